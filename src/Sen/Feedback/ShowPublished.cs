using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>What was asked and answered in public (góp ý đã đăng), and how quickly: kept like every public page.</summary>
public static class ShowPublished
{
    private const int Length = 20;

    /// <summary>One published piece of feedback with the entries that may be seen.</summary>
    public sealed record Item(CitizenFeedback Feedback, IReadOnlyList<FeedbackEntry> Entries);

    /// <summary>The page.</summary>
    public sealed record Page(IReadOnlyList<Item> Items, int Total, Pager Pager, Promise Promise);

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage(FeedbackAddresses.Published, [PageQuery.PageNumber], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        await using var db = request.Open();
        var at = request.Page(PageQuery.PageNumber);
        var published = db.Feedback.AsNoTracking().Where(row => row.IsPublic && !row.Sensitive);
        var total = await published.CountAsync(request.Ct);
        var shown = await published.OrderByDescending(row => row.AnsweredOn).ThenByDescending(row => row.Id).Skip((at - 1) * Length).Take(Length).ToListAsync(request.Ct);
        if (at > 1 && shown.Count == 0)
        {
            return null;
        }

        var ids = shown.Select(row => row.Id).ToList();
        var entries = (await db.FeedbackEntries.AsNoTracking().Where(row => ids.Contains(row.FeedbackId) && row.IsPublic).OrderBy(row => row.No).ToListAsync(request.Ct))
            .ToLookup(row => row.FeedbackId);
        return await request.Draw<PublishedFeedbackView>(
            new Page(
                [.. shown.Select(row => new Item(row, [.. entries[row.Id]]))], total, request.Pages(PageQuery.PageNumber, total, Length, at),
                await PublicForms.PromiseOf(db, request.Site.CommuneId, BusinessCalendar.Today(request.Clock), request.Ct)),
            ["feedback"]);
    }
}
