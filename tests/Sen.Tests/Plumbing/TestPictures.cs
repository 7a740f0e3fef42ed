using System.Text;
using NetVips;
using Sen.Plumbing;

namespace Sen.Tests.Plumbing;

/// <summary>Real picture files, made on the spot.</summary>
internal static class TestPictures
{
    /// <summary>A photograph as a phone writes it: lying on its side, with the place, the camera, a colour profile and XMP in it.</summary>
    public static byte[] Phone(int width = 1200, int height = 900)
    {
        using var picture = Halves(width, height).Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd0-Make", "Secret camera (Secret camera, ASCII, 14 components, 14 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "15/1 44/1 12/1 (15, 44, 12, Rational, 3 components, 24 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLongitude", "108/1 22/1 5/1 (108, 22, 5, Rational, 3 components, 24 bytes)");
            image.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>Secret place</x:xmpmeta>"));
        });
        return picture.JpegsaveBuffer(q: 90, profile: "srgb");
    }

    public static byte[] Jpeg(int width, int height) => Noise(width, height).JpegsaveBuffer(q: 90);

    public static byte[] WebP(int width, int height) => Noise(width, height).WebpsaveBuffer();

    /// <summary>Half transparent, sixteen bits a channel.</summary>
    public static byte[] DeepPng(int width, int height)
    {
        using var colours = (Image.Black(width, height, bands: 4) + new double[] { 60_000, 20_000, 20_000, 30_000 }).Cast(Enums.BandFormat.Ushort);
        return colours.Copy(interpretation: Enums.Interpretation.Rgb16).PngsaveBuffer(bitdepth: 16);
    }

    /// <summary>A small file that unpacks to a huge picture.</summary>
    public static byte[] Bomb(int side) => Image.Black(side, side).PngsaveBuffer(compression: 9);

    /// <summary>The upper half red, the lower half blue.</summary>
    private static Image Halves(int width, int height)
    {
        using var red = (Image.Black(width, height / 2, bands: 3) + new double[] { 220, 20, 20 }).Cast(Enums.BandFormat.Uchar);
        using var blue = (Image.Black(width, height - (height / 2), bands: 3) + new double[] { 20, 20, 220 }).Cast(Enums.BandFormat.Uchar);
        return red.Join(blue, Enums.Direction.Vertical).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    private static Image Noise(int width, int height)
    {
        var noise = Image.Gaussnoise(width, height, mean: 128, sigma: 40, seed: 7);
        return noise.Bandjoin(noise.Rot180(), noise.Rot180().Invert()).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static Upload Upload(byte[] bytes) => new(new MemoryStream(bytes));
}
