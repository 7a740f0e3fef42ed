using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement.Feedback;
using Sen.Movement.People;

namespace Sen.Data.Feedback;

/// <summary>Named queries on what citizens sent, shared by the slices.</summary>
public static class FeedbackReading
{
    // Far more than a commune answers in a year; a bound all the same.
    private const int MostAnswers = 5000;
    private const int MostWaiting = 500;
    private const int LineLength = 80;

    /// <summary>What waits for somebody in scope, oldest first, and what lies in the slow lane of each commune.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="today">Local day.</param>
    /// <param name="whoHid">Also who hid what waits for its review: the audit is read for that, so only for those it matters to.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<(IReadOnlyList<FeedbackSource> Sources, IReadOnlyList<SlowLane> Slow)> Waiting(SenDb db, DateOnly today, bool whoHid, CancellationToken ct)
    {
        var rows = await db.Feedback.AsNoTracking()
            .Where(row => (row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Usual) || row.HidingReview == HidingReview.Pending)
            .OrderBy(row => row.OpenSince).ThenBy(row => row.Id).Take(MostWaiting).ToListAsync(ct);
        var slow = await db.Feedback.Where(row => row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Slow).GroupBy(row => row.CommuneId)
            .Select(lane => new SlowLane(lane.Key, lane.Count(), lane.Min(row => row.OpenSince))).ToListAsync(ct);
        var hiddenBy = whoHid ? await HiddenBy(db, rows, ct) : new Dictionary<Guid, Guid>();
        var held = await HeldPosts.On(db, [.. rows.Select(row => row.CommuneId).Distinct()], today, ct);
        return (
        [
            .. rows.Select(row => new FeedbackSource(
                row.Id, row.Subject, row.State, row.HidingReview, row.OwnerPost, row.HiddenOn ?? row.OpenSince, Movement.Wording.AsTyped(Line(row)),
                row.Origin == Movement.Origin.Illustrative, Deserted: !held.Anybody(row.OwnerPost, row.CommuneId, row.OwnerOrganisationId),
                hiddenBy.TryGetValue(row.Id, out var who) ? who : null)),
        ], slow);
    }

    /// <summary>
    /// Who hid what of these waits for its review, by account: the feedback itself knows no person, the audit does. A group is hidden by one act, written
    /// under its first; its rows are named in the changes.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> HiddenBy(SenDb db, IEnumerable<CitizenFeedback> rows, CancellationToken ct)
    {
        var pending = rows.Where(row => row.HidingReview == HidingReview.Pending).ToDictionary(row => row.Id.ToString("d"), StringComparer.Ordinal);
        if (pending.Count == 0)
        {
            return new Dictionary<Guid, Guid>();
        }

        // What came back from the slow lane never goes there again: an act written under the feedback itself is the last.
        var (ids, verb) = (pending.Keys.ToList(), Operation.HideFeedback.Verb());
        var acts = db.AuditLines.AsNoTracking().Where(line => line.Verb == verb);
        var alone = await acts.Where(line => ids.Contains(line.SubjectId)).OrderByDescending(line => line.Seq).Select(line => new { line.SubjectId, line.ActorId }).ToListAsync(ct);
        var by = alone.DistinctBy(line => line.SubjectId).ToDictionary(line => line.SubjectId, line => line.ActorId, StringComparer.Ordinal);
        if (pending.Values.Where(row => !by.ContainsKey(row.Id.ToString("d"))).ToList() is { Count: > 0 } others)
        {
            var (communes, from) = (others.Select(row => row.CommuneId.ToString("d")).Distinct().ToList(), AuditLine.Instant(Movement.BusinessCalendar.Day(others.Min(row => row.HiddenOn!.Value)).From));
            // Instants are kept as ISO text, so their order is the order of the letters.
            var groups = await acts.Where(line => communes.Contains(line.CommuneId) && line.At.CompareTo(from) >= 0).OrderByDescending(line => line.Seq)
                .Select(line => new { line.ActorId, line.Changes }).ToListAsync(ct);
            foreach (var (id, who) in groups.SelectMany(act => Changes.Read(act.Changes).Where(row => row.Row == nameof(CitizenFeedback)).Select(row => (row.Id, act.ActorId))))
            {
                by.TryAdd(id, who);
            }
        }

        return by.Where(one => pending.ContainsKey(one.Key)).ToDictionary(one => Guid.Parse(one.Key), one => Guid.Parse(one.Value));
    }

    /// <summary>How many lie in a commune's slow lane.</summary>
    public static Task<int> InSlowLane(SenDb db, Guid commune, CancellationToken ct) =>
        db.Feedback.CountAsync(row => row.CommuneId == commune && row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Slow, ct);

    /// <summary>The conversation, in order; tracked when asked so.</summary>
    public static Task<List<FeedbackEntry>> Entries(SenDb db, Guid feedback, CancellationToken ct) =>
        db.FeedbackEntries.Where(row => row.FeedbackId == feedback).OrderBy(row => row.No).ToListAsync(ct);

    /// <summary>The middle answer time of a commune in working days since a day, null of too few answers, and of how many.</summary>
    public static async Task<(int? Days, int Answers)> Median(SenDb db, Guid commune, DateOnly since, CancellationToken ct)
    {
        var answered = await db.Feedback.AsNoTracking()
            .Where(row => row.CommuneId == commune && row.FirstAnsweredOn != null && row.FirstAnsweredOn >= since)
            .OrderByDescending(row => row.FirstAnsweredOn).Take(MostAnswers).Select(row => new { row.ReceivedOn, On = row.FirstAnsweredOn!.Value }).ToListAsync(ct);
        return (FeedbackWork.Median(answered.Select(one => (one.ReceivedOn, one.On))), answered.Count);
    }

    /// <summary>True when the model began with somebody's suggestion.</summary>
    public static Task<bool> BeganAsSuggestion(SenDb db, Guid model, CancellationToken ct) =>
        db.Feedback.AnyAsync(row => row.AdoptedModelId == model, ct);

    /// <summary>What it is about, in a line: the model or article, the suggestion's name, else its first words.</summary>
    public static string Line(CitizenFeedback feedback) =>
        feedback.SuggestedName.Length > 0 ? feedback.SuggestedName
        : feedback.AboutTitle.Length > 0 && feedback.About is AboutKind.Model or AboutKind.Article ? feedback.AboutTitle
        : feedback.Text.Length <= LineLength ? feedback.Text : $"{feedback.Text[..LineLength].TrimEnd()}…";
}
