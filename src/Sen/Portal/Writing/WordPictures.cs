using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sen.Movement;
using Sen.Movement.Text;
using Draw = DocumentFormat.OpenXml.Drawing;
using Old = DocumentFormat.OpenXml.Vml;

namespace Sen.Portal;

/// <summary>A picture of a Word file; its id is only used to find it again in the blocks.</summary>
public sealed record WordPicture(Guid Id, byte[] Bytes, string Name, string Alt);

/// <summary>The pictures of a Word file. Each part is read once however often it is shown, and no more are shown than an article takes.</summary>
internal sealed class WordPictures(MainDocumentPart main)
{
    /// <summary>Most pictures of one file, each place counted where one is shown.</summary>
    public const int Most = 40;

    private const int LongestAlt = 300;

    private readonly Dictionary<string, ImagePart> _parts = main.Parts.Where(part => part.OpenXmlPart is ImagePart)
        .ToDictionary(part => part.RelationshipId, part => (ImagePart)part.OpenXmlPart, StringComparer.Ordinal);

    private readonly Dictionary<Uri, WordPicture> _taken = [];
    private readonly HashSet<Wording> _notes = [];
    private int _shown;

    /// <summary>The pictures that were taken.</summary>
    public IReadOnlyList<WordPicture> Taken => [.. _taken.Values];

    /// <summary>What was not, and what to do.</summary>
    public IReadOnlyCollection<Wording> Notes => _notes;

    /// <summary>The pictures a paragraph or a table shows, in their order, drawn in today's way or in that of old files.</summary>
    public IEnumerable<Guid> Of(OpenXmlElement parent)
    {
        foreach (var shown in _shown > Most ? [] : WordTree.Inside(parent, element => element is Draw.Blip or Old.ImageData))
        {
            var (id, elsewhere) = shown is Draw.Blip blip ? (blip.Embed?.Value, blip.Link?.Value) : (((Old.ImageData)shown).RelationshipId?.Value, ((Old.ImageData)shown).RelHref?.Value);
            if (id is not null && _parts.TryGetValue(id, out var part))
            {
                if (++_shown > Most)
                {
                    _notes.Add(($"Tệp có nhiều hơn {Most} ảnh; chỉ {Most} ảnh đầu được lấy.", $"The file has more than {Most} pictures; only the first {Most} were taken."));
                    yield break;
                }

                yield return Take(part, shown).Id;
            }
            else if (id is not null || elsewhere is not null)
            {
                _notes.Add((
                    "Tệp có ảnh nằm ở nơi khác; ảnh đó không được lấy. Đề nghị thêm ảnh bằng nút “Thêm ảnh vào bài”.",
                    "A picture of the file lies elsewhere and was not taken. Please add it with “Add a picture”."));
            }
        }
    }

    private WordPicture Take(ImagePart part, OpenXmlElement shown)
    {
        if (_taken.TryGetValue(part.Uri, out var before))
        {
            return before;
        }

        using var bytes = new MemoryStream();
        using (var stream = part.GetStream())
        {
            stream.CopyTo(bytes);
        }

        return _taken[part.Uri] = new(new Guid(_taken.Count + 1, 0, 0, new byte[8]), bytes.ToArray(), Path.GetFileName(part.Uri.OriginalString), AltOf(shown));
    }

    private static string AltOf(OpenXmlElement shown)
    {
        var alt = shown.Ancestors().TakeWhile(above => above is not Paragraph)
            .Select(above => above.GetFirstChild<Draw.Wordprocessing.DocProperties>()?.Description?.Value ?? (above as Old.Shape)?.Alternate?.Value).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
        return alt.Length > LongestAlt ? "" : VietnameseText.Clean(alt);
    }
}
