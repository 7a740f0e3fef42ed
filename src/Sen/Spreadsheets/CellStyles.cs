using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sen.Movement.Sheets;
using Sen.Movement.Text;

namespace Sen.Spreadsheets;

/// <summary>How a number of a workbook is shown, and the font it stands in.</summary>
/// <param name="IsDate">As a day.</param>
/// <param name="IsPercent">As a percentage.</param>
/// <param name="From1904">Days are counted from 1904.</param>
/// <param name="Font">The old encoding its font betrays.</param>
/// <param name="Capitals">A font of capitals.</param>
public readonly record struct CellStyle(bool IsDate, bool IsPercent, bool From1904, LegacyEncoding? Font, bool Capitals)
{
    private const int DaysTo1904 = 1462;

    /// <summary>The number as a person sees it.</summary>
    public string Show(string value)
    {
        if (value.Length == 0 || (!IsDate && !IsPercent && value.All(char.IsAsciiDigit)) || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        if (IsDate && number is >= 1 and < 2_958_466)
        {
            var moment = DateTime.FromOADate(number + (From1904 ? DaysTo1904 : 0));
            var day = AdministrativeDate.Short(DateOnly.FromDateTime(moment));
            return moment.TimeOfDay < TimeSpan.FromSeconds(1) ? day : $"{day} {moment:HH:mm}";
        }

        // Fifteen digits are what a spreadsheet shows and keeps; the rest is the noise of its arithmetic.
        var shown = Math.Round((decimal)(IsPercent ? number * 100 : number), 10);
        return shown.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ',') + (IsPercent ? "%" : "");
    }
}

/// <summary>The styles of a workbook by their number.</summary>
public sealed class CellStyles
{
    private readonly List<CellStyle> _styles = [];
    private readonly bool _from1904;

    private CellStyles(bool from1904) => _from1904 = from1904;

    /// <summary>The style of a cell; the plain one for a number nobody defined.</summary>
    public CellStyle this[string number] =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _styles.Count ? _styles[at] : new(false, false, _from1904, null, false);

    /// <summary>Reads them.</summary>
    public static CellStyles Of(WorkbookStylesPart? part, bool from1904)
    {
        var styles = new CellStyles(from1904);
        if (part?.Stylesheet is not { CellFormats: { } formats } sheet)
        {
            return styles;
        }

        var own = sheet.NumberingFormats?.Elements<NumberingFormat>().Where(format => format.NumberFormatId is not null)
            .GroupBy(format => format.NumberFormatId!.Value).ToDictionary(format => format.Key, format => format.First().FormatCode?.Value ?? "") ?? [];
        var fonts = sheet.Fonts?.Elements<Font>().Select(font => font.FontName?.Val?.Value ?? "").ToList() ?? [];
        foreach (var format in formats.Elements<CellFormat>())
        {
            var number = format.NumberFormatId?.Value ?? 0;
            var code = own.GetValueOrDefault(number, "");
            var font = (int)(format.FontId?.Value ?? 0);
            var encoding = LegacyText.OfFont(font < fonts.Count ? fonts[font] : "", out var capitals);
            styles._styles.Add(new(number is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || IsDate(code), number is 9 or 10 || code.Contains('%', StringComparison.Ordinal), from1904, encoding, capitals));
        }

        return styles;
    }

    // A code with a day or a year outside quotes and brackets.
    private static bool IsDate(string code)
    {
        var quoted = false;
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*' when !quoted:
                    at++;
                    break;
                case '[' when !quoted:
                    at = code.IndexOf(']', at) is >= 0 and var end ? end : code.Length;
                    break;
                case 'd' or 'D' or 'y' or 'Y' when !quoted:
                    return true;
            }
        }

        return false;
    }
}
