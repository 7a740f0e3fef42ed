using Sen.Movement.Text;

namespace Sen.Movement.Sheets;

/// <summary>What the person says about cells in an old encoding (ô ghi bằng phông chữ cũ).</summary>
public enum OldFontChoice
{
    /// <summary>Nothing yet: such cells are shown and asked about.</summary>
    Ask,

    /// <summary>They are converted.</summary>
    Convert,

    /// <summary>They are right as they stand.</summary>
    Keep,
}

/// <summary>
/// Finds the cells of a sheet that were typed in TCVN3 or VNI. The font says it where the file knows fonts; else a cell is one of them only when it has words
/// that are no Vietnamese syllables as they stand, and all of them become syllables: a cell is short, so nothing less would do.
/// </summary>
public static class OldFonts
{
    private static readonly LegacyEncoding[] Encodings = [LegacyEncoding.Tcvn3, LegacyEncoding.Vni];

    /// <summary>The text as it would be; null when the cell is in no old encoding.</summary>
    public static string? Converted(SheetCell cell)
    {
        if (!HasForeign(cell.Text))
        {
            return null;
        }

        if (cell.Font is { } font)
        {
            var repaired = LegacyText.Repair(cell.Text, font);
            repaired = cell.Capitals ? repaired.ToUpperInvariant() : repaired;
            return string.Equals(repaired, VietnameseText.Nfc(cell.Text), StringComparison.Ordinal) || OnlySyllables(cell.Text) ? null : repaired;
        }

        if (OnlySyllables(cell.Text))
        {
            return null;
        }

        var first = LegacyText.Detect(cell.Text).Encoding;
        foreach (var encoding in Encodings.OrderByDescending(one => one == first))
        {
            var repaired = LegacyText.Repair(cell.Text, encoding);
            if (!string.Equals(repaired, cell.Text, StringComparison.Ordinal) && OnlySyllables(repaired))
            {
                return repaired;
            }
        }

        return null;
    }

    // Letters beyond ASCII that an old encoding could have left; a letter only Unicode has says that the cell is Unicode.
    private static bool HasForeign(string text)
    {
        var foreign = false;
        foreach (var c in text)
        {
            if (c is (>= '\u1EA0' and <= '\u1EF9') or 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'ĩ' or 'Ĩ' or 'ũ' or 'Ũ')
            {
                return false;
            }

            foreign |= c > '\u007F';
        }

        return foreign;
    }

    // Every word with a letter beyond ASCII has the shape of a syllable; signs that TCVN3 uses as letters belong to their word.
    private static bool OnlySyllables(string text)
    {
        foreach (var word in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.AsSpan().Trim(Marks);
            if (bare.ContainsAnyExceptInRange('\0', '\u007F') && !Syllable.IsOne(bare))
            {
                return false;
            }
        }

        return true;
    }

    private const string Marks = ".,;:!?()[]\"'“”‘’…–—-/0123456789%+*";

    private static readonly char[] Between = [' ', '\t', '\n', '\r', '/', '-', ',', ';', '.', '(', ')', '\u00A0'];
}
