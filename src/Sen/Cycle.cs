using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen;

/// <summary>The table of contents: every route, stage by stage, in the order of the movement's year.</summary>
public static class Cycle
{
    /// <summary>Registers the handlers of all slices.</summary>
    public static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<Portal.EditArticle.Handler>();
    }

    /// <summary>Maps every route.</summary>
    public static void Map(WebApplication app)
    {
        Portal.PortalRoutes.Map(app);
        Portal.ArticleDesk.Map(app);
        Portal.EditArticle.Map(app);
        app.MapGet("/healthz", () => "ok").Needs(Operation.ReadHealth);
    }
}
