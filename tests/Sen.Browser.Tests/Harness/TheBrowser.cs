using Microsoft.Playwright;
using Sen.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(TheBrowser))]

namespace Sen.Browser;

/// <summary>One Chromium for the whole run; every person gets a context of their own in it, with their own cookies and cache.</summary>
public sealed class TheBrowser : IAsyncDisposable
{
    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Chromium)>> Running = new(Start);

    public static async Task<IBrowserContext> NewContext(BrowserNewContextOptions options) => await (await Running.Value).Chromium.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (Running is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (playwright, chromium) = await Running.Value;
            await chromium.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Testing.Chromium.Path(),
            Args = Testing.Chromium.Arguments,
            ChromiumSandbox = false,
        }));
    }
}
