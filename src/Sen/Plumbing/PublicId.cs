namespace Sen.Plumbing;

/// <summary>
/// The id at the end of a public address: the 16 bytes of the record's UUID in 26 letters and digits (base 32 as Crockford writes it, lower case,
/// without i, l, o and u). The full id in hexadecimal is understood too.
/// </summary>
public static class PublicId
{
    private const string Digits = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;

    /// <summary>Writes an id.</summary>
    public static string Of(Guid id) => string.Create(Length, id, static (text, id) =>
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(number & 31)];
            number >>= 5;
        }
    });

    /// <summary>Reads the id at the end of “{slug}-{id}”; null when there is none.</summary>
    public static Guid? At(string address)
    {
        var text = address[(address.LastIndexOf('-') + 1)..];
        if (text.Length == 32 && Guid.TryParseExact(text, "n", out var full))
        {
            return full;
        }

        // 26 digits of 5 bits hold 130 bits: the first digit may only be 0 to 7.
        if (text.Length != Length || text[0] > '7')
        {
            return null;
        }

        UInt128 number = 0;
        foreach (var letter in text)
        {
            var digit = Digits.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            number = (number << 5) | (uint)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new Guid(bytes, bigEndian: true);
    }
}
