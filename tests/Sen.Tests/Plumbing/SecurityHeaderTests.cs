using System.Net;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Plumbing;

public class SecurityHeaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_kind_of_answer_carries_the_headers_and_no_page_needs_what_they_forbid(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn("quantri");
        string[] addresses =
        [
            "/", "/tin", "/mo-hinh", "/ban-chi-dao", "/van-ban", "/phong-trao", "/sen.css", "/mark.svg", "/healthz", "/khong-co-trang-nay",
            "/can-bo/dang-nhap", "/can-bo/toi", "/can-bo/viec", "/can-bo/mo-hinh", "/can-bo/cai-dat", "/can-bo/khong-co", "/can-bo/thiet-lap",
        ];
        foreach (var address in addresses)
        {
            // Twice: the second answer of a public page comes from the cache.
            Check(address, await client.GetAsync(address, Ct));
            var answer = await client.GetAsync(address, Ct);
            Check(address, answer);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var page = await Forms.Parsed(answer);
                Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload], [onsubmit]"));
            }
        }

        Check("forged", await client.PostAsync("/can-bo/toi", new FormUrlEncodedContent([]), Ct));
        Check("no such form", await client.PostAsync("/tin", new FormUrlEncodedContent([]), Ct));
    }

    [Theory, EachDatabase]
    public async Task A_form_without_its_token_is_refused_and_what_was_typed_is_shown_again(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn("quantri");

        var answer = await client.PostAsync("/can-bo/toi", new FormUrlEncodedContent(
            [new("Note", "một đoạn đã viết rất lâu"), new("NewPassword", "không được hiện"), new("Key", "0191d5c4-0000-7000-8000-000000000000")]), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = (await Forms.Parsed(answer)).Body!.TextContent;
        Assert.Contains("một đoạn đã viết rất lâu", text, StringComparison.Ordinal);
        Assert.DoesNotContain("không được hiện", text, StringComparison.Ordinal);
    }

    private static void Check(string address, HttpResponseMessage answer)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";
        Assert.True(Header("Content-Security-Policy").StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", StringComparison.Ordinal), $"{address}: no policy");
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("microphone=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("", Header("Server"));
        Assert.Equal("", Header("Strict-Transport-Security"));
    }
}
