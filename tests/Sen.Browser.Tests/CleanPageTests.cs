using Xunit;

namespace Sen.Browser;

/// <summary>What holds for every page: no noise on the console, nobody else is asked for anything, nothing is styled or scripted inside the page, the HTML is valid.</summary>
public sealed class CleanPageTests(DemoSite demo, HtmlChecker checker)
{
    [Theory, MemberData(nameof(PageTable.All), MemberType = typeof(PageTable))]
    public async Task A_page_is_clean(string name)
    {
        await using var person = await PageTable.Find(name).Visit(demo, Screen.Desktop);
        await person.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        person.IsContent();
        Assert.Empty(await person.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[style], style')].map(one => one.outerHTML.slice(0, 160))"));
        Assert.Empty(await person.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('script')]
                .filter(one => !(one.src && (one.type === 'module' || one.defer || one.async)) && one.type !== 'application/ld+json')
                .map(one => one.outerHTML.slice(0, 160))
            """));
        Assert.Empty(await person.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('*')].filter(one => [...one.attributes].some(a => a.name.startsWith('on'))).map(one => one.outerHTML.slice(0, 160))"));
        Assert.Empty(await person.Page.EvaluateAsync<string[]>(
            "() => Object.entries([...document.querySelectorAll('[id]')].reduce((n, one) => (n[one.id] = (n[one.id] || 0) + 1, n), {})).filter(([, n]) => n > 1).map(([id]) => id)"));
        Assert.Equal(1, await person.Page.Locator("h1").CountAsync());
        Assert.Equal("vi", await person.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Empty(await checker.Errors(await person.Answer!.TextAsync()));
    }

    [Fact]
    public async Task Reading_leaves_no_cookie_and_nothing_on_the_device()
    {
        await using var reader = await demo.Arrive(null, Screen.Phone);
        // The doors of the workplace hold forms: whoever stands before one is not reading the portal.
        foreach (var page in PageTable.Pages.Where(page => page is { IsPublic: true, Status: 200 } && !page.Route.StartsWith(Doorway.Address, StringComparison.Ordinal) && page.Route != "/can-bo/moi"))
        {
            await reader.Open(await page.AddressIn(demo));
            Assert.Empty(await reader.Page.EvaluateAsync<string[]>("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"));
        }

        Assert.Empty(await reader.Context.CookiesAsync());
    }
}
