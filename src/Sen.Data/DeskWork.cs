using Microsoft.EntityFrameworkCore;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.People;
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
        var waiting = await WaitingReading.For(db, actor, today, ct);
        var settings = await SettingsOfAll(db, [.. waiting.Communes], ct);
        Settings On(Guid commune) => Settings.On(settings[commune], today);
        var work = waiting.For(actor, On, today).ToLookup(one => FeedbackWork.Rows.Contains(one.Row) && one.RegistrationId != Guid.Empty);
        IReadOnlyList<Work> all = [.. work[false], .. Together([.. work[true].OrderBy(one => one.Due)]), .. await ForStaff(db, actor, waiting, On, today, ct), .. await PostDesk.For(db, actor, today, ct)];
        return [.. all.OrderBy(one => one.Due).ThenBy(one => one.RegistrationId)];
    }

    // A flood of feedback is one line on a desk, not a thousand: the queue's own page sorts it.
    private static List<Work> Together(List<Work> feedback) => feedback.Count <= MostFeedback ? feedback
        : [feedback[0] with { RegistrationId = Guid.Empty, ModelName = ($"{feedback.Count} góp ý đang chờ", $"{feedback.Count} pieces of feedback waiting") }];

    // What lacks a second person is the work of whoever gives posts.
    private static async Task<IReadOnlyList<Work>> ForStaff(SenDb db, Actor actor, WaitingWork waiting, Func<Guid, Settings> settings, DateOnly today, CancellationToken ct)
    {
        if (!Access.Ever(actor, Operation.GivePost))
        {
            return [];
        }

        var work = new List<Work>();
        if (waiting.Feedback.Any(source => source.Review == HidingReview.Pending))
        {
            var communes = waiting.Feedback.GroupBy(source => source.Subject.CommuneId!.Value).ToList();
            var reviewers = await HeldPosts.WhoMay(db, Operation.ReviewHiding, [.. communes.Select(commune => commune.Key)], today, ct);
            work.AddRange(communes.Select(commune => FeedbackWork.ForStaff(actor, commune.Key, commune, reviewers[commune.Key].Select(person => person.Id), settings(commune.Key), today)).OfType<Work>());
        }

        if (waiting.Articles.Count > 0)
        {
            var communes = waiting.Articles.GroupBy(source => source.CommuneId).ToList();
            var approvers = await HeldPosts.WhoMay(db, Operation.ReviewArticle, [.. communes.Select(commune => commune.Key)], today, ct);
            work.AddRange(communes.Select(commune => ArticleWork.ForStaff(actor, commune.Key, commune, approvers[commune.Key].Select(person => person.Id), settings(commune.Key), today)).OfType<Work>());
        }

        return work;
    }

    // Work that is in somebody's scope because it was carried on counts its days by the settings of the commune it began in, which is not.
    internal static async Task<ILookup<Guid, DatedSetting>> SettingsOfAll(SenDb db, HashSet<Guid> communes, CancellationToken ct) => communes.Count == 0 ? Array.Empty<DatedSetting>().ToLookup(row => row.CommuneId)
        : (await db.Settings.AsNoTracking().IgnoreQueryFilters().Where(row => communes.Contains(row.CommuneId)).ToListAsync(ct)).ToLookup(row => row.CommuneId);
}
