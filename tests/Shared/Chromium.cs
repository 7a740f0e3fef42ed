namespace Sen.Testing;

/// <summary>The distribution's own Chromium: no browser is downloaded.</summary>
public static class Chromium
{
    /// <summary>The programme's path: env CHROMIUM, else what PATH holds.</summary>
    /// <exception cref="InvalidOperationException">None is here. That is a failure, never a skip.</exception>
    public static string Path() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given
            ? given
            : OnPath.Find("chromium", "chromium-browser", "google-chrome")
              ?? throw new InvalidOperationException(
                  "Chromium is missing, and the pages are tested in a real browser. Get it: sudo apt-get install chromium");

    /// <summary>Quiet, without its own network traffic, and able to start as root in a container.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run", "--force-color-profile=srgb",
    ];
}
