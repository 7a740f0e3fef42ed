using System.Text;
using Sen.Data.Personal;
using Sen.Movement.Personal;
using Sen.Testing;

namespace Sen.Tests.Personal;

/// <summary>The classification as people read it, docs/personal-data.md.</summary>
internal static class PersonalDocument
{
    private const string Path = "docs/personal-data.md";

    public static string OnDisk => Repository.Read(Path);

    public static void Keep() => File.WriteAllText(System.IO.Path.Combine(Repository.Root, Path), Text);

    public static string Text
    {
        get
        {
            var page = new StringBuilder("""
                # What is kept about persons

                Written from [PersonalColumns.cs](../src/Sen.Data/Personal/PersonalColumns.cs), [Retention.cs](../src/Sen.Data/Personal/Retention.cs) and
                [NeverCollected.cs](../src/Sen.Movement/Personal/NeverCollected.cs) by [PersonalColumnsTests](../tests/Sen.Tests/Personal/PersonalColumnsTests.cs), which compare them with the
                schema of both databases: a new column is classified in the commit that makes it. `SEN_DOCS=write ./test --filter-class "*PersonalColumnsTests"` writes the page anew.
                How the rules work is told in [privacy](privacy.md).

                ## What is never collected

                A column whose name says one of these does not pass the tests.

                | What | Why not | Words of a column |
                | --- | --- | --- |

                """);
            foreach (var one in NeverCollected.All)
            {
                page.AppendLine($"| {one.What.En} ({one.What.Vi}) | {one.Why.En} | {string.Join(", ", one.Words.Select(word => $"`{word}`"))} |");
            }

            page.AppendLine("\n## How long it is kept\n\n| Class | Kept | Then | Done by | Setting |\n| --- | --- | --- | --- | --- |");
            foreach (var rule in RetentionRule.All)
            {
                page.AppendLine($"| {rule.Retention} | {rule.Kept.En} ({rule.Kept.Vi}) | {rule.Then.En} | {Code(rule.Job)} | {Code(rule.Setting)} |");
            }

            page.AppendLine("\n## Columns\n\nColumns that say nothing about a person are left out here; the table in code has them all. *Closed* – the audit keeps the value under the person’s key.\n");
            page.AppendLine("| Table | Retention | Names an account | Personal | Sensitive, every look written down | Free text | Secret |\n| --- | --- | --- | --- | --- | --- | --- |");
            foreach (var table in PersonalColumns.All.Where(table => table.Columns.Any(column => column.Class != ColumnClass.None)))
            {
                page.AppendLine($"| `{table.Entity}` | {table.Retention} | {Of(table, ColumnClass.Person)} | {Of(table, ColumnClass.Personal)} | {Of(table, ColumnClass.Sensitive)} | {Of(table, ColumnClass.FreeText)} | {Of(table, ColumnClass.Secret)} |");
            }

            return page.ToString();
        }
    }

    private static string Of(ClassifiedTable table, ColumnClass wanted) => string.Join(", ", table.Columns.Where(column => column.Class == wanted)
        .Select(column => PersonKeys.IsClosed(table.Entity, column.Column) ? $"{column.Column} *(closed)*" : column.Column));

    private static string Code(string? text) => text is null ? "" : $"`{text}`";
}
