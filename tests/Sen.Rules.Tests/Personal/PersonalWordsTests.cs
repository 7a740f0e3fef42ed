using Sen.Movement.Personal;
using Sen.Testing;
using Xunit;

namespace Sen.Rules.Tests.Personal;

public class PersonalWordsTests
{
    [Theory]
    [InlineData("Chị gửi số 0905 123 456 để liên hệ", "số điện thoại di động")]
    [InlineData("gọi +84 905 123 456", "số điện thoại di động")]
    [InlineData("giấy tờ 049185001234 đã nộp", "dãy số giống số căn cước")]
    [InlineData("CCCD: 049185001234", "số giấy tờ của một người")]
    [InlineData("CMND số 205123456", "số giấy tờ của một người")]
    [InlineData("mang theo 205123456 khi đến", "dãy số giống số chứng minh")]
    [InlineData("thư gửi về ten.rieng@vi-du.com", "địa chỉ thư điện tử")]
    [InlineData("STK 0041000123456 ngân hàng", "số tài khoản ngân hàng")]
    [InlineData("Số tài khoản: 123 456 789", "số tài khoản ngân hàng")]
    [InlineData("cháu sinh ngày 05/9/2010", "ngày sinh, năm sinh")]
    [InlineData("sinh năm 1975, hoàn cảnh khó khăn", "ngày sinh, năm sinh")]
    [InlineData("ở số nhà 12, tổ 3", "địa chỉ nhà")]
    [InlineData("giúp hộ ông Thử Nghiệm sửa nhà", "tên chủ hộ")]
    [InlineData("vận động đối tượng Thử Nghiệm ra đầu thú", "tên người sau chữ “đối tượng”")]
    [InlineData("anh Thử đã cai nghiện", "bệnh tật, án tích hoặc chuyện gia đình của một người")]
    [InlineData("Chị Thử bị ung thư nên được giúp", "bệnh tật, án tích hoặc chuyện gia đình của một người")]
    public void What_tells_about_a_person_is_found_and_said_with_its_place_without_the_value(string text, string what)
    {
        var found = PersonalWords.In([(("Ghi chú", "Note"), text)]);

        Assert.Contains(found, one => one.What.Vi == what && one.Where.Vi == "Ghi chú");
        var (sentence, kept) = (PersonalWords.Sentence(found), PersonalWords.Overruled(found)!);
        Assert.Contains(what, sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("“Ghi chú”", sentence.Vi, StringComparison.Ordinal);
        Assert.StartsWith(PersonalWords.OverruledVi, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(kept, char.IsDigit);
        Assert.DoesNotContain("Thử", kept, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Huy động 250.000.000 đồng và 1.200 m² đất, 350 lượt người, 205123456 đồng")]
    [InlineData("Quyết định số 05-QĐ/BCĐ ngày 23/9/2022, Kế hoạch 12/KH-UBND")]
    [InlineData("Văn phòng: (0235) 3884 123, thư binhsa@quangnam.gov.vn")]
    [InlineData("Kỷ niệm 132 năm ngày sinh Chủ tịch Hồ Chí Minh, giai đoạn 2021 - 2025")]
    [InlineData("Tuyên truyền phòng, chống ma túy, HIV; giúp người cai nghiện tái hòa nhập")]
    [InlineData("125 hộ gia đình tham gia, hộ nghèo giảm còn 12 hộ")]
    [InlineData("Ông bà, anh chị em trong thôn cùng làm")]
    [InlineData("Học sinh năm học 2022 được tặng 30 suất quà")]
    public void Official_words_are_left_alone(string text) => Assert.Empty(PersonalWords.In([(("Ghi chú", "Note"), text)]));

    [Fact]
    public void In_the_texts_of_the_demonstration_nothing_is_found()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "demo", "binh-sa"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".txt" or ".tsv" or ".json" && Path.GetFileName(file) is not ("seed-page.txt" or "site.json" or "article.json"))
            .Select(file => (Path.GetFileName(file), Lines: File.ReadAllLines(file))).ToList();

        Assert.True(files.Sum(file => file.Lines.Length) > 100, $"{files.Sum(file => file.Lines.Length)} lines");
        Assert.All(files, file => Assert.All(file.Lines, line => Assert.Empty(PersonalWords.In([((file.Item1, file.Item1), line)]))));
    }

    [Fact]
    public void The_same_thing_in_the_same_place_is_said_once_and_nothing_found_keeps_nothing()
    {
        Assert.Single(PersonalWords.In([(("Ghi chú", "Note"), "0905 123 456, 0905 123 457"), (("Ghi chú", "Note"), "0905 123 458")]));
        Assert.Equal(2, PersonalWords.In([(("Ghi chú", "Note"), "0905 123 456"), (("Ảnh", "Photo"), "0905 123 456")]).Count);
        Assert.Null(PersonalWords.Overruled([]));
    }
}
