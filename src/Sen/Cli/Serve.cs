using Microsoft.AspNetCore.Connections;
using Sen.Data;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary><c>serve</c>: prepares the database, then serves the portal, the workplace and the jobs in one process.</summary>
public static class Serve
{
    /// <summary>Prepares, prints where to go, and serves until stopped: 0; 1 when somebody else listens at the address.</summary>
    public static async Task<int> Run(SenOptions options, string[] args)
    {
        await using var app = await Build(options, options.MachineClock(), args);
        try
        {
            await app.StartAsync();
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"Địa chỉ {options.Urls} đang được dùng: có thể Sen đang chạy rồi. Muốn chạy thêm, chọn cổng khác bằng --urls, ví dụ --urls http://127.0.0.1:5081.");
            return 1;
        }

        await Greeting.Print(app, options);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The whole application on a migrated database, not yet listening. Tests host this very thing.</summary>
    public static async Task<WebApplication> Build(SenOptions options, TimeProvider machine, string[] args)
    {
        // Nothing of a running installation is configured by files that may change under it, so none is watched.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"], ContentRootPath = AppContext.BaseDirectory, ApplicationName = "Sen" });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // What goes wrong in a request is told by Faults; this category would only make every request carry a trace nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // What goes wrong on the way to the province and back is told in a line of our own.
        builder.Logging.AddFilter(typeof(ProvinceSignIn).FullName, LogLevel.None);
        // The keys lie in the database beside the rows they protect; whoever reads the one reads the other (SECURITY.md).
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        var clock = new BusinessClock(machine);
        var databases = options.OpenDatabases();
        await databases.Migrate(machine.GetUtcNow(), CancellationToken.None);
        Wiring.Add(builder.Services, options, databases, clock);
        var app = builder.Build();
        await FirstStart.Prepare(app.Services, options, databases, clock);
        Wiring.Use(app);
        return app;
    }
}
