using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Sen.Data.Files;
using Sen.Movement;

namespace Sen.Data.Backup;

/// <summary>
/// Makes a backup (sao lưu): one archive with every table and every file, readable on either engine. Tables are read in one state of the
/// database while others go on writing; the archive is written aside, sealed and then renamed, so that a file under its name is whole.
/// </summary>
public sealed class TakeBackup
{
    private readonly ZipArchive _archive;
    private readonly FileStore _files;
    private readonly List<TableShape> _tables = [];
    private readonly List<Part> _parts = [];
    private readonly List<string> _missing = [];
    private readonly SortedSet<string> _owned = new(StringComparer.Ordinal);

    private TakeBackup(ZipArchive archive, FileStore files) => (_archive, _files) = (archive, files);

    /// <summary>Writes the archive and answers its table of contents.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="files">The files of records.</param>
    /// <param name="path">Where the archive goes; nothing may be there yet.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Outcome<Manifest>> Run(Databases databases, FileStore files, string path, string version, DateTime now, CancellationToken ct)
    {
        if (File.Exists(path))
        {
            return new Refusal.Taken((
                $"Đã có tệp {path}. Xin chọn tên khác để không ghi đè bản sao lưu cũ.", $"There is a file {path} already. Please choose another name, so that no archive is overwritten."));
        }

        await using var db = databases.Open(Scope.All);
        if (!await db.Database.CanConnectAsync(ct) || (await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            return new Refusal.Invalid("database", (
                "Chưa có cơ sở dữ liệu, hoặc cơ sở dữ liệu chưa ở phiên bản này. Xin xem lại --data, --database, hoặc chạy ./sen migrate trước.",
                "There is no database, or it is not of this version. Please check --data and --database, or run ./sen migrate first."));
        }

        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var aside = $"{full}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.partial";
        try
        {
            var manifest = await Write(db, files, aside, version, now, ct);
            await Seal.Set(aside, ct);
            File.Move(aside, full, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(aside);
        }
    }

    /// <summary>The schema this version of the program knows.</summary>
    internal static Schema SchemaOf(SenDb db) =>
        db.Database.GetMigrations().ToList() is { Count: > 0 } all ? new(all.Count, NameOf(all[^1])) : throw new InvalidOperationException("No migration.");

    internal static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private static async Task<Manifest> Write(SenDb db, FileStore files, string aside, string version, DateTime now, CancellationToken ct)
    {
        await using var file = new FileStream(aside, ForTheOwnersEyesOnly());
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var backup = new TakeBackup(archive, files);
        await backup.Tables(db, ct);
        await backup.Files(ct);
        var manifest = new Manifest(Manifest.NewestFormat, "Sen", version, SchemaOf(db), now, backup._tables, backup._missing, backup._parts);
        await using (var part = await archive.CreateEntry(Manifest.PartName).OpenAsync(ct))
        {
            await JsonSerializer.SerializeAsync(part, manifest, Manifest.Json, ct);
        }

        Seal.Reserve(archive);
        return manifest;
    }

    // It holds password hashes and the keys of cookies.
    private static FileStreamOptions ForTheOwnersEyesOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private async Task Tables(SenDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(db.OneState, ct);
        foreach (var (shape, query) in TableRows.Of(db.Model))
        {
            await Table(connection, transaction, shape, query, ct);
        }
    }

    private async Task Table(DbConnection connection, DbTransaction transaction, TableShape shape, string query, CancellationToken ct)
    {
        await using var command = connection.Ask(query);
        command.Transaction = transaction;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (rows, name) = (0L, Manifest.PartOf(shape));
        await using var part = new HashingStream(await _archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct));
        var hashes = shape.Name == "file" ? HashColumns(shape) : [];
        while (await reader.ReadAsync(ct))
        {
            TableRows.Write(part, reader, shape.Columns);
            _owned.UnionWith(hashes.Select(reader.GetString));
            rows++;
        }

        _tables.Add(shape with { Rows = rows });
        _parts.Add(new(name, part.Length, part.Sha256()));
    }

    private static List<int> HashColumns(TableShape shape) =>
        [.. shape.Columns.Select((column, i) => (column.Name, i)).Where(column => column.Name is "small" or "medium" or "large").Select(column => column.i)];

    // Bytes lie on disk before the row that owns them is committed, so every file of the rows just read is there; newer ones come along.
    private async Task Files(CancellationToken ct)
    {
        foreach (var hash in _files.All().Union(_owned, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var bytes = await Bytes(hash, ct);
            if (bytes is null)
            {
                _missing.Add(hash);
                continue;
            }

            var name = Manifest.FilesFolder + hash;
            await using var part = await _archive.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(ct);
            await part.WriteAsync(bytes, ct);
            _parts.Add(new(name, bytes.Length, hash));
        }
    }

    // What is gone or no longer itself cannot be saved; it is named, and the rest is.
    private async Task<byte[]?> Bytes(string hash, CancellationToken ct)
    {
        await using var file = _files.Open(hash);
        if (file is null)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, ct);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes : null;
    }
}
