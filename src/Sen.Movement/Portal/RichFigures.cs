using Sen.Movement.Text;

namespace Sen.Movement.Portal;

/// <summary>A figure in a kept text (ảnh trong bài).</summary>
/// <param name="Media">Its picture; the empty id stands for the article's own drawing, null for what is no id.</param>
/// <param name="Caption">Its caption in plain words.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where the text goes on behind it.</param>
public sealed record RichFigure(Guid? Media, string Caption, int From, int To);

/// <summary>Finds the figures in a text that <see cref="RichHtml"/> wrote, by looking for their tags: whoever reads many texts loads no parser.</summary>
public static class RichFigures
{
    private const string End = "</figure>";

    /// <summary>The figures in the order of the text.</summary>
    public static IReadOnlyList<RichFigure> In(string body)
    {
        var figures = new List<RichFigure>();
        for (var at = body.IndexOf(RichHtml.FigureStart, StringComparison.Ordinal); at >= 0; at = body.IndexOf(RichHtml.FigureStart, at, StringComparison.Ordinal))
        {
            var close = body.IndexOf(End, at, StringComparison.Ordinal);
            var (from, to, id) = (at, close < 0 ? body.Length : close + End.Length, at + RichHtml.FigureStart.Length);
            figures.Add(new(id + 36 <= to && Guid.TryParseExact(body.AsSpan(id, 36), "d", out var media) ? media : null, BodyText.Plain(body[from..to]), from, to));
            at = to;
        }

        return figures;
    }

    /// <summary>The text without those of its figures a reader does not see.</summary>
    public static string Without(string body, IEnumerable<RichFigure> hidden)
    {
        foreach (var figure in hidden.OrderByDescending(figure => figure.From))
        {
            body = body.Remove(figure.From, figure.To - figure.From);
        }

        return body;
    }
}
