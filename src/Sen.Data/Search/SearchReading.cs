using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Sen.Movement;
using Sen.Movement.Search;
using SQLitePCL;

namespace Sen.Data.Search;

/// <summary>In which order results stand (thứ tự).</summary>
public enum SearchOrder
{
    /// <summary>Best first: title, marks, place of the words, then newer first.</summary>
    Best,

    /// <summary>Newest first.</summary>
    Newest,
}

/// <summary>What is asked of the index.</summary>
/// <param name="Commune">Whose portal: nothing of another commune is ever found.</param>
/// <param name="Query">The question, not empty.</param>
/// <param name="Order">Best or newest first.</param>
/// <param name="Page">Which page, from 1.</param>
public sealed record SearchAsk(Guid Commune, SearchQuery Query, SearchOrder Order = SearchOrder.Best, int Page = 1)
{
    /// <summary>Only this kind of record; null for all.</summary>
    public SearchKind? Kind { get; init; }

    /// <summary>Only this category, field or kind of document, as an address carries it; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>Only this year; null for all.</summary>
    public int? Year { get; init; }

    /// <summary>True when no other commune's records are in the index: then none have to be kept out.</summary>
    public bool Alone { get; init; }
}

/// <summary>A result as a list shows it.</summary>
/// <param name="Entry">What was found.</param>
/// <param name="Title">Its title with marks.</param>
/// <param name="Passage">The passage with most of what was looked for.</param>
public sealed record SearchHit(FoundEntry Entry, IReadOnlyList<MarkedRun> Title, IReadOnlyList<MarkedRun> Passage);

/// <summary>A page of results.</summary>
/// <param name="Hits">The page.</param>
/// <param name="Total">How many there are, as far as was counted.</param>
/// <param name="More">True when there are more than <paramref name="Total"/>.</param>
public sealed record SearchFound(IReadOnlyList<SearchHit> Hits, int Total, bool More)
{
    /// <summary>How many can be turned to, as far as is known: one more than were counted when there are more.</summary>
    public int Listed => More && Total < SearchReading.Most ? Total + 1 : Total;
}

/// <summary>
/// Searches. Both engines give the same candidates – the newest of each class of matches, so that work is bounded however much matches – and the order of
/// these is ours, not <c>bm25</c> or <c>ts_rank</c>: whole title, then marks as typed, then words of the title, then words one behind the other, then newer.
/// </summary>
public static class SearchReading
{
    /// <summary>Results on a page.</summary>
    public const int Length = 20;

    /// <summary>Most results that are listed.</summary>
    public const int Most = 200;

    // Classes in the order of their worth. A title with other marks than typed is no whole title.
    private const int WholeTitle = 0, MarksInTitle = 1, Marks = 2, InTitle = 3, Anywhere = 4;
    private const int PassageLength = 220, TextsAtOnce = 50;

    private const string Columns = "e.kind, e.record_id, e.page_kind, e.page_id, e.title, e.text, e.category_slug, e.category, e.slug, e.day, e.origin";

    /// <summary>The page that was asked for; nothing is found when nothing is looked for.</summary>
    public static async Task<SearchFound> Find(Databases databases, SearchAsk ask, CancellationToken ct)
    {
        if (ask.Query.IsEmpty)
        {
            return new([], 0, More: false);
        }

        await using var connection = await databases.ConnectToRead(ct);
        return await Find(databases.Engine, connection, ask, ct);
    }

    /// <summary>The page that was asked for, over a connection that is open.</summary>
    public static async Task<SearchFound> Find(EngineKind kind, DbConnection connection, SearchAsk ask, CancellationToken ct)
    {
        var (session, engine) = (new SearchSession(kind, connection, null), SearchEngine.Of(kind));
        var marks = new SearchMarks(ask.Query);
        var (page, total, more) = ask.Order == SearchOrder.Newest
            ? await Newest(session, engine, marks, ask, ct)
            : await Best(session, engine, marks, ask, ct);
        return new(page, total, more);
    }

    // The best class and, for a whole title whose marks are other than typed, the best of the other classes.
    private sealed record Candidate(long Key, long Place, Guid RecordId, byte[] Title, int Class, int Otherwise, bool Matches);

