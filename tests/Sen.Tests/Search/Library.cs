using Sen.Data;
using Sen.Data.Portal;
using Sen.Data.Search;
using Sen.Movement.People;
using Sen.Movement.Search;
using Sen.Movement.Text;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Search;

/// <summary>Articles to search, put there through the door as an editor does.</summary>
internal static class Library
{
    public static readonly DateOnly Day = new(2022, 9, 23);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static Actor Editor(Guid commune) => new(NewId(), "Biên tập (minh họa)", Door.Page, [new(PostKind.Editor, commune)], Standing.Person);

    private static int _made;

    public static Article NewArticle(string title, string body, DateOnly? on = null, int? nth = null, Guid? commune = null, Guid? id = null) => new()
    {
        Id = id ?? NewId(),
        CommuneId = commune ?? Commune,
        ProvinceId = Province,
        Section = "Chi tiết tin",
        Category = "Tin hoạt động",
        CategorySlug = "tin-hoat-dong",
        Title = title,
        Slug = VietnameseText.Slug(title),
        Author = "Ban biên tập",
        PublishedOn = on ?? Day,
        Position = Article.PlaceOn(on ?? Day, nth ?? Interlocked.Increment(ref _made)),
        Body = body,
    };

    public static async Task Keep(FreshDatabase database, Guid commune, Action<SenDb> change)
    {
        await using var db = database.OpenAll();
        change(db);
        Assert.True((await db.Commit(Sign(Editor(commune), commune, NewId(), operation: Operation.EditArticle), Ct)).Ok);
    }

    public static Task Keep(FreshDatabase database, IEnumerable<Article> articles) => Keep(database, Commune, db => db.Articles.AddRange(articles));

    public static async Task<SearchFound> Find(FreshDatabase database, string asked, SearchOrder order = SearchOrder.Best, int page = 1, Guid? commune = null)
    {
        var snapshot = await SearchSnapshots.Read(database.Databases, commune ?? Commune, Ct);
        return await Find(database, snapshot, asked, order, page, commune);
    }

    public static Task<SearchFound> Find(FreshDatabase database, SearchSnapshot snapshot, string asked, SearchOrder order = SearchOrder.Best, int page = 1, Guid? commune = null) =>
        SearchReading.Find(database.Databases, new(commune ?? Commune, SearchQuery.Read(asked, snapshot.Vocabulary), order, page) { Alone = snapshot.Alone }, Ct);

    public static List<string> Titles(this SearchFound found) => [.. found.Hits.Select(hit => hit.Entry.Title)];

    public static List<Guid> Ids(this SearchFound found) => [.. found.Hits.Select(hit => hit.Entry.RecordId)];
}
