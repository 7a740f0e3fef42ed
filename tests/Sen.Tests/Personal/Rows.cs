using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Sen.Testing;

namespace Sen.Tests.Personal;

/// <summary>Looks through a whole database as somebody who stole it would.</summary>
internal static class Rows
{
    /// <summary>Every value of every row of every table, a row a line.</summary>
    public static async Task<IReadOnlyList<string>> Everything(FreshDatabase database, CancellationToken ct)
    {
        await using var db = database.OpenAll();
        var all = new List<string>();
        await db.Database.OpenConnectionAsync(ct);
        foreach (var table in db.Model.GetRelationalModel().Tables.Select(table => table.Name))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                all.Add($"{table}: {string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => $"{rows.GetName(i)} = {Text(rows.GetValue(i))}"))}");
            }
        }

        return all;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
