using System.Text;

namespace Sen.Movement.Text;

/// <summary>Writes changed places as stretches of text. Blanks alone are no change; they stay outside of the marks wherever both versions have them.</summary>
internal sealed class WordMarks
{
    private readonly List<(WordFate Fate, StringBuilder Text)> _runs = [];
    private readonly StringBuilder _removed = new();
    private readonly StringBuilder _added = new();

    /// <summary>The stretches in reading order.</summary>
    internal static List<WordRun> Runs(Piece[] old, Piece[] now, IReadOnlyList<ChangedPlace> places)
    {
        var marks = new WordMarks();
        var (oldAt, nowAt) = (0, 0);
        foreach (var place in places.Append(new(old.Length, old.Length, now.Length, now.Length)))
        {
            for (; nowAt < place.NowFrom; oldAt++, nowAt++)
            {
                marks.Keep(old[oldAt], now[nowAt]);
            }

            for (; oldAt < place.OldTo; oldAt++)
            {
                marks._removed.Append(old[oldAt].Core).Append(old[oldAt].Blank);
            }

            for (; nowAt < place.NowTo; nowAt++)
            {
                marks._added.Append(now[nowAt].Core).Append(now[nowAt].Blank);
            }
        }

        marks.WriteChange();
        return marks._runs.ConvertAll(run => new WordRun(run.Fate, run.Text.ToString()));
    }

    // A blank that one version alone has after a kept word belongs to the change that follows: “ao[- sen].”
    private void Keep(Piece old, Piece now)
    {
        if (now.Core.Length > 0)
        {
            WriteChange();
        }

        Write(WordFate.Kept, now.Core);
        if (old.Blank.Length > 0 == now.Blank.Length > 0)
        {
            Write(WordFate.Kept, now.Blank);
            return;
        }

        _removed.Append(old.Blank);
        _added.Append(now.Blank);
    }

    private void WriteChange()
    {
        var (removed, added) = (_removed.ToString(), _added.ToString());
        _removed.Clear();
        _added.Clear();
        if (IsBlank(removed) && IsBlank(added))
        {
            Write(WordFate.Kept, added);
            return;
        }

        // A blank that both have stands outside of the marks.
        var (end, start) = (Math.Min(TrailingBlank(removed), TrailingBlank(added)), 0);
        if (end == 0)
        {
            start = Math.Min(LeadingBlank(removed), LeadingBlank(added));
        }

        Write(WordFate.Kept, added[..(start > 0 ? LeadingBlank(added) : 0)]);
        Write(WordFate.Removed, Inside(removed, start > 0, end > 0));
        Write(WordFate.Added, Inside(added, start > 0, end > 0));
        Write(WordFate.Kept, added[^(end > 0 ? TrailingBlank(added) : 0)..]);
    }

    private static string Inside(string text, bool withoutStart, bool withoutEnd) =>
        withoutEnd ? text[..^TrailingBlank(text)] : withoutStart ? text[LeadingBlank(text)..] : text;

    private void Write(WordFate fate, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_runs.Count == 0 || _runs[^1].Fate != fate)
        {
            _runs.Add((fate, new()));
        }

        _runs[^1].Text.Append(text);
    }

    private static bool IsBlank(string text) => LeadingBlank(text) == text.Length;

    private static int LeadingBlank(string text) => text.TakeWhile(IsBlank).Count();

    private static int TrailingBlank(string text) => text.Reverse().TakeWhile(IsBlank).Count();

    // A line end is not blank: it can be seen.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) && c is not ('\n' or '\r' or '\u2028' or '\u2029' or '\u0085');
}
