namespace Sen.Movement.OldPortal;

/// <summary>Finds captions «(Ảnh: …)» in a line of the body: brackets inside a caption belong to it.</summary>
internal static class OldCaptions
{
    private const string Label = "Ảnh";

    /// <summary>The line without its captions, and each caption with whether words stand before it.</summary>
    public static (string Left, IReadOnlyList<(string Text, bool AfterWords)> Found, bool Odd) Take(string line)
    {
        var (rest, found, odd, from) = ("", new List<(string, bool)>(), false, 0);
        for (var at = Next(line, 0); at >= 0; at = Next(line, from))
        {
            var end = End(line, at, ref odd);
            if (end < 0)
            {
                break;
            }

            rest = Join(rest, line[from..at]);
            var text = OldText.After(line[(at + 1)..end].TrimStart(' '), Label, colon: true)!;
            odd |= text.Length == 0;
            if (text.Length > 0)
            {
                found.Add((text, HasWords(rest)));
            }

            from = Math.Min(end + 1, line.Length);
        }

        rest = Join(rest, line[from..]);
        return (from == 0 || HasWords(rest) ? rest : "", found, odd);
    }

    private static int Next(string line, int from)
    {
        for (var at = line.IndexOf('(', from); at >= 0; at = line.IndexOf('(', at + 1))
        {
            if (OldText.After(line[(at + 1)..Math.Min(line.Length, at + 20)].TrimStart(' '), Label, colon: true) is not null)
            {
                return at;
            }
        }

        return -1;
    }

    // The bracket that closes the caption. When it was forgotten, a line that is nothing but the caption is the caption.
    private static int End(string line, int at, ref bool odd)
    {
        var depth = 0;
        for (var i = at; i < line.Length; i++)
        {
            depth += line[i] == '(' ? 1 : line[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        odd = true;
        return at == 0 && line.EndsWith(')') ? line.Length : -1;
    }

    private static string Join(string before, string after) =>
        (before.TrimEnd(' '), after.Trim(' ')) is ({ Length: > 0 } one, { Length: > 0 } other)
            ? $"{one}{(other[0] is '.' or ',' or ';' or ':' or ')' ? "" : " ")}{other}" : before.TrimEnd(' ') + after.Trim(' ');

    private static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);
}
