using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>The holder of a post delegates it while away (ủy quyền khi vắng), and sees what was delegated and got.</summary>
public static class DelegatePost
{
    /// <summary>What the page shows.</summary>
    /// <param name="Around">Delegations the person gave or got, newest first.</param>
    /// <param name="Posts">Posts that can be delegated, with the organisation of a registrar's.</param>
    /// <param name="People">Who can stand in.</param>
    /// <param name="Form">The form.</param>
    /// <param name="Key">Its key.</param>
    /// <param name="Now">UTC instant.</param>
    /// <param name="Me">Whose page it is.</param>
    public sealed record Sheet(
        IReadOnlyList<ShownDelegation> Around, IReadOnlyList<(DatedPost Post, string? Place)> Posts, IReadOnlyList<StandIn> People, DelegationForm Form, Guid Key, DateTime Now, Guid Me)
    {
        /// <summary>Who can be chosen now, and whoever was chosen on a form that came back.</summary>
        public IEnumerable<StandIn> Offered => People.Where(person => person.FreeFrom is null || person.Id.ToString("d") == Form.Delegate);

        /// <summary>Who cannot, because they give the same post to this person meanwhile.</summary>
        public IEnumerable<StandIn> GivingBack => People.Where(person => person.FreeFrom is not null);

        /// <summary>What was just done: “da-uy-quyen” or “da-thoi”; null for nothing.</summary>
        public string? Done { get; init; }
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(DeskAddresses.Delegation, async (HttpContext http, Visit visit, DelegationPages pages, CancellationToken ct) =>
            await pages.Show(http, null, null, ct)).Needs(Operation.Delegate);

        routes.MapPost(DeskAddresses.Delegation, async (IFormCollection posted, HttpContext http, Visit visit, DelegationPages pages, Handler handler, CancellationToken ct) =>
        {
            var form = new DelegationForm(
                posted.Typed("Post"), posted.Typed("Delegate"), posted.Typed("From"), posted.Typed("FromHour"), posted.Typed("Last"), posted.Typed("LastHour"), posted.Typed("Reason"));
            var done = await handler.Handle(form, posted.ActKey(), visit.Actor, visit.Home, ct);
            return done.Refusal is { } refusal ? Answers.WantsJson(http) ? Answers.Problem(http, refusal) : await pages.Show(http, form, refusal, ct)
                : Answers.WantsJson(http) ? Results.Json(new { id = done.Value })
                : Results.Redirect($"{DeskAddresses.Delegation}?{DelegationPages.Given}");
        }).Needs(Operation.Delegate);
    }

    /// <summary>Delegates the post.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The new delegation.</summary>
        public async Task<Outcome<Guid>> Handle(DelegationForm form, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            // Two delegations at the same moment look at each other: the second goes again.
            var given = await Give(form, key, actor, home, ct);
            return given.Refusal is Refusal.Stale && key != Guid.Empty ? await Give(form, key, actor, home, ct) : given;
        }

        private async Task<Outcome<Guid>> Give(DelegationForm form, Guid key, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.Delegate, home.CommuneId, key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var now = clock.GetUtcNow();
            var permit = Access.Ask(actor, Operation.Delegate, new Subject(home.CommuneId, PersonId: actor.PersonId));
            var read = permit.Then(_ => form.Read(Guid.CreateVersion7(now), home, actor.PersonId, now.UtcDateTime));
            if (!read.Ok)
            {
                return read.Refusal;
            }

            // The site's version counts these acts: of two that looked at the same moment the second is stale, or a circle could close between them.
            var site = await db.Sites.SingleAsync(row => row.CommuneId == home.CommuneId, ct);
            var delegation = read.Value;
            if (await db.Posts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == delegation.PostId && row.PersonId == actor.PersonId && row.CommuneId == home.CommuneId, ct) is not { } post)
            {
                return new Refusal.Invalid(nameof(form.Post), ("Đề nghị chọn vị trí của mình trong danh sách.", "Please choose a post of your own from the list."));
            }

            if (delegation.DelegateId != actor.PersonId && !(await Mandates.Candidates(db, home.CommuneId, actor.PersonId, now.UtcDateTime, ct)).Any(person => person.Id == delegation.DelegateId))
            {
                return new Refusal.Invalid(nameof(form.Delegate), ("Đề nghị chọn người trong danh sách.", "Please choose somebody from the list."));
            }

            var others = await Mandates.Open(db, home.CommuneId, now.UtcDateTime, ct);
            if (Delegations.WhyNot(delegation, post, [.. others.Select(other => (other.Delegation, other.Post))]) is { } refusal)
            {
                return refusal;
            }

            db.Entry(site).Property(row => row.Version).IsModified = true;
            db.Delegations.Add(delegation);
            var act = new Act(permit.Value, key, "delegation", delegation.Id, now.UtcDateTime, home.CommuneId);
            return (await db.Commit(act, ct)).Then<Guid>(receipt => receipt.SubjectId);
        }
    }
}

/// <summary>Builds the page of delegations.</summary>
public sealed class DelegationPages(SenDb db, Frames frames, Visit visit, TimeProvider clock, SenOptions options)
{
    /// <summary>Says on the page what was done.</summary>
    public const string Given = "da-uy-quyen", Ended = "da-thoi";

    /// <summary>The page; with what was typed and why it was not taken.</summary>
    public async Task<IResult> Show(HttpContext http, DelegationForm? typed, Refusal? refusal, CancellationToken ct)
    {
        // What a refused attempt changed in memory is forgotten.
        db.ChangeTracker.Clear();
        var (now, me, commune) = (clock.GetUtcNow(), visit.Actor.PersonId, visit.Home.CommuneId);
        var today = BusinessCalendar.DateOf(now);
        var posts = await db.Posts.AsNoTracking().Where(post => post.PersonId == me && post.CommuneId == commune && (post.Until == null || today < post.Until)).OrderBy(post => post.From).ToListAsync(ct);
        var places = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == commune).ToDictionaryAsync(row => row.Id, row => row.ShortName, ct);
        var query = http.Request.Query;
        return await frames.Page<DelegatePostView>(http, refusal, ct, ("Sheet", new DelegatePost.Sheet(
            await Mandates.Around(db, commune, me, today, options.Province?.StepsKey, ct),
            [.. posts.Where(post => Delegations.Kinds.Contains(post.Kind)).Select(post => (post, post.OrganisationId is { } id ? places.GetValueOrDefault(id) : null))],
            await Mandates.Candidates(db, commune, me, now.UtcDateTime, ct),
            typed ?? new(posts.Count == 1 ? posts[0].Id.ToString("d") : null, null, null, null, null, null, null), Guid.CreateVersion7(now), now.UtcDateTime, me)
        {
            Done = query.ContainsKey(Given) ? Given : query.ContainsKey(Ended) ? Ended : null,
        }), ("Refusal", refusal));
    }
}
