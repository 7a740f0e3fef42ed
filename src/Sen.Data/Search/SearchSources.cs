using System.Data.Common;
using Sen.Data.Media;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.Media;
using Sen.Movement.Models;
using Sen.Movement.Portal;
using Sen.Movement.Text;

namespace Sen.Data.Search;

/// <summary>
/// What can be found: the public records as they stand now, read in plain SQL. The door asks for the records an act touched, a rebuild for all of them, and
/// both get the same. Whatever a public page does not show must not be read here.
/// </summary>
internal static class SearchSources
{
    /// <summary>The records that have a public page: kind, id, day and order within the day, oldest first.</summary>
    public static async Task<List<(SearchKind Kind, Guid Id)>> All(SearchSession session, CancellationToken ct)
    {
        var articles = await session.All("SELECT id FROM article WHERE is_public ORDER BY published_on, position, id", Id(SearchKind.Article), ct);
        var models = await session.All("SELECT id FROM model WHERE is_public ORDER BY id", Id(SearchKind.Model), ct);
        var documents = await session.All("""SELECT id FROM document ORDER BY issued_on, "order", id""", Id(SearchKind.Document), ct);
        return [.. articles, .. models, .. documents];
        static Func<DbDataReader, (SearchKind, Guid)> Id(SearchKind kind) => row => (kind, row.GetGuid(0));
    }

    /// <summary>The entries of some pages of one kind; none of a page that is not public or not there.</summary>
    public static async Task<List<SearchEntry>> Of(SearchSession session, SearchKind kind, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var values = ids.Select(id => (object)id).ToArray();
        var list = string.Join(", ", ids.Select((_, i) => $"@p{i}"));
        return kind switch
        {
            SearchKind.Article => await Articles(session, list, values, ct),
            SearchKind.Model => await Models(session, list, values, ct),
            SearchKind.Document => await Documents(session, list, values, ct),
            _ => [],
        };
    }

    private static async Task<List<SearchEntry>> Articles(SearchSession session, string list, object[] ids, CancellationToken ct)
    {
        var media = await SearchedMedia.Of(session, MediaOwner.Article, list, ids, ct);
        var found = await session.All(
            $"""
            SELECT id, commune_id, title, lead, body, published_on, position, category_slug, category, slug, origin, photo_caption, drawing, drawing_alt, format
            FROM article WHERE is_public AND id IN ({list})
            """,
            row =>
            {
                var (body, drawn, html) = (row.GetString(4), !row.IsDBNull(12), row.Enum<ArticleFormat>(14) == ArticleFormat.Html);
                var figures = html ? RichFigures.In(body) : [];
                var entry = new SearchEntry
                {
                    Kind = SearchKind.Article,
                    RecordId = row.GetGuid(0),
                    PageKind = SearchKind.Article,
                    PageId = row.GetGuid(0),
                    CommuneId = row.GetGuid(1),
                    Title = row.GetString(2),
                    Text = Line(row.GetString(3), BodyText.Plain(RichFigures.Without(body, figures.Where(figure => !IsShown(figure, drawn, media[(row.GetGuid(1), row.GetGuid(0))]))))),
                    Day = row.GetFieldValue<DateOnly>(5),
                    Year = row.GetFieldValue<DateOnly>(5).Year,
                    Nth = row.GetInt64(6),
                    CategorySlug = row.GetString(7),
                    Category = row.GetString(8),
                    Slug = row.GetString(9),
                    Origin = row.Enum<Origin>(10),
                };
                // Plain paragraphs show it even where the picture is missing.
                var captioned = drawn || (!html && media[(entry.CommuneId, entry.PageId)].All(used => used.Kind != MediaKind.Picture));
                return (Entry: entry, Figures: figures, Caption: captioned ? row.TextOrNull(11) : null, Alt: row.GetString(13));
            },
            ct, ids);
        List<SearchEntry> entries = [.. found.Select(one => one.Entry)];
        entries.AddRange(found.Where(one => one.Caption is { Length: > 0 })
            .Select(one => one.Entry with { Kind = SearchKind.Picture, Title = one.Caption!, Text = Line(one.Alt, one.Entry.Title) }));
        foreach (var (entry, figures, _, _) in found)
        {
            entries.AddRange(await Media(session, entry, media[(entry.CommuneId, entry.PageId)], used => figures.FirstOrDefault(figure => figure.Media == used.Media)?.Caption ?? "", ct));
        }

        return entries;
    }

