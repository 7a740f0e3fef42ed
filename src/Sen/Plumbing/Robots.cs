using System.Buffers;

namespace Sen.Plumbing;

/// <summary>
/// Readers that are programmes and say so: they read, but are not counted. Only what names itself a robot is one; a library's default name
/// says nothing about who sits before it. No name at all is a robot: every browser has one.
/// </summary>
public static class Robots
{
    // Marks of search engines, previews of messengers and networks, monitors, archives, feed readers; looked for anywhere, in any case.
    private static readonly string[] Marks =
    [
        "bot", "crawl", "spider", "slurp", "archiver", "transcoder", "feedfetcher", "feedburner", "feedly", "mediapartners", "apis-google",
        "google-read-aloud", "google-inspectiontool", "googleother", "google-extended", "google-safety", "duplexweb", "storebot",
        "bingpreview", "yahoo! slurp", "yandeximages", "baiduspider", "sogou", "coccoc", "facebookexternalhit", "facebookcatalog",
        "meta-externalagent", "meta-externalfetcher", "whatsapp/", "zalo-preview", "zaloscraper", "skypeuripreview", "linkpreview", "vkshare",
        "embedly", "quora link preview", "ia_archiver", "heritrix", "nutch", "httrack", "lighthouse", "pagespeed", "pingdom",
        "uptime", "statuscake", "site24x7", "newrelicpinger", "monitor", "validator", "w3c_", "scrapy", "semrush", "screaming frog",
        "chatgpt-user", "oai-searchbot", "claude-user", "perplexity", "cohere-ai", "bytespider", "petalbot", "dataforseo",
    ];

    // A maker of telephones, and no robot.
    private const string Telephone = "cubot";

    private static readonly SearchValues<string> Names = SearchValues.Create(Marks, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the user agent is a known robot's, or empty.</summary>
    public static bool Is(string? userAgent) => string.IsNullOrWhiteSpace(userAgent)
        || (userAgent.AsSpan().ContainsAny(Names) && userAgent.Replace(Telephone, "", StringComparison.OrdinalIgnoreCase).AsSpan().ContainsAny(Names));
}
