using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>Who could do what on a day (ai được làm gì): every account with its posts of that day and what they let it do, or turned round for one operation; as a page and as a table.</summary>
public static class ReadRights
{
    public const string Address = $"{AdministrationAddresses.Home}/quyen";

    /// <summary>What is asked; all of it lives in the address.</summary>
    /// <param name="Day">Local day.</param>
    /// <param name="Operation">Only who could do this; null for everything.</param>
    public sealed record Asked(DateOnly Day, Operation? Operation)
    {
        /// <summary>The day as an address carries it.</summary>
        public string DayText => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        /// <summary>The address of the table to take away.</summary>
        public string Sheet => $"{Address}?ngay={DayText}{(Operation is { } operation ? $"&viec={operation.Verb()}" : "")}&dang=csv";
    }

    /// <summary>A person through one post, or without any.</summary>
    /// <param name="Who">Whose.</param>
    /// <param name="On">The person's day.</param>
    /// <param name="Post">The post; null for somebody who held none.</param>
    /// <param name="Place">The organisation or the unit of the post.</param>
    /// <param name="Rights">What it let the person do, of what is asked.</param>
    public sealed record Line(PastPerson Who, RightsOnDay On, PostOnDay? Post, string? Place, IReadOnlyList<AccessRow> Rights);

    /// <summary>The answer.</summary>
    /// <param name="Asked">What was asked.</param>
    /// <param name="Today">Today.</param>
    /// <param name="FirstDay">The day of the commune's first act.</param>
    /// <param name="Lines">People and posts.</param>
    /// <param name="Common">What needs no post: everybody's, every account's, Sen's own.</param>
    /// <param name="Accounts">How many could sign in.</param>
    public sealed record Sheet(Asked Asked, DateOnly Today, DateOnly? FirstDay, IReadOnlyList<Line> Lines, IReadOnlyList<(Standing Who, IReadOnlyList<AccessRow> Rights)> Common, int Accounts)
    {
        /// <summary>The day as it was typed and why it needs correcting; null when it is a day.</summary>
        public (string Typed, Refusal Refusal)? Wrong { get; init; }

        /// <summary>The kinds of post, each with whoever held it and what it let them do.</summary>
        public IEnumerable<(PostKind Kind, IReadOnlyList<Line> Lines, IReadOnlyList<AccessRow> Rights)> Posts => Lines.Where(line => line.Post is not null)
            .GroupBy(line => line.Post!.Post.Kind).OrderBy(group => group.Key)
            .Select(group => (group.Key, (IReadOnlyList<Line>)[.. group], group.OrderBy(line => line.Post!.Mandate is null ? 0 : 1).Select(line => line.Rights).FirstOrDefault(rights => rights.Count > 0) ?? []));

        /// <summary>What everybody of a standing could do without a post.</summary>
        public IReadOnlyList<AccessRow> RightsOf(Standing who) => Common.SingleOrDefault(one => one.Who == who).Rights ?? [];

        /// <summary>The posts the table gives what is asked to; null when it needs none.</summary>
        public Wording? BelongsTo { get; init; }

        /// <summary>True when nobody at all could do what is asked.</summary>
        public bool Nobody => Lines.Count == 0 && !Common.Any(one => one.Rights.Count > 0 && (one.Who != Standing.Person || Accounts > 0));
    }

    /// <summary>Rights of the same reach and stages together.</summary>
    public static IEnumerable<(AccessRow Like, IReadOnlyList<Operation> Operations)> Groups(IEnumerable<AccessRow> rights) =>
        rights.GroupBy(row => (row.Reach, Stages: string.Join(' ', row.Stages), row.NotByRegistrant))
            .Select(group => (group.First(), (IReadOnlyList<Operation>)[.. group.Select(row => row.Operation)]));

