using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Movement.Text;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Look;

/// <summary>
/// A site read in English by the people of the demonstration: they follow every link they are shown and send every form once empty and once with nonsense. What is
/// Vietnamese on a page has to be marked as such, and to be a text of the database or an official term.
/// </summary>
internal sealed partial class EnglishSite(SenHost sen)
{
    /// <summary>Pages of one pattern that one person opens.</summary>
    private const int Enough = 3;

    /// <summary>A text that may be part of a longer one: a summary, a quoted sentence.</summary>
    private const int Passage = 25;

    // What is read as one text.
    private const string Unit = "p, li, h1, h2, h3, td, th, dd, dt, summary, label, legend, blockquote, figcaption, caption";

    // Names, official terms and examples that are Vietnamese in every language, longest first where one is part of another.
    private static readonly string[] Terms =
    [
        "Dân vận khéo", "Tiếng Việt", "Cán bộ Khối Dân vận", "Khối Dân vận", "Quản trị xã", "Hội ND xã", "Thôn Bình Trúc I", "Trường Tiểu học Bình Sa", "Bình Sa", "Quảng Nam",
        "05-QĐ/BCĐ", "Công tác xây dựng chính quyền", "(Ảnh:", "Nghị quyết số 12/NQ-HĐND ngày 30/06/2022", "224/2026/NĐ-CP", "MẬT",
        // A sheet has its headings in Vietnamese, and is spoken of by them.
        .. Movement.Sheets.SheetForm.All.SelectMany(form => form.Columns).Select(column => column.Heading.Vi),
        .. Movement.Direction.CommitteeDuties.Names, .. Movement.Units.UsualOrganisations.All.Select(usual => usual.Name), .. Movement.Search.Abbreviations.Usual.SelectMany(pair => new[] { pair.One, pair.Other }),
    ];

    private static readonly string[] Spoken = ["aria-label", "alt", "title", "placeholder", "content", "data-l", "data-listen", "data-autosave", "data-picture"];

    private readonly HashSet<string> _known = new(Terms, StringComparer.Ordinal);
    private readonly List<string> _long = [];
    private readonly Dictionary<string, bool> _judged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _opened = new(StringComparer.Ordinal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What is Vietnamese and should not be → where it stood first.</summary>
    public SortedDictionary<string, string> Findings { get; } = new(StringComparer.Ordinal);

    /// <summary>Patterns of pages that were opened.</summary>
    public HashSet<string> Patterns { get; } = new(StringComparer.Ordinal);

    /// <summary>How many answers to wrong forms were read.</summary>
    public int Refusals { get; private set; }

    /// <summary>Links of pages that lead to where nothing opens for whoever reads the page.</summary>
    public SortedSet<string> DeadLinks { get; } = new(StringComparer.Ordinal);

    /// <summary>Patterns of all pages the application has.</summary>
    public IEnumerable<string> AllPatterns => sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        .Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods || methods.HttpMethods.Contains("GET"))
        .Select(route => route.RoutePattern.RawText!);

    /// <summary>A person who reads English; null for somebody who only reads the portal.</summary>
    public async Task<HttpClient> Arrive(string? user)
    {
        var client = user is null ? sen.Client() : await sen.SignedIn(user);
        using var choice = new FormUrlEncodedContent([new("ngon-ngu", "en"), new("ve", "/")]);
        await client.PostAsync("/hien-thi", choice, Ct);
        return client;
    }

