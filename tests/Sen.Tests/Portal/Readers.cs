using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sen.Demo;
using Sen.Portal;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>People and robots who read the portal.</summary>
internal static class Readers
{
    public const string Browser = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36";
    public const string SearchEngine = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    /// <summary>The seed page's article.</summary>
    public static string SeedArticle { get; } = Addresses.Article(
        "cong-tac-xay-dung-chinh-quyen", "binh-sa-phat-huy-hieu-qua-cac-mo-hinh-dan-van-kheo", DemoData.Id("article"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static HttpClient Reader(this SenHost sen, string userAgent = Browser)
    {
        var client = sen.Client();
        if (userAgent.Length > 0)
        {
            client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        }

        return client;
    }

    public static async Task<IHtmlDocument> Page(this HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Ct);
        answer.EnsureSuccessStatusCode();
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync(Ct), Ct);
    }

    /// <summary>The text a reader reads, blanks collapsed.</summary>
    public static string Words(this IHtmlDocument page)
    {
        foreach (var hidden in page.QuerySelectorAll("script, style").ToList())
        {
            hidden.Remove();
        }

        return string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static async Task<HttpResponseMessage> Get(this HttpClient client, string address, string? encoding = null, string? ifNoneMatch = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(ifNoneMatch));
        }

        return await client.SendAsync(request, Ct);
    }

    /// <summary>The views the article shows: the number after “Lượt xem:”.</summary>
    public static long Views(this IHtmlDocument page) => Number(page.Words(), "Lượt xem: ");

    /// <summary>A number of the foot.</summary>
    public static long Visits(this IHtmlDocument page, string label) => Number(page.Words(), $"{label} ");

    private static long Number(string text, string after)
    {
        var from = text.IndexOf(after, StringComparison.Ordinal) + after.Length;
        var digits = new string([.. text[from..].TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Where(char.IsAsciiDigit)]);
        return long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
    }
}
