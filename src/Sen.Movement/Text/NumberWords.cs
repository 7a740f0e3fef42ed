namespace Sen.Movement.Text;

/// <summary>The choices that differ between offices and regions when a number is spelt out.</summary>
/// <param name="Thousand">«nghìn» (official) or «ngàn» (southern).</param>
/// <param name="Gap">What stands for missing tens: «linh» (official) or «lẻ» (southern).</param>
/// <param name="FourAfterTens">«tư» (hai mươi tư) or «bốn» (hai mươi bốn).</param>
public sealed record NumberSpelling(string Thousand, string Gap, string FourAfterTens)
{
    /// <summary>nghìn, linh, hai mươi tư: school books and central bodies.</summary>
    public static NumberSpelling Official { get; } = new("nghìn", "linh", "tư");

    /// <summary>ngàn, lẻ, hai mươi bốn: common in the south.</summary>
    public static NumberSpelling Southern { get; } = new("ngàn", "lẻ", "bốn");
}

/// <summary>
/// Numbers spelt out (bằng chữ). Groups of three are read from the left; every group after the first is read with all its hundreds and tens («một
/// nghìn không trăm linh năm»), a group of zeros is not read, and tỷ (10⁹) repeats: 10¹⁸ is «một tỷ tỷ». So no two numbers sound alike.
/// </summary>
public static class NumberWords
{
    private const long Billion = 1_000_000_000;

    private static readonly string[] Digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    /// <summary>«một nghìn không trăm mười lăm» for 1015. Not for negative numbers; up to the largest <see cref="long"/>.</summary>
    public static string Of(long number, NumberSpelling? spelling = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (number == 0)
        {
            return Digits[0];
        }

        var words = new List<string>();
        Read(number, spelling ?? NumberSpelling.Official, words);
        return string.Join(' ', words);
    }

    /// <summary>A sum on a document: «Một triệu hai trăm năm mươi nghìn đồng».</summary>
    public static string OfMoney(long dong, NumberSpelling? spelling = null)
    {
        var words = Of(dong, spelling);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} đồng";
    }

    private static void Read(long number, NumberSpelling spelling, List<string> words)
    {
        if (number >= Billion)
        {
            Read(number / Billion, spelling, words);
            words.Add("tỷ");
            number %= Billion;
        }

        ReadGroup((int)(number / 1_000_000), "triệu", spelling, words);
        ReadGroup((int)(number / 1_000 % 1_000), spelling.Thousand, spelling, words);
        ReadGroup((int)(number % 1_000), null, spelling, words);
    }

    private static void ReadGroup(int group, string? unit, NumberSpelling spelling, List<string> words)
    {
        if (group == 0)
        {
            return;
        }

        var (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        var first = words.Count == 0;
        if (hundreds > 0 || !first)
        {
            words.Add(Digits[hundreds]);
            words.Add("trăm");
        }

        ReadTens(tens, ones, alone: first && hundreds == 0, spelling, words);
        if (unit is not null)
        {
            words.Add(unit);
        }
    }

    private static void ReadTens(int tens, int ones, bool alone, NumberSpelling spelling, List<string> words)
    {
        if (tens == 0)
        {
            if (ones > 0)
            {
                words.AddRange(alone ? [Digits[ones]] : [spelling.Gap, Digits[ones]]);
            }

            return;
        }

        words.AddRange(tens == 1 ? ["mười"] : [Digits[tens], "mươi"]);
        if (ones > 0)
        {
            words.Add((ones, tens) switch
            {
                (1, > 1) => "mốt",
                (4, > 1) => spelling.FourAfterTens,
                (5, _) => "lăm",
                _ => Digits[ones],
            });
        }
    }
}
