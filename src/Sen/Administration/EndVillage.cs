using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The administrator records the last day of a village (kết thúc thôn), and with it of the owner of models that it is; or corrects that day, or takes it back.</summary>
public static class EndVillage
{
    /// <summary>What is typed; <paramref name="Was"/> is the end as it stood when the form was opened.</summary>
    public sealed record Form(string? Last, string? Reason, string? Was, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Last"), posted.Typed("Reason"), posted.Typed("Version"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Villages}/{{id:guid}}/ket-thuc", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, VillagePages pages, Handler handler, CancellationToken ct) =>
    {
        var form = Form.Of(posted);
        var answer = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
        return answer.Ok ? Results.Redirect($"{AdministrationAddresses.Village(id)}?xong") : await pages.Show(http, id, null, form, answer.Refusal, ct);
    }).Needs(Operation.EndVillage);

    /// <summary>The end as a form carries it to notice that somebody else was quicker.</summary>
    internal static string Seen(UnitVersion now) => now.ValidTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Why a village whose end an act on the tree set is not changed on its own page; null when it is none.</summary>
    internal static async Task<Refusal.Invalid?> ByAct(SenDb db, UnitVersion now, string field, CancellationToken ct) => await UnitActs.EndedByAct(db, now, ct)
        ? new(field, (
            $"{now.Title} thay đổi từ {AdministrativeDate.Short(now.ValidTo!.Value)} theo một việc đã ghi về đơn vị hành chính. Cần sửa, xin mở trang “Thay đổi đơn vị hành chính”.",
            $"{now.Title} changes from {AdministrativeDate.Short(now.ValidTo!.Value)} by an act on record. To correct it, please open “Changes of units”."))
        : null;

    /// <summary>Ends the village.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The village.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EndVillage, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var villages = await ShownVillage.All(db, home, ct);
            if (villages.FirstOrDefault(one => one.Id == id) is not { Now: var now } village)
            {
                return new Refusal.Missing(("thôn", "village"));
            }

            var permit = Access.Ask(actor, Operation.EndVillage, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (form.Was != Seen(now))
            {
                return new Refusal.Stale([new(Ending.Last, ("Ngày cuối hoạt động", "Last day"), Wording.AsTyped(form.Last ?? ""), OrganisationPages.LastDay(now.ValidTo) is { } kept ? Wording.AsTyped(kept) : ("chưa có", "none yet"))]);
            }

            if (await ByAct(db, now, Ending.Last, ct) is { } fixedByAct)
            {
                return fixedByAct;
            }

            var (reason, end) = (EndOrganisation.Because(form.Reason), await EndOf(village, villages, form, ct));
            if (!reason.Ok || !end.Ok)
            {
                return end.Refusal ?? reason.Refusal!;
            }

            End(village, end.Value);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "unit", id, clock.GetUtcNow().UtcDateTime, home.CommuneId) { Reason = reason.Value }, ct);
            return receipt.Ok ? id : receipt.Refusal;
        }

        private async Task<Outcome<DateOnly?>> EndOf(ShownVillage village, IReadOnlyList<ShownVillage> villages, Form form, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            var left = village.Owner is { } owner ? await OrganisationReading.Left(db, owner.Id, ct) : Unfinished.Nothing;
            var end = Ending.Read(form.Last, village.Now.ValidFrom, village.Now.ValidTo, today, left);
            return end is { Ok: true, Value: null } && await CannotGoOn(village, villages, today, ct) is { } wrong ? wrong : end;
        }

        // The owner of models may be younger in the records than the village is.
        private static void End(ShownVillage village, DateOnly? end)
        {
            village.Now.ValidTo = end;
            if (village.Owner is { } owner)
            {
                owner.ValidTo = end < owner.ValidFrom ? owner.ValidFrom : end;
            }
        }

        // What became of a village by a merger is not undone here; and its name may have been given to another.
        private async Task<Refusal.Invalid?> CannotGoOn(ShownVillage village, IReadOnlyList<ShownVillage> villages, DateOnly today, CancellationToken ct)
        {
            if (await db.UnitSuccessions.AnyAsync(edge => edge.FromUnitId == village.Id, ct))
            {
                return new(Ending.Last, ("Thôn đã sáp nhập hoặc chia tách theo quyết định nên không mở lại ở đây.", "The village was merged or split by decision, so it is not reopened here."));
            }

            var others = villages.Where(other => other.Id != village.Id && other.Now.On(today)).Select(other => other.Now);
            return VillageForm.NameProblem(village.Now.Kind, village.Now.Name, others) is { } taken
                ? new(Ending.Last, ($"{taken.Vi} Đề nghị đổi tên một trong hai thôn trước.", $"{taken.En} Please rename one of the two villages first.")) : null;
        }
    }
}
