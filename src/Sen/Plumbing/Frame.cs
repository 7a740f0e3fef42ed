using Sen.Data.Portal;

namespace Sen.Plumbing;

/// <summary>What a page needs around its content: whose site it is, in which language and light it is read, and where its files are.</summary>
public sealed record Frame
{
    public required Words Words { get; init; }

    public required SiteFacts Site { get; init; }

    public required FrameAssets Assets { get; init; }

    /// <summary>Path and query of this page, so that a change of light, size or language comes back to it.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Scheme and host the page is read under, without a slash at the end.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The page's one address: path and the query it knows, whatever else was asked with it.</summary>
    public string Canonical { get; init; } = "/";

    /// <summary>“sang” (light), “toi” (dark) or null: as the reader's device has it.</summary>
    public string? Theme { get; init; }

    public bool LargeText { get; init; }

    /// <summary>A demonstration: the strip is shown and robots are asked to stay away.</summary>
    public bool Demo { get; init; }

    /// <summary>The demonstration's own date, when it is not today's.</summary>
    public DateOnly? DemoDate { get; init; }

    /// <summary>The entries of the main menu.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; init; } = [];

    /// <summary>Where the search form goes; null hides it.</summary>
    public string? SearchAddress { get; init; }
}

/// <summary>The files every page asks for, under their fingerprinted addresses.</summary>
/// <param name="Styles">Address of sen.css.</param>
/// <param name="Mark">Address of the mark, which is also the favicon.</param>
/// <param name="Icons">Address of the drawings.</param>
/// <param name="Fonts">Addresses to preload; empty when the fonts were not built, and then the page asks for none.</param>
/// <param name="ArticleScript">The article page's module (print, share, read aloud), or null.</param>
/// <param name="ShareCard">The picture of a page that is sent on and has none of its own, or null.</param>
/// <param name="DeskScript">The workplace forms' module (keeps a draft on leaving a field), or null.</param>
public sealed record FrameAssets(string Styles, string Mark, string Icons, IReadOnlyList<string> Fonts, string? ArticleScript = null, string? DeskScript = null, string? ShareCard = null)
{
    /// <summary>The editor of articles: its module and its style sheet, or null when they were not built; then a plain text field does the same.</summary>
    public string? EditorScript { get; init; }

    public string? EditorStyles { get; init; }

    /// <summary>The module that asks a device for its passkey.</summary>
    public string? PasskeyScript { get; init; }
}

/// <summary>The unit whose site this is, and what its foot says. Visit numbers are texts because they are put in after the page was cached.</summary>
public sealed record SiteFacts
{
    /// <summary>“Xã Bình Sa”.</summary>
    public required string Name { get; init; }

    /// <summary>The units above, “Huyện Thăng Bình, tỉnh Quảng Nam”.</summary>
    public required string Above { get; init; }

    /// <summary>What the commune is part of, when it has ended; null while it goes on.</summary>
    public NowIn? NowIn { get; init; }

    /// <summary>“Bản quyền thuộc Ủy ban nhân dân xã Bình Sa”.</summary>
    public string? Copyright { get; init; }

    public string? Office { get; init; }

    /// <summary>As the office writes it, “02353. 873.157”.</summary>
    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? DesignedBy { get; init; }

    public IReadOnlyList<Link> WebLinks { get; init; } = [];

    public string? VisitsTotal { get; init; }

    public string? VisitsMonth { get; init; }

    public string? VisitsDay { get; init; }

    public string? VisitsNow { get; init; }

    public bool VisitsIllustrative { get; init; }

    /// <summary>The commune's own emblem in place of the mark.</summary>
    public string? EmblemHref { get; init; }

    /// <summary>“Cán bộ phụ trách · số máy của xã”: stands at the same place on every workplace page.</summary>
    public string? HelpLine { get; init; }
}

/// <summary>A link with words; <paramref name="Note"/> is a short second line, <paramref name="Illustrative"/> puts the badge beside it.</summary>
public sealed record Link(string Text, string Href, string? Note = null, bool Illustrative = false);

/// <summary>An entry of the main menu; <paramref name="Section"/> is None for an entry the unit added.</summary>
public sealed record MenuEntry(PortalSection Section, string Text, string Href);

/// <summary>The first-level pages of the portal, in the order of its menu.</summary>
public enum PortalSection
{
    None,
    Home,
    News,
    Movement,
    Models,
    Committee,
    Documents,
}

/// <summary>One entry of the workplace's rail and tabs.</summary>
/// <param name="Count">How much waits there; 0 shows nothing.</param>
public sealed record DeskLink(string Text, string Href, string Icon, int Count = 0, bool Current = false);

/// <summary>Who sits at the desk and what they may open. People appear by their post.</summary>
public sealed record DeskFrame(string Post, string Unit, IReadOnlyList<DeskLink> Links, string AccountHref, string? NoticesHref = null, int Notices = 0)
{
    /// <summary>The posts used by somebody else's mandate now: said on every page.</summary>
    public IReadOnlyList<Sen.Movement.People.HeldPost> Mandates { get; init; } = [];

    /// <summary>Those that sleep until the second step is set up.</summary>
    public IReadOnlyList<Sen.Movement.People.HeldPost> Asleep { get; init; } = [];

    /// <summary>The way back of a page that has no entry of its own: the entry under which it hangs.</summary>
    public IReadOnlyList<Link> Above => [.. Links.Where(link => link.Current).Select(link => new Link(link.Text, link.Href))];
}

/// <summary>How loudly a tag speaks; colour is never the only sign, the words carry the meaning.</summary>
public enum Tone
{
    Plain,
    Leaf,
    Petal,
    Stamen,
    Danger,
    Info,
}

/// <summary>A picture; <paramref name="Drawn"/> marks a drawing that stands in for a photograph.</summary>
public sealed record Picture(string Src, string Alt, int Width, int Height, bool Drawn = false)
{
    /// <summary>The picture of the library it is, in all its formats; null when it is none.</summary>
    public Sen.Data.Media.ShownMedia? Media { get; init; }
}

/// <summary>Numbered pages: one address a page, <paramref name="Current"/> counted from 1.</summary>
public sealed record Pager(IReadOnlyList<string> Hrefs, int Current)
{
    public static Pager None { get; } = new([], 1);
}

/// <summary>Where one of the nine stages (khâu) stands in the year.</summary>
public enum StageState
{
    Ahead,
    Running,
    Done,
}

/// <summary>One stage beside the wheel; <paramref name="When"/> is the date it closed, the date it runs to, or the date it is planned for.</summary>
public sealed record StageLine(string Name, StageState State, string When, string? Href = null)
{
    /// <summary>It runs, and its day is over while work of it is open.</summary>
    public bool IsLate { get; init; }
}

/// <summary>The nine stages of one year's cycle.</summary>
public sealed record YearStages(int Year, IReadOnlyList<StageLine> Stages, bool Illustrative);
