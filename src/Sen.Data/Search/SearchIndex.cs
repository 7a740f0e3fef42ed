using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using Sen.Data.Files;
using Sen.Data.Media;
using Sen.Data.Portal;
using Sen.Movement.Direction;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Units;

namespace Sen.Data.Search;

/// <summary>What an act may alter in the index.</summary>
/// <param name="Pages">Pages whose own records changed.</param>
/// <param name="Owners">Organisations whose changed names stand in the entries of their models.</param>
/// <param name="Media">Pictures and documents whose changed words stand in the entries of the pages that use them.</param>
internal sealed record SearchTouched(IReadOnlyCollection<(SearchKind Kind, Guid Id)> Pages, IReadOnlyCollection<Guid> Owners, IReadOnlyCollection<Guid> Media)
{
    public bool IsNothing => Pages.Count == 0 && Owners.Count == 0 && Media.Count == 0;
}

/// <summary>
/// The index of what is public (chỉ mục tìm kiếm). The one door writes it in the transaction of the act, so it is neither late nor ever holds what a
/// reader may not see; a rebuild makes the same from all records. It is made of records alone and in no backup.
/// </summary>
public static class SearchIndex
{
    /// <summary>The form of what is kept: another number makes every installation build its index anew.</summary>
    public const int Form = 2;

    // Places of one day: more than are ever public of one day.
    private const int BitsADay = 20;
    private const int Chunk = 200;

    /// <summary>Whether the index is there in its present form.</summary>
    public static async Task<bool> IsCurrent(Databases databases, CancellationToken ct)
    {
        await using var connection = await databases.ConnectToRead(ct);
        return await IsCurrent(new SearchSession(databases.Engine, connection, null), ct);
    }

    /// <summary>Makes the index anew from the public records, in one transaction, and answers how many entries it has.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="always">False leaves an index alone that is there in its present form.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<int> Rebuild(Databases databases, bool always, CancellationToken ct)
    {
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var session = new SearchSession(databases.Engine, connection, transaction) { Patient = true };
        var engine = SearchEngine.Of(databases.Engine);
        await engine.Lock(session, alone: true, ct);
        if (!always && await IsCurrent(session, ct))
        {
            return 0;
        }

        await engine.Empty(session, ct);
        var count = await Fill(session, engine, ct);
        await session.Do("DELETE FROM search_state", ct);
        await session.Do("INSERT INTO search_state (id, form) VALUES (1, @p0)", ct, Form);
        await engine.Settle(session, ct);
        await transaction.CommitAsync(CancellationToken.None);
        return count;
    }

    /// <summary>What the tracked changes may alter in the index; asked before they are saved.</summary>
    internal static SearchTouched Touched(ChangeTracker tracker)
    {
        var (pages, owners, media) = (new SortedSet<(SearchKind, Guid)>(), new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (PageOf(entry.Entity) is { } page)
            {
                pages.Add(page);
            }
            else if (entry is { State: EntityState.Modified, Entity: Organisation owner })
            {
                owners.Add(owner.Id);
            }
            else if (MediaOf(entry.Entity) is { } item)
            {
                media.Add(item);
            }
        }

        return new(pages, owners, media);
    }

