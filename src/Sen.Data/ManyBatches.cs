using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>
/// Rows of an act that come by the hundred thousand (see <see cref="Act.Batches"/>), and that go by the thousand (<see cref="Act.Gone"/>): batch after batch through the
/// transaction of the act, nothing of them held or tracked. PostgreSQL copies them, SQLite takes them by one prepared statement. Only registrations with their models.
/// </summary>
internal static class ManyBatches
{
    // The engines take this many ids in one statement without a thought.
    private const int Together = 500;

    private const int RoomyCache = 64 * 1024, UsualCache = 2_000;

    private static readonly Type[] Allowed = [typeof(EmulationModel), typeof(Registration)];

    /// <summary>Writes and removes the rows of the act, and tells how many there were of each kind.</summary>
    public static async Task<IReadOnlyList<BatchTold>> Write(SenDb db, Act act, Guid node, CancellationToken ct)
    {
        var told = new List<BatchTold>();
        foreach (var (kind, ids) in act.Gone.Reverse())
        {
            told.Add(await Remove(db, Checked(db.Model, kind), ids, ct));
        }

        if (act.Batches is null)
        {
            return told;
        }

        var kinds = Allowed.ToDictionary(kind => kind, kind => new Kind(db, Checked(db.Model, kind)));
        await Cache(db, RoomyCache, ct);
        try
        {
            await foreach (var batch in Ahead(act.Batches, ct))
            {
                Stamp(batch, act, node);
                foreach (var kind in Allowed)
                {
                    await kinds[kind].Write(batch.Where(row => row.GetType() == kind), ct);
                }
            }

            told.AddRange(kinds.Values.Where(kind => kind.Count > 0).Select(kind => kind.Told()));
            return told;
        }
        catch (DbException failure)
        {
            throw new DbUpdateException("Rows of a batch were not written.", failure);
        }
        finally
        {
            foreach (var kind in kinds.Values)
            {
                kind.Dispose();
            }

            await Cache(db, UsualCache, CancellationToken.None);
        }
    }

    // Two tables with their indexes grow side by side: with the usual two megabytes SQLite would put the same pages away again and again.
    private static async Task Cache(SenDb db, int kibibytes, CancellationToken ct)
    {
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            await using var command = sqlite.Ask($"PRAGMA cache_size = -{kibibytes.ToString(CultureInfo.InvariantCulture)}");
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    // The next batch is made on another core while this one is written; two wait at most.
    private static async IAsyncEnumerable<IReadOnlyList<object>> Ahead(IEnumerable<IReadOnlyList<object>> batches, [EnumeratorCancellation] CancellationToken ct)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var channel = Channel.CreateBounded<IReadOnlyList<object>>(new BoundedChannelOptions(2) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => Make(batches, channel.Writer, given.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(ct))
            {
                yield return batch;
            }
        }
        finally
        {
            // Nobody reads the rows of an act that failed; what makes them is over before the act is.
            await given.CancelAsync();
            await making;
        }
    }

    private static async Task Make(IEnumerable<IReadOnlyList<object>> batches, ChannelWriter<IReadOnlyList<object>> writer, CancellationToken ct)
    {
        try
        {
            foreach (var batch in batches)
            {
                await writer.WriteAsync(batch, ct);
            }

            writer.Complete();
        }
        catch (Exception failure)
        {
            // Whoever reads the batches gets it, in its place.
            writer.Complete(failure);
        }
    }

    private static void Stamp(IReadOnlyList<object> batch, Act act, Guid node)
    {
        foreach (var one in batch)
        {
            Checked(one.GetType());
            var row = (CommuneRecord)one;
            // A permit for one commune never writes another's rows, tracked or not.
            if (row.CommuneId != act.CommuneId)
            {
                throw new InvalidOperationException($"A row of the act belongs to another commune than {act.CommuneId}.");
            }

            (row.NodeId, row.Version) = (node, 1);
        }
    }

    // As they came: a row somebody changed meanwhile is not taken away.
    private static async Task<BatchTold> Remove(SenDb db, IEntityType type, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var some in ids.Chunk(Together))
        {
            await using var command = db.Database.GetDbConnection().Ask("");
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = $"DELETE FROM \"{type.GetTableName()}\" WHERE version = 1 AND id IN ({string.Join(", ", some.Select(id => command.Add(id)))})";
            if (await command.ExecuteNonQueryAsync(ct) != some.Length)
            {
                throw new DbUpdateConcurrencyException($"Not every row of {type.ShortName()} is as it came.");
            }

            foreach (var id in some)
            {
                digest.AppendData(Encoding.UTF8.GetBytes($"{id:d}\n"));
            }
        }

