using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sen.Benchmarks;

/// <summary>
/// The demonstration's editor with an article open, who saves it again and again as the page's own script does: each save is an act, and each act of a
/// commune makes its public pages anew.
/// </summary>
internal sealed partial class Editor : IDisposable
{
    private const string User = "bientap";

    private readonly HttpClient _client;
    private readonly string _address;
    private readonly Dictionary<string, string> _form;
    private readonly string _title;
    private int _saves;

    private Editor(HttpClient client, string address, Dictionary<string, string> form) => (_client, _address, _form, _title) = (client, address, form, form["title"]);

    /// <summary>Signs in and opens the newest article of the list that can be written.</summary>
    public static async Task<Editor> Open(Server server, string password)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = new($"http://127.0.0.1:{server.Port}") };
        var form = Fields(await client.GetStringAsync("/can-bo/dang-nhap"));
        (form["Name"], form["Password"]) = (User, password);
        using (var signedIn = await client.PostAsync("/can-bo/dang-nhap", new FormUrlEncodedContent(form)))
        {
            signedIn.EnsureSuccessStatusCode();
        }

        var address = Article().Match(await client.GetStringAsync("/can-bo/cong-tin")).Value;
        return address.Length == 0 ? throw new InvalidOperationException("The editor finds no article to write.")
            : new(client, address, Fields(await client.GetStringAsync(address)));
    }

    /// <summary>Saves the working copy with another title.</summary>
    public async Task Save()
    {
        _form["title"] = $"{_title} {++_saves}";
        using var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = new FormUrlEncodedContent(_form) };
        message.Headers.Accept.ParseAdd("application/json");
        using var answer = await _client.SendAsync(message);
        answer.EnsureSuccessStatusCode();
        using var kept = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var version = kept.RootElement.GetProperty("version").GetInt32().ToString(CultureInfo.InvariantCulture);
        if (version == _form["version"])
        {
            throw new InvalidOperationException("A save was not kept, so nothing would be evicted.");
        }

        (_form["version"], _form["key"]) = (version, kept.RootElement.GetProperty("key").GetString()!);
    }

    public void Dispose() => _client.Dispose();

    // The fields of the page's main form as a browser without scripts would send them.
    private static Dictionary<string, string> Fields(string page)
    {
        var form = FirstForm().Match(page).Value;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Input().Matches(form))
        {
            var name = Name().Match(input.Value).Groups["name"].Value;
            if (name.Length > 0 && !input.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal))
            {
                fields[name] = WebUtility.HtmlDecode(Value().Match(input.Value).Groups["value"].Value);
            }
        }

        foreach (Match area in Area().Matches(form))
        {
            fields[area.Groups["name"].Value] = WebUtility.HtmlDecode(area.Groups["text"].Value);
        }

        return fields;
    }

    [GeneratedRegex("/can-bo/cong-tin/[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Article();

    [GeneratedRegex("<main.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex FirstForm();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("\\sname=\"(?<name>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("\\svalue=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();

    [GeneratedRegex("<textarea[^>]*\\sname=\"(?<name>[^\"]*)\"[^>]*>\\r?\\n?(?<text>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Area();
}
