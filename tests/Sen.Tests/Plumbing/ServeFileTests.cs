using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Files;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Plumbing;

public class ServeFileTests
{
    private static readonly string[] Sizes = [ServeFile.Small, ServeFile.Medium, ServeFile.Large];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_public_models_photograph_is_for_everybody_in_three_sizes(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var photo = await Photograph(sen, commune, await commune.Registration(Stage.Recognised));
        using var reader = sen.Client();

        foreach (var size in Sizes)
        {
            using var answer = await reader.GetAsync(ServeFile.Address(photo.Id, size), Ct);

            Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.StartsWith("inline; filename=\"anh-", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
            Assert.False(answer.Headers.ETag!.IsWeak);
            Assert.Equal([0xFF, 0xD8, 0xFF], (await answer.Content.ReadAsByteArrayAsync(Ct))[..3]);
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_taken_back_is_gone_for_the_next_look_also_for_a_browser_that_kept_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var photo = await Photograph(sen, commune, await commune.Registration(Stage.Recognised));
        using var reader = sen.Client();
        var tags = new Dictionary<string, System.Net.Http.Headers.EntityTagHeaderValue>();
        foreach (var size in Sizes)
        {
            using var first = await reader.GetAsync(ServeFile.Address(photo.Id, size), Ct);
            tags[size] = first.Headers.ETag!;
            Assert.Equal(HttpStatusCode.NotModified, await Ask(reader, photo.Id, size, tags[size]));
        }

        await commune.Write(async db => (await db.Models.SingleAsync(Ct)).IsPublic = false);

        foreach (var size in Sizes)
        {
            Assert.Equal(HttpStatusCode.NotFound, await Ask(reader, photo.Id, size, tags[size]));
            Assert.Equal(HttpStatusCode.NotFound, await Ask(reader, photo.Id, size, null));
        }
    }

    [Theory, EachDatabase]
    public async Task A_photograph_that_may_not_be_seen_looks_exactly_like_one_that_is_not_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var photo = await Photograph(sen, commune, await commune.Registration(Stage.Underway));
        using var reader = sen.Client();

        var unknown = TestCommune.NewId();
        using var hidden = await reader.GetAsync(ServeFile.Address(photo.Id, ServeFile.Small), Ct);
        using var nothing = await reader.GetAsync(ServeFile.Address(unknown, ServeFile.Small), Ct);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.StatusCode, nothing.StatusCode));
        // The page repeats the address that was asked, nothing else tells the two apart.
        Assert.Equal(
            (await nothing.Content.ReadAsStringAsync(Ct)).Replace($"{unknown:d}", "", StringComparison.Ordinal),
            (await hidden.Content.ReadAsStringAsync(Ct)).Replace($"{photo.Id:d}", "", StringComparison.Ordinal));
        Assert.Equal(Names(nothing), Names(hidden));
    }

    [Theory, EachDatabase]
    public async Task A_sensitive_models_photograph_is_never_public(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var photo = await Photograph(sen, commune, await commune.Registration(Stage.Recognised, sensitive: true));
        using var reader = sen.Client();

        Assert.Equal(HttpStatusCode.NotFound, await Ask(reader, photo.Id, ServeFile.Large, null));
    }

    [Theory, EachDatabase]
    public async Task Who_may_read_the_model_at_work_sees_its_photographs_before_they_are_public_and_others_do_not(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var photo = await Photograph(sen, commune, await commune.Registration(Stage.Underway));
        using var member = await sen.SignedIn(commune, PostKind.CommitteeMember);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var elsewhere = await sen.SignedIn(await TestCommune.Of(sen.Database, site: false), PostKind.CommitteeMember);

        using var seen = await member.GetAsync(ServeFile.Address(photo.Id, ServeFile.Small), Ct);

        Assert.Equal((HttpStatusCode.OK, "no-cache, private"), (seen.StatusCode, seen.Headers.CacheControl!.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(editor, photo.Id, ServeFile.Small, null));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(elsewhere, photo.Id, ServeFile.Small, null));
    }

    [Theory, EachDatabase]
    public async Task With_a_first_password_one_sees_what_a_reader_sees(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var (open, closed) = (await Photograph(sen, commune, await commune.Registration(Stage.Recognised)), await Photograph(sen, commune, await commune.Registration(Stage.Underway)));
        var person = TestCommune.NewId();
        using var member = await sen.SignedIn(commune, PostKind.CommitteeMember, person);
        await commune.Write(async db =>
        {
            var account = await db.Users.SingleAsync(row => row.Id == person, Ct);
            (account.MustChangePassword, account.FirstPasswordUntil) = (true, TestCommune.Today);
        });

        Assert.Equal(HttpStatusCode.OK, await Ask(member, open.Id, ServeFile.Small, null));
        Assert.Equal(HttpStatusCode.NotFound, await Ask(member, closed.Id, ServeFile.Small, null));
    }

    [Theory, EachDatabase]
    public async Task A_neighbours_public_photograph_is_not_served_under_this_host(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        var there = await TestCommune.Of(sen.Database, site: false);
        var photo = await Photograph(sen, there, await there.Registration(Stage.Recognised));
        using var reader = sen.Client();

        Assert.Equal(HttpStatusCode.NotFound, await Ask(reader, photo.Id, ServeFile.Small, null));
    }

    [Theory, EachDatabase]
    public async Task An_unknown_size_is_no_address(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var photo = await Photograph(sen, commune, await commune.Registration(Stage.Recognised));
        using var reader = sen.Client();

        Assert.Equal(HttpStatusCode.NotFound, await Ask(reader, photo.Id, "goc", null));
    }

    private static async Task<StoredFile> Photograph(SenHost sen, TestCommune commune, Guid registration)
    {
        var entry = TestCommune.NewId();
        var model = (await commune.Read(registration)).Model.Id;
        using var photos = new Photos(new(sen.Options.FilesFolder));
        var made = (await photos.Make(TestPictures.Upload(TestPictures.Jpeg(1700, 1200)), "photo-1", Ct)).Value;
        var file = await photos.Keep(made, new(TestCommune.NewId(), commune.Home, FileOwner.ProgressEntry, entry, model, "Ao sen", ""), Ct);
        await commune.Write(db =>
        {
            db.ProgressEntries.Add(new()
            {
                Id = entry,
                CommuneId = commune.Id,
                ProvinceId = commune.ProvinceId,
                ModelId = model,
                RegistrationId = registration,
                On = TestCommune.Today,
                Note = "Đắp bờ ao.",
            });
            db.Files.Add(file);
        });
        return file;
    }

    private static async Task<HttpStatusCode> Ask(HttpClient client, Guid id, string size, System.Net.Http.Headers.EntityTagHeaderValue? kept)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, ServeFile.Address(id, size));
        if (kept is not null)
        {
            question.Headers.IfNoneMatch.Add(kept);
        }

        using var answer = await client.SendAsync(question, Ct);
        return answer.StatusCode;
    }

    private static IEnumerable<string> Names(HttpResponseMessage answer) =>
        answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).Where(name => name != "Date").Order(StringComparer.Ordinal);
}
