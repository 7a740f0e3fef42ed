using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Plumbing;

/// <summary>Who came, to whose site: filled once at the start of a request and then only read.</summary>
public sealed class Visit
{
    /// <summary>Who acts.</summary>
    public Actor Actor { get; set; } = Actor.Reader;

    /// <summary>The signed-in account; null for a reader.</summary>
    public Account? Account { get; set; }

    /// <summary>The site of this host; null before the set-up.</summary>
    public Site? Site { get; set; }

    /// <summary>What the actor's posts let this request read; a reader sees the site's commune (pages show only what is published).</summary>
    public Scope Scope { get; set; } = Scope.None;

    /// <summary>When the person last showed who they are, by the machine's clock; null for a reader, and in a session older than this rule.</summary>
    public DateTimeOffset? ProvenAt { get; set; }

    /// <summary>A post of the person decides, and there is no second step yet: it comes before anything else.</summary>
    public bool SecondStepDue { get; set; }

    /// <summary>Two steps the person showed at the province stand in for a second step here, which there is none of.</summary>
    public bool StepsElsewhere { get; set; }

    /// <summary>Posts by others’ mandates that decide and sleep until the second step is set up; the actor has none of them.</summary>
    public IReadOnlyList<HeldPost> Asleep { get; set; } = [];

    /// <summary>The site's commune and province.</summary>
    public Home Home => Site is { } site ? new(site.CommuneId, site.ProvinceId) : default;
}

/// <summary>Finds out who came: cookie → session → account → dated posts held today, and others’ that are delegated at this instant → scope. Whoever decides and has no second step yet may use no such post, also in a session that goes on. Read anew at each request, so a disabled account or an ended post ends at once.</summary>
public static class Visits
{
    private const int MostTiers = 6;

    // A working day.
    private static readonly TimeSpan ElsewhereGoodFor = TimeSpan.FromHours(12);

    /// <summary>Fills the visit of a request to the workplace.</summary>
    public static async Task Fill(HttpContext http, Visit visit, Databases databases, BusinessClock clock, CancellationToken ct)
    {
        visit.Site = await SiteReading.Of(databases, http.Request.Host.Host, ct);
        visit.Scope = visit.Site is { } site ? Scope.Of(site.CommuneId) : Scope.None;
        if (Sessions.IdOf(http) is not { } session)
        {
            return;
        }

        await using var db = databases.Open(Scope.All);
        var account = await AccountSessions.Holder(db, session, ct);
        var today = BusinessCalendar.Today(clock);
        if (account is null || account.DisabledAt is not null || account.FirstPasswordIsOver(today) || (account.IsDemo && !Loopback.Is(http)))
        {
            return;
        }

        // Only the workplace counts: whoever reads the portal, or writes to the commune, leaves no trace of the hour.
        if (DeskAddresses.IsDesk(http.Request.Path))
        {
            await AccountSessions.See(db, session, Sessions.Now.UtcDateTime, ct);
        }

        var id = account.Id;
        // Somebody else has seen a first password: until it is replaced it opens no post.
        var posts = account.MustChangePassword ? [] : await db.Posts.AsNoTracking()
            .Where(post => post.PersonId == id && post.From <= today && (post.Until == null || today < post.Until)).ToListAsync(ct);
        var mandates = account.MustChangePassword ? [] : await Mandates.Of(db, id, clock.GetUtcNow().UtcDateTime, ct);
        IReadOnlyList<HeldPost> held =
            [.. posts.Select(post => new HeldPost(post.Kind, post.CommuneId, post.OrganisationId, post.UnitId)), .. mandates.Where(post => post.CommuneId == account.CommuneId)];
        visit.StepsElsewhere = account.SecondStepSince is null && await ShownElsewhere(http, db, id, clock.Machine.GetUtcNow(), ct);
        if (account.SecondStepSince is null && !visit.StepsElsewhere)
        {
            (visit.SecondStepDue, held, visit.Asleep) = WithoutSecondStep.Of(held, await SecondStepReading.Asking(db, held, today, ct));
        }

        visit.Account = account;
        visit.ProvenAt = Sessions.ProvenAt(http.User);
        visit.Actor = new(id, account.Title, Door.Page, held, Standing.Person) { Asleep = visit.Asleep };
        visit.Scope = await ScopeOf(db, account, posts, today, ct);
    }

    // As long as the accounts are linked and the operator takes the province's word for it.
    private static async Task<bool> ShownElsewhere(HttpContext http, SenDb db, Guid account, DateTimeOffset now, CancellationToken ct) =>
        Sessions.BothStepsAt(http.User) is { } shown && shown <= now && now - shown <= ElsewhereGoodFor
        && ProvinceDoor.Of(http) is { SecondStep.Count: > 0 } door && await LoginReading.Any(db, account, door.Key, ct);

    // The account's own commune is seen even by somebody without a post today: one's own account lies in it. What may be done there is the access table's word.
    private static async Task<Scope> ScopeOf(SenDb db, Account account, List<DatedPost> posts, DateOnly today, CancellationToken ct)
    {
        var communes = posts.Where(post => post.Kind != PostKind.UpperReader).Select(post => post.CommuneId)
            .Concat(account.CommuneId is { } own ? [own] : Array.Empty<Guid>()).Distinct();
        var above = posts.Where(post => post.Kind == PostKind.UpperReader && post.UnitId is not null).Select(post => post.UnitId!.Value).Distinct().ToList();
        if (above.Count == 0)
        {
            return Scope.Of([.. communes]);
        }

        // What a commune recorded before it became part of one below stays below.
        var below = (await CommunesBelow(db, above, today, ct)).ToList();
        return Scope.Of(communes.Concat(below).Concat(await Inherited.Into(db, below, today, ct)), []);
    }

    // Two or three tiers, never more than this, whatever the rows say: walk down level by level until only communes are left.
    private static async Task<IEnumerable<Guid>> CommunesBelow(SenDb db, List<Guid> units, DateOnly today, CancellationToken ct)
    {
        var communes = new HashSet<Guid>();
        var level = units.ToHashSet();
        for (var tier = 0; tier < MostTiers && level.Count > 0; tier++)
        {
            var parents = level;
            var below = await db.UnitVersions.AsNoTracking()
                .Where(version => version.ParentId != null && parents.Contains(version.ParentId.Value)
                    && (version.ValidFrom == null || version.ValidFrom <= today) && (version.ValidTo == null || today < version.ValidTo))
                .Select(version => new { version.UnitId, version.Kind }).ToListAsync(ct);
            communes.UnionWith(below.Where(unit => Tiers.Of(unit.Kind) == Tier.Commune).Select(unit => unit.UnitId));
            level = [.. below.Where(unit => Tiers.Of(unit.Kind) is Tier.Province or Tier.District).Select(unit => unit.UnitId)];
        }

        return communes;
    }
}

/// <summary>
/// Whether a request comes from this very machine. A proxy here has to say for whom it asks (SECURITY.md); one that says nothing at all and speaks
/// HTTP/1.0, as nginx does until it is told otherwise, is not taken for a person at this machine.
/// </summary>
public static class Loopback
{
    // A proxy on this machine leaves one of these, whatever it then calls itself.
    private static readonly string[] Traces = ["X-Forwarded-For", "X-Original-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"];

    /// <summary>True only for a loopback address, a loopback host name and no proxy in between.</summary>
    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
        && http.Request.Protocol != HttpProtocol.Http10
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !Array.Exists(Traces, http.Request.Headers.ContainsKey);
}
