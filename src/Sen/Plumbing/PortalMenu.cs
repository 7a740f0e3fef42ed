namespace Sen.Plumbing;

/// <summary>The portal's first level as one table: menu, drawer and foot all read it.</summary>
public static class PortalMenu
{
    public static IReadOnlyList<MenuEntry> Of(Words words) =>
    [
        new(PortalSection.Home, words.Home, "/"),
        new(PortalSection.News, words.News, "/tin"),
        new(PortalSection.Movement, words.Movement, "/phong-trao"),
        new(PortalSection.Models, words.Models, "/mo-hinh"),
        new(PortalSection.Committee, words.Committee, "/ban-chi-dao"),
        new(PortalSection.Documents, words.Documents, "/van-ban"),
        .. Reaching(words),
    ];

    /// <summary>The ways to the commune itself: they end the menu, and stand at the foot also where an editor's own menu leaves them out.</summary>
    public static IReadOnlyList<MenuEntry> Reaching(Words words) =>
    [
        new(PortalSection.None, words.FeedbackShort, FeedbackAddresses.Send),
        new(PortalSection.None, words.Calendar, "/lich"),
        new(PortalSection.None, words.PageContact, "/lien-he"),
    ];
}
