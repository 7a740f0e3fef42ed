using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sen.Movement;
using Sen.Movement.Text;
using Draw = DocumentFormat.OpenXml.Drawing;

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

    /// <summary>The pictures a paragraph shows, in their order.</summary>
    public IEnumerable<Guid> Of(Paragraph paragraph)
    {
        foreach (var blip in _shown > Most ? [] : paragraph.Descendants<Draw.Blip>())
        {
            if (blip.Embed?.Value is { } id && _parts.TryGetValue(id, out var part))
            {
                if (++_shown > Most)
                {
                    _notes.Add(($"Tệp có nhiều hơn {Most} ảnh; chỉ {Most} ảnh đầu được lấy.", $"The file has more than {Most} pictures; only the first {Most} were taken."));
                    yield break;
                }

                yield return Take(part, blip).Id;
            }
            else if (blip.Link?.Value is not null)
            {
                _notes.Add((
                    "Tệp có ảnh nằm ở nơi khác; ảnh đó không được lấy. Đề nghị thêm ảnh bằng nút “Thêm ảnh vào bài”.",
                    "A picture of the file lies elsewhere and was not taken. Please add it with “Add a picture”."));
            }
        }
    }

    private WordPicture Take(ImagePart part, Draw.Blip blip)
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

        return _taken[part.Uri] = new(new Guid(_taken.Count + 1, 0, 0, new byte[8]), bytes.ToArray(), Path.GetFileName(part.Uri.OriginalString), AltOf(blip));
    }

    private static string AltOf(Draw.Blip blip)
    {
        var alt = blip.Ancestors().TakeWhile(above => above is not Paragraph)
            .Select(above => above.GetFirstChild<Draw.Wordprocessing.DocProperties>()?.Description?.Value).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
        return alt.Length > LongestAlt ? "" : VietnameseText.Clean(alt);
    }
}
