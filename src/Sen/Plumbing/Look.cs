using System.Collections.Frozen;
using System.Text;
using Sen.Movement.OldPortal;

namespace Sen.Plumbing;

/// <summary>The reader's own choice of light, size and language, from three cookies that say nothing about the reader.</summary>
public static class Look
{
    /// <summary>One small number for the combination; 0 is a reader who chose nothing.</summary>
    public static byte Of(HttpRequest request)
    {
        if (request.Headers.Cookie.Count == 0)
        {
            return 0;
        }

        var cookies = request.Cookies;
        var light = cookies[Frames.ThemeCookie] switch { "sang" => 1, "toi" => 2, _ => 0 };
        return (byte)(light + (cookies[Frames.SizeCookie] == "lon" ? 3 : 0) + (cookies[Frames.LanguageCookie] == "en" ? 6 : 0));
    }
}

/// <summary>The part of an address's query that pages know, in a fixed order. What no page knows changes nothing, so it is left out.</summary>
public static class PageQuery
{
    /// <summary>Names some public page knows.</summary>
    public const string Newer = "moi", Older = "cu", PageNumber = "trang", Search = "q", Field = "linh-vuc", Owner = "don-vi", Year = "nam", Status = "tinh-trang", Kind = "loai",
        Category = "chuyen-muc", Order = "thu-tu", Month = "thang";

    /// <summary>Where every search form goes.</summary>
    public const string SearchAddress = "/tim-kiem";

    private const int LongestValue = 100;
    private static readonly string[] Known = [Category, Older, Owner, Field, Kind, Newer, Year, Search, Order, Status, Month, PageNumber];

    /// <summary>The known, non-empty values of a request; empty for most.</summary>
    public static IReadOnlyDictionary<string, string> Values(HttpRequest request)
    {
        if (!request.QueryString.HasValue)
        {
            return FrozenDictionary<string, string>.Empty;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Known)
        {
            // Of a longer search the beginning is looked for; a longer value of anything else is no value.
            if (request.Query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value && (name == Search || value.Length <= LongestValue))
            {
                values[name] = value.Length <= LongestValue ? value : value[..LongestValue];
            }
        }

        return values;
    }

    /// <summary>Whether the query has names that no public page knows: then it may be an address of an old portal.</summary>
    public static bool HasOthers(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.Keys.Any(name => Array.IndexOf(Known, name) < 0 && !OldAddressKey.IsTracker(name));

    /// <summary>The query with its question mark in the fixed order, or nothing.</summary>
    public static string Text(IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder();
        foreach (var name in Known.Where(values.ContainsKey))
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(values[name]));
        }

        return text.ToString();
    }
}
