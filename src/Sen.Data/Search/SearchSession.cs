using System.Data.Common;

namespace Sen.Data.Search;

/// <summary>A connection and the transaction the index is read or written in.</summary>
internal sealed record SearchSession(EngineKind Engine, DbConnection Connection, DbTransaction? Transaction)
{
    /// <summary>True for work that takes as long as the index is large: no command of it is given up for its time.</summary>
    public bool Patient { get; init; }

    /// <summary>Reads every row.</summary>
    public async Task<List<T>> All<T>(string sql, Func<DbDataReader, T> row, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.All(row, ct);
    }

    /// <summary>Does something.</summary>
    public async Task Do(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    private DbCommand Command(string sql, object[] values)
    {
        var command = Connection.Ask(sql, values);
        command.Transaction = Transaction;
        if (Patient)
        {
            command.CommandTimeout = 0;
        }

        return command;
    }
}
