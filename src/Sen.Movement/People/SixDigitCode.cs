using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sen.Movement.People;

/// <summary>
/// The six digits of an authenticator app (mã 6 số, RFC 6238 with SHA-1 and steps of half a minute, which every app knows): made from a secret and the time, and from nothing else.
/// </summary>
public static class SixDigitCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Seconds of a step.</summary>
    public const int Seconds = 30;

    /// <summary>Bytes of a secret, as the standard recommends.</summary>
    public const int SecretBytes = 20;

    // A telephone’s clock may be half a minute off, and typing takes a while.
    private const int StepsOff = 1;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The number of the step an instant lies in.</summary>
    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238 as every authenticator app has it: an HMAC does not need what SHA-1 lacks.")]
    public static string At(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, hash);
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0f)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The steps around now whose code was typed, the latest first; none when the code is wrong. Blanks and dashes are forgiven.</summary>
    public static IReadOnlyList<long> Matches(byte[] secret, string? typed, DateTimeOffset now)
    {
        var code = Encoding.ASCII.GetBytes(Typed(typed));
        var present = StepAt(now);
        return code.Length != Digits ? [] : [.. Enumerable.Range(-StepsOff, (2 * StepsOff) + 1).Select(off => present - off)
            .Where(step => CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(At(secret, step))))];
    }

    /// <summary>What was typed without blanks and dashes.</summary>
    public static string Typed(string? typed) => string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '.')));

    /// <summary>The secret as an app takes it when it is typed: base 32, without filling.</summary>
    public static string Spell(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var one in secret)
        {
            (bits, held) = ((bits << 8) | one, held + 8);
            for (; held >= 5; held -= 5)
            {
                text.Append(Letters[(bits >> (held - 5)) & 31]);
            }

            bits &= (1 << held) - 1;
        }

        return held == 0 ? text.ToString() : text.Append(Letters[(bits << (5 - held)) & 31]).ToString();
    }

    /// <summary>The same in groups of four, as a person reads it.</summary>
    public static string InGroups(ReadOnlySpan<byte> secret) => string.Join(' ', Spell(secret).Chunk(4).Select(group => new string(group)));
}
