using NetVips;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>
/// Makes photographs anew with libvips. The only place that touches the picture library, so that it is loaded when the first photograph comes
/// and not when Sen starts.
/// </summary>
public static class Darkroom
{
    /// <summary>Most pixels of a picture, checked in its header before anything is unpacked: a file of 100 kB can hold 900 million.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Pixels across of the three sizes.</summary>
    public const int SmallAcross = 400, MediumAcross = 960, LargeAcross = 1600;

    private const int Quality = 80;

    // What a phone on a weak network takes for one picture, in bytes.
    private const int LightEnough = 60_000;

    static Darkroom()
    {
        // Only the loaders that are tested against hostile files; one thread a picture, and nothing kept between pictures.
        NetVips.NetVips.BlockUntrusted = true;
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        // What is wrong with a picture is said to the person who sent it; the terminal is not the place.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
    }

    /// <summary>Turns the picture upright, brings it to sRGB and writes it in three sizes with no metadata at all.</summary>
    public static Outcome<MadePhoto> Develop(byte[] bytes, string field) =>
        Develop(bytes, field, large => Sizes(large, PictureFormat.Jpeg, (image, _) => Print(image, PictureFormat.Jpeg, Quality)));

    /// <summary>The same for the library: as JPEG and as WebP, light enough for a phone where that is possible.</summary>
    public static Outcome<MadePicture> DevelopForAll(byte[] bytes, string field) =>
        Develop(bytes, field, large => new MadePicture(Sizes(large, PictureFormat.Jpeg, Light), Sizes(large, PictureFormat.WebP, Light)));

    /// <summary>A developed picture in AVIF: lightest, and slowest to make.</summary>
    public static MadePhoto ToAvif(byte[] developed)
    {
        using var read = Image.NewFromBuffer(developed);
        using var large = read.CopyMemory();
        return Sizes(large, PictureFormat.Avif, Light);
    }

    private static Outcome<T> Develop<T>(byte[] bytes, string field, Func<Image, T> sizes)
    {
        try
        {
            using var header = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential);
            var pixels = (long)header.Width * header.Height;
            if (pixels > MostPixels)
            {
                return new Refusal.Invalid(field, TooManyPixels(pixels));
            }

            using var whole = Unpack(bytes, header);
            using var upright = whole.ThumbnailImage(LargeAcross, height: LargeAcross * 2, size: Enums.Size.Down, outputProfile: "srgb");
            using var large = Plain(upright);
            return sizes(large);
        }
        catch (VipsException)
        {
            return new Refusal.Invalid(field, (
                "Ảnh này bị thiếu hoặc hỏng, có thể do mạng yếu. Đề nghị chọn lại ảnh và gửi lại.",
                "This photo is broken or not complete, perhaps because the connection is weak. Please choose it again and send it again."));
        }
    }

    private static MadePhoto Sizes(Image large, PictureFormat format, Func<Image, PictureFormat, byte[]> print)
    {
        using var medium = large.ThumbnailImage(MediumAcross, height: MediumAcross * 2, size: Enums.Size.Down);
        using var small = large.ThumbnailImage(SmallAcross, height: SmallAcross * 2, size: Enums.Size.Down);
        return new(print(small, format), print(medium, format), Print(large, format, QualitiesOf(format)[0]), large.Width, large.Height) { MediaType = format.MediaType() };
    }

    // Down to the least quality that still looks like a photograph, until a phone takes it easily.
    private static byte[] Light(Image image, PictureFormat format)
    {
        byte[] print = [];
        foreach (var quality in QualitiesOf(format))
        {
            print = Print(image, format, quality);
            if (print.Length <= LightEnough)
            {
                break;
            }
        }

        return print;
    }

    private static int[] QualitiesOf(PictureFormat format) => format switch
    {
        PictureFormat.Avif => [52, 42, 32],
        PictureFormat.WebP => [76, 64, 50],
        _ => [80, 68, 52],
    };

    // The library's own thumbnail-from-bytes is quicker, but takes half a picture for a whole one whatever it is told.
    private static Image Unpack(byte[] bytes, Image header)
    {
        const byte FirstOfJpeg = 0xFF;
        if (bytes[0] != FirstOfJpeg)
        {
            return Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
        }

        // A JPEG can be unpacked at an eighth, a quarter or half of its size, for a fraction of the work.
        var across = Math.Min(header.Width, header.Height);
        var shrink = across >= 8 * LargeAcross ? 8 : across >= 4 * LargeAcross ? 4 : across >= 2 * LargeAcross ? 2 : 1;
        return Image.JpegloadBuffer(bytes, shrink: shrink, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
    }

    private static Wording TooManyPixels(long pixels) => (
        $"Ảnh này có {pixels / 1_000_000} triệu điểm ảnh; tối đa {MostPixels / 1_000_000} triệu. Đề nghị chụp lại ở cỡ thường.",
        $"This photo has {pixels / 1_000_000} million pixels, at most {MostPixels / 1_000_000} million are possible. Please take it again in the usual size.");

    // Three channels of eight bits on white, unpacked once for all three sizes.
    private static Image Plain(Image image)
    {
        using var colours = image.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = colours.HasAlpha() ? colours.Flatten(background: [255, 255, 255]) : colours.Copy();
        return opaque.CopyMemory();
    }

    private static byte[] Print(Image image, PictureFormat format, int quality) => format switch
    {
        PictureFormat.Avif => image.HeifsaveBuffer(q: quality, compression: Enums.ForeignHeifCompression.Av1, effort: 2, keep: Enums.ForeignKeep.None),
        PictureFormat.WebP => image.WebpsaveBuffer(q: quality, effort: 3, keep: Enums.ForeignKeep.None),
        _ => image.JpegsaveBuffer(q: quality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None),
    };
}
