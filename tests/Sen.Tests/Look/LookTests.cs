using System.IO.Compression;
using System.Reflection;
using System.Text.RegularExpressions;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Look;

/// <summary>What the style sheet, the drawings and the words promise to every page.</summary>
public sealed partial class LookTests
{
    private const int StyleBudget = 12_000;

    private static readonly string Web = Path.Combine(Repository.Root, "src", "Sen");

    // The same in both languages, and meant so.
    private static readonly HashSet<string> SameInBoth = [nameof(Words.Email), nameof(Words.Product)];

    private static IEnumerable<string> Pages => Directory.EnumerateFiles(Web, "*.razor", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void The_style_sheet_fits_its_budget_over_the_wire()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(File.ReadAllBytes(Path.Combine(Web, "wwwroot", "sen.css")));
        }

        Assert.InRange(packed.Length, 1, StyleBudget);
    }

    [Fact]
    public void No_page_carries_a_style_or_a_script_of_its_own() =>
        Assert.DoesNotContain(Pages, page => Inline().IsMatch(File.ReadAllText(page)));

    [Fact]
    public void No_own_drawing_carries_a_style_or_a_script() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(Web, "wwwroot"), "*.svg", SearchOption.AllDirectories),
            drawing => Inline().IsMatch(File.ReadAllText(drawing)));

    [Fact]
    public void Every_icon_a_page_names_is_drawn()
    {
        var named = Pages.SelectMany(page => IconName().Matches(File.ReadAllText(page)).Select(match => match.Groups["name"].Value)).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Drawn().Matches(File.ReadAllText(Path.Combine(Web, "wwwroot", "icons.svg"))).Select(match => match.Groups["name"].Value)));
    }

    [Fact]
    public void Every_word_of_the_interface_is_said_in_both_languages()
    {
        var words = typeof(Words).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(word => word.PropertyType == typeof(string) && word.Name is not nameof(Words.ContentLanguage))
            .ToList();

        Assert.NotEmpty(words);
        Assert.DoesNotContain(words, word => string.IsNullOrWhiteSpace((string?)word.GetValue(Words.Vi)) || string.IsNullOrWhiteSpace((string?)word.GetValue(Words.En)));
        Assert.Empty(words.Where(word => Equals(word.GetValue(Words.Vi), word.GetValue(Words.En))).Select(word => word.Name).Except(SameInBoth));
    }

    [GeneratedRegex(@"\sstyle\s*=|<style|<script(?![^>]*\s(?:src=|type=""application/ld\+json""))|\son[a-z]+\s*=\s*""", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"<Icon Name=""(?<name>[a-z]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IconName();

    [GeneratedRegex(@"<symbol id=""(?<name>[a-z]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drawn();
}
