using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Sen.Benchmarks.National;

/// <summary>Rows by the million, each engine's quickest way; none is kept in memory.</summary>
internal static class BulkRows
{
    /// <summary>Writes them in one transaction; answers how many.</summary>
    /// <param name="open">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, parted by commas.</param>
    /// <param name="rows">Values in the order of the columns.</param>
    public static Task<long> Write(DbConnection open, string table, string columns, IEnumerable<object?[]> rows) =>
        open is NpgsqlConnection postgres ? Copy(postgres, table, columns, rows) : Insert(open, table, columns, rows);

    /// <summary>What is done by a statement.</summary>
    public static async Task Do(DbConnection open, string sql)
    {
        await using var command = open.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Copy(NpgsqlConnection open, string table, string columns, IEnumerable<object?[]> rows)
    {
        await using var copy = await open.BeginBinaryImportAsync($"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)");
        copy.Timeout = TimeSpan.Zero;
        foreach (var row in rows)
        {
            await copy.WriteRowAsync(CancellationToken.None, row);
        }

        return (long)await copy.CompleteAsync();
    }

    private static async Task<long> Insert(DbConnection open, string table, string columns, IEnumerable<object?[]> rows)
    {
        await using var transaction = await open.BeginTransactionAsync();
        await using var command = (SqliteCommand)open.CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        var values = columns.Split(',').Select((_, no) => command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"@p{no}"), null))).ToArray();
        command.CommandText = $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", values.Select(value => value.ParameterName))})";
        var written = 0L;
        foreach (var row in rows)
        {
            for (var no = 0; no < values.Length; no++)
            {
                values[no].Value = row[no] ?? DBNull.Value;
            }

            written += command.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
        return written;
    }
}
