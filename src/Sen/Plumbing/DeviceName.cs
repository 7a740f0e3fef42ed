namespace Sen.Plumbing;

/// <summary>What a browser calls itself, as a person would: “Chrome, Android”. Enough to tell one's telephone from the office's PC, and no more is kept.</summary>
public static class DeviceName
{
    // The first that fits: every browser names those it descends from as well.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("coc_coc_browser", "Cốc Cốc"), ("Zalo", "Zalo"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; empty when neither is told.</summary>
    public static string Of(string agent) => string.Join(", ", new[] { Find(Browsers, agent), Find(Systems, agent) }.Where(name => name is not null));

    private static string? Find((string Sign, string Name)[] table, string agent) =>
        Array.Find(table, row => agent.Contains(row.Sign, StringComparison.Ordinal)).Name;
}
