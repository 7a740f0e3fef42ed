using System.Text;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Portal;
using Sen.Movement.Text;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Spine;
using Xunit;

namespace Sen.Tests.Import;

/// <summary>A folder of saved pages, and the real command that takes them over.</summary>
internal sealed class OldPortalPages : IDisposable
{
    private static readonly Dictionary<char, byte> Windows = new() { ['\u00A0'] = 0xA0, ['…'] = 0x85, ['‘'] = 0x91, ['’'] = 0x92, ['“'] = 0x93, ['”'] = 0x94, ['–'] = 0x96 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sen-cu");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string Seed { get; } = Repository.Read("demo/binh-sa/seed-page.txt");

    public string Folder => _folder.FullName;

    /// <summary>Another article in the seed page's form.</summary>
    public static string Other(string title, string byline = "Tác giả: Ban biên tập .Ngày đăng: 05/9/2021 .Lượt xem: 1.234 lượt.") =>
        Seed.Replace("Bình Sa phát huy hiệu quả các mô hình “Dân vận khéo”", title, StringComparison.Ordinal)
            .Replace("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/2020 .Lượt xem: 200 lượt.", byline, StringComparison.Ordinal);

    /// <summary>The text as an old ASP.NET page: one form around everything, its caption under its photo.</summary>
    public static string Html(string text, string head = "", string? action = "./Default.aspx?tabid=107&amp;NID=55", string image = "<img src=\"trang_files/ao-sen.jpg\" alt=\"Ao sen\">")
    {
        var lines = text.Split('\n').Select(line => line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal) switch
        {
            "" => "",
            ['(', ..] caption when caption.Contains("nh:", StringComparison.Ordinal) => $"<p>{image}<br>{caption}</p>",
            var other => $"<div>{other}</div>",
        });
        return $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>x</title>{head}<script>var a = \"Tác giả: giả .\";</script></head>"
            + $"<body><form method=\"post\" action=\"{action}\"><input type=\"hidden\" name=\"__VIEWSTATE\" value=\"x\">{string.Join('\n', lines)}</form></body></html>";
    }

    /// <summary>The text in an old encoding, with Windows' own quotes and dashes, as typists wrote them.</summary>
    public static byte[] InOld(string text, LegacyEncoding encoding) => [.. text.SelectMany(letter => letter < 128 ? [(byte)letter] :
        LegacyText.TryEncode(letter.ToString(), encoding, out var bytes, out _) ? bytes : [Windows[letter]])];

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string WritePhoto(string name) => Write(name, TestPictures.Phone());

    /// <summary>Runs <c>./sen import page …</c>.</summary>
    public static Task<(int Code, string Output, string Error)> Import(FreshDatabase? database, params string[] args) => SenProcess.Run(Ct,
        ["import", "page", .. args, .. database is null ? [] : database.Engine == Engine.Sqlite ? (string[])["--data", database.Folder] : ["--data", database.Folder, "--database", database.Databases.Connection]]);

    /// <summary>An installation with its commune set up, and nothing else.</summary>
    public static async Task<SenHost> Commune(Engine engine)
    {
        var sen = await SenHost.Start(engine);
        (await sen.SetUp()).Dispose();
        return sen;
    }

    public static async Task<IReadOnlyList<Article>> Articles(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return await db.Articles.AsNoTracking().OrderBy(article => article.Position).ToListAsync(Ct);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
