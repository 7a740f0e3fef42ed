namespace Sen.Plumbing;

/// <summary>The portal's first level as one table: menu, drawer and foot all read it.</summary>
public static class PortalMenu
{
    public static IReadOnlyList<(PortalSection Section, string Text, string Href)> Of(Words words) =>
    [
        (PortalSection.Home, words.Home, "/"),
        (PortalSection.News, words.News, "/tin"),
        (PortalSection.Movement, words.Movement, "/phong-trao"),
        (PortalSection.Models, words.Models, "/mo-hinh"),
        (PortalSection.Committee, words.Committee, "/ban-chi-dao"),
        (PortalSection.Documents, words.Documents, "/van-ban"),
    ];
}
