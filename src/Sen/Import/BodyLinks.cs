using Sen.Movement.OldPortal;

namespace Sen.Import;

/// <summary>Links in the body of a saved page that led to its own portal: those whose page is not taken over are dead from now on, and are listed.</summary>
public static class BodyLinks
{
    /// <summary>The links to the old portal itself, as written and in their one spelling. What leads elsewhere nobody here can judge.</summary>
    public static IEnumerable<(string Shown, string Key)> Of(SavedPage saved)
    {
        var host = saved.SavedFrom is { } from ? OldAddressKey.HostOf(from) : null;
        return from link in saved.Page.Links.Distinct(StringComparer.Ordinal)
               where OldAddressKey.HostOf(link) is not { } other || other == host
               let key = OldAddressKey.Of(link, saved.SavedFrom)
               where key is not null
               select (link, key);
    }

    /// <summary>Those that lead to no page taken over.</summary>
    public static IEnumerable<string> Dead(SavedPage saved, IReadOnlySet<string> alive) => Of(saved).Where(link => !alive.Contains(link.Key)).Select(link => link.Shown);

    /// <summary>The sentence about one.</summary>
    public static string Sentence(string link) => $"Liên kết trong bài không còn trang: {(link.Length <= 120 ? link : $"{link[..120]}…")}";
}
