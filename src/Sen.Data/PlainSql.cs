using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Sen.Data;

/// <summary>
/// Plain SQL for the few places where a model of all tables would cost too much: the counts, the heads of the chains, and the article page,
/// which has to be there a moment after the process started. Parameters are <c>@p0</c>, <c>@p1</c>, … on both engines.
/// </summary>
internal static class PlainSql
{
    /// <summary>A command with its parameters.</summary>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Callers pass constant texts; values travel as parameters.")]
    public static DbCommand Ask(this DbConnection connection, string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            command.Add(value);
        }

        return command;
    }

    /// <summary>Adds the next parameter and answers its name.</summary>
    public static string Add(this DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{command.Parameters.Count}";
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    /// <summary>A text, or null.</summary>
    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A day, or null.</summary>
    public static DateOnly? DayOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateOnly>(column);

    /// <summary>A value of a closed list, kept as its name.</summary>
    public static T Enum<T>(this DbDataReader reader, int column)
        where T : struct, Enum => System.Enum.Parse<T>(reader.GetString(column));

    /// <summary>Reads every row.</summary>
    public static async Task<List<T>> All<T>(this DbCommand command, Func<DbDataReader, T> row, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
