using System.Data.Common;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.Media;

namespace Sen.Data.Portal;

/// <summary>A headline of the newer and older lists.</summary>
public sealed record Headline(Guid Id, string CategorySlug, string Slug, string Title, Origin Origin);

/// <summary>A model an article names, with its owner.</summary>
public sealed record NamedModel(Guid Id, string Slug, string Name, Guid OwnerId, string Owner);

/// <summary>A picture of the library that an article taken over from an old portal shows. What may not be public keeps its place among them.</summary>
public sealed record ArticlePhoto(Guid Id, string AltText, string Caption, int Width, int Height, bool MayBePublic, bool HasAvif);

/// <summary>An article with its neighbours and the records that make its statements true.</summary>
public sealed record ReadArticle(Article Article, long Views)
{
    /// <summary>Its pictures in their order, when it was taken over from an old portal; others name theirs in the body.</summary>
    public IReadOnlyList<ArticlePhoto> Photos { get; init; } = [];

    /// <summary>One page of newer articles, newest first.</summary>
    public IReadOnlyList<Headline> Newer { get; init; } = [];

    /// <summary>How many are newer.</summary>
    public int NewerCount { get; init; }

    /// <summary>One page of older articles, newest first.</summary>
    public IReadOnlyList<Headline> Older { get; init; } = [];

    /// <summary>How many are older.</summary>
    public int OlderCount { get; init; }

    /// <summary>The lines of “Dữ liệu trong bài”.</summary>
    public IReadOnlyList<ArticleLink> Links { get; init; } = [];

    /// <summary>Documents it names.</summary>
    public IReadOnlyList<OfficialDocument> Documents { get; init; } = [];

    /// <summary>Public models it names.</summary>
    public IReadOnlyList<NamedModel> Models { get; init; } = [];

    /// <summary>Seats of the committee it names; 0 when it names none.</summary>
    public int Seats { get; init; }

    /// <summary>The decision that set the committee up.</summary>
    public Guid? CommitteeDecision { get; init; }

    /// <summary>Statements it makes.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];
}

/// <summary>
/// Reads the article page in nine statements of plain SQL, the same on both engines: this page has to be there a moment after the process
/// started, before the model of all tables is built. Only what is public is read.
/// </summary>
public static class ArticleReading
{
    /// <summary>Headlines on one page of a list.</summary>
    public const int ListLength = 10;

    /// <summary>The article of a commune, or null. Pages count from 1.</summary>
    public static async Task<ReadArticle?> Of(Databases databases, Guid commune, Guid id, int newerPage, int olderPage, CancellationToken ct)
    {
        await using var db = await databases.Connect(ct);
        if ((await Article(db, commune, id, ct)) is not { } read)
        {
            return null;
        }

        var position = read.Article.Position;
        var (newer, older) = await Count(db, commune, position, ct);
        var links = await Links(db, id, ct);
        read = read with
        {
            NewerCount = newer,
            OlderCount = older,
            Newer = await Headlines(db, ">", commune, position, newerPage, ct),
            Older = await Headlines(db, "<", commune, position, olderPage, ct),
            Links = links,
            Photos = read.Article.Origin == Origin.Imported ? await Photos(db, id, ct) : [],
        };
        if (links.Count == 0)
        {
            return read;
        }

        var (seats, decision) = await Committee(db, id, ct);
        return read with
        {
            Seats = seats,
            CommitteeDecision = decision,
            Documents = await Documents(db, id, ct),
            Models = await Models(db, id, ct),
            Statements = await Statements(db, id, ct),
        };
    }

    private static async Task<ReadArticle?> Article(DbConnection db, Guid commune, Guid id, CancellationToken ct)
    {
        await using var command = db.Ask(
            """
            SELECT a.id, a.commune_id, a.province_id, a.origin, a.section, a.category, a.category_slug, a.title, a.slug, a.author, a.published_on,
                   a.position, a.body, a.photo_caption, a.photo_after, a.drawing, a.drawing_alt, COALESCE(v.views, 0), a.lead, a.format, a.corrections
            FROM article a LEFT JOIN article_views v ON v.article_id = a.id WHERE a.id = @p0 AND a.commune_id = @p1 AND a.is_public
            """,
            id, commune);
        return (await command.All(
            row => new ReadArticle(
                new()
                {
                    Id = row.GetGuid(0),
                    CommuneId = row.GetGuid(1),
                    ProvinceId = row.GetGuid(2),
                    Origin = row.Enum<Origin>(3),
                    Section = row.GetString(4),
                    Category = row.GetString(5),
                    CategorySlug = row.GetString(6),
                    Title = row.GetString(7),
                    Slug = row.GetString(8),
                    Author = row.GetString(9),
                    PublishedOn = row.GetFieldValue<DateOnly>(10),
                    Position = row.GetInt64(11),
                    Body = row.GetString(12),
                    PhotoCaption = row.TextOrNull(13),
                    PhotoAfter = row.GetInt32(14),
                    Drawing = row.TextOrNull(15),
                    DrawingAlt = row.GetString(16),
                    Lead = row.GetString(18),
                    Format = row.Enum<ArticleFormat>(19),
                    Corrections = row.GetString(20),
                },
                row.GetInt64(17)), ct)).FirstOrDefault();
    }

