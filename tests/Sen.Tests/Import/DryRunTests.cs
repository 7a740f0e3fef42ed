using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sen.Cli;
using Sen.Import;
using Sen.Movement.Text;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Import.OldPortalPages;

namespace Sen.Tests.Import;

/// <summary>What <see cref="ImportPages"/> shows before anything is written: the promised names, in every form a page may have been saved in.</summary>
public sealed class DryRunTests
{
    private static readonly JsonNode Expected = JsonNode.Parse(Repository.Read("tests/fixtures/import/seed-page.json"))!;

    [Fact]
    public async Task One_line_of_JSON_a_file_with_every_field_of_the_seed_page()
    {
        using var folder = new OldPortalPages();

        var called = await OldPortalPages.Import(null, Path.Combine(Repository.Root, "demo/binh-sa/seed-page.txt"), folder.Write("hai.txt", Other("Tin thứ hai")), "--dry-run", "--json");

        Assert.Equal((0, ""), (called.Code, called.Error));
        var lines = called.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal(Expected.ToJsonString(), JsonNode.Parse(lines[0])!.ToJsonString());
        Assert.Contains("Nguyễn Văn Long", lines[0], StringComparison.Ordinal);
        Assert.Equal(("Tin thứ hai", "2021-09-05", 1234), ((string?)JsonNode.Parse(lines[1])!["title"], (string?)JsonNode.Parse(lines[1])!["published"], (int)JsonNode.Parse(lines[1])!["views"]!));
    }

    [Fact]
    public void The_seed_page_says_the_same_in_every_encoding()
    {
        Same(Encoding.UTF8.GetBytes(Seed.ReplaceLineEndings("\r\n")));
        Same([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(VietnameseText.Nfd(Seed))]);
        Same([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Seed)]);
        Same([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Seed)]);
        foreach (var encoding in new[] { LegacyEncoding.Vni, LegacyEncoding.Cp1258 })
        {
            Same(InOld(Seed, encoding), encoding);
            Same(Encoding.UTF8.GetBytes(LegacyText.AsWindows1252(InOld(Seed, encoding))), encoding);
        }
    }

    [Fact]
    public void TCVN3_comes_back_but_for_the_capitals_it_never_had()
    {
        var page = Read("tcvn3.txt", InOld(Seed, LegacyEncoding.Tcvn3));

        Assert.Equal(LegacyEncoding.Tcvn3, page.ToConfirm);
        Assert.Equal(Json(Expected).ToLowerInvariant(), Shown(page).ToLowerInvariant());
    }

    [Fact]
    public void The_seed_page_says_the_same_as_HTML()
    {
        var html = Html(Seed, image: "");
        Same(Encoding.UTF8.GetBytes(html));
        var cells = html.Replace("<div>", "<td>", StringComparison.Ordinal).Replace("</div>", "</td>", StringComparison.Ordinal).Replace("p>", "td>", StringComparison.Ordinal);
        Same(Encoding.UTF8.GetBytes(cells.Replace("<form", "<table><tr><form", StringComparison.Ordinal)));
        Same(Encoding.UTF8.GetBytes($"<html><body>{string.Join("<br/>", Seed.Split('\n'))}<style>x</style></body></html>"));
        Same(Encoding.UTF8.GetBytes(html.Replace("1   2", "<span>1</span><a href=\"?p=2\">2</a>", StringComparison.Ordinal)));
        Same(Encoding.UTF8.GetBytes(html.Replace("     Thực hiện", "&nbsp;&nbsp; Thực&nbsp;hiện", StringComparison.Ordinal)));
        Same(InOld(html.Replace("utf-8", "windows-1258", StringComparison.Ordinal), LegacyEncoding.Cp1258));
        Same(InOld(html.Replace("utf-8", "iso-8859-1", StringComparison.Ordinal), LegacyEncoding.Vni), LegacyEncoding.Vni);
    }

    [Fact]
    public void A_page_nested_deeper_than_any_page_is_built_is_refused_and_loses_nothing_unsaid()
    {
        byte[] Nested(int depth) => Encoding.UTF8.GetBytes($"<html><body>{string.Concat(Enumerable.Repeat("<div>", depth))}{string.Join("<br>", Seed.Split('\n'))}");

        Assert.Equal(8, Read("vua.html", Nested(200)).Page.Paragraphs.Count);
        Assert.Contains("quá nhiều lớp", SavedPage.Of("sau.html", Nested(20_000), null).Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_saved_page_is_refused_with_a_sentence_that_names_it()
    {
        using var folder = new OldPortalPages();
        var link = Path.Combine(folder.Folder, "link.txt");
        File.CreateSymbolicLink(link, folder.Write("that.txt", Seed));
        (string File, string Says)[] wrong =
        [
            (folder.Write("zip.html", "PK\u0003\u0004x"), "tệp nén"), (folder.Write("anh.html", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2]), "là ảnh"), (folder.Write("may.txt", [65, 0, 1, 2, 66]), "không phải tệp văn bản"),
            (folder.Write("dong.txt", new string('a', 200_000)), "dòng dài"), (folder.Write("lon.txt", new string('a', 10 << 20)), "nặng hơn 5 MB"), (folder.Write("trong.txt", ""), "chưa có nội dung"),
            (folder.Folder, "là thư mục"), (Path.Combine(folder.Folder, "khong.txt"), "không có ở đây"), (link, "là liên kết"), (folder.Write("la.txt", [.. Encoding.ASCII.GetBytes("Chi ti"), 0xC2, 0x20, .. Encoding.ASCII.GetBytes("t tin")]), "--convert=tcvn3"),
        ];

        var called = await OldPortalPages.Import(null, [.. wrong.Select(one => one.File), folder.Write("tot.txt", Seed), "--dry-run", "--json"]);

        Assert.Equal(1, called.Code);
        Assert.Single(called.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var said = called.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(wrong.Length, said.Length);
        Assert.All(wrong.Zip(said), pair =>
        {
            Assert.StartsWith($"{pair.First.File}: ", pair.Second, StringComparison.Ordinal);
            Assert.Contains(pair.First.Says, pair.Second, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "trang")]
    [InlineData("import", "page")]
    [InlineData("import", "page", "a.txt", "--json")]
    [InlineData("import", "page", "a.txt", "--convert=ebcdic")]
    [InlineData("import", "page", "a.txt", "--published", "31/02/2020")]
    [InlineData("import", "page", "a.txt", "--map")]
    [InlineData("import", "page", "a.txt", "--nhanh")]
    public async Task A_wrong_call_says_how_to_call_and_ends_with_two(params string[] words)
    {
        var code = await Verbs.Run(words);

        Assert.Equal(2, code);
    }

    private static void Same(byte[] bytes, LegacyEncoding? toConfirm = null)
    {
        var page = Read("trang.txt", bytes);
        Assert.Equal(toConfirm, page.ToConfirm);
        Assert.Equal(Json(Expected), Shown(page));
    }

    private static SavedPage Read(string file, byte[] bytes) => SavedPage.Of(file, bytes, null).Value;

    private static string Shown(SavedPage page) => Json(JsonNode.Parse(PageJson.Of(page.Page, page.Page.Warnings))!);

    private static string Json(JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
