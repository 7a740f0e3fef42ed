using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Media;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An article with its working copy: what is written, and what readers see.</summary>
/// <param name="Draft">The working copy; made from the live version when nobody has written since.</param>
/// <param name="Live">The article's row, tracked; null when it was never published.</param>
/// <param name="IsNew">The working copy has no row yet.</param>
public sealed record Manuscript(ArticleDraft Draft, Article? Live, bool IsNew)
{
    /// <summary>Readers see it now.</summary>
    public bool IsLive => Live?.IsPublic == true;

    /// <summary>What a form carries to say which text was looked at: 0 before the working copy has a row.</summary>
    public int Version => IsNew ? 0 : Draft.Version;
}

/// <summary>What the writing slices share about the rows: find an article with its working copy, keep versions, bring it to the readers.</summary>
public sealed class Manuscripts(SenDb db)
{
    /// <summary>The context everything is read from and written through.</summary>
    public SenDb Db => db;

    /// <summary>The article; null when there is none in sight. A working copy made here is tracked only once <see cref="Add"/> was called.</summary>
    public async Task<Manuscript?> Find(Guid id, CancellationToken ct)
    {
        var draft = await db.ArticleDrafts.SingleOrDefaultAsync(row => row.Id == id, ct);
        var live = await db.Articles.SingleOrDefaultAsync(row => row.Id == id, ct);
        return draft is not null ? new(draft, live, IsNew: false) : live is not null ? new(Of(live, await Photos(live, ct)), live, IsNew: true) : null;
    }

    /// <summary>The pictures an article taken over from an old portal shows outside its text, in their order; none once its text names them itself.</summary>
    public async Task<IReadOnlyList<ArticlePhoto>> Photos(Article article, CancellationToken ct) => article is not { Origin: Origin.Imported, Format: ArticleFormat.Paragraphs } ? []
        : await db.MediaUses.AsNoTracking().Where(use => use.OwnerKind == MediaOwner.Article && use.OwnerId == article.Id)
            .Join(db.Media.Where(item => item.Kind == MediaKind.Picture), use => use.MediaId, item => item.Id, (_, item) => item).OrderBy(item => item.Id)
            .Select(item => new ArticlePhoto(item.Id, item.AltText, item.Caption, item.Width, item.Height, item.Block == MediaBlock.None, item.HasAvif)).ToListAsync(ct);

    /// <summary>The article when this person may do that with it; the context begins anew.</summary>
    public async Task<Outcome<Manuscript>> Open(Guid id, Actor actor, Operation operation, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return await Find(id, ct) is not { } found ? new Refusal.Missing(("bài", "article"))
            : Access.Ask(actor, operation, Subject.Of(found.Draft.CommuneId)).Refusal is { } refusal ? refusal : found;
    }

    /// <summary>Whether the article is or was there: its history stays when it is deleted.</summary>
    public Task<bool> Was(Guid id, CancellationToken ct)
    {
        var subject = id.ToString("d");
        return db.AuditLines.AsNoTracking().AnyAsync(line => line.SubjectId == subject, ct);
    }

    /// <summary>Whether the commune wants a second person before publication.</summary>
    public async Task<bool> TwoPersons(Guid commune, DateOnly today, CancellationToken ct) =>
        (await SettingsOf.Commune(db, commune, today, ct)).Switch(Sen.Movement.Settings.Settings.TwoPersons);

