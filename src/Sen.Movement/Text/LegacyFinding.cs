namespace Sen.Movement.Text;

/// <summary>
/// What a document's letters say about its encoding. Decided per document, never per line; when <see cref="IsSure"/> is false the
/// person is asked, and a preview is shown before anything is converted.
/// </summary>
/// <param name="Encoding">The likely encoding.</param>
/// <param name="Letters">How many letters the text has; below <see cref="Enough"/> a guess is not sure.</param>
/// <param name="IsSure">Whether the guess needs no question.</param>
public readonly record struct LegacyFinding(LegacyEncoding Encoding, int Letters, bool IsSure)
{
    /// <summary>So many letters make a guess sure; single short lines are where the rule errs.</summary>
    public const int Enough = 40;

    private const string VniMarks = "ùøûõïâáàåãäêéèúüë";

    /// <summary>
    /// Letters only Unicode text can hold decide at once. Else the encoding with the most characters that make no sense in
    /// Windows-1252 but do in it wins; in a draw of TCVN3 and VNI, VNI.
    /// </summary>
    internal static LegacyFinding Of(string misread)
    {
        var (letters, tcvn3, vni, cp1258, foreign) = (0, 0, 0, 0, 0);
        for (var i = 0; i < misread.Length; i++)
        {
            var (before, c, after) = (i > 0 ? misread[i - 1] : ' ', misread[i], i + 1 < misread.Length ? misread[i + 1] : ' ');
            if (OnlyUnicode(c))
            {
                return new(LegacyEncoding.Unicode, misread.Count(char.IsLetter), IsSure: true);
            }

            var inTcvn3 = c is (>= '\u00A1' and <= '\u00BF') or '×' or '÷' && (char.IsLetter(before) || char.IsLetter(after));
            letters += char.IsLetter(c) || inTcvn3 ? 1 : 0;
            foreign += c > '\u007F' ? 1 : 0;
            tcvn3 += inTcvn3 ? 1 : 0;
            vni += LooksVni(before, c) ? 1 : 0;
            cp1258 += LooksCp1258(before, c) ? 1 : 0;
        }

        var encoding =
            cp1258 > tcvn3 && cp1258 > vni ? LegacyEncoding.Cp1258
            : tcvn3 > vni ? LegacyEncoding.Tcvn3
            : vni > 0 ? LegacyEncoding.Vni
            : LegacyEncoding.Unicode;
        return new(encoding, letters, foreign == 0 || letters >= Enough);
    }

    private static bool OnlyUnicode(char c) =>
        c is (>= '\u1EA0' and <= '\u1EF9') or 'ă' or 'Ă' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'ĩ' or 'Ĩ' or 'ũ' or 'Ũ'
            or '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    /// <summary>A mark byte after a vowel of the same case, or one of the single bytes; capitals Ö and Æ are TCVN3's ệ and ặ as often.</summary>
    private static bool LooksVni(char before, char c) =>
        ("aeouyôö".Contains(before) && VniMarks.Contains(c)) ||
        ("AEOUYÔÖ".Contains(before) && char.IsUpper(c) && VniMarks.Contains(char.ToLowerInvariant(c))) ||
        c is 'ñ' or 'ö' or 'æ' || (c == 'Ñ' && !char.IsLetter(before));

    private static bool LooksCp1258(char before, char c) =>
        c is 'Ì' or 'Ò' or 'Þ' or 'ì' or 'ò' && "aeiouyâêôãõýAEIOUYÂÊÔÃÕÝ".Contains(before);
}
