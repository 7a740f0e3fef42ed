using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>My work (việc của tôi), the first page after the sign-in: verbs with dates, soonest first, and nothing that somebody else has to do.</summary>
public static class MyWork
{
    /// <summary>Days that count as “this week”.</summary>
    public const int WeekDays = 7;

    /// <summary>Acts shown as done, at most.</summary>
    private const int MostDone = 5;

    /// <param name="Late">Past the day.</param>
    /// <param name="ThisWeek">Due within seven days.</param>
    /// <param name="Later">Due later.</param>
    /// <param name="Done">The person's last steps of this month.</param>
    /// <param name="Today">Local day.</param>
    /// <param name="MayBegin">Whether the person registers models.</param>
    /// <param name="Year">What the nine stages of this year are drawn from; null for somebody whose posts are not all in one commune.</param>
    public sealed record Sheet(
        IReadOnlyList<Work> Late, IReadOnlyList<Work> ThisWeek, IReadOnlyList<Work> Later, IReadOnlyList<Done> Done, DateOnly Today, bool MayBegin, YearSoFar? Year)
    {
        /// <summary>Whether the person enters registrations on behalf of their owners.</summary>
        public bool MayEnter { get; init; }

        /// <summary>The person holds no post and uses nobody’s: no work can come.</summary>
        public bool WithoutPost { get; init; }

        /// <summary>The person has just set a password of their own.</summary>
        public bool PasswordSet { get; init; }

        /// <summary>What others entered this month in the name of the organisations the person registers for, newest first.</summary>
        public IReadOnlyList<EnteredAct> EnteredForYou { get; init; } = [];

        /// <summary>Organisations the person registers for that have ended.</summary>
        public IReadOnlyList<EndedOwner> Ended { get; init; } = [];

        /// <summary>Delegations the person gave that are not over.</summary>
        public IReadOnlyList<ShownDelegation> Away { get; init; } = [];

        /// <summary>What the person asked others to do.</summary>
        public IReadOnlyList<ShownProposal> Asked { get; init; } = [];

        /// <summary>UTC instant of the page, and the key of its forms.</summary>
        public (DateTime Now, Guid Key) Form { get; init; }

        public int Count => Late.Count + ThisWeek.Count + Later.Count;

        /// <summary>The day of the next piece of work; null when nothing waits at all.</summary>
        public DateOnly? Next => Late.Concat(ThisWeek).Concat(Later).Select(work => (DateOnly?)work.Due).FirstOrDefault();
    }

    /// <summary>The commune's year as far as it has come.</summary>
    /// <param name="Counts">Registrations of the year by stage.</param>
    /// <param name="Directed">True when a steering committee is in force.</param>
    /// <param name="Settings">The commune's dates.</param>
    /// <param name="Illustrative">True when some of it is made up to show the product.</param>
    public sealed record YearSoFar(IReadOnlyDictionary<Stage, int> Counts, bool Directed, Settings Settings, bool Illustrative);

    /// <summary>A step the person took.</summary>
    public sealed record Done(Wording Verb, string ModelName, Guid RegistrationId, DateTime At);

    public static void Map(Routes routes)
    {
        routes.MapGet("/can-bo", () => Results.LocalRedirect(DeskAddresses.MyWork)).Needs(Operation.ReadDesk);
        routes.MapGet(DeskAddresses.MyWork, async (HttpContext http, Actor actor, Frames frames, Handler handler, CancellationToken ct) =>
            await frames.Page<MyWorkView>(http, null, ct, ("Sheet", await handler.Handle(actor, ct) with { PasswordSet = http.Request.Query.ContainsKey(DeskAddresses.PasswordSet) }))).Needs(Operation.ReadDesk);
    }

    public sealed class Handler(SenDb db, TimeProvider clock, SenOptions options)
    {
        public async Task<Sheet> Handle(Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            var work = await DeskWork.For(db, actor, today, ct);
            var (open, ended) = await OwnOrganisations.Of(db, actor, today, ct);
            return new(
                [.. work.Where(one => one.DaysLeft < 0)],
                [.. work.Where(one => one.DaysLeft is >= 0 and <= WeekDays)],
                [.. work.Where(one => one.DaysLeft > WeekDays)],
                await DoneThisMonth(actor, today, ct), today, open.Count > 0, await YearOf(actor, today, ct))
            {
                EnteredForYou = await EnteredReading.InTheNameOf(db, actor, work, BusinessCalendar.Month(today.Year, today.Month).From, MostDone, ct),
                WithoutPost = actor.Posts.Count + actor.Asleep.Count == 0,
                Ended = ended,
                MayEnter = Access.Ever(actor, Operation.EnterOnBehalf),
                Away = [.. (await Mandates.OpenOf(db, actor.PersonId, now.UtcDateTime, options.Province?.StepsKey, ct)).Where(shown => !shown.GiverDisabled)],
                Asked = await ProposalReading.AskedBy(db, actor, today, ct),
                Form = (now.UtcDateTime, Guid.CreateVersion7(now)),
            };
        }

        private async Task<YearSoFar?> YearOf(Actor actor, DateOnly today, CancellationToken ct)
        {
            if (actor.Posts.Select(post => post.CommuneId).Distinct().ToList() is not [var commune])
            {
                return null;
            }

            var rows = await db.CommuneSums.AsNoTracking().Where(sum => sum.CommuneId == commune && sum.Year == today.Year && sum.Models > 0).ToListAsync(ct);
            var ended = await Registrations.Ended(db, commune, ct);
            var directed = await db.Committees.AsNoTracking().AnyAsync(
                row => row.CommuneId == commune && (row.ValidFrom == null || row.ValidFrom <= today) && (row.ValidTo == null || today < row.ValidTo), ct);
            return new(
                rows.GroupBy(row => row.Stage).ToDictionary(group => group.Key, group => (int)group.Sum(row => row.Models) - ended.GetValueOrDefault((today.Year, group.Key))),
                directed, await SettingsOf.Commune(db, commune, today, ct), rows.Exists(row => row.Illustrative));
        }

        private async Task<IReadOnlyList<Done>> DoneThisMonth(Actor actor, DateOnly today, CancellationToken ct)
        {
            var (who, from) = (actor.PersonId.ToString("d"), Sen.Data.Audit.AuditLine.Instant(BusinessCalendar.Month(today.Year, today.Month).From));
            var draft = Operation.DraftRegistration.Verb();
            // Instants are kept as ISO text, so their order is the order of the letters.
            var lines = await db.AuditLines.AsNoTracking()
                .Where(line => line.ActorId == who && line.SubjectKind == "registration" && line.Verb != draft && line.At.CompareTo(from) >= 0)
                .OrderByDescending(line => line.At).ThenByDescending(line => line.Seq).Take(MostDone).Select(line => new { line.Verb, line.SubjectId, line.At }).ToListAsync(ct);
            var ids = lines.Select(line => Guid.Parse(line.SubjectId)).ToList();
            var names = await (
                from registration in db.Registrations.AsNoTracking()
                join model in db.Models on registration.ModelId equals model.Id
                where ids.Contains(registration.Id)
                select new { registration.Id, model.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
            return
            [
                .. from line in lines
                   let id = Guid.Parse(line.SubjectId)
                   where names.ContainsKey(id)
                   select new Done(OperationNames.OfVerb(line.Verb), names[id], id, AuditTimes.Of(line.At)),
            ];
        }
    }
}
