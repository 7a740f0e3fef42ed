using Sen.Data.Feedback;
using Sen.Data.Portal;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Movement.Settings;

namespace Sen.Data;

/// <summary>Named queries on all that waits in one commune (việc đang chờ), whoever does it.</summary>
public static class WaitingReading
{
    /// <summary>Everything that waits there, with what its organisations carry on of communes that have ended.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<WaitingWork> In(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        var (registrations, ended) = await OnRegistrations(db, commune, today, ct);
        var (feedback, slow) = await FeedbackReading.Waiting(db, today, whoHid: true, ct);
        var articles = await DraftReading.Waiting(db, today, ct);
        return new(
            registrations, [.. feedback.Where(source => source.Subject.CommuneId == commune)],
            [.. slow.Where(lane => lane.CommuneId == commune)], [.. articles.Where(source => source.CommuneId == commune)])
        { OfEnded = ended };
    }

    // As on the desks (DeskWork): days of what another commune began are counted by that commune's settings.
    private static async Task<(IReadOnlyList<WorkSource> Sources, IReadOnlyDictionary<Guid, Settings> OfEnded)> OnRegistrations(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        using var wider = await Inherited.Widen(db, commune, today, ct);
        var sources = (await Registrations.Waiting(db, today, ct)).Where(source => source.Concerns(commune)).ToList();
        var ended = sources.Select(source => source.Subject.CommuneId!.Value).Where(before => before != commune).ToHashSet();
        if (ended.Count == 0)
        {
            return (sources, new Dictionary<Guid, Settings>());
        }

        var settings = await DeskWork.SettingsOfAll(db, ended, ct);
        return (sources, ended.ToDictionary(before => before, before => Settings.On(settings[before], today)));
    }

    /// <summary>
    /// What somebody who stands in for the holder of a post can do of its work, soonest first: what a delegation does not carry, and what the separation of duties keeps from this person, is the post's all the same, but no
    /// work of theirs.
    /// </summary>
    /// <param name="waiting">What waits in the commune.</param>
    /// <param name="office">The post.</param>
    /// <param name="actor">Who stands in.</param>
    /// <param name="settings">The commune's settings on that day.</param>
    /// <param name="today">Local day.</param>
    public static IReadOnlyList<Work> ByMandate(WaitingWork waiting, Office office, Actor actor, Settings settings, DateOnly today)
    {
        var allowed = waiting.For(actor, settings, today).Select(work => (work.Row.Operation, work.RegistrationId)).ToHashSet();
        return
        [
            .. waiting.For(actor with { Posts = [.. actor.Posts.Where(post => Office.Of(post) == office)] }, settings, today)
                .Where(work => allowed.Contains((work.Row.Operation, work.RegistrationId))).OrderBy(work => work.Due).ThenBy(work => work.RegistrationId),
        ];
    }

    /// <summary>The open work of a post, soonest first: what it gives whoever holds it, and what it gives this person besides (an article one wrote oneself).</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="office">The post.</param>
    /// <param name="person">Whose own acts count; the empty id for nobody's.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<Work>> Of(SenDb db, Office office, Guid person, DateOnly today, CancellationToken ct)
    {
        if (!office.HasInbox)
        {
            return [];
        }

        return Of(await In(db, office.CommuneId, today, ct), office, person, await SettingsOf.Commune(db, office.CommuneId, today, ct), today);
    }

    /// <summary>The same of what was read before: for the posts of a commune side by side.</summary>
    public static IReadOnlyList<Work> Of(WaitingWork waiting, Office office, Guid person, Settings settings, DateOnly today) => office.HasInbox
        // What a person may not do of a post's work, such as approving the own registration, is still the post's.
        ? [
            .. waiting.For(office.Holder(), settings, today).Concat(person == Guid.Empty ? [] : waiting.For(office.Holder(person), settings, today))
                .DistinctBy(work => (work.Row.Operation, work.RegistrationId)).OrderBy(work => work.Due).ThenBy(work => work.RegistrationId),
        ]
        : [];
}