    /// <summary>Maps the page and its table.</summary>
    public static void Map(Routes routes) => routes.MapGet(Address, async (HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        var (typed, verb) = (http.Request.Query["ngay"].ToString(), http.Request.Query["viec"].ToString());
        var operation = Enum.GetValues<Operation>().Cast<Operation?>().FirstOrDefault(one => one!.Value.Verb() == verb);
        var day = string.IsNullOrWhiteSpace(typed) ? null : (Reading<DateOnly>?)AdministrativeDate.Read(typed);
        if (day?.Problem is { } problem)
        {
            var wrong = handler.AskAgain(typed, new Refusal.Invalid("ngay", problem), operation);
            return await frames.Page<ReadRightsView>(http, wrong.Wrong?.Refusal, ct, (nameof(ReadRightsView.Sheet), wrong));
        }

        var sheet = await handler.Handle(day?.Value, operation, visit.Home.CommuneId, ct);
        return http.Request.Query["dang"] == "csv"
            ? Results.File(SheetFile.Of(RightsTable.Of(Frames.WordsOf(http), sheet)), SheetFile.Type, $"quyen-{sheet.Asked.DayText}.csv")
            : await frames.Page<ReadRightsView>(http, null, ct, (nameof(ReadRightsView.Sheet), sheet));
    }).Needs(Operation.ReadAdministration);

    /// <summary>Reads the day.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock, SenOptions options)
    {
        /// <summary>The answer for a day, today when none is said.</summary>
        public async Task<Sheet> Handle(DateOnly? day, Operation? operation, Guid commune, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            var asked = new Asked(day ?? today, operation);
            var past = await PastRights.Of(db, commune, (await Registrations.Above(db, [commune], asked.Day, ct))[commune], ct);
            var asks = Settings.On(await db.Settings.AsNoTracking().Where(row => row.CommuneId == commune && row.Key == Settings.SecondStep).ToListAsync(ct), asked.Day).Switch(Settings.SecondStep);
            var people = past.People.Select(who => (Who: who, On: RightsOnDay.Of(asked.Day, PastHere(who), who.Posts, who.Mandates, asks))).OrderBy(person => Movement.Text.SortKey.Of(person.Who.Account.Title), StringComparer.Ordinal).ToList();
            var places = await PlaceNames([.. people.SelectMany(person => person.On.Posts.Select(post => post.Post))], asked.Day, ct);
            var lines = people.Where(person => person.On.Existed || person.On.Posts.Count > 0).SelectMany(person => LinesOf(person.Who, person.On, operation, places));
            return new(
                asked, today, past.First is { } first ? BusinessCalendar.DateOf(first) : null, [.. lines.Where(line => operation is null || line.Rights.Count > 0)],
                [.. Enum.GetValues<Standing>().Select(who => (who, Of(Access.Of(who), operation)))], people.Count(person => person.On.CouldSignIn))
            {
                BelongsTo = operation is { } one && Access.Table.Any(row => row.Operation == one && row.Who.Post is not null) ? Access.WhoCan(one) : null,
            };
        }

        // Where the province's two steps count for nothing, a link with it is none.
        private AccountPast PastHere(PastPerson who) => options.Province?.StepsKey is null ? who.Past with { Elsewhere = [] } : who.Past;

        /// <summary>The form that comes back with the day that cannot be read.</summary>
        public Sheet AskAgain(string typed, Refusal refusal, Operation? operation)
        {
            var today = BusinessCalendar.Today(clock);
            return new(new(today, operation), today, null, [], [], 0) { Wrong = (typed, refusal) };
        }

        private static IEnumerable<Line> LinesOf(PastPerson who, RightsOnDay on, Operation? operation, Dictionary<Guid, string> places) => on.Posts.Count == 0
            ? [new(who, on, null, null, [])]
            : on.Posts.Select(post => new Line(who, on, post, places.GetValueOrDefault(post.Post.OrganisationId ?? post.Post.UnitId ?? Guid.Empty), Of(post.Rights, operation)));

        private static IReadOnlyList<AccessRow> Of(IEnumerable<AccessRow> rights, Operation? operation) => [.. rights.Where(row => operation is null || row.Operation == operation)];

        private async Task<Dictionary<Guid, string>> PlaceNames(IReadOnlyList<DatedPost> posts, DateOnly day, CancellationToken ct)
        {
            var (organisations, units) = (posts.Select(post => post.OrganisationId).OfType<Guid>().ToList(), posts.Select(post => post.UnitId).OfType<Guid>().ToList());
            var names = await db.Organisations.AsNoTracking().Where(row => organisations.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.ShortName, ct);
            foreach (var (unit, name) in await Places.VillageNames(db, units, ct, day))
            {
                names[unit] = name;
            }

            return names;
        }
    }
}
