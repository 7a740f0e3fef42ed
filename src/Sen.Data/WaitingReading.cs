using Microsoft.EntityFrameworkCore;
using Sen.Data.Feedback;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Portal;
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
        var (registrations, inheritance) = await OfRegistrations(db, commune, today, ct);
        var (feedback, slow) = await FeedbackReading.Waiting(db, today, whoHid: true, ct);
        var articles = await DraftReading.Waiting(db, today, ct);
        var waiting = new WaitingWork(
            registrations, [.. feedback.Where(source => source.Subject.CommuneId == commune)],
            [.. slow.Where(lane => lane.CommuneId == commune)], [.. articles.Where(source => source.CommuneId == commune)])
        {
            Requests = [.. (await OfRequests(db, ct)).Where(source => source.Subject.CommuneId == commune)],
            Inheritance = inheritance,
            Proposals = await ProposalReading.Waiting(db, _ => true, commune, today, ct),
        };
        // Days of what another commune began are counted by that commune's settings.
        var ended = waiting.Communes.Where(before => before != commune).ToHashSet();
        var settings = await DeskWork.SettingsOfAll(db, ended, ct);
        return waiting with { OfEnded = ended.ToDictionary(before => before, before => Settings.On(settings[before], today)) };
    }

    /// <summary>What waits for a person anywhere in scope: only the kinds some row of the tables could give them are read.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="actor">The person.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<WaitingWork> For(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        bool May(WorkRow row) => Access.Ever(actor, row.Operation);
        var gives = Access.Ever(actor, Operation.GivePost);
        IReadOnlyList<WorkSource> registrations = [];
        IReadOnlyList<InheritingSource> inheritance = [];
        if (WorkTable.Rows.Any(May) || May(InheritingWork.Decide))
        {
            // What an organisation here carries on was recorded by the commune before; what communes that have ended left to decide is for their own people or for those of the commune that followed.
            using var wider = await Inherited.Widen(db, actor, today, ct);
            registrations = WorkTable.Rows.Any(May) ? await Registrations.Waiting(db, today, ct) : [];
            inheritance = May(InheritingWork.Decide) ? await Inherited.Waiting(db, today, ct) : [];
        }

        var (feedback, slow) = gives || FeedbackWork.Rows.Any(May) ? await FeedbackReading.Waiting(db, today, gives || May(FeedbackWork.Review), ct) : ([], []);
        return new(registrations, feedback, slow, gives || ArticleWork.Rows.Any(May) ? await DraftReading.Waiting(db, today, ct) : [])
        {
            Requests = May(DataRequestWork.Close) ? await OfRequests(db, ct) : [],
            Inheritance = inheritance,
            Proposals = actor.Standing == Standing.Person && actor.Posts.Count > 0 ? await ProposalReading.Waiting(db, operation => Access.Ever(actor, operation), null, today, ct) : [],
        };
    }

    private static async Task<(IReadOnlyList<WorkSource> Sources, IReadOnlyList<InheritingSource> Inheritance)> OfRegistrations(SenDb db, Guid commune, DateOnly today, CancellationToken ct)
    {
        using var wider = await Inherited.Widen(db, commune, today, ct);
        return (
            [.. (await Registrations.Waiting(db, today, ct)).Where(source => source.Concerns(commune))],
            [.. (await Inherited.Waiting(db, today, ct)).Where(source => source.Subject.CommuneId == commune || source.Subject.Above?.Contains(commune) == true)]);
    }

    private static async Task<IReadOnlyList<DataRequestSource>> OfRequests(SenDb db, CancellationToken ct) =>
    [
        .. (await db.DataRequests.AsNoTracking().Where(row => row.State == DataRequestState.Open).ToListAsync(ct))
            .Select(row => new DataRequestSource(row.Id, row.Subject, row.Kind, row.Place, row.ReceivedOn, row.DueOn, row.Origin == Origin.Illustrative)),
    ];

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
