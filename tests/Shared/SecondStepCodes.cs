using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Sen.Demo;

namespace Sen.Testing;

/// <summary>The authenticator app of the people in the tests: written again from RFC 6238, so that it and the product can be told apart.</summary>
public static class SecondStepCodes
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly ConcurrentDictionary<(int Port, string User), byte[]> Apps = new();

    /// <summary>The code of an instant.</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "RFC 6238 as every authenticator app has it: an HMAC does not need what SHA-1 lacks.")]
    public static string At(byte[] secret, DateTimeOffset now)
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, now.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, counter);
        var at = hash[19] & 15;
        var number = (((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3]) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A key as a person types it into the app.</summary>
    public static byte[] Secret(string typed)
    {
        var bits = string.Concat(typed.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
    }

    /// <summary>The person puts the key into their app.</summary>
    public static void Scan(this SenHost sen, string user, byte[] secret) => Apps[(sen.Address.Port, user)] = secret;

    /// <summary>The key in somebody's app; that of the demonstration when nobody put another one in.</summary>
    public static byte[] KeyOf(this SenHost sen, string user) => Apps.GetValueOrDefault((sen.Address.Port, user)) ?? DemoData.SecretOf(user);

    /// <summary>A code of now that was not used yet; the clock goes on half a minute when all of now are.</summary>
    public static async Task<string> CodeOf(this SenHost sen, string user)
    {
        await using var db = sen.Database.OpenAll();
        var used = await db.Users.Where(row => row.UserName == user).Select(row => row.SecondStepUsed).SingleAsync();
        var now = sen.Clock.Now.ToUnixTimeSeconds() / 30;
        var step = Math.Max(used + 1, now - 1);
        if (step > now + 1)
        {
            sen.Clock.Advance(TimeSpan.FromSeconds(30 * (step - now)));
        }

        return At(sen.KeyOf(user), DateTimeOffset.FromUnixTimeSeconds(step * 30));
    }
}
