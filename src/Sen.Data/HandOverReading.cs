using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Portal;
using Sen.Movement.Text;

namespace Sen.Data;

/// <summary>Named queries on the hand-over of posts (bàn giao vị trí), shared by the slices.</summary>
public static class HandOverReading
{
    /// <summary>Others who hold the same post today or will hold it, and can come to work.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="post">The post that is handed over.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<Successor>> Successors(SenDb db, DatedPost post, DateOnly today, CancellationToken ct)
    {
        var others = await (
            from held in db.Posts.AsNoTracking()
            join account in db.Users on held.PersonId equals account.Id
            where held.CommuneId == post.CommuneId && held.Kind == post.Kind && held.OrganisationId == post.OrganisationId && held.PersonId != post.PersonId
                && (held.Until == null || held.Until > today) && (held.Until == null || held.Until > held.From)
                && account.DisabledAt == null && (!account.MustChangePassword || today <= account.FirstPasswordUntil)
            select new { account.Id, account.Title }).Distinct().ToListAsync(ct);
        return [.. others.OrderBy(one => SortKey.Of(one.Title), StringComparer.Ordinal).ThenBy(one => one.Id).Select(one => new Successor(one.Id, one.Title))];
    }

    /// <summary>The lines of a report as they stand now: the open work of the post, and the models the person is in charge of.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="post">The post.</param>
    /// <param name="title">Role title of its holder.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<List<HandOverLine>> Lines(SenDb db, DatedPost post, string title, DateOnly today, CancellationToken ct)
    {
        var works = await WaitingReading.Of(db, Office.Of(post), post.PersonId, today, ct);
        var followed = post.Kind is PostKind.CommitteeMember or PostKind.CommitteeHead or PostKind.Officer
            ? await FollowedModels.Of(db, post.CommuneId, who => who == title, ct) : [];
        return
        [
            .. works.Select(LineOf).OrderBy(line => line.Part).ThenBy(line => line.Due),
            .. followed.Select(model => new HandOverLine
            {
                Part = HandOverPart.Followed, Verb = "Theo dõi mô hình", VerbInEnglish = "Follow the model", Title = model.Model, TitleInEnglish = model.Model, Owner = model.Owner, RecordId = model.Registration,
            }),
        ];
    }

    /// <summary>True when a post has an end near or past, no report of it yet, and something to hand over.</summary>
    public static async Task<bool> IsNeeded(SenDb db, Guid id, DateOnly today, CancellationToken ct)
    {
        if (await db.Posts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { Until: not null } post)
        {
            return false;
        }

        var holder = await db.Users.AsNoTracking().Where(row => row.Id == post.PersonId).Select(row => new { row.Title, row.DisabledAt }).SingleAsync(ct);
        var all = await db.Posts.AsNoTracking().Where(row => row.PersonId == post.PersonId).ToListAsync(ct);
        return HandOverForm.IsDue(post, all, today) && !(await Reports(db, id, ct)).Exists(report => report.Covers(post, holder.DisabledAt is not null))
            && (await Lines(db, post, holder.Title, today, ct)).Count > 0;
    }

    /// <summary>How many score sheets a person has put by that nobody else sees.</summary>
    public static Task<int> KeptSheets(SenDb db, DatedPost post, CancellationToken ct) =>
        post.Kind == PostKind.CommitteeMember ? db.KeptScores.CountAsync(row => row.ScorerId == post.PersonId && row.CommuneId == post.CommuneId, ct) : Task.FromResult(0);

    /// <summary>The posts a person holds today that have something to hand over, with who could take it: what is asked before the account is disabled.</summary>
    public static async Task<IReadOnlyList<(DatedPost Post, int Works, IReadOnlyList<Successor> Candidates)>> Leaving(SenDb db, Guid person, string title, DateOnly today, CancellationToken ct)
    {
        var posts = await db.Posts.AsNoTracking().Where(post => post.PersonId == person && post.From <= today && (post.Until == null || today < post.Until)).OrderBy(post => post.From).ThenBy(post => post.Id).ToListAsync(ct);
        var leaving = new List<(DatedPost, int, IReadOnlyList<Successor>)>();
        foreach (var post in posts.Where(post => Office.Of(post).HasInbox))
        {
            if ((await Lines(db, post, title, today, ct)).Count is > 0 and var works)
            {
                leaving.Add((post, works, await Successors(db, post, today, ct)));
            }
        }

        return leaving;
    }

    /// <summary>The reports of a dated post, newest first.</summary>
    public static Task<List<HandOver>> Reports(SenDb db, Guid post, CancellationToken ct) =>
        db.HandOvers.Where(row => row.PostId == post).OrderByDescending(row => row.No).ToListAsync(ct);

    /// <summary>A report of what stands now, not yet added to the rows.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="id">Its id.</param>
    /// <param name="post">The post.</param>
    /// <param name="title">Role title of its holder.</param>
    /// <param name="cause">Why, and the first day without the post.</param>
    /// <param name="successor">Who takes over; null for nobody.</param>
    /// <param name="by">Who confirms it.</param>
    /// <param name="remark">What the successor should know.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<HandOver> Of(
        SenDb db, Guid id, DatedPost post, string title, (HandOverCause Cause, DateOnly EndsOn) cause, Successor? successor, Actor by, string remark, DateOnly today, CancellationToken ct) => new()
        {
            Id = id,
            CommuneId = post.CommuneId,
            ProvinceId = post.ProvinceId,
            PostId = post.Id,
            No = 1 + await db.HandOvers.CountAsync(row => row.PostId == post.Id, ct),
            PersonId = post.PersonId,
            FromTitle = title,
            Kind = post.Kind,
            OrganisationId = post.OrganisationId,
            OrganisationName = await db.Organisations.Where(row => row.Id == post.OrganisationId).Select(row => row.ShortName).FirstOrDefaultAsync(ct) ?? "",
            Cause = cause.Cause,
            EndsOn = cause.EndsOn,
            SuccessorId = successor?.PersonId,
            SuccessorTitle = successor?.Title ?? "",
            MadeOn = today,
            MadeBy = by.Name,
            Remark = remark,
            KeptSheets = await KeptSheets(db, post, ct),
            Lines = await Lines(db, post, title, today, ct),
        };

    /// <summary>A piece of work as a report tells it.</summary>
    public static HandOverLine LineOf(Work work) => new()
    {
        Part = PartOf(work.Row),
        Verb = work.Row.Verb.Vi,
        VerbInEnglish = work.Row.Verb.En,
        Title = work.ModelName.Vi,
        TitleInEnglish = work.ModelName.En,
        Owner = work.OwnerName.Vi,
        Due = work.Due,
        RecordId = work.RegistrationId,
        Withheld = work.Row.Stage is null or Stage.Draft,
        Illustrative = work.Illustrative,
    };

    private static HandOverPart PartOf(WorkRow row) =>
        row.Stage is not null ? HandOverPart.Registration
        : FeedbackWork.Rows.Contains(row) ? HandOverPart.Feedback
        : ArticleWork.Rows.Contains(row) ? HandOverPart.Article
        : row == DataRequestWork.Close ? HandOverPart.DataRequest
        : row == InheritingWork.Decide ? HandOverPart.Inheritance
        : row == ProposalWork.Answer ? HandOverPart.Proposal
        : HandOverPart.Other;
}
