using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Settings;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>Editors of the demonstration's portal, and what they do, without pages in between.</summary>
internal static class Editors
{
    public static readonly Guid Commune = DemoData.Id("u-bs");

    public static readonly Actor Editor = new(DemoData.Id("account bientap"), "Biên tập cổng tin", Door.Page, [new(PostKind.Editor, Commune)], Standing.Person);

    /// <summary>A second person with the same post.</summary>
    public static readonly Actor Second = new(new Guid("0198a000-0000-7000-8000-0000000000e2"), "Phó biên tập cổng tin", Door.Page, [new(PostKind.Editor, Commune)], Standing.Person);

    public static readonly Actor Farmers = new(DemoData.Id("account hoinongdan"), "Hội Nông dân xã", Door.Page, [new(PostKind.Registrar, Commune, DemoData.Id("o-nd"))], Standing.Person);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Guid Seed => DemoData.Id("article");

    /// <summary>The empty form of a new article.</summary>
    public static EditArticle.Form New(string title = "Thôn Bình Trúc I ra quân dọn đường", string body = "<p>Sáng nay bà con dọn đường làng.</p>") =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), 0, title, "Hoạt động ở thôn", "Ban biên tập", "", body, false);

    /// <summary>The form as somebody who opens the article gets it.</summary>
    public static Task<EditArticle.Form> Open(this SenHost sen, Guid id) =>
        sen.With(async manuscripts => EditArticle.Form.Of((await manuscripts.Find(id, Ct))!, Guid.CreateVersion7()));

    public static Task<Outcome<EditArticle.Saved>> Save(this SenHost sen, EditArticle.Form form, Actor? actor = null) =>
        sen.With(async manuscripts =>
        {
            var home = await manuscripts.Db.Sites.Select(site => new { site.CommuneId, site.ProvinceId }).SingleAsync(Ct);
            return await new EditArticle.Handler(manuscripts, sen.Services.GetRequiredService<TimeProvider>()).Handle(form, new(home.CommuneId, home.ProvinceId), actor ?? Editor, Ct);
        });

    public static async Task<Outcome<Receipt>> Publish(this SenHost sen, Guid id, string correction = "", Actor? actor = null)
    {
        var version = await sen.Version(id);
        return await sen.With(manuscripts => new PublishArticle.Handler(manuscripts, sen.Services.GetRequiredService<PublicPages>(), sen.Services.GetRequiredService<TimeProvider>())
            .Handle(new PublishArticle.Form(id, Guid.CreateVersion7(), version, correction), actor ?? Editor, Ct));
    }

    public static async Task<Outcome<Receipt>> PublishAt(this SenHost sen, Guid id, string day, string time)
    {
        var version = await sen.Version(id);
        return await sen.With(manuscripts => new PublishArticle.Handler(manuscripts, sen.Services.GetRequiredService<PublicPages>(), sen.Services.GetRequiredService<TimeProvider>())
            .Handle(new PublishArticle.LaterForm(id, Guid.CreateVersion7(), version, day, time), Editor, Ct));
    }

    public static async Task<Outcome<Receipt>> Move(this SenHost sen, Guid id, ArticleStep step, Actor? actor = null, string reason = "")
    {
        var version = await sen.Version(id);
        return await sen.With(manuscripts => new MoveArticle.Handler(manuscripts, sen.Services.GetRequiredService<TimeProvider>())
            .Handle(new(id, Guid.CreateVersion7(), version, step, reason), actor ?? Editor, Ct));
    }

    public static Task<Outcome<Receipt>> Unpublish(this SenHost sen, Guid id, string reason = "Sai số liệu") => sen.With(manuscripts =>
        new UnpublishArticle.Handler(manuscripts, sen.Services.GetRequiredService<PublicPages>(), sen.Services.GetRequiredService<TimeProvider>()).Handle(new(id, Guid.CreateVersion7(), reason), Editor, Ct));

    public static Task<Outcome<Receipt>> Restore(this SenHost sen, Guid id, int no) => sen.With(manuscripts =>
        new ArticleVersions.Handler(manuscripts, sen.Services.GetRequiredService<TimeProvider>()).Restore(id, no, Guid.CreateVersion7(), Editor, Ct));

    /// <summary>The commune wants a second person before an article is published.</summary>
    public static async Task TwoPersons(this SenHost sen)
    {
        await using var db = sen.Database.Open(Commune);
        var row = new DatedSetting { Id = Guid.CreateVersion7(), CommuneId = Commune, Key = "article.two-persons", Value = "on", ValidFrom = new(2020, 1, 1) };
        db.Settings.Add(row);
        var permit = Access.Ask(Editor with { Posts = [new(PostKind.Administrator, Commune)] }, Operation.ChangeSetting, Subject.Of(Commune));
        Assert.True((await db.Commit(new(permit.Value, Guid.CreateVersion7(), "setting", row.Id, DateTime.UtcNow, Commune), Ct)).Ok);
    }

    /// <summary>Somebody of the demonstration is an editor as well.</summary>
    public static async Task EditorToo(this SenHost sen, string account)
    {
        await using var db = sen.Database.Open(Commune);
        var post = new DatedPost { Id = Guid.CreateVersion7(), CommuneId = Commune, PersonId = DemoData.Id($"account {account}"), Kind = PostKind.Editor, From = new(2022, 1, 1) };
        db.Posts.Add(post);
        var permit = Access.Ask(Editor with { Posts = [new(PostKind.Administrator, Commune)] }, Operation.GivePost, Subject.Of(Commune));
        Assert.True((await db.Commit(new(permit.Value, Guid.CreateVersion7(), "post", post.Id, DateTime.UtcNow, Commune), Ct)).Ok);
    }

    public static Task<Outcome<Guid>> AddPicture(this SenHost sen, AddPicture.Form form) => sen.With(async manuscripts =>
    {
        var home = await manuscripts.Db.Sites.Select(site => new Home(site.CommuneId, site.ProvinceId)).SingleAsync(Ct);
        return await new AddPicture.Handler(manuscripts, sen.Services.GetRequiredService<MediaKeeping>(), sen.Services.GetRequiredService<TimeProvider>()).Handle(form, home, Editor, Ct);
    });

    public static async Task<Outcome<Receipt>> Delete(this SenHost sen, Guid id, Guid? key = null)
    {
        var version = await sen.With(async manuscripts => (await manuscripts.Find(id, Ct))?.Version ?? 0);
        return await sen.With(async manuscripts =>
        {
            var home = await manuscripts.Db.Sites.Select(site => new Home(site.CommuneId, site.ProvinceId)).SingleAsync(Ct);
            return await new DeleteDraft.Handler(manuscripts, sen.Services.GetRequiredService<TimeProvider>()).Handle(new(id, key ?? Guid.CreateVersion7(), version, ""), home, Editor, Ct);
        });
    }

    /// <summary>The public address of an article.</summary>
    public static async Task<string> AddressOf(this SenHost sen, Guid id)
    {
        await using var db = sen.Database.OpenAll();
        var article = await db.Articles.SingleAsync(row => row.Id == id, Ct);
        return Addresses.Article(article.CategorySlug, article.Slug, id);
    }

    public static async Task<ArticleDraft> Draft(this SenHost sen, Guid id)
    {
        await using var db = sen.Database.OpenAll();
        return await db.ArticleDrafts.AsNoTracking().SingleAsync(row => row.Id == id, Ct);
    }

    public static async Task<T> With<T>(this SenHost sen, Func<Manuscripts, Task<T>> act)
    {
        await using var db = sen.Services.GetRequiredService<Databases>().Open(Scope.Of(Commune));
        return await act(new(db));
    }

    private static Task<int> Version(this SenHost sen, Guid id) => sen.With(async manuscripts => (await manuscripts.Find(id, Ct))!.Version);
}
