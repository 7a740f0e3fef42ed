using System.Security.Cryptography;
using System.Text;

namespace Sen.Movement.Feedback;

/// <summary>
/// The code on the receipt (mã tra cứu): 80 bits in four groups of four letters and digits, written without I, L, O and U so that no two look alike.
/// It alone opens the item, so only its hash is kept.
/// </summary>
public static class ReceiptCode
{
    /// <summary>Bytes of a code.</summary>
    public const int Bytes = 10;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = Bytes * 8 / 5;

    /// <summary>Writes random bytes as a code, for example <c>7QK2-M0XA-9TRB-C4WN</c>.</summary>
    public static string Of(ReadOnlySpan<byte> random)
    {
        UInt128 number = 0;
        foreach (var part in random[..Bytes])
        {
            number = (number << 8) | part;
        }

        var text = new char[Length];
        for (var i = Length - 1; i >= 0; i--, number >>= 5)
        {
            text[i] = Digits[(int)(number & 31)];
        }

        return string.Join('-', text.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>A typed code as it is written: case, blanks and dashes do not matter, o is read as 0, i and l as 1.</summary>
    public static string Clean(string? typed)
    {
        var clean = new StringBuilder(Length);
        foreach (var letter in (typed ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit).Take(Length + 1))
        {
            clean.Append(letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter });
        }

        return clean.ToString();
    }

    /// <summary>What is kept of a code, and looked for: SHA-256 in hexadecimal. A typed text that is no code has a hash too, which nobody has.</summary>
    public static string Hash(string? typed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"góp ý {Clean(typed)}")));
}
