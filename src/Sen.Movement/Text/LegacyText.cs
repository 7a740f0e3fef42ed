using System.Text;
using System.Text.Unicode;

namespace Sen.Movement.Text;

/// <summary>How the bytes of an old Vietnamese text are to be read (bảng mã).</summary>
public enum LegacyEncoding
{
    /// <summary>Unicode (bytes: UTF-8), or plain ASCII: nothing to convert.</summary>
    Unicode,

    /// <summary>TCVN3, also called ABC: one byte a letter, fonts <c>.VnTime</c>; it has no capital vowel with a tone.</summary>
    Tcvn3,

    /// <summary>VNI-Windows: a base letter and mostly a second byte for its marks, fonts <c>VNI-Times</c>.</summary>
    Vni,

    /// <summary>Windows code page 1258: letters with circumflex, breve or horn, tones as combining bytes.</summary>
    Cp1258,
}

/// <summary>
/// Old Vietnamese encodings, read and written. Reading is lenient: a byte the encoding does not define is read as in Windows-1252,
/// because real files carry its quotes and dashes. Writing is strict. Sources: TCVN 5712:1993 (with glibc's TCVN5712-1), the VNI
/// table of xvnkb, Microsoft's code page 1258.
/// </summary>
public static class LegacyText
{
    /// <summary>Windows-1252 from 0x80 to 0x9F; the rest of that code page equals Latin-1.</summary>
    private const string Windows1252 =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The text (NFC) of the given bytes. Keep the bytes: a wrong guess is repaired only from them.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, LegacyEncoding encoding) =>
        encoding == LegacyEncoding.Unicode ? VietnameseText.Nfc(Encoding.UTF8.GetString(bytes)) : Repair(AsWindows1252(bytes), encoding);

    /// <summary>
    /// The text (NFC) of a string whose bytes were taken for Windows-1252, as pasted text and old .doc files arrive:
    /// «d©n vËn khÐo» in TCVN3 → «dân vận khéo». Characters outside the encoding stay.
    /// </summary>
    public static string Repair(string misread, LegacyEncoding encoding) => VietnameseText.Nfc(encoding switch
    {
        LegacyEncoding.Tcvn3 => Tcvn3.Read(misread),
        LegacyEncoding.Vni => Vni.Read(misread),
        LegacyEncoding.Cp1258 => Cp1258.Read(misread),
        _ => misread,
    });

    /// <summary>
    /// Writes a text in an old encoding; false when one of its characters does not exist there. <paramref name="losesCapitals"/>:
    /// a capital with a tone became a small letter, as TCVN3 knows no other way (its capital fonts end in H).
    /// </summary>
    public static bool TryEncode(string text, LegacyEncoding encoding, out byte[] bytes, out bool losesCapitals)
    {
        losesCapitals = false;
        if (encoding == LegacyEncoding.Unicode)
        {
            bytes = Encoding.UTF8.GetBytes(VietnameseText.Nfc(text));
            return true;
        }

        var result = new List<byte>(text.Length * 2);
        foreach (var letter in VietnameseText.Nfc(text))
        {
            var written = encoding switch
            {
                LegacyEncoding.Tcvn3 => Tcvn3.Write(letter, ref losesCapitals),
                LegacyEncoding.Vni => Vni.Write(letter),
                LegacyEncoding.Cp1258 => Cp1258.Write(letter),
                _ => null,
            };
            if (written is null)
            {
                (bytes, losesCapitals) = ([], false);
                return false;
            }

            result.AddRange(written.Select(c => (byte)c));
        }

        bytes = [.. result];
        return true;
    }

    /// <summary>The likely encoding of a whole document's bytes. Always show a preview before converting.</summary>
    public static LegacyFinding Detect(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) && Utf8.IsValid(bytes)
            ? LegacyFinding.Of(Encoding.UTF8.GetString(bytes)) with { IsSure = true }
            : LegacyFinding.Of(AsWindows1252(bytes));

    /// <summary>The likely encoding of a whole document that was read as Windows-1252 or is Unicode already.</summary>
    public static LegacyFinding Detect(string misread) => LegacyFinding.Of(misread);

    /// <summary>
    /// The encoding a font name betrays, better evidence than the letters: <c>.VnTime</c> is TCVN3, <c>VNI-Times</c> is VNI; null for
    /// other fonts. <paramref name="capitals"/>: a TCVN3 font of capitals (<c>.VnTimeH</c>), the run is to be put in capitals.
    /// </summary>
    public static LegacyEncoding? OfFont(string font, out bool capitals)
    {
        var tcvn3 = font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase);
        capitals = tcvn3 && font.EndsWith('H');
        return tcvn3 ? LegacyEncoding.Tcvn3 : font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) ? LegacyEncoding.Vni : null;
    }

    /// <summary>The character that stands for <paramref name="b"/> in Windows-1252.</summary>
    internal static char Windows1252Of(byte b) => b is >= 0x80 and <= 0x9F ? Windows1252[b - 0x80] : (char)b;

    /// <summary>The bytes read as Windows-1252: what <see cref="Repair"/> takes, and lossless.</summary>
    public static string AsWindows1252(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            text.Append(Windows1252Of(b));
        }

        return text.ToString();
    }
}
