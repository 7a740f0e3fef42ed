using System.Globalization;
using System.Text;
using Sen.Data.Migrations;
using Sen.Movement.Search;

namespace Sen.Data.Search;

/// <summary>Which words of an entry a question is put to.</summary>
/// <param name="Exact">Words with their marks, else without.</param>
/// <param name="TitleOnly">Only those of the title.</param>
internal readonly record struct SearchClass(bool Exact, bool TitleOnly);

/// <summary>What the two engines' full-text search do differently: where the words lie, and how a question is written. What is found is the same.</summary>
internal abstract class SearchEngine
{
    // PostgreSQL keeps at most 256 places of a word; the next ones are no word, on both engines.
    private const int MostPlaces = 250;

    /// <summary>Stands where a word is left out.</summary>
    protected const string NoWord = "_";

    private static readonly SqliteSearch OnSqlite = new();
    private static readonly PostgresSearch OnPostgres = new();

    public static SearchEngine Of(EngineKind engine) => engine == EngineKind.Sqlite ? OnSqlite : OnPostgres;

    /// <summary>The column that names an entry.</summary>
    public abstract string Key { get; }

    /// <summary>Newest first.</summary>
    public abstract string Newest { get; }

    /// <summary>Newest first, of entries <c>e</c> joined to what was found, <c>c</c>: so said that the order in which they are found is kept without sorting.</summary>
    public abstract string NewestFound { get; }

    /// <summary>A query for the keys of the newest entries that answer the question in the parameter, the first so many left out.</summary>
    public abstract string Found(SearchClass of, string parameter, int most, int number, int before);

    /// <summary>The question as the engine reads it.</summary>
    public abstract string Question(SearchQuery query, SearchClass of, IReadOnlyList<string> facets);

    public abstract Task Insert(SearchSession session, SearchEntry entry, long place, CancellationToken ct);

    public abstract Task Delete(SearchSession session, long key, CancellationToken ct);

    /// <summary>Takes everything out of the index, to fill it anew.</summary>
    public abstract Task Empty(SearchSession session, CancellationToken ct);

    /// <summary>Makes the finished index quick to read.</summary>
    public abstract Task Settle(SearchSession session, CancellationToken ct);

    /// <summary>Keeps a rebuild and the commits of other processes apart.</summary>
    public abstract Task Lock(SearchSession session, bool alone, CancellationToken ct);

