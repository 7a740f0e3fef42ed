using Microsoft.AspNetCore.Antiforgery;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>The operation a route declares.</summary>
/// <param name="Operation">What the route does.</param>
public sealed record DeclaredOperation(Operation Operation);

/// <summary>Routes declare what they do; one that does not stops start-up.</summary>
public static class Operations
{
    /// <summary>Declares the route's operation. The route is asked only when the actor could ever do it; the handler asks again about the record.</summary>
    public static T Needs<T>(this T route, Operation operation)
        where T : IEndpointConventionBuilder
    {
        route.Add(builder => builder.Metadata.Add(new DeclaredOperation(operation)));
        route.Finally(RequireToken);
        return route;
    }

    // Every form has to prove that it came from a page of ours, also when its handler reads the form by hand.
    private static void RequireToken(EndpointBuilder builder)
    {
        if (builder.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post))
            && !builder.Metadata.OfType<IAntiforgeryMetadata>().Any())
        {
            builder.Metadata.Add(new RequireAntiforgeryTokenAttribute());
        }
    }

    /// <summary>
    /// Throws when a route has no declared operation: a door nobody guards must not open. The routes are built here, once: a framework's data source
    /// would build them again for each who asks.
    /// </summary>
    public static void RefuseUndeclared(IEndpointRouteBuilder app)
    {
        var built = app.DataSources.SelectMany(source => source.Endpoints).ToList();
        var open = built.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<DeclaredOperation>() is null)
            .Select(endpoint => $"{endpoint.DisplayName}").ToList();
        if (open.Count > 0)
        {
            throw new InvalidOperationException($"Routes without a declared operation: {string.Join(", ", open)}");
        }

        app.DataSources.Clear();
        app.DataSources.Add(new DefaultEndpointDataSource(built));
    }
}
