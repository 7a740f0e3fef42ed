using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>An editor keeps the list of abbreviations, and the next search knows.</summary>
public sealed class EditAbbreviationsTests
{
    private const string Address = "/can-bo/cong-tin/viet-tat";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_editor_adds_an_abbreviation_and_takes_one_off_and_the_next_reader_finds_accordingly(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        using var reader = sen.Reader();
        Assert.Empty(await Found(reader, "XYZSEN"));
        Assert.NotEmpty(await Found(reader, "BCĐ"));

        var added = await editor.Fill(Address, null, ("Short", "XYZSEN"), ("Full", "trồng sen"));
        Assert.Equal((HttpStatusCode.Redirect, Address), (added.StatusCode, added.Headers.Location?.ToString()));
        Assert.NotEmpty(await Found(reader, "xyzsen"));

        await Turn(editor, "BCĐ");
        Assert.Empty(await Found(reader, "BCĐ"));
        Assert.Contains("Dùng lại BCĐ", (await editor.Open(Address)).Body!.TextContent, StringComparison.Ordinal);
        await Turn(editor, "BCĐ");
        await Turn(editor, "XYZSEN");
        Assert.NotEmpty(await Found(reader, "BCĐ"));
        Assert.Empty(await Found(reader, "XYZSEN"));
        await using var db = sen.Database.OpenAll();
        Assert.Empty(await db.Abbreviations.ToListAsync(Ct));
        Assert.Equal(4, await db.AuditLines.CountAsync(line => line.Verb == "search.abbreviations", Ct));
    }

    [Theory, EachDatabase]
    public async Task What_is_wrong_or_known_comes_back_with_the_typed_text_and_a_sentence(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");

        var wrong = await editor.Fill(Address, null, ("Short", "…"), ("Full", "thôn mới"));
        var page = await Forms.Parsed(wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("thôn mới", page.QuerySelector("#Full")!.GetAttribute("value"));
        Assert.Contains("Ví dụ: UBND", page.QuerySelector("#Short-error")!.TextContent, StringComparison.Ordinal);

        var known = await Forms.Parsed(await editor.Fill(Address, null, ("Short", "ubnd"), ("Full", "Uỷ ban nhân dân")));
        Assert.Contains("Danh sách đã có", known.QuerySelector("#Short-error")!.TextContent, StringComparison.Ordinal);

        using var other = await sen.SignedIn("khoidanvan");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(Address, Ct)).StatusCode);
    }

    private static async Task Turn(HttpClient editor, string abbreviation)
    {
        var page = await editor.Open(Address);
        var row = page.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == abbreviation);
        var fields = row.QuerySelectorAll("input").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        var answer = await editor.PostAsync($"{Address}/doi", new FormUrlEncodedContent(fields), Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<List<string>> Found(HttpClient reader, string asked) =>
        [.. (await reader.Page($"/tim-kiem?q={Uri.EscapeDataString(asked)}")).QuerySelectorAll("ol.found h2").Select(title => title.TextContent)];
}
