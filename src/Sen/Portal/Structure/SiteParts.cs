using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>How a part is written.</summary>
public enum PartForm
{
    /// <summary>Lines “words | address”.</summary>
    Lines,

    /// <summary>The blocks of the home page, each with its place.</summary>
    Blocks,

    /// <summary>Running text.</summary>
    Text,
}

/// <summary>A part of the portal an editor may change.</summary>
/// <param name="Key">Its key, also its word in addresses.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where readers see it.</param>
public sealed record PartKind(string Key, PartForm Form, Func<Words, string> Name, string Address);

/// <summary>The parts of a portal as one table: the desk lists them, the routes and the site map are made from them.</summary>
public static class SiteParts
{
    public const string Menu = "menu", Links = "lien-ket", Home = "trang-chu", Welcome = "loi-chao";

    /// <summary>Where the standing pages live that have no address of the first level.</summary>
    public const string OtherPages = StandingPageName.Others;

    /// <summary>The blocks of the home page in the order the portal shows them by itself; the welcome is shown only when somebody wrote one.</summary>
    public static readonly IReadOnlyList<string> HomeBlocks = [Welcome, "tin", "phong-trao", "nam"];

    /// <summary>All parts.</summary>
    public static IReadOnlyList<PartKind> All { get; } =
    [
        new(Menu, PartForm.Lines, words => words.PartMenu, "/"),
        new(Home, PartForm.Blocks, words => words.PartHome, "/"),
        new(Welcome, PartForm.Text, words => words.PartWelcome, "/"),
        new(Links, PartForm.Lines, words => words.WebLinks, "/"),
        .. StandingPages.All.Select(page => new PartKind(page.Key, PartForm.Text, page.Name, page.Address)),
    ];

    /// <summary>The standing pages.</summary>
    public static IEnumerable<PartKind> Pages => All.Where(part => part.Form == PartForm.Text && part.Key != Welcome);

    /// <summary>A part by its key; null when there is none.</summary>
    public static PartKind? Find(string key) => All.FirstOrDefault(part => part.Key == key);

    /// <summary>What the portal shows while nobody wrote the part; null when it shows nothing.</summary>
    public static string? ByItself(PartKind part, Words words, SiteFacts site) => part.Key switch
    {
        Menu => string.Join('\n', PortalMenu.Of(words).Select(entry => $"{entry.Text} | {entry.Href}")),
        Home => string.Join('\n', HomeBlocks),
        "lien-he" => words.ContactText(site),
        "ho-tro-tiep-can" => words.AccessibilityText,
        "quyen-rieng-tu" => words.PrivacyText,
        _ => null,
    };
}