    private static async Task<IReadOnlyList<ArticlePhoto>> Photos(DbConnection db, Guid id, CancellationToken ct)
    {
        await using var command = db.Ask(
            """
            SELECT m.id, CASE WHEN m.decorative THEN '' ELSE m.alt_text END, m.caption, m.width, m.height, m.block, m.has_avif
            FROM media_use u JOIN media_item m ON m.id = u.media_id
            WHERE u.owner_kind = 'Article' AND u.owner_id = @p0 AND m.kind = 'Picture' ORDER BY m.id
            """,
            id);
        return await command.All(row => new ArticlePhoto(
            row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt32(4), row.Enum<MediaBlock>(5) == MediaBlock.None, row.GetBoolean(6)), ct);
    }

    private static async Task<(int Newer, int Older)> Count(DbConnection db, Guid commune, long position, CancellationToken ct)
    {
        await using var command = db.Ask(
            "SELECT COUNT(CASE WHEN position > @p1 THEN 1 END), COUNT(CASE WHEN position < @p2 THEN 1 END) FROM article WHERE commune_id = @p0 AND is_public",
            commune, position, position);
        return (await command.All(row => (row.GetInt32(0), row.GetInt32(1)), ct))[0];
    }

    private static async Task<IReadOnlyList<Headline>> Headlines(DbConnection db, string side, Guid commune, long position, int page, CancellationToken ct)
    {
        await using var command = db.Ask(
            $"""
            SELECT id, category_slug, slug, title, origin FROM article WHERE commune_id = @p0 AND is_public AND position {side} @p1
            ORDER BY position DESC LIMIT {ListLength} OFFSET @p2
            """,
            commune, position, (long)(page - 1) * ListLength);
        return await command.All(row => new Headline(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Enum<Origin>(4)), ct);
    }

    private static async Task<IReadOnlyList<ArticleLink>> Links(DbConnection db, Guid article, CancellationToken ct)
    {
        await using var command = db.Ask("""SELECT phrase, target_kind, target_id, "order" FROM article_link WHERE article_id = @p0 ORDER BY "order" """, article);
        return await command.All(
            row => new ArticleLink { ArticleId = article, Phrase = row.GetString(0), TargetKind = row.GetString(1), TargetId = row.GetGuid(2), Order = row.GetInt32(3) }, ct);
    }

    private static async Task<IReadOnlyList<OfficialDocument>> Documents(DbConnection db, Guid article, CancellationToken ct)
    {
        await using var command = db.Ask(
            """
            SELECT id, slug, abstract, kind, kind_as_written, issuer, period, recurrence, issued_on, number, origin, "order" FROM document
            WHERE id IN (SELECT target_id FROM article_link WHERE article_id = @p0 AND target_kind = 'document') ORDER BY "order"
            """,
            article);
        return await command.All(
            row => new OfficialDocument
            {
                Id = row.GetGuid(0),
                Slug = row.GetString(1),
                Abstract = row.GetString(2),
                Kind = row.Enum<DocumentKind>(3),
                KindAsWritten = row.GetString(4),
                Issuer = row.GetString(5),
                Period = row.GetString(6),
                Recurrence = row.Enum<Recurrence>(7),
                IssuedOn = row.DayOrNull(8),
                Number = row.TextOrNull(9),
                Origin = row.Enum<Origin>(10),
                Order = row.GetInt32(11),
            }, ct);
    }

    private static async Task<IReadOnlyList<NamedModel>> Models(DbConnection db, Guid article, CancellationToken ct)
    {
        await using var command = db.Ask(
            """
            SELECT m.id, m.slug, m.name, o.id, o.short_name FROM article_link l
            JOIN model m ON m.id = l.target_id JOIN organisation o ON o.id = m.owner_organisation_id
            WHERE l.article_id = @p0 AND l.target_kind = 'model' AND m.is_public ORDER BY l."order"
            """,
            article);
        return await command.All(row => new NamedModel(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetString(4)), ct);
    }

    private static async Task<(int Seats, Guid? Decision)> Committee(DbConnection db, Guid article, CancellationToken ct)
    {
        await using var command = db.Ask(
            """
            SELECT (SELECT COUNT(*) FROM committee_seat s WHERE s.committee_id = c.id), c.decision_id FROM committee c
            WHERE c.id IN (SELECT target_id FROM article_link WHERE article_id = @p0 AND target_kind = 'committee')
            """,
            article);
        return (await command.All(row => (row.GetInt32(0), row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1)), ct)).FirstOrDefault();
    }

    private static async Task<IReadOnlyList<Statement>> Statements(DbConnection db, Guid article, CancellationToken ct)
    {
        await using var command = db.Ask(
            """
            SELECT id, kind, no, text, period FROM statement
            WHERE id IN (SELECT target_id FROM article_link WHERE article_id = @p0 AND target_kind = 'statement') ORDER BY no
            """,
            article);
        return await command.All(
            row => new Statement { Id = row.GetGuid(0), Kind = row.Enum<StatementKind>(1), No = row.GetInt32(2), Text = row.GetString(3), Period = row.GetString(4) }, ct);
    }
}
