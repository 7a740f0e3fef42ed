using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>The slips of everybody an import brought in (in giấy mời cả loạt): four on a sheet of A4, as long as their first passwords are read out.</summary>
public static class PrintInvitations
{
    /// <summary>Last word of the address.</summary>
    public const string Word = "giay-moi";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapGet($"{SheetAddresses.Home}/{{id:guid}}/{Word}",
        async (Guid id, HttpContext http, Visit visit, Frames frames, RunImport.Handler handler, FirstPasswords passwords, CancellationToken ct) =>
        {
            var found = await handler.Find(id, visit.Actor, visit.Home, ct);
            if (!found.Ok)
            {
                return Answers.Refused(http, found.Refusal);
            }

            var frame = await frames.OfDesk(http, ct);
            IReadOnlyList<Invitation> slips =
            [
                .. (await handler.Passwords(found.Value, passwords.Read(http), ct))
                    .Select(one => new Invitation(visit.Site?.Name ?? "", one.Title, one.User, one.Password, frame.Origin, one.Until) { HelpLine = frame.Site.HelpLine }),
            ];
            return await frames.Page<PrintInvitationsView>(http, null, ct, (nameof(PrintInvitationsView.Import), id), (nameof(PrintInvitationsView.Slips), slips));
        }).Needs(Operation.ImportSheet);
}
