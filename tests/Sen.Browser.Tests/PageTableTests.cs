using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Sen.Browser;

/// <summary>The list of pages that everything here looks at is the list of pages there are.</summary>
public sealed class PageTableTests(DemoSite demo)
{
    /// <summary>Routes that answer a browser's GET with something else than a page of their own.</summary>
    private static readonly Dictionary<string, string> NoPages = new(StringComparer.Ordinal)
    {
        ["/healthz"] = "one word for a machine",
        ["/can-bo"] = "leads to My work",
        ["/can-bo/thiet-lap"] = "looked at where nobody has set anything up",
        ["/can-bo/thiet-lap/don-vi"] = "looked at where nobody has set anything up",
        ["/gop-y/da-nhan"] = "looked at by somebody who has just written",
        ["/gop-y/theo-doi"] = "looked at by somebody who has just written",
        ["/tep/{id:guid}/{size:regex(^(nho|vua|lon)$)}"] = "a photograph",
        ["/can-bo/tiep-nhan/{id:guid}"] = "looked at on the first of July 2025, when a commune has ended",
        ["/can-bo/de-nghi/{id:guid}"] = "looked at by somebody who has just asked for something",
        ["/rss"] = "a feed",
        ["/rss/tin/{category}"] = "a feed",
        ["/rss/mo-hinh"] = "a feed",
        ["/rss/van-ban"] = "a feed",
        ["/atom"] = "a feed",
        ["/atom/tin/{category}"] = "a feed",
        ["/atom/mo-hinh"] = "a feed",
        ["/atom/van-ban"] = "a feed",
        ["/robots.txt"] = "words for robots",
        ["/sitemap.xml"] = "a list for robots",
        ["/sitemap-{part:int}.xml"] = "a list for robots",
        ["/lich.ics"] = "a file for telephones",
        ["/tep/{id:guid}/{size:regex(^(nho|vua|lon)$)}.{kind:regex(^(jpg|webp|avif)$)}"] = "a picture",
        ["/can-bo/nhap-excel/mau/{loai}"] = "a template to take away",
        ["/can-bo/nhap-excel/{id:guid}/can-sua"] = "an error sheet to take away",
        ["/tep/{id:guid}/tai-ve"] = "a document to take away",
    };

    [Fact]
    public async Task Every_route_of_the_running_application_is_looked_at()
    {
        var host = await demo.Host;
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET"))
            .Select(route => route.RoutePattern.RawText!).ToList();

        Assert.NotEmpty(routes);
        Assert.Empty(routes.GroupBy(route => route).Where(route => route.Count() > 1).Select(route => route.Key));
        Assert.Empty(routes.Except(PageTable.Pages.Select(page => page.Route)).Except(NoPages.Keys));
        Assert.Empty(PageTable.Pages.Select(page => page.Route).Concat(NoPages.Keys).Except(routes));
    }
}
