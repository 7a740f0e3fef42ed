using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Sen.Browser;

/// <summary>
/// Somebody with a browser of their own. They find things as people do – by the words on labels, buttons and links – and they
/// notice everything that is not in order: messages on the console, broken files, requests to strange hosts.
/// </summary>
public sealed partial class Person : IAsyncDisposable
{
    private const string Refused = "Failed to load resource: the server responded with a status of";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly IBrowserContext _context;
    private readonly Uri _site;
    private readonly List<string> _complaints = [];

    private Person(IBrowserContext context, IPage page, Uri site)
    {
        _context = context;
        _site = site;
        Page = page;
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        page.Console += (_, message) => Notice(message);
        page.PageError += (_, error) => _complaints.Add($"script error: {error}");
        page.Request += (_, request) => Notice(request);
        page.Response += (_, response) => Notice(response);
    }

    public IPage Page { get; }

    /// <summary>The answer that brought the page now open, as it came over the wire.</summary>
    public IResponse? Answer { get; private set; }

    public IBrowserContext Context => _context;

    /// <summary>What was not in order since the last look.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <param name="site">Where the portal is.</param>
    /// <param name="screen">The device.</param>
    /// <param name="scripts">False turns scripts off: everything has to work without.</param>
    /// <param name="dark">The device prefers dark pages.</param>
    /// <param name="session">Cookies of somebody who has signed in before.</param>
    public static async Task<Person> Arrive(Uri site, Screen screen, bool scripts = true, bool dark = false, string? session = null)
    {
        var context = await TheBrowser.NewContext(new()
        {
            BaseURL = site.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.Touch,
            JavaScriptEnabled = scripts,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            StorageState = session,
        });
        return new(context, await context.NewPageAsync(), site);
    }

    /// <summary>Opens an address; the answer must have this status.</summary>
    public async Task<IResponse> Open(string address, int status = 200)
    {
        var response = await Page.GotoAsync(address)
            ?? throw new InvalidOperationException($"No answer from {address}.");
        Assert.True(status == response.Status, $"{address} answered {response.Status}, not {status}:\n{await Said()}");
        return response;
    }

    /// <summary>Writes into the field with this label.</summary>
    public Task Fill(string label, string text) => Field(label).FillAsync(text);

    public Task Choose(string label, string option) => Field(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Ticks the box or the choice with this label.</summary>
    public Task Tick(string label) => Field(label).CheckAsync();

    /// <summary>Presses a button and waits for the page it leads to.</summary>
    public Task Press(string button) => Follow(Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Follows a link in the page's own content.</summary>
    public Task Go(string link) => Follow(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    /// <summary>Clicks, and waits until the next page is there.</summary>
    public Task Follow(ILocator element) => Leave(() => element.ClickAsync());

    /// <summary>Does what leads to another page, and waits until that page is there.</summary>
    public async Task Leave(Func<Task> act)
    {
        var arrived = new TaskCompletionSource();
        void There(object? sender, IPage page) => arrived.TrySetResult();
        Page.DOMContentLoaded += There;
        try
        {
            await act();
            await arrived.Task.WaitAsync(Patience);
        }
        finally
        {
            Page.DOMContentLoaded -= There;
        }
    }

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>The page's main words, blanks collapsed.</summary>
    public async Task<string> Said() =>
        Blanks().Replace(await Page.Locator("body").InnerTextAsync(), " ").Trim();

    /// <summary>The page says this somewhere.</summary>
    public async Task Reads(string words)
    {
        var said = await Said();
        Assert.True(said.Contains(words, StringComparison.Ordinal), $"“{words}” is not on {Page.Url}:\n{said}");
    }

    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Nothing was out of order so far.</summary>
    public void IsContent() => Assert.True(_complaints.Count == 0, string.Join('\n', _complaints));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Notice(IConsoleMessage message)
    {
        // Chromium repeats the status of the page itself; whether that status was right is asked where the page was opened.
        if (message.Type is "error" or "warning" && !(message.Text.StartsWith(Refused, StringComparison.Ordinal) && SameAddress(message.Location, Page.Url)))
        {
            _complaints.Add($"console on {Page.Url}: {message.Text} ({message.Location})");
        }
    }

    private void Notice(IRequest request)
    {
        if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.Authority != _site.Authority)
        {
            _complaints.Add($"{Page.Url} asks a strange host: {request.Url}");
        }
    }

    private void Notice(IResponse response)
    {
        if (response.Request.IsNavigationRequest && response.Frame == Page.MainFrame && response.Status is < 300 or >= 400)
        {
            Answer = response;
        }

        if (response.Status >= 400 && !response.Request.IsNavigationRequest)
        {
            _complaints.Add($"{Page.Url}: {response.Status} for {response.Url}");
        }
    }

    private static bool SameAddress(string location, string page) =>
        location.StartsWith(page.Split('#')[0], StringComparison.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
