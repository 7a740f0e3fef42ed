using System.IO.Hashing;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// What is new, for programs that watch many sites: RSS 2.0 and Atom 1.0 of the news (whole, or one category), of the recognised models and of the
/// documents. Only what readers see stands in a feed, under the same addresses.
/// </summary>
public static class ShowFeed
{
    private const int Length = 20, SummaryLength = 300;

    /// <summary>Maps the feeds: <c>/rss</c>, <c>/rss/tin/{category}</c>, <c>/rss/mo-hinh</c>, <c>/rss/van-ban</c>, and the same under <c>/atom</c>.</summary>
    public static void Map(Routes routes)
    {
        foreach (var form in (string[])["rss", "atom"])
        {
            routes.MapRead($"/{form}", http => Answer(http, News)).Needs(Operation.ReadPortal);
            routes.MapRead($"/{form}/tin/{{category}}", http => Answer(http, News)).Needs(Operation.ReadPortal);
            routes.MapRead($"/{form}{Addresses.Models}", http => Answer(http, Models)).Needs(Operation.ReadPortal);
            routes.MapRead($"/{form}{Addresses.Documents}", http => Answer(http, Documents)).Needs(Operation.ReadPortal);
        }
    }

    private sealed record Channel(string Title, string Href, IReadOnlyList<Entry> Entries);

    private sealed record Entry(Guid Id, string Title, string Href, DateOnly On, string Text, string? Author = null, string? Category = null);

    private static async Task Answer(HttpContext http, Func<SenDb, HttpContext, Site, Task<Channel?>> read)
    {
        var site = http.RequestServices.GetRequiredService<Visit>().Site!;
        await using var db = http.RequestServices.GetRequiredService<Databases>().Open(Scope.Of(site.CommuneId));
        if (await read(db, http, site) is not { } channel)
        {
            if (await MovedAnswers.SendOn(http))
            {
                return;
            }

            await Answers.Refused(http, new Refusal.Missing(("nguồn tin", "feed"))).ExecuteAsync(http);
            return;
        }

        var atom = http.Request.Path.StartsWithSegments("/atom", StringComparison.Ordinal);
        var bytes = Write(Feed(channel, site, Frames.OriginOf(http), http.Request.Path), atom);
        http.Response.Headers.CacheControl = "no-cache";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(XxHash128.Hash(bytes))}\"");
        await Results.Bytes(bytes, atom ? "application/atom+xml; charset=utf-8" : "application/rss+xml; charset=utf-8", entityTag: tag).ExecuteAsync(http);
    }

    private static async Task<Channel?> News(SenDb db, HttpContext http, Site site)
    {
        var category = http.Request.RouteValues["category"] as string;
        var articles = await db.PublicArticles.Where(article => category == null || article.CategorySlug == category)
            .OrderByDescending(article => article.Position).Take(Length).ToListAsync(http.RequestAborted);
        return category is not null && articles.Count == 0
            ? null
            : new(
                category is null ? site.Name : $"{site.Name} – {articles[0].Category}",
                category is null ? Addresses.News : Addresses.Category(category),
                [.. articles.Select(article => new Entry(
                    article.Id, article.Title, Addresses.Article(article.CategorySlug, article.Slug, article.Id), article.PublishedOn,
                    ArticleBlocks.Summary(article, SummaryLength) ?? "", article.Author, article.Category))]);
    }

    private static async Task<Channel?> Models(SenDb db, HttpContext http, Site site)
    {
        // Twenty models by the day of their newest recognition; one of an unknown day stands last.
        var found = await db.Models.AsNoTracking().Where(model => model.IsPublic)
            .Select(model => new
            {
                Model = model,
                On = db.LevelClaims.Where(claim => claim.ModelId == model.Id && claim.State == ClaimState.Recognised).Max(claim => claim.DecidedOn),
            })
            .OrderByDescending(row => row.On != null).ThenByDescending(row => row.On).ThenBy(row => row.Model.SortKey).ThenBy(row => row.Model.Id)
            .Take(Length).ToListAsync(http.RequestAborted);
        return new(
            $"{site.Name} – {Words.Vi.Models}", Addresses.Models,
            [.. found.Where(row => row.On is not null).Select(row => new Entry(
                row.Model.Id, row.Model.Name, Addresses.Model(row.Model.Slug, row.Model.Id), row.On!.Value, row.Model.Field is { } field ? ModelNames.Of(field).Vi : "", null, Words.Vi.Models))]);
    }

    private static async Task<Channel?> Documents(SenDb db, HttpContext http, Site site)
    {
        var documents = await db.Documents.AsNoTracking().Where(document => document.IssuedOn != null)
            .OrderByDescending(document => document.IssuedOn).ThenBy(document => document.Order).ThenBy(document => document.Id).Take(Length).ToListAsync(http.RequestAborted);
        return new(
            $"{site.Name} – {Words.Vi.Documents}", Addresses.Documents,
            [.. documents.Select(document => new Entry(
                document.Id, document.Abstract, Addresses.Document(document.Slug, document.Id), document.IssuedOn!.Value, document.Issuer, document.Issuer, document.KindAsWritten))]);
    }

    private static SyndicationFeed Feed(Channel channel, Site site, string origin, string self)
    {
        var feed = new SyndicationFeed(channel.Title, site.Place, new Uri(origin + channel.Href))
        {
            Id = $"{origin}{self}",
            Language = "vi",
            Items = [.. channel.Entries.Select(entry => Item(entry, origin))],
            // Nothing newer than the newest entry: a feed without news has no new date, so that its bytes stay the same.
            LastUpdatedTime = channel.Entries.Count == 0 ? DateTimeOffset.UnixEpoch : At(channel.Entries.Max(entry => entry.On)),
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(origin + self)));
        feed.Authors.Add(new SyndicationPerson { Name = site.Name });
        return feed;
    }

    private static SyndicationItem Item(Entry entry, string origin)
    {
        var item = new SyndicationItem
        {
            Id = $"urn:uuid:{entry.Id:d}",
            Title = new TextSyndicationContent(entry.Title),
            Summary = new TextSyndicationContent(entry.Text),
            PublishDate = At(entry.On),
            LastUpdatedTime = At(entry.On),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(origin + entry.Href)));
        if (entry.Category is not null)
        {
            item.Categories.Add(new SyndicationCategory(entry.Category));
        }

        if (entry.Author is not null)
        {
            // RSS’s own element wants an e-mail address; the name alone is what there is.
            item.ElementExtensions.Add("creator", "http://purl.org/dc/elements/1.1/", entry.Author);
            item.Authors.Add(new SyndicationPerson { Name = entry.Author });
        }

        return item;
    }

    private static DateTimeOffset At(DateOnly day) => new(day, TimeOnly.MinValue, BusinessCalendar.Offset);

    private static byte[] Write(SyndicationFeed feed, bool atom)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, CheckCharacters = true }))
        {
            if (atom)
            {
                feed.SaveAsAtom10(xml);
            }
            else
            {
                new Rss20FeedFormatter(feed, serializeExtensionsAsAtom: false).WriteTo(xml);
            }
        }

        return bytes.ToArray();
    }
}
