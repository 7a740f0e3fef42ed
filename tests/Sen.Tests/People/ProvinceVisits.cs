using System.Net;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>People on their way to the province's sign-in and back, as a browser without scripts goes it.</summary>
internal static class ProvinceVisits
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Presses the button of the door; answers where the browser is sent.</summary>
    public static Task<HttpResponseMessage> PressProvince(this HttpClient client, string door = SignIn.Address) => client.Fill(door, SignInWithProvince.Address);

    /// <summary>Says there who one is; answers the address the browser is sent back to.</summary>
    /// <param name="sent">What Sen answered to the button.</param>
    /// <param name="person">Who, as that house knows them.</param>
    /// <param name="shown">How they showed it: amr values, or “acr:” and a value.</param>
    /// <param name="answer">The button of the page.</param>
    /// <param name="bent">Changes the address on the way there.</param>
    public static async Task<Uri> AtProvince(HttpResponseMessage sent, string person, string shown = "", string answer = "yes", Func<string, string>? bent = null)
    {
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var there = sent.Headers.Location!;
        var page = await browser.Open(bent?.Invoke(there.AbsoluteUri) ?? there.AbsoluteUri);
        var fields = page.QuerySelectorAll("input[type=hidden]").Select(input => new KeyValuePair<string, string>(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        Assert.NotEmpty(fields);
        using var back = await browser.PostAsync(new Uri(there, "/authorize"), new FormUrlEncodedContent([.. fields, new("person", person), new("shown", shown), new("answer", answer)]), Ct);
        Assert.True(back.StatusCode == HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync(Ct));
        return back.Headers.Location!;
    }

    /// <summary>There and back: what Sen answers to whoever came back.</summary>
    public static async Task<HttpResponseMessage> ThroughProvince(this HttpClient client, HttpResponseMessage sent, string person, string shown = "", string answer = "yes") =>
        await client.GetAsync(await AtProvince(sent, person, shown, answer), Ct);

    /// <summary>Signs in with the button of the door, up to Sen's own answer about the account.</summary>
    public static async Task<HttpResponseMessage> SignInThrough(this HttpClient client, string person, string shown = "", string door = SignIn.Address)
    {
        using var back = await client.ThroughProvince(await client.PressProvince(door), person, shown);
        Assert.Equal(ProvinceSignIn.Back, back.Headers.Location?.OriginalString);
        return await client.GetAsync(ProvinceSignIn.Back, Ct);
    }

    /// <summary>Links one's own account with one of the province.</summary>
    public static async Task<HttpResponseMessage> LinkWith(this HttpClient client, string person)
    {
        using var back = await client.ThroughProvince(await client.Fill(DeskAddresses.Account, LinkLogin.Begin), person);
        Assert.Equal(ProvinceSignIn.Link, back.Headers.Location?.OriginalString);
        return await client.Fill(ProvinceSignIn.Link, null);
    }
}
