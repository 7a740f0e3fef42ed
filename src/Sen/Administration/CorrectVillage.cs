using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// The administrator changes the name of a village (sửa, đổi tên thôn): a typing error is put right where it stands; another name from a day on
/// is a version of its own, and the old name stays true until the day before.
/// </summary>
public static class CorrectVillage
{
    /// <summary>What is typed; <paramref name="Was"/> is the name when the form was opened.</summary>
    public sealed record Form(string? Name, string? How, string? From, string? Basis, string? Was, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(
            posted.Typed("Name"), posted.Typed("How"), posted.Typed("From"), posted.Typed("Basis"), posted.Typed("Was"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes) => routes.MapPost($"{AdministrationAddresses.Villages}/{{id:guid}}", async (
        Guid id, IFormCollection posted, HttpContext http, Visit visit, VillagePages pages, Handler handler, CancellationToken ct) =>
    {
        var form = Form.Of(posted);
        var answer = await handler.Handle(id, form, visit.Actor, visit.Home, ct);
        return answer.Ok ? Results.Redirect($"{AdministrationAddresses.Village(id)}?xong") : await pages.Show(http, id, form, null, answer.Refusal, ct);
    }).Needs(Operation.CorrectVillage);

    /// <summary>Changes the name, of the village and of the owner of models that it is.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The village.</summary>
        public async Task<Outcome<Guid>> Handle(Guid id, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.CorrectVillage, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var (villages, today) = (await ShownVillage.All(db, home, ct), BusinessCalendar.Today(clock));
            if (villages.FirstOrDefault(one => one.Id == id) is not { Now: var now } village)
            {
                return new Refusal.Missing(("thôn", "village"));
            }

            var permit = Access.Ask(actor, Operation.CorrectVillage, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (form.Was != now.Title)
            {
                return new Refusal.Stale([new("Name", ("Tên thôn, tổ dân phố", "Name of the village or residential group"), Wording.AsTyped(form.Name ?? ""), Wording.AsTyped(now.Title))]);
            }

            if (await EndVillage.ByAct(db, now, "Name", ct) is { } fixedByAct)
            {
                return fixedByAct;
            }

            var others = villages.Where(other => other.Id != id && other.Now.On(today)).Select(other => other.Now);
            var read = VillageForm.Read(new(form.Name, form.How, form.From, form.Basis), now, await ShownVillage.KindOfCommune(db, home, ct), others, today);
            if (!read.Ok)
            {
                return read.Refusal;
            }

            Call(village, read.Value);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "unit", id, clock.GetUtcNow().UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? id : receipt.Refusal;
        }

        private void Call(ShownVillage village, VillageName name)
        {
            var (now, before) = (village.Now, village.Now.Title);
            if (name.From is { } from)
            {
                now = now.Rename(Guid.CreateVersion7(clock.GetUtcNow()), name.Kind, name.Name, from, name.Basis);
                db.UnitVersions.Add(now);
            }
            else
            {
                now.Correct(name.Kind, name.Name);
            }

            if (village.Owner is { } owner)
            {
                owner.Call(now.Title, owner.ShortName == before ? now.Title : owner.ShortName);
            }
        }
    }
}