    /// <summary>Writes the entries of what was touched as the records now stand, in the context's own transaction.</summary>
    internal static async Task Update(SenDb db, SearchTouched touched, CancellationToken ct)
    {
        if (touched.IsNothing)
        {
            return;
        }

        var kind = db.Database.IsSqlite() ? EngineKind.Sqlite : EngineKind.Postgres;
        var session = new SearchSession(kind, db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
        var engine = SearchEngine.Of(kind);
        await engine.Lock(session, alone: false, ct);
        var all = new SortedSet<(SearchKind Kind, Guid Id)>(touched.Pages);
        foreach (var owner in touched.Owners)
        {
            all.UnionWith(await session.All("SELECT id FROM model WHERE owner_organisation_id = @p0", row => (SearchKind.Model, row.GetGuid(0)), ct, owner));
        }

        foreach (var item in touched.Media)
        {
            var uses = await session.All("SELECT owner_kind, owner_id FROM media_use WHERE media_id = @p0", row => PageOf(row.Enum<MediaOwner>(0), row.GetGuid(1)), ct, item);
            all.UnionWith(uses.OfType<(SearchKind, Guid)>());
        }

        var (entries, before) = (new List<SearchEntry>(), new Dictionary<(string, Guid), long>());
        foreach (var group in all.GroupBy(page => page.Kind))
        {
            foreach (var ids in group.Select(page => page.Id).Chunk(Chunk))
            {
                await Remove(session, engine, ids, before, ct);
                entries.AddRange(await SearchSources.Of(session, group.Key, ids, ct));
            }
        }

        // What stays on its day stays in its place; only then is it known which places are free.
        long? Kept(SearchEntry entry) => before.TryGetValue((entry.Kind.ToString(), entry.RecordId), out var old) && old >> BitsADay == entry.DayNumber ? old : null;
        foreach (var entry in InOrder(entries).OrderBy(entry => Kept(entry) is null))
        {
            await engine.Insert(session, entry, Kept(entry) ?? await Next(session, entry.DayNumber, ct), ct);
        }
    }

    private static (SearchKind, Guid)? PageOf(object row) => row switch
    {
        Article article => (SearchKind.Article, article.Id),
        EmulationModel model => (SearchKind.Model, model.Id),
        Registration registration => (SearchKind.Model, registration.ModelId),
        LevelClaim claim => (SearchKind.Model, claim.ModelId),
        ProgressEntry entry => (SearchKind.Model, entry.ModelId),
        StoredFile { ModelId: { } model } => (SearchKind.Model, model),
        OfficialDocument document => (SearchKind.Document, document.Id),
        MediaUse use => PageOf(use.OwnerKind, use.OwnerId),
        _ => null,
    };

    // A portal's emblem is on every page and found on none.
    private static (SearchKind, Guid)? PageOf(MediaOwner owner, Guid id) => owner switch
    {
        MediaOwner.Article => (SearchKind.Article, id),
        MediaOwner.Model => (SearchKind.Model, id),
        _ => null,
    };

    private static Guid? MediaOf(object row) => row switch
    {
        MediaItem item => item.Id,
        MediaText text => text.MediaId,
        _ => null,
    };

    private static async Task<bool> IsCurrent(SearchSession session, CancellationToken ct) =>
        (await session.All("SELECT form FROM search_state", row => row.GetInt32(0), ct)) is [Form];

    // Kind by kind in the order of the days; within a day the places follow the order of the ids of each kind.
    private static async Task<int> Fill(SearchSession session, SearchEngine engine, CancellationToken ct)
    {
        var (count, last) = (0, new Dictionary<int, long>());
        foreach (var kind in (await SearchSources.All(session, ct)).GroupBy(page => page.Kind))
        {
            foreach (var ids in kind.Select(page => page.Id).Chunk(Chunk))
            {
                foreach (var entry in InOrder(await SearchSources.Of(session, kind.Key, ids, ct)))
                {
                    last[entry.DayNumber] = last.GetValueOrDefault(entry.DayNumber) + 1;
                    await engine.Insert(session, entry, ((long)entry.DayNumber << BitsADay) + last[entry.DayNumber], ct);
                    count++;
                }
            }
        }

        return count;
    }

    private static IEnumerable<SearchEntry> InOrder(IEnumerable<SearchEntry> entries) =>
        entries.OrderBy(entry => entry.DayNumber).ThenBy(entry => entry.Kind).ThenBy(entry => entry.Nth).ThenBy(entry => entry.RecordId);

    private static async Task Remove(SearchSession session, SearchEngine engine, Guid[] pages, Dictionary<(string, Guid), long> before, CancellationToken ct)
    {
        var rows = await session.All(
            $"SELECT {engine.Key}, place, kind, record_id FROM search_entry WHERE page_id IN ({string.Join(", ", pages.Select((_, i) => $"@p{i}"))})",
            row => (Key: row.GetInt64(0), Place: row.GetInt64(1), Kind: row.GetString(2), Id: row.GetGuid(3)), ct, [.. pages.Select(id => (object)id)]);
        foreach (var row in rows)
        {
            before[(row.Kind, row.Id)] = row.Place;
            await engine.Delete(session, row.Key, ct);
        }
    }

    private static async Task<long> Next(SearchSession session, int day, CancellationToken ct)
    {
        var first = (long)day << BitsADay;
        var last = await session.All(
            "SELECT MAX(place) FROM search_entry WHERE place >= @p0 AND place < @p1", row => row.IsDBNull(0) ? first : row.GetInt64(0), ct, first, first + (1L << BitsADay));
        return last[0] + 1;
    }
}
