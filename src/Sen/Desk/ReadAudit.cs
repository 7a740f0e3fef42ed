using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Personal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>Every change of the commune (nhật ký), newest first; every filter lives in the address, and what is filtered can be taken away as a table.</summary>
public static class ReadAudit
{
    public const int PageSize = 50;

    /// <summary>Most acts that are counted, and that a table holds.</summary>
    public const int Most = 10_000;

    // Kinds whose fields the administrator reads by right; the fields of any other are asked for where the record's own right is asked.
    internal static readonly IReadOnlySet<string> OwnKinds = new HashSet<string>(StringComparer.Ordinal) { "account", "post", "delegation", "setting", "organisation", "village", "unit", "unit-act", "site", "sheet-import" };

    /// <param name="From">From this local day on.</param>
    /// <param name="Until">Until the end of this local day.</param>
    /// <param name="Who">Only by this account; the empty id is Sen itself.</param>
    /// <param name="Verb">Only what is done with this verb.</param>
    /// <param name="Kind">Only on this kind of record.</param>
    /// <param name="Door">Only through this door.</param>
    /// <param name="OnBehalf">Only on somebody's behalf.</param>
    public sealed record Filter(DateOnly? From, DateOnly? Until, Guid? Who, string? Verb, string? Kind, Door? Door, bool OnBehalf)
    {
        public bool IsEmpty => this is { From: null, Until: null, Who: null, Verb: null, Kind: null, Door: null, OnBehalf: false };

        /// <summary>The address of this list.</summary>
        /// <param name="before">Only what was done before the act with this key.</param>
        /// <param name="form">What it is asked for as; null for a page.</param>
        public string Address(Guid? before = null, string? form = null)
        {
            var parts = new (string Name, string? Value)[]
            {
                ("tu", Day(From)), ("den", Day(Until)), ("ai", Who?.ToString("d")), ("viec", Verb), ("loai", Kind), ("qua", Door?.ToString()), ("thay", OnBehalf ? "1" : null),
                ("truoc", before?.ToString("d")), ("dang", form),
            };
            var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
            return query.Length == 0 ? DeskAddresses.Audit : $"{DeskAddresses.Audit}?{query}";
        }

        /// <summary>A day as an address carries it.</summary>
        public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>One act, without its number in the chain: a number left out would tell when a citizen wrote.</summary>
    /// <param name="Key">What names it in an address.</param>
    /// <param name="Name">What the record is called; nothing where this person may not know it.</param>
    /// <param name="Record">Where the record's own history is read; null when its fields are shown here, it has no page, or its page is not this person's.</param>
    /// <param name="OfDemo">The demonstration was loaded.</param>
    public sealed record Line(
        Guid Key, DateTime At, Wording Verb, Wording Kind, Wording Name, string Who, Wording Post, Wording? OnBehalf, Wording Door, string Reason, IReadOnlyList<HistoryRow> Rows, string? Record, bool OfDemo);

    /// <summary>What can be chosen: the people of the commune, and the verbs and kinds that stand in its list.</summary>
    public sealed record Choices(IReadOnlyList<(Guid Id, string Name)> People, IReadOnlyList<(string Verb, Wording Name)> Verbs, IReadOnlyList<(string Kind, Wording Name)> Kinds);

    /// <summary>A page of acts; none while a day of the filter needs correcting.</summary>
    public sealed record Sheet(Filter Filter, IReadOnlyList<Line> Lines, int Total, Guid? Older, bool Later, Choices Choices)
    {
        /// <summary>The days that need correcting, as they were typed, and why.</summary>
        public Wrong? Wrong { get; init; }
    }

    /// <summary>Days that cannot be asked for.</summary>
    /// <param name="From">The first as it was typed.</param>
    /// <param name="Until">The last as it was typed.</param>
    /// <param name="Refusal">A sentence at each that needs correcting.</param>
    public sealed record Wrong(string From, string Until, Refusal Refusal);

    public static void Map(Routes routes) =>
        routes.MapGet(DeskAddresses.Audit, async (HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var permit = Access.Ask(visit.Actor, Operation.ReadAudit, Subject.Of(visit.Home.CommuneId));
            if (!permit.Ok)
            {
                return Answers.Refused(http, permit.Refusal);
            }

            var (query, commune) = (http.Request.Query, visit.Home.CommuneId);
            var (filter, wrong) = Read(query);
            if (wrong is not null)
            {
                return await frames.Page<AuditView>(http, wrong.Refusal, ct, ("Sheet", await handler.AskAgain(filter, wrong, commune, ct)));
            }

            if (query["dang"] == "csv")
            {
                return Results.File(Table(Frames.WordsOf(http), await handler.Table(filter, visit.Actor, commune, ct)), SheetFile.Type, "nhat-ky.csv");
            }

            var before = Guid.TryParse(query["truoc"].ToString(), out var key) ? key : (Guid?)null;
            return await frames.Page<AuditView>(http, null, ct, ("Sheet", await handler.Handle(filter, before, visit.Actor, commune, ct)));
        }).Needs(Operation.ReadAudit);