    // One more than the page is looked for, so that the reader sees that there is a next one; counting all of them would cost as much as showing all.
    private static async Task<(IReadOnlyList<SearchHit> Page, int Total, bool More)> Newest(
        SearchSession session, SearchEngine engine, SearchMarks marks, SearchAsk ask, CancellationToken ct)
    {
        var before = (ask.Page - 1) * Length;
        var (question, length, hits, more) = (engine.Question(ask.Query, default, Facets(ask)), Math.Min(Length, Most - before), new List<SearchHit>(Length), false);
        if (length > 0)
        {
            more = (await session.All(
                $"SELECT {Columns} FROM ({engine.Found(default, "@p0", length + 1, Anywhere, before)}) AS c JOIN search_entry e ON e.{engine.Key} = c.found WHERE e.commune_id = @p1 ORDER BY {engine.NewestFound}",
                Shown, ct, question, ask.Commune)).Contains(false);
        }

        return (hits, hits.Count == 0 ? 0 : before + hits.Count, more);

        bool Shown(DbDataReader row)
        {
            var shown = hits.Count < length;
            if (shown)
            {
                hits.Add(Hit(marks, row));
            }

            return shown;
        }
    }

    private static async Task<(IReadOnlyList<SearchHit> Page, int Total, bool More)> Best(
        SearchSession session, SearchEngine engine, SearchMarks marks, SearchAsk ask, CancellationToken ct)
    {
        var candidates = await Candidates(session, engine, ask, ct);
        // Whatever answers the question at all is among the candidates when the widest class was not full.
        var more = candidates.Count(one => one.Matches) > Most;
        var last = Math.Min(Most, ask.Page * Length);
        var listed = new List<long>();
        foreach (var group in candidates.GroupBy(one => ClassOf(one, ask.Query)).OrderBy(group => group.Key))
        {
            if (listed.Count < last)
            {
                List<Candidate> newest = [.. group.OrderByDescending(one => one.Place).ThenByDescending(one => one.RecordId)];
                listed.AddRange(ask.Query.Words.Count > 1 ? await InSequenceFirst(session, engine, marks, newest, last - listed.Count, ct) : newest.Select(one => one.Key));
            }
        }

        var page = listed.Take(last).Skip((ask.Page - 1) * Length).ToList();
        return (await Hits(session, engine, marks, ask, page, ct), Math.Min(Most, candidates.Count), more);
    }

    // Those in which the words follow one another, then the others. Texts are read only until there are enough of the former.
    private static async Task<IEnumerable<long>> InSequenceFirst(
        SearchSession session, SearchEngine engine, SearchMarks marks, List<Candidate> newest, int enough, CancellationToken ct)
    {
        var (sequent, loose) = (new List<long>(), new List<long>());
        foreach (var some in newest.Chunk(TextsAtOnce))
        {
            var titled = some.Where(one => marks.InSequence(one.Title)).Select(one => one.Key).ToHashSet();
            List<long> unknown = [.. some.Select(one => one.Key).Where(key => !titled.Contains(key))];
            var texts = unknown.Count == 0 ? [] : await session.All(
                $"SELECT {engine.Key}, text FROM search_entry WHERE {engine.Key} IN ({string.Join(", ", unknown)})", row => (Key: row.GetInt64(0), Follows: marks.InSequence(row.Utf8(1))), ct);
            titled.UnionWith(texts.Where(text => text.Follows).Select(text => text.Key));
            sequent.AddRange(some.Select(one => one.Key).Where(titled.Contains));
            loose.AddRange(some.Select(one => one.Key).Where(key => !titled.Contains(key)));
            if (sequent.Count >= enough)
            {
                break;
            }
        }

        return sequent.Concat(loose);
    }

