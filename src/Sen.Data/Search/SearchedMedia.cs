using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.Search;
using Sen.Movement.Text;

namespace Sen.Data.Search;

/// <summary>A picture or document of the library that a record uses and nothing holds back, with what it is found by.</summary>
/// <param name="Use">The row that says so: a picture used by two articles is found at both.</param>
/// <param name="Owner">The record that uses it, and the commune of all three: a neighbour's picture is nobody else's.</param>
/// <param name="Media">The item.</param>
/// <param name="Kind">Picture or document.</param>
internal sealed record UsedMedia(Guid Use, (Guid Commune, Guid Id) Owner, Guid Media, MediaKind Kind)
{
    public string Caption { get; init; } = "";

    public string AltText { get; init; } = "";

    public string Credit { get; init; } = "";

    public string FileName { get; init; } = "";

    public Origin Origin { get; init; }
}

/// <summary>
/// What the library adds to the entries of a page: its pictures by their captions, its documents by their texts. Whether the page is public, whoever reads the
/// page has decided; here consent, secrecy and texts not read yet keep an item out.
/// </summary>
internal static class SearchedMedia
{
    // Of the places an entry has, some are left for its title.
    private const int WordsOfAPart = SearchText.MostWords - 500;

    /// <summary>The items these records use, as far as they may be shown.</summary>
    public static async Task<ILookup<(Guid Commune, Guid Id), UsedMedia>> Of(SearchSession session, MediaOwner owner, string list, object[] ids, CancellationToken ct) => (await session.All(
        $"""
        SELECT u.id, u.commune_id, u.owner_id, m.id, m.kind, m.caption, CASE WHEN m.decorative THEN '' ELSE m.alt_text END, m.credit, m.file_name, m.origin
        FROM media_use u JOIN media_item m ON m.id = u.media_id AND m.commune_id = u.commune_id
        WHERE u.owner_kind = @p{ids.Length} AND m.block = @p{ids.Length + 1} AND u.owner_id IN ({list}) ORDER BY m.id
        """,
        row => new UsedMedia(row.GetGuid(0), (row.GetGuid(1), row.GetGuid(2)), row.GetGuid(3), row.Enum<MediaKind>(4))
        {
            Caption = row.GetString(5),
            AltText = row.GetString(6),
            Credit = row.GetString(7),
            FileName = row.GetString(8),
            Origin = row.Enum<Origin>(9),
        },
        ct, [.. ids, owner.ToString(), nameof(MediaBlock.None)])).ToLookup(used => used.Owner);

    /// <summary>A picture as its page shows it: by the caption it has there, else the library's, else what it is described as. None without any words.</summary>
    public static IEnumerable<SearchEntry> Picture(SearchEntry page, UsedMedia used, string captionThere)
    {
        var title = new[] { captionThere, used.Caption, used.AltText }.Select(VietnameseText.Clean).FirstOrDefault(words => words.Length > 0);
        return title is null ? [] :
        [
            page with
            {
                Kind = SearchKind.Picture,
                RecordId = used.Use,
                Title = title,
                Text = SearchSources.Line([.. new[] { used.Caption, used.AltText }.Where(words => VietnameseText.Clean(words) != title), used.Credit, page.Title]),
                Origin = used.Origin,
            },
        ];
    }

    /// <summary>A document by its title and its text; a long one in parts, because an engine keeps the places of only so many words.</summary>
    public static async Task<List<SearchEntry>> Document(SearchSession session, SearchEntry page, UsedMedia used, CancellationToken ct)
    {
        var pages = await session.All("SELECT text FROM media_text WHERE media_id = @p0 ORDER BY page", row => row.GetString(0), ct, used.Media);
        var name = VietnameseText.Clean(used.Caption.Length > 0 ? used.Caption : used.FileName);
        return
        [
            .. SearchText.Parts(SearchSources.Line([.. pages]), WordsOfAPart).Select((part, n) => page with
            {
                Kind = SearchKind.File,
                RecordId = PartOf(used.Use, n),
                Title = n == 0 ? name : $"{name} (phần {n + 1})",
                Text = part,
                Origin = used.Origin,
            }),
        ];
    }

    // The last bytes of an id are chance, so that no two ids come to be one.
    private static Guid PartOf(Guid use, int n)
    {
        var bytes = use.ToByteArray();
        (bytes[14], bytes[15]) = ((byte)(bytes[14] ^ (n >> 8)), (byte)(bytes[15] ^ n));
        return new(bytes);
    }
}
