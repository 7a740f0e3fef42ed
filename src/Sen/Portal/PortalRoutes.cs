using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The public side, page by page, in the order of its menu.</summary>
public static class PortalRoutes
{
    /// <summary>Maps every public page.</summary>
    public static void Map(Routes routes)
    {
        ShowHome.Map(routes);
        ListArticles.Map(routes);
        ShowArticle.Map(routes);
        ShowMovement.Map(routes);
        ListModels.Map(routes);
        ShowModel.Map(routes);
        ShowCommittee.Map(routes);
        ListDocuments.Map(routes);
        ShowDocument.Map(routes);
        ShowStatement.Map(routes);
        ShowStandingPage.Map(routes);
        ShowSiteMap.Map(routes);
        ShowCalendar.Map(routes);
        ShowFeed.Map(routes);
        ShowSitemap.Map(routes);
        ShowSearch.Map(routes);
    }
}
