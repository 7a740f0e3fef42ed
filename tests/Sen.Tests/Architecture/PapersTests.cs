using System.Text.RegularExpressions;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Architecture;

public class PapersTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public void Every_link_of_the_papers_leads_to_a_file_that_is_there()
    {
        var broken = from paper in Papers()
                     from Match link in Regex.Matches(Repository.Read(paper), @"\]\((?<to>[^)#:\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, Limit)
                     let target = Path.Combine(Repository.Root, Path.GetDirectoryName(paper)!, link.Groups["to"].Value)
                     where !Path.Exists(target)
                     select $"{paper} → {link.Groups["to"].Value}";

        Assert.Empty(broken);
    }

    [Fact]
    public void The_papers_name_no_commit_for_commits_are_rewritten_and_papers_are_not()
    {
        var hashes = from paper in Papers()
                     from Match word in Regex.Matches(Repository.Read(paper), @"\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7,40}\b", RegexOptions.None, Limit)
                     select $"{paper}: {word.Value}";

        Assert.Empty(hashes);
    }

    [Fact]
    public void Every_package_has_its_licence_and_its_reason_on_the_page_of_dependencies_and_nothing_else_stands_there()
    {
        var page = Repository.Read("docs/decisions/0006-dependencies.md");
        var rows = Regex.Matches(page, @"^\| `(?<name>[^`]+)` \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, Limit).Select(match => match.Groups["name"].Value);
        var packages = Regex.Matches(Repository.Read("Directory.Packages.props"), @"<PackageVersion Include=""(?<name>[^""]+)""", RegexOptions.ExplicitCapture, Limit)
            .Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
        Assert.Empty(rows.Except(packages));
    }

    private static IEnumerable<string> Papers() =>
        Repository.Files("docs", ".md").Concat(Directory.GetFiles(Repository.Root, "*.md").Select(file => Path.GetFileName(file)));
}
