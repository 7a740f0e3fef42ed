using Microsoft.AspNetCore.Routing.Template;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Where the form of an action stands when it is not the page above the action's address.</summary>
/// <param name="Below">The rest of its address, below that page.</param>
public sealed record FormPage(string Below);

/// <summary>
/// The address of an action opened like a page: a form that came back with an error stands under it, and is opened anew from the bar of the browser.
/// One rule for all of them: it leads to the page that has this form, which is the nearest page above unless the route names another. Only whoever
/// could ever do the action is led on, and whether there is such a record is left to that page. Somebody who has not signed in is led through the sign-in,
/// as on the way to any page of the workplace.
/// </summary>
public static class OpenedActions
{
    /// <summary>Names the page that has the form, below the nearest page above the action.</summary>
    public static IEndpointConventionBuilder FormAt(this IEndpointConventionBuilder route, string below) => route.WithMetadata(new FormPage(below));

    /// <summary>Leads on (302) when the request opens the address of an action.</summary>
    public static bool SendOn(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            return false;
        }

        var actor = http.RequestServices.GetRequiredService<Visit>().Actor;
        var routes = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var signIn = actor.Standing == Standing.Reader && DeskAddresses.IsDesk(http.Request.Path);
        if (routes.Find(route => Answers(route, HttpMethods.Post, http.Request.Path)
            && (signIn || Access.Ever(actor, route.Metadata.GetRequiredMetadata<DeclaredOperation>().Operation))) is not { } action)
        {
            return false;
        }

        var page = http.Request.Path.Value!;
        do
        {
            page = page[..page.LastIndexOf('/')];
        }
        while (page.Length > 0 && !routes.Exists(route => Answers(route, HttpMethods.Get, page)));

        var to = new PathString(action.Metadata.GetMetadata<FormPage>() is { } form ? $"{page}/{form.Below}" : page.Length > 0 ? page : "/").ToUriComponent();
        http.Response.Redirect(signIn && page.Length > 0 ? DeskAddresses.SignInFor(to) : to);
        return true;
    }

    private static bool Answers(RouteEndpoint route, string method, PathString path)
    {
        var values = new RouteValueDictionary();
        return route.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains(method)
            && new TemplateMatcher(new RouteTemplate(route.RoutePattern), []).TryMatch(path, values)
            // The matcher asks no constraint.
            && route.RoutePattern.ParameterPolicies.Where(one => one.Value.Any(policy => policy.Content == "guid")).All(one => Guid.TryParse(values[one.Key] as string, out _));
    }
}
