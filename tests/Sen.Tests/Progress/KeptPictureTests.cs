using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Plumbing;
using Xunit;
using static Sen.Progress.RecordProgress;
using static Sen.Tests.Progress.RecordProgressPageTests;
using static Sen.Tests.Progress.RecordProgressTests;

namespace Sen.Tests.Progress;

/// <summary>A photograph chosen once waits for its form, whatever else was wrong in it (<see cref="Sen.Progress.RecordProgress"/>).</summary>
public class KeptPictureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_stands_in_the_form_that_comes_back_and_goes_with_the_corrected_one(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);

        var back = await ComesBack(registrar, id, TestPictures.Phone(), ("caption-1", "Ngày ra quân"));
        var address = back.QuerySelector<IHtmlImageElement>(".evidence img")!.GetAttribute("src")!;
        using var preview = await registrar.GetAsync(address, Ct);
        var sent = await Post(registrar, id, Fill(back, null));
        var twice = await Post(registrar, id, Fill(back, null));

        Assert.Equal("Ngày ra quân", back.QuerySelector("figcaption p")!.TextContent);
        Assert.Equal("Bà con đắp bờ ao", back.QuerySelector(".evidence img")!.GetAttribute("alt"));
        Assert.Contains("giữ đến", back.QuerySelector("figcaption .hint")!.TextContent, StringComparison.Ordinal);
        Assert.Null(back.QuerySelector("#photo-1-hint"));
        Assert.Equal((HttpStatusCode.OK, "no-cache, private"), (preview.StatusCode, preview.Headers.CacheControl!.ToString()));
        var bytes = Encoding.Latin1.GetString(await preview.Content.ReadAsByteArrayAsync(Ct));
        Assert.DoesNotContain("Exif", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", bytes, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (sent.StatusCode, twice.StatusCode));
        await using var db = commune.Open();
        var photo = Assert.Single(Assert.Single(await ProgressLog.Of(db, id, Ct)).Photos);
        Assert.Equal(("Bà con đắp bờ ao", "Ngày ra quân", 900, 1200), (photo.AltText, photo.Caption, photo.Width, photo.Height));
        Assert.Null(photo.KeptUntil);
        Assert.Equal(1, await db.Files.CountAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await registrar.GetAsync(address, Ct)).StatusCode);
        await using var all = sen.Database.OpenAll();
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task The_form_sent_again_with_other_words_comes_back_with_its_new_photograph(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await RecordProgressPageTests.Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));
        Assert.Equal(HttpStatusCode.Redirect, (await Post(registrar, id, Fill(page, null, more: ("alt-1", "")))).StatusCode);

        using var again = await Post(registrar, id, Fill(page, TestPictures.Phone(), note: "Đã trồng thêm sen.", more: ("caption-1", "Ao sen mới")));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var back = await RecordProgressPageTests.Page(again);
        Assert.NotNull(back.QuerySelector(".evidence img"));
        Assert.Equal("Đã trồng thêm sen.", back.QuerySelector<IHtmlTextAreaElement>("#note")!.Value);

        // It is more work: sent once more it is recorded, and the photograph is not chosen again.
        Assert.Equal(HttpStatusCode.Redirect, (await Post(registrar, id, Fill(back, null, note: "Đã trồng thêm sen."))).StatusCode);
        await using var db = commune.Open();
        var entries = await ProgressLog.Of(db, id, Ct);
        Assert.Equal(2, entries.Count);
        Assert.Equal("Ao sen mới", Assert.Single(entries.SelectMany(entry => entry.Photos)).Caption);
        Assert.False(await db.Files.AnyAsync(row => row.OwnerKind == FileOwner.Sender, Ct));
    }

    [Theory, EachDatabase]
    public async Task A_correction_that_somebody_overtook_comes_back_with_its_new_photograph(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        await Post(registrar, id, Fill(await RecordProgressPageTests.Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct)), null, more: ("alt-1", "")));
        await using var db = commune.Open();
        var link = DeskAddresses.CorrectProgress(id, (await db.ProgressEntries.SingleAsync(Ct)).Id);
        var (first, second) = (await RecordProgressPageTests.Page(await registrar.GetAsync(link, Ct)), await RecordProgressPageTests.Page(await registrar.GetAsync(link, Ct)));
        Assert.Equal(HttpStatusCode.Redirect, (await Post(registrar, id, Fill(first, null, note: "Đắp 130 m bờ ao.", more: ("alt-1", "")))).StatusCode);

        using var late = await Post(registrar, id, Fill(second, TestPictures.Phone(), note: "Đắp 140 m bờ ao."));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.NotNull((await RecordProgressPageTests.Page(late)).QuerySelector(".evidence img"));
    }

    [Theory, EachDatabase]
    public async Task It_can_be_left_out_with_its_words_or_exchanged_for_another(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var (left, exchanged) = (await commune.Registration(Stage.Approved), await commune.Registration(Stage.Approved));
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);

        var one = await ComesBack(registrar, left, TestPictures.Jpeg(300, 200));
        var undecided = await Page(await Post(registrar, left, Fill(one, null, note: "", more: ("drop-1", "1"))));
        await Post(registrar, left, Fill(undecided, null));
        var other = await ComesBack(registrar, exchanged, TestPictures.Jpeg(300, 200));
        await Post(registrar, exchanged, Fill(other, TestPictures.Jpeg(240, 320)));

        Assert.True(undecided.QuerySelector<IHtmlInputElement>("[name=drop-1]")!.IsChecked);
        await using var db = commune.Open();
        Assert.Empty(Assert.Single(await ProgressLog.Of(db, left, Ct)).Photos);
        Assert.Equal(240, Assert.Single(Assert.Single(await ProgressLog.Of(db, exchanged, Ct)).Photos).Width);
        Assert.Equal(1, await db.Files.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Nobody_but_its_sender_sees_it_or_sends_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Recognised);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        using var colleague = await sen.SignedIn(commune, PostKind.Registrar);
        using var member = await sen.SignedIn(commune, PostKind.CommitteeMember);
        using var administrator = await sen.SignedIn(commune, PostKind.Administrator);
        using var elsewhere = await sen.SignedIn(await TestCommune.Of(sen.Database, site: false), PostKind.Registrar);
        using var reader = sen.Client();
        var back = await ComesBack(registrar, id, TestPictures.Jpeg(300, 200));
        var kept = back.QuerySelector<IHtmlInputElement>("[name=kept-1]")!.Value;

        foreach (var size in (string[])[ServeFile.Small, ServeFile.Medium, ServeFile.Large])
        {
            var address = ServeFile.Address(Guid.Parse(kept), size);
            Assert.Equal(HttpStatusCode.OK, (await registrar.GetAsync(address, Ct)).StatusCode);
            Assert.All(await Task.WhenAll(new[] { colleague, member, administrator, elsewhere, reader }.Select(other => other.GetAsync(address, Ct))),
                answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        }

        // The colleague’s own form, with the id guessed into it.
        var own = await ComesBack(colleague, id, TestPictures.Jpeg(200, 300));
        var stolen = await Post(colleague, id, Fill(own, null, more: ("kept-1", kept)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stolen.StatusCode);
        Assert.Contains("không còn được giữ", (await Page(stolen)).QuerySelector("#photo-1-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Post(registrar, id, Fill(back, null))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task An_id_that_is_no_waiting_photograph_of_ones_own_is_refused_with_everything_kept(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (commune, neighbours) = (await TestCommune.Of(database), await TestCommune.Of(database));
        var id = await commune.Registration(Stage.Underway);
        var there = await neighbours.Registration(Stage.Underway);
        await Record(database, commune, commune.Registrar, Form(id, Photo(320, 240)));
        await using var db = commune.Open();
        var published = await db.Files.SingleAsync(Ct);
        var foreign = await Wrong(database, neighbours, there, Photo(320, 240));

        foreach (var bad in (Guid[])[TestCommune.NewId(), published.Id, foreign.Pictures[0].Kept])
        {
            var (done, form) = await Send(database, commune, commune.Registrar, Form(id, new TypedPicture("Ao sen", "Chú thích", null, bad)));

            Assert.Equal(["photo-1"], Assert.IsType<Refusal.Invalid>(done.Refusal).Fields.Keys);
            Assert.Equal(("Ao sen", "Chú thích", null), (form.Pictures[0].AltText, form.Pictures[0].Caption, form.Pictures[0].Preview));
        }

        Assert.Equal(1, await db.ProgressEntries.CountAsync(Ct));
        Assert.Equal(published.Id, (await db.Files.SingleAsync(Ct)).Id);
    }

    [Theory, EachDatabase]
    public async Task What_was_accepted_is_kept_beside_what_was_not(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var nameless = Photo(320, 240) with { AltText = "" };

        var form = await Wrong(database, commune, id, nameless, new("Ao sen", "", TestPictures.Upload([.. "%PDF-1.7"u8])), Photo(240, 320));
        var (done, _) = await Send(database, commune, commune.Registrar, form with
        {
            Note = "Đã đắp xong.",
            Pictures = [form.Pictures[0] with { File = null, AltText = "Bờ ao" }, Photo(200, 200), form.Pictures[2] with { File = null }],
        });

        Assert.Equal([true, false, true], form.Pictures.Select(picture => picture.Preview is not null));
        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
        await using var db = commune.Open();
        Assert.Equal(["Bờ ao", "Bà con đắp bờ ao 200", "Bà con đắp bờ ao 240"], Assert.Single(await ProgressLog.Of(db, id, Ct)).Photos.Select(photo => photo.AltText));
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_at_once_it_waits_once_and_is_used_once(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Approved);
        var wrong = Form(id) with { Note = "" };

        var back = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(database, commune, commune.Registrar, wrong with { Pictures = [Photo(320, 240)] })));
        var kept = back.Select(answer => answer.Form.Pictures[0].Kept).ToHashSet();
        var right = back[0].Form with { Note = "Đã đắp xong.", Pictures = [back[0].Form.Pictures[0] with { File = null }] };
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(database, commune, commune.Registrar, right)));

        Assert.NotEqual(Guid.Empty, Assert.Single(kept));
        Assert.All(sent, answer => Assert.True(answer.Done.Ok, answer.Done.Refusal?.Sentence.Vi));
        Assert.Single(sent, answer => !answer.Done.Value.Replayed);
        await using var db = commune.Open();
        Assert.Equal((1, 1), (await db.ProgressEntries.CountAsync(Ct), await db.Files.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task A_day_later_it_is_over_and_the_form_says_so(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var back = await ComesBack(registrar, id, TestPictures.Jpeg(300, 200));
        var address = back.QuerySelector(".evidence img")!.GetAttribute("src")!;

        sen.Clock.Advance(UnsentFiles.Life - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await registrar.GetAsync(address, Ct)).StatusCode);
        sen.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await registrar.GetAsync(address, Ct)).StatusCode);
        var late = await Page(await Post(registrar, id, Fill(back, null)));

        Assert.Contains("24 giờ", late.QuerySelector("#photo-1-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null(late.QuerySelector("[name=kept-1]"));
        Assert.Equal("Bà con đắp bờ ao", late.QuerySelector<IHtmlInputElement>("#alt-1")!.Value);
        Assert.Equal(HttpStatusCode.Redirect, (await Post(registrar, id, Fill(late, TestPictures.Jpeg(300, 200)))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task It_waits_over_a_restart(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var back = await ComesBack(registrar, id, TestPictures.Jpeg(300, 200));

        await sen.Restart();
        var sent = await registrar.PostAsync(new Uri(sen.Address, DeskAddresses.Progress(id)), Fill(back, null), Ct);

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await using var db = commune.Open();
        Assert.Single(Assert.Single(await ProgressLog.Of(db, id, Ct)).Photos);
    }

    [Theory, EachDatabase]
    public async Task Beyond_a_few_none_is_kept_and_none_of_its_bytes(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        for (var no = 0; no < UnsentFiles.Most / 3; no++)
        {
            await Wrong(database, commune, id, Photo(100, 100 + no), Photo(110, 100 + no), Photo(120, 100 + no));
        }

        var store = new FileStore(database.Options.FilesFolder);
        var before = store.All().Count();
        var form = await Wrong(database, commune, id, Photo(300, 200));
        var colleagues = await Wrong(database, commune, id, commune.Person(TestCommune.NewId(), PostKind.Registrar), Photo(300, 200));

        Assert.Null(form.Pictures[0].Preview);
        Assert.NotNull(form.Pictures[0].File);
        Assert.NotNull(colleagues.Pictures[0].Preview);
        // So small a picture is the same in all three sizes, and the same whoever sent it.
        Assert.Equal(before + 1, store.All().Count());
        await using var db = commune.Open();
        Assert.Equal(UnsentFiles.Most + 1, await db.Files.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_kept_for_whoever_may_not_send_it_nor_of_a_sensitive_model(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var (id, sensitive) = (await commune.Registration(Stage.Underway), await commune.Registration(Stage.Underway, sensitive: true));
        var stranger = commune.Registrar with { Posts = [new(PostKind.Registrar, commune.Id, TestCommune.NewId())] };

        Assert.IsType<Refusal.NotYours>((await Send(database, commune, stranger, Form(id, Photo(320, 240)) with { Note = "" })).Done.Refusal);
        Assert.IsType<Refusal.NotYours>((await Send(database, commune, commune.Head, Form(id, Photo(320, 240)))).Done.Refusal);
        await Wrong(database, commune, sensitive, Photo(320, 240));

        await using var db = commune.Open();
        Assert.Empty(await db.Files.ToListAsync(Ct));
        Assert.Empty(new FileStore(database.Options.FilesFolder).All());
    }

    [Theory, EachDatabase]
    public async Task The_history_of_the_model_tells_the_photograph_and_not_that_it_waited(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        await Post(registrar, id, Fill(await ComesBack(registrar, id, TestPictures.Jpeg(300, 200)), null));

        var history = await Page(await registrar.GetAsync(DeskAddresses.History("registration", id), Ct));

        Assert.Equal(["Ảnh: thêm, 1 mục"], history.QuerySelectorAll("summary").Select(row => row.TextContent).Where(row => row.StartsWith("Ảnh", StringComparison.Ordinal)));
        Assert.DoesNotContain("chờ gửi", history.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, Guid id, HttpContent form) => client.PostAsync(DeskAddresses.Progress(id), form, Ct);

    // Sent with the photograph and without a word on what was done.
    private static async Task<IHtmlDocument> ComesBack(HttpClient client, Guid id, byte[] photo, params (string, string)[] more)
    {
        var page = await Page(await client.GetAsync(DeskAddresses.Progress(id), Ct));
        var answer = await Post(client, id, Fill(page, photo, note: "", more: more));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await Page(answer);
    }

    private static Task<Form> Wrong(FreshDatabase database, TestCommune commune, Guid id, params TypedPicture[] pictures) =>
        Wrong(database, commune, id, commune.Registrar, pictures);

    private static async Task<Form> Wrong(FreshDatabase database, TestCommune commune, Guid id, Actor actor, params TypedPicture[] pictures)
    {
        var (done, form) = await Send(database, commune, actor, Form(id, pictures) with { Note = "" });
        Assert.IsType<Refusal.Invalid>(done.Refusal);
        return form;
    }
}
