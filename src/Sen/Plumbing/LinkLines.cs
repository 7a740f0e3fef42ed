using Sen.Movement.Text;

namespace Sen.Plumbing;

/// <summary>Links as a person writes them, one a line: “Tin tức | /tin”.</summary>
public static class LinkLines
{
    private const int LongestAddress = 300;

    /// <summary>The links; a line that is none is left out.</summary>
    public static IReadOnlyList<Link> Read(string text) => [.. Lines(text).Select(LinkOf).OfType<Link>()];

    /// <summary>The lines that say something.</summary>
    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One link: own pages by their path, other sites over the web, nothing that runs. Null when the line is none.</summary>
    public static Link? LinkOf(string line)
    {
        var at = line.IndexOf('|', StringComparison.Ordinal);
        var (words, address) = at < 0 ? ("", "") : (VietnameseText.Clean(line[..at]), line[(at + 1)..].Trim());
        var own = address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal);
        var web = !own && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri!.UserInfo.Length == 0;
        return words.Length > 0 && address.Length is > 0 and <= LongestAddress && !address.Any(char.IsWhiteSpace) && (own || web) ? new(words, address) : null;
    }
}