    private static Task<List<Candidate>> Candidates(SearchSession session, SearchEngine engine, SearchAsk ask, CancellationToken ct)
    {
        var facets = Facets(ask);
        List<object> values = [ask.Commune, SearchEngine.TitleKey(ask.Query.Words)];
        List<string> parts = [WholeTitles(engine, ask, values)];
        if (ask.Query.HasMarks)
        {
            Add(new(Exact: true, TitleOnly: true), MarksInTitle);
            Add(new(Exact: true, TitleOnly: false), Marks);
        }

        Add(new(Exact: false, TitleOnly: true), InTitle);
        Add(default, Anywhere);
        return session.All(
            $"""
            SELECT c.found, e.place, e.record_id, e.title, c.best, c.otherwise, c.widest FROM (
              SELECT found, MIN(class) AS best, COALESCE(MIN(NULLIF(class, {WholeTitle})), {InTitle}) AS otherwise, MAX(class) AS widest FROM ({string.Join(" UNION ALL ", parts.Select((part, i) => $"SELECT * FROM ({part}) AS part{i}"))}) AS parts GROUP BY found) AS c
            JOIN search_entry e ON e.{engine.Key} = c.found WHERE e.commune_id = @p0
            """,
            row => new Candidate(row.GetInt64(0), row.GetInt64(1), row.GetGuid(2), row.Utf8(3).ToArray(), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6) == Anywhere), ct, [.. values]);

        void Add(SearchClass of, int number)
        {
            values.Add(engine.Question(ask.Query, of, facets));
            parts.Add(engine.Found(of, $"@p{values.Count - 1}", Most + 1, number, before: 0));
        }
    }

    // A phrase is not asked for as a title: its words may be the title all the same, and then they are.
    private static string WholeTitles(SearchEngine engine, SearchAsk ask, List<object> values)
    {
        var filter = "";
        if (ask.Kind is { } kind)
        {
            filter += $" AND kind = @p{values.Count}";
            values.Add(kind.ToString());
        }

        if (ask.Category is { } category)
        {
            filter += $" AND category_slug = @p{values.Count}";
            values.Add(category);
        }

        if (ask.Year is { } year)
        {
            filter += $" AND year = @p{values.Count}";
            values.Add(year);
        }

        return $"SELECT {engine.Key} AS found, {WholeTitle} AS class FROM search_entry WHERE commune_id = @p0 AND title_folded = @p1{filter} ORDER BY {engine.Newest} LIMIT {Most + 1}";
    }

    private static int ClassOf(Candidate one, SearchQuery query) =>
        one.Class != WholeTitle || !query.HasMarks || SearchText.Words(Encoding.UTF8.GetString(one.Title)).SequenceEqual(query.Words) ? one.Class : one.Otherwise;

    private static List<string> Facets(SearchAsk ask) => SearchEngine.Facets(ask.Alone ? null : ask.Commune, ask.Kind, ask.Category, ask.Year);

    // In the order of the keys, which need not be that of the rows.
    private static async Task<IReadOnlyList<SearchHit>> Hits(
        SearchSession session, SearchEngine engine, SearchMarks marks, SearchAsk ask, List<long> keys, CancellationToken ct)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var rows = await session.All(
            $"SELECT {Columns}, e.{engine.Key} FROM search_entry e WHERE e.commune_id = @p0 AND e.{engine.Key} IN ({string.Join(", ", keys)})",
            row => (Key: row.GetInt64(11), Hit: Hit(marks, row)), ct, ask.Commune);
        return [.. rows.OrderBy(row => keys.IndexOf(row.Key)).Select(row => row.Hit)];
    }

    private static SearchHit Hit(SearchMarks marks, DbDataReader row)
    {
        var written = row.Utf8(4);
        var (title, passage) = marks.Of(written, row.Utf8(5), PassageLength);
        return new(
            new()
            {
                Kind = row.Enum<SearchKind>(0),
                RecordId = row.GetGuid(1),
                PageKind = row.Enum<SearchKind>(2),
                PageId = row.GetGuid(3),
                Title = Encoding.UTF8.GetString(written),
                CategorySlug = row.GetString(6),
                Category = row.GetString(7),
                Slug = row.GetString(8),
                Day = row.DayOrNull(9),
                Origin = row.Enum<Origin>(10),
            },
            title,
            passage);
    }

    // A text as the database keeps it, in UTF-8, until the next row is read: most of it is looked at, but not shown, and needs not be made a string. SQLite lends its own bytes.
    private static ReadOnlySpan<byte> Utf8(this DbDataReader row, int column) => row is SqliteDataReader { Handle: { } statement }
        ? raw.sqlite3_column_blob(statement, column)
        : row.GetFieldValue<byte[]>(column);
}
