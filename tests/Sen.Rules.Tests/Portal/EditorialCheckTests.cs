using System.Text.Json;
using Sen.Movement.Portal;
using Sen.Testing;
using Xunit;

namespace Sen.Rules.Tests.Portal;

/// <summary>What an experienced editor would look at again.</summary>
public class EditorialCheckTests
{
    private static readonly HashSet<Guid> None = [];

    [Fact]
    public void The_seed_articles_misprints_are_found_and_nothing_in_it_forbids_publication()
    {
        using var article = JsonDocument.Parse(Repository.Read("demo/binh-sa/article.json"));
        var paragraphs = article.RootElement.GetProperty("body_paragraphs").GetProperty("v").EnumerateArray().Select(line => line.GetString()!).ToArray();

        var findings = Of("Bình Sa phát huy hiệu quả các mô hình “Dân vận khéo”", false, paragraphs);

        Assert.Equal(["Trong năm 5 qua", "nổ lực", "rát thải"], findings.Where(finding => finding.Kind == FindingKind.Misprint).Select(finding => finding.Quote).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(findings, finding => finding.Blocks);
    }

    [Theory]
    [InlineData("MẬT", true)]
    [InlineData("TỐI MẬT", true)]
    [InlineData("TUYỆT MẬT", true)]
    [InlineData("Độ mật: Mật", true)]
    [InlineData("Thôn nuôi ong lấy mật", false)]
    [InlineData("MẬT ONG THÔN BÌNH TRÚC", false)]
    [InlineData("bảo mật thông tin", false)]
    public void A_secrecy_stamp_forbids_publication_and_honey_does_not(string line, bool forbidden) =>
        Assert.Equal(forbidden, Of("Tên bài", false, "Đoạn đầu.", line).Any(finding => finding.Blocks));

    [Fact]
    public void A_stamp_in_a_cell_of_a_table_forbids_too()
    {
        var table = new RichBlock.Table([], [[new(true, 1, 1, RichText.Plain("Cột"))], [new(false, 1, 1, RichText.Plain("TỐI MẬT"))]]);

        Assert.Contains(EditorialCheck.Of(new("Tên", "", [table], None, false)), finding => finding.Blocks);
    }

    [Theory]
    [InlineData("Liên hệ 0912 345 678 để biết thêm", true)]
    [InlineData("Điện thoại cơ quan 02353.873.157", false)]
    [InlineData("Số căn cước 049123456789 của người nhận", true)]
    [InlineData("CMND số 205123456", true)]
    [InlineData("Hỗ trợ hộ ông Nguyễn Văn A sửa nhà", true)]
    [InlineData("Hỗ trợ 40 hộ ông bà trong thôn", false)]
    [InlineData("Tổng kinh phí 1.250.000.000.000 đồng", false)]
    [InlineData("Trong 5 năm 2015 – 2020 đã đắp 200 m", false)]
    public void Personal_data_is_pointed_at(string line, bool found) =>
        Assert.Equal(found, Of("Tên bài", false, line).Any(finding => finding.Kind == FindingKind.PersonalData));

    [Fact]
    public void A_sensitive_subject_is_asked_for_its_mark_once_and_not_when_it_is_marked()
    {
        Assert.Single(Of("Tên", false, "Giúp người tái hòa nhập cộng đồng.", "Giải quyết khiếu nại."), finding => finding.Kind == FindingKind.SensitiveSubject);
        Assert.DoesNotContain(Of("Tên", true, "Giúp người tái hòa nhập cộng đồng."), finding => finding.Kind == FindingKind.SensitiveSubject);
    }

    [Fact]
    public void A_picture_without_words_and_a_table_without_heads_are_pointed_at()
    {
        var picture = Guid.NewGuid();
        var table = new RichBlock.Table([], [[new(false, 1, 1, RichText.Plain("a"))], [new(false, 1, 1, RichText.Plain("b"))]]);

        var findings = EditorialCheck.Of(new("Tên", "", [new RichBlock.Figure(picture, []), table], new HashSet<Guid> { picture }, false));

        Assert.Equal([FindingKind.PictureWithoutWords, FindingKind.TableWithoutHead], findings.Select(finding => finding.Kind));
    }

    private static IReadOnlyList<Finding> Of(string title, bool sensitive, params string[] paragraphs) =>
        EditorialCheck.Of(new(title, "", [.. paragraphs.Select(line => new RichBlock.Paragraph(RichText.Plain(line)))], None, sensitive));
}
