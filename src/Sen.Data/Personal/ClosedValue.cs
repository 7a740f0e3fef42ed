using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Sen.Data.Personal;

/// <summary>A value that only a key opens (giá trị đã khóa): AES-256 in GCM, a nonce of its own for each, bound to the field it stands in.</summary>
internal static class ClosedValue
{
    /// <summary>What stands where the key was destroyed before the value was written.</summary>
    public const string Forgotten = Prefix;

    private const string Prefix = "aes-gcm:";
    private const int Nonce = 12, Tag = 16;

    public static bool Is(string? text) => text?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    public static string Close(string secret, string bound, string value)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var closed = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, Nonce));
        using var aes = new AesGcm(Convert.FromBase64String(secret), Tag);
        aes.Encrypt(closed.AsSpan(0, Nonce), plain, closed.AsSpan(Nonce + Tag), closed.AsSpan(Nonce, Tag), Encoding.UTF8.GetBytes(bound));
        return Prefix + Convert.ToBase64String(closed);
    }

    public static string? Open(string secret, string bound, string text)
    {
        if (!Is(text) || !Base64.IsValid(text.AsSpan(Prefix.Length), out var length) || length < Nonce + Tag)
        {
            return null;
        }

        var closed = Convert.FromBase64String(text[Prefix.Length..]);
        var plain = new byte[length - Nonce - Tag];
        using var aes = new AesGcm(Convert.FromBase64String(secret), Tag);
        try
        {
            aes.Decrypt(closed.AsSpan(0, Nonce), closed.AsSpan(Nonce + Tag), closed.AsSpan(Nonce, Tag), plain, Encoding.UTF8.GetBytes(bound));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(plain);
    }
}
