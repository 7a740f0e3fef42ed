using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Data.Media;
using Sen.Movement.Media;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The commune's emblem in the head of every page (biểu trưng), chosen with <see cref="EditSite"/> and looked after in the library.</summary>
public sealed class EmblemTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_chosen_emblem_is_on_every_page_for_the_next_reader_and_the_lotus_comes_back(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");
        Assert.StartsWith("/mark", await Mark(reader), StringComparison.Ordinal);

        await Done(editor.Choose(TestPictures.DeepPng(200, 120)));

        var address = await Mark(reader);
        Assert.StartsWith("/tep/", address, StringComparison.Ordinal);
        Assert.Equal(address, await Mark(reader, Readers.SeedArticle));
        Assert.Equal(address, await Mark(editor, "/can-bo/viec"));
        using var picture = await reader.Get(address);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType));
        var form = await editor.Page(EditSite.Address);
        Assert.Equal(address, form.QuerySelector("#bieu-trung img")!.GetAttribute("src"));
        // A form sent without a picture leaves it.
        await Done(editor.Fill(EditSite.Address, null, ("telephone", "0235 3873 999")));
        Assert.Equal(address, await Mark(reader));

        await Done(editor.Fill(EditSite.Address, null, ("lotus", "1")));

        Assert.StartsWith("/mark", await Mark(reader), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(address)).StatusCode);
        await using var db = sen.Database.OpenAll();
        Assert.Empty(await db.MediaUses.Where(use => use.OwnerKind == MediaOwner.Site).ToListAsync(Ct));
        Assert.Equal(3, await db.AuditLines.CountAsync(line => line.Verb == "site.edit", Ct));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task The_library_says_that_the_portal_uses_it_replaces_it_in_place_and_does_not_let_it_go(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        using var editor = await sen.SignedIn("bientap");
        await Done(editor.Choose(TestPictures.Jpeg(300, 300)));
        var address = await Mark(reader);
        var id = Guid.Parse(address.Split('/')[2]);
        var item = DeskAddresses.MediaItem(id);
        await Finished(sen, id);

        var page = await editor.Page(item);
        Assert.Contains("Biểu trưng của cổng", page.QuerySelector("[aria-labelledby=noi-dung-dung]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await editor.Page($"{item}/bo")).QuerySelector($"form[action='{item}/bo']"));

        var before = (await reader.Get(address)).Headers.ETag;
        await Done(editor.SendFiles($"{item}/thay", ("moi.png", TestPictures.Jpeg(400, 400))));
        Assert.Equal(address, await Mark(reader));
        Assert.NotEqual(before, (await reader.Get(address)).Headers.ETag);
        await Finished(sen, id);

        // What stands in the picture's way takes it off the pages too.
        await Done(editor.Fill(item, null, ("shown", nameof(PeopleShown.SmallChildren))));
        Assert.StartsWith("/mark", await Mark(reader), StringComparison.Ordinal);
        Assert.NotNull((await editor.Page(EditSite.Address)).QuerySelector("#bieu-trung .notice.warn"));

        await Done(editor.Fill(EditSite.Address, null, ("lotus", "1")));
        await Done(editor.Fill($"{item}/bo", null));
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.Media.AnyAsync(row => row.Caption.StartsWith("Biểu trưng"), Ct));
    }

    [Theory, EachDatabase]
    public async Task A_file_that_is_no_picture_is_refused_at_its_field_with_everything_typed_kept(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");

        using var paper = await editor.Choose(Encoding.UTF8.GetBytes("%PDF-1.7 khong phai anh"), ("telephone", "0235 3873 999"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paper.StatusCode);
        var page = await Forms.Parsed(paper);
        Assert.NotNull(page.QuerySelector("#emblem-error"));
        Assert.Equal("0235 3873 999", page.QuerySelector("#telephone")!.GetAttribute("value"));

        // Another answer was wrong: the browser has forgotten the picture, and the form says so.
        using var nameless = await editor.Choose(TestPictures.Jpeg(300, 300), ("name", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Contains("chọn lại biểu trưng", (await Forms.Parsed(nameless)).QuerySelector("#emblem-error")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Empty(await db.MediaUses.Where(use => use.OwnerKind == MediaOwner.Site).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_it_is_done_once_and_a_form_opened_before_another_change_shows_it_first(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var (open, late) = (await editor.Open(EditSite.Address), await editor.Open(EditSite.Address));
        var picture = TestPictures.Jpeg(300, 300);

        await Done(Emblems.Send(editor, open, picture));
        await Done(Emblems.Send(editor, open, picture));

        await using var db = sen.Database.OpenAll();
        Assert.Single(await db.MediaUses.Where(use => use.OwnerKind == MediaOwner.Site).ToListAsync(Ct));
        Assert.Equal(1, await db.Media.CountAsync(row => row.Caption.StartsWith("Biểu trưng"), Ct));
        using var stale = await editor.Send(late, EditSite.Address, null, ("telephone", "0235 3873 999"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var shown = await Forms.Parsed(stale);
        Assert.NotNull(shown.QuerySelector("#bieu-trung"));
        // The next press decides.
        await Done(editor.Send(shown, EditSite.Address, null));
        Assert.Equal("0235 3873 999", await db.Sites.AsNoTracking().Select(site => site.Telephone).SingleAsync(Ct));
    }

    // The work behind touches the item too; a form opened meanwhile would have to be opened again.
    private static Task Finished(SenHost sen, Guid media) => sen.Work(async () =>
    {
        await using var db = sen.Database.OpenAll();
        return await db.Media.AnyAsync(row => row.Id == media && row.HasAvif, Ct);
    });

    private static async Task<string> Mark(HttpClient client, string address = "/") => (await client.Page(address)).QuerySelector(".brand .mark")!.GetAttribute("src")!;

    private static async Task Done(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Ct)}");
    }
}

/// <summary>Sends the form of the head and the foot with a picture.</summary>
internal static class Emblems
{
    public static async Task<HttpResponseMessage> Choose(this HttpClient editor, byte[] picture, params (string Name, string Value)[] answers) =>
        await Send(editor, await editor.Open(EditSite.Address), picture, answers);

    public static async Task<HttpResponseMessage> Send(HttpClient editor, IHtmlDocument page, byte[] picture, params (string Name, string Value)[] answers)
    {
        using var form = new MultipartFormDataContent();
        foreach (var control in page.QuerySelectorAll<IHtmlInputElement>($"form[action='{EditSite.Address}'] input").Where(control => control.Type is not ("file" or "checkbox")))
        {
            var answer = answers.FirstOrDefault(one => one.Name == control.Name);
            form.Add(new StringContent(answer.Name is null ? control.Value : answer.Value, Encoding.UTF8), control.Name!);
        }

        form.Add(new ByteArrayContent(picture), EditSite.Emblem, "bieu-trung.png");
        return await editor.PostAsync(EditSite.Address, form, TestContext.Current.CancellationToken);
    }
}
