using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Registration;

/// <summary>
/// An organisation begins a registration (bắt đầu bản đăng ký): with the first name there is a model, a registration of the year and a draft that is kept.
/// The page is the first part of the form: see <see cref="WriteDraft"/>.
/// </summary>
public static class BeginRegistration
{
    /// <param name="OrganisationId">The owner organisation.</param>
    /// <param name="Answers">Answers of part 1 as typed.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(Guid OrganisationId, IReadOnlyDictionary<string, string> Answers, Guid Key)
    {
        /// <summary>Adds what an entry on behalf rests on, and answers for whom it was entered; null when the owner itself begins.</summary>
        public Func<Movement.Models.Registration, string, Task<string>>? Entered { get; init; }
    }

    public sealed class Handler(SenDb db, WriteDraft.Handler writing, TimeProvider clock)
    {
        public async Task<Outcome<WriteDraft.Saved>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            if (await db.Organisations.SingleOrDefaultAsync(row => row.Id == form.OrganisationId, ct) is not { } owner)
            {
                return new Refusal.Invalid("organisation", ("Đề nghị chọn đơn vị đăng ký.", "Please choose the organisation."));
            }

            var operation = form.Entered is null ? Operation.DraftRegistration : Operation.EnterOnBehalf;
            if (await db.Done(actor, operation, owner.CommuneId, form.Key, ct) is { } done)
            {
                // Begun already; what was written since, on the same page, is kept as any other part of the draft is.
                return await writing.Handle(new(done.SubjectId, form.Answers, await VersionOf(done.SubjectId, ct), form.Key), actor, ct);
            }

            var subject = new Subject(owner.CommuneId, owner.Id, RegistrantId: actor.PersonId, Stage: Stage.Draft);
            var permit = Access.Ask(actor, operation, subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var today = BusinessCalendar.DateOf(now);
            if (owner.HasEndedBy(today))
            {
                return new Refusal.Invalid("organisation", ($"“{owner.ShortName}” đã kết thúc hoạt động nên không đăng ký mới. Nếu ghi nhầm, xin báo quản trị.", $"“{owner.ShortName}” has ended, so it registers nothing new. If that is wrong, please tell the administrator."));
            }

            if (!owner.IsOpenOn(today))
            {
                var first = AdministrativeDate.Short(owner.ValidFrom!.Value);
                return new Refusal.Invalid("organisation", ($"“{owner.ShortName}” bắt đầu từ {first}. Xin đăng ký từ ngày đó.", $"“{owner.ShortName}” begins on {first}. Please register from that day on."));
            }

            var begun = await Begin(form, owner, actor, now, ct);
            if (!begun.Ok)
            {
                // Pressed twice, the other press may have written this very model meanwhile.
                return await db.Done(actor, operation, owner.CommuneId, form.Key, ct) is { } other
                    ? await writing.Handle(new(other.SubjectId, form.Answers, await VersionOf(other.SubjectId, ct), form.Key), actor, ct) : begun.Refusal;
            }

            var (registration, model) = begun.Value;
            var villages = await Places.Villages(db, owner.CommuneId, BusinessCalendar.DateOf(now), ct);
            var answers = WithVillage(form, owner, AnswerSheet.Of(registration, model), villages);
            var wrong = AnswerSheet.Write(registration, model, answers, [.. villages.Select(village => village.Id)]);
            var committed = await db.Commit(
                new Act(permit.Value, form.Key, "registration", registration.Id, now.UtcDateTime, owner.CommuneId)
                {
                    OnBehalf = form.Entered is { } attach ? await attach(registration, owner.ShortName) : null,
                }, ct);
            return committed.Then<WriteDraft.Saved>(_ => new WriteDraft.Saved(registration.Id, now.UtcDateTime, wrong));
        }

        // What a village registers is done there, unless somebody has said otherwise: of paper the question is not asked twice.
        private static IReadOnlyDictionary<string, string> WithVillage(Form form, Organisation owner, IReadOnlyDictionary<string, string> now, IReadOnlyList<Village> villages) =>
            form.Entered is null || owner is not { Kind: OrganisationKind.Village, VillageId: { } village } || form.Answers.ContainsKey(RegistrationForm.Village)
                || now.GetValueOrDefault(RegistrationForm.Village, "").Length > 0 || !villages.Any(one => one.Id == village)
                ? form.Answers : new Dictionary<string, string>(form.Answers, StringComparer.Ordinal) { [RegistrationForm.Village] = village.ToString("d") };

        private async Task<int> VersionOf(Guid id, CancellationToken ct) =>
            (await Registrations.Load(db, id, BusinessCalendar.Today(clock), ct))?.Version ?? 0;

        // The same owner and the same name are the same model: in its year a twin, in a later year a model that is kept up.
        private async Task<Outcome<(Movement.Models.Registration, EmulationModel)>> Begin(
            Form form, Organisation owner, Actor actor, DateTimeOffset now, CancellationToken ct)
        {
            var (year, name) = (BusinessCalendar.DateOf(now).Year, form.Answers.GetValueOrDefault(RegistrationForm.Name, ""));
            var id = Guid.CreateVersion7(now);
            if (await Registrations.Twin(db, owner.Id, VietnameseText.Fold(name), null, ct) is not { } twin)
            {
                return EmulationModel.Begin(Guid.CreateVersion7(now), new Home(owner.CommuneId, owner.ProvinceId), owner.Id, name).Then(model =>
                {
                    db.Models.Add(model);
                    return Added(Movement.Models.Registration.Begin(id, model, year, actor.PersonId, now.UtcDateTime), model);
                });
            }

            var known = await db.Models.SingleAsync(row => row.Id == twin.ModelId, ct);
            if (twin.Year >= year)
            {
                return Twins.Taken(known.Name, twin.Year);
            }

            var next = Movement.Models.Registration.Begin(id, known, year, actor.PersonId, now.UtcDateTime);
            AnswerSheet.Write(next, known, LastYear(twin, known), []);
            return Added(next, known);
        }

        // What last year's registration said is filled in; only the promise of a day is asked anew.
        private static Dictionary<string, string> LastYear(Movement.Models.Registration last, EmulationModel model)
        {
            var answers = AnswerSheet.Of(last, model);
            answers.Remove(RegistrationForm.FinishOn);
            answers[RegistrationForm.Continuity] = Continuity.Sustained.ToString();
            return answers;
        }

        private Outcome<(Movement.Models.Registration, EmulationModel)> Added(Movement.Models.Registration registration, EmulationModel model)
        {
            db.Registrations.Add(registration);
            return (registration, model);
        }
    }
}
