using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;
using Records = Sen.Tests.Plumbing.EndpointRightsTests.Records;

namespace Sen.Tests.Plumbing;

/// <summary>
/// Hidden things of every kind are planted, then every page, feed, search, export and error page is read by every post and by strangers: the second word of each is found by whoever is
/// entitled to it, and by nobody else. Written from the routes themselves: a new page is read too.
/// </summary>
public sealed partial class HiddenThingsTests
{
    private const string Elsewhere = "khac.example";

    // Links a page has of its own are followed too, one of each shape.
    private const int MostFollowed = 60;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whatever_is_hidden_is_found_by_whoever_is_entitled_and_by_nobody_else(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var records = await Records.Of(sen);
        var things = await HiddenThings.Plant(sen);
        var pages = Pages(sen, records, things);
        var (found, leaks, asked) = (new Dictionary<HiddenThing, int>(), new List<string>(), 0);
        foreach (var (user, actor, client, _) in await EndpointRightsTests.People(sen))
        {
            await foreach (var (address, answer) in Read(client, pages))
            {
                asked++;
                foreach (var thing in things.All.Append(things.Contact).Where(thing => answer.Contains(thing.Mark, StringComparison.OrdinalIgnoreCase)))
                {
                    found[thing] = found.GetValueOrDefault(thing) + 1;
                    if (!thing.Entitled(actor))
                    {
                        leaks.Add($"{user} reads {thing.Name} at {address}");
                    }
                }
            }

            foreach (var file in things.Files.Where(_ => actor.Standing == Standing.Reader || !(Access.Ever(actor, Operation.ReadMedia) || Access.Ever(actor, Operation.ReadFeedback))))
            {
                foreach (var name in (string[])["nho", "vua", "lon", "vua.jpg", "lon.webp"])
                {
                    using var picture = await client.GetAsync($"/tep/{file}/{name}", Ct);
                    Assert.Equal(HttpStatusCode.NotFound, picture.StatusCode);
                }
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        // The test finds what is there to be found.
        Assert.Equal([], things.All.Where(thing => !found.ContainsKey(thing)).Select(thing => thing.Name));
        Assert.True(asked > 1_500, $"{asked} pages");
        using var officer = await sen.SignedIn("khoidanvan");
        var letter = FeedbackAddresses.Item(things.Records["feedback"][0]);
        using var looked = await officer.Fill(letter, $"{letter}/lien-he", ("why", "AskMore"));
        Assert.Contains(things.Contact.Mark, await looked.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Another_commune_reads_nothing_of_it_and_its_ids_answer_as_ids_nobody_has(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var records = await Records.Of(sen);
        var things = await HiddenThings.Plant(sen);
        var pages = Pages(sen, records, things);
        var other = await Another(sen);
        var (leaks, differences, compared) = (new List<string>(), new List<string>(), 0);
        foreach (var post in Enum.GetValues<PostKind>().Where(post => post != PostKind.UpperReader).Select(post => (PostKind?)post).Append(null))
        {
            using var signedIn = post is { } held ? await sen.SignedIn(other, held) : sen.Client();
            using var client = post is null ? sen.At(Elsewhere) : sen.At(Elsewhere, ("sen-phien", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1]));
            // At their own address, and at the first commune's.
            foreach (var (where, one) in post is PostKind.Administrator or PostKind.Officer ? [("there", signedIn), ("at home", client)] : new[] { ("at home", client) })
            {
                await foreach (var (address, answer) in Read(one, pages))
                {
                    leaks.AddRange(things.All.Append(things.Contact).Where(thing => answer.Contains(thing.Mark, StringComparison.OrdinalIgnoreCase)).Select(thing => $"{post} {where} reads {thing.Name} at {address}"));
                }
            }

            foreach (var address in records.Addresses().Where(address => address is { About: not null, Method: "GET" }))
            {
                compared++;
                var (id, unknown) = (address.About!.Value, TestCommune.NewId());
                var (known, nobodys) = (await Told(client, address.Path, id), await Told(client, address.Path.Replace($"{id}", $"{unknown}", StringComparison.Ordinal), unknown));
                if (known != nobodys)
                {
                    differences.Add($"{post} {address.Path}: {known[..Math.Min(60, known.Length)]} … {nobodys[..Math.Min(60, nobodys.Length)]}");
                }
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(compared > 300, $"{compared} ids");
    }

    [Theory, EachDatabase]
    public async Task What_a_form_answers_shows_nothing_hidden_either(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var records = await Records.Of(sen);
        var things = await HiddenThings.Plant(sen);
        Pages(sen, records, things);
        var other = await Another(sen);
        var (leaks, found, asked) = (new List<string>(), 0, 0);
        var people = await EndpointRightsTests.People(sen);
        var addresses = records.Addresses().Where(address => address.Method == "POST").ToList();

        // Those who may not come first: nothing an empty form of the others changes may hide what these would see.
        foreach (var allowed in (bool[])[false, true])
        {
            foreach (var (user, actor, client, token) in people)
            {
                foreach (var address in addresses.Where(address => Access.Ever(actor, address.Operation) == allowed))
                {
                    await Look(user, client, token, address, thing => thing.Entitled(actor));
                }
            }

            foreach (var post in Enum.GetValues<PostKind>().Where(post => !allowed && post != PostKind.UpperReader))
            {
                using var signedIn = await sen.SignedIn(other, post);
                using var client = sen.At(Elsewhere, ("sen-phien", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1]));
                var token = await EndpointRightsTests.TokenFrom(client);
                foreach (var address in addresses.Where(address => address.About is not null))
                {
                    await Look($"{post} elsewhere", client, token, address, _ => false);
                }
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        // The test finds what is there to be found: a form that comes back shows its record to whoever may read it.
        Assert.True(found > 5, $"{found} found");
        Assert.True(asked > 1_500, $"{asked} forms");

        async Task Look(string who, HttpClient client, string token, EndpointRightsTests.Address address, Func<HiddenThing, bool> entitled)
        {
            asked++;
            using var answer = await EndpointRightsTests.Send(client, address, token);
            NoFault(answer);
            var (text, _) = await TextOf(answer);
            foreach (var thing in things.All.Append(things.Contact).Where(thing => text.Contains(thing.Mark, StringComparison.OrdinalIgnoreCase)))
            {
                found++;
                if (!entitled(thing))
                {
                    leaks.Add($"{who} reads {thing.Name} in the answer of {address.Path}: {(int)answer.StatusCode}");
                }
            }
        }
    }

    private static async Task<TestCommune> Another(SenHost sen)
    {
        var other = await TestCommune.Of(sen.Database, site: false);
        await other.Write(db =>
        {
            db.Sites.Add(new() { Id = TestCommune.NewId(), CommuneId = other.Id, ProvinceId = other.ProvinceId, Host = Elsewhere, Name = "Xã khác" });
            db.Units.AddRange(new() { Id = other.ProvinceId }, new() { Id = other.Id });
            db.UnitVersions.AddRange(
                CommuneSetUp.Version(TestCommune.NewId(), other.ProvinceId, UnitKind.Province, "Tỉnh khác", null, null, null, null),
                CommuneSetUp.Version(TestCommune.NewId(), other.Id, UnitKind.Commune, "Khác", other.ProvinceId, null, null, null));
        });
        return other;
    }

    // A page that faults shows nothing, so it would tell nothing here.
    private static void NoFault(HttpResponseMessage answer) => Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {answer.RequestMessage!.RequestUri}");

    // Status and words of an answer, without what is new each time.
    private static async Task<string> Told(HttpClient client, string address, Guid id)
    {
        using var answer = await client.GetAsync(address, Ct);
        NoFault(answer);
        var text = (await answer.Content.ReadAsStringAsync(Ct)).Replace($"{id:d}", "ID", StringComparison.OrdinalIgnoreCase).Replace($"{id:n}", "ID", StringComparison.OrdinalIgnoreCase);
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {answer.Headers.Location?.OriginalString.Replace($"{id:d}", "ID", StringComparison.Ordinal)} {NewEachTime().Replace(text, "")}";
    }

    // Everything a person finds at these addresses: pages, what their search finds, their tables and feeds.
    private static async IAsyncEnumerable<(string Address, string Answer)> Read(HttpClient client, IReadOnlyList<string> pages)
    {
        var (ahead, shapes, followed) = (new Queue<string>(pages), new HashSet<string>(pages.Select(Shape), StringComparer.Ordinal), 0);
        while (ahead.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(address, Ct);
            NoFault(answer);
            var (text, html) = await TextOf(answer);
            yield return (address, text);
            if (html is null)
            {
                continue;
            }

            var page = new HtmlParser().ParseDocument(html);
            if (page.QuerySelector("main input[name=q], main input[name=tim]") is { } search && !address.Contains("q=", StringComparison.Ordinal))
            {
                ahead.Enqueue($"{address.Split('?')[0]}?{search.GetAttribute("name")}={HiddenThing.Key}");
            }

            foreach (var link in page.QuerySelectorAll("main a[href], link[rel=alternate][href]").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(link => link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal)))
            {
                if (followed < MostFollowed && shapes.Add(Shape(link)))
                {
                    followed++;
                    ahead.Enqueue(link);
                }
            }
        }
    }

    // One of each: the same page about another record is the same page.
    private static string Shape(string address)
    {
        var parts = address.Split('?', 2);
        var path = PublicIds().Replace(Ids().Replace(parts[0], "ID"), "ID");
        return parts.Length == 1 ? (Ids().IsMatch(parts[0]) ? parts[0] : path)
            : $"{path}?{string.Join('&', parts[1].Split('&').Select(part => part.StartsWith("dang=", StringComparison.Ordinal) ? part : part.Split('=')[0]).Order(StringComparer.Ordinal))}";
    }

    // What a reader of any kind could find in an answer: its words, its headers, the sheets and pages inside an archive.
    private static async Task<(string Text, string? Html)> TextOf(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(Ct);
        var heads = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Select(head => $"{head.Key}: {string.Join(' ', head.Value)}"));
        if (bytes is [(byte)'P', (byte)'K', ..])
        {
            return ($"{heads}\n{await Inside(bytes)}", null);
        }

        var text = Encoding.UTF8.GetString(bytes);
        return ($"{heads}\n{WebUtility.HtmlDecode(text)}\n{WebUtility.UrlDecode(heads)}", answer.Content.Headers.ContentType?.MediaType == "text/html" ? text : null);
    }

    private static async Task<string> Inside(byte[] bytes)
    {
        var text = new StringBuilder();
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            await using var part = await entry.OpenAsync(Ct);
            using var content = new MemoryStream();
            await part.CopyToAsync(content, Ct);
            text.Append(entry.FullName).Append('\n').Append(content.ToArray() is [(byte)'P', (byte)'K', ..] inner ? await Inside(inner) : WebUtility.HtmlDecode(Encoding.UTF8.GetString(content.ToArray())));
        }

        return text.ToString();
    }

    // Every address that is read, of the workplace and of the portal, with the planted records.
    private static List<string> Pages(SenHost sen, Records records, HiddenThings things)
    {
        foreach (var (kind, ids) in things.Records)
        {
            records.Plant(kind, ids);
        }

        var ofWorkplace = records.Addresses().Where(address => address.Method == "GET").Select(address => address.Path);
        var ofPortal = sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") != false && !route.RoutePattern.RawText!.StartsWith("/can-bo", StringComparison.Ordinal))
            .SelectMany(route => Filled(route.RoutePattern.RawText!, things));
        return [.. ofWorkplace.Concat(ofPortal).Distinct().Order(StringComparer.Ordinal)];
    }

    private static List<string> Filled(string pattern, HiddenThings things)
    {
        var ids = things.Records.Values.SelectMany(ids => ids).Concat(things.Files).ToList();
        IEnumerable<string> Values(string parameter) => parameter switch
        {
            "id:guid" => ids.Select(id => $"{id}"),
            "category" => ["hoat-dong-o-thon"],
            "address" => ids.Select(id => $"x-{PublicId.Of(id)}"),
            "no:int" or "part:int" => ["1"],
            "page" => ["gioi-thieu", "khong-co"],
            "*path" => ["khong-co", $"can-bo/{ids[0]}"],
            _ when parameter.StartsWith("size:", StringComparison.Ordinal) => ["vua"],
            _ when parameter.StartsWith("kind:", StringComparison.Ordinal) => ["jpg"],
            _ => throw new InvalidOperationException($"Nobody said what {parameter} of {pattern} may be."),
        };
        var filled = new List<string> { pattern.StartsWith('/') ? pattern : $"/{pattern}" };
        while (filled[0].IndexOf('{', StringComparison.Ordinal) is >= 0 and var at)
        {
            var end = filled[0].IndexOf('}', at);
            // A pattern of a parameter may have braces or brackets of its own, but none here has a closing brace.
            var parameter = filled[0][(at + 1)..end];
            filled = [.. filled.SelectMany(one => Values(parameter).Select(value => one.Replace($"{{{parameter}}}", value, StringComparison.Ordinal)))];
        }

        return filled;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Ids();

    [GeneratedRegex("-[0-9a-hjkmnp-tv-z]{26}(?=$|/)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PublicIds();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|CfDJ8[0-9A-Za-z_-]*|nonce=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NewEachTime();
}
