using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Plumbing;
using Said = Sen.Movement.Direction.StatementKind;

namespace Sen.Portal;

/// <summary>The article page (Chi tiết tin): the text as it was published, and beside it the records that make it true.</summary>
public static class ShowArticle
{
    // Beside the text; each of the others is a link where the text speaks of it, and the list has them all.
    private const int SummaryLength = 200, MostDocuments = 6;

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) =>
        routes.MapPage("/tin/{category}/{address}", [PageQuery.Newer, PageQuery.Older], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        var (newer, older) = (request.Page(PageQuery.Newer), request.Page(PageQuery.Older));
        if (PublicId.At(request.Route("address")) is not { } id
            || await ArticleReading.Of(request.Databases, request.Site.CommuneId, id, newer, older, request.Ct) is not { } read)
        {
            return null;
        }

        var article = read.Article;
        if (request.Moved(Addresses.Article(article.CategorySlug, article.Slug, id)) is { } moved)
        {
            return moved;
        }

        // A page number beyond the end is not a page.
        if ((newer > 1 && read.Newer.Count == 0) || (older > 1 && read.Older.Count == 0))
        {
            return null;
        }

        var media = article.Format == ArticleFormat.Html ? await ArticleMedia.Of(request.Databases, article.CommuneId, ArticleMarkup.MediaOf(article.Body), request.Ct) : null;
        var page = Page(request, read, Blocks(request.Words, read, media), newer, older) with { Image = Image(read, media) };
        return await request.Draw<ArticleView>(page, Tags(read), (id, read.Views));
    }

    // A drawing that stands in for a photograph is not passed on as one.
    private static string? Image(ReadArticle read, IReadOnlyDictionary<Guid, ArticlePicture>? media) =>
        media is null ? read.Photos.Where(photo => photo.MayBePublic).Select(photo => ArticleMedia.Address(photo.Id)).FirstOrDefault()
        : ArticleMarkup.MediaOf(read.Article.Body).Select(id => media.TryGetValue(id, out var picture) && picture.MayBePublic ? picture.Src : null).FirstOrDefault(src => src is not null);

    private static IEnumerable<string> Tags(ReadArticle read) =>
        [$"article:{read.Article.Id}", .. read.Models.Count > 0 ? ["models"] : Array.Empty<string>(), .. read.Models.Select(model => $"model:{model.Id}")];

    private static IReadOnlyList<ArticleBlock> Blocks(Words words, ReadArticle read, IReadOnlyDictionary<Guid, ArticlePicture>? media) => media is null
        ? ArticleBlocks.Of(read.Article, Targets(read), read.Photos)
        : [new ArticleBlock.Markup(ArticleMarkup.Show(read.Article.Body, new(words, media, ArticleMarkup.DrawingOf(read.Article)) { Targets = Targets(read), ForAll = true }))];

    private static ArticlePage Page(PageRequest request, ReadArticle read, IReadOnlyList<ArticleBlock> blocks, int newer, int older)
    {
        var article = read.Article;
        return new()
        {
            Title = article.Title,
            Category = new(article.Category, Addresses.Category(article.CategorySlug)),
            Author = article.Author,
            Published = article.PublishedOn,
            Views = CountMarks.Of(Counted.Views),
            Blocks = blocks,
            Lead = article.Lead.Length > 0 ? article.Lead : null,
            Corrections = Corrections.Read(article.Corrections),
            BackHref = Addresses.Category(article.CategorySlug),
            Summary = ArticleBlocks.Summary(article, SummaryLength),
            Illustrative = article.Origin == Origin.Illustrative,
            Newer = [.. read.Newer.Select(Story)],
            NewerPager = request.Pages(PageQuery.Newer, read.NewerCount, ArticleReading.ListLength, newer),
            Older = [.. read.Older.Select(Story)],
            OlderPager = request.Pages(PageQuery.Older, read.OlderCount, ArticleReading.ListLength, older),
            Data = read.Links.Count == 0 ? null : Data(request.Words, read),
        };
    }

    private static StoryLink Story(Headline line) =>
        new(line.Title, Addresses.Article(line.CategorySlug, line.Slug, line.Id), Illustrative: line.Origin == Origin.Illustrative);

    // Words of the text that lead to a record. The choices are explained where they stand; a model that is no longer public has no page.
    private static List<(string Phrase, string Href)> Targets(ReadArticle read)
    {
        var addresses = read.Documents.Select(document => (document.Id, Href: Addresses.Document(document.Slug, document.Id)))
            .Concat(read.Models.Select(model => (model.Id, Href: Addresses.Model(model.Slug, model.Id))))
            .Concat(read.Statements.Where(statement => statement.Kind is Said.Limitation or Said.Remedy)
                .Select(statement => (statement.Id, Href: Addresses.Statement(statement.Kind, statement.No))))
            .ToDictionary(pair => pair.Id, pair => pair.Href);
        return [.. read.Links
            .Select(link => (link.Phrase, Href: link.TargetKind == "committee" ? Addresses.Committee : addresses.GetValueOrDefault(link.TargetId)))
            .Where(target => target.Href is not null).Select(target => (target.Phrase, target.Href!))];
    }

    private static ArticleData Data(Words words, ReadArticle read)
    {
        var limitations = Links(read, Said.Limitation);
        var remedies = Links(read, Said.Remedy);
        var choices = read.Statements.Count(statement => statement.Kind == Said.Choice);
        var tallies = new List<ArticleTally>();
        void Count(int count, string label, string href)
        {
            if (count > 0)
            {
                tallies.Add(new(words.Number(count), label, href));
            }
        }

        Count(read.Seats, words.TallySeats, Addresses.Committee);
        Count(read.Models.Count, words.TallyModels, Addresses.Models);
        if (read.Documents.FirstOrDefault(document => document.Id == read.CommitteeDecision) is { } decision)
        {
            tallies.Add(new(null, words.TallyDecision, Addresses.Document(decision.Slug, decision.Id)));
        }

        if (read.Documents.FirstOrDefault(document => document is { Kind: DocumentKind.OfficialLetter, Recurrence: Recurrence.Yearly }) is { } letter)
        {
            tallies.Add(new(null, words.TallyLetters, Addresses.Document(letter.Slug, letter.Id)));
        }

        Count(limitations.Count, words.TallyLimitations, limitations.FirstOrDefault()?.Href ?? Addresses.Movement);
        Count(remedies.Count, words.TallyRemedies, remedies.FirstOrDefault()?.Href ?? Addresses.Movement);
        Count(choices, words.TallyChoices, Addresses.Movement);
        return new()
        {
            Tallies = tallies,
            Owners = [.. read.Models.GroupBy(model => model.Owner)
                .Select(owner => new OwnerModels(owner.Key, [.. owner.Select(model => new Link(model.Name, Addresses.Model(model.Slug, model.Id)))]))],
            Documents = [.. read.Documents.Take(MostDocuments).Select(document => DocumentLines.Of(words, document))],
            DocumentsHref = Addresses.Documents,
            Limitations = limitations,
            Solutions = remedies,
        };
    }

    private static List<Link> Links(ReadArticle read, Said kind) =>
        [.. read.Statements.Where(statement => statement.Kind == kind).Select(statement => new Link(statement.Text, Addresses.Statement(kind, statement.No)))];
}
