using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sen.Movement.OldPortal;

namespace Sen.Import;

/// <summary>
/// A saved HTML page as lines: every block element and every &lt;br&gt; begins a line, scripts and styles say nothing, pictures and links keep their
/// place. Nothing the page names is fetched.
/// </summary>
public sealed partial class SavedHtml
{
    // Smaller ones are signs for printing and passing on.
    private const int SmallestPicture = 48;
    private const int DeepestPage = 400;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "br",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "select", "textarea", "object", "iframe", "svg", "audio", "video",
    };

    private readonly List<OldLine> _lines = [];
    private readonly List<OldPicture> _pictures = [];
    private readonly List<string> _links = [];
    private readonly StringBuilder _line = new();

    [GeneratedRegex("</?(?:div|span|font|center|table|section|blockquote|form)\\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Boxes();

    private SavedHtml()
    {
    }

    /// <summary>The lines of the page.</summary>
    public IReadOnlyList<OldLine> Lines => _lines;

    /// <summary>Where the page was saved from, when it says so; relative addresses are read beside it.</summary>
    public string? SavedFrom { get; private init; }

    /// <summary>Addresses the page says are its own.</summary>
    public IReadOnlyList<string> Addresses { get; private init; } = [];

    /// <summary>Whether boxes lie in boxes deeper than any page is built: the parser would drop what lies below, and nothing may be lost unsaid.</summary>
    public static bool IsTooDeep(string markup)
    {
        var (depth, deepest) = (0, 0);
        foreach (var tag in Boxes().EnumerateMatches(markup))
        {
            depth = Math.Max(0, depth + (markup[tag.Index + 1] == '/' ? -1 : 1));
            deepest = Math.Max(deepest, depth);
        }

        return deepest > DeepestPage;
    }

    /// <summary>Reads a page.</summary>
    public static SavedHtml Read(string markup)
    {
        var document = new HtmlParser().ParseDocument(markup);
        var comment = CommentOf(document);
        var own = OwnAddresses(document).ToList();
        var page = new SavedHtml
        {
            SavedFrom = own.Prepend(comment).FirstOrDefault(address => address is not null && OldAddressKey.HostOf(address) is not null),
            Addresses = [.. own.Prepend(comment).OfType<string>()],
        };
        page.Walk(document);
        return page;
    }

    /// <summary>The character encoding the page declares; null when it declares none. Only its beginning is looked at, as browsers do.</summary>
    public static string? CharsetOf(string beginning)
    {
        const string Name = "charset";
        var at = beginning.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = beginning[(at + Name.Length)..].TrimStart(' ', '=', '"', '\'', '\t');
        return new string([.. value.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':')]).ToLowerInvariant();
    }

    // «<!-- saved from url=(0055)http://… -->», which browsers write into what they save.
    private static string? CommentOf(IDocument document)
    {
        const string Mark = "saved from url=(";
        var text = document.ChildNodes.Concat(document.DocumentElement?.ChildNodes ?? Enumerable.Empty<INode>()).OfType<IComment>()
            .Select(comment => comment.Data).FirstOrDefault(data => data.Contains(Mark, StringComparison.OrdinalIgnoreCase));
        var from = text?.IndexOf(')', text.IndexOf(Mark, StringComparison.OrdinalIgnoreCase)) ?? -1;
        return from < 0 ? null : text![(from + 1)..].Trim().Split(' ', '\n', '\r', '\t')[0];
    }

    // A page of ASP.NET is one form that holds everything; its action is the page's own address. A search form is not.
    private static IEnumerable<string?> OwnAddresses(IDocument document)
    {
        foreach (var link in document.QuerySelectorAll("link[rel][href]").Where(link =>
            link.GetAttribute("rel")!.Split(' ').Any(word => word.Equals("canonical", StringComparison.OrdinalIgnoreCase) || word.Equals("shortlink", StringComparison.OrdinalIgnoreCase))))
        {
            yield return link.GetAttribute("href");
        }

        foreach (var meta in document.QuerySelectorAll("meta[content]").Where(meta => (meta.GetAttribute("property") ?? meta.GetAttribute("name")) is "og:url" or "twitter:url"))
        {
            yield return meta.GetAttribute("content");
        }

        foreach (var form in document.QuerySelectorAll("form[action]").Where(form =>
            form.QuerySelector("input[name=__VIEWSTATE]") is not null || form.TextContent.Contains("Ngày đăng", StringComparison.OrdinalIgnoreCase)))
        {
            yield return form.GetAttribute("action");
        }
    }

    // Node by node without calling itself: a page may be nested deeper than a stack is.
    private void Walk(IDocument document)
    {
        var way = new Stack<(INode Node, int Next)>();
        way.Push((document.Body ?? (INode)document, 0));
        while (way.TryPop(out var at))
        {
            if (at.Next >= at.Node.ChildNodes.Length)
            {
                Leave(at.Node);
                continue;
            }

            way.Push((at.Node, at.Next + 1));
            if (at.Node.ChildNodes[at.Next] is var child && Enter(child))
            {
                way.Push((child, 0));
            }
        }

        EndLine();
    }

    // True when its children are to be read.
    private bool Enter(INode node)
    {
        switch (node)
        {
            case IText text:
                Append(text.Data, text.ParentElement is { LocalName: "pre" });
                return false;
            case IHtmlImageElement image:
                Picture(image);
                return false;
            case IElement element when IsSilent(element):
                return false;
            case IElement element:
                Boundary(element);
                if (element.LocalName == "a" && element.GetAttribute("href") is { Length: > 0 } href)
                {
                    _links.Add(href);
                }

                return true;
            default:
                return node.HasChildNodes;
        }
    }

    private void Leave(INode node)
    {
        if (node is IElement element)
        {
            Boundary(element);
        }
    }

    private void Boundary(IElement element)
    {
        if (Blocks.Contains(element.LocalName))
        {
            EndLine();
        }
        else if (element.LocalName == "a" && _line.Length > 0 && char.IsAsciiDigit(_line[^1]))
        {
            // Page numbers stand side by side: “1”, “2”, not “12”.
            _line.Append(' ');
        }
    }

    private static bool IsSilent(IElement element) => Silent.Contains(element.LocalName) || element.HasAttribute("hidden")
        || element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) == true;

    private void Append(string text, bool asTyped)
    {
        foreach (var c in text)
        {
            if (asTyped && c == '\n')
            {
                EndLine();
            }
            else if (c is not (' ' or '\t' or '\n' or '\r' or '\f'))
            {
                _line.Append(c);
            }
            else if (_line.Length > 0 && _line[^1] != ' ')
            {
                _line.Append(' ');
            }
        }
    }

    private void Picture(IHtmlImageElement image)
    {
        if (IsSilent(image) || image.GetAttribute("src") is not { Length: > 0 } source || IsSmall(image, "width") || IsSmall(image, "height"))
        {
            return;
        }

        _pictures.Add(new(source, image.GetAttribute("alt") ?? ""));
        if (string.IsNullOrWhiteSpace(_line.ToString()))
        {
            EndLine();
        }
    }

    private static bool IsSmall(IHtmlImageElement image, string side) =>
        int.TryParse(image.GetAttribute(side), NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels <= SmallestPicture;

    private void EndLine()
    {
        var text = _line.ToString();
        if (!string.IsNullOrWhiteSpace(text) || _links.Count > 0)
        {
            _lines.Add(new(text) { Links = [.. _links] });
        }

        _lines.AddRange(_pictures.Select(picture => new OldLine("", picture)));
        _line.Clear();
        _pictures.Clear();
        _links.Clear();
    }
}
