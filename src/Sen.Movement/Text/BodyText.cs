using System.Net;
using System.Text;

namespace Sen.Movement.Text;

/// <summary>The plain text of an article's body (nội dung bài): what is searched, summed up and read aloud, whichever form the body is kept in.</summary>
public static class BodyText
{
    // What stands in one of these is no text of the article.
    private static readonly string[] Unread = ["script", "style"];

    // Between these a reader pauses: their words are not one word. Inside a line (<b>, <a>, <span>) letters go on.
    private static readonly HashSet<string> InLine = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var", "wbr",
    };

    /// <summary>The text without its tags, entities decoded, one line a paragraph. A body of plain paragraphs, which begins with no tag, keeps its words as they are.</summary>
    public static string Plain(string body)
    {
        var start = body.AsSpan().TrimStart();
        var text = start is ['<', var next, ..] && (char.IsAsciiLetter(next) || next == '!') ? WebUtility.HtmlDecode(WithoutTags(body)) : body;
        return string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                break;
            }

            text.Append(html, at, open - at);
            at = AfterTag(html, open, text);
        }

        return at >= html.Length ? text.ToString() : text.Append(html, at, html.Length - at).ToString();
    }

    // Where the text goes on behind the tag at this place; a “<” that begins no tag is text.
    private static int AfterTag(string html, int open, StringBuilder text)
    {
        if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return end < 0 ? html.Length : end + 3;
        }

        var name = NameAt(html, open + 1, out var closes);
        if (name.Length == 0 && !closes && !html.AsSpan(open).StartsWith("<!", StringComparison.Ordinal))
        {
            text.Append('<');
            return open + 1;
        }

        var behind = Close(html, open + 1);
        if (!InLine.Contains(name))
        {
            text.Append('\n');
        }

        if (!closes && Unread.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            var end = html.IndexOf($"</{name}", behind, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? html.Length : end;
        }

        return behind;
    }

    private static string NameAt(string html, int at, out bool closes)
    {
        closes = at < html.Length && html[at] == '/';
        var from = closes ? at + 1 : at;
        var to = from;
        while (to < html.Length && char.IsAsciiLetterOrDigit(html[to]))
        {
            to++;
        }

        return html[from..to];
    }

    // Behind the “>” that closes a tag; one inside a quoted value does not.
    private static int Close(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at + 1;
            }
        }

        return html.Length;
    }
}
