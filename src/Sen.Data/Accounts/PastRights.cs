using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement.People;

namespace Sen.Data.Accounts;

/// <summary>Somebody with an account or a post in a commune, and how both became what they are.</summary>
/// <param name="Account">The account as it is now.</param>
/// <param name="IsKnown">False for an account made above the commune: what became of it stands in no audit of the commune.</param>
/// <param name="Past">The account's past.</param>
/// <param name="Posts">The posts, oldest first.</param>
public sealed record PastPerson(Account Account, bool IsKnown, AccountPast Past, IReadOnlyList<PostPast> Posts)
{
    /// <summary>The delegations the person got, oldest first.</summary>
    public IReadOnlyList<MandatePast> Mandates { get; init; } = [];
}

/// <summary>Named query: who had which account and post in a commune, and since when that was recorded, walked back from the rows by the audit.</summary>
/// <param name="First">UTC instant of the commune's first act; null before it.</param>
/// <param name="People">Everybody, in the order of the user names.</param>
public sealed record PastRights(DateTime? First, IReadOnlyList<PastPerson> People)
{
    private static readonly string LinkVerb = Operation.LinkLogin.Verb();

    // What takes a link with the province away.
    private static readonly string[] UnlinkVerbs = [Operation.UnlinkLogin.Verb(), Operation.DropLogin.Verb()];

    // The acts on accounts and posts; what a larger act brought, such as the set-up, counts as there since the first.
    private static readonly string[] Kinds = ["account", "post"];

    /// <summary>Reads them.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="above">The units above it on the day that is asked about: whoever reads below one of them has a right here, wherever the account was made.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<PastRights> Of(SenDb db, Guid commune, IReadOnlyList<Guid> above, CancellationToken ct)
    {
        var posts = await db.Posts.IgnoreQueryFilters().AsNoTracking()
            .Where(post => post.CommuneId == commune || (post.UnitId != null && above.Contains(post.UnitId.Value))).OrderBy(post => post.From).ThenBy(post => post.Id).ToListAsync(ct);
        var holders = posts.Select(post => post.PersonId).Distinct().ToList();
        var accounts = await db.Users.IgnoreQueryFilters().AsNoTracking()
            .Where(account => account.CommuneId == commune || holders.Contains(account.Id)).OrderBy(account => account.UserName).ToListAsync(ct);

        var chain = commune.ToString("d");
        var first = await db.AuditLines.AsNoTracking().Where(line => line.CommuneId == chain).OrderBy(line => line.Seq).Select(line => line.At).FirstOrDefaultAsync(ct);
        var begun = first is null ? (DateTime?)null : AuditLine.Moment(first);
        var lines = await db.AuditLines.AsNoTracking().Where(line => line.CommuneId == chain && Kinds.Contains(line.SubjectKind)).OrderByDescending(line => line.Seq)
            .Select(line => new { line.At, line.Verb, line.SubjectId, line.Changes }).ToListAsync(ct);
        var links = lines.Where(line => line.Verb == LinkVerb || UnlinkVerbs.Contains(line.Verb)).ToLookup(line => line.SubjectId, line => (AuditLine.Moment(line.At), line.Verb == LinkVerb));
        var changes = lines.SelectMany(line => Changes.Read(line.Changes).Select(row => (At: AuditLine.Moment(line.At), Row: row))).ToLookup(change => (change.Row.Row, change.Row.Id));
        IEnumerable<(DateTime At, RowChange Row)> Of(string row, Guid id) => changes[(row, id.ToString("d"))];

        var delegations = await db.Delegations.IgnoreQueryFilters().AsNoTracking().Where(row => row.CommuneId == commune).OrderBy(row => row.From).ThenBy(row => row.Id).ToListAsync(ct);
        var held = posts.Select(post => PastOf(post, Of(nameof(DatedPost), post.Id), begun ?? DateTime.MinValue, commune)).ToLookup(post => post.Post.PersonId);
        var people = accounts.Select(account => new PastPerson(
            account, account.CommuneId == commune,
            PastOf(account, Of(nameof(Account), account.Id), begun ?? DateTime.MinValue) with { SecondStep = StepsOf(account, Of(nameof(Account), account.Id)), Elsewhere = [.. links[account.Id.ToString("d")].Reverse()] },
            [.. held[account.Id]])).ToList();
        var mandates = (
            from delegation in delegations
            from giver in people
            where giver.Account.Id == delegation.GiverId
            from post in giver.Posts
            where post.Post.Id == delegation.PostId
            select new MandatePast(delegation, post, giver.Past, giver.Account.Title)).ToLookup(mandate => mandate.Delegation.DelegateId);
        return new(begun, [.. people.Select(person => person with { Mandates = [.. mandates[person.Account.Id]] })]);
    }

