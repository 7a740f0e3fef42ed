using System.Text.Json;
using Sen.Movement.OldPortal;
using Sen.Testing;

namespace Sen.Rules.Tests.OldPortal;

/// <summary>The seed page, what it says according to the demonstration's own files, and pages made from it.</summary>
internal static class SeedPage
{
    public const string Byline = "Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/2020 .Lượt xem: 200 lượt.";
    public const string Caption = "(Ảnh:Mô hình trồng sen kết hợp nuôi cá của hội ND xã được xây dựng năm 2020)";
    public const string Back = "[Trở về]";

    public static string Text { get; } = Repository.Read("demo/binh-sa/seed-page.txt");

    /// <summary>What every reading of the seed page has to say.</summary>
    public static JsonElement Expected { get; } = JsonDocument.Parse(Repository.Read("tests/fixtures/import/seed-page.json")).RootElement;

    public static OldPage Read() => OldPageReader.Read(Text);

    /// <summary>The seed page with a piece of it replaced; the piece has to be there.</summary>
    public static OldPage With(string piece, string other) =>
        Text.Contains(piece, StringComparison.Ordinal) ? OldPageReader.Read(Text.Replace(piece, other, StringComparison.Ordinal)) : throw new ArgumentException(piece, nameof(piece));

    public static OldPage WithByline(string byline) => With(Byline, byline);

    /// <summary>The values a page says, without its warnings, for comparing two pages.</summary>
    public static string Values(OldPage page) => JsonSerializer.Serialize(page with { Warnings = [] });
}
