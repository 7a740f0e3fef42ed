using Sen.Data.Media;

namespace Sen.Plumbing;

/// <summary>The sizes of a picture as a browser chooses among them.</summary>
public static class MediaSet
{
    /// <summary>How wide a picture stands in the text of a page, for the browser to choose by.</summary>
    public const string InText = "(min-width: 60rem) 44rem, 100vw";

    /// <summary>The formats a browser is offered, the lightest first; JPEG is what every other one gets.</summary>
    public static IEnumerable<PictureFormat> Lighter(ShownMedia media) => media.HasAvif ? [PictureFormat.Avif, PictureFormat.WebP] : [PictureFormat.WebP];

    /// <summary>The value of <c>srcset</c> in a format: each size once, with its true width.</summary>
    public static string Of(ShownMedia media, PictureFormat format) => string.Join(", ",
        new[] { (ServeFile.Small, Across(media, Darkroom.SmallAcross)), (ServeFile.Medium, Across(media, Darkroom.MediumAcross)), (ServeFile.Large, media.Width) }
            .DistinctBy(size => size.Item2).Select(size => $"{ServeMedia.Address(media.Id, size.Item1, format)} {size.Item2}w"));

    // A size is bounded in height too, for pictures that stand very tall.
    private static int Across(ShownMedia media, int most) =>
        (int)Math.Round(media.Width * Math.Min(1, Math.Min((double)most / media.Width, most * 2.0 / media.Height)));
}
