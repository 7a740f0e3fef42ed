using Microsoft.EntityFrameworkCore;
using Sen.Data.Feedback;
using Sen.Data.Portal;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Portal;
using Sen.Movement.Settings;

namespace Sen.Data;

/// <summary>Named query: what waits for a person (việc của tôi), by the table of work and the settings of each commune.</summary>
public static class DeskWork
{
    private const int MostFeedback = 5;

    /// <summary>The person's work, soonest first. Somebody no row of the table speaks of costs no query.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="actor">The person.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<Work>> For(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        IReadOnlyList<Work> work = [.. await OnRegistrations(db, actor, today, ct), .. await OnFeedback(db, actor, today, ct), .. await OnArticles(db, actor, today, ct), .. await OnDataRequests(db, actor, today, ct),
            .. await OnInheritance(db, actor, today, ct), .. await PostDesk.For(db, actor, today, ct), .. await ProposalReading.For(db, actor, today, ct)];
        return [.. work.OrderBy(one => one.Due).ThenBy(one => one.RegistrationId)];
    }

    private static async Task<IEnumerable<Work>> OnRegistrations(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (!WorkTable.Rows.Any(row => Access.Ever(actor, row.Operation)))
        {
            return [];
        }

        // What an organisation here carries on was recorded by the commune before.
        using var wider = await Inherited.Widen(db, actor, today, ct);
        var sources = await Registrations.Waiting(db, today, ct);
        var settings = await SettingsOfAll(db, [.. sources.Select(source => source.Subject.CommuneId!.Value)], ct);
        return sources.GroupBy(source => source.Subject.CommuneId!.Value)
            .SelectMany(commune => WorkTable.For(actor, commune, Settings.On(settings[commune.Key], today), today)).ToList();
    }

    // A flood of feedback is one line on a desk, not a thousand: the queue's own page sorts it.
    private static async Task<IEnumerable<Work>> OnFeedback(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var gives = Access.Ever(actor, FeedbackWork.Staff.Operation);
        if (!gives && !FeedbackWork.Rows.Any(row => Access.Ever(actor, row.Operation)))
        {
            return [];
        }

        var (sources, slow) = await FeedbackReading.Waiting(db, today, gives || Access.Ever(actor, Operation.ReviewHiding), ct);
        var settings = await SettingsOfAll(db, [.. sources.Select(source => source.Subject.CommuneId!.Value), .. slow.Select(lane => lane.CommuneId)], ct);
        var work = sources.GroupBy(source => source.Subject.CommuneId!.Value)
            .SelectMany(commune => FeedbackWork.For(actor, commune, Settings.On(settings[commune.Key], today), today)).OrderBy(one => one.Due).ToList();
        var shown = work.Count <= MostFeedback ? work
            : [.. work.Take(1).Select(one => one with { RegistrationId = Guid.Empty, ModelName = ($"{work.Count} góp ý đang chờ", $"{work.Count} pieces of feedback waiting") })];
        if (gives && sources.Any(source => source.Review == HidingReview.Pending))
        {
            var reviewers = await HeldPosts.WhoMay(db, Operation.ReviewHiding, [.. sources.Select(source => source.Subject.CommuneId!.Value).Distinct()], today, ct);
            shown = [.. shown, .. sources.GroupBy(source => source.Subject.CommuneId!.Value)
                .Select(commune => FeedbackWork.ForStaff(actor, commune.Key, commune, reviewers[commune.Key].Select(person => person.Id), Settings.On(settings[commune.Key], today), today)).OfType<Work>()];
        }

        return shown.Concat(slow.Select(lane => FeedbackWork.For(actor, lane, Settings.On(settings[lane.CommuneId], today), today)).OfType<Work>());
    }

    private static async Task<IEnumerable<Work>> OnArticles(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (!ArticleWork.Rows.Append(ArticleWork.Staff).Any(row => Access.Ever(actor, row.Operation)))
        {
            return [];
        }

        var sources = await DraftReading.Waiting(db, today, ct);
        var settings = await SettingsOfAll(db, [.. sources.Select(source => source.CommuneId)], ct);
        var communes = sources.GroupBy(source => source.CommuneId).ToList();
        var work = communes.SelectMany(commune => ArticleWork.For(actor, commune, Settings.On(settings[commune.Key], today), today)).ToList();
        if (communes.Count > 0 && Access.Ever(actor, ArticleWork.Staff.Operation))
        {
            var approvers = await HeldPosts.WhoMay(db, Operation.ReviewArticle, [.. communes.Select(commune => commune.Key)], today, ct);
            work.AddRange(communes.Select(commune => ArticleWork.ForStaff(actor, commune.Key, commune, approvers[commune.Key].Select(person => person.Id), Settings.On(settings[commune.Key], today), today)).OfType<Work>());
        }

        return work;
    }

    private static async Task<IEnumerable<Work>> OnDataRequests(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (!Access.Ever(actor, DataRequestWork.Close.Operation))
        {
            return [];
        }

        var open = await db.DataRequests.AsNoTracking().Where(row => row.State == DataRequestState.Open).ToListAsync(ct);
        return DataRequestWork.For(
            actor, open.Select(row => new DataRequestSource(row.Id, row.Subject, row.Kind, row.Place, row.ReceivedOn, row.DueOn, row.Origin == Movement.Origin.Illustrative)), today);
    }

    // What communes that have ended left to decide, for their own people or for those of the commune that followed.
    private static async Task<IEnumerable<Work>> OnInheritance(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (!Access.Ever(actor, InheritingWork.Decide.Operation))
        {
            return [];
        }

        using var wider = await Inherited.Widen(db, actor, today, ct);
        var sources = await Inherited.Waiting(db, today, ct);
        var settings = await SettingsOfAll(db, [.. sources.Select(source => source.Subject.CommuneId!.Value)], ct);
        return sources.Select(source => InheritingWork.For(actor, source, Settings.On(settings[source.Subject.CommuneId!.Value], today), today)).OfType<Work>().ToList();
    }

    internal static async Task<ILookup<Guid, DatedSetting>> SettingsOfAll(SenDb db, HashSet<Guid> communes, CancellationToken ct) =>
        (await db.Settings.AsNoTracking().Where(row => communes.Contains(row.CommuneId)).ToListAsync(ct)).ToLookup(row => row.CommuneId);
}
