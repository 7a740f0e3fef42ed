using System.Text;
using Sen.Movement.Media;
using Xunit;

namespace Sen.Rules.Tests.Media;

public class SecrecyStampTests
{
    [Theory]
    [InlineData("ỦY BAN NHÂN DÂN\nMẬT\nBÁO CÁO")]
    [InlineData("TỐI MẬT")]
    [InlineData("TUYỆT MẬT\r\nSố: 01")]
    [InlineData("ĐẢNG ỦY XÃ\tMẬT\tĐẢNG CỘNG SẢN VIỆT NAM")]
    [InlineData("  ( MẬT )  ")]
    [InlineData("M Ậ T")]
    [InlineData("T Ố I M Ậ T")]
    [InlineData("Độ mật: Mật")]
    [InlineData("Mức độ mật: Tối mật.")]
    public void A_stamp_stands_alone_on_its_line_or_in_its_cell(string text)
    {
        Assert.NotNull(SecrecyStamp.In(text));
        Assert.NotNull(SecrecyStamp.In(text.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mô hình nuôi ong lấy mật")]
    [InlineData("MÔ HÌNH NUÔI ONG LẤY MẬT")]
    [InlineData("Mật độ dân số\nBảo mật thông tin\nbí mật nhà nước")]
    [InlineData("Độ mật: không")]
    [InlineData("Mật khẩu: cấp riêng")]
    public void Honey_density_and_passwords_are_no_stamps(string text) => Assert.Null(SecrecyStamp.In(text));
}