    private static (Filter Filter, Wrong? Wrong) Read(IQueryCollection query)
    {
        var sentences = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var (from, until) = (Day(query, "tu", sentences), Day(query, "den", sentences));
        if (until < from)
        {
            sentences["den"] = (
                $"Ngày cuối không trước ngày đầu ({AdministrativeDate.Short(from.Value)}). Đề nghị ghi lại.", $"The last day is not before the first ({AdministrativeDate.Short(from.Value)}). Please correct it.");
        }

        return (Read(query, from, until), sentences.Count == 0 ? null : new(query["tu"].ToString(), query["den"].ToString(), new Refusal.Invalid(sentences)));
    }

    // What is none of the choices is no filter: an old address still answers a list, and the form shows what is chosen.
    private static Filter Read(IQueryCollection query, DateOnly? from, DateOnly? until) => new(
        from, until,
        Guid.TryParse(query["ai"].ToString(), out var who) ? who : null,
        Enum.GetValues<Operation>().Select(operation => operation.Verb()).FirstOrDefault(verb => verb == query["viec"].ToString()),
        HistoryWords.KnowsKind(query["loai"].ToString()) ? query["loai"].ToString() : null,
        Enum.TryParse<Door>(query["qua"].ToString(), out var door) && Enum.IsDefined(door) ? door : null,
        query["thay"] == "1");

    private static DateOnly? Day(IQueryCollection query, string field, Dictionary<string, Wording> wrong)
    {
        var typed = query[field].ToString();
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var read = AdministrativeDate.Read(typed);
        if (read.Problem is { } problem)
        {
            wrong[field] = problem;
            return null;
        }

        return read.Value;
    }

    private static byte[] Table(Words words, IReadOnlyList<Line> lines)
    {
        List<string[]> rows = [[words.AuditWhen, words.AuditWho, words.Post, words.AuditWhom, words.AuditVerb, words.AuditKind, words.AuditName, words.AuditDoor, words.ReasonLabel.TrimEnd(':'), words.What, words.Before, words.After]];
        foreach (var line in lines)
        {
            string[] head =
            [
                words.Moment(line.At), line.Who, words.In(line.Post), words.In(line.OnBehalf ?? Wording.None), words.In(line.Verb), words.In(line.Kind), words.In(line.Name), words.In(line.Door), words.In(KeptReasons.Of(line.Reason)),
            ];
            var fields = line.Rows.SelectMany(row => row.Fields).ToList();
            if (fields.Count == 0)
            {
                rows.Add([.. head, "", "", ""]);
            }

            foreach (var (label, was, now) in fields)
            {
                rows.Add([.. head, words.In(label), words.In(was), words.In(now)]);
            }
        }

        return SheetFile.Of(rows);
    }

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>A page of acts.</summary>
        public async Task<Sheet> Handle(Filter filter, Guid? before, Actor actor, Guid commune, CancellationToken ct)
        {
            var people = await People(commune, ct);
            var lines = await Lines(filter, before, PageSize + 1, actor, commune, ct);
            var total = await Filtered(filter, commune).Take(Most + 1).CountAsync(ct);
            return new(filter, [.. lines.Take(PageSize)], total, lines.Count > PageSize ? lines[PageSize - 1].Key : null, before is not null, await Offered(filter, people, commune, ct));
        }

        /// <summary>The form that comes back: what was chosen, and no acts.</summary>
        public async Task<Sheet> AskAgain(Filter filter, Wrong wrong, Guid commune, CancellationToken ct) =>
            new(filter, [], 0, null, false, await Offered(filter, await People(commune, ct), commune, ct)) { Wrong = wrong };

        /// <summary>The same as a table to take away.</summary>
        public async Task<IReadOnlyList<Line>> Table(Filter filter, Actor actor, Guid commune, CancellationToken ct) =>
            await Lines(filter, null, Most, actor, commune, ct);

        // What never leaves a line is not offered: not to read, not what citizens send. What the address asks for stays chosen, also when nothing is of it.
        private async Task<Choices> Offered(Filter filter, IReadOnlyList<(Guid, string)> people, Guid commune, CancellationToken ct)
        {
            var there = await Listed(commune).Select(line => new { line.Verb, line.SubjectKind }).Distinct().ToListAsync(ct);
            var verbs = there.Select(one => one.Verb).Append(filter.Verb).OfType<string>().Distinct().Select(verb => (verb, OperationNames.OfVerb(verb)));
            var kinds = there.Select(one => one.SubjectKind).Append(filter.Kind).OfType<string>().Distinct().Where(HistoryWords.KnowsKind).Select(kind => (kind, HistoryWords.KindName(kind)));
            return new(people, ByName(verbs), ByName(kinds));
        }

