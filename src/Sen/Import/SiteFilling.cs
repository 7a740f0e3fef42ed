using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.OldPortal;
using Sen.Movement.People;

namespace Sen.Import;

/// <summary>What saved pages say about the portal as a whole: its foot and its visits. Only what the site does not have yet is taken.</summary>
public sealed class SiteFilling(Databases databases, TimeProvider clock, Site site)
{
    /// <summary>Fills empty lines of the foot and, where none are kept, the visits before Sen; answers what was set, in words.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> Fill(IReadOnlyList<OldPage> pages, bool footer, bool statistics, CancellationToken ct)
    {
        await using var db = databases.Open(Scope.Of(site.CommuneId));
        var row = await db.Sites.SingleAsync(one => one.Id == site.Id, ct);
        var said = new List<string>();
        if (footer)
        {
            Foot(row, pages, said);
        }

        if (statistics && pages.Max(page => page.Statistics.Total) is { } total && !await db.DayVisits.AnyAsync(day => day.CommuneId == site.CommuneId && day.Day == DateOnly.MinValue, ct))
        {
            db.DayVisits.Add(new() { CommuneId = site.CommuneId, Day = DateOnly.MinValue, Visits = total });
            said.Add($"Lượt truy cập trước khi dùng Sen: {total}");
        }

        if (said.Count == 0)
        {
            return said;
        }

        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.ImportPage, Subject.Of(site.CommuneId)).Value;
        var key = TakeOver.KeyOf("site", [$"{row.Version}", .. said]);
        var done = await db.Commit(new Act(permit, key, "site", row.Id, clock.GetUtcNow().UtcDateTime, site.CommuneId), ct);
        return done.Ok ? said : done.Refusal;
    }

    private static void Foot(Site row, IReadOnlyList<OldPage> pages, List<string> said)
    {
        string Take(string label, string now, Func<OldFooter, string?> value)
        {
            if (now.Length > 0 || pages.Select(page => value(page.Footer)).FirstOrDefault(text => !string.IsNullOrEmpty(text)) is not { } found)
            {
                return now;
            }

            said.Add($"{label}: {found}");
            return found;
        }

        row.Copyright = Take("Bản quyền", row.Copyright, foot => foot.CopyrightHolder is { } holder ? $"Bản quyền thuộc {holder}" : null);
        row.Office = Take("Trụ sở", row.Office, foot => foot.Office);
        row.Telephone = Take("Điện thoại", row.Telephone, foot => string.Join("; ", foot.Phones));
        row.Email = Take("Thư điện tử", row.Email, foot => foot.Email);
        row.DesignedBy = Take("Thiết kế bởi", row.DesignedBy, foot => foot.DesignedBy);
    }
}
