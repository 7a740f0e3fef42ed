using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>
/// Rows an act adds by the thousand. They are written in its transaction by a few long statements, because tracking each of them costs more than the rows
/// themselves; the types and names are the model's, so both engines store what they always store. Only the country's units, which belong to no commune.
/// </summary>
internal static class ManyRows
{
    // More rows in one statement make the engines look longer for their parameters than they save.
    private const int Together = 25;

    private static readonly Type[] Allowed = [typeof(Unit), typeof(UnitVersion), typeof(UnitSuccession)];

    /// <summary>The rows by their kind, in the order in which one may refer to the other.</summary>
    public static IReadOnlyList<(IEntityType Type, List<object> Rows)> ByType(IModel model, IReadOnlyList<object> rows)
    {
        if (rows.FirstOrDefault(row => !Allowed.Contains(row.GetType())) is { } other)
        {
            throw new InvalidOperationException($"{other.GetType().Name} is a record of its own: it is tracked and told field by field.");
        }

        return [.. rows.GroupBy(row => row.GetType()).OrderBy(kind => Array.IndexOf(Allowed, kind.Key)).Select(kind => (model.FindEntityType(kind.Key)!, kind.ToList()))];
    }

    /// <summary>Writes them in the transaction that is open.</summary>
    public static async Task Insert(SenDb db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        foreach (var (type, all) in ByType(db.Model, rows))
        {
            await Insert(db, type, all, ct);
        }
    }

    private static async Task Insert(SenDb db, IEntityType type, List<object> rows, CancellationToken ct)
    {
        var columns = type.GetProperties().Select(property => (Name: property.GetColumnName(), Of: property, Mapping: property.GetRelationalTypeMapping())).ToList();
        DbCommand? command = null;
        try
        {
            foreach (var some in rows.Chunk(Together))
            {
                if (some.Length < Together || command is null)
                {
                    command?.Dispose();
                    command = db.Database.GetDbConnection().Ask(Sql(type.GetTableName()!, [.. columns.Select(column => column.Name)], some.Length));
                    command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
                }

                command.Parameters.Clear();
                foreach (var row in some)
                {
                    foreach (var (_, of, mapping) in columns)
                    {
                        command.Parameters.Add(mapping.CreateParameter(command, $"@p{command.Parameters.Count}", of.GetGetter().GetClrValue(row), of.IsNullable));
                    }
                }

                await command.ExecuteNonQueryAsync(ct);
            }
        }
        catch (DbException failure)
        {
            throw new DbUpdateException($"Rows of {type.ShortName()} were not written.", failure);
        }
        finally
        {
            command?.Dispose();
        }
    }

    private static string Sql(string table, IReadOnlyList<string> columns, int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", columns.Select((_, column) => $"@p{(row * columns.Count) + column}"))})");
        return $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES {string.Join(", ", values)}";
    }
}
