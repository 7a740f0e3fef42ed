using Sen.Movement.Text;

namespace Sen.Movement.OldPortal;

/// <summary>The line «Tác giả: … .Ngày đăng: … .Lượt xem: … lượt.» in all its oddities: any part may be missing, or stand on a line of its own.</summary>
internal sealed class OldByline
{
    private const string Author = "Tác giả", Date = "Ngày đăng", Views = "Lượt xem";
    private const int LongestDate = 40;

    private static readonly string[] Labels = [Author, Date, Views];

    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    /// <summary>Whether a line begins as a byline does.</summary>
    public static bool Begins(string line) => Array.Exists(Labels, label => OldText.After(line, label, colon: true) is not null);

    /// <summary>Reads the byline that begins at a line, and answers how many lines it takes.</summary>
    public static (OldByline Byline, int Lines) At(IReadOnlyList<OldLine> lines, int at)
    {
        var byline = new OldByline();
        byline.Take(lines[at].Text);
        var taken = 1;
        while (at + taken < lines.Count && byline.GoesOn(lines[at + taken].Text))
        {
            byline.Take(lines[at + taken].Text);
            taken++;
        }

        return (byline, taken);
    }

    /// <summary>What it says, with a sentence for each part that is missing or odd.</summary>
    public OldPage Into(OldPage page, List<string> warnings)
    {
        var (author, date, views) = (Part(Author), Part(Date), Part(Views));
        if (author is null)
        {
            warnings.Add("Trang không ghi tác giả.");
        }

        return page with { Author = author, Published = Day(date, warnings), PublishedAsShown = date, Views = CountOf(views, warnings) };
    }

    private string? Part(string label) => _parts.GetValueOrDefault(label) is { Length: > 0 } text ? text : null;

    // Each label counts where it stands first, at the beginning of the line or after something that is not part of a word.
    private void Take(string line)
    {
        var found = Labels.Where(label => !_parts.ContainsKey(label)).Select(label => (Label: label, At: Find(line, label)))
            .Where(hit => hit.At >= 0).OrderBy(hit => hit.At).ToList();
        for (var i = 0; i < found.Count; i++)
        {
            var end = i + 1 < found.Count ? found[i + 1].At : line.Length;
            _parts[found[i].Label] = WithoutMark(OldText.After(line[found[i].At..end], found[i].Label, colon: true)!);
        }
    }

    private static int Find(string line, string label)
    {
        for (var at = line.IndexOf(label, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(label, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(line[at - 1])) && OldText.After(line[at..Math.Min(line.Length, at + LongestDate)], label, colon: true) is not null)
            {
                return at;
            }
        }

        return -1;
    }

    // A part on a line of its own follows in order and holds nothing else; what only begins alike belongs to the body.
    private bool GoesOn(string line)
    {
        var last = Array.FindLastIndex(Labels, _parts.ContainsKey);
        return (last < 1 && OldText.After(line, Date, colon: true) is { Length: <= LongestDate } date && (date.Length == 0 || char.IsAsciiDigit(date[0])))
            || (last < 2 && OldText.After(line, Views, colon: true) is { } views && (views.Length == 0 || OldText.Count(views) is not null));
    }

    // The parts are set off by « .»; one mark goes, a name may end with a full stop of its own.
    private static string WithoutMark(string part)
    {
        var text = part.Trim(' ');
        return text.Length > 0 && text[^1] is '.' or ',' or ';' or '|' or '-' or '–' or '•' ? text[..^1].TrimEnd(' ') : text;
    }

    private static DateOnly? Day(string? shown, List<string> warnings)
    {
        if (shown is null)
        {
            warnings.Add("Trang không ghi ngày đăng.");
            return null;
        }

        // The hour some portals write beside the day, or a weekday before it, is no part of the day.
        var words = shown.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Count(c => c is '/' or '-' or '.') == 2).ToList();
        var read = AdministrativeDate.Read(words.Count == 1 ? words[0] : shown);
        if (!read.Understood)
        {
            warnings.Add($"Ngày đăng “{OldText.Short(shown)}” không phải là ngày có thật. {read.Problem?.Vi}");
        }

        return read.Understood ? read.Value : null;
    }

    private static long? CountOf(string? shown, List<string> warnings)
    {
        if (shown is null)
        {
            warnings.Add("Trang không ghi lượt xem.");
            return null;
        }

        var count = OldText.Count(shown);
        if (count is null)
        {
            warnings.Add($"Lượt xem “{OldText.Short(shown)}” không phải là một số.");
        }

        return count;
    }
}
