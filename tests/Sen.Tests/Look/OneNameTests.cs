using System.Text.RegularExpressions;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Look;

/// <summary>One thing has one name: whoever reads “mã một lần” on the slip finds it under no other name on a page, in a letter or in the documents.</summary>
public partial class OneNameTests
{
    private static readonly string[] Folders = ["src", "docs"];

    [Fact]
    public void The_one_time_code_has_no_other_name()
    {
        var told = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".md" && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"))
            .Concat(((string[])["README.md", "SECURITY.md"]).Select(file => Path.Combine(Repository.Root, file))).ToList();

        Assert.True(told.Count > 300, $"{told.Count} files");
        Assert.Equal([], told.SelectMany(file => Others(file).Matches(File.ReadAllText(file)).Select(found => $"{Path.GetRelativePath(Repository.Root, file)}: {found.Value}")));
    }

    [Fact]
    public void Every_option_a_start_takes_is_told_in_the_read_me()
    {
        var refused = SenOptions.Read(["--khong-co"]).Wrong!;
        var options = Option().Matches(refused[refused.IndexOf("Các tùy chọn", StringComparison.Ordinal)..]).Select(found => found.Value).ToList();
        var page = Repository.Read("README.md");

        Assert.Contains("--smtp", options);
        Assert.All(options, option => Assert.Contains($"| `{option}", page, StringComparison.Ordinal));
    }

    // In the code it is the account's first password; people read of it in sentences and documents only.
    private static Regex Others(string file) => Path.GetExtension(file) == ".md" ? InDocuments() : InSentences();

    [GeneratedRegex("mật khẩu lần đầu|mật khẩu đầu|mã mời|mật khẩu tạm|cấp lại mật khẩu|\"[^\"\n]*first password[^\"\n]*\"", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InSentences();

    [GeneratedRegex("mật khẩu lần đầu|mật khẩu đầu|mã mời|mật khẩu tạm|cấp lại mật khẩu|first passwords?", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InDocuments();

    [GeneratedRegex("--[a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Option();
}
