using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Scoring;
using static Sen.Demo.DemoData;

namespace Sen.Demo;

using Registration = Sen.Movement.Models.Registration;

// The registrations of 2020 (history) and 2022 (under way), each step taken by the post that may take it, through the same rules as in life.
public sealed partial class LoadDemo
{
    private async Task Registrations(CancellationToken ct)
    {
        var steps = _year.Registrations
            .SelectMany(registration => registration.Steps.Select((step, no) => (registration, step, no)))
            .OrderBy(one => one.step.On, StringComparer.Ordinal).ThenBy(one => one.no);
        foreach (var (registration, step, no) in steps)
        {
            var at = BusinessCalendar.ToUtc(Day(step.On), new TimeOnly(8, 30).AddMinutes(no));
            await using var db = databases.Open(Scope.All);
            if (no == 0)
            {
                await Begin(db, registration, at.AddMinutes(-20), ct);
            }

            if (step.Do != "draft")
            {
                await Take(db, registration, step, no, at, ct);
            }
        }
    }

    private async Task Begin(SenDb db, DemoRegistration row, DateTime at, CancellationToken ct)
    {
        var registrar = ActorOf(OwnerOf(row));
        var subject = new Subject(Commune, Id(OwnerOf(row)), PersonId: registrar.PersonId, RegistrantId: registrar.PersonId, Stage: Stage.Draft);
        if (await db.Done(registrar, Operation.DraftRegistration, Commune, Id($"key begin {row.Id}"), ct) is not null)
        {
            return;
        }

        var seed = Rows("models.tsv").SingleOrDefault(model => model["id"] == (row.Model ?? row.Id));
        var model = row.Model is { } earlier
            ? await db.Models.SingleAsync(one => one.Id == Id($"model {earlier}"), ct)
            : NewModel(db, row, seed);
        var registration = Registration.Begin(Id($"registration {row.Id}"), model, row.Year, registrar.PersonId, at);
        registration.Origin = Origin.Illustrative;
        Answer(registration, row);
        db.Registrations.Add(registration);
        await Commit(db, registrar, Operation.DraftRegistration, subject, $"begin {row.Id}", registration.Id, at, null, ct);
    }

    private static EmulationModel NewModel(SenDb db, DemoRegistration row, IReadOnlyDictionary<string, string>? seed)
    {
        var model = EmulationModel.Begin(Id($"model {row.Id}"), Home, Id(OwnerOf(row)), seed?["name"] ?? row.Name!).Value;
        model.Field = seed?["field"] switch
        {
            null => Enum.Parse<Field>(row.Field!),
            "kinh_te" => Field.Economy,
            "van_hoa_xa_hoi" => Field.CultureSociety,
            "quoc_phong_an_ninh" => Field.DefenceSecurity,
            "he_thong_chinh_tri" => Field.PoliticalSystem,
            var other => throw new InvalidDataException($"models.tsv: unknown field {other}"),
        };
        model.SensitiveSubject = row.Sensitive;
        model.VillageId = row.Village is null ? null : Id(row.Village);
        model.BuiltYear = seed?["year_built"] is { Length: > 0 } year ? int.Parse(year, System.Globalization.CultureInfo.InvariantCulture) : null;
        model.Origin = seed is null ? Origin.Illustrative : Origin.Seed;
        model.FieldOrigin = Origin.Illustrative;
        db.Models.Add(model);
        return model;
    }

    private static void Answer(Registration registration, DemoRegistration row)
    {
        (registration.Need, registration.Goal, registration.Forces, registration.Spread) = (row.Need, row.Goal, row.Forces, row.Spread ?? "");
        (registration.Choices.Site, registration.Choices.Content, registration.Choices.Task) = (row.Site, row.Content, row.Task);
        (registration.Choices.Link, registration.Choices.Method) = (row.Link, row.Method);
        registration.FinishOn = row.Finish is null ? null : Day(row.Finish);
        registration.Continuity = Enum.Parse<Continuity>(row.Continuity);
        (registration.PlaceAnswered, registration.SensitiveAnswered) = (true, true);
    }

    private async Task Take(SenDb db, DemoRegistration row, DemoStep step, int no, DateTime at, CancellationToken ct)
    {
        var (operation, actor) = step.Do switch
        {
            "register" => (Operation.Register, ActorOf(OwnerOf(row))),
            "appraise" => (Operation.Appraise, ActorOf("khoidanvan")),
            "return" => (Operation.ReturnRegistration, ActorOf("khoidanvan")),
            "approve" => (Operation.Approve, ActorOf("truongban")),
            "progress" => (Operation.RecordProgress, ActorOf(OwnerOf(row))),
            "score" => (Operation.Score, ActorOf("thanhvien")),
            "recognise" => (Operation.Recognise, ActorOf("truongban")),
            var other => throw new InvalidDataException($"nam.json: unknown step {other}"),
        };
        var name = $"{row.Id} {no}";
        if (await db.Done(actor, operation, Commune, Id($"key {name}"), ct) is not null)
        {
            return;
        }

        var registration = await db.Registrations.SingleAsync(one => one.Id == Id($"registration {row.Id}"), ct);
        var model = await db.Models.SingleAsync(one => one.Id == registration.ModelId, ct);
        var subject = new Subject(Commune, registration.OwnerOrganisationId, RegistrantId: registration.RegistrantId, Stage: registration.Stage);
        var taken = step.Do switch
        {
            "register" => registration.Submit(model, at),
            "appraise" => Appraised(registration, step, at),
            "return" => Returned(db, registration, model, step, name, at),
            "approve" => Approved(registration, step, at),
            "progress" => Progressed(db, registration, step, name, at),
            "score" => await Scored(db, registration, step, name, actor, at, ct),
            _ => Recognised(db, registration, model, step, name, at),
        };
        if (taken.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration breaks a rule: {name}: {refusal.Sentence.En}");
        }

        await Commit(db, actor, operation, subject, name, registration.Id, at, step.Do is "appraise" ? step.Text : null, ct);
    }

