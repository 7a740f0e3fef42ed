using System.Text.RegularExpressions;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Architecture;

/// <summary>Habits of STYLE.md that only the sources can show.</summary>
public class SourceTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public void A_stage_answers_no_with_a_refusal_never_with_an_exception() =>
        Assert.DoesNotContain(Stages(), file => Repository.Read(file).Contains("throw new", StringComparison.Ordinal));

    [Fact]
    public void A_feature_is_a_verb_with_its_view_and_its_test()
    {
        var tests = Repository.Files("tests", ".cs").Select(file => Path.GetFileName(file)).ToHashSet(StringComparer.Ordinal);
        var features = Stages().Where(file => Repository.Read(file).Contains("public static void Map(", StringComparison.Ordinal)).ToList();

        Assert.All(features, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file.Replace(".cs", "View.razor", StringComparison.Ordinal))), file));
        Assert.All(features, file => Assert.Contains(Path.GetFileName(file).Replace(".cs", "Tests.cs", StringComparison.Ordinal), tests));
    }

    [Fact]
    public void Nothing_is_left_for_later_or_switched_off_on_the_spot()
    {
        string[] marks = ["TODO", "FIXME", "HACK", "NotImplementedException", "#pragma warning disable"];
        var found = from file in Sources()
                    let text = Repository.Read(file)
                    from mark in marks
                    where text.Contains(mark, StringComparison.Ordinal)
                    select $"{file}: {mark}";

        Assert.Empty(found);
    }

    [Fact]
    public void A_warning_is_silenced_for_one_member_only_with_its_justification() =>
        Assert.DoesNotContain(Sources(), file => Repository.Read(file).Split('\n').Any(line =>
            line.Contains("[SuppressMessage", StringComparison.Ordinal) && !line.Contains("Justification = \"", StringComparison.Ordinal)));

    [Fact]
    public void No_error_is_swallowed_in_silence() =>
        Assert.DoesNotContain(Sources(), file => Regex.IsMatch(Repository.Read(file), @"catch\s*(\([^)]*\))?\s*\{\s*\}", RegexOptions.ExplicitCapture, Limit));

    [Fact]
    public void Views_carry_no_style_or_script_of_their_own() =>
        Assert.DoesNotContain(Repository.Files("src/Sen", ".razor"), file =>
            Regex.IsMatch(Repository.Read(file), @"\sstyle=|<style|\son[a-z]+=""|<script(?![^>]*\ssrc=)", RegexOptions.None, Limit));

    // Migrations are written by a tool, which switches its own warnings off.
    private static IEnumerable<string> Sources() =>
        Repository.Files("src", ".cs").Concat(Repository.Files("src", ".razor")).Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static IEnumerable<string> Stages() => Repository.Files("src/Sen", ".cs").Where(file => char.IsAsciiDigit(file["src/Sen/".Length]));
}
