using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Feedback;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>What citizens do with the pages of feedback, as a browser without scripts sends it.</summary>
internal static class Letters
{
    public const string Lamp = "Đèn đường đầu xóm không sáng từ tuần trước.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens the form, takes the time a person takes, and sends it.</summary>
    public static async Task<HttpResponseMessage> Write(
        this SenHost sen, HttpClient client, string text = Lamp, string address = FeedbackAddresses.Send, byte[][]? photos = null, params (string Name, string Value)[] more)
    {
        var page = await client.Open(address);
        sen.Clock.Advance(TimeSpan.FromSeconds(20));
        return await client.PostAsync(address.Split('?')[0], Filled(page, text, photos ?? [], more), Ct);
    }

    /// <summary>Sends it as machines do, so that it goes to the slow lane.</summary>
    public static async Task Slow(this SenHost sen, HttpClient client, string text)
    {
        using var sent = await sen.Write(client, text, more: ("website", "x"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    /// <summary>The form of a page, filled in.</summary>
    public static MultipartFormDataContent Filled(IHtmlDocument page, string text, byte[][] photos, params (string Name, string Value)[] more)
    {
        var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=ticket]")!.Value), "ticket" },
            { new StringContent(page.QuerySelector<IHtmlInputElement>("main [name=page]")!.Value), "page" },
            { new StringContent(text, Encoding.UTF8), "text" },
        };
        foreach (var (name, value) in more)
        {
            content.Add(new StringContent(value, Encoding.UTF8), name);
        }

        for (var no = 1; no <= photos.Length; no++)
        {
            content.Add(new ByteArrayContent(photos[no - 1]), $"photo-{no}", "IMG_BI_MAT.jpg");
        }

        return content;
    }

    /// <summary>The code on the receipt an answer leads to.</summary>
    public static async Task<string> Code(this HttpClient client, HttpResponseMessage sent)
    {
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var receipt = await client.Open(sent.Headers.Location!.OriginalString);
        return receipt.QuerySelector("main .lead b")!.TextContent;
    }

    /// <summary>Tries a code and answers where that leads.</summary>
    public static async Task<HttpResponseMessage> Try(this HttpClient client, string code) =>
        await client.PostAsync(FeedbackAddresses.Find, new FormUrlEncodedContent([new("code", code)]), Ct);

    /// <summary>The page of whoever holds the code.</summary>
    public static async Task<IHtmlDocument> Follow(this HttpClient client, string code)
    {
        using var found = await client.Try(code);
        Assert.Equal(HttpStatusCode.Redirect, found.StatusCode);
        return await client.Open(found.Headers.Location!.OriginalString);
    }

    /// <summary>Sends a form of the writer's own page.</summary>
    public static Task<HttpResponseMessage> Say(this HttpClient client, IHtmlDocument page, string verb, string text) =>
        client.PostAsync($"{FeedbackAddresses.Follow}/{verb}", new FormUrlEncodedContent(
        [
            new("opening", page.QuerySelector<IHtmlInputElement>("[name=opening]")!.Value), new("ticket", page.QuerySelector<IHtmlInputElement>("[name=ticket]")!.Value), new("text", text),
        ]), Ct);

    /// <summary>The only piece of feedback there is.</summary>
    public static async Task<CitizenFeedback> Only(this SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return await db.Feedback.AsNoTracking().SingleAsync(Ct);
    }
}
