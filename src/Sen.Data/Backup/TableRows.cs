using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sen.Data.Backup;

/// <summary>Rows as lines of JSON and back, without the model's classes: an archive of an older schema is read by its own table of contents.</summary>
internal static class TableRows
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string DayFormat = "yyyy-MM-dd", HourFormat = "HH:mm:ss";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The tables of the model, each after those it points to, with a query for all rows in the order of their keys.</summary>
    public static IReadOnlyList<(TableShape Shape, string Query)> Of(IModel model)
    {
        var tables = model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        foreach (var table in tables)
        {
            Place(table, ordered);
        }

        return [.. ordered.Select(table => (ShapeOf(table), QueryFor(table)))];
    }

    /// <summary>Writes the row a reader stands on as one line.</summary>
    public static void Write(Stream to, DbDataReader row, IReadOnlyList<ColumnShape> columns)
    {
        using (var json = new Utf8JsonWriter(to, Plain))
        {
            json.WriteStartArray();
            for (var i = 0; i < columns.Count; i++)
            {
                Write(json, row, i, columns[i].Kind);
            }

            json.WriteEndArray();
        }

        to.WriteByte((byte)'\n');
    }

    /// <summary>A command that adds a row; <see cref="Fill"/> gives it the values.</summary>
    public static DbCommand Insert(DbConnection connection, DbTransaction transaction, TableShape table, bool typedJson)
    {
        var command = connection.Ask(
            $"INSERT INTO \"{Safe(table.Name)}\" ({string.Join(", ", table.Columns.Select(column => $"\"{Safe(column.Name)}\""))}) VALUES ({string.Join(", ", table.Columns.Select(Slot))})");
        command.Transaction = transaction;
        foreach (var (column, i) in table.Columns.Select((column, i) => (column, i)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ($"@p{i.ToString(CultureInfo.InvariantCulture)}", TypeOf(column.Kind));
            command.Parameters.Add(parameter);
        }

        return command;

        string Slot(ColumnShape column, int i) => column.Kind == ColumnKind.Json && typedJson
            ? FormattableString.Invariant($"CAST(@p{i} AS jsonb)") : FormattableString.Invariant($"@p{i}");
    }

    /// <summary>Gives a command the values of a line.</summary>
    public static void Fill(DbCommand insert, JsonElement line, IReadOnlyList<ColumnShape> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            insert.Parameters[i].Value = Read(line[i], columns[i].Kind);
        }
    }

    /// <summary>A name as it may stand in a statement; names come from a file, so anything else is refused.</summary>
    public static string Safe(string name) =>
        name.Length is > 0 and <= 60 && name.All(letter => letter is '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            ? name : throw new InvalidDataException($"“{name}” is not the name of a table or column.");

    private static void Place(ITable table, List<ITable> ordered)
    {
        if (!ordered.Contains(table))
        {
            foreach (var first in table.ForeignKeyConstraints.Select(key => key.PrincipalTable).Where(first => first != table))
            {
                Place(first, ordered);
            }

            ordered.Add(table);
        }
    }

    private static TableShape ShapeOf(ITable table) =>
        new(table.Name, 0, [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new ColumnShape(column.Name, KindOf(column)))]);

    private static string QueryFor(ITable table) =>
        $"SELECT {string.Join(", ", table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => $"\"{column.Name}\""))} FROM \"{table.Name}\" ORDER BY {string.Join(", ", table.PrimaryKey!.Columns.Select(column => $"\"{column.Name}\""))}";

    private static ColumnKind KindOf(IColumn column)
    {
        if (column.PropertyMappings is not [var mapping, ..])
        {
            return ColumnKind.Json;
        }

        var type = mapping.TypeMapping.Converter?.ProviderClrType ?? mapping.TypeMapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        // SQLite keeps keys as text by a conversion of its own: what counts is what the model means.
        var meant = mapping.Property.GetValueConverter()?.ProviderClrType ?? mapping.Property.GetProviderClrType() ?? mapping.Property.ClrType;
        meant = Nullable.GetUnderlyingType(meant) ?? meant;
        return meant == typeof(Guid) ? ColumnKind.Id
            : meant == typeof(bool) ? ColumnKind.Truth
            : meant == typeof(DateTime) ? ColumnKind.Instant
            : meant == typeof(DateOnly) ? ColumnKind.Day
            : meant == typeof(TimeOnly) ? ColumnKind.Hour
            : meant == typeof(byte[]) ? ColumnKind.Bytes
            : meant == typeof(string) ? ColumnKind.Text
            : type == typeof(int) || type == typeof(long) || type == typeof(short) ? ColumnKind.Number
            : throw new NotSupportedException($"Column {column.Table.Name}.{column.Name} of type {type} has no form in an archive.");
    }

    private static DbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => DbType.Int64,
        ColumnKind.Truth => DbType.Boolean,
        ColumnKind.Instant => DbType.DateTime,
        ColumnKind.Day => DbType.Date,
        ColumnKind.Hour => DbType.Time,
        ColumnKind.Id => DbType.Guid,
        ColumnKind.Bytes => DbType.Binary,
        ColumnKind.Text or ColumnKind.Json => DbType.String,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of column."),
    };

    private static void Write(Utf8JsonWriter json, DbDataReader row, int i, ColumnKind kind)
    {
        if (row.IsDBNull(i))
        {
            json.WriteNullValue();
            return;
        }

        switch (kind)
        {
            case ColumnKind.Number:
                json.WriteNumberValue(row.GetInt64(i));
                break;
            case ColumnKind.Truth:
                json.WriteBooleanValue(row.GetBoolean(i));
                break;
            case ColumnKind.Instant:
                json.WriteStringValue(row.GetDateTime(i).ToString(InstantFormat, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Day:
                json.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString(DayFormat, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Hour:
                json.WriteStringValue(row.GetFieldValue<TimeOnly>(i).ToString(HourFormat, CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Id:
                json.WriteStringValue(row.GetGuid(i));
                break;
            case ColumnKind.Bytes:
                json.WriteBase64StringValue(row.GetFieldValue<byte[]>(i));
                break;
            default:
                json.WriteStringValue(row.GetString(i));
                break;
        }
    }

    private static object Read(JsonElement value, ColumnKind kind) => value.ValueKind == JsonValueKind.Null ? DBNull.Value : kind switch
    {
        ColumnKind.Number => value.GetInt64(),
        ColumnKind.Truth => value.GetBoolean(),
        ColumnKind.Instant => DateTime.ParseExact(value.GetString()!, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        ColumnKind.Day => DateOnly.ParseExact(value.GetString()!, DayFormat, CultureInfo.InvariantCulture),
        ColumnKind.Hour => TimeOnly.ParseExact(value.GetString()!, HourFormat, CultureInfo.InvariantCulture),
        ColumnKind.Id => value.GetGuid(),
        ColumnKind.Bytes => value.GetBytesFromBase64(),
        _ => value.GetString()!,
    };
}
