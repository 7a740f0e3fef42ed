using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sen.Testing;

/// <summary>A passkey without a device: answers what a server asks as WebAuthn has it (ES256, attestation “none”), and can be told to answer wrongly.</summary>
public sealed class SoftKey : IDisposable
{
    private const byte UserPresent = 1, UserVerified = 4, Attested = 64;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string? _user;

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(20);

    /// <summary>How often it has signed; 0 for a device that does not count.</summary>
    public uint Count { get; set; }

    /// <summary>The owner unlocked it.</summary>
    public bool Unlocked { get; set; } = true;

    /// <summary>Makes the passkey for what was asked, on a page of this origin.</summary>
    public string Create(string asked, string origin)
    {
        using var options = JsonDocument.Parse(asked);
        _user = options.RootElement.GetProperty("user").GetProperty("id").GetString();
        var data = Data(options.RootElement.GetProperty("rp").GetProperty("id").GetString()!, Attested);
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)Id.Length);
        // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        byte[] cose = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
        byte[] all = [.. data, .. new byte[16], .. length, .. Id, .. cose];
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": …}
        byte[] statement = [0xa3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xa0, 0x68, .. "authData"u8, 0x58, (byte)all.Length, .. all];
        return Spell(new()
        {
            ["clientDataJSON"] = Text(Client("webauthn.create", options.RootElement, origin)),
            ["attestationObject"] = Text(statement),
            ["transports"] = (string[])["internal"],
        });
    }

    /// <summary>Signs what was asked, on a page of this origin.</summary>
    public string Get(string asked, string origin)
    {
        using var options = JsonDocument.Parse(asked);
        var client = Client("webauthn.get", options.RootElement, origin);
        var data = Data(options.RootElement.GetProperty("rpId").GetString()!, 0);
        return Spell(new()
        {
            ["clientDataJSON"] = Text(client),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(_key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            ["userHandle"] = _user!,
        });
    }

    public void Dispose() => _key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Client(string type, JsonElement options, string origin) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false }));

    private byte[] Data(string host, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), (byte)(flags | UserPresent | (Unlocked ? UserVerified : 0)), .. count];
    }

    private string Spell(Dictionary<string, object> response) =>
        JsonSerializer.Serialize(new { id = Text(Id), rawId = Text(Id), type = "public-key", clientExtensionResults = new { }, response });
}
