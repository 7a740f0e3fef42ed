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
}
