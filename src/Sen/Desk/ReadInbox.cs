using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>The inbox of a post (hộp việc của vị trí): what waits there whoever holds it, and what was handed over. For its holders, and for the administrator.</summary>
public static class ReadInbox
{
    /// <summary>Reports shown, at most.</summary>
    private const int MostReports = 10;

    /// <summary>A post one may look into.</summary>
    /// <param name="Office">Which.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Works">What waits there, soonest first.</param>
    /// <param name="Place">The organisation of a registrar's: what tells these posts apart.</param>
    public sealed record Choice(Office Office, Wording Name, IReadOnlyList<Work> Works, string? Place);

    /// <summary>The inbox of one post.</summary>
    /// <param name="Post">Which.</param>
    /// <param name="Works">What waits, soonest first.</param>
    /// <param name="Holders">Role titles of those who hold it and can come to work.</param>
    /// <param name="Reports">Hand-over reports, newest first.</param>
    /// <param name="Full">The reader holds the post: titles are shown, and each line leads to its work.</param>
    public sealed record Box(Choice Post, IReadOnlyList<Work> Works, IReadOnlyList<string> Holders, IReadOnlyList<HandOver> Reports, bool Full)
    {
        /// <summary>The reader’s own dated post, once it has a last day or a report: there is a hand-over to look at.</summary>
        public Guid? Own { get; init; }

        /// <summary>For whoever gives posts: what nobody has to do of it, and why.</summary>
        public IReadOnlyList<(Work Work, Wording Why)> Nobodys { get; init; } = [];

        /// <summary>For the same: who could be given the post, by account and role title.</summary>
        public IReadOnlyList<(Guid Id, string Title)> Candidates { get; init; } = [];

        /// <summary>For the officer’s post: which body it works in today.</summary>
        public string StandingBody { get; init; } = "";
    }

    /// <summary>The page.</summary>
    public sealed record Sheet(IReadOnlyList<Choice> Choices, Box? Shown);

