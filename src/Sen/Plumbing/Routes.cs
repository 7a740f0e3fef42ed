using System.Diagnostics.CodeAnalysis;

namespace Sen.Plumbing;

/// <summary>
/// Where slices map their routes. A handler's parameters are bound by code the framework compiles for it: that is done at the route's first request,
/// for a start that compiled all of them would take half as long again before the first reader is answered.
/// </summary>
/// <param name="app">The application.</param>
public sealed class Routes(IEndpointRouteBuilder app)
{
    /// <summary>True where the province's sign-in is configured: without it none of its addresses is there.</summary>
    public bool WithProvince => app.ServiceProvider.GetRequiredService<SenOptions>().Province is not null;

    /// <summary>Maps a page.</summary>
    public IEndpointConventionBuilder MapGet([StringSyntax("Route")] string pattern, Delegate handler) => Map(pattern, HttpMethods.Get, handler);

    /// <summary>Maps what a form is sent to.</summary>
    public IEndpointConventionBuilder MapPost([StringSyntax("Route")] string pattern, Delegate handler) => Map(pattern, HttpMethods.Post, handler);

    /// <summary>Maps a page that is asked for whole or by its head.</summary>
    public IEndpointConventionBuilder MapRead([StringSyntax("Route")] string pattern, RequestDelegate handler) =>
        app.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);

    /// <summary>Maps what no other route answers.</summary>
    public IEndpointConventionBuilder MapRest(RequestDelegate handler) => app.MapFallback("{*path}", handler);

    // The handler is kept with the route, so that a test can bind all of them.
    private IEndpointConventionBuilder Map(string pattern, string method, Delegate handler) =>
        app.MapMethods(pattern, [method], Bound(app.ServiceProvider, handler)).WithMetadata(handler);

    // Two first requests at once may both compile: either result serves.
    private static RequestDelegate Bound(IServiceProvider parts, Delegate handler)
    {
        RequestDelegate? bound = null;
        return http => (bound ??= RequestDelegateFactory.Create(handler, new() { ServiceProvider = parts }).RequestDelegate)(http);
    }
}