        private static IReadOnlyList<(string, Wording)> ByName(IEnumerable<(string Key, Wording Name)> choices) => [.. choices.OrderBy(choice => Movement.Text.SortKey.Of(choice.Name.Vi), StringComparer.Ordinal)];

        private async Task<IReadOnlyList<Line>> Lines(Filter filter, Guid? before, int most, Actor actor, Guid commune, CancellationToken ct)
        {
            var lines = Filtered(filter, commune);
            if (before is { } act)
            {
                var (chain, key) = (commune.ToString("d"), act.ToString("d"));
                lines = lines.Where(line => db.AuditLines.Any(last => last.CommuneId == chain && last.Key == key && line.Seq < last.Seq));
            }

            var shown = await lines.OrderByDescending(line => line.Seq).Take(most).ToListAsync(ct);
            var opened = await PersonKeys.Opened(db, shown, ct);
            var acts = shown.Zip(opened, (line, rows) => (Line: line, Rows: rows)).ToList();
            var words = await HistoryNames.Of(db, [.. acts.SelectMany(act => act.Rows)], ct);
            var records = await RecordNames.Of(db, acts, actor, commune, BusinessCalendar.Today(clock), ct);
            return [.. acts.Select(act => Of(act.Line, act.Rows, words, records.For(act.Line, act.Rows)))];
        }

        private static Line Of(AuditLine line, IReadOnlyList<RowChange> rows, HistoryWords words, NamedRecord record)
        {
            var own = OwnKinds.Contains(line.SubjectKind);
            return new(
                Guid.Parse(line.Key), AuditTimes.Of(line.At), OperationNames.OfVerb(line.Verb), HistoryWords.KindName(line.SubjectKind), record.Name, line.ActorName,
                Enum.TryParse<PostKind>(line.Post, out var post) ? PostNames.Of(post) : Wording.None,
                line.OnBehalf.Length == 0 ? null : Behalf.Read(line.OnBehalf), HistoryWords.DoorName(line.Door),
                own || IsReading(line) ? line.Reason : "", own ? words.Rows(rows) : [],
                !own && record.Opens ? DeskAddresses.History(line.SubjectKind, Guid.Parse(line.SubjectId)) : null, line.SubjectKind == "demo");
        }

        // Why somebody looked at a name and a number is a reason of a closed list, and what this list is read for.
        private static bool IsReading(AuditLine line) => line.Verb == Operation.ReadContact.Verb();

        // What citizens sent stands between the lines of others, whose moments are known: a list of both would tell when somebody wrote.
        private IQueryable<AuditLine> Listed(Guid commune)
        {
            var (chain, nobody, citizen) = (commune.ToString("d"), Guid.Empty.ToString("d"), Actor.Citizen.Name);
            return db.AuditLines.AsNoTracking().Where(line => line.CommuneId == chain && (line.ActorId != nobody || line.ActorName != citizen));
        }

        private IQueryable<AuditLine> Filtered(Filter filter, Guid commune)
        {
            var lines = Listed(commune);
            if (filter.From is { } from)
            {
                var first = AuditLine.Instant(BusinessCalendar.Day(from).From);
                lines = lines.Where(line => line.At.CompareTo(first) >= 0);
            }

            if (filter.Until is { } until)
            {
                var next = AuditLine.Instant(BusinessCalendar.Day(until).Before);
                lines = lines.Where(line => line.At.CompareTo(next) < 0);
            }

            if (filter.Who is { } who)
            {
                var id = who.ToString("d");
                lines = lines.Where(line => line.ActorId == id);
            }

            lines = filter.Verb is { } verb ? lines.Where(line => line.Verb == verb) : lines;
            lines = filter.Kind is { } kind ? lines.Where(line => line.SubjectKind == kind) : lines;
            if (filter.Door is { } door)
            {
                var name = door.ToString();
                lines = lines.Where(line => line.Door == name);
            }

            return filter.OnBehalf ? lines.Where(line => line.OnBehalf != "") : lines;
        }

        private async Task<IReadOnlyList<(Guid Id, string Name)>> People(Guid commune, CancellationToken ct)
        {
            var people = await db.Users.AsNoTracking().Where(account => account.CommuneId == commune).OrderBy(account => account.Id).Select(account => new { account.Id, account.Title }).ToListAsync(ct);
            return [.. people.OrderBy(person => Movement.Text.SortKey.Of(person.Title), StringComparer.Ordinal).Select(person => (person.Id, person.Title))];
        }
    }
}
