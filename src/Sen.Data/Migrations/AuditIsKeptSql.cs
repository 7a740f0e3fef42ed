namespace Sen.Data.Migrations;

/// <summary>
/// The audit is written once: the engine itself refuses to change or delete its lines, whoever asks. A chain's head moves on, but is never deleted. Whoever owns the
/// database can take these guards away; what was changed then is found by <c>./sen verify audit</c>.
/// </summary>
internal static class AuditIsKeptSql
{
    /// <summary>What the engine answers.</summary>
    public const string Refusal = "The audit is never changed and never deleted.";

    private const string Abort = $"RAISE(ABORT, '{Refusal}')";

    private static readonly (string Table, string Change)[] Kept =
        [("audit", "UPDATE"), ("audit", "DELETE"), ("audit_root", "UPDATE"), ("audit_root", "DELETE"), ("audit_head", "DELETE")];

    // “INSERT OR REPLACE” deletes what is in its way and fires no trigger of a deletion.
    // Of several nodes that fold at once all but one insert nothing: that is no error.
    private static readonly (string Table, string InTheWay, string Answer)[] Replaced =
    [
        ("audit", "(commune_id = NEW.commune_id AND seq = NEW.seq) OR (commune_id = NEW.commune_id AND key = NEW.key AND actor_id = NEW.actor_id AND verb = NEW.verb)", Abort),
        ("audit_root", "seq = NEW.seq", "RAISE(IGNORE)"),
        ("audit_head", "commune_id = NEW.commune_id", Abort),
    ];

    public static readonly string Sqlite = string.Join('\n', Kept
        .Select(one => $"CREATE TRIGGER {NameOf(one)} BEFORE {one.Change} ON {one.Table} BEGIN SELECT {Abort}; END;")
        .Concat(Replaced.Select(one =>
            $"CREATE TRIGGER {one.Table}_no_replace BEFORE INSERT ON {one.Table} WHEN EXISTS (SELECT 1 FROM {one.Table} WHERE {one.InTheWay}) BEGIN SELECT {one.Answer}; END;")));

    public static readonly string DropSqlite = string.Join('\n', Kept.Select(one => $"DROP TRIGGER {NameOf(one)};").Concat(Replaced.Select(one => $"DROP TRIGGER {one.Table}_no_replace;")));

    // TRUNCATE is no DELETE.
    public static readonly string Postgres = $"""
        CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{Refusal}'; END $$;
        {string.Join('\n', Kept.Select(one => $"CREATE TRIGGER {NameOf(one)} BEFORE {one.Change} ON {one.Table} FOR EACH ROW EXECUTE FUNCTION audit_is_kept();"))}
        {string.Join('\n', Tables().Select(table => $"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept();"))}
        """;

    public static readonly string DropPostgres = $"""
        {string.Join('\n', Kept.Select(one => $"DROP TRIGGER {NameOf(one)} ON {one.Table};"))}
        {string.Join('\n', Tables().Select(table => $"DROP TRIGGER {table}_no_truncate ON {table};"))}
        DROP FUNCTION audit_is_kept();
        """;

    private static string NameOf((string Table, string Change) one) => $"{one.Table}_no_{one.Change.ToLowerInvariant()}";

    private static IEnumerable<string> Tables() => Kept.Select(one => one.Table).Distinct();
}
