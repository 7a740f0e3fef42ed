using Sen.Movement;
using Sen.Movement.People;
using Sen.People;
using Sen.Plumbing;

namespace Sen;

/// <summary>The table of contents: every route, stage by stage, in the order of the movement's year.</summary>
public static class Cycle
{
    /// <summary>Registers the handlers of all slices.</summary>
    public static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<SignIn.Handler>().AddScoped<OwnAccount.Handler>();
    }

    /// <summary>Maps every route.</summary>
    public static void Map(WebApplication app)
    {
        Health.Map(app);
        ReadingChoice.Map(app);

        // People: the door of the workplace
        SignIn.Map(app);
        SignOut.Map(app);
        OwnAccount.Map(app);

        app.MapFallback("{*path}", (HttpContext http) => Answers.Refused(http, new Refusal.Missing("trang"))).Needs(Operation.ReadPortal);
    }
}
