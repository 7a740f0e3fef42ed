using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Media;
using Sen.Data.Personal;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The library on the editor's desk: <see cref="ListMedia"/>, <see cref="EditMedia"/>, <see cref="ReplaceMedia"/>, <see cref="RemoveMedia"/>.</summary>
public sealed class MediaLibraryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_filters_find_what_lacks_words_what_is_unused_hidden_or_a_document(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var shown = await sen.Keep(commune, TestPictures.Jpeg(300, 200), "ra-cong.jpg", item => (item.AltText, item.Consent.Shown) = ("Bà con làm đường", PeopleShown.Nobody));
        var lacking = await sen.Keep(commune, TestPictures.Jpeg(310, 200), "thieu.jpg", item => (item.Consent.Who, item.Consent.GivenOn, item.Consent.Shown) = ("chủ hộ", TestCommune.Today, PeopleShown.Adults));
        await sen.Keep(commune, TestPictures.Jpeg(320, 200), "trang-tri.jpg", item => item.Decorative = true);
        await sen.Keep(commune, TestPapers.Word(["Báo cáo"]), "bao-cao.docx");
        await commune.Article(isPublic: true, shown.Id);
        await commune.Article(isPublic: false, lacking.Id);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);

        async Task<IEnumerable<string>> Names(string filter) =>
            (await editor.Open(ListMedia.Address(filter))).QuerySelectorAll("main .tiles h2").Select(name => name.TextContent.Trim()).Order(StringComparer.Ordinal);

        Assert.Equal(["Bà con làm đường", "bao-cao.docx", "thieu.jpg", "trang-tri.jpg"], await Names(""));
        Assert.Equal(["thieu.jpg"], await Names(ListMedia.NoAltText));
        Assert.Equal(["bao-cao.docx", "trang-tri.jpg"], await Names(ListMedia.Unused));
        Assert.Equal(["bao-cao.docx", "thieu.jpg", "trang-tri.jpg"], await Names(ListMedia.Hidden));
        Assert.Equal(["bao-cao.docx"], await Names(ListMedia.Documents));
        Assert.Equal(["trang-tri.jpg"], await Names(ListMedia.NoConsent));
        Assert.Contains("Thiếu mô tả (1)", (await editor.Open(DeskAddresses.Media)).QuerySelector("main .chips")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_editor_writes_what_a_picture_shows_and_who_consented_and_the_history_keeps_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(300, 200));
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        var address = DeskAddresses.MediaItem(item.Id);

        using var refused = await editor.Fill(address, null, ("caption", "Làm đường"), ("taken", "31/02/2022"), ("guardian", "1"));
        using var saved = await editor.Fill(address, null,
            ("alt", "Hai cháu tưới hoa"), ("credit", "Đoàn Thanh niên xã"), ("taken", "5/9/2022"), ("shown", nameof(PeopleShown.Children)), ("guardian", "1"),
            ("who", "người giám hộ của hai cháu"), ("purpose", "đăng bài"), ("given", "6/9/2022"));

        var back = await Forms.Parsed(refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["#alt", "#taken", "#who", "#purpose", "#given"], back.QuerySelectorAll("#loi a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Làm đường", back.QuerySelector<IHtmlInputElement>("#caption")!.Value);
        Assert.Equal($"{address}?xong=sua", saved.Headers.Location!.ToString());
        var kept = await commune.Item(item.Id);
        Assert.Equal(("Hai cháu tưới hoa", new DateOnly(2022, 9, 5), MediaBlock.NoChild), (kept.AltText, kept.TakenOn, kept.Block));
        await using var db = commune.Open();
        var line = await db.AuditLines.AsNoTracking().SingleAsync(row => row.Verb == "media.edit", Ct);
        // Who consents is a person: the audit keeps it closed, and opens it for whoever may read the picture.
        Assert.DoesNotContain("người giám hộ của hai cháu", line.Changes, StringComparison.Ordinal);
        Assert.Contains((await PersonKeys.Opened(db, [line], Ct)).Single().SelectMany(row => row.Fields), field => field.After == "người giám hộ của hai cháu");
        var page = await editor.Open(address);
        Assert.Contains("sửa thông tin ảnh, tệp", page.QuerySelector("#da-lam")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hỏi ý kiến trẻ", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Two_editors_at_once_are_shown_both_versions_and_nothing_is_overwritten_unseen(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(300, 200));
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        var address = DeskAddresses.MediaItem(item.Id);
        var mine = await editor.Open(address);
        using var theirs = await editor.Fill(address, null, ("alt", "Bản của người kia"));

        using var stale = await editor.Send(mine, address, null, ("alt", "Bản của tôi"));
        var both = await Forms.Parsed(stale);
        using var again = await editor.Send(both, address, null);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.Redirect), (theirs.StatusCode, stale.StatusCode, again.StatusCode));
        Assert.Contains("Bản của người kia", both.QuerySelector("#chua-xong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bản của tôi", (await commune.Item(item.Id)).AltText);
    }

    [Theory, EachDatabase]
    public async Task A_replaced_picture_is_the_same_item_with_new_bytes_at_the_same_address_and_the_old_ones_are_gone(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(300, 200));
        await commune.Article(isPublic: true, item.Id);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var reader = sen.Client();
        var address = ServeMedia.Address(item.Id, ServeFile.Small, PictureFormat.Jpeg);
        using var before = await reader.GetAsync(address, Ct);
        await using var db = commune.Open();
        var old = await db.Files.AsNoTracking().Select(file => file.Large).ToListAsync(Ct);

        using var wrong = await editor.SendFiles($"{DeskAddresses.MediaItem(item.Id)}/thay", ("a.pdf", TestPapers.Pdf(["Kế hoạch"])));
        using var sent = await editor.SendFiles($"{DeskAddresses.MediaItem(item.Id)}/thay", ("moi.jpg", TestPictures.Jpeg(360, 240)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (wrong.StatusCode, sent.StatusCode));
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await reader.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(await before.Content.ReadAsByteArrayAsync(Ct), await after.Content.ReadAsByteArrayAsync(Ct));
        var kept = await commune.Item(item.Id);
        Assert.Equal((360, 240, "moi.jpg"), (kept.Width, kept.Height, kept.FileName));
        Assert.DoesNotContain(await db.Files.AsNoTracking().Select(file => file.Large).ToListAsync(Ct), old.Contains);
        await sen.Work(() => db.Media.AnyAsync(row => row.HasAvif, Ct));
        Assert.Equal(3, await db.Files.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_replaced_document_is_read_anew_before_anybody_sees_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPapers.Word(["Bản cũ"]), "a.docx", row => row.TextState = MediaTextState.Read);
        await commune.Article(isPublic: true, item.Id);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);

        using var sent = await editor.SendFiles($"{DeskAddresses.MediaItem(item.Id)}/thay", ("b.docx", TestPapers.Word(["MẬT", "Bản mới"])));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await using var db = commune.Open();
        await sen.Work(async () => !await db.Media.AnyAsync(row => row.TextState == MediaTextState.Waiting, Ct));

        Assert.Equal(MediaBlock.Secret, (await commune.Item(item.Id)).Block);
        using var reader = sen.Client();
        using var answer = await reader.GetAsync(MediaMentions.Download(item.Id), Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task What_only_a_draft_or_a_kept_version_names_is_listed_there_and_not_removed(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var drawn = await sen.Keep(commune, TestPictures.Jpeg(300, 200), "nhap.jpg");
        var once = await sen.Keep(commune, TestPictures.Jpeg(310, 200), "phien-ban.jpg");
        var paper = await sen.Keep(commune, TestPapers.Word(["Kế hoạch"]), "ke-hoach.docx");
        await sen.Keep(commune, TestPictures.Jpeg(320, 200), "chua-dung.jpg");
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        var told = new Dictionary<MediaItem, string> { [drawn] = "Bạn đọc chưa thấy", [once] = "Chỉ trong một phiên bản đã lưu", [paper] = "Bạn đọc chưa thấy" };
        var forms = new Dictionary<MediaItem, IHtmlDocument>();
        foreach (var item in told.Keys)
        {
            forms[item] = await editor.Open($"{DeskAddresses.MediaItem(item.Id)}/bo");
        }

        await commune.Draft("Bài đang viết", Figure(drawn) + $"<p><a href=\"{MediaMentions.Download(paper.Id)}\">Kế hoạch</a></p>", ArticleStage.Scheduled, before: Figure(once));

        foreach (var (item, sentence) in told)
        {
            var uses = (await editor.Open(DeskAddresses.MediaItem(item.Id))).QuerySelector("#noi-dung-dung")!.ParentElement!;
            Assert.Contains("Bài đang viết", uses.TextContent, StringComparison.Ordinal);
            Assert.Contains(sentence, uses.TextContent, StringComparison.Ordinal);
            var address = $"{DeskAddresses.MediaItem(item.Id)}/bo";
            using var refused = await editor.Send(forms[item], address, null);
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        }

        await using var db = commune.Open();
        Assert.Equal(4, await db.Media.CountAsync(Ct));
        Assert.Equal(["chua-dung.jpg", "phien-ban.jpg"], (await editor.Open(ListMedia.Address(ListMedia.Unused))).QuerySelectorAll("main .tiles h2").Select(name => name.TextContent.Trim()).Order(StringComparer.Ordinal));

        static string Figure(MediaItem item) => $"<figure data-media=\"{item.Id:d}\"><figcaption>Ảnh</figcaption></figure>";
    }

    [Theory, EachDatabase]
    public async Task What_is_used_is_not_removed_and_what_is_removed_stays_in_the_history(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(300, 200), "bo.jpg");
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        var address = $"{DeskAddresses.MediaItem(item.Id)}/bo";
        var form = await editor.Open(address);
        var article = await commune.Article(isPublic: true, item.Id);

        using var inUse = await editor.Send(form, address, null);
        await commune.Write(async db => await MediaUses.Set(db, commune.Home, MediaOwner.Article, article, [], TestCommune.Now, Ct));
        using var removed = await editor.Send(form, address, null);
        using var twice = await editor.Send(form, address, null);

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Redirect, HttpStatusCode.Redirect), (inUse.StatusCode, removed.StatusCode, twice.StatusCode));
        await using var db = commune.Open();
        Assert.Equal((0, 0), (await db.Media.CountAsync(Ct), await db.Files.CountAsync(Ct)));
        var line = await db.AuditLines.AsNoTracking().SingleAsync(row => row.Verb == "media.remove", Ct);
        Assert.Contains("bo.jpg", line.Changes, StringComparison.Ordinal);
        using var gone = await editor.GetAsync(ServeMedia.Address(item.Id, ServeFile.Small, PictureFormat.Jpeg), Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