        return new(type.ShortName(), Came: false, ids.Count, $"sha256:{Convert.ToHexStringLower(digest.GetHashAndReset())}");
    }

    private static IEntityType Checked(IModel model, Type kind) => model.FindEntityType(Checked(kind))!;

    private static Type Checked(Type kind) => Allowed.Contains(kind)
        ? kind
        : throw new InvalidOperationException($"{kind.Name} is a record of its own: it is tracked and told field by field.");

    /// <summary>The rows of one kind: their columns, the statement that is used again, and the digest as it grows.</summary>
    private sealed class Kind : IDisposable
    {
        private readonly SenDb _db;
        private readonly IEntityType _type;
        private readonly List<(string Name, IProperty Of, RelationalTypeMapping Mapping)> _columns;
        private readonly IClrPropertyGetter[] _getters;
        private readonly DigestLine _line;
        private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private DbCommand? _command;

        public Kind(SenDb db, IEntityType type)
        {
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            (_db, _type) = (db, type);
            _columns = [.. type.GetFlattenedProperties().Select(property => (property.GetColumnName(table)!, property, property.GetRelationalTypeMapping()))];
            _getters = [.. _columns.Select(column => column.Of.GetGetter())];
            _line = new([.. _columns.Select(column => (column.Name, column.Of))]);
        }

        public int Count { get; private set; }

        public BatchTold Told() => new(_type.ShortName(), Came: true, Count, $"sha256:{Convert.ToHexStringLower(_digest.GetCurrentHash())}");

        public async Task Write(IEnumerable<object> rows, CancellationToken ct)
        {
            var values = rows.Select(ValuesOf).ToList();
            foreach (var row in values)
            {
                Count++;
                _digest.AppendData(_line.Of(row));
            }

            if (values.Count > 0 && _db.Database.GetDbConnection() is NpgsqlConnection postgres)
            {
                await Copy(postgres, values, ct);
                return;
            }

            foreach (var row in values)
            {
                await Insert(row, ct);
            }
        }

        private object?[] ValuesOf(object row)
        {
            var values = new object?[_columns.Count];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = _getters[at].GetClrValueUsingContainingEntity(row);
            }

            return values;
        }

        private static object? Stored(object? value, RelationalTypeMapping mapping) => value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;

        private async Task Copy(NpgsqlConnection postgres, List<object?[]> rows, CancellationToken ct)
        {
            var names = string.Join(", ", _columns.Select(column => $"\"{column.Name}\""));
            await using var copy = await postgres.BeginBinaryImportAsync($"COPY \"{_type.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", ct);
            var types = _columns.ConvertAll(column => column.Mapping.StoreTypeNameBase);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(ct);
                for (var at = 0; at < row.Length; at++)
                {
                    if (Stored(row[at], _columns[at].Mapping) is { } value)
                    {
                        await copy.WriteAsync(value, types[at], ct);
                    }
                    else
                    {
                        await copy.WriteNullAsync(ct);
                    }
                }
            }

            await copy.CompleteAsync(ct);
        }

        // A row a statement: the driver looks for each parameter by its name among all of them, so several rows at once take longer than the calls they save.
        private async Task Insert(object?[] row, CancellationToken ct)
        {
            _command ??= Prepared();
            for (var at = 0; at < row.Length; at++)
            {
                _command.Parameters[at].Value = Stored(row[at], _columns[at].Mapping) ?? DBNull.Value;
            }

            await _command.ExecuteNonQueryAsync(ct);
        }

        private DbCommand Prepared()
        {
            var command = _db.Database.GetDbConnection().Ask(
                $"INSERT INTO \"{_type.GetTableName()}\" ({string.Join(", ", _columns.Select(column => $"\"{column.Name}\""))}) VALUES ({string.Join(", ", _columns.Select((_, at) => $"@p{at}"))})");
            command.Transaction = _db.Database.CurrentTransaction!.GetDbTransaction();
            foreach (var (_, _, mapping) in _columns)
            {
                command.Parameters.Add(mapping.CreateParameter(command, $"@p{command.Parameters.Count}", null, nullable: true));
            }

            return command;
        }

        public void Dispose()
        {
            _command?.Dispose();
            _digest.Dispose();
        }
    }
}
