using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class VietnameseNumbersTests
{
    [Fact]
    public void Numbers_are_written_with_dots_and_a_comma()
    {
        Assert.Equal("0 999 1.374 1.234.567 -1.000", string.Join(' ', new long[] { 0, 999, 1374, 1_234_567, -1000 }.Select(number => VietnameseNumbers.Format(number))));
        Assert.Equal("3,5 1.234,57 4 0,13 1.000", string.Join(' ', new[] { 3.50m, 1234.567m, 3.999m, 0.125m, 1000m }.Select(number => VietnameseNumbers.Format(number))));
        Assert.Equal("12,3457", VietnameseNumbers.Format(12.34567m, 4));
        Assert.Equal("91\u00A0%", VietnameseNumbers.Percent(91m));
        Assert.Equal("12,5\u00A0%", VietnameseNumbers.Percent(12.46m));
    }

    [Theory]
    [InlineData(1_250_000_000, "1,25 tỷ đồng", "1,25 tỷ đồng"), InlineData(233_000_000, "233 triệu đồng", "233 triệu đồng"), InlineData(186_500_000, "186,5 triệu đồng", "186,5 triệu đồng")]
    [InlineData(1_234_560_000, "1.234,56 triệu đồng", "khoảng 1,23 tỷ đồng"), InlineData(233_456_789, "233.456.789 đồng", "khoảng 233,46 triệu đồng")]
    [InlineData(999_999_999, "999.999.999 đồng", "khoảng 1 tỷ đồng"), InlineData(850_000, "850.000 đồng", "850.000 đồng"), InlineData(0, "0 đồng", "0 đồng")]
    [InlineData(1_000_000, "1 triệu đồng", "1 triệu đồng"), InlineData(1_500_000_000_000, "1.500 tỷ đồng", "1.500 tỷ đồng")]
    public void Money_has_an_exact_phrase_and_a_rounded_one(long dong, string exact, string about)
    {
        Assert.Equal(exact, VietnameseNumbers.MoneyPhrase(dong));
        Assert.Equal(about, VietnameseNumbers.MoneyAbout(dong));
    }

    [Fact]
    public void Money_and_land_in_full()
    {
        Assert.Equal("1.250.000.000 đồng", VietnameseNumbers.Money(1_250_000_000));
        Assert.Equal("186.000.000 đ", VietnameseNumbers.MoneyInTable(186_000_000));
        Assert.Equal("1.200 m²", VietnameseNumbers.Area(1_200));
        Assert.Equal("3,5 ha", VietnameseNumbers.Area(35_000));
        Assert.Equal("35.050 m²", VietnameseNumbers.Area(35_050));
        Assert.Equal("1 ha", VietnameseNumbers.Area(10_000));
    }

    [Theory]
    [InlineData("1250", 1250), InlineData("1.250", 1250), InlineData("1,250", 1250), InlineData("1 250 000", 1_250_000), InlineData("1.234.567", 1_234_567), InlineData("1,234,567", 1_234_567)]
    [InlineData("12 hộ", 12), InlineData("60 ngày công", 60), InlineData("1.250 người", 1250), InlineData(" 12 ", 12), InlineData("0", 0), InlineData("1\u00A0250", 1250), InlineData("1.250,00", 1250), InlineData("007", 7)]
    public void A_typed_whole_number_is_understood(string typed, long number) =>
        Assert.Equal(new Reading<long>(number, VietnameseNumbers.Format(number), null), TypedNumber.ReadWhole(typed));

    [Theory]
    [InlineData(null, "Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250."), InlineData("", "Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250."), InlineData("nhiều", "Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250.")]
    [InlineData("3,5", "Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250."), InlineData("1.25.000", "Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250."), InlineData("1.250 000", "Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250.")]
    [InlineData("12.", "Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250."), InlineData("-5", "Số này không âm; đề nghị bỏ dấu trừ."), InlineData("−5", "Số này không âm; đề nghị bỏ dấu trừ.")]
    [InlineData("1234567890123456", "Số này dài quá 15 chữ số; đề nghị kiểm tra lại.")]
    public void A_whole_number_that_cannot_be_read_is_answered_with_what_to_write(string? typed, string sentence) =>
        Assert.Equal(sentence, TypedNumber.ReadWhole(typed).Problem?.Vi);

    [Theory]
    [InlineData("3,5", "3,5"), InlineData("3.5", "3,5"), InlineData("3,50", "3,5"), InlineData("1.250", "1.250"), InlineData("1.250,5", "1.250,5"), InlineData("1,250.5", "1.250,5")]
    [InlineData("1 250,5", "1.250,5"), InlineData("0,25", "0,25"), InlineData("0.500", "0,5"), InlineData("1234,5", "1.234,5"), InlineData("1.234.567", "1.234.567"), InlineData("1,2500", "1,25")]
    public void A_typed_decimal_is_understood_with_comma_or_dot(string typed, string echo)
    {
        var reading = TypedNumber.ReadDecimal(typed);
        Assert.Equal((echo, null), (reading.Echo, reading.Problem?.Vi));
    }

    [Fact]
    public void A_number_that_can_be_meant_in_two_ways_is_asked_back()
    {
        Assert.Equal("“1,250” có thể hiểu hai cách. Đề nghị ghi 1.250 nếu là hàng nghìn, 1,2500 nếu là số lẻ.", TypedNumber.ReadDecimal("1,250").Problem?.Vi);
        Assert.Equal(1250m, TypedNumber.ReadDecimal("1.250").Value);
        Assert.Equal(1.25m, TypedNumber.ReadDecimal("1,2500").Value);
        Assert.Equal("Đề nghị ghi tối đa 2 chữ số sau dấu phẩy; đang ghi 3,1416.", TypedNumber.ReadDecimal("3,1416").Problem?.Vi);
        Assert.Equal("Đề nghị ghi một số, ví dụ 1.250 hoặc 3,5.", TypedNumber.ReadDecimal("ba rưỡi").Problem?.Vi);
    }

    [Theory]
    [InlineData("186.000.000", 186_000_000), InlineData("186 triệu", 186_000_000), InlineData("186 triệu đồng", 186_000_000), InlineData("1,25 tỷ", 1_250_000_000), InlineData("1.25 tỉ đồng.", 1_250_000_000)]
    [InlineData("1.250 triệu", 1_250_000_000), InlineData("500 nghìn", 500_000), InlineData("500 ngàn đồng", 500_000), InlineData("186.000.000đ", 186_000_000), InlineData("186,000,000 VNĐ", 186_000_000)]
    [InlineData("5TR", 5_000_000), InlineData("0", 0), InlineData("999999999999999", 999_999_999_999_999)]
    public void A_typed_sum_is_understood(string typed, long dong) =>
        Assert.Equal(new Reading<long>(dong, VietnameseNumbers.Money(dong), null), TypedNumber.ReadMoney(typed));

    [Theory]
    [InlineData("", "Đề nghị ghi số tiền, ví dụ 186.000.000 hoặc 186 triệu."), InlineData("trăm triệu", "Đề nghị ghi số tiền, ví dụ 186.000.000 hoặc 186 triệu.")]
    [InlineData("5 triệu 300", "Đề nghị ghi số tiền, ví dụ 186.000.000 hoặc 186 triệu."), InlineData("100 usd", "Đề nghị ghi số tiền, ví dụ 186.000.000 hoặc 186 triệu.")]
    [InlineData("triệu", "Đề nghị ghi số tiền, ví dụ 186.000.000 hoặc 186 triệu."), InlineData("12,5", "Đề nghị ghi số tiền tròn đồng, không có phần lẻ.")]
    [InlineData("0,0001 nghìn", "Đề nghị ghi số tiền tròn đồng, không có phần lẻ."), InlineData("2.000.000 tỷ", "Số tiền phải nhỏ hơn một triệu tỷ đồng; đề nghị kiểm tra lại.")]
    [InlineData("1,250 tỷ", "“1,250” có thể hiểu hai cách. Đề nghị ghi 1.250 nếu là hàng nghìn, 1,2500 nếu là số lẻ."), InlineData("-5 triệu", "Số này không âm; đề nghị bỏ dấu trừ.")]
    public void A_sum_that_cannot_be_read_is_answered_with_what_to_write(string typed, string sentence) => Assert.Equal(sentence, TypedNumber.ReadMoney(typed).Problem?.Vi);

    [Fact]
    public void Every_number_written_is_read_back() => Gen.Select(Gen.Long[0, 999_999_999_999], Gen.Int[0, 99]).Sample((number, hundredths) =>
        TypedNumber.ReadWhole(VietnameseNumbers.Format(number)).Value == number &&
        TypedNumber.ReadMoney(VietnameseNumbers.Money(number)).Value == number &&
        TypedNumber.ReadMoney(VietnameseNumbers.MoneyPhrase(number)).Value == number &&
        TypedNumber.ReadDecimal(VietnameseNumbers.Format(number + (hundredths / 100m))).Value == number + (hundredths / 100m));

    [Fact]
    public void Anything_typed_is_either_understood_or_answered() => Gen.OneOf(TextGen.Any, Gen.OneOf("0", "1", "12", "345", ".", ",", " ", "-", "tỷ", "đ").Array[0, 8].Select(string.Concat)).Sample(text =>
        TypedNumber.ReadWhole(text).Understood == (TypedNumber.ReadWhole(text).Echo.Length > 0) &&
        TypedNumber.ReadDecimal(text).Understood == (TypedNumber.ReadDecimal(text).Echo.Length > 0) &&
        TypedNumber.ReadMoney(text).Understood == (TypedNumber.ReadMoney(text).Echo.Length > 0));
}
