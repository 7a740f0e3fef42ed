using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>One act on an item, as its page lists it.</summary>
public sealed record MediaAct(DateTime At, Wording Verb, string Who);

/// <summary>An item of the library as its page shows it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Uses">Where it is used.</param>
/// <param name="IsPublic">Whether readers see it now.</param>
/// <param name="Acts">What was done with it, newest first.</param>
public sealed record MediaSheet(MediaItem Item, IReadOnlyList<UsedIn> Uses, bool IsPublic, IReadOnlyList<MediaAct> Acts);

/// <summary>Opens an item of the library for whoever may do this with it.</summary>
public sealed class MediaSheets(SenDb db)
{
    private const int MostActs = 20;

    /// <summary>The item, or why not.</summary>
    public async Task<Outcome<MediaSheet>> Open(Guid id, Operation operation, Actor actor, CancellationToken ct)
    {
        // What a refused attempt changed in memory is forgotten.
        db.ChangeTracker.Clear();
        if (await db.Media.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } item)
        {
            return new Refusal.Missing(("ảnh, tệp", "picture or file"));
        }

        if (Access.Ask(actor, operation, Subject.Of(item.CommuneId)).Refusal is { } refusal)
        {
            return refusal;
        }

        var text = id.ToString("d");
        var acts = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == text).OrderByDescending(line => line.Seq).Take(MostActs)
            .Select(line => new { line.At, line.Verb, line.ActorName }).ToListAsync(ct);
        return new MediaSheet(
            item, await MediaReading.Uses(db, id, ct), await MediaReading.Public(db).AnyAsync(row => row.Id == id, ct),
            [.. acts.Select(line => new MediaAct(AuditTimes.Of(line.At), OperationNames.OfVerb(line.Verb), line.ActorName))]);
    }
}
