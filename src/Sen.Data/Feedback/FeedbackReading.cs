using Microsoft.EntityFrameworkCore;
using Sen.Movement.Feedback;

namespace Sen.Data.Feedback;

/// <summary>Named queries on what citizens sent, shared by the slices.</summary>
public static class FeedbackReading
{
    // Far more than a commune answers in a year; a bound all the same.
    private const int MostAnswers = 5000;
    private const int MostWaiting = 500;
    private const int LineLength = 80;

    /// <summary>What waits for somebody in scope, oldest first, and how much lies in the slow lane.</summary>
    public static async Task<(IReadOnlyList<FeedbackSource> Sources, int Slow)> Waiting(SenDb db, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Feedback.AsNoTracking()
            .Where(row => (row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Usual) || row.HidingReview == HidingReview.Pending)
            .OrderBy(row => row.OpenSince).ThenBy(row => row.Id).Take(MostWaiting).ToListAsync(ct);
        var slow = await db.Feedback.CountAsync(row => row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Slow, ct);
        var held = await HeldPosts.On(db, [.. rows.Select(row => row.CommuneId).Distinct()], today, ct);
        return (
        [
            .. rows.Select(row => new FeedbackSource(
                row.Id, row.Subject, row.State, row.HidingReview, row.OwnerPost, row.HiddenOn ?? row.OpenSince, Movement.Wording.AsTyped(Line(row)),
                row.Origin == Movement.Origin.Illustrative, Deserted: !held.Anybody(row.OwnerPost, row.CommuneId, row.OwnerOrganisationId))),
        ], slow);
    }

    /// <summary>How many lie in a commune's slow lane.</summary>
    public static Task<int> InSlowLane(SenDb db, Guid commune, CancellationToken ct) =>
        db.Feedback.CountAsync(row => row.CommuneId == commune && row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Slow, ct);

    /// <summary>The conversation, in order; tracked when asked so.</summary>
    public static Task<List<FeedbackEntry>> Entries(SenDb db, Guid feedback, CancellationToken ct) =>
        db.FeedbackEntries.Where(row => row.FeedbackId == feedback).OrderBy(row => row.No).ToListAsync(ct);

    /// <summary>The middle answer time of a commune in working days since a day, and of how many answers.</summary>
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
