using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The slip of an invitation (in giấy mời): printed alone, as long as the first password is read out.</summary>
public static class PrintInvitation
{
    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapGet($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/{PersonPage.SlipWord}",
        async (Guid id, HttpContext http, Visit visit, Frames frames, PeopleSheets people, InvitationDesk desk, CancellationToken ct) =>
        {
            var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
            return !permit.Ok ? Answers.Refused(http, permit.Refusal)
                : await people.One(id, ct) is not { } person ? Answers.Refused(http, new Refusal.Missing(("tài khoản", "account")))
                : await frames.Page<PrintInvitationView>(http, null, ct, (nameof(PrintInvitationView.Person), person), (nameof(PrintInvitationView.Invitation), await desk.Of(http, person.Account, ct)));
        }).Needs(Operation.ReadAdministration);
}

/// <summary>Makes the invitation of an account whose first password is read out in this browser.</summary>
public sealed class InvitationDesk(ShownUntilNoted secrets, Visit visit, Frames frames)
{
    /// <summary>The invitation; null when the code is not read out, or not needed any more.</summary>
    public async Task<Invitation?> Of(HttpContext http, Account account, CancellationToken ct)
    {
        if (account is not { MustChangePassword: true, FirstPasswordUntil: { } until } || secrets.Read(http) is not { } code)
        {
            return null;
        }

        var frame = await frames.OfDesk(http, ct);
        return new(visit.Site?.Name ?? "", account.Title, account.UserName!, code, frame.Origin, until) { HelpLine = frame.Site.HelpLine };
    }
}
