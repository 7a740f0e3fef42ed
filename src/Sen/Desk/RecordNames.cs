using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Feedback;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>A record an act was about, as one person may know it.</summary>
/// <param name="Name">What it is called; nothing when it is gone, has no name, or is not this person's to read.</param>
/// <param name="Opens">Its own history opens for this person.</param>
internal sealed record NamedRecord(Wording Name, bool Opens);

/// <summary>Names of the records acts are about: each kind is asked for once, however many lines there are.</summary>
internal sealed class RecordNames
{
    private readonly Dictionary<(string Kind, Guid Id), NamedRecord> _records = [];
    private readonly Dictionary<string, Wording> _seats;

    private RecordNames(Dictionary<string, Wording> seats) => _seats = seats;

    /// <summary>Reads the names of what these lines are about.</summary>
    public static async Task<RecordNames> Of(SenDb db, IReadOnlyList<(AuditLine Line, IReadOnlyList<RowChange> Rows)> acts, Actor actor, Guid commune, DateOnly today, CancellationToken ct)
    {
        var names = new RecordNames(await Seats(db, [.. acts.Select(act => SeatIn(act.Rows)).OfType<string>()], ct));
        var whole = new Subject(commune, Above: (await Registrations.Above(db, [commune], today, ct))[commune]);
        foreach (var kind in acts.Select(act => act.Line).GroupBy(line => line.SubjectKind, StringComparer.Ordinal))
        {
            var ids = kind.Select(line => Guid.TryParse(line.SubjectId, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToList();
            var found = (await Find(db, kind.Key, ids, whole, today, ct)).ToDictionary(row => row.Id);
            foreach (var id in ids)
            {
                // What is gone is nobody's name any more; its history stays where the commune's records are read, but for registrations, which are found by their row.
                var row = found.GetValueOrDefault(id) ?? new(id, Wording.None, kind.Key == "registration" ? null : whole);
                var opens = row.Subject is { } subject && ReadHistory.Knows(kind.Key) && ReadHistory.Opens(actor, kind.Key, subject);
                names._records[(kind.Key, id)] = new(row.Known || opens || ReadAudit.OwnKinds.Contains(kind.Key) ? row.Name : Wording.None, opens);
            }
        }

        return names;
    }

    /// <summary>What an act is about.</summary>
    public NamedRecord For(AuditLine line, IReadOnlyList<RowChange> rows) => line.SubjectKind switch
    {
        // The line itself says which category became which, and what was loaded.
        "category" or "demo" => new(KeptReasons.Of(line.Reason).Capital(), Opens: false),
        var kind when Guid.TryParse(line.SubjectId, out var id) && _records.TryGetValue((kind, id), out var record) =>
            kind == "committee" ? record with { Name = Cited(line, rows, record.Name) } : record,
        _ => new(Wording.None, Opens: false),
    };

    // A committee is cited by the decision its line keeps; where one seat joined or left by it, with the seat's duty.
    private Wording Cited(AuditLine line, IReadOnlyList<RowChange> rows, Wording committee)
    {
        if (line.Reason.Length == 0 || committee.Vi.Length == 0)
        {
            return committee;
        }

        var decision = OfficialDocument.NameOf(DocumentKind.Decision);
        Wording cited = ($"{decision.Vi} {line.Reason}", $"{decision.En} {line.Reason}");
        return SeatIn(rows) is { } id && _seats.TryGetValue(id, out var seat) ? ($"{cited.Vi}: {seat.Vi}", $"{cited.En}: {seat.En}") : cited;
    }

    private static string? SeatIn(IReadOnlyList<RowChange> rows) => rows.Where(row => row.Row == nameof(CommitteeSeat)).ToList() is [var only] ? only.Id : null;

    private static async Task<Dictionary<string, Wording>> Seats(SenDb db, IReadOnlyList<string> texts, CancellationToken ct)
    {
        var ids = texts.Select(Guid.Parse).ToList();
        return ids.Count == 0 ? []
            : await db.CommitteeSeats.AsNoTracking().Where(seat => ids.Contains(seat.Id))
                .ToDictionaryAsync(seat => seat.Id.ToString("d"), seat => Duty(CommitteeDuties.NameOf(seat.Role), seat.HeldBy), StringComparer.Ordinal, ct);
    }

    private static Wording Duty(Wording duty, string heldBy) => ($"{duty.Vi}, {heldBy}", $"{duty.En}, {heldBy}");

    // Known: the portal shows it to everybody.
    private sealed record Row(Guid Id, Wording Name, Subject? Subject, bool Known = false);

    private static async Task<IEnumerable<Row>> Find(SenDb db, string kind, List<Guid> ids, Subject whole, DateOnly today, CancellationToken ct) => kind switch
    {
        "registration" => await OfRegistrations(db, ids, whole, today, ct),
        "article" => await OfArticles(db, ids, whole, ct),
        "feedback" => (await db.Feedback.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(FeedbackReading.Line(row)), row.Subject with { Above = whole.Above })),
        "media" => (await db.Media.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Caption, row.FileName }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(row.Caption.Length > 0 ? row.Caption : row.FileName), whole)),
        "calendar" => (await db.CalendarEntries.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Title }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(row.Title), whole, Known: true)),
        "committee" => (await db.Committees.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(row.Name), whole)),
        "abbreviation" => (await db.Abbreviations.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Short }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(row.Short), whole)),
        "site-part" => (await db.SiteParts.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Key }).ToListAsync(ct))
            .Select(row => new Row(row.Id, StandingPages.All.FirstOrDefault(page => page.Key == row.Key) is { } page ? (page.Name(Words.Vi), page.Name(Words.En)) : Wording.None, whole, Known: true)),
        "data-request" => (await db.DataRequests.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(ct))
            .Select(row => new Row(row.Id, Movement.Personal.DataRequestNames.Of(row.Kind), whole)),
        _ => await OfAdministration(db, kind, ids, whole, ct),
    };

    private static async Task<IEnumerable<Row>> OfRegistrations(SenDb db, List<Guid> ids, Subject whole, DateOnly today, CancellationToken ct)
    {
        var rows = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models on registration.ModelId equals model.Id
            where ids.Contains(registration.Id)
            select new { registration, model.Name, Entered = db.EnteredFor.FirstOrDefault(row => row.RegistrationId == registration.Id && row.EntryId == null) }).ToListAsync(ct);
        var sides = OwnerSides.OfReading(rows.Select(row => row.Entered));
        return rows.Select(row => new Row(
            row.registration.Id, ($"“{row.Name}”, năm {row.registration.Year}", $"“{row.Name}”, {row.registration.Year}"), Registrations.SubjectOf(row.registration, whole.Above!, sides, today)));
    }

    // Readers know what is published by its title; what is being written is for whoever writes.
    private static async Task<IEnumerable<Row>> OfArticles(SenDb db, List<Guid> ids, Subject whole, CancellationToken ct)
    {
        var published = await db.PublicArticles.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Title }).ToListAsync(ct);
        var written = await db.ArticleDrafts.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Title }).ToListAsync(ct);
        return published.Select(row => new Row(row.Id, Wording.AsTyped(row.Title), whole, Known: true))
            .Concat(written.Select(row => new Row(row.Id, Wording.AsTyped(row.Title), whole))).DistinctBy(row => row.Id);
    }

    private static async Task<IEnumerable<Row>> OfAdministration(SenDb db, string kind, List<Guid> ids, Subject whole, CancellationToken ct) => kind switch
    {
        "organisation" => (await db.Organisations.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(row.Name), whole)),
        "unit" or "village" => (await Places.VillageNames(db, ids, ct)).Select(unit => new Row(unit.Key, Wording.AsTyped(unit.Value), whole)),
        "account" => (await db.Users.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Title }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(row.Title), whole)),
        "post" => (await (
            from post in db.Posts.AsNoTracking()
            join account in db.Users on post.PersonId equals account.Id
            where ids.Contains(post.Id)
            select new { post.Id, post.Kind, account.Title }).ToListAsync(ct))
            .Select(row => new Row(row.Id, ($"{row.Title}: {PostNames.Of(row.Kind).Vi}", $"{row.Title}: {PostNames.Of(row.Kind).En}"), whole)),
        "delegation" => (await (
            from delegation in db.Delegations.AsNoTracking()
            join post in db.Posts on delegation.PostId equals post.Id
            join giver in db.Users on delegation.GiverId equals giver.Id
            join other in db.Users on delegation.DelegateId equals other.Id
            where ids.Contains(delegation.Id)
            select new { delegation.Id, post.Kind, Giver = giver.Title, Delegate = other.Title }).ToListAsync(ct))
            .Select(row => new Row(row.Id, (
                $"{row.Giver} ủy quyền cho {row.Delegate}: {PostNames.Of(row.Kind).Vi}", $"{row.Giver} delegates to {row.Delegate}: {PostNames.Of(row.Kind).En}"), whole)),
        "setting" => (await db.Settings.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Key }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Movement.Settings.Settings.Catalogue.FirstOrDefault(setting => setting.Key == row.Key)?.Label ?? Wording.AsTyped(row.Key), whole)),
        "sheet-import" or "model-import" => (await db.SheetImports.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.FileName }).ToListAsync(ct))
            .Select(row => new Row(row.Id, Wording.AsTyped(row.FileName), whole)),
        "unit-act" => (await db.UnitActs.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Kind, row.DecreeNumber }).ToListAsync(ct))
            .Select(row => new Row(row.Id, row.DecreeNumber.Length == 0 ? UnitNames.Of(row.Kind) : ($"{UnitNames.Of(row.Kind).Vi}, {row.DecreeNumber}", $"{UnitNames.Of(row.Kind).En}, {row.DecreeNumber}"), whole)),
        _ => [],
    };
}