    private static AccountPast PastOf(Account account, IEnumerable<(DateTime At, RowChange Row)> newestFirst, DateTime first)
    {
        var turns = new List<(DateTime At, AccountCondition Is)>();
        var (disabled, own) = (account.DisabledAt, !account.MustChangePassword);
        AccountCondition Now() => disabled is not null ? AccountCondition.Disabled : own ? AccountCondition.InUse : AccountCondition.FirstPassword;
        foreach (var (at, row) in newestFirst)
        {
            var fields = row.Fields.ToDictionary(field => field.Name, field => field.Before, StringComparer.Ordinal);
            var (turned, changed) = (fields.TryGetValue(nameof(Account.DisabledAt), out var wasDisabled), fields.TryGetValue(nameof(Account.MustChangePassword), out var hadFirst));
            if (row.Did == "add" || turned || changed)
            {
                turns.Insert(0, (at, Now()));
            }

            if (row.Did == "add")
            {
                return new(turns);
            }

            disabled = !turned ? disabled : wasDisabled is null ? null : AuditLine.Moment(wasDisabled);
            own = changed ? hadFirst != bool.TrueString : own;
        }

        // Disabled before anything is told of it: the account itself keeps the moment.
        if (disabled is { } since && since > first)
        {
            turns.Insert(0, (since, Now()));
            disabled = null;
        }

        return new([(first, Now()), .. turns]);
    }

    // A second step may have been taken off and set up again; moved to another telephone it is the same.
    private static List<(DateTime At, bool Is)> StepsOf(Account account, IEnumerable<(DateTime At, RowChange Row)> newestFirst)
    {
        var (turns, since) = (new List<(DateTime At, bool Is)>(), account.SecondStepSince);
        foreach (var (at, row) in newestFirst)
        {
            if (row.Fields.FirstOrDefault(field => field.Name == nameof(Account.SecondStepSince)) is { } changed)
            {
                turns.Insert(0, (at, since is not null));
                since = changed.Before is null ? null : AuditLine.Moment(changed.Before);
            }
        }

        // Set up before anything is told of it: the account itself keeps the moment.
        return since is { } first ? [(first, true), .. turns] : turns;
    }

    private static PostPast PastOf(DatedPost post, IEnumerable<(DateTime At, RowChange Row)> newestFirst, DateTime first, Guid commune)
    {
        var turns = new List<(DateTime At, DateOnly? Until)>();
        var until = post.Until;
        foreach (var (at, row) in newestFirst)
        {
            if (row.Did == "add")
            {
                return new(post, [(at, until), .. turns]);
            }

            if (row.Fields.FirstOrDefault(field => field.Name == nameof(DatedPost.Until)) is { } changed)
            {
                turns.Insert(0, (at, until));
                until = changed.Before is null ? null : DateOnly.ParseExact(changed.Before, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }

        // What another commune's chain tells is not told here.
        return new(post, [(first, until), .. turns]) { CameWithSetUp = post.CommuneId == commune };
    }
}
