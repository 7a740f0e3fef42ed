using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Personal;
using Sen.Tests.Plumbing;
using Sen.Tests.Portal;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.People;

/// <summary>The consent of a picture is erased where somebody asks for it: <see cref="Sen.People.EraseConsent"/>.</summary>
public sealed class EraseConsentTests
{
    private const string Form = $"{DeskAddresses.DataRequests}/ghi", Who = "Người trong ảnh 6612";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_consented_is_gone_beside_the_picture_and_in_its_history_and_readers_see_it_no_more(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var visitor = sen.Client();
        var kept = await Picture(sen, editor, "Hội nghị thôn 1", Who);
        var emptied = await Picture(sen, editor, "Hội nghị thôn 2", "Người đã rút 6613");
        var plain = await Picture(sen, editor, "Cánh đồng", "");
        await Consent(editor, emptied, "Hội nghị thôn 2", "");
        Assert.Contains("6613", (await editor.Open(DeskAddresses.History("media", emptied))).Body!.TextContent, StringComparison.Ordinal);
        var address = await Request(officer, "Withdraw");

        // Offered by caption, also where only the history knows; who consented is not told to whoever works on the request.
        var page = await officer.Open(address);
        Assert.Equal(["Hội nghị thôn 1, 05/09/2022", "Hội nghị thôn 2, 05/09/2022"], page.QuerySelectorAll("#picture option[value]:not([value=''])").Select(option => option.TextContent));
        Assert.All(new[] { " 6612", " 6613" }, mark => Assert.DoesNotContain(mark, page.Body!.TextContent, StringComparison.Ordinal));
        using var none = await officer.Fill(address, $"{address}/xoa-dong-y", ("picture", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        using var unread = await officer.Fill(address, $"{address}/xoa-dong-y", ("picture", $"{kept}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.StatusCode);
        var back = await Forms.Parsed(unread);
        Assert.Equal((true, $"{kept}"), (back.QuerySelector("#confirm-error") is not null, back.QuerySelector("#picture option[selected]")!.GetAttribute("value")));
        foreach (var picture in new[] { kept, emptied })
        {
            using var erased = await officer.Fill(address, $"{address}/xoa-dong-y", ("picture", $"{picture}"), ("confirm", "1"));
            Assert.Equal($"{address}?xong=xoa-dong-y", erased.Headers.Location?.OriginalString);
        }

        await using var db = sen.Database.OpenAll();
        var item = await db.Media.AsNoTracking().SingleAsync(row => row.Id == kept, Ct);
        Assert.Equal(("", MediaBlock.Withdrawn, TestCommune.Today), (item.Consent.Who, item.Block, item.Consent.WithdrawnOn));
        Assert.DoesNotContain(await Rows.Everything(sen.Database, Ct), row => row.Contains(" 6612", StringComparison.Ordinal) || row.Contains(" 6613", StringComparison.Ordinal));
        foreach (var picture in new[] { kept, emptied })
        {
            var history = (await editor.Open(DeskAddresses.History("media", picture))).Body!.TextContent;
            Assert.Contains("đã xóa theo yêu cầu, ngày 23/09/2022", history, StringComparison.Ordinal);
            Assert.All(new[] { " 6612", " 6613" }, mark => Assert.DoesNotContain(mark, history, StringComparison.Ordinal));
        }

        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.Equal(MediaBlock.None, (await db.Media.AsNoTracking().SingleAsync(row => row.Id == plain, Ct)).Block);
        // The editor's form is whole again: nothing of it asks for a consent that nobody gave.
        using var saved = await editor.Fill($"{DeskAddresses.MediaItem(kept)}", null, ("caption", "Hội nghị thôn 1, mới"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(DataRequestState.Open, (await db.DataRequests.AsNoTracking().SingleAsync(Ct)).State);
        Assert.Null((await officer.Open(address)).QuerySelector("#picture"));
        Assert.Contains("Không ảnh nào của xã còn ghi ai đồng ý", (await officer.Open(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_picture_without_a_consent_stays_on_the_portal_and_what_is_erased_is_erased_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var (plain, kept) = (await Picture(sen, editor, "Cánh đồng", ""), await Picture(sen, editor, "Hội nghị thôn 1", Who));
        var address = await Request(officer, "Erase");
        async Task<HttpStatusCode> Erase(Guid picture)
        {
            await using var now = sen.Database.OpenAll();
            var version = (await now.DataRequests.AsNoTracking().SingleAsync(Ct)).Version;
            using var sent = await officer.PostTo(address, $"{address}/xoa-dong-y", ("picture", $"{picture}"), ("confirm", "1"), ("version", $"{version}"));
            return sent.StatusCode;
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Erase(plain));
        Assert.Equal(HttpStatusCode.Redirect, await Erase(kept));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Erase(kept));

        await using var db = sen.Database.OpenAll();
        var field = await db.Media.AsNoTracking().SingleAsync(row => row.Id == plain, Ct);
        Assert.Equal((MediaBlock.None, null), (field.Block, field.Consent.WithdrawnOn));
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == Operation.ErasePersonalData.Verb(), Ct));
    }

    [Theory, EachDatabase]
    public async Task Of_another_commune_nothing_is_offered_and_nothing_is_erased(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var (commune, other) = (await TestCommune.Of(sen.Database), await TestCommune.Of(sen.Database, site: false));
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var picture = await Picture(sen, editor, "Hội nghị thôn 1", Who);
        await commune.Write(async db => await db.Media.Where(row => row.Id == picture).ExecuteUpdateAsync(set => set.SetProperty(row => row.CommuneId, other.Id), Ct));
        var address = await Request(officer, "Erase");

        Assert.Null((await officer.Open(address)).QuerySelector("#picture"));
        using var sent = await officer.PostTo(address, $"{address}/xoa-dong-y", ("picture", $"{picture}"), ("confirm", "1"), ("version", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(Who, (await db.Media.AsNoTracking().SingleAsync(row => row.Id == picture, Ct)).Consent.Who);
    }

    private static async Task<Guid> Picture(SenHost sen, HttpClient editor, string caption, string who)
    {
        await using var db = sen.Database.OpenAll();
        var before = await db.Media.Select(row => row.Id).ToListAsync(Ct);
        using var added = await editor.SendFiles(AddMedia.Address, ($"{caption}.jpg", TestPictures.Phone()));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var id = await db.Media.Where(row => !before.Contains(row.Id)).Select(row => row.Id).SingleAsync(Ct);
        await Consent(editor, id, caption, who);
        return id;
    }

    private static async Task Consent(HttpClient editor, Guid id, string caption, string who)
    {
        (string, string)[] consent = who.Length > 0 ? [("shown", "Adults"), ("who", who), ("purpose", "đăng bài"), ("given", "05/09/2022")] : [("shown", "NotSaid"), ("who", ""), ("purpose", ""), ("given", "")];
        using var saved = await editor.Fill(DeskAddresses.MediaItem(id), null, [("caption", caption), ("alt", "Ảnh"), ("taken", "05/09/2022"), .. consent]);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<string> Request(HttpClient officer, string kind)
    {
        using var sent = await officer.Fill(Form, Form, ("Kind", kind), ("Place", "Elsewhere"), ("Asker", "Khách"), ("Wish", "ảnh hội nghị"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return sent.Headers.Location!.OriginalString;
    }
}
