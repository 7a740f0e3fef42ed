using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Data.Search;
using Sen.Movement;

namespace Sen.Data.Backup;

/// <summary>What a restore did.</summary>
/// <param name="Manifest">The archive's table of contents.</param>
/// <param name="Audit">What the verification of the restored audit found.</param>
public sealed record Restored(Manifest Manifest, Verified Audit);

/// <summary>
/// Restores (khôi phục) an archive into an empty database of either engine: everything is proved first, all rows come in one transaction, an
/// older schema is filled as it was and then brought up to date, and at the end the audit is verified.
/// </summary>
public static class RestoreBackup
{
    /// <summary>Restores; a refusal says what to do, and then nothing has been changed.</summary>
    public static async Task<Outcome<Restored>> Run(Databases databases, FileStore files, string path, CancellationToken ct)
    {
        var opened = await ArchiveReader.Open(path, ct);
        if (!opened.Ok)
        {
            return opened.Refusal;
        }

        await using var archive = opened.Value;
        await using var db = databases.Open(Scope.All);
        var target = TargetOf(db, archive.Manifest);
        if (!target.Ok)
        {
            return target.Refusal;
        }

        if (await WhyNotEmpty(db, files, archive.Manifest, ct) is { } full)
        {
            return full;
        }

        await Databases.Migrate(db, target.Value, ct);
        await KeepFiles(archive, files, ct);
        await FillTables(db, archive, databases.Engine, ct);
        await Databases.Migrate(db, target: null, ct);
        await SearchIndex.Rebuild(databases, always: true, ct);
        return new Restored(archive.Manifest, await Verification.Run(db, ct));
    }

    // The migration of this engine that made the archive's schema.
    private static Outcome<string> TargetOf(SenDb db, Manifest manifest)
    {
        var all = db.Database.GetMigrations().ToList();
        return manifest.Schema.Number >= 1 && manifest.Schema.Number <= all.Count && TakeBackup.NameOf(all[manifest.Schema.Number - 1]) == manifest.Schema.Name
            ? all[manifest.Schema.Number - 1]
            : ArchiveReader.Newer(manifest);
    }

    private static async Task<Refusal?> WhyNotEmpty(SenDb db, FileStore files, Manifest manifest, CancellationToken ct)
    {
        Wording advice = (
            "Xin chỉ một thư mục mới bằng --data hoặc một cơ sở dữ liệu trống bằng --database, rồi chạy lại.",
            "Please name a new folder with --data or an empty database with --database, then run it again.");
        if (await db.Database.CanConnectAsync(ct) && await FirstFilledTable(db, ct) is { } table)
        {
            return new Refusal.Taken((
                $"Cơ sở dữ liệu đích đã có dữ liệu (bảng {table}); không ghi đè. {advice.Vi}", $"The database has data already (table {table}); nothing is overwritten. {advice.En}"));
        }

        var mine = manifest.Parts.Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        return files.All().Any(hash => !mine.Contains(Manifest.FilesFolder + hash))
            ? new Refusal.Taken((
                $"Thư mục {files.Root} đã có tệp khác; không trộn lẫn. {advice.Vi}", $"The folder {files.Root} has other files; nothing is mixed. {advice.En}")) : null;
    }

    // A fresh installation has its own row, an index of nothing, and nothing else; they give way to the archive's.
    private static async Task<string?> FirstFilledTable(SenDb db, CancellationToken ct)
    {
        var there = await TablesThere(db, ct);
        await db.Database.OpenConnectionAsync(ct);
        foreach (var table in there.Where(table => table != "installation" && !table.StartsWith("search_", StringComparison.Ordinal) && !table.StartsWith("__EF", StringComparison.Ordinal)))
        {
            await using var command = db.Database.GetDbConnection().Ask($"SELECT EXISTS (SELECT 1 FROM \"{TableRows.Safe(table)}\")");
            if (Convert.ToBoolean(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture))
            {
                return table;
            }
        }

        return null;
    }

    private static Task<List<string>> TablesThere(SenDb db, CancellationToken ct) => db.Database.SqlQueryRaw<string>(db.Database.IsSqlite()
        ? """SELECT name AS "Value" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"""
        : """SELECT table_name::text AS "Value" FROM information_schema.tables WHERE table_schema = current_schema()""").ToListAsync(ct);

    private static async Task KeepFiles(ArchiveReader archive, FileStore files, CancellationToken ct)
    {
        foreach (var part in archive.Manifest.Parts.Where(part => part.Name.StartsWith(Manifest.FilesFolder, StringComparison.Ordinal)))
        {
            await using var stream = await archive.Part(part.Name, ct);
            var bytes = new byte[part.Bytes];
            await stream.ReadExactlyAsync(bytes, ct);
            await files.Keep(bytes, ct);
        }
    }

    private static async Task FillTables(SenDb db, ArchiveReader archive, EngineKind engine, CancellationToken ct)
    {
        using var writing = await db.EnterWriting(ct);
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, transaction, "DELETE FROM installation", ct);
        foreach (var table in archive.Manifest.Tables)
        {
            await Fill(connection, transaction, archive, table, engine, ct);
        }

        if (engine == EngineKind.Postgres)
        {
            await CountOn(connection, transaction, ct);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    private static async Task Fill(DbConnection connection, DbTransaction transaction, ArchiveReader archive, TableShape table, EngineKind engine, CancellationToken ct)
    {
        await using var part = await archive.Part(Manifest.PartOf(table), ct);
        using var lines = new StreamReader(part);
        await using var insert = TableRows.Insert(connection, transaction, table, typedJson: engine == EngineKind.Postgres);
        await insert.PrepareAsync(ct);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            TableRows.Fill(insert, row.RootElement, table.Columns);
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    // Rows came with their numbers; PostgreSQL's counters have to go on after them (SQLite looks at the rows itself).
    private static async Task CountOn(DbConnection connection, DbTransaction transaction, CancellationToken ct)
    {
        var counters = new List<(string Table, string Column)>();
        await using (var command = connection.Ask("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'"))
        {
            command.Transaction = transaction;
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                counters.Add((TableRows.Safe(reader.GetString(0)), TableRows.Safe(reader.GetString(1))));
            }
        }

        foreach (var (table, column) in counters)
        {
            await Execute(connection, transaction,
                $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT coalesce(max({column}), 0) + 1 FROM {table}), false)", ct);
        }
    }

    private static async Task Execute(DbConnection connection, DbTransaction transaction, string sql, CancellationToken ct)
    {
        await using var command = connection.Ask(sql);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync(ct);
    }
}
