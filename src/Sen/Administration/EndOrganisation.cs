using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// The administrator records the last day of an organisation (kết thúc hoạt động), corrects that day, or takes it back. Nothing is deleted: what the
/// organisation did stays readable, only nothing new begins in it.
/// </summary>
public static class EndOrganisation
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>What is typed; <paramref name="Version"/> is the row's when the form was opened.</summary>
    public sealed record Form(string? Last, string? Reason, int Version, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Last"), posted.Typed("Reason"), posted.Number("Version"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Organisations}/{{id:guid}}/ket-thuc", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, OrganisationPages pages, Handler handler, CancellationToken ct) =>
    {
        var form = Form.Of(posted);
        var answer = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
        return answer.Ok ? Results.Redirect($"{AdministrationAddresses.Organisation(id)}?xong") : await pages.Show(http, id, null, form, answer.Refusal, ct);
    }).Needs(Operation.EndOrganisation);

    /// <summary>The reason as the history keeps it; null when none was given.</summary>
    internal static Outcome<string?> Because(string? typed) => VietnameseText.Clean(typed ?? "") switch
    {
        "" => (string?)null,
        { Length: > LongestReason } reason => new Refusal.Invalid(nameof(Form.Reason), (
            $"Lý do, căn cứ tối đa {LongestReason} ký tự; đang có {reason.Length}.", $"The reason or basis has at most {LongestReason} letters; this one has {reason.Length}.")),
        var reason => reason,
    };

    /// <summary>Ends the organisation.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The organisation.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EndOrganisation, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            if (await db.Organisations.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } row)
            {
                return new Refusal.Missing(("đơn vị", "organisation"));
            }

            var permit = Access.Ask(actor, Operation.EndOrganisation, Subject.Of(home.CommuneId));
            if (!permit.Ok || row.Kind == OrganisationKind.Village)
            {
                return permit.Refusal ?? new Refusal.Taken(("Ngày kết thúc của thôn ghi ở trang của thôn.", "A village’s end is recorded on the village’s own page."));
            }

            if (row.Version != form.Version)
            {
                return new Refusal.Stale([new(Ending.Last, ("Ngày cuối hoạt động", "Last day"), Wording.AsTyped(form.Last ?? ""), OrganisationPages.LastDay(row.ValidTo) is { } kept ? Wording.AsTyped(kept) : ("chưa có", "none yet"))]);
            }

            var (reason, end) = (Because(form.Reason), await EndOf(row, form, ct));
            if (!reason.Ok || !end.Ok)
            {
                return end.Refusal ?? reason.Refusal!;
            }

            row.ValidTo = end.Value;
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "organisation", id, clock.GetUtcNow().UtcDateTime, home.CommuneId) { Reason = reason.Value }, ct);
            return receipt.Ok ? id : receipt.Refusal;
        }

        private async Task<Outcome<DateOnly?>> EndOf(Organisation row, Form form, CancellationToken ct)
        {
            var end = Ending.Read(form.Last, row.ValidFrom, row.ValidTo, BusinessCalendar.Today(clock), await OrganisationReading.Left(db, row.Id, ct));
            return end is { Ok: true, Value: null } && await NameTaken(row, ct) is { } taken ? taken : end;
        }

        // Meanwhile another may have taken the name.
        private async Task<Refusal.Invalid?> NameTaken(Organisation row, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            var lasting = await db.Organisations.AsNoTracking().Where(other => other.CommuneId == row.CommuneId && (other.ValidTo == null || today.AddDays(1) < other.ValidTo) && other.Id != row.Id)
                .Select(other => other.Name).ToListAsync(ct);
            return OrganisationForm.Same(row.Name, lasting) is { } same
                ? new(Ending.Last, (
                    $"Đang có “{same}” hoạt động. Đề nghị đổi tên một trong hai đơn vị trước.", $"“{same}” is active now. Please rename one of the two organisations first.")) : null;
        }
    }
}
