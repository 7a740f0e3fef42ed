namespace Sen.Data.Migrations;

/// <summary>
/// The audit is written once: the engine itself refuses to change or delete its lines, whoever asks. A chain's head moves on, but is never deleted. Whoever owns the
/// database can take these guards away; what was changed then is found by <c>./sen verify audit</c>.
/// </summary>
internal static class AuditIsKeptSql
{
    /// <summary>What the engine answers.</summary>
    public const string Refusal = "The audit is never changed and never deleted.";

    private static readonly (string Table, string Change)[] Kept =
        [("audit", "UPDATE"), ("audit", "DELETE"), ("audit_root", "UPDATE"), ("audit_root", "DELETE"), ("audit_head", "DELETE")];

    public static readonly string Sqlite = string.Join('\n', Kept.Select(one =>
        $"CREATE TRIGGER {NameOf(one)} BEFORE {one.Change} ON {one.Table} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;"));

    public static readonly string DropSqlite = string.Join('\n', Kept.Select(one => $"DROP TRIGGER {NameOf(one)};"));

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
