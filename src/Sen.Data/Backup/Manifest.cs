using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sen.Data.Backup;

/// <summary>What a column holds, in words both engines understand.</summary>
public enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>An instant in UTC.</summary>
    Instant,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A key (UUID).</summary>
    Id,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>A time of day.</summary>
    Hour,
}

/// <summary>A column of a table in the archive.</summary>
public sealed record ColumnShape(string Name, ColumnKind Kind);

/// <summary>A table in the archive: one part, a line of JSON a row, values in the order of the columns.</summary>
/// <param name="Name">The table's name, the same on both engines.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">Its columns.</param>
public sealed record TableShape(string Name, long Rows, IReadOnlyList<ColumnShape> Columns);

/// <summary>A part of the archive and what it must be.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Bytes">Its length when unpacked.</param>
/// <param name="Sha256">SHA-256 of its bytes, hexadecimal.</param>
public sealed record Part(string Name, long Bytes, string Sha256);

/// <summary>A schema as both engines know it: the number of its last migration, from 1, and that migration's name.</summary>
public sealed record Schema(int Number, string Name);

/// <summary>The table of contents of an archive. It says everything a restore must know, so that later versions can read older archives.</summary>
/// <param name="Format">Format of the archive, 1.</param>
/// <param name="Product">Always “Sen”.</param>
/// <param name="Version">Version of the program that wrote it.</param>
/// <param name="Schema">Schema of the tables.</param>
/// <param name="At">UTC instant of the backup.</param>
/// <param name="Tables">Tables in the order they are filled: a table comes after those it points to.</param>
/// <param name="Missing">Hashes of files a record owns that were not on disk, or not whole, when the backup was made.</param>
/// <param name="Parts">Every part but this one.</param>
public sealed record Manifest(
    int Format, string Product, string Version, Schema Schema, DateTime At, IReadOnlyList<TableShape> Tables, IReadOnlyList<string> Missing, IReadOnlyList<Part> Parts)
{
    /// <summary>The format this version writes, and the newest it reads.</summary>
    public const int NewestFormat = 1;

    internal const string PartName = "manifest.json";
    internal const string TablesFolder = "tables/";
    internal const string FilesFolder = "files/";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter<ColumnKind>() },
    };

    internal static string PartOf(TableShape table) => $"{TablesFolder}{table.Name}.jsonl";
}
