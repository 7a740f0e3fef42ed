using Sen.Browser;
using Sen.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(EmptySite))]

namespace Sen.Browser;

/// <summary>An installation that nobody has set up yet, started once for the tests that only look at it.</summary>
public sealed class EmptySite : IAsyncDisposable
{
    private readonly Lazy<Task<SenHost>> _host = new(() => SenHost.Start(Engine.Sqlite));

    public Task<SenHost> Host => _host.Value;

    public async ValueTask DisposeAsync()
    {
        if (_host.IsValueCreated)
        {
            await (await Host).DisposeAsync();
        }
    }
}
