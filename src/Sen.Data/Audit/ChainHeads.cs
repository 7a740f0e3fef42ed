namespace Sen.Data.Audit;

/// <summary>How long every chain is: the cheapest way to learn that somebody, on any node, has committed an act.</summary>
public static class ChainHeads
{
    /// <summary>Commune id → number of its last line.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Read(Databases databases, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask("SELECT commune_id, seq FROM audit_head");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            heads[reader.GetString(0)] = reader.GetInt64(1);
        }

        return heads;
    }
}
