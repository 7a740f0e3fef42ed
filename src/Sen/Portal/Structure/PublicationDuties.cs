using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// What the law wants a commune's portal to publish (nội dung phải công khai), and how old each of it is: Law on Access to Information 2016; Decree
/// 224/2026/NĐ-CP, before it Decree 42/2022/NĐ-CP; Circular 22/2023/TT-BTTTT for sections, search, site map and feedback.
/// </summary>
public static class PublicationDuties
{
    public const string Address = $"{ArticleDesk.Address}/can-cong-khai";

    // Older than this, somebody should look whether it still holds.
    private const int StaleAfterDays = 365;

    /// <summary>Where a duty is fulfilled.</summary>
    private enum Place
    {
        Page,
        News,
        Documents,
        Calendar,
    }

    // Part of the portal → words; the first column is the key of a standing page or the kind of list.
    private static readonly (Place Place, string Key, Func<Words, string> Name)[] Table =
    [
        (Place.Page, "gioi-thieu", words => words.PageAbout),
        (Place.Page, "co-cau-to-chuc", words => words.DutyStructure),
        (Place.Page, "lien-he", words => words.DutyContact),
        (Place.Documents, "", words => words.DutyDocuments),
        (Place.Page, "thu-tuc-hanh-chinh", words => words.PageProcedures),
        (Place.Page, "quy-hoach-ke-hoach", words => words.PagePlans),
        (Place.Page, "ngan-sach", words => words.DutyBudget),
        (Place.Page, "so-lieu-thong-ke", words => words.PageFigures),
        (Place.Page, "lay-y-kien", words => words.DutyDrafts),
        (Place.Page, "tra-loi-kien-nghi", words => words.PageAnswers),
        (Place.Page, "danh-muc-cong-khai", words => words.PageMustPublish),
        (Place.Calendar, "", words => words.DutyReception),
        (Place.News, "", words => words.DutyNews),
        (Place.Page, "ho-tro-tiep-can", words => words.PageAccessibility),
        (Place.Page, "quyen-rieng-tu", words => words.PagePrivacy),
    ];

    /// <summary>One duty: where it stands, and since when; null when nothing was published yet.</summary>
    public sealed record Row(string Name, string Href, string EditHref, DateOnly? Since, int? Days)
    {
        /// <summary>It is there, but old enough to be looked at.</summary>
        public bool Stale => Days > StaleAfterDays;
    }

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(Address, async (HttpContext http, Visit visit, SenDb db, Frames frames, TimeProvider clock, CancellationToken ct) =>
        Access.Ask(visit.Actor, Operation.EditSite, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal
            ? Answers.Refused(http, refusal)
            : Answers.Page<PublicationDutiesView>(new Dictionary<string, object?>
            {
                [nameof(PublicationDutiesView.Frame)] = await frames.OfDesk(http, ct),
                [nameof(PublicationDutiesView.Desk)] = frames.Desk(http),
                [nameof(PublicationDutiesView.Rows)] = await Read(db, visit.Home.CommuneId, BusinessCalendar.Today(clock), Frames.WordsOf(http), ct),
            })).Needs(Operation.EditSite);

    private static async Task<IReadOnlyList<Row>> Read(SenDb db, Guid commune, DateOnly today, Words words, CancellationToken ct)
    {
        var parts = await db.SiteParts.AsNoTracking().Where(part => part.CommuneId == commune && part.Live != null).ToDictionaryAsync(part => part.Key, part => part.LiveSince, ct);
        var news = await db.PublicArticles.Where(article => article.CommuneId == commune).MaxAsync(article => (DateOnly?)article.PublishedOn, ct);
        var document = await db.Documents.AsNoTracking().Where(row => row.CommuneId == commune).MaxAsync(row => row.IssuedOn, ct);
        var reception = await db.CalendarEntries.AsNoTracking().Where(row => row.CommuneId == commune && row.Kind == Data.Portal.CalendarKind.Reception && !row.Cancelled)
            .MaxAsync(row => (DateOnly?)row.On, ct);
        return [.. Table.Select(duty =>
        {
            var (href, edit, since) = duty.Place switch
            {
                Place.News => (Addresses.News, ArticleDesk.Address, news),
                Place.Documents => (Addresses.Documents, Addresses.Documents, document),
                Place.Calendar => (ShowCalendar.Address, EditCalendar.Address, reception),
                _ => (SiteParts.Find(duty.Key)!.Address, $"{EditSitePart.Address}/{duty.Key}", parts.GetValueOrDefault(duty.Key) is { } at ? BusinessCalendar.DateOf(at) : (DateOnly?)null),
            };
            return new Row(duty.Name(words), href, edit, since, since is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : null);
        })];
    }
}
