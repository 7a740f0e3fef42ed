using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Migrations;

public class MigrationTests
{
    private static readonly DateTimeOffset Now = new(2022, 9, 23, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task From_nothing_several_starts_at_once_make_one_installation(Engine engine)
    {
        await using var database = await Empty(engine);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => database.Databases.Migrate(Now, Ct), Ct)));
        await database.Databases.Migrate(Now, Ct);

        await using var db = database.OpenAll();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Ct));
        Assert.NotEqual(Guid.Empty, (await db.Installation.SingleAsync(Ct)).NodeId);
    }

    [Theory, EachDatabase]
    public async Task What_a_start_takes_for_the_newest_migration_is_the_newest(Engine engine)
    {
        await using var database = await Empty(engine);
        await using var db = database.OpenAll();

        Assert.Equal(db.Database.GetMigrations().Last(), InstallationReading.NewestMigration(database.Databases.Engine));
    }

    [Theory, EachDatabase]
    public async Task Versions_kept_before_they_said_whether_their_subject_is_sensitive_are_what_their_article_is(Engine engine)
    {
        await using var database = await Empty(engine);
        await using var db = database.OpenAll();
        await db.Database.MigrateAsync("ArticleApproval", Ct);
        foreach (var sensitive in (bool[])[true, false])
        {
            var (id, at) = (Guid.CreateVersion7(Now), Now.UtcDateTime);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO article_draft (id, commune_id, province_id, node_id, version, origin, stage, title, category, author, lead, body, sensitive,
                    written_by, written_by_title, saved_at, revisions, live_revision, was_approved, notes, reason)
                VALUES ({id}, {id}, {id}, {id}, 1, 'Recorded', 'Draft', '', '', '', '', '', {sensitive}, {id}, '', {at}, 1, 0, {false}, '', '')
                """, Ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO article_revision (id, commune_id, province_id, node_id, version, origin, article_id, no, title, category, author, lead, body,
                    saved_at, written_by, written_by_title, note)
                VALUES ({id}, {id}, {id}, {id}, 1, 'Recorded', {id}, 1, {(sensitive ? "sensitive" : "not")}, '', '', '', '', {at}, {id}, '', '')
                """, Ct);
        }

        await database.Databases.Migrate(Now, Ct);

        Assert.Equal([("not", false), ("sensitive", true)],
            (await db.ArticleRevisions.AsNoTracking().OrderBy(row => row.Title).ToListAsync(Ct)).Select(row => (row.Title, row.Sensitive)));
    }

    [Theory, EachDatabase]
    public async Task A_first_password_given_before_it_had_a_last_day_is_good_for_two_weeks_more(Engine engine)
    {
        await using var database = await Empty(engine);
        await using var db = database.OpenAll();
        await db.Database.MigrateAsync("First", Ct);
        foreach (var first in (bool[])[true, false])
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO account (id, title, is_demo, must_change_password, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                VALUES ({Guid.CreateVersion7(Now)}, {(first ? "first" : "own")}, {false}, {first}, {false}, {false}, {false}, {true}, 0)
                """, Ct);
        }

        await database.Databases.Migrate(Now, Ct);

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var lastDays = await db.Users.AsNoTracking().ToDictionaryAsync(account => account.Title, account => account.FirstPasswordUntil, Ct);
        Assert.Null(lastDays["own"]);
        Assert.InRange(lastDays["first"]!.Value, today.AddDays(13), today.AddDays(15));
    }

    [Fact]
    public async Task The_lock_a_killed_migration_left_behind_does_not_stop_the_next_start()
    {
        await using var database = await Empty(Engine.Sqlite);
        await using (var left = new SqliteConnection(database.Databases.Connection))
        {
            await left.OpenAsync(Ct);
            await using var command = left.CreateCommand();
            command.CommandText = """CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL); INSERT INTO "__EFMigrationsLock" VALUES (1, '2022-09-23')""";
            await command.ExecuteNonQueryAsync(Ct);
        }

        await database.Databases.Migrate(Now, Ct).WaitAsync(TimeSpan.FromSeconds(60), Ct);

        await using var db = database.OpenAll();
        Assert.Equal(1, await db.Installation.CountAsync(Ct));
    }

    [Fact]
    public async Task Both_engines_have_the_same_tables_columns_keys_and_indexes()
    {
        await using var sqlite = await Engine.Sqlite.Fresh();
        await using var postgres = await Engine.Postgres.Fresh();

        var (left, right) = (await SqliteSchema(sqlite), await PostgresSchema(postgres));

        Assert.InRange(left.Count, 300, 3000);
        Assert.Equal(left, right);
    }

    [Theory, EachDatabase]
    public async Task Every_column_and_index_of_the_model_is_in_the_database(Engine engine)
    {
        await using var database = await engine.Fresh();
        var schema = engine == Engine.Sqlite ? await SqliteSchema(database) : await PostgresSchema(database);
        await using var db = database.OpenAll();

        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            Assert.All(table.Columns, column => Assert.Contains($"{table.Name}.{column.Name} {(column.IsNullable ? "null" : "not null")}", schema));
            Assert.All(table.Indexes, index => Assert.Contains(
                $"{table.Name} index {(index.IsUnique ? "unique " : "")}({string.Join(", ", index.Columns.Select(column => column.Name))})", schema));
            Assert.Contains($"{table.Name} key ({string.Join(", ", table.PrimaryKey!.Columns.Select(column => column.Name))})", schema);
        }
    }

    [Fact]
    public async Task An_open_SQLite_database_is_durable_and_keeps_its_references()
    {
        await using var database = await Engine.Sqlite.Fresh();
        await using var db = database.OpenAll();
        await db.Database.OpenConnectionAsync(Ct);

        Assert.Equal("wal", await Pragma("journal_mode"));
        Assert.Equal("2", await Pragma("synchronous"));
        Assert.Equal("1", await Pragma("foreign_keys"));
        Assert.Equal("10000", await Pragma("busy_timeout"));
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO unit_version (id, unit_id, kind, name, name_folded, sort_key) VALUES ('x', 'nobody', 'Commune', '', '', '')", Ct));

        async Task<string> Pragma(string name)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + name;
            return Convert.ToString(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture)!;
        }
    }

    private static async Task<FreshDatabase> Empty(Engine engine)
    {
        var database = await engine.Fresh();
        if (engine == Engine.Sqlite)
        {
            using var connection = new SqliteConnection(database.Databases.Connection);
            SqliteConnection.ClearPool(connection);
            File.Delete(Path.Combine(database.Folder, "sen.db"));
        }
        else
        {
            await using var db = database.OpenAll();
            await db.Database.ExecuteSqlRawAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public;", Ct);
        }

        return database;
    }

    private static Task<List<string>> SqliteSchema(FreshDatabase database) => Schema(database,
        """
        SELECT t.name || '.' || c.name || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN ' not null' ELSE ' null' END AS "Value"
        FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        UNION ALL
        SELECT t.name || ' index ' || CASE WHEN i."unique" = 1 THEN 'unique ' ELSE '' END || '(' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
        FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND i.origin = 'c'
        UNION ALL
        SELECT t.name || ' key (' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk)) || ')'
        FROM sqlite_master t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
        """);

    private static Task<List<string>> PostgresSchema(FreshDatabase database) => Schema(database,
        """
        SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE ' null' END AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT t.relname || CASE WHEN i.indisprimary THEN ' key ' WHEN i.indisunique THEN ' index unique ' ELSE ' index ' END || '(' ||
            (SELECT string_agg(a.attname, ', ' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k(attnum, n) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum) || ')'
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace s ON s.oid = t.relnamespace WHERE s.nspname = 'public'
        """);

    // The search index lies in each engine's own kind of table; what it answers is compared instead (SearchParityTests).
    private static async Task<List<string>> Schema(FreshDatabase database, string query)
    {
        await using var db = database.OpenAll();
        // A column of a virtual table has no type, and no line.
        var all = await db.Database.SqlQueryRaw<string?>(query).ToListAsync(Ct);
        return [.. all.OfType<string>().Where(line => !line.StartsWith("__EF", StringComparison.Ordinal) && !line.StartsWith("sqlite_", StringComparison.Ordinal)
            && !line.StartsWith("search_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
