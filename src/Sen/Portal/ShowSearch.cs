using System.Globalization;
using Sen.Data.Search;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.Models;
using Sen.Movement.Search;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>What a reader looked for and found. Everything that was chosen is in the address, so a search can be sent on.</summary>
public sealed record SearchPage(string Asked, int Total, bool More, IReadOnlyList<FoundItem> Items, Pager Pager)
{
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>The same search without its filters; null when it has none.</summary>
    public string? Unfiltered { get; init; }

    /// <summary>More words were typed than are looked for.</summary>
    public bool Cut { get; init; }

    /// <summary>Words in quotes are looked for as they stand.</summary>
    public bool Quoted { get; init; }
}

/// <summary>One result: where it is, and what of it was looked for.</summary>
public sealed record FoundItem(IReadOnlyList<MarkedRun> Title, string Href, string Kind, IReadOnlyList<MarkedRun> Passage)
{
    public string Category { get; init; } = "";

    public DateOnly? Day { get; init; }

    public bool Illustrative { get; init; }
}

/// <summary>The search (tìm kiếm) over articles, models, documents, captions and the texts of attached files. Only the index of what is public is asked.</summary>
public static class ShowSearch
{
    private const string Newest = "moi-nhat";

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage(Addresses.Search,
        [PageQuery.Search, PageQuery.Kind, PageQuery.Category, PageQuery.Year, PageQuery.Order, PageQuery.PageNumber], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        var snapshot = await request.Services.GetRequiredService<SearchSnapshots>().Of(request.Site.CommuneId, request.Ct);
        var asked = VietnameseText.Clean(request.Value(PageQuery.Search) ?? "");
        if (Read(request, SearchQuery.Read(asked, snapshot.Vocabulary), snapshot) is not { } ask)
        {
            return null;
        }

        var found = await SearchReading.Find(request.Databases, ask, request.Ct);
        if (ask.Page > 1 && found.Hits.Count == 0)
        {
            return null;
        }

        return await request.Draw<SearchView>(
            new SearchPage(asked, found.Total, found.More, [.. found.Hits.Select(hit => Item(request.Words, hit))],
                request.Pages(PageQuery.PageNumber, found.Listed, SearchReading.Length, ask.Page))
            {
                Filters = Filters(request.Words, ask, snapshot),
                Unfiltered = ask is { Kind: null, Category: null, Year: null } ? null
                    : request.With((PageQuery.Kind, null), (PageQuery.Category, null), (PageQuery.Year, null), (PageQuery.PageNumber, null)),
                Cut = ask.Query.Cut,
                Quoted = ask.Query.Terms.Any(term => term.Together),
            },
            ["articles", "models", "documents"]);
    }

    // A value no list offers is a wrong address. A filter that only this moment finds nothing is still a list with nothing on it.
    private static SearchAsk? Read(PageRequest request, SearchQuery query, SearchSnapshot snapshot)
    {
        var kind = Enum.GetValues<SearchKind>().Where(one => Value(one) == request.Value(PageQuery.Kind)).Select(one => (SearchKind?)one).FirstOrDefault();
        var category = snapshot.Categories.Select(one => one.Slug).FirstOrDefault(slug => slug == request.Value(PageQuery.Category));
        var year = int.TryParse(request.Value(PageQuery.Year), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && snapshot.Years.Contains(number) ? number : (int?)null;
        var order = request.Value(PageQuery.Order);
        var wrong = (request.Value(PageQuery.Kind) is not null && kind is null) || (request.Value(PageQuery.Category) is not null && category is null)
            || (request.Value(PageQuery.Year) is not null && year is null) || order is not (null or Newest);
        return wrong ? null : new(request.Site.CommuneId, query, order == Newest ? SearchOrder.Newest : SearchOrder.Best, request.Page(PageQuery.PageNumber))
        {
            Kind = kind,
            Category = category,
            Year = year,
            Alone = snapshot.Alone,
        };
    }

    private static IReadOnlyList<Filter> Filters(Words words, SearchAsk ask, SearchSnapshot snapshot) =>
    [
        new(PageQuery.Kind, words.FilterFoundKind,
            [new("", words.All), .. Enum.GetValues<SearchKind>().Select(kind => new Choice(Value(kind), words.FoundKind(kind), kind == ask.Kind))]),
        new(PageQuery.Category, words.FilterFoundCategory,
        [
            new("", words.All),
            .. snapshot.Categories.Where(one => ask.Kind is null or SearchKind.Picture or SearchKind.File || one.Kind == ask.Kind || one.Slug == ask.Category).DistinctBy(one => one.Slug)
                .Select(one => new Choice(one.Slug, Category(words, one.Kind, one.Slug, one.Name), one.Slug == ask.Category)),
        ]),
        new(PageQuery.Year, words.FilterFoundYear, [new("", words.All), .. snapshot.Years.Select(year => new Choice($"{year}", $"{year}", year == ask.Year))]),
        new(PageQuery.Order, words.FilterFoundOrder, [new("", words.OrderBest), new(Newest, words.OrderNewest, ask.Order == SearchOrder.Newest)]),
    ];

    private static FoundItem Item(Words words, SearchHit hit) => new(hit.Title, HrefOf(hit.Entry), words.FoundKind(hit.Entry.Kind), hit.Passage)
    {
        Category = Category(words, hit.Entry.PageKind, hit.Entry.CategorySlug, hit.Entry.Category),
        Day = hit.Entry.Day,
        Illustrative = hit.Entry.Origin == Origin.Illustrative,
    };

    // Fields and kinds of document have names in both languages; the categories of articles are the commune's own words.
    private static string Category(Words words, SearchKind kind, string slug, string kept) => words.In((kind switch
    {
        SearchKind.Model => Enum.GetValues<Field>().Where(field => ModelNames.CodeOf(field).Equals(slug, StringComparison.OrdinalIgnoreCase)).Select(ModelNames.Of),
        SearchKind.Document => Enum.GetValues<DocumentKind>().Select(OfficialDocument.NameOf).Where(name => VietnameseText.Slug(name.Vi) == slug),
        _ => [],
    }).FirstOrDefault() ?? Wording.AsTyped(kept));

    private static string HrefOf(FoundEntry entry) => entry.PageKind switch
    {
        SearchKind.Model => Addresses.Model(entry.Slug, entry.PageId),
        SearchKind.Document => Addresses.Document(entry.Slug, entry.PageId),
        _ => Addresses.Article(entry.CategorySlug, entry.Slug, entry.PageId),
    };

    private static string Value(SearchKind kind) => kind switch
    {
        SearchKind.Article => "tin",
        SearchKind.Model => "mo-hinh",
        SearchKind.Document => "van-ban",
        SearchKind.File => "tep",
        _ => "anh",
    };
}