    // As the page decides: a picture that may not be shown takes its caption along.
    private static bool IsShown(RichFigure figure, bool drawn, IEnumerable<UsedMedia> media) =>
        figure.Media == Guid.Empty ? drawn : media.Any(used => used.Media == figure.Media && used.Kind == MediaKind.Picture);

    private static async Task<List<SearchEntry>> Media(SearchSession session, SearchEntry page, IEnumerable<UsedMedia> media, Func<UsedMedia, string> caption, CancellationToken ct)
    {
        var entries = new List<SearchEntry>();
        foreach (var used in media)
        {
            entries.AddRange(used.Kind == MediaKind.Picture ? SearchedMedia.Picture(page, used, caption(used)) : await SearchedMedia.Document(session, page, used, ct));
        }

        return entries;
    }

    private static async Task<List<SearchEntry>> Models(SearchSession session, string list, object[] ids, CancellationToken ct)
    {
        var told = (await Registrations(session, list, ids, ct)).ToLookup(one => one.Model);
        var notes = (await Notes(session, list, ids, ct)).ToLookup(one => one.Model, one => one.Note);
        var decided = (await session.All(
            $"""
            SELECT c.model_id, MAX(c.decided_on) FROM level_claim c JOIN registration r ON r.id = c.registration_id
            WHERE c.state = 'Recognised' AND r.stage = 'Recognised' AND c.decided_on IS NOT NULL AND c.model_id IN ({list}) GROUP BY c.model_id
            """,
            row => (Model: row.GetGuid(0), On: row.GetFieldValue<DateOnly>(1)), ct, ids)).ToDictionary(one => one.Model, one => one.On);
        var models = await session.All(
            $"""
            SELECT m.id, m.commune_id, m.name, m.slug, m.field, m.origin, o.name, m.sensitive_subject
            FROM model m JOIN organisation o ON o.id = m.owner_organisation_id WHERE m.is_public AND m.id IN ({list})
            """,
            row =>
            {
                var id = row.GetGuid(0);
                var latest = told[id].FirstOrDefault();
                var field = row.IsDBNull(4) ? (Field?)null : row.Enum<Field>(4);
                var entry = new SearchEntry
                {
                    Kind = SearchKind.Model,
                    RecordId = id,
                    PageKind = SearchKind.Model,
                    PageId = id,
                    CommuneId = row.GetGuid(1),
                    Title = row.GetString(2),
                    Text = Line([row.GetString(6), latest.Text ?? "", .. notes[id]]),
                    Slug = row.GetString(3),
                    CategorySlug = field is { } code ? ModelNames.CodeOf(code).ToLowerInvariant() : "",
                    Category = field is { } named ? ModelNames.Of(named).Vi : "",
                    Day = decided.TryGetValue(id, out var day) ? day : null,
                    Year = latest.Text is null ? null : latest.Year,
                    Origin = row.Enum<Origin>(5),
                };
                return (Entry: entry, Sensitive: row.GetBoolean(7));
            },
            ct, ids);
        List<SearchEntry> entries = [.. models.Select(model => model.Entry)];
        entries.AddRange(await Photos(session, list, ids, models.ToDictionary(model => model.Entry.RecordId, model => model.Entry), ct));
        var media = await SearchedMedia.Of(session, MediaOwner.Model, list, ids, ct);
        foreach (var (entry, _) in models.Where(model => !model.Sensitive))
        {
            entries.AddRange(await Media(session, entry, media[(entry.CommuneId, entry.PageId)], _ => "", ct));
        }

        return entries;
    }

