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
    private const int LongestSample = 60, MostDepth = 50;

    private readonly MainDocumentPart _main;
    private readonly WordStyles _styles;
    private readonly LegacyEncoding _whole;
    private readonly Dictionary<string, Wording> _notes = new(StringComparer.Ordinal);

    public WordRuns(MainDocumentPart main)
    {
        (_main, _styles) = (main, new(main));
        // Text pasted from an old file may have lost its font: then the letters of the whole document decide, and only when they are sure.
        var unnamed = string.Join(' ', (main.Document?.Body?.Descendants<Run>() ?? []).Where(run => EncodingOf(run, out _) is null).Select(run => run.InnerText));
        var finding = LegacyText.Detect(unnamed);
        _whole = finding is { IsSure: true, Encoding: LegacyEncoding.Tcvn3 or LegacyEncoding.Vni } ? finding.Encoding : LegacyEncoding.Unicode;
    }

    /// <summary>What to look at again.</summary>
    public IEnumerable<Wording> Notes => _notes.Values;

    /// <summary>The runs of a paragraph, as they stand.</summary>
    public IEnumerable<RichRun> Of(Paragraph paragraph) => Of(paragraph, null, 0);

    private IEnumerable<RichRun> Of(OpenXmlElement parent, string? href, int depth)
    {
        foreach (var child in depth > MostDepth ? [] : parent.ChildElements)
        {
            var runs = child switch
            {
                Run run => Of(run, href),
                Hyperlink link => Of(link, HrefOf(link) ?? href, depth + 1),
                InsertedRun or SdtRun or SdtContentRun or SimpleField or CustomXmlRun or BidirectionalEmbedding or BidirectionalOverride => Of(child, href, depth + 1),
                _ => [],
            };
            foreach (var run in runs)
            {
                yield return run;
            }
        }
    }

    private IEnumerable<RichRun> Of(Run run, string? href)
    {
        var marks = MarksOf(run.RunProperties);
        foreach (var piece in run.ChildElements)
        {
            var text = piece switch
            {
                Text words => Unicode(run, words.Text),
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

    private string Unicode(Run run, string text)
    {
        var (encoding, capitals) = (EncodingOf(run, out var inCapitals) ?? _whole, inCapitals);
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

    private LegacyEncoding? EncodingOf(Run run, out bool capitals)
    {
        capitals = false;
        return (WordStyles.FontOf(run.RunProperties?.RunFonts) ?? _styles.FontOf(run.Ancestors<Paragraph>().FirstOrDefault())) is { } font
            ? LegacyText.OfFont(font, out capitals) : null;
    }

    private string? HrefOf(Hyperlink link) => link.Id?.Value is { } id && _main.HyperlinkRelationships.FirstOrDefault(one => one.Id == id) is { } target
        ? RichHtml.SafeHref(target.Uri.OriginalString) : null;

    private static TextMarks MarksOf(RunProperties? look) =>
        (On(look?.Bold) ? TextMarks.Strong : TextMarks.None) | (On(look?.Italic) ? TextMarks.Emphasis : TextMarks.None)
        | (look?.VerticalTextAlignment?.Val?.Value == VerticalPositionValues.Superscript ? TextMarks.Raised
            : look?.VerticalTextAlignment?.Val?.Value == VerticalPositionValues.Subscript ? TextMarks.Lowered : TextMarks.None);

    private static bool On(OnOffType? toggle) => toggle is not null && (toggle.Val is null || toggle.Val.Value);

    private static string Cut(string text) => text.Length > LongestSample ? $"{text[..LongestSample].Trim()}…" : text.Trim();
}
