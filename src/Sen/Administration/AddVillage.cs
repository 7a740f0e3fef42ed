using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The villages of the commune, and a new one (thêm thôn, tổ dân phố), which can own models from then on.</summary>
public static class AddVillage
{
    /// <summary>What is typed.</summary>
    public sealed record Form(string? Name, string? From, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Name"), posted.Typed("From"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(AdministrationAddresses.Villages, (HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
            Page(http, visit, frames, handler, new(null, null, Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.AddVillage);

        routes.MapPost(AdministrationAddresses.Villages, async (
            IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(form, visit.Actor, visit.Home, ct);
            return answer.Ok ? Results.Redirect(AdministrationAddresses.Villages) : await Page(http, visit, frames, handler, form, answer.Refusal, ct);
        }).Needs(Operation.AddVillage);
    }

    private static async Task<IResult> Page(HttpContext http, Visit visit, Frames frames, Handler handler, Form form, Refusal? refusal, CancellationToken ct)
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
        return !permit.Ok ? Answers.Refused(http, permit.Refusal) : await frames.Page<AddVillageView>(http, refusal, ct,
            (nameof(AddVillageView.Villages), await handler.Villages(visit.Home, ct)), (nameof(AddVillageView.Today), handler.Today),
            (nameof(AddVillageView.Form), form), (nameof(AddVillageView.Refusal), refusal));
    }

    /// <summary>Adds the village.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>Local day.</summary>
        public DateOnly Today => BusinessCalendar.Today(clock);

        /// <summary>The villages, those that are gone too.</summary>
        public Task<IReadOnlyList<ShownVillage>> Villages(Home home, CancellationToken ct) => ShownVillage.All(db, home, ct);

        /// <summary>The new village.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.AddVillage, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.AddVillage, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var from = string.IsNullOrWhiteSpace(form.From) ? null : (Reading<DateOnly>?)AdministrativeDate.Read(form.From);
            var (kind, name) = CommuneSetUp.Village(form.Name ?? "", await ShownVillage.KindOfCommune(db, home, ct));
            if (Wrong(kind, name, from, (await Villages(home, ct)).Select(village => village.Now).Where(other => other.On(Today))) is { } wrong)
            {
                return wrong;
            }

            var now = clock.GetUtcNow();
            var village = CommuneSetUp.Version(Guid.CreateVersion7(now), Guid.CreateVersion7(now), kind, name, home.CommuneId, from?.Value, null);
            db.Units.Add(new() { Id = village.UnitId });
            db.UnitVersions.Add(village);
            db.Organisations.Add(NewOrganisation.OfVillage(Guid.CreateVersion7(now), home, village, from?.Value));
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "unit", village.UnitId, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
        }

        private Refusal.Invalid? Wrong(UnitKind kind, string name, Reading<DateOnly>? from, IEnumerable<UnitVersion> others) =>
            VillageForm.NameProblem(kind, name, others) is { } taken ? new("Name", taken)
            : from?.Problem is { } problem ? new("From", problem)
            : from?.Value > Today ? new("From", (
                $"Ngày bắt đầu không được sau hôm nay, {AdministrativeDate.Short(Today)}. Xin ghi khi đã đến ngày đó.",
                $"The first day cannot lie after today, {AdministrativeDate.Short(Today)}. Please record it when it has come."))
            : null;
    }
}
