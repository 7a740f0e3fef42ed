using System.Text;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>The seal of all that was done in the commune (niêm phong nhật ký), to be printed and kept: then even a whole database made anew would be noticed.</summary>
public static class SealAudit
{
    /// <summary>The marks at one moment.</summary>
    public sealed record Sheet(IReadOnlyList<NotedHead> Heads, DateTime At);

    public static void Map(Routes routes) =>
        routes.MapGet(DeskAddresses.AuditSeal, async (HttpContext http, Visit visit, Frames frames, SenDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var permit = Access.Ask(visit.Actor, Operation.ReadAudit, Subject.Of(visit.Home.CommuneId));
            if (!permit.Ok)
            {
                return Answers.Refused(http, permit.Refusal);
            }

            var sheet = new Sheet(await AuditSeal.Read(db, visit.Home.CommuneId.ToString("d"), ct), clock.GetUtcNow().UtcDateTime);
            return http.Request.Query["dang"] == "txt"
                ? Results.File(Encoding.UTF8.GetBytes(AuditSeal.Write(sheet.Heads, sheet.At)), "text/plain; charset=utf-8", $"niem-phong-{BusinessCalendar.DateOf(sheet.At):yyyy-MM-dd}.txt")
                : await frames.Page<AuditSealView>(http, null, ct, ("Sheet", sheet));
        }).Needs(Operation.ReadAudit);
}
