using Microsoft.Playwright;
using Sen.Browser;
using Sen.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoSite))]

namespace Sen.Browser;

/// <summary>The demonstration of xã Bình Sa, started once for all tests that only look at it, and its people's sessions.</summary>
public sealed class DemoSite : IAsyncDisposable
{
    private readonly Lazy<Task<SenHost>> _host = new(() => SenHost.Start(Engine.Sqlite, demo: true));
    private readonly Dictionary<string, Task<string>> _sessions = new(StringComparer.Ordinal);

    public Task<SenHost> Host => _host.Value;

    /// <summary>Addresses of the records a test needs.</summary>
    public Task<DemoPlaces> Places => PlacesOf();

    /// <summary>Somebody who opens the demonstration: a reader, or the person with this user name, signed in.</summary>
    public async Task<Person> Arrive(string? user, Screen screen, bool scripts = true, bool dark = false)
    {
        var site = (await Host).Address;
        return await Person.Arrive(site, screen, scripts, dark, user is null ? null : await Session(user));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host.IsValueCreated)
        {
            await (await Host).DisposeAsync();
        }
    }

    // One sign-in a person and run: hashing a password is made slow on purpose.
    private Task<string> Session(string user)
    {
        lock (_sessions)
        {
            return _sessions.TryGetValue(user, out var session) ? session : _sessions[user] = SignIn(user);
        }
    }

    private async Task<DemoPlaces> PlacesOf() => new(await Host);

    private async Task<string> SignIn(string user)
    {
        await using var person = await Person.Arrive((await Host).Address, Screen.Desktop);
        await Doorway.SignIn(person, user, Demo.DemoData.Year().Password);
        return await person.Context.StorageStateAsync();
    }
}
