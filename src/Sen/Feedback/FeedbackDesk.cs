using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>What every form on a piece of feedback carries.</summary>
/// <param name="Id">The feedback.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Version">The row's when the form was made.</param>
public sealed record DeskForm(Guid Id, Guid Key, int Version);

/// <summary>How staff write on feedback, the same for every button: found, allowed, not overtaken, changed, committed.</summary>
public sealed class FeedbackDesk(SenDb db, TimeProvider clock)
{
    private const int MostNamed = 6, LongestLine = 140;

    /// <summary>The feedback, tracked, when this person may do this with it.</summary>
    public async Task<Outcome<(CitizenFeedback Feedback, Permit Permit)>> Open(Guid id, Operation operation, Actor actor, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (await db.Feedback.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } feedback)
        {
            return new Refusal.Missing(("góp ý", "feedback"));
        }

        // Who may not even read it does not learn that it is there.
        if (!Access.Ask(actor, Operation.ReadFeedback, feedback.Subject).Ok)
        {
            return new Refusal.Missing(("góp ý", "feedback"));
        }

        return Access.Ask(actor, operation, feedback.Subject).Then<(CitizenFeedback, Permit)>(permit => (feedback, permit));
    }

    /// <summary>Changes the feedback and commits it.</summary>
    public async Task<Outcome<Receipt>> Write(
        DeskForm form, Operation operation, Actor actor, Func<CitizenFeedback, DateOnly, Task<Outcome<CitizenFeedback>>> change, CancellationToken ct, string? reason = null)
    {
        var now = clock.GetUtcNow();
        var opened = await Open(form.Id, operation, actor, ct);
        if (!opened.Ok)
        {
            return opened.Refusal;
        }

        var (feedback, permit) = opened.Value;
        if (await db.Done(actor, operation, feedback.CommuneId, form.Key, ct) is { } before)
        {
            return before;
        }

        if (feedback.Version != form.Version)
        {
            return new Refusal.Stale([]);
        }

        var changed = await change(feedback, BusinessCalendar.DateOf(now));
        return changed.Ok
            ? await db.Commit(new Act(permit, form.Key, "feedback", feedback.Id, now.UtcDateTime, feedback.CommuneId) { Reason = reason }, ct)
            : changed.Refusal;
    }

    /// <summary>The organisation somebody chose to give work to; one nobody works for would let it lie unseen, so it is refused with the names of those that have people; one that has ended is given nothing new.</summary>
    public async Task<Outcome<Organisation>> Receiver(CitizenFeedback feedback, string typed, string field, DateOnly today, CancellationToken ct)
    {
        if (!Guid.TryParse(typed, out var id) || await db.Organisations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.CommuneId == feedback.CommuneId, ct) is not { } chosen)
        {
            return new Refusal.Invalid(field, ("Đề nghị chọn đơn vị trong danh sách.", "Please choose an organisation of the list."));
        }

        var all = await OrganisationReading.MayOwn(db, feedback.CommuneId, today).AsNoTracking().OrderBy(row => row.SortKey).ToListAsync(ct);
        if (!all.Exists(row => row.Id == id))
        {
            return new Refusal.Invalid(field, (
                $"{chosen.Name} hôm nay không hoạt động (chưa bắt đầu hoặc đã kết thúc) nên không nhận việc mới. Xin chọn nơi khác.",
                $"{chosen.Name} is not at work today (not begun yet, or ended), so nothing new is given to it. Please choose another place."));
        }

        var held = await HeldPosts.On(db, [feedback.CommuneId], today, ct);
        if (held.WorksFor(feedback.CommuneId, id))
        {
            return chosen;
        }

        var others = all.Where(row => held.WorksFor(feedback.CommuneId, row.Id)).Select(row => row.Name).ToList();
        var names = others.Count <= MostNamed ? string.Join(", ", others) : $"{string.Join(", ", others.Take(MostNamed))}…";
        return new Refusal.Invalid(field, others.Count == 0
            ? ($"Chưa có ai của {chosen.Name} nhận việc, nên giao sang thì không ai thấy. Xin giữ ở cơ quan thường trực; quản trị xã thêm người ở mục Cài đặt.",
                $"Nobody works for {chosen.Name} now, so nobody would see it there. Please keep it with the standing body; the administrator adds people under Settings.")
            : ($"Chưa có ai của {chosen.Name} nhận việc, nên giao sang thì không ai thấy. Xin chọn đơn vị đã có người: {names}; hoặc giữ ở cơ quan thường trực.",
                $"Nobody works for {chosen.Name} now, so nobody would see it there. Please choose an organisation with people: {names}; or keep it with the standing body."));
    }

    /// <summary>Who reviews a hiding beside whoever hid it, by role title.</summary>
    public async Task<IReadOnlyList<string>> Reviewers(Guid commune, Guid? hiddenBy, DateOnly today, CancellationToken ct) =>
        [.. (await HeldPosts.WhoMay(db, Operation.ReviewHiding, commune, today, ct)).Where(person => person.Id != hiddenBy).Select(person => person.Title).Distinct()];

    /// <summary>What of these waits in the slow lane, nearly the same texts together, oldest first.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<CitizenFeedback>>> SlowGroups(IQueryable<CitizenFeedback> rows, CancellationToken ct) => Likeness.Groups(
        await rows.Where(row => row.State == FeedbackState.Waiting && row.Lane == FeedbackLane.Slow)
            .OrderBy(row => row.OpenSince).ThenBy(row => row.Id).Take(FloodGate.MostInSlowLane).ToListAsync(ct), row => row.Text);

    /// <summary>The beginning of a text, for a line of a list.</summary>
    public static string Short(string text) => text.Length <= LongestLine ? text : $"{text[..LongestLine].TrimEnd()}…";

    /// <summary>Reads what every form carries.</summary>
    public static DeskForm Of(Guid id, IFormCollection posted) => new(id, posted.ActKey(), posted.Number("version"));
}
