namespace Sen.Data.Migrations;

/// <summary>
/// The tables of the search index, which no model of tables knows: each engine has its own kind. They hold nothing that is not made anew from the
/// public records, so no backup copies them; <c>SearchIndex</c> fills them.
/// </summary>
internal static class SearchSql
{
    private const string Entry = """
          kind TEXT NOT NULL,
          record_id {0} NOT NULL,
          page_kind TEXT NOT NULL,
          page_id {0} NOT NULL,
          commune_id {0} NOT NULL,
          title TEXT NOT NULL,
          title_folded TEXT NOT NULL,
          text TEXT NOT NULL,
          category_slug TEXT NOT NULL,
          category TEXT NOT NULL,
          slug TEXT NOT NULL,
          day {1},
          year INTEGER,
          origin TEXT NOT NULL
        """;

    private const string Indexes = """
        CREATE UNIQUE INDEX ix_search_entry_record ON search_entry (record_id, kind);
        CREATE INDEX ix_search_entry_page ON search_entry (page_id);
        CREATE INDEX ix_search_entry_title ON search_entry (title_folded, commune_id);
        CREATE INDEX ix_search_entry_choices ON search_entry (commune_id, kind, category_slug, category, year);
        CREATE TABLE search_state (id INTEGER PRIMARY KEY, form INTEGER NOT NULL);
        """;

    // In SQLite the number of the row is the place: full-text search gives rows in no other order without sorting all of them. Words come finished, so the
    // tokenizer only cuts at blanks; “_” is in no word and marks what is no word.
    public static readonly string Sqlite = $"""
        CREATE TABLE search_entry (
          place INTEGER PRIMARY KEY,
        {Format("TEXT", "TEXT")});
        CREATE VIRTUAL TABLE search_folded USING fts5(title, text, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
        CREATE VIRTUAL TABLE search_exact USING fts5(title, text, facets, content='', contentless_delete=1, tokenize="ascii tokenchars '_'");
        {Indexes}
        """;

    /// <summary>The indexes of the words on PostgreSQL, which a rebuild drops and makes again.</summary>
    // A pending list would make every search read what was added last; an article is added seldom.
    public const string WordIndexes = """
        CREATE INDEX ix_search_entry_folded ON search_entry USING gin (folded) WITH (fastupdate = off);
        CREATE INDEX ix_search_entry_exact ON search_entry USING gin (exact) WITH (fastupdate = off);
        """;

    public const string DropWordIndexes = "DROP INDEX ix_search_entry_folded; DROP INDEX ix_search_entry_exact;";

    public static readonly string Postgres = $"""
        CREATE TABLE search_entry (
          entry BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          place BIGINT NOT NULL,
        {Format("UUID", "DATE")},
          folded TSVECTOR NOT NULL,
          exact TSVECTOR NOT NULL);
        {WordIndexes}
        CREATE INDEX ix_search_entry_place ON search_entry (place, record_id);
        {Indexes}
        """;

    public const string DropSqlite = "DROP TABLE search_folded; DROP TABLE search_exact; DROP TABLE search_entry; DROP TABLE search_state;";

    public const string DropPostgres = "DROP TABLE search_entry; DROP TABLE search_state;";

    private static string Format(string id, string day) => Entry.Replace("{0}", id, StringComparison.Ordinal).Replace("{1}", day, StringComparison.Ordinal);
}
