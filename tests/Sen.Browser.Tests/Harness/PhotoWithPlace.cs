using System.Text;
using NetVips;
using Xunit;

namespace Sen.Browser;

/// <summary>A photograph as a telephone makes it: a large JPEG that tells where it was taken and with what.</summary>
public static class PhotoWithPlace
{
    /// <summary>The words inside the file that nobody else should ever read.</summary>
    public static readonly string[] Secrets = ["Điện thoại của trưởng thôn", "Máy ảnh thử"];

    public static byte[] Take()
    {
        using var red = Image.Sines(2400, 1800, uchar: true, hfreq: 3, vfreq: 1);
        using var green = Image.Sines(2400, 1800, uchar: true, hfreq: 1, vfreq: 4);
        using var blue = Image.Sines(2400, 1800, uchar: true, hfreq: 7, vfreq: 2);
        using var scene = red.Bandjoin(green, blue).Copy(interpretation: Enums.Interpretation.Srgb);
        using var photo = scene.Mutate(file =>
        {
            Write(file, "exif-ifd0-Make", Secrets[0]);
            Write(file, "exif-ifd0-Model", Secrets[1]);
            Write(file, "exif-ifd3-GPSLatitudeRef", "N");
            Write(file, "exif-ifd3-GPSLatitude", "15/1 47/1 30/1");
            Write(file, "exif-ifd3-GPSLongitudeRef", "E");
            Write(file, "exif-ifd3-GPSLongitude", "108/1 24/1 15/1");
        });
        var bytes = photo.JpegsaveBuffer(q: 88);
        Assert.True(TellsItsPlace(bytes), "The test's own photograph has to tell where it was taken.");
        return bytes;
    }

    /// <summary>True when the file has an Exif block, of JPEG, PNG, WebP or AVIF, or any of the secret words.</summary>
    public static bool TellsItsPlace(ReadOnlySpan<byte> file)
    {
        foreach (var mark in (string[])["Exif\0\0", "EXIF", "eXIf", "http://ns.adobe.com/xap", .. Secrets])
        {
            if (file.IndexOf(Encoding.UTF8.GetBytes(mark)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void Write(MutableImage file, string field, string text) => file.Set(GValue.GStrType, field, text);
}
