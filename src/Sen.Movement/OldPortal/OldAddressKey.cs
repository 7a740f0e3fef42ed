using Sen.Movement.Text;

namespace Sen.Movement.OldPortal;

/// <summary>
/// One spelling for an address of an old portal (địa chỉ cũ): path and query. The host does not matter, nor do capitals of the path and of names, the
/// order of the query, or what social networks add to a link.
/// </summary>
public static class OldAddressKey
{
    /// <summary>Longer than any address a portal ever had.</summary>
    public const int Longest = 2000;

    // Added by those who pass a link on; no part of the page's address.
    private static readonly string[] Trackers = ["fbclid", "gclid", "zarsrc", "mibextid"];

    // The front page is no article, whatever a page says of itself.
    private static readonly string[] Fronts = ["/", "/default.aspx", "/index.html", "/index.htm", "/index.php", "/index.aspx", "/home.aspx"];

    /// <summary>The key of an address, or null when it is none, or the front page. A relative one is read beside <paramref name="page"/>.</summary>
    /// <param name="address">As written: whole, from the root, or relative.</param>
    /// <param name="page">Address of the page it stands on, when known.</param>
    public static string? Of(string address, string? page = null)
    {
        var text = WithoutFragment(address.Trim());
        if (text.Length is 0 or > Longest || PathOf(text, page) is not { } path)
        {
            return null;
        }

        var mark = path.IndexOf('?', StringComparison.Ordinal);
        var (place, query) = mark < 0 ? (Place(path), "") : (Place(path[..mark]), Query(path[(mark + 1)..]));
        return query.Length > 0 ? $"{place}?{query}" : Array.IndexOf(Fronts, place) >= 0 ? null : place;
    }

    /// <summary>The host of a whole address, small letters; null when it names none.</summary>
    public static string? HostOf(string address)
    {
        var text = address.Trim();
        var start = text.StartsWith("//", StringComparison.Ordinal) ? 2
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : -1;
        if (start < 0)
        {
            return null;
        }

        var end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        var host = end < 0 ? text[start..] : text[start..(start + end)];
        return host.Length == 0 ? null : host.ToLowerInvariant();
    }

    private static string WithoutFragment(string address) => address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? address[..at] : address;

    // Path and query as written, from the root.
    private static string? PathOf(string text, string? page)
    {
        if (HostOf(text) is { } host)
        {
            var rest = text[(text.IndexOf("//", StringComparison.Ordinal) + 2 + host.Length)..];
            return rest.StartsWith('/') ? rest : $"/{rest}";
        }

        if (text.StartsWith('/'))
        {
            return text.StartsWith("//", StringComparison.Ordinal) ? null : text;
        }

        // A colon before anything else names a scheme: mailto, javascript, file, data.
        var first = text.AsSpan().IndexOfAny(':', '/', '?');
        if (first >= 0 && text[first] == ':')
        {
            return null;
        }

        var beside = page is null ? "/" : PathOf(WithoutFragment(page.Trim()), null) ?? "/";
        beside = beside.Split('?')[0];
        return text.StartsWith('?') ? beside + text : beside[..(beside.LastIndexOf('/') + 1)] + text;
    }

    private static string Place(string path)
    {
        var kept = new List<string>();
        foreach (var part in Uri.UnescapeDataString(path).Split('/', '\\'))
        {
            if (part == ".." && kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                kept.Add(part);
            }
        }

        return VietnameseText.Nfc($"/{string.Join('/', kept)}").ToLowerInvariant();
    }

    /// <summary>Whether a name of a query only says how a link was passed on, and nothing about the page.</summary>
    public static bool IsTracker(string name) => Trackers.Contains(name, StringComparer.OrdinalIgnoreCase) || name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase);

    private static string Query(string query) => string.Join('&', query.Split('&')
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Value(pair[0]).ToLowerInvariant(), Value: pair.Length > 1 ? Value(pair[1]) : ""))
        .Where(pair => pair.Name.Length > 0 && !IsTracker(pair.Name))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static string Value(string text) => VietnameseText.Nfc(Uri.UnescapeDataString(text.Replace('+', ' ')));
}
