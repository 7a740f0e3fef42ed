using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class NumberWordsTests
{
    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    [Theory]
    [InlineData(0, "không"), InlineData(1, "một"), InlineData(4, "bốn"), InlineData(5, "năm"), InlineData(10, "mười"), InlineData(11, "mười một")]
    [InlineData(14, "mười bốn"), InlineData(15, "mười lăm"), InlineData(20, "hai mươi"), InlineData(21, "hai mươi mốt"), InlineData(24, "hai mươi tư")]
    [InlineData(25, "hai mươi lăm"), InlineData(55, "năm mươi lăm"), InlineData(91, "chín mươi mốt"), InlineData(99, "chín mươi chín")]
    [InlineData(100, "một trăm"), InlineData(101, "một trăm linh một"), InlineData(104, "một trăm linh bốn"), InlineData(105, "một trăm linh năm")]
    [InlineData(110, "một trăm mười"), InlineData(111, "một trăm mười một"), InlineData(115, "một trăm mười lăm"), InlineData(121, "một trăm hai mươi mốt")]
    [InlineData(555, "năm trăm năm mươi lăm"), InlineData(1000, "một nghìn"), InlineData(1001, "một nghìn không trăm linh một")]
    [InlineData(1015, "một nghìn không trăm mười lăm"), InlineData(1374, "một nghìn ba trăm bảy mươi tư"), InlineData(10_000, "mười nghìn")]
    [InlineData(21_000, "hai mươi mốt nghìn"), InlineData(100_001, "một trăm nghìn không trăm linh một"), InlineData(1_000_000, "một triệu")]
    [InlineData(1_000_005, "một triệu không trăm linh năm"), InlineData(1_250_000, "một triệu hai trăm năm mươi nghìn")]
    [InlineData(186_000_000, "một trăm tám mươi sáu triệu"), InlineData(1_000_000_000, "một tỷ")]
    [InlineData(1_050_000_021, "một tỷ không trăm năm mươi triệu không trăm hai mươi mốt")]
    [InlineData(35_010_307_500_000, "ba mươi lăm nghìn không trăm mười tỷ ba trăm linh bảy triệu năm trăm nghìn")]
    [InlineData(1_000_000_000_000_000_000, "một tỷ tỷ")]
    [InlineData(2_000_000_003_000_000_004, "hai tỷ không trăm linh ba tỷ không trăm linh bốn")]
    [InlineData(long.MaxValue, "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy")]
    public void A_number_is_spelt_out_the_official_way(long number, string words) => Assert.Equal(words, NumberWords.Of(number));

    [Theory]
    [InlineData(105, "một trăm lẻ năm"), InlineData(24, "hai mươi bốn"), InlineData(1015, "một ngàn không trăm mười lăm"), InlineData(1_000_024, "một triệu không trăm hai mươi bốn")]
    [InlineData(7_001_000, "bảy triệu không trăm lẻ một ngàn")]
    public void A_southern_office_has_its_own_words(long number, string words) => Assert.Equal(words, NumberWords.Of(number, NumberSpelling.Southern));

    [Fact]
    public void A_sum_begins_with_a_capital_and_ends_with_dong() =>
        Assert.Equal("Một triệu hai trăm năm mươi nghìn đồng", NumberWords.OfMoney(1_250_000));

    [Fact]
    public void A_negative_number_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => NumberWords.Of(-1));

    [Fact]
    public void Every_number_to_a_hundred_thousand_is_understood_again()
    {
        for (var number = 0L; number <= 100_000; number++)
        {
            Assert.Equal(number, Understood(NumberWords.Of(number)));
        }
    }

    [Fact]
    public void No_two_numbers_sound_alike() => Gen.OneOf(Gen.Long[0, long.MaxValue], Gen.Long[0, 10_000_000], Sparse).Sample(number =>
        Understood(NumberWords.Of(number)) == number && Understood(NumberWords.Of(number, NumberSpelling.Southern)) == number);

    /// <summary>Numbers of many zeros, where skipped groups could hide a difference.</summary>
    private static readonly Gen<long> Sparse = Gen.OneOf(0, 0, 0, 1, 5, 10, 21, 100, 104, 999).Array[6]
        .Select(groups => groups.Aggregate(0L, (number, group) => (number * 1000) + group));

    /// <summary>An independent listener: turns the words back into a number.</summary>
    private static long Understood(string words)
    {
        var (done, rest, group) = (0L, 0L, 0L);
        foreach (var word in words.Split(' '))
        {
            switch (word)
            {
                case "tỷ":
                    (done, rest, group) = ((done + rest + group) * 1_000_000_000, 0, 0);
                    break;
                case "triệu":
                    (rest, group) = (rest + (group * 1_000_000), 0);
                    break;
                case "nghìn" or "ngàn":
                    (rest, group) = (rest + (group * 1_000), 0);
                    break;
                case "trăm":
                    group *= 100;
                    break;
                case "mươi":
                    group = (group / 10 * 10) + (group % 10 * 10);
                    break;
                case "mười":
                    group += 10;
                    break;
                case "linh" or "lẻ":
                    break;
                default:
                    group += word switch { "mốt" => 1, "tư" => 4, "lăm" => 5, _ => Array.IndexOf(Digits, word) };
                    break;
            }
        }

        return done + rest + group;
    }
}
