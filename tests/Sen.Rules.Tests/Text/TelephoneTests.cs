using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class TelephoneTests
{
    [Theory]
    [InlineData("02353. 873.157", "+842353873157")]
    [InlineData("0235 3873 157", "+842353873157")]
    [InlineData("(0235) 3873157", "+842353873157")]
    [InlineData("024-3825-5555", "+842438255555")]
    [InlineData("0912 345 678", "+84912345678")]
    [InlineData("+84 912 345 678", "+84912345678")]
    [InlineData("+84 (0) 235 3873 157", "+842353873157")]
    [InlineData("0084 912345678", "+84912345678")]
    [InlineData("84912345678", "+84912345678")]
    [InlineData("1900 1234", "19001234")]
    [InlineData("1800 599 920", "1800599920")]
    [InlineData("113", null)]
    [InlineData("23.09.2022", null)]
    [InlineData("0912 345", null)]
    [InlineData("", null)]
    public void A_number_is_dialled_in_its_international_form_however_the_office_groups_it(string written, string? dialled) =>
        Assert.Equal(dialled, Telephone.Dialled(written));

    [Theory]
    [InlineData("02353. 873.157", "02353. 873.157")]
    [InlineData("Cán bộ phụ trách · 0235 3873 157", "0235 3873 157")]
    [InlineData("0235.3873157 - 0912 345 678 (trực)", "0235.3873157", "0912 345 678")]
    [InlineData("0235 3873157/0912345678; 1900 1234", "0235 3873157", "0912345678", "1900 1234")]
    [InlineData("Tiếp dân ngày 23/09/2022, phòng 12")]
    [InlineData("số máy của xã")]
    public void The_numbers_of_a_line_are_found_where_they_stand(string line, params string[] numbers) =>
        Assert.Equal(numbers, Telephone.Pieces(line).Where(piece => piece.Dialled is not null).Select(piece => piece.Text));

    [Theory]
    [InlineData("0905 123 456", true)]
    [InlineData("0905.123.456", true)]
    [InlineData("+84 905 123 456", true)]
    [InlineData("(0235) 3873157", true)]
    [InlineData("0905abc", false)]
    [InlineData("0905 123 456 gọi buổi tối", false)]
    [InlineData("0905 123", false)]
    [InlineData("+", false)]
    [InlineData("", false)]
    public void What_somebody_leaves_to_be_called_is_one_number_and_nothing_else(string line, bool one) => Assert.Equal(one, Telephone.IsOne(line));

    [Fact]
    public void The_pieces_are_the_line_letter_for_letter() =>
        Gen.OneOf(Gen.String, Gen.Char["+0123456789 .-()/;ạ"].Array[0, 40].Select(letters => new string(letters))).Sample(line =>
        {
            var pieces = Telephone.Pieces(line);
            return string.Concat(pieces.Select(piece => piece.Text)) == line
                && pieces.All(piece => piece.Dialled is null || piece.Dialled.TrimStart('+').All(char.IsAsciiDigit));
        });
}
