using Microsoft.EntityFrameworkCore;
using Sen.Movement.Media;
using Sen.Movement.Portal;

namespace Sen.Data.Media;

/// <summary>A picture or document as a page shows it.</summary>
public sealed record ShownMedia(Guid Id, MediaKind Kind)
{
    /// <summary>Pixels across of the largest size.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down of the largest size.</summary>
    public int Height { get; init; }

    /// <summary>Whether it is there in AVIF too.</summary>
    public bool HasAvif { get; init; }

    /// <summary>Text for those who do not see it; empty for a decorative picture.</summary>
    public string AltText { get; init; } = "";

    /// <summary>Caption.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Who made it.</summary>
    public string Credit { get; init; } = "";

    /// <summary>Name of the file.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Bytes of the document.</summary>
    public long Bytes { get; init; }

    /// <summary>False when consent, secrecy or an unread text stand in the way: a public page then leaves it out.</summary>
    public bool MayBePublic { get; init; }
}

/// <summary>A place where a picture or document is used.</summary>
/// <param name="Kind">Kind of the record.</param>
/// <param name="Id">The record.</param>
/// <param name="Name">Its title.</param>
/// <param name="IsPublic">Whether readers see it now.</param>
/// <param name="Kept">Only a kept version names it, which may be restored.</param>
public sealed record UsedIn(MediaOwner Kind, Guid Id, string Name, bool IsPublic, bool Kept = false);

/// <summary>Which pictures and documents strangers may see, and what a page needs to show them.</summary>
public static class MediaReading
{
    /// <summary>
    /// Those a stranger may see now: nothing is in their own way, and something public uses them. A new kind of owner adds its line here and is
    /// public only by it.
    /// </summary>
    public static IQueryable<MediaItem> Public(SenDb db) => db.Media.Where(item => item.Block == MediaBlock.None && db.MediaUses.Any(use => use.MediaId == item.Id
        && ((use.OwnerKind == MediaOwner.Article && db.Articles.Any(article => article.Id == use.OwnerId && article.IsPublic))
            || (use.OwnerKind == MediaOwner.Model && db.Models.Any(model => model.Id == use.OwnerId && model.IsPublic && !model.SensitiveSubject))
            || (use.OwnerKind == MediaOwner.Site && db.Sites.Any(site => site.Id == use.OwnerId)))));

    /// <summary>Where an item is used, by title: by what readers see or saw, and by what is being written or kept as a version.</summary>
    public static async Task<IReadOnlyList<UsedIn>> Uses(SenDb db, Guid media, CancellationToken ct)
    {
        var articles = await db.MediaUses.Where(use => use.MediaId == media && use.OwnerKind == MediaOwner.Article)
            .Join(db.Articles, use => use.OwnerId, article => article.Id, (use, article) => new UsedIn(MediaOwner.Article, article.Id, article.Title, article.IsPublic)).ToListAsync(ct);
        var models = await db.MediaUses.Where(use => use.MediaId == media && use.OwnerKind == MediaOwner.Model)
            .Join(db.Models, use => use.OwnerId, model => model.Id, (use, model) => new UsedIn(MediaOwner.Model, model.Id, model.Name, model.IsPublic && !model.SensitiveSubject))
            .ToListAsync(ct);
        var sites = await db.MediaUses.Where(use => use.MediaId == media && use.OwnerKind == MediaOwner.Site)
            .Join(db.Sites, use => use.OwnerId, site => site.Id, (use, site) => new UsedIn(MediaOwner.Site, site.Id, site.Name, true)).ToListAsync(ct);
        var written = (await Written(db, media, ct)).Where(draft => articles.TrueForAll(article => article.Id != draft.Id));
        return [.. articles.Concat(models).Concat(sites).Concat(written).OrderBy(use => use.Name, StringComparer.Ordinal).ThenBy(use => use.Id)];
    }

    /// <summary>
    /// What the working copies of a commune name that differ from what readers see: each item with the articles. Of published ones the table of uses knows.
    /// </summary>
    public static async Task<ILookup<Guid, Guid>> InWork(SenDb db, Guid commune, CancellationToken ct)
    {
        var drafts = await db.ArticleDrafts.Where(draft => draft.CommuneId == commune && draft.Stage != ArticleStage.Published
            && (draft.Body.Contains("data-media=") || draft.Body.Contains("/tep/"))).Select(draft => new { draft.Id, draft.Body }).ToListAsync(ct);
        return drafts.SelectMany(draft => MediaMentions.In(draft.Body), (draft, media) => (Media: media, draft.Id)).ToLookup(use => use.Media, use => use.Id);
    }

    // A text names an item by its id, in small letters, in a figure or in the address of a download.
    private static async Task<List<UsedIn>> Written(SenDb db, Guid media, CancellationToken ct)
    {
        var name = media.ToString("d");
        return await db.ArticleDrafts
            .Where(draft => draft.Body.Contains(name) || db.ArticleRevisions.Any(version => version.ArticleId == draft.Id && version.Body.Contains(name)))
            .Select(draft => new UsedIn(MediaOwner.Article, draft.Id, draft.Title, false, !draft.Body.Contains(name))).ToListAsync(ct);
    }

    /// <summary>
    /// What a page needs to show these, in plain SQL: public pages have to be there before the model of all tables is built. It does not ask whether
    /// a stranger may see them; the page that uses them does.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, ShownMedia>> Shown(Databases databases, Guid commune, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var shown = new Dictionary<Guid, ShownMedia>();
        if (ids.Count == 0)
        {
            return shown;
        }

        await using var db = await databases.Connect(ct);
        foreach (var some in ids.Distinct().Chunk(100))
        {
            await using var command = db.Ask("", commune);
            command.CommandText =
                $"""
                SELECT id, kind, width, height, has_avif, alt_text, decorative, caption, credit, file_name, bytes, block FROM media_item
                WHERE commune_id = @p0 AND id IN ({string.Join(", ", some.Select(id => command.Add(id)))})
                """;
            foreach (var media in await command.All(
                row => new ShownMedia(row.GetGuid(0), row.Enum<MediaKind>(1))
                {
                    Width = row.GetInt32(2),
                    Height = row.GetInt32(3),
                    HasAvif = row.GetBoolean(4),
                    AltText = row.GetBoolean(6) ? "" : row.GetString(5),
                    Caption = row.GetString(7),
                    Credit = row.GetString(8),
                    FileName = row.GetString(9),
                    Bytes = row.GetInt64(10),
                    MayBePublic = row.Enum<MediaBlock>(11) == MediaBlock.None,
                }, ct))
            {
                shown[media.Id] = media;
            }
        }

        return shown;
    }
}
