using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Media;
using Sen.Movement.Media;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Portal;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Plumbing;

/// <summary>Nothing of an unpublished record is reachable by any address, thumbnails included.</summary>
public class ServeMediaTests
{
    private static readonly string[] Sizes = [ServeFile.Small, ServeFile.Medium, ServeFile.Large];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_stranger_sees_a_picture_only_while_a_public_article_uses_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(1700, 1200));
        using var reader = sen.Client();
        Assert.All(await All(reader, item.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));

        var article = await commune.Article(isPublic: false, item.Id);
        Assert.All(await All(reader, item.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));

        await commune.Show(article, true);
        Assert.All(await All(reader, item.Id), status => Assert.Equal(HttpStatusCode.OK, status));
        using var seen = await reader.GetAsync(ServeMedia.Address(item.Id, ServeFile.Medium, PictureFormat.WebP), Ct);
        Assert.Equal("no-cache, private", seen.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", Assert.Single(seen.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("sandbox", Assert.Single(seen.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("image/webp", seen.Content.Headers.ContentType!.MediaType);

        await commune.Show(article, false);
        Assert.All(await All(reader, item.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));
        using var again = new HttpRequestMessage(HttpMethod.Get, ServeMedia.Address(item.Id, ServeFile.Medium, PictureFormat.WebP));
        again.Headers.IfNoneMatch.Add(seen.Headers.ETag!);
        using var gone = await reader.SendAsync(again, Ct);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_bytes_are_reachable_by_no_other_address(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(500, 400));
        await commune.Article(isPublic: true, item.Id);
        using var reader = sen.Client();
        await using var db = commune.Open();

        var files = await db.Files.AsNoTracking().ToListAsync(Ct);
        string[] addresses =
        [
            .. files.SelectMany(file => Sizes.Select(size => ServeFile.Address(file.Id, size))), .. Sizes.Select(size => ServeFile.Address(item.Id, size)),
            .. files.SelectMany(file => Sizes.Select(size => ServeMedia.Address(file.Id, size, PictureFormat.Jpeg))), MediaMentions.Download(item.Id),
            ServeMedia.Address(item.Id, ServeFile.Small, PictureFormat.Avif), $"/tep/{item.Id:d}/goc.jpg", $"/tep/{item.Id:d}/nho.png",
        ];

        foreach (var address in addresses)
        {
            using var answer = await reader.GetAsync(address, Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
        }
    }

    [Theory, EachDatabase]
    public async Task Consent_taken_back_takes_the_picture_off_at_the_next_request(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(500, 400), also: row => (row.Consent.Shown, row.Consent.Guardian) = (PeopleShown.SmallChildren, true));
        await commune.Article(isPublic: true, item.Id);
        using var reader = sen.Client();
        Assert.All(await All(reader, item.Id), status => Assert.Equal(HttpStatusCode.OK, status));

        await commune.Write(async db =>
        {
            var row = await db.Media.SingleAsync(Ct);
            row.Consent.WithdrawnOn = TestCommune.Today;
            row.Judge();
        });

        Assert.All(await All(reader, item.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Theory, EachDatabase]
    public async Task A_models_picture_goes_with_its_recognition_and_a_sensitive_ones_never_comes(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var (open, sensitive) = (await sen.Keep(commune, TestPictures.Jpeg(500, 400)), await sen.Keep(commune, TestPictures.Jpeg(510, 400)));
        var model = (await commune.Read(await commune.Registration(Stage.Recognised))).Model.Id;
        var hidden = (await commune.Read(await commune.Registration(Stage.Recognised, sensitive: true))).Model.Id;
        await commune.Write(async db =>
        {
            await MediaUses.Set(db, commune.Home, MediaOwner.Model, model, [open.Id], TestCommune.Now, Ct);
            await MediaUses.Set(db, commune.Home, MediaOwner.Model, hidden, [sensitive.Id], TestCommune.Now, Ct);
        });
        using var reader = sen.Client();

        Assert.All(await All(reader, open.Id), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(await All(reader, sensitive.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));
        await commune.Write(async db => (await db.Models.SingleAsync(row => row.Id == model, Ct)).IsPublic = false);
        Assert.All(await All(reader, open.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Theory, EachDatabase]
    public async Task A_document_is_taken_away_never_opened_here_and_only_after_it_was_read(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPapers.Pdf(["Kế hoạch"]), "kế hoạch.pdf");
        await commune.Article(isPublic: true, item.Id);
        using var reader = sen.Client();
        using var early = await reader.GetAsync(MediaMentions.Download(item.Id), Ct);

        await commune.Write(async db => await Read(db, MediaTextState.Read));
        using var taken = await reader.GetAsync(MediaMentions.Download(item.Id), Ct);
        await commune.Write(async db => await Read(db, MediaTextState.Secret));
        using var held = await reader.GetAsync(MediaMentions.Download(item.Id), Ct);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound), (early.StatusCode, taken.StatusCode, held.StatusCode));
        Assert.Equal(("application/pdf", "attachment"), (taken.Content.Headers.ContentType!.MediaType, taken.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("kế hoạch.pdf", taken.Content.Headers.ContentDisposition.FileNameStar);
        Assert.StartsWith("sandbox", Assert.Single(taken.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("%PDF-"u8.ToArray(), (await taken.Content.ReadAsByteArrayAsync(Ct))[..5]);

        static async Task Read(Sen.Data.SenDb db, MediaTextState state)
        {
            var row = await db.Media.SingleAsync(Ct);
            row.TextState = state;
            row.Judge();
        }
    }

    [Theory, EachDatabase]
    public async Task Two_communes_never_see_each_others_and_nobody_uses_a_neighbours_by_writing_its_number(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var here = await TestCommune.Of(sen.Database);
        var there = await TestCommune.Of(sen.Database, site: false);
        var item = await sen.Keep(there, TestPictures.Jpeg(500, 400));
        await there.Article(isPublic: true, item.Id);
        await here.Article(isPublic: true, item.Id);
        using var reader = sen.Client();
        using var editor = await sen.SignedIn(here, PostKind.Editor);
        using var owner = await sen.SignedIn(there, PostKind.Editor);

        Assert.All(await All(reader, item.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.All(await All(editor, item.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.All(await All(owner, item.Id), status => Assert.Equal(HttpStatusCode.OK, status));
        await using var db = here.Open();
        Assert.Equal(0, await db.MediaUses.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task An_editor_sees_what_readers_do_not_and_a_registrar_does_not(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(500, 400));
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);

        Assert.All(await All(editor, item.Id), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(await All(registrar, item.Id), status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Theory, EachDatabase]
    public async Task What_a_page_needs_to_show_a_picture_is_read_of_its_own_commune_only(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var item = await sen.Keep(commune, TestPictures.Jpeg(1700, 1200), also: row =>
            (row.AltText, row.Caption, row.Credit, row.Consent.WithdrawnOn) = ("Bà con đắp bờ ao", "Ao sen", "Hội Nông dân xã", TestCommune.Today));

        var shown = Assert.Single(await MediaReading.Shown(sen.Database.Databases, commune.Id, [item.Id, TestCommune.NewId()], Ct)).Value;
        var none = await MediaReading.Shown(sen.Database.Databases, TestCommune.NewId(), [item.Id], Ct);

        Assert.Equal((1600, 1129, "Bà con đắp bờ ao", "Ao sen", "Hội Nông dân xã", false), (shown.Width, shown.Height, shown.AltText, shown.Caption, shown.Credit, shown.MayBePublic));
        Assert.Empty(none);
        Assert.Equal(
            $"/tep/{item.Id:d}/nho.webp 400w, /tep/{item.Id:d}/vua.webp 960w, /tep/{item.Id:d}/lon.webp 1600w", MediaSet.Of(shown, PictureFormat.WebP));
    }

    private static async Task<List<HttpStatusCode>> All(HttpClient client, Guid id)
    {
        var all = new List<HttpStatusCode>();
        foreach (var size in Sizes)
        {
            foreach (var format in new[] { PictureFormat.Jpeg, PictureFormat.WebP })
            {
                using var answer = await client.GetAsync(ServeMedia.Address(id, size, format), Ct);
                all.Add(answer.StatusCode);
            }
        }

        return all;
    }
}
