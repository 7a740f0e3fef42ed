using Sen.Data;
using Sen.Data.Media;
using Sen.Movement.Media;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>A picture of the library as an article shows it.</summary>
public sealed record ArticlePicture(string Src, int Width, int Height, string Alt, string Credit, bool MayBePublic, bool Speechless, ShownMedia Media);

/// <summary>The pictures of an article.</summary>
public static class ArticleMedia
{
    /// <summary>What a page needs to show these; one that is not there is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ArticlePicture>> Of(Databases databases, Guid commune, IEnumerable<Guid> ids, CancellationToken ct) =>
        (await MediaReading.Shown(databases, commune, [.. ids], ct)).Values.Where(media => media.Kind == MediaKind.Picture)
            .ToDictionary(media => media.Id, media => new ArticlePicture(
                Address(media.Id), media.Width, media.Height, media.AltText, media.Credit, media.MayBePublic, Speechless: media.AltText.Length == 0, media));

    /// <summary>Where a picture of the library is shown from.</summary>
    public static string Address(Guid media) => ServeMedia.Address(media, ServeFile.Medium, PictureFormat.Jpeg);

    /// <summary>The pictures of a text that have no words for those who do not see them.</summary>
    public static IReadOnlySet<Guid> Speechless(IEnumerable<RichBlock> blocks, IReadOnlyDictionary<Guid, ArticlePicture> media) =>
        RichText.Media(blocks).Where(id => media.TryGetValue(id, out var picture) && picture.Speechless).ToHashSet();
}
