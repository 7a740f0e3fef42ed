using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>A post as the settings show it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Organisation">The registrar's organisation.</param>
/// <param name="Today">True when it is held today.</param>
public sealed record ShownPost(DatedPost Post, string? Organisation, bool Today)
{
    /// <summary>“Người đăng ký của đơn vị: Hội ND xã”.</summary>
    public Wording Name => PostNames.Of(Post.Kind) is var post && Organisation is null ? post : ($"{post.Vi}: {Organisation}", $"{post.En}: {Organisation}");
}

/// <summary>A person as the settings show it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Posts">Posts held now, before and later.</param>
/// <param name="Today">The local day it is looked at.</param>
public sealed record ShownPerson(Account Account, IReadOnlyList<ShownPost> Posts, DateOnly Today)
{
    /// <summary>The posts held today.</summary>
    public IEnumerable<ShownPost> Held => Posts.Where(post => post.Today);
}

/// <summary>Reads the people of the visited commune.</summary>
/// <param name="db">Rows the actor may see.</param>
/// <param name="visit">Whose site it is.</param>
/// <param name="clock">The business clock.</param>
/// <param name="options">Says whether the province signs people in.</param>
public sealed class PeopleSheets(SenDb db, Visit visit, TimeProvider clock, SenOptions options)
{
    /// <summary>Everybody who has or had an account here.</summary>
    public async Task<IReadOnlyList<ShownPerson>> All(CancellationToken ct)
    {
        var accounts = await db.Users.AsNoTracking().Where(account => account.CommuneId == visit.Home.CommuneId).ToListAsync(ct);
        var posts = (await Posts(null, ct)).ToLookup(post => post.Post.PersonId);
        return [.. accounts.OrderBy(account => account.HasLeft).ThenBy(account => account.UserName, StringComparer.Ordinal).Select(account => new ShownPerson(account, [.. posts[account.Id]], Today))];
    }

    /// <summary>One of them; null when there is nobody of this id here.</summary>
    public async Task<ShownPerson?> One(Guid id, CancellationToken ct) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id && account.CommuneId == visit.Home.CommuneId, ct) is { } account
            ? new(account, await Posts(id, ct), Today)
            : null;

    /// <summary>Delegations somebody here gave or got.</summary>
    public Task<IReadOnlyList<ShownDelegation>> Delegations(Guid id, CancellationToken ct) => Mandates.Around(db, visit.Home.CommuneId, id, Today, options.Province?.StepsKey, ct);

    /// <summary>True when the audit the actor may see says something about the account.</summary>
    public Task<bool> HasHistory(Guid id, CancellationToken ct)
    {
        var text = id.ToString("d");
        return db.AuditLines.AnyAsync(line => line.SubjectId == text, ct);
    }

    /// <summary>Organisations a registrar may belong to today; those that have ended or are still to begin only when asked for.</summary>
    public async Task<IReadOnlyList<Organisation>> Organisations(CancellationToken ct, bool ended = false)
    {
        var today = Today;
        var rows = ended ? db.Organisations.Where(row => row.CommuneId == visit.Home.CommuneId) : OrganisationReading.MayOwn(db, visit.Home.CommuneId, today);
        return await rows.AsNoTracking()
            .OrderBy(row => row.SortKey).ThenBy(row => row.Id).ToListAsync(ct);
    }

    /// <summary>Local day.</summary>
    public DateOnly Today => BusinessCalendar.Today(clock);

    private async Task<List<ShownPost>> Posts(Guid? person, CancellationToken ct)
    {
        var today = Today;
        var names = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == visit.Home.CommuneId).ToDictionaryAsync(row => row.Id, row => row.ShortName, ct);
        var posts = await db.Posts.AsNoTracking()
            .Where(post => post.CommuneId == visit.Home.CommuneId && (person == null || post.PersonId == person)).OrderByDescending(post => post.From).ToListAsync(ct);
        return [.. posts.Select(post => new ShownPost(post, post.OrganisationId is { } id ? names.GetValueOrDefault(id) : null, post.On(today)))];
    }
}

/// <summary>Keeps the commune from losing its last administrator, also when two of them remove each other at the same moment.</summary>
internal static class LastAdministrator
{
    /// <summary>Refuses, or makes this act and any other of its kind exclude each other.</summary>
    public static async Task<Refusal?> Keep(SenDb db, Guid communeId, Func<DatedPost, bool> goes, DateOnly today, CancellationToken ct)
    {
        // The site's version counts these acts: of two that looked at the same moment, the second is stale. It is read before anything is looked at, or
        // an act that is finished in between would be missed by both.
        var site = await db.Sites.SingleAsync(row => row.CommuneId == communeId, ct);

        // Nobody can be sure of somebody whose first password may run out before it is replaced.
        var posts = await db.Posts.AsNoTracking().Where(post => post.CommuneId == communeId && post.Kind == PostKind.Administrator
            && db.Users.Any(account => account.Id == post.PersonId && account.DisabledAt == null && !account.MustChangePassword)).ToListAsync(ct);
        if (Administrators.KeepOne(posts, goes, today) is { } refusal)
        {
            return refusal;
        }

        db.Entry(site).Property(row => row.Version).IsModified = true;
        return null;
    }
}
