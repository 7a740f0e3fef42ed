using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Sen.Portal;

/// <summary>What the styles and the numbering of a Word file say about a paragraph.</summary>
internal sealed class WordStyles(MainDocumentPart main)
{
    private const int MostBelow = 20;

    private readonly Dictionary<string, Style> _styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null).GroupBy(style => style.StyleId!.Value!).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private readonly Numbering? _numbering = main.NumberingDefinitionsPart?.Numbering;

    /// <summary>Level of a heading, from 1; null when it is none.</summary>
    public int? LevelOf(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own and < 9)
        {
            return own + 1;
        }

        foreach (var style in Chain(paragraph))
        {
            var name = style.StyleName?.Val?.Value ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan("heading ".Length), out var level) && level is > 0 and < 10)
            {
                return level;
            }

            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline and < 9)
            {
                return outline + 1;
            }
        }

        return null;
    }

    /// <summary>The paragraph is the document's title.</summary>
    public bool IsTitle(Paragraph paragraph) => Chain(paragraph).Any(style => string.Equals(style.StyleName?.Val?.Value, "title", StringComparison.OrdinalIgnoreCase));

    /// <summary>The paragraph is a caption.</summary>
    public bool IsCaption(Paragraph paragraph) => Chain(paragraph).Any(style => string.Equals(style.StyleName?.Val?.Value, "caption", StringComparison.OrdinalIgnoreCase));

    /// <summary>How deep in a list, and of which kind; null when it is no item.</summary>
    public (int Depth, bool Ordered)? ListOf(Paragraph paragraph)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties
            ?? Chain(paragraph).Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(found => found is not null);
        if (LevelOf(paragraph) is not null || numbering?.NumberingId?.Val?.Value is not { } id || id == 0)
        {
            return null;
        }

        var depth = Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        var outline = _numbering?.Elements<NumberingInstance>().FirstOrDefault(one => one.NumberID?.Value == id)?.AbstractNumId?.Val?.Value;
        var level = _numbering?.Elements<AbstractNum>().FirstOrDefault(one => one.AbstractNumberId?.Value == outline)?.Elements<Level>().FirstOrDefault(one => one.LevelIndex?.Value == depth);
        var format = level?.NumberingFormat?.Val?.Value;
        return (depth, format is not null && format != NumberFormatValues.Bullet && format != NumberFormatValues.None);
    }

    /// <summary>The font a paragraph's text has unless a run says otherwise; null when nothing says one.</summary>
    public string? FontOf(Paragraph? paragraph) => (paragraph is null ? [] : Chain(paragraph)).Select(style => FontOf(style.StyleRunProperties?.RunFonts)).FirstOrDefault(font => font is not null)
        ?? FontOf(main.StyleDefinitionsPart?.Styles?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle?.RunFonts);

    /// <summary>How a character style makes text look, the style itself first, then those it is based on.</summary>
    public IEnumerable<StyleRunProperties> LooksOf(string? id) => Chain(id).Select(style => style.StyleRunProperties).OfType<StyleRunProperties>();

    /// <summary>The font some run properties name.</summary>
    public static string? FontOf(RunFonts? fonts) => fonts?.Ascii?.Value ?? fonts?.HighAnsi?.Value;

    private IEnumerable<Style> Chain(Paragraph paragraph) => Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value);

    // A style that is based on itself does not lead astray.
    private IEnumerable<Style> Chain(string? id)
    {
        for (var below = 0; below < MostBelow && id is not null && _styles.TryGetValue(id, out var style); below++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
