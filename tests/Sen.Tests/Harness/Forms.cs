using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sen.Demo;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Harness;

/// <summary>Opens pages, fills their forms and sends them as a browser without scripts does.</summary>
internal static class Forms
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The page at an address, whatever its status.</summary>
    public static async Task<IHtmlDocument> Open(this HttpClient client, string address) => await Parsed(await client.GetAsync(address, Ct));

    public static async Task<IHtmlDocument> Parsed(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));

    /// <summary>Opens the page and sends its form (the one that posts to <paramref name="action"/>, else the first in the content) with these answers.</summary>
    public static async Task<HttpResponseMessage> Fill(this HttpClient client, string address, string? action, params (string Name, string Value)[] answers) =>
        await client.Send(await client.Open(address), address, action, answers);

    /// <summary>Sends a form of a page that is already open.</summary>
    public static Task<HttpResponseMessage> Send(this HttpClient client, IHtmlDocument page, string address, string? action, params (string Name, string Value)[] answers)
    {
        // The same form may stand in the rail and in the phone's sheet.
        var form = page.Forms.First(form => form.Method == "post"
            && (action is null ? form.GetAttribute("action") == address.Split('?')[0] : form.GetAttribute("action") == action));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in form.QuerySelectorAll("input, select, textarea").Where(control => control.HasAttribute("name") && !control.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            if (!answers.Any(answer => answer.Name == name))
            {
                fields.AddRange(Values(control).Select(value => new KeyValuePair<string, string>(name, value)));
            }
        }

        fields.AddRange(answers.Select(answer => new KeyValuePair<string, string>(answer.Name, answer.Value)));
        return client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Ct);
    }

    /// <summary>A client who has signed in; fails the test when the door stays shut.</summary>
    public static async Task<HttpClient> SignedIn(this SenHost sen, string user, string password)
    {
        var client = sen.Client();
        var answer = await client.Fill("/can-bo/dang-nhap", null, ("Name", user), ("Password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>A person of the demonstration, signed in.</summary>
    public static Task<HttpClient> SignedIn(this SenHost sen, string demoUser) => sen.SignedIn(demoUser, DemoData.Year().Password);

    private static IEnumerable<string> Values(IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? [choice.Value] : [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement text => [text.Value],
        IHtmlSelectElement select => [select.Value ?? ""],
        _ => [],
    };
}
