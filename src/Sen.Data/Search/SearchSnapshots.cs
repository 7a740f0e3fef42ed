using System.Collections.Concurrent;
using Sen.Movement.Search;
using Sen.Movement.Units;

namespace Sen.Data.Search;

/// <summary>One choice of a filter that finds something.</summary>
/// <param name="Kind">Kind of record.</param>
/// <param name="Slug">As an address carries it.</param>
/// <param name="Name">In words.</param>
public sealed record SearchCategory(SearchKind Kind, string Slug, string Name);

/// <summary>What a search of one commune needs besides the question: its words, what it can be filtered by, and whether the index is its own.</summary>
/// <param name="Vocabulary">Abbreviations, old and new names.</param>
/// <param name="Categories">Categories, fields and kinds of document that have public records.</param>
/// <param name="Years">Years that have public records, newest first.</param>
/// <param name="Alone">True when no other commune's records are in the index.</param>
public sealed record SearchSnapshot(SearchVocabulary Vocabulary, IReadOnlyList<SearchCategory> Categories, IReadOnlyList<int> Years, bool Alone);

/// <summary>Keeps the snapshots: read again after an act of this process at once, after one of another within seconds. A few a commune, so their number is bounded.</summary>
public sealed class SearchSnapshots : IDisposable
{
    private const long FreshFor = 5_000;

    private readonly ConcurrentDictionary<Guid, (long At, SearchSnapshot Snapshot)> _kept = new();
    private readonly Databases _databases;
    private long _acts;

    /// <summary>Begins to listen to this process's own acts.</summary>
    public SearchSnapshots(Databases databases)
    {
        _databases = databases;
        databases.Committed += Notice;
    }

    /// <summary>The snapshot of a commune.</summary>
    public async Task<SearchSnapshot> Of(Guid commune, CancellationToken ct)
    {
        var now = Environment.TickCount64;
        if (_kept.TryGetValue(commune, out var kept) && now - kept.At < FreshFor)
        {
            return kept.Snapshot;
        }

        var acts = Volatile.Read(ref _acts);
        var snapshot = await Read(_databases, commune, ct);
        // What was read before an act is not kept after it.
        if (acts == Volatile.Read(ref _acts))
        {
            _kept[commune] = (now, snapshot);
        }

        return snapshot;
    }

    /// <inheritdoc/>
    public void Dispose() => _databases.Committed -= Notice;

    /// <summary>Reads a snapshot.</summary>
    public static async Task<SearchSnapshot> Read(Databases databases, Guid commune, CancellationToken ct)
    {
        await using var connection = await databases.ConnectToRead(ct);
        var session = new SearchSession(databases.Engine, connection, null);
        var rows = await session.All("SELECT DISTINCT kind, category_slug, category, year FROM search_entry WHERE commune_id = @p0", row => (
            Category: new SearchCategory(row.Enum<SearchKind>(0), row.GetString(1), row.GetString(2)),
            Year: row.IsDBNull(3) ? (int?)null : row.GetInt32(3)), ct, commune);
        var others = await session.All("SELECT 1 FROM search_entry WHERE commune_id < @p0 OR commune_id > @p0 LIMIT 1", row => row.GetInt32(0), ct, commune);
        var pairs = Abbreviations.InUse(await Rows(session, commune, ct)).Concat(await UnitNamesOverTime.Of(session, commune, ct));
        return new(
            new SearchVocabulary(pairs),
            [.. rows.Select(row => row.Category).Where(category => category.Slug.Length > 0 && category.Kind is not (SearchKind.Picture or SearchKind.File))
                .DistinctBy(category => (category.Kind, category.Slug)).OrderBy(category => category.Kind).ThenBy(category => category.Slug, StringComparer.Ordinal)],
            [.. rows.Select(row => row.Year).OfType<int>().Distinct().OrderDescending()],
            others.Count == 0);
    }

    private static Task<List<Abbreviation>> Rows(SearchSession session, Guid commune, CancellationToken ct) => session.All(
        """SELECT short, "full", folded, is_off FROM abbreviation WHERE commune_id = @p0""",
        row => new Abbreviation { Short = row.GetString(0), Full = row.GetString(1), Folded = row.GetString(2), IsOff = row.GetBoolean(3) }, ct, commune);

    private void Notice(Act act, Receipt receipt)
    {
        Interlocked.Increment(ref _acts);
        _kept.Clear();
    }
}

/// <summary>The names under which a commune, its villages and the units above it were and are known: a former name finds today's records, and back.</summary>
internal static class UnitNamesOverTime
{
    // A merger of three, a province of sixty: beyond this a table is not that of one commune.
    private const int MostUnits = 500;

