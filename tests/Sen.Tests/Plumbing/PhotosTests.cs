using System.Text;
using NetVips;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Plumbing;
using Xunit;

namespace Sen.Tests.Plumbing;

public sealed class PhotosTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sen").FullName;
    private readonly FileStore _store;
    private readonly Photos _photos;

    public PhotosTests() => _photos = new(_store = new(Path.Combine(_folder, "files")));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string> NotPhotographs => new()
    {
        { "an empty file", [], "chưa có nội dung" },
        { "HEIC", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0], "HEIC" },
        { "AVIF", [0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0], "AVIF" },
        { "a film", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 0, 0], "phim" },
        { "SVG", [.. "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8], "SVG" },
        { "PDF", [.. "%PDF-1.7\n1 0 obj"u8], "PDF" },
        { "GIF", [.. "GIF89a"u8, 1, 0, 1, 0], "GIF" },
        { "text", [.. "Danh sách hộ tham gia"u8], "văn bản" },
        { "a page that calls itself anh.jpg", [.. "<!doctype html><script>alert(1)</script>"u8], "văn bản" },
        { "a programme", [0x7F, .. "ELF"u8, 2, 1, 1, 0, 0], "không phải ảnh" },
    };

    [Fact]
    public async Task The_place_the_camera_the_profile_and_every_other_word_in_a_photograph_are_gone()
    {
        var bytes = TestPictures.Phone();
        using (var before = Image.NewFromBuffer(bytes))
        {
            Assert.Contains("exif-ifd3-GPSLatitude", before.GetFields());
            Assert.Contains("icc-profile-data", before.GetFields());
        }

        var made = await Make(bytes);

        Assert.All([made.Small, made.Medium, made.Large], jpeg =>
        {
            Assert.All(Segments(jpeg), marker => Assert.True(marker <= 0xE0, $"segment {marker:X2}"));
            var text = Encoding.Latin1.GetString(jpeg);
            Assert.All(["Exif", "GPS", "Secret", "ICC_PROFILE", "adobe", "Photoshop"], word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
            using var after = Image.NewFromBuffer(jpeg);
            Assert.DoesNotContain(after.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field is "icc-profile-data" or "xmp-data" or "orientation");
        });
    }

    [Fact]
    public async Task A_photograph_taken_with_the_phone_on_its_side_stands_upright()
    {
        var made = await Make(TestPictures.Phone(1200, 900));

        using var upright = Image.NewFromBuffer(made.Large);
        Assert.Equal((900, 1200), (upright.Width, upright.Height));
        Assert.Equal((900, 1200), (made.Width, made.Height));
        // Turned to the right: what was above is now at the right.
        Assert.True(upright.Getpoint(800, 600)[0] > 150, "red at the right");
        Assert.True(upright.Getpoint(100, 600)[2] > 150, "blue at the left");
    }

    [Theory, InlineData(4000, 3000, 1600, 960, 400), InlineData(3000, 4000, 1600, 960, 400), InlineData(700, 500, 700, 700, 400), InlineData(300, 200, 300, 300, 300)]
    public async Task Three_sizes_are_made_and_a_small_photograph_is_never_blown_up(int width, int height, int large, int medium, int small)
    {
        var made = await Make(TestPictures.Jpeg(width, height));

        Assert.Equal([large, medium, small], new[] { made.Large, made.Medium, made.Small }.Select(WidthOf));
        Assert.Equal((double)width / height, (double)made.Width / made.Height, 0.01);
    }

    [Fact]
    public async Task WebP_and_a_deep_half_transparent_PNG_become_plain_photographs_too()
    {
        var webp = await Make(TestPictures.WebP(800, 600));
        var png = await Make(TestPictures.DeepPng(800, 600));

        Assert.Equal((800, 800), (WidthOf(webp.Large), WidthOf(png.Large)));
        using var seen = Image.NewFromBuffer(png.Large);
        Assert.Equal((3, Enums.BandFormat.Uchar), (seen.Bands, seen.Format));
    }

    [Theory, MemberData(nameof(NotPhotographs))]
    public async Task What_is_not_a_photograph_is_refused_by_its_content_with_a_sentence_of_its_own(string kind, byte[] bytes, string word)
    {
        var refused = Sentence(await _photos.Make(TestPictures.Upload(bytes), "photo-1", Ct));

        Assert.True(refused.Contains(word, StringComparison.Ordinal), $"{kind}: {refused}");
        Assert.Contains("Đề nghị", refused, StringComparison.Ordinal);
        Assert.Empty(_store.All());
    }

    [Fact]
    public async Task A_photograph_cut_off_on_the_way_is_refused()
    {
        byte[][] whole = [TestPictures.Jpeg(1600, 1200), TestPictures.Jpeg(3400, 3300), TestPictures.DeepPng(900, 900), TestPictures.WebP(900, 900)];

        foreach (var cut in whole.SelectMany(bytes => new[] { bytes[..(bytes.Length / 2)], bytes[..^200], bytes[..40] }))
        {
            Assert.Contains("thiếu hoặc hỏng", Sentence(await _photos.Make(TestPictures.Upload(cut), "photo-1", Ct)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_nine_hundred_million_pixels_is_refused_by_its_header()
    {
        var bomb = TestPictures.Bomb(30_000);
        Assert.True(bomb.Length < 2_000_000);

        var before = GC.GetTotalAllocatedBytes();
        var refused = Sentence(await _photos.Make(TestPictures.Upload(bomb), "photo-1", Ct));

        Assert.Contains("900 triệu điểm ảnh", refused, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 50_000_000);
    }

    [Fact]
    public async Task A_photograph_with_a_page_hidden_behind_it_comes_out_as_a_photograph_only()
    {
        byte[] polyglot = [.. TestPictures.Jpeg(500, 400), .. "<script>alert(document.cookie)</script>"u8];

        var made = await Make(polyglot);

        Assert.DoesNotContain("script", Encoding.Latin1.GetString(made.Large), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_without_its_bytes()
    {
        Assert.Contains("nặng hơn 25 MB", Sentence(await _photos.Make(new Upload(null), "photo-1", Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_photographs_than_may_wait_are_asked_to_come_back_and_none_is_lost_from_the_count()
    {
        var bytes = TestPictures.Jpeg(300, 200);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => _photos.Make(new Upload(new Slow(bytes)), "photo-1", Ct)));

        Assert.InRange(answers.Count(answer => !answer.Ok), 1, 60 - Photos.AtOnce - Photos.MostWaiting);
        Assert.All(answers.Where(answer => !answer.Ok), answer => Assert.Contains("sau một phút", Sentence(answer), StringComparison.Ordinal));
        Assert.True((await _photos.Make(TestPictures.Upload(bytes), "photo-1", Ct)).Ok);
    }

    public void Dispose()
    {
        _photos.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Sentence(Outcome<MadePhoto> answer) => Assert.IsType<Refusal.Invalid>(answer.Refusal).Fields["photo-1"].Vi;

    private static int WidthOf(byte[] jpeg)
    {
        using var image = Image.NewFromBuffer(jpeg);
        return image.Width;
    }

    private async Task<MadePhoto> Make(byte[] bytes)
    {
        var made = await _photos.Make(TestPictures.Upload(bytes), "photo-1", Ct);
        Assert.True(made.Ok, made.Refusal?.Sentence.Vi);
        return made.Value;
    }

    // The second bytes of all markers before the picture itself begins.
    private static IEnumerable<byte> Segments(byte[] jpeg)
    {
        for (var at = 2; jpeg[at + 1] != 0xDA; at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3])
        {
            yield return jpeg[at + 1];
        }
    }

    /// <summary>A file that takes its time.</summary>
    private sealed class Slow(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(50, cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
