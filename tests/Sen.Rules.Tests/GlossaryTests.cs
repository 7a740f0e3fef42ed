using Sen.Movement.Models;
using Sen.Testing;
using Xunit;

namespace Sen.Rules.Tests;

public class GlossaryTests
{
    private static readonly Type[] Types = [.. typeof(EmulationModel).Assembly.GetExportedTypes().Where(type => !type.IsNested)];

    [Fact]
    public void Every_name_the_glossary_says_is_in_code_is_a_public_type_or_member()
    {
        var promised = Rows().Where(row => row.InCode).Select(row => row.Identifier).ToList();

        Assert.True(promised.Count > 50);
        Assert.All(promised, name => Assert.True(Exists(name), name));
    }

    [Fact]
    public void No_name_the_glossary_says_comes_later_is_already_in_code()
    {
        var later = Rows().Where(row => !row.InCode).Select(row => row.Identifier);

        Assert.All(later, name => Assert.False(Exists(name), name));
    }

    [Fact]
    public void Every_public_type_of_the_movement_is_in_the_glossary()
    {
        var told = Rows().Select(row => row.Identifier.Split('.')[0]).Concat(TechnicalTypes()).ToHashSet(StringComparer.Ordinal);

        Assert.All(Types.Select(NameOf), name => Assert.Contains(name, told));
    }

    [Fact]
    public void The_list_of_technical_types_names_no_type_that_is_gone() =>
        Assert.All(TechnicalTypes(), name => Assert.True(Exists(name), name));

    private static bool Exists(string identifier)
    {
        var parts = identifier.Split('.');
        var type = Array.Find(Types, type => NameOf(type) == parts[0]);
        return type is not null && (parts.Length == 1 || type.GetMember(parts[1]).Length > 0);
    }

    // Reading<T> is written Reading.
    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static IEnumerable<(string Identifier, bool InCode)> Rows() =>
        from line in Page().Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells is [_, _, ['`', ..], _, _, _]
        select (cells[2].Trim('`'), cells[4] switch
        {
            "in code" => true,
            "later" => false,
            _ => throw new InvalidDataException($"The state is “in code” or “later”: {line}"),
        });

    // Between backquotes: every second piece.
    private static IEnumerable<string> TechnicalTypes() =>
        Page().Split("## Technical types")[1].Split('`').Where((_, place) => place % 2 == 1);

    private static string Page() => Repository.Read("docs/glossary.md");
}
