using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Look;

/// <summary>Every word of the interface exists in English; names, official terms and what people typed stay Vietnamese and say so.</summary>
public sealed class EnglishTests
{
    private static readonly string[] People = ["khoidanvan", "truongban", "thanhvien", "hoinongdan", "phunu", "thon4", "captren", "quantri", "bientap"];

    // Patterns that answer with something else than a page of the running site.
    private static readonly string[] NoPages = ["/healthz", "/can-bo", "/can-bo/thiet-lap", "/can-bo/thiet-lap/don-vi", "/tep/{id:guid}/{size:regex(^(nho|vua|lon)$)}"];

    [Theory, EachDatabase]
    public async Task No_page_and_no_refusal_has_a_Vietnamese_word_of_its_own_when_it_is_read_in_English(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var site = new EnglishSite(sen);
        await site.Learn();

        using (var reader = await site.Arrive(null))
        {
            await site.Mistake("a reader", reader, await site.Walk("a reader", reader, "/", "/khong-co-trang-nay", "/can-bo/dang-nhap", "/mo-hinh?q=khong-co", "/mo-hinh?linh-vuc=DEF&nam=2019"));
        }

        var pages = new List<(string Who, HttpClient Client, List<(string, AngleSharp.Html.Dom.IHtmlDocument)> Pages)>();
        foreach (var user in People)
        {
            var client = await site.Arrive(user);
            pages.Add((user, client, await site.Walk(user, client, "/can-bo/mo-hinh?buoc=Recognised", "/can-bo/viec", "/can-bo/toi", "/can-bo/mo-hinh?nam=1999", "/can-bo/cong-tin")));
        }

        // The steps first, for the administrator's mistakes may end a post.
        foreach (var (who, client, opened) in pages)
        {
            await site.Mistake(who, client, opened);
            client.Dispose();
        }

        Assert.True(site.Findings.Count == 0, string.Join('\n', site.Findings));
        Assert.Empty(site.AllPatterns.Except(site.Patterns).Except(NoPages));
        Assert.True(site.Refusals > 25, $"only {site.Refusals} forms were refused");
    }

    [Theory, EachDatabase]
    public async Task The_set_up_speaks_English_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var site = new EnglishSite(sen);
        using var client = await site.Arrive(null);

        foreach (var address in (string[])[sen.SetUpAddress(), $"{SetUpCode.Page}/don-vi"])
        {
            site.Look(await client.Open(address), address);
            site.Look(await Forms.Parsed(await client.Fill(address, null)), $"{address}, empty");
            if (address != $"{SetUpCode.Page}/don-vi")
            {
                await client.Fill(address, null, EmptyStart.Administrator);
            }
        }

        Assert.True(site.Findings.Count == 0, string.Join('\n', site.Findings));
    }
}
