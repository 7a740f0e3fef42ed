using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;

namespace Sen.Plumbing;

/// <summary>
/// A form that has to wait until its sender has shown who they are travels in the page that asks, sealed and tied to person and address: nothing of it is stored, no restart loses
/// it, and nobody can change a word of it meanwhile.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider keys)
{
    /// <summary>Field that carries it.</summary>
    public const string Field = "sen-giu";

    // As long as other forms of the workplace stay good.
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>The form, sealed.</summary>
    public string Seal(Guid person, PathString address, IFormCollection form) => Protector(person, address).Protect(
        JsonSerializer.Serialize(form.SelectMany(field => field.Value.Select(value => new[] { field.Key, value ?? "" })).ToArray()), Life);

    /// <summary>The form as it was sent; null when it is too old or another's.</summary>
    public IFormCollection? Open(Guid person, PathString address, string kept)
    {
        try
        {
            return new FormCollection(JsonSerializer.Deserialize<string[][]>(Protector(person, address).Unprotect(kept))!
                .GroupBy(field => field[0], field => field[1], StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => new StringValues([.. field]), StringComparer.OrdinalIgnoreCase));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(Guid person, PathString address) =>
        keys.CreateProtector("sen.kept-form", person.ToString("d"), address.Value!.ToUpperInvariant()).ToTimeLimitedDataProtector();
}