    /// <summary>Opens these addresses and every page their links lead to; answers the pages.</summary>
    public async Task<List<(string Address, IHtmlDocument Page)>> Walk(string who, HttpClient client, params string[] from)
    {
        var (open, pages) = (new Queue<(string, string?)>(from.Select(address => (address, (string?)null))), new List<(string, IHtmlDocument)>());
        _opened.Clear();
        while (open.TryDequeue(out var next))
        {
            var (address, linkedFrom) = next;
            // Histories of each kind are found in their own way, so each is looked at.
            if (PatternOf(address) is not { } pattern || _opened.GetValueOrDefault(Counted(pattern, address)) >= Enough || !_opened.TryAdd(address, 1))
            {
                continue;
            }

            using var answer = await client.GetAsync(address, Ct);
            if (linkedFrom is not null && (int)answer.StatusCode >= 400)
            {
                DeadLinks.Add($"{who} {linkedFrom} leads to {address}: {(int)answer.StatusCode}");
            }

            if (answer.Headers.Location is { } moved)
            {
                open.Enqueue((moved.ToString(), linkedFrom));
                continue;
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var counted = Counted(pattern, address);
            _opened[counted] = _opened.GetValueOrDefault(counted) + 1;
            Patterns.Add(pattern);
            var page = await Forms.Parsed(answer);
            pages.Add((address, page));
            Look(page, $"{who} {address}");
            foreach (var link in page.QuerySelectorAll("a[href^='/']"))
            {
                open.Enqueue((link.GetAttribute("href")!.Split('#')[0], address));
            }
        }

        return pages;
    }

    private static string Counted(string pattern, string address) => pattern.Contains("{kind", StringComparison.Ordinal) ? address[..address.LastIndexOf('/')] : pattern;

    /// <summary>Sends every form of these pages with nothing and with nonsense in the fields that are typed, and looks at what comes back.</summary>
    public async Task Mistake(string who, HttpClient client, IEnumerable<(string Address, IHtmlDocument Page)> pages)
    {
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (address, page) in pages)
        {
            foreach (var form in page.Forms.Where(form => form.Method == "post" && form.GetAttribute("action") is not ("/hien-thi" or "/can-bo/dang-xuat" or null)))
            {
                foreach (var to in form.QuerySelectorAll("button[formaction]").Select(button => button.GetAttribute("formaction")!).Append(form.GetAttribute("action")!))
                {
                    foreach (var typed in (string[])["", "zz"])
                    {
                        if (sent.Add($"{PatternOf(address)} {Guids().Replace(to, "*")} {typed}"))
                        {
                            await Send(who, client, form, to, typed);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Looks at one page.</summary>
    public void Look(IHtmlDocument page, string where)
    {
        if (page.DocumentElement.GetAttribute("lang") != "en")
        {
            Findings.TryAdd("not an English page", where);
        }

        foreach (var text in page.Descendants<IText>())
        {
            // What a search found is a text of the database cut where the reader's words stand.
            if (text.Parent is IElement parent && parent is not (IHtmlScriptElement or IHtmlTextAreaElement) && parent.Closest(".found [lang=vi]") is null)
            {
                var marked = parent.Closest("[lang]")?.GetAttribute("lang") == "vi" || parent is IHtmlTitleElement or IHtmlOptionElement;
                Judge(text.Data, marked, where, parent.Closest(Unit)?.TextContent);
            }
        }

        foreach (var element in page.All)
        {
            foreach (var name in Spoken.Where(element.HasAttribute))
            {
                Judge(element.GetAttribute(name)!, marked: true, $"{where} @{name}");
            }
        }
    }

    /// <summary>Takes in every text of the database: what people typed, and the demonstration's own words.</summary>
    public async Task Learn()
    {
        await using var db = sen.Database.OpenAll();
        await db.Database.OpenConnectionAsync(Ct);
        var connection = db.Database.GetDbConnection();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    if (rows.GetValue(column) is string text)
                    {
                        Learn(text);
                    }
                }
            }
        }

        foreach (var unit in await db.UnitVersions.AsNoTracking().ToListAsync(Ct))
        {
            Learn(unit.FullName);
            Learn($"{char.ToUpperInvariant(unit.FullName[0])}{unit.FullName[1..]}");
        }

        foreach (var site in await db.Sites.AsNoTracking().ToListAsync(Ct))
        {
            Learn($"{char.ToLowerInvariant(site.Name[0])}{site.Name[1..]}");
        }
    }

    private void Learn(string text)
    {
        if (text is ['{' or '[', ..])
        {
            using var json = JsonDocument.Parse(text);
            Learn(json.RootElement);
            return;
        }

        if (!MixedText.IsVietnamese(text))
        {
            return;
        }

        foreach (var line in text.Split('\n').Append(text).Select(Plain).Where(line => line.Length > 0))
        {
            _known.Add(line);
            if (line.Length > Passage)
            {
                _long.Add(line);
            }
        }
    }

    private void Learn(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                Learn(json.GetString()!);
                break;
            case JsonValueKind.Array:
                json.EnumerateArray().ToList().ForEach(Learn);
                break;
            case JsonValueKind.Object:
                json.EnumerateObject().ToList().ForEach(property => Learn(property.Value));
                break;
        }
    }

    private void Judge(string text, bool marked, string where, string? unit = null)
    {
        if (text.Contains("Wording {", StringComparison.Ordinal))
        {
            Findings.TryAdd($"a wording that was not said: {Plain(text)}", where);
        }

        if (!MixedText.IsVietnamese(text))
        {
            return;
        }

        var plain = Plain(text);
        if (!marked)
        {
            Findings.TryAdd($"not marked as Vietnamese: “{plain}”", where);
        }

        // A link or a mark may cut a text of the database in pieces; then the whole of it is looked at.
        if (!Known(plain) && (unit is null || !Known(Plain(unit))))
        {
            Findings.TryAdd($"words of the interface: “{plain}”", where);
        }
    }

    private bool Known(string plain) => _judged.TryGetValue(plain, out var known) ? known : _judged[plain] = IsKnown(plain);

    // All of it is text of the database or an official term, whole or as a passage of a longer text.
    private bool IsKnown(string text)
    {
        if (_known.Contains(text) || (text.Trim('…', ' ') is { Length: > Passage } passage && _long.Exists(one => one.Contains(passage, StringComparison.Ordinal))))
        {
            return true;
        }

        var left = text;
        foreach (var known in _known.Where(known => text.Contains(known, StringComparison.Ordinal)).OrderByDescending(known => known.Length))
        {
            left = left.Replace(known, " ", StringComparison.Ordinal);
        }

        return !MixedText.IsVietnamese(left);
    }

    private static string Plain(string text) => string.Join(' ', VietnameseText.Nfc(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task Send(string who, HttpClient client, IHtmlFormElement form, string to, string typed)
    {
        var fields = form.QuerySelectorAll("input, select, textarea").Concat(form.Owner!.QuerySelectorAll($"[form='{form.Id}']")).OfType<IHtmlElement>()
            .Where(control => control.HasAttribute("name")).Select(control => new KeyValuePair<string, string>(control.GetAttribute("name")!,
                control is IHtmlInputElement { Type: "hidden" } hidden ? hidden.Value : typed))
            .ToList();
        using var content = ContentOf(form, fields);
        using var answer = await client.PostAsync(to, content, Ct);
        if ((int)answer.StatusCode >= 400 && answer.Content.Headers.ContentType?.MediaType == "text/html")
        {
            Refusals++;
            Look(await Forms.Parsed(answer), $"{who} sends “{typed}” to {Guids().Replace(to, "*")}");
        }
    }

    private static HttpContent ContentOf(IHtmlFormElement form, IEnumerable<KeyValuePair<string, string>> fields)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent([.. fields]);
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        return content;
    }

    // The pattern that answers an address: of those that fit, the one with the most fixed parts.
    private string? PatternOf(string address)
    {
        var parts = address.Split('?')[0].Trim('/').Split('/');
        return AllPatterns.Select(pattern => (Pattern: pattern, Fixed: Fixed(pattern.Trim('/').Split('/'), parts))).Where(one => one.Fixed >= 0)
            .OrderByDescending(one => one.Fixed).Select(one => one.Pattern).FirstOrDefault();
    }

    private static int Fixed(string[] pattern, string[] parts)
    {
        if (pattern is ["{*path}"])
        {
            return 0;
        }

        return pattern.Length == parts.Length && pattern.Zip(parts).All(pair => pair.First == pair.Second || Takes(pair.First, pair.Second))
            ? 1 + pattern.Zip(parts).Count(pair => pair.First == pair.Second) : -1;
    }

    private static bool Takes(string part, string text) =>
        part.StartsWith('{') && (!part.Contains(":guid", StringComparison.Ordinal) || Guid.TryParse(text, out _)) && (!part.Contains(":int", StringComparison.Ordinal) || int.TryParse(text, out _));

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Guids();
}