    private static Outcome<Registration> Appraised(Registration registration, DemoStep step, DateTime at)
    {
        registration.Opinion = step.Text ?? "";
        return registration.Take(Movement.Models.Step.Appraise, at);
    }

    private static Outcome<Registration> Approved(Registration registration, DemoStep step, DateTime at)
    {
        registration.InCharge = step.Text ?? "";
        return registration.Take(Movement.Models.Step.Approve, at);
    }

    private static Outcome<Registration> Returned(SenDb db, Registration registration, EmulationModel model, DemoStep step, string name, DateTime at)
    {
        foreach (var (question, reason) in step.Reasons!)
        {
            db.ReturnReasons.Add(new()
            {
                Id = Id($"reason {name} {question}"),
                CommuneId = Commune,
                ProvinceId = Province,
                RegistrationId = registration.Id,
                Question = question,
                Reason = reason,
                AnswerThen = registration.Answer(question, model, _ => "thôn"),
                At = at,
                Round = 1,
                Origin = Origin.Illustrative,
            });
        }

        return registration.Take(Movement.Models.Step.Return, at);
    }

    private static Outcome<Registration> Progressed(SenDb db, Registration registration, DemoStep step, string name, DateTime at) =>
        ProgressEntry.Write(Id($"progress {name}"), registration, Day(step.On), step.Text, step.Households, step.Participants, step.Labour, step.Money, null, Day(step.On))
            .Then(entry =>
            {
                entry.Origin = Origin.Illustrative;
                db.ProgressEntries.Add(entry);
                return registration.Take(Movement.Models.Step.RecordProgress, at);
            });

    private static async Task<Outcome<Registration>> Scored(SenDb db, Registration registration, DemoStep step, string name, Actor actor, DateTime at, CancellationToken ct)
    {
        var rubric = await db.Rubrics.SingleAsync(ct);
        var halves = step.Halves!.Select((points, i) => (No: i + 1, points)).ToDictionary(line => line.No, line => (int?)line.points);
        return Score.Fill(Id($"score {name}"), registration, rubric, halves, null, actor.PersonId, at).Then(score =>
        {
            score.Origin = Origin.Illustrative;
            db.Scores.Add(score);
            registration.ScoreHalves = score.TotalHalves;
            return registration.Take(Movement.Models.Step.Score, at);
        });
    }

    private static Outcome<Registration> Recognised(SenDb db, Registration registration, EmulationModel model, DemoStep step, string name, DateTime at)
    {
        var claim = new LevelClaim
        {
            Id = Id($"claim {name}"),
            CommuneId = Commune,
            ProvinceId = Province,
            RegistrationId = registration.Id,
            ModelId = model.Id,
            Level = Level.Commune,
            Origin = Origin.Illustrative,
        };
        return claim.Recognise(step.Number, Day(step.On), step.Exemplary, Day(step.On)).Then(_ =>
        {
            db.LevelClaims.Add(claim);
            model.IsPublic = true;
            return registration.Take(Movement.Models.Step.Recognise, at);
        });
    }

    private static async Task Commit(
        SenDb db, Actor actor, Operation operation, Subject subject, string name, Guid registration, DateTime at, string? reason, CancellationToken ct)
    {
        var permit = Access.Ask(actor, operation, subject);
        var done = permit.Refusal is { } no ? no : await db.Commit(
            new Act(permit.Value, Id($"key {name}"), "registration", registration, at, Commune) { Reason = reason }, ct);
        if (done.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration breaks a rule: {name}: {refusal.Sentence.En}");
        }
    }

    // The post that acts: by user name, or the registrar of an organisation.
    private Actor ActorOf(string who)
    {
        var row = _year.Accounts.Single(account => account.User == who || account.Organisation == who);
        var post = new HeldPost(Enum.Parse<PostKind>(row.Post), Commune, row.Organisation is null ? null : Id(row.Organisation));
        return new(Id($"account {row.User}"), row.Title, Door.Page, [post], Standing.Person);
    }

    private static string OwnerOf(DemoRegistration row) => row.Owner
        ?? Rows("models.tsv").Single(model => model["id"] == (row.Model ?? row.Id))["owner"];
}
