using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>The page of a post's hand-over: the frozen report, or a preview with the form that confirms it.</summary>
/// <param name="Post">The dated post.</param>
/// <param name="Name">What it is called.</param>
/// <param name="From">Role title of whoever hands over.</param>
/// <param name="Report">The report that was confirmed; null for a preview.</param>
/// <param name="Lines">The open work.</param>
/// <param name="KeptSheets">Score sheets nobody else sees.</param>
/// <param name="Form">The form that confirms.</param>
public sealed record HandOverSheet(DatedPost Post, Wording Name, string From, HandOver? Report, IReadOnlyList<HandOverLine> Lines, int KeptSheets, HandOverPost.Form Form)
{
    /// <summary>Why it is handed over, and the first day without the post; null while that is not known.</summary>
    public (HandOverCause Cause, DateOnly EndsOn)? End { get; init; }

    /// <summary>Others in the same post.</summary>
    public IReadOnlyList<Successor> Candidates { get; init; } = [];

    /// <summary>This person may confirm it now.</summary>
    public bool MayConfirm { get; init; }

    /// <summary>This person may acknowledge it now.</summary>
    public bool MayTake { get; init; }

    /// <summary>This person holds the post: titles are shown.</summary>
    public bool Full { get; init; }

    /// <summary>Nobody is there to take it over.</summary>
    public bool Untaken { get; init; }

    /// <summary>Other reports of this dated post.</summary>
    public IReadOnlyList<HandOver> Others { get; init; } = [];

    /// <summary>What was just done.</summary>
    public string? Just { get; init; }
}

/// <summary>Builds the page of a hand-over for the slices that answer with it.</summary>
public sealed class HandOverSheets(SenDb db, Visit visit, Frames frames, TimeProvider clock)
{
    /// <summary>Local day.</summary>
    private DateOnly Today => BusinessCalendar.Today(clock);

    /// <summary>A post of the visited commune with its holder and its reports, newest first; null when there is none.</summary>
    public async Task<(DatedPost Post, Sen.Data.Accounts.Account Holder, List<HandOver> Reports)?> Load(Guid id, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.Posts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == visit.Home.CommuneId, ct) is not { } post || !Office.Of(post).HasInbox
            || await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == post.PersonId, ct) is not { } holder)
        {
            return null;
        }

        return (post, holder, await HandOverReading.Reports(db, id, ct));
    }

    /// <summary>Why and from which day the post is handed over; null while it simply goes on.</summary>
    public static (HandOverCause Cause, DateOnly EndsOn)? EndOf(DatedPost post, Sen.Data.Accounts.Account holder) =>
        holder.DisabledAt is { } at && (post.Until is null || post.Until > BusinessCalendar.DateOf(at)) ? (HandOverCause.Disabled, BusinessCalendar.DateOf(at))
        : post.Until is { } until && until > post.From ? (HandOverCause.Ended, until) : null;

    /// <summary>The page, or who can see it.</summary>
    public async Task<IResult> Show(HttpContext http, Guid id, HandOverPost.Form? typed, Refusal? refusal, CancellationToken ct)
    {
        if (await Load(id, ct) is not { } found)
        {
            return Answers.Refused(http, new Refusal.Missing(("vị trí", "post")));
        }

        var ((post, holder, reports), actor, office) = (found, visit.Actor, Office.Of(found.Post));
        var mine = post.PersonId == actor.PersonId || office.IsHeldBy(actor) || reports.Exists(row => row.SuccessorId == actor.PersonId || row.AcknowledgedBy == actor.PersonId);
        var permit = Access.Ask(actor, Operation.ReadInbox, new(post.CommuneId, PersonId: mine ? actor.PersonId : null));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        var asked = int.TryParse(http.Request.Query["so"], out var no) ? reports.Find(row => row.No == no) : null;
        var report = asked ?? reports.Find(row => row.Covers(post, holder.DisabledAt is not null));
        var sheet = await Sheet(post, holder, report, typed, ct);
        if (refusal is null && http.Request.Query["dang"] == "csv")
        {
            return Results.File(SheetFile.Of(HandOverTable.Of(Frames.WordsOf(http), sheet)), SheetFile.Type, $"ban-giao-{sheet.Report?.MadeOn ?? Today:yyyy-MM-dd}.csv");
        }

        return await frames.Page<HandOverView>(http, refusal, ct, (nameof(HandOverView.Sheet), sheet with
        {
            Others = [.. reports.Where(row => row != report)],
            Just = refusal is null ? http.Request.Query["xong"].ToString() : null,
        }), (nameof(HandOverView.Refusal), refusal));
    }

    private async Task<HandOverSheet> Sheet(DatedPost post, Sen.Data.Accounts.Account holder, HandOver? report, HandOverPost.Form? typed, CancellationToken ct)
    {
        var (office, end, actor) = (Office.Of(post), EndOf(post, holder), visit.Actor);
        var organisation = report?.OrganisationName ?? await db.Organisations.Where(row => row.Id == post.OrganisationId).Select(row => row.ShortName).FirstOrDefaultAsync(ct);
        var people = await HeldPosts.People(db, post.CommuneId, Today, ct);
        var takers = report?.Takers(people.Where(office.IsHeldBy).Select(person => person.PersonId)) ?? [];
        return new(post, office.Name(organisation), report?.FromTitle ?? holder.Title, report,
            report?.Lines ?? await HandOverReading.Lines(db, post, holder.Title, Today, ct), report?.KeptSheets ?? await HandOverReading.KeptSheets(db, post, ct),
            typed ?? new(null, null, Guid.CreateVersion7(clock.GetUtcNow())))
        {
            End = report is null ? end : (report.Cause, report.EndsOn),
            Candidates = report is null ? await HandOverReading.Successors(db, post, Today, ct) : [],
            MayConfirm = report is null && end is not null && Access.Ask(actor, Operation.HandOverPost, new(post.CommuneId, PersonId: post.PersonId)).Ok,
            MayTake = takers.Contains(actor.PersonId) && Access.Ask(actor, Operation.TakeOverPost, new(post.CommuneId, PersonId: actor.PersonId)).Ok,
            Full = office.IsHeldBy(actor),
            Untaken = report is { AcknowledgedAt: null } && takers.Count == 0,
        };
    }
}
