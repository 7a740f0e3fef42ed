using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sen.Cli;
using Sen.Data;
using Sen.Plumbing;

namespace Sen.Testing;

/// <summary>
/// The real application, as <c>./run</c> starts it, on a free port of the loopback address and a database of its own.
/// <c>await using var sen = await SenHost.Start(engine);</c>
/// </summary>
public sealed class SenHost : IAsyncDisposable
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, SenHost> Running = new();
    private WebApplication _app;

    private SenHost(FreshDatabase database, SenOptions options, SettableClock clock, WebApplication app)
    {
        Database = database;
        Options = options;
        Clock = clock;
        _app = app;
    }

    public FreshDatabase Database { get; }

    public SenOptions Options { get; }

    /// <summary>The installation that answers at an address.</summary>
    public static SenHost At(Uri address) => Running[address.Port];

    /// <summary>The machine's clock.</summary>
    public SettableClock Clock { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    /// <param name="engine">Which database.</param>
    /// <param name="demo">True shows the Bình Sa demonstration, false starts empty.</param>
    /// <param name="mail">The mail server; null sends no mail.</param>
    /// <param name="now">What the machine's clock shows. When said, the demonstration is really loaded, else a loaded one is copied.</param>
    /// <param name="province">The province's sign-in, if there is one.</param>
    public static async Task<SenHost> Start(Engine engine, bool demo = false, DateTimeOffset? now = null, ProvinceDoor? province = null, MailSettings? mail = null)
    {
        var database = demo && now is null ? await engine.FreshDemo() : await engine.Fresh();
        var options = database.Options with { Empty = !demo, Province = province, Mail = mail };
        var clock = new SettableClock(now ?? SettableClock.Usual);
        try
        {
            return new SenHost(database, options, clock, await Launch(options, clock)).Answering();
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the application and starts it again on the same data, as after a reboot. The port changes.</summary>
    public async Task Restart()
    {
        await Stop();
        _app = await Launch(Options, Clock);
        Answering();
    }

    /// <summary>A reader or worker with a browser's cookies, who looks at every redirect unless asked to follow them.</summary>
    public HttpClient Client(bool follow = false) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = follow, CookieContainer = new CookieContainer(), UseCookies = true })
        {
            BaseAddress = Address,
        };

    /// <summary>Uploads that broke off and still lie there. The sender knows of the break before the server has cleaned up after it, so this waits as long as anything lies there, 10 s at most.</summary>
    public async Task<string[]> LeftUnfinished()
    {
        string[] Lie() => Directory.Exists(Options.FilesFolder) ? Directory.GetFiles(Options.FilesFolder, ".*") : [];
        for (var tries = 0; tries < 100 && Lie().Length > 0; tries++)
        {
            await Task.Delay(100);
        }

        return Lie();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Database.DisposeAsync();
    }

    private static async Task<WebApplication> Launch(SenOptions options, SettableClock clock)
    {
        // What ./run publishes has no development fallback for assets; a build has one, and it is a route nobody declared.
        var app = await Serve.Build(options, clock, ["--ReloadStaticAssetsAtRuntime=false"]);
        await app.StartAsync();
        return app;
    }

    private SenHost Answering() => Running[Address.Port] = this;

    private async Task Stop()
    {
        var databases = _app.Services.GetRequiredService<Databases>();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await databases.DisposeAsync();
    }
}