    public static void Map(Routes routes) =>
        routes.MapGet(DeskAddresses.Inboxes, async (HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var asked = Enum.TryParse<PostKind>(http.Request.Query["vi-tri"], out var kind)
                ? new Office(kind, visit.Home.CommuneId, Guid.TryParse(http.Request.Query["don-vi"], out var organisation) ? organisation : null) : null;
            var sheet = await handler.Handle(asked, visit.Actor, visit.Home, ct);
            return sheet.Ok ? await frames.Page<InboxView>(http, null, ct, ("Sheet", sheet.Value)) : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.ReadInbox);

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The page of the post that was asked for, else of the first one the person may look into.</summary>
        public async Task<Outcome<Sheet>> Handle(Office? asked, Actor actor, Home home, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            var organisations = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).ToDictionaryAsync(row => row.Id, row => row.ShortName, ct);
            var (waiting, settings) = (await WaitingReading.In(db, home.CommuneId, today, ct), await SettingsOf.Commune(db, home.CommuneId, today, ct));
            IReadOnlyList<Work> WorksOf(Office office) => StandsIn(actor, office)
                ? WaitingReading.ByMandate(waiting, office, actor, settings, today)
                : WaitingReading.Of(waiting, office, office.IsHeldBy(actor) ? actor.PersonId : Guid.Empty, settings, today);
            Choice Seen(Office office) => new(office, office.Name(NameOf(office, organisations)), WorksOf(office), NameOf(office, organisations) is { Length: > 0 } place ? place : null);
            var choices = (await Offices(actor, home, today, ct)).Select(Seen).OrderBy(choice => !choice.Office.IsHeldBy(actor)).ThenBy(choice => choice.Office.Kind)
                .ThenBy(choice => SortKey.Of(choice.Name.Vi), StringComparer.Ordinal).ThenBy(choice => choice.Office.OrganisationId).ToList();
            if (asked is not null && asked.OrganisationId is { } organisation && !organisations.ContainsKey(organisation))
            {
                return new Refusal.Missing(("vị trí", "post"));
            }

            // Where something waits first: an empty post says nothing.
            var office = asked ?? (choices.Find(choice => choice.Works.Count > 0) ?? choices.FirstOrDefault())?.Office;
            if (office is null)
            {
                return new Sheet(choices, null);
            }

            var mine = office.IsHeldBy(actor);
            var permit = Access.Ask(actor, Operation.ReadInbox, new(home.CommuneId, PersonId: mine ? actor.PersonId : null));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var people = await HeldPosts.People(db, home.CommuneId, today, ct);
            var reports = await db.HandOvers.AsNoTracking().Where(row => row.CommuneId == home.CommuneId && row.Kind == office.Kind && row.OrganisationId == office.OrganisationId)
                .OrderByDescending(row => row.MadeOn).ThenByDescending(row => row.Id).Take(MostReports).ToListAsync(ct);
            var gives = Access.Ask(actor, Operation.GivePost, Subject.Of(home.CommuneId)).Ok;
            var nobodys = gives ? PostWork.WithoutAnybody(home.CommuneId, waiting, people, settings, today).Where(one => one.Office == office).SelectMany(one => one.Works).ToList() : [];
            return new Sheet(choices, new(
                Seen(office), Seen(office).Works, [.. people.Where(office.IsHeldBy).Select(person => person.Name)], reports, mine)
            {
                Nobodys = [.. nobodys.Select(work => (work, PostWork.WhyNobody(work, waiting, [.. people.Where(office.IsHeldBy)])))],
                Candidates = nobodys.Count == 0 ? [] : [.. people.Where(person => !office.IsHeldBy(person) && Helps(person, office, waiting, nobodys[0], settings, today)).Select(person => (person.PersonId, person.Name))],
                Own = mine ? await db.Posts.AsNoTracking().Where(row => row.CommuneId == home.CommuneId && row.PersonId == actor.PersonId && row.Kind == office.Kind && row.OrganisationId == office.OrganisationId
                    && row.From <= today && (row.Until == null || today < row.Until) && (row.Until != null || db.HandOvers.Any(report => report.PostId == row.Id))).OrderBy(row => row.From).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(ct) : null,
                StandingBody = office.Kind == PostKind.Officer ? (await StandingBodyOf.Commune(db, home.CommuneId, settings, today, ct)).Name : "",
            });
        }

        // Given the post, the person could do what waits longest: whoever is on the registrant's side could not.
        private static bool Helps(Actor person, Office office, WaitingWork waiting, Work work, Movement.Settings.Settings settings, DateOnly today) =>
            waiting.For(person with { Posts = [.. person.Posts, new(office.Kind, office.CommuneId, office.OrganisationId)] }, settings, today).Any(one => (one.Row.Operation, one.RegistrationId) == (work.Row.Operation, work.RegistrationId));

        // Held by somebody's mandate only.
        private static bool StandsIn(Actor actor, Office office) => office.IsHeldBy(actor) && !actor.Posts.Any(post => post.Mandate is null && Office.Of(post) == office);

        // One's own; for the administrator every post there is or was in the commune.
        private async Task<IEnumerable<Office>> Offices(Actor actor, Home home, DateOnly today, CancellationToken ct)
        {
            var own = actor.Posts.Where(post => post.CommuneId == home.CommuneId).Select(Office.Of).Where(office => office.HasInbox && office.Kind != PostKind.Administrator);
            if (!Access.Ask(actor, Operation.ReadInbox, Subject.Of(home.CommuneId)).Ok)
            {
                return own.Distinct();
            }

            var given = await db.Posts.AsNoTracking().Where(post => post.CommuneId == home.CommuneId && post.From <= today).Select(post => new { post.Kind, post.OrganisationId }).Distinct().ToListAsync(ct);
            return own.Concat(given.Select(post => new Office(post.Kind, home.CommuneId, post.OrganisationId)).Where(office => office.HasInbox && office.Kind != PostKind.Administrator)).Distinct();
        }

        private static string NameOf(Office office, Dictionary<Guid, string> organisations) => office.OrganisationId is { } id ? organisations.GetValueOrDefault(id, "") : "";
    }
}
