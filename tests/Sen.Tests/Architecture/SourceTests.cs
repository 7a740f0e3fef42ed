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
    public void A_feature_is_a_verb_with_its_view_beside_it()
    {
        var without = Features().Where(file => !File.Exists(Path.Combine(Repository.Root, file.Replace(".cs", "View.razor", StringComparison.Ordinal))));

        Assert.Empty(without);
    }

    [Fact]
    public void Whoever_knows_the_verb_finds_its_tests()
    {
        var tests = Repository.Files("tests", "Tests.cs").Select(file => (Name: Path.GetFileName(file), Text: Repository.Read(file))).ToList();
        var without = from file in Features()
                      let verb = Path.GetFileNameWithoutExtension(file)
                      where !tests.Any(test => test.Name == $"{verb}Tests.cs" || test.Text.Contains($"cref=\"{verb}\"", StringComparison.Ordinal))
                      select $"{verb}: name a test file {verb}Tests.cs, or say <see cref=\"{verb}\"/> above the test class that covers several verbs";

        Assert.Empty(without);
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
        // Data for programs (JSON-LD) is never run.
        Assert.DoesNotContain(Repository.Files("src/Sen", ".razor"), file =>
            Regex.IsMatch(Repository.Read(file), @"\sstyle=|<style|\son[a-z]+=""|<script(?![^>]*\s(?:src=|type=""application/ld\+json""))", RegexOptions.None, Limit));

    // Migrations are written by a tool, which switches its own warnings off.
    private static IEnumerable<string> Sources() =>
        Repository.Files("src", ".cs").Concat(Repository.Files("src", ".razor")).Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal));

    private static IEnumerable<string> Features() =>
        Stages().Where(file => Repository.Read(file).Contains("public static void Map(", StringComparison.Ordinal));

    private static IEnumerable<string> Stages() => Repository.Files("src/Sen", ".cs").Where(file => char.IsAsciiDigit(file["src/Sen/".Length]));
}
