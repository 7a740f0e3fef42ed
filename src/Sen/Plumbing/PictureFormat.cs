namespace Sen.Plumbing;

/// <summary>The formats a picture of the library is kept in. A browser takes the lightest it can show; JPEG is read by all, by Word and by Zalo.</summary>
public enum PictureFormat
{
    /// <summary>Read everywhere.</summary>
    Jpeg,

    /// <summary>About a third lighter.</summary>
    WebP,

    /// <summary>About half as heavy, and slow to make.</summary>
    Avif,
}

/// <summary>Names of the formats.</summary>
public static class PictureFormats
{
    /// <summary>MIME type.</summary>
    public static string MediaType(this PictureFormat format) => format switch
    {
        PictureFormat.Avif => "image/avif",
        PictureFormat.WebP => "image/webp",
        _ => Photos.MediaType,
    };

    /// <summary>Letters behind the dot of an address.</summary>
    public static string Extension(this PictureFormat format) => format switch
    {
        PictureFormat.Avif => "avif",
        PictureFormat.WebP => "webp",
        _ => "jpg",
    };

    /// <summary>The format an address names; null when it names none.</summary>
    public static PictureFormat? Of(string extension) => Enum.GetValues<PictureFormat>().Where(format => format.Extension() == extension).Select(format => (PictureFormat?)format).FirstOrDefault();
}
