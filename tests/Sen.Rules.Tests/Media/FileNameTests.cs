using CsCheck;
using Sen.Movement.Media;
using Xunit;

namespace Sen.Rules.Tests.Media;

public class FileNameTests
{
    [Theory]
    [InlineData("ảnh đồng lúa.jpg", "ảnh đồng lúa.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\may-1\Desktop\Kế hoạch.docx", "Kế hoạch.docx")]
    [InlineData("anh\u202Egpj.exe", "anh gpj.exe")]
    [InlineData("a\r\nSet-Cookie: x.jpg", "a Set-Cookie x.jpg")]
    [InlineData("<script>alert(1)</script>.svg", "script .svg")]
    [InlineData("...", "")]
    [InlineData(null, "")]
    public void Folders_tricks_and_invisible_marks_are_gone_from_a_name(string? typed, string expected) => Assert.Equal(expected, FileName.Clean(typed));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileName.Clean(new string('a', 300) + ".docx");

        Assert.Equal(FileName.Longest, name.Length);
        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_comes_the_name_stays_short_and_on_one_line() => Gen.String.Sample(typed =>
    {
        var name = FileName.Clean(typed);
        return name.Length <= FileName.Longest && name.IndexOfAny(['/', '\\', '\n', '\r', '"', '\0', '<', ';']) < 0 && FileName.Clean(name) == name;
    });

    [Fact]
    public void Mentions_are_found_once_each_in_their_order_by_figure_and_by_download()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var found = MediaMentions.In($"<figure data-media=\"{first}\"></figure><a href=\"{MediaMentions.Download(second)}\">tệp</a><figure data-media='{first}'></figure>data-media=\"x\"");

        Assert.Equal([first, second], found);
    }
}
