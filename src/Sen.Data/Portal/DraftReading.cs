using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;

namespace Sen.Data.Portal;

/// <summary>Named queries on working copies of articles, shared by the slices.</summary>
public static class DraftReading
{
    private const int MostWaiting = 100;

    private static readonly ArticleStage[] Waits = [ArticleStage.InReview, ArticleStage.Returned, ArticleStage.Approved];

    /// <summary>The working copies in scope that wait for a review, a correction or their publication, as the table of work reads them; the longest untouched first.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="today">Local day: decides who may still correct what was sent back.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<ArticleSource>> Waiting(SenDb db, DateOnly today, CancellationToken ct)
    {
        var drafts = await db.ArticleDrafts.AsNoTracking().Where(draft => Waits.Contains(draft.Stage)).OrderBy(draft => draft.SavedAt).ThenBy(draft => draft.Id).Take(MostWaiting)
            .Select(draft => new { draft.Id, draft.CommuneId, draft.Stage, draft.Title, draft.WrittenBy, draft.WrittenByTitle, draft.SavedAt, draft.Origin }).ToListAsync(ct);
        if (drafts.Count == 0)
        {
            return [];
        }

        var ids = drafts.Select(draft => draft.Id).ToList();
        var writers = (await (
            from draft in db.ArticleDrafts.AsNoTracking()
            join version in db.ArticleRevisions on draft.Id equals version.ArticleId
            where ids.Contains(draft.Id) && version.No > draft.LiveRevision
            select new { draft.Id, version.WrittenBy }).Distinct().ToListAsync(ct)).ToLookup(version => version.Id, version => version.WrittenBy);
        var steps = await LastSteps(db, ids, ct);
        var editors = drafts.Exists(draft => draft.Stage == ArticleStage.Returned)
            ? (await HeldPosts.WhoMay(db, Operation.EditArticle, [.. drafts.Select(draft => draft.CommuneId).Distinct()], today, ct)).SelectMany(people => people).Select(person => person.Id).ToHashSet()
            : [];
        return
        [
            .. from draft in drafts
               let wrote = (IReadOnlyList<Guid>)[.. writers[draft.Id], draft.WrittenBy]
               select new ArticleSource(
                   draft.Id, draft.CommuneId, draft.Stage, draft.Title, wrote, draft.WrittenByTitle, BusinessCalendar.DateOf(steps.TryGetValue(draft.Id, out var at) ? at : draft.SavedAt),
                   draft.Origin == Origin.Illustrative, Deserted: draft.Stage == ArticleStage.Returned && !wrote.Any(editors.Contains)),
        ];
    }

    // A working copy does not say since when it stands where it stands; the act that sent it there does. Writing on does not move the day.
    private static async Task<Dictionary<Guid, DateTime>> LastSteps(SenDb db, List<Guid> ids, CancellationToken ct)
    {
        var (subjects, sent, returned) = (ids.Select(id => id.ToString("d")).ToList(), Operation.MoveArticle.Verb(), Operation.ReviewArticle.Verb());
        var lines = await db.AuditLines.AsNoTracking().Where(line => subjects.Contains(line.SubjectId) && (line.Verb == sent || line.Verb == returned))
            .GroupBy(line => line.SubjectId).Select(acts => new { Id = acts.Key, At = acts.Max(line => line.At)! }).ToListAsync(ct);
        return lines.ToDictionary(line => Guid.Parse(line.Id), line => AuditLine.Moment(line.At));
    }
}
