using System.Text.RegularExpressions;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>The editor's guide shows the pages it speaks of as they are. <c>SEN_PICTURES=docs ./test --filter-class "*GuideTests" --filter-class "*WritingTests"</c> draws them anew.</summary>
public sealed partial class GuideTests(DemoSite demo)
{
    private static readonly string[] ByTheStory = ["bien-tap-viet", "bien-tap-kiem-tra", "bien-tap-bai-dang", "bien-tap-phien-ban"];

    /// <summary>Name of the picture, page of the table of pages, and what the guide says is to be seen there.</summary>
    public static TheoryData<string, string, string> Drawn => new()
    {
        { "bien-tap-kho-anh", "media library", "Kho ảnh, tệp" },
        { "bien-tap-cac-phan", "parts of the portal", "Các phần của cổng" },
        { "bien-tap-trang-chu", "blocks of the home page", "Thứ tự các khối" },
        { "bien-tap-lich", "write the calendar", "Lưu và đăng" },
        { "bien-tap-gop-y", "feedback of citizens", "Góp ý" },
        { "bien-tap-thong-ke", "visits to the portal", "Thống kê truy cập" },
    };

    [Theory, MemberData(nameof(Drawn))]
    public async Task A_page_of_the_guide_is_as_the_guide_says(string picture, string page, string words)
    {
        await using var editor = await PageTable.Find(page).Visit(demo, Screen.Desktop);

        await Pictures.KeepForTheGuide(editor, picture);

        await editor.Reads(words);
        editor.IsContent();
    }

    [Fact]
    public void Every_picture_of_the_guide_is_there_and_is_drawn_by_a_test()
    {
        var guide = Repository.Read("docs/huong-dan/bien-tap.md");
        var shown = Shown().Matches(guide).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(ByTheStory.Concat(Drawn.Select(row => row.Data.Item1)).Order(StringComparer.Ordinal), shown);
        Assert.All(shown, name => Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "docs", "huong-dan", $"{name}.jpg")).Length, 10_000, 300_000));
    }

    [GeneratedRegex(@"!\[[^\]]{20,}\]\((?<name>[a-z-]+)\.jpg\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
