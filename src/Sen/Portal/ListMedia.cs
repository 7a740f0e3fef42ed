using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The inventory of the media library (kho ảnh, tệp): every item with its size, where it is used, whether readers see it, and what it lacks.</summary>
public static class ListMedia
{
    /// <summary>Query name of the filter, and its values.</summary>
    public const string Filter = "loc", NoAltText = "thieu-mo-ta", Unused = "chua-dung", Hidden = "chua-cong-khai", Documents = "van-ban", NoConsent = "thieu-dong-y";

    private const int Length = 24;

    /// <summary>One item of the list.</summary>
    public sealed record Row(MediaItem Item, int Uses, bool IsPublic);

    /// <summary>What the page shows.</summary>
    public sealed record Sheet(IReadOnlyList<Row> Rows, int Total, int LackAltText, string Chosen, Pager Pager);

    /// <summary>The address of the list under a filter.</summary>
    public static string Address(string filter) => filter.Length == 0 ? DeskAddresses.Media : $"{DeskAddresses.Media}?{Filter}={filter}";

    /// <summary>Maps the list.</summary>
    public static void Map(Routes routes) => routes.MapGet(DeskAddresses.Media, async (HttpContext http, Visit visit, SenDb db, Frames frames, CancellationToken ct) =>
    {
        // An editor of several communes sees the library of the portal whose address was opened.
        if (Access.Ask(visit.Actor, Operation.ReadMedia, Subject.Of(visit.Home.CommuneId)).Refusal is { } refusal)
        {
            return Answers.Refused(http, refusal);
        }

        var page = int.TryParse(http.Request.Query[PageQuery.PageNumber], System.Globalization.NumberStyles.None, null, out var asked) && asked is > 0 and <= 10_000 ? asked : 1;
        var sheet = await Read(db, visit.Home.CommuneId, http.Request.Query[Filter].ToString(), page, ct);
        var done = http.Request.Query["xong"].ToString();
        return await frames.Page<ListMediaView>(http, null, ct, ("Sheet", sheet),
            ("Added", int.TryParse(done, System.Globalization.NumberStyles.None, null, out var added) ? added : 0), ("Removed", done == "bo"));
    }).Needs(Operation.ReadMedia);

    private static async Task<Sheet> Read(SenDb db, Guid commune, string filter, int page, CancellationToken ct)
    {
        var all = db.Media.AsNoTracking().Where(item => item.CommuneId == commune);
        var shown = MediaReading.Public(db).Where(item => item.CommuneId == commune).Select(item => item.Id);
        var lacking = all.Where(item => item.Kind == MediaKind.Picture && !item.Decorative && item.AltText == "");
        var written = await MediaReading.InWork(db, commune, ct);
        var inWork = written.Select(media => media.Key).ToList();
        var (chosen, rows) = filter switch
        {
            NoAltText => (filter, lacking),
            Unused => (filter, all.Where(item => !db.MediaUses.Any(use => use.MediaId == item.Id) && !inWork.Contains(item.Id))),
            Hidden => (filter, all.Where(item => !shown.Contains(item.Id))),
            Documents => (filter, all.Where(item => item.Kind == MediaKind.Document)),
            NoConsent => (filter, all.Where(item => item.Kind == MediaKind.Picture && item.Consent.Shown != PeopleShown.Nobody
                && (item.Consent.Shown == PeopleShown.NotSaid || item.Consent.Who == "" || item.Consent.GivenOn == null))),
            _ => ("", all),
        };
        var total = await rows.CountAsync(ct);
        var listed = await rows.OrderByDescending(item => item.AddedAt).ThenByDescending(item => item.Id).Skip((page - 1) * Length).Take(Length)
            .Select(item => new { Item = item, Uses = db.MediaUses.Where(use => use.MediaId == item.Id).Select(use => use.OwnerId).ToList(), IsPublic = shown.Contains(item.Id) }).ToListAsync(ct);
        var join = chosen.Length == 0 ? "?" : "&";
        return new([.. listed.Select(row => new Row(row.Item, row.Uses.Union(written[row.Item.Id]).Count(), row.IsPublic))], total, await lacking.CountAsync(ct), chosen, total <= Length ? Pager.None
            : new([.. Enumerable.Range(1, (total + Length - 1) / Length).Select(no => no == 1 ? Address(chosen) : $"{Address(chosen)}{join}{PageQuery.PageNumber}={no}")], page));
    }
}