    /// <summary>Words no text has, by which entries are filtered.</summary>
    public static List<string> Facets(Guid? commune, SearchKind? kind, string? category, int? year)
    {
        var facets = new List<string>(4);
        if (commune is { } unit)
        {
            facets.Add($"_u{unit:n}");
        }

        if (kind is { } one)
        {
            facets.Add($"_k{one.ToString().ToLowerInvariant()}");
        }

        if (category is { Length: > 0 })
        {
            facets.Add("_c" + new string([.. category.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_')]));
        }

        if (year is { } number)
        {
            facets.Add(string.Create(CultureInfo.InvariantCulture, $"_y{number}"));
        }

        return facets;
    }

    protected static List<string> Facets(SearchEntry entry) => Facets(entry.CommuneId, entry.Kind, entry.CategorySlug, entry.Year);

    /// <summary>The columns of an entry's row and their values, the same on both engines.</summary>
    protected static (string Columns, object[] Values) Row(SearchEntry entry, long place) => (
        "place, kind, record_id, page_kind, page_id, commune_id, title, title_folded, text, category_slug, category, slug, day, year, origin",
        [
            place, entry.Kind.ToString(), entry.RecordId, entry.PageKind.ToString(), entry.PageId, entry.CommuneId, entry.Title, TitleKey(SearchText.Words(entry.Title)), entry.Text,
            entry.CategorySlug, entry.Category, entry.Slug, (object?)entry.Day ?? DBNull.Value, (object?)entry.Year ?? DBNull.Value, entry.Origin.ToString(),
        ]);

    /// <summary>A title's folded words; longer ones than any question are cut.</summary>
    public static string TitleKey(IReadOnlyList<SearchWord> words)
    {
        var key = string.Join(' ', words.Select(word => word.Folded));
        return key.Length > 2 * SearchQuery.Longest ? key[..(2 * SearchQuery.Longest)] : key;
    }

    /// <summary>The words in one of their forms; what comes too often to be kept is replaced by what is no word.</summary>
    protected static List<string> Forms(IReadOnlyList<SearchWord> words, bool exact, Dictionary<string, int> times)
    {
        var forms = new List<string>(words.Count);
        foreach (var word in words)
        {
            var form = exact ? word.Exact : word.Folded;
            times[form] = times.GetValueOrDefault(form) + 1;
            forms.Add(times[form] <= MostPlaces ? form : NoWord);
        }

        return forms;
    }

    protected static string Placeholders(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"@p{i}"));

    /// <summary>The question as an expression: all terms, each as typed or in one of its other ways.</summary>
    protected static string All(SearchQuery query, string and, string or, Func<IEnumerable<SearchWord>, string> together)
    {
        var text = new StringBuilder();
        foreach (var term in query.Terms)
        {
            var typed = term.Together ? together(term.Typed) : string.Join(and, term.Typed.Select(word => together([word])));
            text.Append(text.Length > 0 ? and : "").Append('(').Append(term.Others.Count == 0 ? typed : $"({typed})");
            foreach (var other in term.Others)
            {
                text.Append(or).Append(together(other));
            }

            text.Append(')');
        }

        return text.ToString();
    }
}

/// <summary>SQLite: two FTS5 tables, which give their rows in the order of their numbers without sorting.</summary>
internal sealed class SqliteSearch : SearchEngine
{
    public override string Key => "place";

    public override string Newest => "place DESC";

    public override string NewestFound => "c.found DESC";

    public override string Found(SearchClass of, string parameter, int most, int number, int before)
    {
        var table = of.Exact ? "search_exact" : "search_folded";
        return FormattableString.Invariant($"SELECT rowid AS found, {number} AS class FROM {table} WHERE {table} MATCH {parameter} ORDER BY rowid DESC LIMIT {most} OFFSET {before}");
    }

    public override string Question(SearchQuery query, SearchClass of, IReadOnlyList<string> facets)
    {
        var words = All(query, " AND ", " OR ", phrase => $"\"{string.Join(' ', phrase.Select(word => of.Exact ? word.Exact : word.Folded))}\"");
        return string.Concat(of.TitleOnly ? $"title : ({words})" : words, string.Concat(facets.Select(facet => $" AND \"{facet}\"")));
    }

    public override async Task Insert(SearchSession session, SearchEntry entry, long place, CancellationToken ct)
    {
        var (columns, values) = Row(entry, place);
        await session.Do($"INSERT INTO search_entry ({columns}) VALUES ({Placeholders(values.Length)})", ct, values);
        var (title, text, facets) = (SearchText.Words(entry.Title), SearchText.Words(entry.Text), string.Join(' ', Facets(entry)));
        await Words("search_folded", exact: false);
        await Words("search_exact", exact: true);

        Task Words(string table, bool exact)
        {
            var times = new Dictionary<string, int>(StringComparer.Ordinal);
            return session.Do($"INSERT INTO {table} (rowid, title, text, facets) VALUES (@p0, @p1, @p2, @p3)", ct,
                place, string.Join(' ', Forms(title, exact, times)), string.Join(' ', Forms(text, exact, times)), facets);
        }
    }

    public override async Task Delete(SearchSession session, long key, CancellationToken ct)
    {
        foreach (var table in new[] { "search_folded", "search_exact" })
        {
            await session.Do($"DELETE FROM {table} WHERE rowid = @p0", ct, key);
        }

        await session.Do("DELETE FROM search_entry WHERE place = @p0", ct, key);
    }

    public override Task Empty(SearchSession session, CancellationToken ct) => session.Do(
        "INSERT INTO search_folded(search_folded) VALUES ('delete-all'); INSERT INTO search_exact(search_exact) VALUES ('delete-all'); DELETE FROM search_entry", ct);

    public override Task Settle(SearchSession session, CancellationToken ct) =>
        session.Do("INSERT INTO search_folded(search_folded) VALUES ('optimize'); INSERT INTO search_exact(search_exact) VALUES ('optimize'); ANALYZE search_entry", ct);

    // There is one writer, and a rebuild is one.
    public override Task Lock(SearchSession session, bool alone, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>PostgreSQL: two columns of words with their places under GIN indexes.</summary>
internal sealed class PostgresSearch : SearchEngine
{
    // A word of the title is kept once more under this mark: a weight instead would have the engine read every match to see where the word stands.
    private const string TitleMark = "_t";

    public override string Key => "entry";

    public override string Newest => "place DESC, record_id DESC";

    public override string NewestFound => "e.place DESC, e.record_id DESC";

    public override string Found(SearchClass of, string parameter, int most, int number, int before) => FormattableString.Invariant(
        $"SELECT entry AS found, {number} AS class FROM search_entry WHERE {(of.Exact ? "exact" : "folded")} @@ CAST({parameter} AS tsquery) ORDER BY {Newest} LIMIT {most} OFFSET {before}");

    public override string Question(SearchQuery query, SearchClass of, IReadOnlyList<string> facets)
    {
        var mark = of.TitleOnly ? TitleMark : "";
        return All(query, " & ", " | ", phrase => $"({string.Join(" <-> ", phrase.Select(word => $"'{mark}{(of.Exact ? word.Exact : word.Folded)}'"))})")
            + string.Concat(facets.Select(facet => $" & '{facet}'"));
    }

    public override Task Insert(SearchSession session, SearchEntry entry, long place, CancellationToken ct)
    {
        var (columns, values) = Row(entry, place);
        var (title, text, facets) = (SearchText.Words(entry.Title), SearchText.Words(entry.Text), Facets(entry));
        return session.Do(
            $"INSERT INTO search_entry ({columns}, folded, exact) VALUES ({Placeholders(values.Length)}, CAST(@p{values.Length} AS tsvector), CAST(@p{values.Length + 1} AS tsvector))",
            ct, [.. values, Vector(title, text, facets, exact: false), Vector(title, text, facets, exact: true)]);
    }

    public override Task Delete(SearchSession session, long key, CancellationToken ct) => session.Do("DELETE FROM search_entry WHERE entry = @p0", ct, key);

    // An index over all words at once is made many times faster than word by word; questions wait meanwhile.
    public override Task Empty(SearchSession session, CancellationToken ct) => session.Do($"TRUNCATE search_entry; {SearchSql.DropWordIndexes}", ct);

    public override Task Settle(SearchSession session, CancellationToken ct) => session.Do($"{SearchSql.WordIndexes} ANALYZE search_entry", ct);

    public override Task Lock(SearchSession session, bool alone, CancellationToken ct) =>
        session.Do($"SELECT pg_advisory_xact_lock{(alone ? "" : "_shared")}(7305808872)", ct);

    // The words of the title, a gap no phrase crosses, the words of the text. Words hold nothing that would have to be escaped.
    private static string Vector(List<SearchWord> title, List<SearchWord> text, List<string> facets, bool exact)
    {
        var (times, places) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, StringBuilder>(StringComparer.Ordinal));
        var titled = Forms(title, exact, times);
        Place(titled, 1);
        Place([.. titled.Select(word => word == NoWord ? word : TitleMark + word)], 1);
        Place(Forms(text, exact, times), title.Count + 2);
        var vector = new StringBuilder();
        foreach (var (word, at) in places)
        {
            vector.Append('\'').Append(word).Append("':").Append(at).Append(' ');
        }

        return vector.AppendJoin(' ', facets.Select(facet => $"'{facet}'")).ToString();

        void Place(List<string> words, int first)
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (!places.TryGetValue(words[i], out var at))
                {
                    places[words[i]] = at = new();
                }

                if (words[i] != NoWord)
                {
                    at.Append(at.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $"{first + i}");
                }
            }

            places.Remove(NoWord);
        }
    }
}