    public static async Task<IReadOnlyList<SameMeaning>> Of(SearchSession session, Guid commune, CancellationToken ct)
    {
        var own = new HashSet<Guid>(await Ids(session, $"SELECT unit_id FROM unit_version WHERE parent_id IN ({{0}})", [commune], ct)) { commune };
        List<Guid> above = [commune];
        for (var level = 0; level < 3 && above.Count > 0; level++)
        {
            above = await Ids(session, "SELECT parent_id FROM unit_version WHERE parent_id IS NOT NULL AND unit_id IN ({0})", above, ct);
            own.UnionWith(above);
        }

        var edges = await Edges(session, own, ct);
        var pairs = new List<(Guid One, Guid Other)>();
        foreach (var unit in own)
        {
            pairs.AddRange(Reached(unit, edges.ToLookup(edge => edge.From, edge => edge.To)).Select(other => (unit, other)));
            pairs.AddRange(Reached(unit, edges.ToLookup(edge => edge.To, edge => edge.From)).Select(other => (unit, other)));
        }

        var names = (await Names(session, own.Concat(pairs.Select(pair => pair.Other)).Distinct().ToList(), ct)).ToLookup(name => name.Unit, name => name.Name);
        var same = own.SelectMany(unit => names[unit].SelectMany(one => names[unit].Select(other => new SameMeaning(one, other))));
        var joined = pairs.SelectMany(pair => names[pair.One].SelectMany(one => names[pair.Other].Select(other => new SameMeaning(one, other))));
        return [.. same.Concat(joined).Where(pair => pair.One != pair.Other && IsName(pair.One) && IsName(pair.Other)).Distinct()];
    }

    // A village called “2” is no word to look for.
    private static bool IsName(string name) => name.Count(char.IsLetter) > 2;

    // Every merger and division these units came from or went into, however many steps away.
    private static async Task<List<(Guid From, Guid To)>> Edges(SearchSession session, HashSet<Guid> own, CancellationToken ct)
    {
        var edges = new HashSet<(Guid From, Guid To)>();
        foreach (var (known, next) in new[] { ("from_unit_id", "to_unit_id"), ("to_unit_id", "from_unit_id") })
        {
            var seen = new HashSet<Guid>(own);
            var ends = own.ToList();
            while (ends.Count > 0 && seen.Count < MostUnits)
            {
                var found = await Rows(session, $"SELECT {known}, {next} FROM unit_succession WHERE from_unit_id IS NOT NULL AND to_unit_id IS NOT NULL AND {known} IN ({{0}})",
                    row => (Known: row.GetGuid(0), Next: row.GetGuid(1)), ends, ct);
                edges.UnionWith(found.Select(edge => known == "from_unit_id" ? (edge.Known, edge.Next) : (edge.Next, edge.Known)));
                ends = [.. found.Select(edge => edge.Next).Where(seen.Add)];
            }
        }

        return [.. edges];
    }

    private static HashSet<Guid> Reached(Guid from, ILookup<Guid, Guid> edges)
    {
        var (reached, ends) = (new HashSet<Guid>(), new Queue<Guid>(edges[from]));
        while (ends.TryDequeue(out var unit))
        {
            if (unit != from && reached.Add(unit))
            {
                foreach (var next in edges[unit])
                {
                    ends.Enqueue(next);
                }
            }
        }

        return reached;
    }

    private static Task<List<Guid>> Ids(SearchSession session, string sql, IReadOnlyList<Guid> ids, CancellationToken ct) => Rows(session, sql, row => row.GetGuid(0), ids, ct);

    private static Task<List<(Guid Unit, string Name)>> Names(SearchSession session, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        Rows(session, "SELECT unit_id, name FROM unit_version WHERE unit_id IN ({0}) ORDER BY valid_from, id", row => (row.GetGuid(0), row.GetString(1)), ids, ct);

    // In chunks: an engine takes only so many parameters.
    private static async Task<List<T>> Rows<T>(SearchSession session, string sql, Func<System.Data.Common.DbDataReader, T> read, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var rows = new List<T>();
        foreach (var chunk in ids.Chunk(500))
        {
            var list = string.Join(", ", chunk.Select((_, i) => $"@p{i}"));
            rows.AddRange(await session.All(sql.Replace("{0}", list, StringComparison.Ordinal), read, ct, [.. chunk.Select(id => (object)id)]));
        }

        return [.. rows.Distinct()];
    }
}
