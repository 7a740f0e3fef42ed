using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>Something somebody else did in the name of an organisation (nhập hộ, ghi hộ), as its registrar reads it.</summary>
/// <param name="Verb">What was done.</param>
/// <param name="RegistrationId">The registration.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="Who">Role title of whoever did it.</param>
/// <param name="For">For whom, and on whose word.</param>
/// <param name="At">UTC instant.</param>
/// <param name="NextDue">The day the next progress is due, where it is counted from this very record; null otherwise.</param>
public sealed record EnteredAct(Wording Verb, Guid RegistrationId, string ModelName, string Who, Wording For, DateTime At, DateOnly? NextDue);

/// <summary>Named queries on what was entered on behalf of its owner (nhập hộ), shared by the pages of a registration.</summary>
public static class EnteredReading
{
    /// <summary>The scan of the paper it was entered from; null when there is none, or nothing was entered on behalf.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="entered">What it rests on.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Guid?> Scan(SenDb db, EnteredFor? entered, CancellationToken ct) => entered is null ? null
        : await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.EnteredFor && file.OwnerId == entered.Id).Select(file => (Guid?)file.Id).FirstOrDefaultAsync(ct);

    /// <summary>What others entered, sent or recorded in the name of the organisations a person registers for, newest first.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="actor">The person.</param>
    /// <param name="work">What waits for the person: says whether a day is counted from such a record.</param>
    /// <param name="from">UTC instant from which on.</param>
    /// <param name="most">How many, at most.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<EnteredAct>> InTheNameOf(SenDb db, Actor actor, IReadOnlyList<Work> work, DateTime from, int most, CancellationToken ct)
    {
        var own = actor.Posts.Where(post => post is { Kind: PostKind.Registrar, OrganisationId: not null, Mandate: null }).Select(post => post.OrganisationId!.Value).ToList();
        if (own.Count == 0)
        {
            return [];
        }

        var names = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models on registration.ModelId equals model.Id
            where own.Contains(registration.CarriedOnById ?? registration.OwnerOrganisationId) && db.EnteredFor.Any(entered => entered.RegistrationId == registration.Id)
            select new { registration.Id, model.Name }).ToDictionaryAsync(row => row.Id.ToString("d"), row => row.Name, ct);
        var (subjects, since, verbs, who) = (names.Keys.ToList(), AuditLine.Instant(from), Verbs, actor.PersonId.ToString("d"));
        var lines = subjects.Count == 0 ? [] : await db.AuditLines.AsNoTracking()
            .Where(line => subjects.Contains(line.SubjectId) && line.OnBehalf != "" && line.ActorId != who && verbs.Contains(line.Verb) && line.At.CompareTo(since) >= 0)
            .OrderByDescending(line => line.At).ThenByDescending(line => line.Seq).Take(most).ToListAsync(ct);
        return
        [
            .. from line in lines
               let id = Guid.Parse(line.SubjectId)
               let at = AuditLine.Moment(line.At)
               let next = line.Verb != Operation.RecordOnBehalf.Verb() ? null : work.FirstOrDefault(one => one.RegistrationId == id && one.Row.Operation == Operation.RecordProgress && one.Why.Since == BusinessCalendar.DateOf(at))
               select new EnteredAct(OperationNames.OfVerb(line.Verb), id, names[line.SubjectId], line.ActorName, Behalf.Read(line.OnBehalf), at, next?.Due),
        ];
    }

    // What a registrar does for the own organisation is on nobody's behalf; these are, when the line says for whom.
    private static readonly string[] Verbs = [Operation.EnterOnBehalf.Verb(), Operation.Register.Verb(), Operation.RecordOnBehalf.Verb()];

    /// <summary>
    /// True when somebody who can come to work may appraise a registration once it is sent. Of what the only officer entered on behalf nobody may: then no day of an answer is promised.
    /// </summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="subject">The registration, with whoever sends it as its registrant.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<bool> AnybodyAppraises(SenDb db, Subject subject, DateOnly today, CancellationToken ct) =>
        (await HeldPosts.People(db, subject.CommuneId ?? Guid.Empty, today, ct)).Any(person => Access.Ask(person, Operation.Appraise, subject with { Stage = Stage.Registered }).Ok);
}
