using System.Text.Json;
using Sen.Data;
using Sen.Data.Jobs;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// The working copy becomes what readers see (đăng bài), at once or at an hour that is set (hẹn giờ đăng). The hour is a job of the same transaction: it comes
/// also when nothing ran at that hour, and has one effect however often it is tried.
/// </summary>
public static class PublishArticle
{
    private const string At = "article.publish";
    private const int MostDaysAhead = 366;

    /// <summary>Publish at once; <paramref name="Correction"/> is the public note when a live article is changed in substance, or empty.</summary>
    public sealed record Form(Guid Id, Guid Key, int Version, string Correction);

    /// <summary>Publish at a day and an hour, as typed.</summary>
    public sealed record LaterForm(Guid Id, Guid Key, int Version, string Day, string Time);

    /// <summary>What the job of an hour needs to know.</summary>
    public sealed record Appointment(Guid Article, Guid Id);

    /// <summary>The background work that publishes at an hour.</summary>
    public static JobKind Kind { get; } = new(At, Operation.PublishArticle, OnTime);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPost($"{ArticleDesk.Address}/{{id:guid}}/dang", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, CheckArticle.Pages pages, CancellationToken ct) =>
        {
            var form = new Form(id, posted.ActKey(), posted.Number("version"), posted["correction"].ToString().Trim());
            var done = await handler.Handle(form, actor, ct);
            return done.Ok ? Results.Redirect($"{ArticleDesk.Check(id)}?xong={ArticleStep.Publish}")
                : await pages.Show(http, id, actor, done.Refusal, new(ArticleStep.Publish, form.Correction), ct);
        }).Needs(Operation.PublishArticle).FormAt(ArticleDesk.CheckWord);

        routes.MapPost($"{ArticleDesk.Address}/{{id:guid}}/hen-gio", async (
            Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, CheckArticle.Pages pages, CancellationToken ct) =>
        {
            var form = new LaterForm(id, posted.ActKey(), posted.Number("version"), posted["day"].ToString().Trim(), posted["time"].ToString().Trim());
            var done = await handler.Handle(form, actor, ct);
            return done.Ok ? Results.Redirect($"{ArticleDesk.Check(id)}?xong={ArticleStep.Schedule}")
                : await pages.Show(http, id, actor, done.Refusal, new(ArticleStep.Schedule, "", form.Day, form.Time), ct);
        }).Needs(Operation.PublishArticle).FormAt(ArticleDesk.CheckWord);
    }

    /// <summary>Reads a day and an hour as people type them: 05/09/2020 and 7:30, 07h30, 7 giờ 30.</summary>
    public static Outcome<DateTime> ReadHour(string day, string time, DateTime now)
    {
        var read = AdministrativeDate.Read(day);
        if (!read.Understood)
        {
            return new Refusal.Invalid("day", read.Problem!);
        }

        var parts = time.ToLowerInvariant().Replace("phút", "", StringComparison.Ordinal).Replace("giờ", ":", StringComparison.Ordinal).Replace('h', ':').Trim().TrimEnd(':').Split(':', StringSplitOptions.TrimEntries);
        // A full hour does without minutes (7h, 7 giờ); an hour left empty is not midnight, and a colon waits for its minutes.
        if (parts[0].Length == 0 || time.TrimEnd().EndsWith(':'))
        {
            return new Refusal.Invalid("time", ("Đề nghị ghi đủ giờ và phút, ví dụ 07:30.", "Please write hour and minutes, for example 07:30."));
        }

        if (parts.Length > 2 || !TimeOnly.TryParseExact($"{parts[0].PadLeft(2, '0')}:{(parts.Length > 1 ? parts[1] : "").PadLeft(2, '0')}", "HH:mm", out var hour))
        {
            return new Refusal.Invalid("time", ("Đề nghị ghi giờ theo mẫu 07:30.", "Please write the time as 07:30."));
        }

        var at = BusinessCalendar.ToUtc(read.Value, hour);
        return at <= now ? new Refusal.Invalid("time", ("Giờ này đã qua. Đề nghị chọn giờ sau, hoặc bấm “Đăng ngay”.", "This hour is past. Please choose a later one, or press “Publish now”."))
            : at > now.AddDays(MostDaysAhead) ? new Refusal.Invalid("day", ("Đề nghị chọn một ngày trong vòng một năm tới.", "Please choose a day within the next year."))
            : at;
    }

    // Called off or set anew means: another appointment, and this one does nothing. Done once, the article is no longer waiting. What nobody approved
    // waits for somebody instead when the commune has come to want two persons meanwhile.
    private static async Task OnTime(Errand errand, CancellationToken ct)
    {
        var appointment = JsonSerializer.Deserialize<Appointment>(errand.Job.Payload)!;
        await using var db = errand.Open();
        var manuscripts = new Manuscripts(db);
        if (await manuscripts.Find(appointment.Article, ct) is not { Draft: { Stage: ArticleStage.Scheduled } draft } manuscript || draft.Appointment != appointment.Id)
        {
            return;
        }

        var two = await manuscripts.TwoPersons(draft.CommuneId, BusinessCalendar.DateOf(errand.Now), ct);
        var to = ArticleLife.Take(draft.Stage, ArticleStep.Publish, manuscript.IsLive, two, draft.WasApproved);
        if (to.Ok)
        {
            await manuscripts.Show(manuscript, to.Value, null, errand.Now, ct);
        }
        else
        {
            var waiting = ArticleLife.Take(draft.Stage, ArticleStep.CallOff, manuscript.IsLive, two, draft.WasApproved)
                .Then<ArticleStage>(stage => ArticleLife.Take(stage, ArticleStep.Submit, manuscript.IsLive, two)).Value;
            (draft.Stage, draft.PublishAt, draft.Appointment) = (waiting, null, null);
        }

        var done = await db.Commit(
            new Act(errand.Permit, errand.Job.Id, "article", draft.Id, errand.Now, draft.CommuneId) { Reason = (to.Ok ? KeptReasons.HourCame : KeptReasons.HourNeedsApproval).Vi }, ct);
        if (!done.Ok)
        {
            throw new InvalidOperationException(done.Refusal.Sentence.En);
        }

        errand.Parts.GetService<PublicPages>()?.Evict($"article:{draft.Id}", "articles");
    }

    /// <summary>Asks the table, the rules and the check, and publishes or sets the hour.</summary>
    public sealed class Handler(Manuscripts manuscripts, PublicPages pages, TimeProvider clock)
    {
        private const int Tries = 3;

        /// <summary>Publishes at once.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            // Two stories published at the same moment reach for the same place in the list: the second goes again.
            for (var again = Tries; ; again--)
            {
                var done = await Publish(form, actor, ct);
                if (done.Refusal is not Refusal.Taken || again == 0)
                {
                    return done;
                }
            }
        }

        private async Task<Outcome<Receipt>> Publish(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var ready = await Ready(form.Id, form.Key, form.Version, ArticleStep.Publish, actor, now, ct);
            if (!ready.Ok || ready.Value.Before is not null)
            {
                return ready.Then<Receipt>(value => value.Before!);
            }

            if (form.Correction.Length > Corrections.Longest)
            {
                return new Refusal.Invalid("correction", ($"Lời đính chính tối đa {Corrections.Longest} ký tự; đang có {form.Correction.Length}.", $"The correction has at most {Corrections.Longest} letters; this one has {form.Correction.Length}."));
            }

            var manuscript = ready.Value.Manuscript;
            manuscripts.Add(manuscript);
            await manuscripts.Show(manuscript, ready.Value.To, manuscript.IsLive ? form.Correction : null, now, ct);
            var receipt = await manuscripts.Db.Commit(Signed(ready.Value, form.Key, now), ct);
            pages.Evict($"article:{form.Id}", "articles");
            return receipt;
        }

        /// <summary>Sets the hour.</summary>
        public async Task<Outcome<Receipt>> Handle(LaterForm form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var ready = await Ready(form.Id, form.Key, form.Version, ArticleStep.Schedule, actor, now, ct);
            if (!ready.Ok || ready.Value.Before is not null)
            {
                return ready.Then<Receipt>(value => value.Before!);
            }

            var at = ReadHour(form.Day, form.Time, now);
            if (!at.Ok)
            {
                return at.Refusal;
            }

            var (manuscript, draft) = (ready.Value.Manuscript, ready.Value.Manuscript.Draft);
            manuscripts.Add(manuscript);
            await manuscripts.KeepIfNew(draft, "", ct);
            var appointment = new Appointment(draft.Id, Guid.CreateVersion7(clock.GetUtcNow()));
            (draft.WasApproved, draft.Stage, draft.PublishAt, draft.Appointment) = (draft.Stage == ArticleStage.Approved, ready.Value.To, at.Value, appointment.Id);
            return await manuscripts.Db.Commit(
                Signed(ready.Value, form.Key, now) with
                {
                    Jobs = [new Job { Id = Guid.CreateVersion7(clock.GetUtcNow()), Kind = At, Key = $"{At}:{appointment.Id:n}", Payload = JsonSerializer.Serialize(appointment), CommuneId = draft.CommuneId, RunAt = at.Value }],
                    Reason = ArticleLife.NameOf(ArticleStep.Schedule).Vi,
                }, ct);
        }

        private static Act Signed(Asked asked, Guid key, DateTime now) =>
            new(asked.Permit, key, "article", asked.Manuscript.Draft.Id, now, asked.Manuscript.Draft.CommuneId);

        private sealed record Asked(Manuscript Manuscript, ArticleStage To, Permit Permit, Receipt? Before);

        private async Task<Outcome<Asked>> Ready(Guid id, Guid key, int version, ArticleStep step, Actor actor, DateTime now, CancellationToken ct)
        {
            var found = await manuscripts.Open(id, actor, Operation.PublishArticle, ct);
            if (!found.Ok)
            {
                return found.Refusal;
            }

            var draft = found.Value.Draft;
            var permit = Access.Ask(actor, Operation.PublishArticle, Subject.Of(draft.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await manuscripts.Db.Done(actor, Operation.PublishArticle, draft.CommuneId, key, ct) is { } before)
            {
                return new Asked(found.Value, draft.Stage, permit.Value, before);
            }

            // What was looked at is published, and nothing a colleague has written since.
            if (version != found.Value.Version)
            {
                return new Refusal.Stale([]);
            }

            var two = await manuscripts.TwoPersons(draft.CommuneId, BusinessCalendar.DateOf(now), ct);
            var to = ArticleLife.Take(draft.Stage, step, found.Value.IsLive, two, draft.WasApproved);
            return !to.Ok ? to.Refusal
                : ArticleRules.Missing(draft) is { } missing ? missing
                : ArticleRules.Forbidden(EditorialCheck.Of(new(draft.Title, draft.Lead, HtmlReading.Read(draft.Body), new HashSet<Guid>(), draft.Sensitive))) is { } forbidden ? forbidden
                : new Asked(found.Value, to.Value, permit.Value, null);
        }
    }
}