    /// <summary>The categories in use, the most used first.</summary>
    public async Task<IReadOnlyList<string>> Categories(Guid commune, CancellationToken ct) =>
        await db.Articles.AsNoTracking().Where(row => row.CommuneId == commune).GroupBy(row => row.Category)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key).ToListAsync(ct);

    /// <summary>An article that is begun here.</summary>
    public static Manuscript New(Guid id, Home home, DateTime now) =>
        new(new() { Id = id, CommuneId = home.CommuneId, ProvinceId = home.ProvinceId, Stage = ArticleStage.Draft, SavedAt = now }, null, IsNew: true);

    /// <summary>Tracks a working copy that has no row yet; the version readers see is kept as its first.</summary>
    public void Add(Manuscript manuscript)
    {
        if (!manuscript.IsNew)
        {
            return;
        }

        db.ArticleDrafts.Add(manuscript.Draft);
        if (manuscript.Live is not null)
        {
            Keep(manuscript.Draft, KeptReasons.LiveBefore.Vi);
            manuscript.Draft.LiveRevision = manuscript.Draft.Revisions;
        }
    }

    /// <summary>Keeps the working copy as the next version, whatever comes after.</summary>
    public void Keep(ArticleDraft draft, string note = "")
    {
        draft.Revisions++;
        db.ArticleRevisions.Add(new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(draft.SavedAt)),
            CommuneId = draft.CommuneId,
            ProvinceId = draft.ProvinceId,
            ArticleId = draft.Id,
            No = draft.Revisions,
            Title = draft.Title,
            Category = draft.Category,
            Author = draft.Author,
            Lead = draft.Lead,
            Body = draft.Body,
            Sensitive = draft.Sensitive,
            SavedAt = draft.SavedAt,
            WrittenBy = draft.WrittenBy,
            WrittenByTitle = draft.WrittenByTitle,
            Note = note,
            Origin = draft.Origin,
        });
    }

    /// <summary>Keeps the working copy unless the last version says the same already.</summary>
    public async Task KeepIfNew(ArticleDraft draft, string note, CancellationToken ct)
    {
        if (await Last(draft, ct) is not { } last || !Same(last, draft))
        {
            Keep(draft, note);
        }
    }

    /// <summary>The last kept version; null before the first.</summary>
    public Task<ArticleRevision?> Last(ArticleDraft draft, CancellationToken ct) =>
        db.ArticleRevisions.AsNoTracking().SingleOrDefaultAsync(row => row.ArticleId == draft.Id && row.No == draft.Revisions, ct);

    /// <summary>Everybody who wrote since the article was last published.</summary>
    public async Task<IReadOnlyList<Guid>> Writers(ArticleDraft draft, CancellationToken ct) =>
    [
        .. await db.ArticleRevisions.AsNoTracking().Where(row => row.ArticleId == draft.Id && row.No > draft.LiveRevision).Select(row => row.WrittenBy).Distinct().ToListAsync(ct),
        draft.WrittenBy,
    ];

    /// <summary>The working copy becomes what readers see. The caller has asked the table, the rules and the check, and commits.</summary>
    public async Task Show(Manuscript manuscript, ArticleStage to, string? correction, DateTime now, CancellationToken ct)
    {
        var draft = manuscript.Draft;
        var today = BusinessCalendar.DateOf(now);
        var blocks = HtmlReading.Read(draft.Body);
        if (manuscript.Live is not { } article)
        {
            article = new()
            {
                Id = draft.Id,
                CommuneId = draft.CommuneId,
                ProvinceId = draft.ProvinceId,
                Origin = draft.Origin,
                Section = "Chi tiết tin",
                Category = "",
                CategorySlug = "",
                Title = "",
                Slug = "",
                Author = "",
                Body = "",
                Format = ArticleFormat.Html,
                PublishedOn = today,
                PublishedAt = now,
                Position = await NextPlace(draft.CommuneId, today, ct),
            };
            db.Articles.Add(article);
        }

        (article.Title, article.Slug) = (draft.Title, VietnameseText.Slug(draft.Title));
        (article.Category, article.CategorySlug) = (draft.Category, VietnameseText.Slug(draft.Category));
        (article.Author, article.Lead, article.IsPublic) = (draft.Author, draft.Lead, true);
        LiveText.Write(article, blocks, await Photos(article, ct));
        if (!string.IsNullOrWhiteSpace(correction))
        {
            article.Corrections = Corrections.Add(article.Corrections, today, correction);
        }

        // Pictures stand in the text, documents are led to.
        var used = RichText.Media(blocks).Concat(RichText.Links(blocks).SelectMany(MediaMentions.In));
        await MediaUses.Set(db, new(draft.CommuneId, draft.ProvinceId), MediaOwner.Article, draft.Id, used, new(now), ct);
        await KeepIfNew(draft, KeptReasons.WasPublished.Vi, ct);
        (draft.Stage, draft.LiveRevision, draft.PublishAt, draft.Appointment, draft.Reason) = (to, draft.Revisions, null, null, "");
    }

    // Two stories of one moment may reach for one place: the table refuses the second, which then goes again.
    private async Task<long> NextPlace(Guid commune, DateOnly day, CancellationToken ct)
    {
        var (from, to) = (Article.PlaceOn(day, 0), Article.PlaceOn(day.AddDays(1), 0));
        return (await db.Articles.AsNoTracking().Where(row => row.CommuneId == commune && row.Position >= from && row.Position < to)
            .Select(row => (long?)row.Position).MaxAsync(ct) ?? from) + 1;
    }

    private static bool Same(ArticleRevision last, ArticleDraft draft) =>
        (last.Title, last.Category, last.Author, last.Lead, last.Body, last.Sensitive) == (draft.Title, draft.Category, draft.Author, draft.Lead, draft.Body, draft.Sensitive);

    private static ArticleDraft Of(Article live, IReadOnlyList<ArticlePhoto> photos) => new()
    {
        Id = live.Id,
        CommuneId = live.CommuneId,
        ProvinceId = live.ProvinceId,
        Origin = live.Origin,
        Stage = live.IsPublic ? ArticleStage.Published : ArticleStage.Unpublished,
        Title = live.Title,
        Category = live.Category,
        Author = live.Author,
        Lead = live.Lead,
        Body = RichHtml.Write(LiveText.Read(live, photos)),
        WrittenByTitle = live.Author,
        SavedAt = live.PublishedAt ?? BusinessCalendar.Day(live.PublishedOn).From,
    };
}