    // The model's page tells the goal and the five choices of the latest recognised year.
    private static Task<List<(Guid Model, int Year, string Text)>> Registrations(SearchSession session, string list, object[] ids, CancellationToken ct) => session.All(
        $"""
        SELECT model_id, year, goal, choices_site, choices_content, choices_task, choices_link, choices_method
        FROM registration WHERE stage = 'Recognised' AND model_id IN ({list}) ORDER BY year DESC, id
        """,
        row => (row.GetGuid(0), row.GetInt32(1), Line([.. Enumerable.Range(2, 6).Select(row.GetString)])), ct, ids);

    // What was done is told of a subject that is not sensitive, and as it stands: what was corrected is found no more.
    private static Task<List<(Guid Model, string Note)>> Notes(SearchSession session, string list, object[] ids, CancellationToken ct) => session.All(
        $"""
        SELECT e.model_id, e.note FROM progress_entry e JOIN registration r ON r.id = e.registration_id JOIN model m ON m.id = e.model_id
        WHERE r.stage = 'Recognised' AND m.sensitive_subject = @p{ids.Length} AND e.model_id IN ({list}) AND NOT EXISTS (SELECT 1 FROM progress_entry later WHERE later.corrects_id = e.id)
        ORDER BY e."on", e.id
        """,
        row => (row.GetGuid(0), row.GetString(1)), ct, [.. ids, false]);

    private static async Task<IEnumerable<SearchEntry>> Photos(
        SearchSession session, string list, object[] ids, Dictionary<Guid, SearchEntry> models, CancellationToken ct)
    {
        var photos = await session.All(
            $"""
            SELECT f.id, e.model_id, f.caption, f.alt_text, e."on", f.origin
            FROM file f JOIN progress_entry e ON e.id = f.owner_id JOIN registration r ON r.id = e.registration_id JOIN model m ON m.id = e.model_id
            WHERE f.owner_kind = 'ProgressEntry' AND f.caption <> '' AND r.stage = 'Recognised' AND m.is_public AND m.sensitive_subject = @p{ids.Length} AND e.model_id IN ({list})
            ORDER BY f.id
            """,
            row => (Id: row.GetGuid(0), Model: row.GetGuid(1), Caption: row.GetString(2), Alt: row.GetString(3), On: row.GetFieldValue<DateOnly>(4), Origin: row.Enum<Origin>(5)),
            ct, [.. ids, false]);
        return photos.Where(photo => models.ContainsKey(photo.Model)).Select(photo => models[photo.Model] with
        {
            Kind = SearchKind.Picture,
            RecordId = photo.Id,
            Title = photo.Caption,
            Text = Line(photo.Alt, models[photo.Model].Title),
            Day = photo.On,
            Year = photo.On.Year,
            Origin = photo.Origin,
        });
    }

    private static Task<List<SearchEntry>> Documents(SearchSession session, string list, object[] ids, CancellationToken ct) => session.All(
        $"""SELECT id, commune_id, abstract, kind, kind_as_written, number, issuer, period, issued_on, slug, note, "order", origin FROM document WHERE id IN ({list})""",
        row =>
        {
            var (kind, day) = (OfficialDocument.NameOf(row.Enum<DocumentKind>(3)).Vi, row.DayOrNull(8));
            return new SearchEntry
            {
                Kind = SearchKind.Document,
                RecordId = row.GetGuid(0),
                PageKind = SearchKind.Document,
                PageId = row.GetGuid(0),
                CommuneId = row.GetGuid(1),
                Title = row.GetString(2),
                Text = Line(row.GetString(4), row.TextOrNull(5) ?? "", row.GetString(6), row.GetString(7), row.GetString(10)),
                CategorySlug = VietnameseText.Slug(kind),
                Category = kind,
                Slug = row.GetString(9),
                Day = day,
                Year = day?.Year,
                Nth = row.GetInt32(11),
                Origin = row.Enum<Origin>(12),
            };
        },
        ct, ids);

    // One line: blanks between the parts, no line ends, and no sentence is broken where one part ends.
    internal static string Line(params string[] parts) =>
        string.Join(" · ", parts.Select(VietnameseText.Clean).Where(part => part.Length > 0));
}
