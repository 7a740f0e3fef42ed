using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sen.Movement;
using Sen.Movement.Portal;
using Sen.Movement.Text;

namespace Sen.Portal;

/// <summary>The runs of a Word file's paragraphs: text with its marks and links, old Vietnamese encodings turned into Unicode by their fonts.</summary>
internal sealed class WordRuns
{
    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const int LongestSample = 60;

    private readonly WordStyles _styles;
    private readonly LegacyEncoding _whole;
    private readonly Dictionary<string, string?> _links;
    private readonly Dictionary<string, Wording> _notes = new(StringComparer.Ordinal);

    public WordRuns(MainDocumentPart main)
    {
        _styles = new(main);
        _links = main.HyperlinkRelationships.ToDictionary(link => link.Id, link => RichHtml.SafeHref(link.Uri.OriginalString), StringComparer.Ordinal);
        // Text pasted from an old file may have lost its font: then the letters of the whole document decide, and only when they are sure.
        var unnamed = string.Join(' ', (main.Document?.Body?.Descendants<Run>() ?? []).Where(run => EncodingOf(run, run.Ancestors<Paragraph>().FirstOrDefault(), out _) is null).Select(run => run.InnerText));
        var finding = LegacyText.Detect(unnamed);
        _whole = finding is { IsSure: true, Encoding: LegacyEncoding.Tcvn3 or LegacyEncoding.Vni } ? finding.Encoding : LegacyEncoding.Unicode;
    }

    /// <summary>What to look at again.</summary>
    public IEnumerable<Wording> Notes => _notes.Values;

    /// <summary>The runs of a paragraph, as they stand.</summary>
    public IEnumerable<RichRun> Of(Paragraph paragraph) => Of(paragraph, paragraph, null);

    private IEnumerable<RichRun> Of(OpenXmlElement parent, Paragraph paragraph, string? href) => WordTree.Inside(parent, child => child is Run or Hyperlink || IsUnknownRun(child)).SelectMany(child => child switch
    {
        Hyperlink link => Of(link, paragraph, HrefOf(link) ?? href),
        Run run => Of(run, paragraph, href),
        _ => Of(new Run(child.OuterXml), paragraph, href),
    });

    // Inside a wrapper the library does not know, such as the smart tags of older programs, it knows no run either.
    private static bool IsUnknownRun(OpenXmlElement element) => element is OpenXmlUnknownElement { LocalName: "r", NamespaceUri: Namespace };

    private IEnumerable<RichRun> Of(Run run, Paragraph paragraph, string? href)
    {
        var marks = MarksOf(run.RunProperties);
        foreach (var piece in run.ChildElements)
        {
            var text = piece switch
            {
                Text words => Unicode(run, paragraph, words.Text),
                Break { Type: null } or CarriageReturn => "\n",
                TabChar => " ",
                NoBreakHyphen => "-",
                _ => "",
            };
            if (text.Length > 0)
            {
                yield return new(text, marks, href);
            }
        }
    }

    private string Unicode(Run run, Paragraph paragraph, string text)
    {
        var (encoding, capitals) = (EncodingOf(run, paragraph, out var inCapitals) ?? _whole, inCapitals);
        if (encoding == LegacyEncoding.Unicode)
        {
            return text;
        }

        var read = LegacyText.Repair(text, encoding);
        read = capitals ? read.ToUpperInvariant() : read;
        if (read != text && !_notes.ContainsKey(encoding.ToString()))
        {
            var name = encoding == LegacyEncoding.Vni ? "VNI" : "TCVN3 (ABC)";
            _notes[encoding.ToString()] = (
                $"Chữ bảng mã {name} đã được chuyển sang Unicode, ví dụ “{Cut(text)}” thành “{Cut(read)}”. Đề nghị đọc lại toàn bài.",
                $"Text in {name} was turned into Unicode, for example “{Cut(text)}” into “{Cut(read)}”. Please read the whole article again.");
        }

        return read;
    }

    private LegacyEncoding? EncodingOf(Run run, Paragraph? paragraph, out bool capitals)
    {
        capitals = false;
        return (WordStyles.FontOf(run.RunProperties?.RunFonts) ?? _styles.FontOf(paragraph)) is { } font
            ? LegacyText.OfFont(font, out capitals) : null;
    }

    private string? HrefOf(Hyperlink link) => link.Id?.Value is { } id ? _links.GetValueOrDefault(id) : null;

    // What the run itself says goes before what its character style says, such as “Strong”.
    private TextMarks MarksOf(RunProperties? look)
    {
        IReadOnlyList<OpenXmlElement> looks = look is null ? [] : [look, .. _styles.LooksOf(look.RunStyle?.Val?.Value)];
        var height = First<VerticalTextAlignment>(looks)?.Val?.Value;
        return (On<Bold>(looks) ? TextMarks.Strong : TextMarks.None) | (On<Italic>(looks) ? TextMarks.Emphasis : TextMarks.None)
            | (height == VerticalPositionValues.Superscript ? TextMarks.Raised : height == VerticalPositionValues.Subscript ? TextMarks.Lowered : TextMarks.None);
    }

    private static bool On<T>(IEnumerable<OpenXmlElement> looks)
        where T : OnOffType => First<T>(looks) is { } toggle && (toggle.Val is null || toggle.Val.Value);

    private static T? First<T>(IEnumerable<OpenXmlElement> looks)
        where T : OpenXmlElement => looks.Select(look => look.GetFirstChild<T>()).FirstOrDefault(found => found is not null);

    private static string Cut(string text) => text.Length > LongestSample ? $"{text[..LongestSample].Trim()}…" : text.Trim();
}
