using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Media;
using Sen.Data.Portal;
using Sen.Data.Search;
using Sen.Movement.Media;
using Sen.Movement.Portal;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Search.Library;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Search;

/// <summary>Pictures are found by their captions and documents by their texts, at the pages that show them, as long as these show them.</summary>
public sealed class SearchedMediaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_caption_and_the_text_of_a_document_lead_to_the_articles_and_models_that_show_them(Engine engine)
    {
        await using var database = await engine.Fresh();
        var owner = NewOrganisation("Hội Nông dân");
        var (model, article) = (NewModel(owner, "Đường hoa"), NewArticle("Ra quân", "Bà con ra quân."));
        model.IsPublic = true;
        var (picture, paper, shared) = (Picture("Đắp bờ ao sen"), Paper("Kế hoạch tháng 9.pdf", "Phần một.", "Giao thôn trưởng nạo vét kênh mương trước ngày 30."), Picture("Cổng chào"));
        await Keep(database, Commune, db =>
        {
            db.AddRange(owner, model, article, picture, paper.Item, shared);
            db.AddRange(paper.Pages);
            db.AddRange(Use(picture, article.Id), Use(paper.Item, article.Id), Use(shared, article.Id), Use(shared, model.Id, MediaOwner.Model));
        });

        var caption = Assert.Single((await Find(database, "dap bo ao")).Hits);
        Assert.Equal((SearchKind.Picture, SearchKind.Article, article.Id, "Đắp bờ ao sen"), (caption.Entry.Kind, caption.Entry.PageKind, caption.Entry.PageId, caption.Entry.Title));
        var file = Assert.Single((await Find(database, "\"nạo vét kênh mương\"")).Hits);
        Assert.Equal((SearchKind.File, article.Id, "Kế hoạch tháng 9.pdf"), (file.Entry.Kind, file.Entry.PageId, file.Entry.Title));
        Assert.Contains(file.Passage, run => run is { IsHit: true, Text: "nạo vét kênh mương" });
        Assert.Equal(file.Entry.RecordId, Assert.Single((await Find(database, "ke hoach thang nao vet")).Ids()));
        Assert.Equal([SearchKind.Article, SearchKind.Model], (await Find(database, "cổng chào")).Hits.Select(hit => hit.Entry.PageKind).Order());
        Assert.DoesNotContain((await SearchSnapshots.Read(database.Databases, Commune, Ct)).Categories, category => category.Kind is SearchKind.File or SearchKind.Picture);
    }

    [Theory, EachDatabase]
    public async Task What_is_unused_hidden_blocked_or_a_neighbours_leaves_no_trace(Engine engine)
    {
        await using var database = await engine.Fresh();
        var owner = NewOrganisation("Hội Nông dân");
        var (hidden, open, neighbours) = (NewArticle("Ẩn", "…"), NewArticle("Hiện", "…"), NewArticle("Láng giềng", "…", commune: Neighbour));
        var sensitive = NewModel(owner, "Mô hình kín");
        (hidden.IsPublic, sensitive.IsPublic, sensitive.SensitiveSubject) = (false, true, true);
        var (unused, foreign) = (Paper("bimat0x.pdf", "Lời bimat0x"), Picture("bimat1x"));
        MediaItem[] blocked =
        [
            Picture("bimat2x", item => item.Consent.WithdrawnOn = Day),
            Picture("bimat3x", item => item.Consent.Shown = PeopleShown.SmallChildren),
            Picture("bimat4x", item => (item.Consent.Shown, item.Consent.Guardian) = (PeopleShown.Children, true)),
            Paper("bimat5x.pdf", state: MediaTextState.Waiting).Item,
            Paper("bimat6x.pdf", state: MediaTextState.Unreadable).Item,
            Paper("bimat7x.pdf", state: MediaTextState.Secret).Item,
        ];
        var (ofHidden, ofSensitive) = (Paper("bimat8x.pdf", "Lời bimat8x"), Picture("bimat9x"));
        // A text that is there all the same says nothing.
        var stamped = new MediaText { Id = NewId(), CommuneId = Commune, ProvinceId = Province, MediaId = blocked[^1].Id, Page = 1, Text = "Lời bimat7x" };
        (open.Format, open.Body) = (ArticleFormat.Html, RichHtml.Write([.. blocked.Take(3).Select(item => new RichBlock.Figure(item.Id, RichText.Plain($"Trong bài {item.Caption}"))), new RichBlock.Paragraph(RichText.Plain("Lời của bài."))]));
        await Keep(database, Neighbour, db => db.Add(neighbours));
        await Keep(database, Commune, db =>
        {
            db.AddRange(owner, sensitive, hidden, open, unused.Item, foreign, ofHidden.Item, ofSensitive, stamped);
            db.AddRange(blocked);
            db.AddRange(unused.Pages.Concat(ofHidden.Pages));
            db.AddRange(blocked.Select(item => Use(item, open.Id)));
            db.AddRange(Use(ofHidden.Item, hidden.Id), Use(ofSensitive, sensitive.Id, MediaOwner.Model), Use(foreign, neighbours.Id));
        });
        await SearchIndex.Rebuild(database.Databases, always: true, Ct);

        Assert.Equal(["Hiện"], (await Find(database, "lời của bài")).Titles());
        for (var n = 0; n < 10; n++)
        {
            await SearchIndexTests.NoTraceOf(database, $"bimat{n}x");
        }
    }

    [Theory, EachDatabase]
    public async Task What_is_shown_no_more_is_found_no_more_by_the_next_question(Engine engine)
    {
        await using var database = await engine.Fresh();
        var article = NewArticle("Ra quân", "…");
        var (picture, paper) = (Picture("Ảnh chimotx", item => item.Consent.Shown = PeopleShown.Adults), Paper("Giấy chihaix.pdf", state: MediaTextState.Waiting));
        (article.Format, article.Body) = (ArticleFormat.Html, RichHtml.Write([new RichBlock.Figure(picture.Id, RichText.Plain("Dưới ảnh chibax"))]));
        var use = Use(picture, article.Id);
        await Keep(database, Commune, db => db.AddRange(article, picture, paper.Item, use, Use(paper.Item, article.Id)));
        Assert.Equal((1, 2, 0), await Found());

        // The work behind reads the text.
        await Keep(database, Commune, db =>
        {
            Read(db.Media.Single(item => item.Id == paper.Item.Id), MediaTextState.Read);
            db.Add(new MediaText { Id = NewId(), CommuneId = Commune, ProvinceId = Province, MediaId = paper.Item.Id, Page = 1, Text = "Nội dung chihaix" });
        });
        Assert.Equal((1, 2, 1), await Found());

        await Keep(database, Commune, db => db.Articles.Single(row => row.Id == article.Id).IsPublic = false);
        Assert.Equal((0, 0, 0), await Found());
        await SearchIndexTests.NoTraceOf(database, "chi");

        await Keep(database, Commune, db => db.Articles.Single(row => row.Id == article.Id).IsPublic = true);
        Assert.Equal((1, 2, 1), await Found());

        await Keep(database, Commune, db => Withdraw(db.Media.Single(item => item.Id == picture.Id), Day));
        Assert.Equal((0, 0, 1), await Found());
        await SearchIndexTests.NoTraceOf(database, "chimotx");
        await SearchIndexTests.NoTraceOf(database, "chibax");

        await Keep(database, Commune, db => Withdraw(db.Media.Single(item => item.Id == picture.Id), null));
        Assert.Equal((1, 2, 1), await Found());

        await Keep(database, Commune, db => db.Remove(db.MediaUses.Single(row => row.Id == use.Id)));
        Assert.Equal((0, 0, 1), await Found());

        // Another file in its place: its text is not known yet.
        await Keep(database, Commune, db =>
        {
            db.RemoveRange(db.MediaTexts.Where(text => text.MediaId == paper.Item.Id));
            Read(db.Media.Single(item => item.Id == paper.Item.Id), MediaTextState.Waiting);
        });
        Assert.Equal((0, 0, 0), await Found());
        await SearchIndexTests.NoTraceOf(database, "chi");

        async Task<(int, int, int)> Found() => ((await Find(database, "chimotx")).Total, (await Find(database, "chibax")).Total, (await Find(database, "\"nội dung chihaix\"")).Total);
    }

    [Theory, EachDatabase]
    public async Task A_long_document_is_found_by_its_last_words_too_and_a_rebuild_keeps_it_so(Engine engine)
    {
        await using var database = await engine.Fresh();
        var article = NewArticle("Ra quân", "…");
        var paper = Paper("Số liệu.xlsx", [.. Enumerable.Range(1, 40).Select(page => string.Join('\n', Enumerable.Range(0, 1_000).Select(n => $"trang{page} dòng{n}"))), "hết tài liệu"]);
        await Keep(database, Commune, db =>
        {
            db.AddRange(article, paper.Item, Use(paper.Item, article.Id));
            db.AddRange(paper.Pages);
        });

        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(["Số liệu.xlsx (phần 6)"], (await Find(database, "\"hết tài liệu\"")).Titles());
            Assert.Equal(["Số liệu.xlsx"], (await Find(database, "trang1 dòng7")).Titles());
            Assert.Equal(6, (await Find(database, "so lieu")).Total);
            Assert.Equal(7, await SearchIndex.Rebuild(database.Databases, always: true, Ct));
        }
    }

    private static MediaItem Picture(string caption, Action<MediaItem>? also = null)
    {
        var item = new MediaItem { Id = NewId(), CommuneId = Commune, ProvinceId = Province, Kind = MediaKind.Picture, MediaType = "image/jpeg", Caption = caption, AltText = $"Mô tả {caption}" };
        also?.Invoke(item);
        item.Judge();
        return item;
    }

    private static (MediaItem Item, List<MediaText> Pages) Paper(string name, params string[] pages) => Paper(name, MediaTextState.Read, pages);

    private static (MediaItem Item, List<MediaText> Pages) Paper(string name, MediaTextState state, params string[] pages)
    {
        var item = new MediaItem { Id = NewId(), CommuneId = Commune, ProvinceId = Province, Kind = MediaKind.Document, MediaType = "application/pdf", FileName = name };
        Read(item, state);
        return (item, [.. pages.Select((text, i) => new MediaText { Id = NewId(), CommuneId = Commune, ProvinceId = Province, MediaId = item.Id, Page = i + 1, Text = text })]);
    }

    private static MediaUse Use(MediaItem item, Guid owner, MediaOwner kind = MediaOwner.Article) =>
        new() { Id = NewId(), CommuneId = Commune, ProvinceId = Province, MediaId = item.Id, OwnerKind = kind, OwnerId = owner };

    private static void Read(MediaItem item, MediaTextState state)
    {
        item.TextState = state;
        item.Judge();
    }

    private static void Withdraw(MediaItem item, DateOnly? on)
    {
        item.Consent.WithdrawnOn = on;
        item.Judge();
    }
}
