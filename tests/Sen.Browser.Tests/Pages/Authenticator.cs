using Microsoft.Playwright;

namespace Sen.Browser;

/// <summary>A device that makes passkeys, put into somebody's browser: Chromium's own, unlocked as by fingerprint until told otherwise.</summary>
public sealed class Authenticator
{
    private readonly ICDPSession _session;
    private readonly string _id;

    private Authenticator(ICDPSession session, string id) => (_session, _id) = (session, id);

    public static async Task<Authenticator> Of(Person person)
    {
        var session = await person.Context.NewCDPSessionAsync(person.Page);
        await session.SendAsync("WebAuthn.enable");
        var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>The owner's finger is known, or it is somebody else's: the device then says no.</summary>
    public Task Unlocks(bool unlocks) => _session.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = _id, ["isUserVerified"] = unlocks });

    public async Task<int> Keys() =>
        (await _session.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object> { ["authenticatorId"] = _id }))!.Value.GetProperty("credentials").GetArrayLength();
}
