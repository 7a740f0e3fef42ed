using System.Security.Cryptography;
using System.Text;

namespace Sen.Data.Personal;

/// <summary>
/// The key of one person's values in the audit (khóa của một người): what was written about them can be read with it and with nothing else. The audit is never changed;
/// destroying the key is how a value in it is erased. The door for writes makes keys, an act destroys them.
/// </summary>
public sealed class PersonKey
{
    private const int Bytes = 32;

    /// <summary>The account, or the record that keeps somebody's values: a picture with its consent, a request.</summary>
    public Guid Id { get; init; }

    /// <summary>The key itself, base 64; null once it is destroyed.</summary>
    public string? Secret { get; private set; }

    /// <summary>Local day it was destroyed.</summary>
    public DateOnly? ErasedOn { get; private set; }

    /// <summary>A new key.</summary>
    public static PersonKey For(Guid id) => new() { Id = id, Secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)) };

    /// <summary>Destroys it: nothing opens again what was closed with it.</summary>
    public void Destroy(DateOnly today) => (Secret, ErasedOn) = (null, ErasedOn ?? today);

    /// <summary>A value closed with it, for one field of one row; without the key only that there was one.</summary>
    public string Close(string field, string value) => Secret is { } secret ? ClosedValue.Close(secret, $"{Id:d} {field}", value) : ClosedValue.Forgotten;

    /// <summary>A mark of a value: made with the key, so that the same value is known again and nobody finds it by trying; without the key only that there was one.</summary>
    public string Mark(string value) => Secret is { } secret
        ? $"hmac:{Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromBase64String(secret), Encoding.UTF8.GetBytes($"{Id:d} {value}")))}" : ClosedValue.Forgotten;

    /// <summary>The value again; null when the key is destroyed, or another one, or the value belongs to another field.</summary>
    public string? Open(string field, string closed) => Secret is { } secret ? ClosedValue.Open(secret, $"{Id:d} {field}", closed) : null;
}
