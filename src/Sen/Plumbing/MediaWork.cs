using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>What is done with a picture or document after the act that brought it: nobody waits for it, and it may be done twice.</summary>
public static class MediaWork
{
    /// <summary>Names of the kinds of work.</summary>
    public const string MakeAvif = "media.avif", ReadText = "media.text";

    /// <summary>The kinds, for the runner.</summary>
    public static IReadOnlyList<JobKind> Kinds { get; } =
    [
        new(MakeAvif, Operation.FinishMedia, DevelopAvif),
        new(ReadText, Operation.FinishMedia, ReadDocument),
    ];

    private static Task DevelopAvif(Errand errand, CancellationToken ct) => OfNow(errand, async (db, item, bytes, now) =>
    {
        var made = await errand.Parts.GetRequiredService<Photos>().InTurn(() => Task.FromResult(Darkroom.ToAvif(bytes)), ct);
        await errand.Parts.GetRequiredService<MediaKeeping>().Add(db, item, made, now, ct);
        // Written with the row, so that a picture replaced meanwhile never gets the old one's AVIF.
        item.HasAvif = true;
    }, item => !item.HasAvif, ct);

    private static Task ReadDocument(Errand errand, CancellationToken ct) => OfNow(errand, async (db, item, bytes, now) =>
    {
        var pages = await errand.Parts.GetRequiredService<Photos>().InTurn(() => Task.FromResult(PaperText.Of(bytes, item.MediaType)), ct);
        item.TextState = pages is null ? MediaTextState.Unreadable
            : pages.Any(page => SecrecyStamp.In(page.Text) is not null) ? MediaTextState.Secret
            : pages.All(page => page.Text.Length == 0) ? MediaTextState.Empty
            : MediaTextState.Read;
        item.Judge();
        // A secret paper's words go nowhere, least of all into the search.
        if (item.TextState == MediaTextState.Read)
        {
            db.MediaTexts.AddRange(pages!.Where(page => page.Text.Length > 0).Select(page => new MediaText
            {
                Id = Guid.CreateVersion7(now),
                CommuneId = item.CommuneId,
                ProvinceId = item.ProvinceId,
                MediaId = item.Id,
                Page = page.No,
                Sheet = page.Sheet,
                Text = page.Text,
            }));
        }
    }, item => item.TextState == MediaTextState.Waiting, ct);

    // Only while the item still has the bytes the work was asked for, and only when it is still to be done.
    private static async Task OfNow(
        Errand errand, Func<SenDb, MediaItem, byte[], DateTimeOffset, Task> work, Func<MediaItem, bool> due, CancellationToken ct)
    {
        var asked = JsonSerializer.Deserialize<MediaKeeping.Errand>(errand.Job.Payload)!;
        await using var db = errand.Open();
        var file = await db.Files.AsNoTracking()
            .FirstOrDefaultAsync(row => row.OwnerKind == FileOwner.Media && row.OwnerId == asked.Media && row.Large == asked.Hash, ct);
        if (file is null || await db.Media.SingleOrDefaultAsync(row => row.Id == asked.Media, ct) is not { } item || !due(item))
        {
            return;
        }

        await work(db, item, await Bytes(errand.Parts.GetRequiredService<FileStore>(), asked.Hash, ct), new(errand.Now));
        var done = await db.Commit(new Act(errand.Permit, errand.Job.Id, "media", item.Id, errand.Now, item.CommuneId) { KeepsVersion = true }, ct);
        if (done.Refusal is Refusal.Stale)
        {
            // Somebody wrote beside the picture meanwhile: the runner comes again.
            throw new InvalidOperationException(done.Refusal.Sentence.En);
        }
    }

    private static async Task<byte[]> Bytes(FileStore store, string hash, CancellationToken ct)
    {
        await using var kept = store.Open(hash) ?? throw new FileNotFoundException($"The bytes {hash} are not there.");
        var bytes = new byte[kept.Length];
        await kept.ReadExactlyAsync(bytes, ct);
        return bytes;
    }
}
