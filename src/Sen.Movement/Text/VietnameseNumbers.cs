using System.Globalization;

namespace Sen.Movement.Text;

/// <summary>
/// Numbers as Vietnamese texts write them: dot between thousands, comma before decimals. Money is a whole number of đồng, land of m². Written out
/// here, not taken from a culture, so that every machine writes the same.
/// </summary>
public static class VietnameseNumbers
{
    private const long Million = 1_000_000;
    private const long Billion = 1_000_000_000;

    private static readonly NumberFormatInfo Signs = new()
    {
        NumberGroupSeparator = ".",
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
        NegativeSign = "-",
    };

    /// <summary>«1.234.567».</summary>
    public static string Format(long number) => number.ToString("#,##0", Signs);

    /// <summary>«3,5», «1.250»: at most <paramref name="decimals"/> digits after the comma, no zeros at the end, halves rounded away from zero.</summary>
    public static string Format(decimal number, int decimals = 2) =>
        decimal.Round(number, decimals, MidpointRounding.AwayFromZero).ToString("#,##0." + new string('#', decimals), Signs);

    /// <summary>«91 %», «12,5 %», with a no-break space.</summary>
    public static string Percent(decimal percent, int decimals = 1) => $"{Format(percent, decimals)}\u00A0%";

    /// <summary>«1.250.000.000 đồng».</summary>
    public static string Money(long dong) => $"{Format(dong)} đồng";

    /// <summary>Tables: «186.000.000 đ».</summary>
    public static string MoneyInTable(long dong) => $"{Format(dong)} đ";

    /// <summary>
    /// The shortest phrase that is still exact: «1,25 tỷ đồng», «233 triệu đồng»; every đồng where two decimals would not do.
    /// </summary>
    public static string MoneyPhrase(long dong) => dong switch
    {
        >= Billion when dong % (Billion / 100) == 0 => $"{Format((decimal)dong / Billion)} tỷ đồng",
        >= Million when dong % (Million / 100) == 0 => $"{Format((decimal)dong / Million)} triệu đồng",
        _ => Money(dong),
    };

    /// <summary>Cards and headlines: two decimals at most, with «khoảng» where that rounds: «khoảng 1,23 tỷ đồng».</summary>
    public static string MoneyAbout(long dong)
    {
        // 999.999.999 rounds up into the next scale, so the scale is chosen after rounding to a hundredth of the lower one
        var (scale, name) = dong >= Billion - (Million / 200) ? (Billion, "tỷ") : (Million, "triệu");
        if (dong < Million)
        {
            return Money(dong);
        }

        var about = decimal.Round((decimal)dong / scale, 2, MidpointRounding.AwayFromZero);
        return $"{(about * scale == dong ? "" : "khoảng ")}{Format(about)} {name} đồng";
    }

    /// <summary>Land: «1.200 m²», from one hectare on «3,5 ha» when two decimals are exact.</summary>
    public static string Area(long squareMetres) =>
        squareMetres >= 10_000 && squareMetres % 100 == 0 ? $"{Format(squareMetres / 10_000m)} ha" : $"{Format(squareMetres)} m²";
}
