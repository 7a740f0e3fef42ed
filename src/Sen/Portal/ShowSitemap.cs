using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// For search engines: <c>/robots.txt</c> and <c>/sitemap.xml</c> (sitemaps.org 0.9). A list holds at most 50,000 addresses; with more,
/// <c>/sitemap.xml</c> names the lists <c>/sitemap-1.xml</c>, <c>/sitemap-2.xml</c>, … A demonstration asks robots to stay away.
/// </summary>
public static class ShowSitemap
{
    /// <summary>The most addresses one list may hold.</summary>
    public const int Most = 50_000;

    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Fixed =
    [
        "/", Addresses.News, Addresses.Movement, Addresses.Models, Addresses.Committee, Addresses.Documents, "/lich", "/lien-he", "/ho-tro-tiep-can", "/quyen-rieng-tu",
    ];

    /// <summary>Maps both.</summary>
    public static void Map(Routes routes)
    {
        routes.MapRead("/robots.txt", Robots).Needs(Operation.ReadPortal);
        routes.MapRead("/sitemap.xml", http => Answer(http, part: null)).Needs(Operation.ReadPortal);
        routes.MapRead("/sitemap-{part:int}.xml", http => Answer(http, int.Parse((string)http.Request.RouteValues["part"]!, CultureInfo.InvariantCulture))).Needs(Operation.ReadPortal);
    }

    private sealed record Address(string Href, DateOnly? On);

    private static Task Robots(HttpContext http)
    {
        var demo = http.RequestServices.GetRequiredService<BusinessClock>().IsDemo;
        return Results.Text(
            demo ? "User-agent: *\nDisallow: /\n" : $"User-agent: *\nDisallow: /can-bo\nDisallow: {PublicSearch}\nSitemap: {Frames.OriginOf(http)}/sitemap.xml\n",
            "text/plain; charset=utf-8").ExecuteAsync(http);
    }

    private const string PublicSearch = "/tim-kiem";

    private static async Task Answer(HttpContext http, int? part)
    {
        var site = http.RequestServices.GetRequiredService<Visit>().Site!;
        await using var db = http.RequestServices.GetRequiredService<Databases>().Open(Scope.Of(site.CommuneId));
        var total = Fixed.Length + await db.PublicArticles.CountAsync(http.RequestAborted)
            + await db.Models.CountAsync(model => model.IsPublic, http.RequestAborted) + await db.Documents.CountAsync(http.RequestAborted);
        var parts = (total + Most - 1) / Most;
        if (part is < 1 || part > parts)
        {
            await Answers.Refused(http, new Refusal.Missing(("sơ đồ trang", "site map"))).ExecuteAsync(http);
            return;
        }

        var origin = Frames.OriginOf(http);
        http.Response.Headers.CacheControl = "no-cache";
        var bytes = part is null && parts > 1
            ? Write("sitemapindex", "sitemap", Enumerable.Range(1, parts).Select(no => new Address($"{origin}/sitemap-{no}.xml", null)))
            : Write("urlset", "url", (await PartOf(db, ((part ?? 1) - 1) * Most, http.RequestAborted)).Select(one => one with { Href = origin + one.Href }));
        await Results.Bytes(bytes, "application/xml; charset=utf-8").ExecuteAsync(http);
    }

    // The addresses from one place of the whole list on: fixed pages, articles, models, documents, each in an order that does not move.
    private static async Task<List<Address>> PartOf(SenDb db, int skip, CancellationToken ct)
    {
        var found = Fixed.Skip(skip).Select(href => new Address(href, null)).ToList();
        skip = Math.Max(0, skip - Fixed.Length);
        var articles = await db.PublicArticles.CountAsync(ct);
        if (skip < articles)
        {
            found.AddRange((await db.PublicArticles.OrderBy(article => article.Position).ThenBy(article => article.Id).Skip(skip).Take(Most - found.Count)
                .Select(article => new { article.CategorySlug, article.Slug, article.Id, article.PublishedOn }).ToListAsync(ct))
                .Select(article => new Address(Addresses.Article(article.CategorySlug, article.Slug, article.Id), article.PublishedOn)));
        }

        skip = Math.Max(0, skip - articles);
        var models = await db.Models.CountAsync(model => model.IsPublic, ct);
        if (found.Count < Most && skip < models)
        {
            found.AddRange((await db.Models.AsNoTracking().Where(model => model.IsPublic).OrderBy(model => model.Id).Skip(skip).Take(Most - found.Count)
                .Select(model => new { model.Slug, model.Id }).ToListAsync(ct)).Select(model => new Address(Addresses.Model(model.Slug, model.Id), null)));
        }

        skip = Math.Max(0, skip - models);
        if (found.Count < Most)
        {
            found.AddRange((await db.Documents.AsNoTracking().OrderBy(document => document.Id).Skip(skip).Take(Most - found.Count)
                .Select(document => new { document.Slug, document.Id, document.IssuedOn }).ToListAsync(ct))
                .Select(document => new Address(Addresses.Document(document.Slug, document.Id), document.IssuedOn)));
        }

        return found;
    }

    private static byte[] Write(string root, string each, IEnumerable<Address> addresses)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(root, Space);
            foreach (var address in addresses)
            {
                xml.WriteStartElement(each, Space);
                xml.WriteElementString("loc", Space, address.Href);
                if (address.On is { } on)
                {
                    xml.WriteElementString("lastmod", Space, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
