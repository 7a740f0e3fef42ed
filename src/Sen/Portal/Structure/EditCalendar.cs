using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An editor writes the calendar (ghi lịch): adds an entry, corrects it, cancels it with everybody seeing that it is cancelled.</summary>
public static class EditCalendar
{
    public const string Address = $"{ArticleDesk.Address}/lich";
    private const int Shown = 100;

    /// <summary>What is typed. The empty <paramref name="Id"/> makes a new entry.</summary>
    public sealed record Form(Guid Id, Guid Key, int Version, string Kind, string Title, string Place, string On, string Begins, string Ends, string Note, bool Cancelled)
    {
        /// <summary>An empty form.</summary>
        public static Form Empty(Guid key) => new(Guid.Empty, key, 0, nameof(CalendarKind.Reception), "", "", "", "", "", "", false);

        /// <summary>The form as the entry stands.</summary>
        public static Form Of(CalendarEntry entry, Guid key) => new(
            entry.Id, key, entry.Version, $"{entry.Kind}", entry.Title, entry.Place, AdministrativeDate.Short(entry.On),
            entry.Begins?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "", entry.Ends?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "", entry.Note, entry.Cancelled);
    }

    /// <summary>Maps the list with its form, and the form of one entry.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, (Guid? muc, HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
            Page(http, actor, visit, handler, frames, muc, Form.Empty(Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.EditCalendar);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, CancellationToken ct) =>
        {
            string Text(string name) => posted[name].ToString();
            var form = new Form(
                posted.Id("id"), posted.ActKey(),
                int.TryParse(Text("version"), NumberStyles.None, null, out var version) ? version : 0,
                Text("kind"), Text("title"), Text("place"), Text("on"), Text("begins"), Text("ends"), Text("note"), Text("cancelled").Length > 0);
            var done = await handler.Handle(form, actor, visit.Home, ct);
            return done.Ok ? Results.Redirect($"{Address}?xong") : await Page(http, actor, visit, handler, frames, null, form, done.Refusal, ct);
        }).Needs(Operation.EditCalendar);
    }

    private static async Task<IResult> Page(HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, Guid? chosen, Form form, Refusal? refusal, CancellationToken ct)
    {
        var entries = await handler.List(actor, visit.Home, Shown, ct);
        if (!entries.Ok)
        {
            return Answers.Refused(http, entries.Refusal);
        }

        if (chosen is { } id)
        {
            if (await handler.Find(id, visit.Home, ct) is not { } entry)
            {
                return Answers.Refused(http, new Refusal.Missing(("mục lịch", "calendar entry")));
            }

            form = Form.Of(entry, form.Key);
        }

        var theirs = refusal is Refusal.Stale ? await handler.Find(form.Id, visit.Home, ct) : null;
        return Answers.Page<EditCalendarView>(
            new Dictionary<string, object?>
            {
                [nameof(EditCalendarView.Frame)] = await frames.OfDesk(http, ct),
                [nameof(EditCalendarView.Desk)] = frames.Desk(http),
                [nameof(EditCalendarView.Entries)] = entries.Value,
                // After the other version was shown the next press decides.
                [nameof(EditCalendarView.Form)] = theirs is null ? form : form with { Version = theirs.Version },
                [nameof(EditCalendarView.Theirs)] = theirs,
                [nameof(EditCalendarView.Saved)] = refusal is null && http.Request.Query.ContainsKey("xong"),
                [nameof(EditCalendarView.Refusal)] = refusal,
            },
            refusal);
    }

    /// <summary>Checks and keeps an entry.</summary>
    public sealed class Handler(SenDb db, PublicPages pages, TimeProvider clock)
    {
        private const int LongestTitle = 200, LongestNote = 1_000;

        /// <summary>The newest entries, when this person may write them.</summary>
        public async Task<Outcome<List<CalendarEntry>>> List(Actor actor, Home home, int most, CancellationToken ct)
        {
            if (Access.Ask(actor, Operation.EditCalendar, Subject.Of(home.CommuneId)).Refusal is { } refusal)
            {
                return refusal;
            }

            return await db.CalendarEntries.AsNoTracking().Where(row => row.CommuneId == home.CommuneId)
                .OrderByDescending(row => row.On).ThenByDescending(row => row.Id).Take(most).ToListAsync(ct);
        }

        /// <summary>One entry; null when there is none.</summary>
        public Task<CalendarEntry?> Find(Guid id, Home home, CancellationToken ct) =>
            db.CalendarEntries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct);

        /// <summary>Adds or corrects.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            var permit = Access.Ask(actor, Operation.EditCalendar, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (await db.Done(actor, Operation.EditCalendar, home.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var read = Check(form);
            if (!read.Ok)
            {
                return read.Refusal;
            }

            var entry = form.Id == Guid.Empty ? null : await db.CalendarEntries.SingleOrDefaultAsync(row => row.Id == form.Id && row.CommuneId == home.CommuneId, ct);
            if (entry is null && form.Id != Guid.Empty)
            {
                return new Refusal.Missing(("mục lịch", "calendar entry"));
            }

            if (entry is not null && entry.Version != form.Version)
            {
                return new Refusal.Stale([]);
            }

            if (entry is null)
            {
                entry = new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = home.CommuneId, ProvinceId = home.ProvinceId, Title = "" };
                db.CalendarEntries.Add(entry);
            }

            var (kind, on, begins, ends) = read.Value;
            (entry.Kind, entry.On, entry.Begins, entry.Ends, entry.Cancelled) = (kind, on, begins, ends, form.Cancelled);
            (entry.Title, entry.Place, entry.Note) = (VietnameseText.Clean(form.Title), VietnameseText.Clean(form.Place), VietnameseText.Clean(form.Note));
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "calendar", entry.Id, clock.GetUtcNow().UtcDateTime, home.CommuneId), ct);
            pages.Evict("calendar");
            return receipt;
        }

        private static Outcome<(CalendarKind Kind, DateOnly On, TimeOnly? Begins, TimeOnly? Ends)> Check(Form form)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (!Enum.TryParse<CalendarKind>(form.Kind, out var kind) || !Enum.IsDefined(kind))
            {
                wrong["kind"] = ("Đề nghị chọn loại lịch.", "Please choose the kind.");
            }

            if (VietnameseText.Clean(form.Title).Length is 0 or > LongestTitle)
            {
                wrong["title"] = (
                    $"Đề nghị ghi việc gì, tối đa {LongestTitle} ký tự. Ví dụ: Chủ tịch UBND xã tiếp công dân.",
                    $"Please write what it is, at most {LongestTitle} letters. For example: The chairperson receives citizens.");
            }

            if (form.Place.Length > LongestTitle)
            {
                wrong["place"] = ($"Đề nghị ghi nơi ngắn hơn {LongestTitle} ký tự.", $"Please write the place in fewer than {LongestTitle} letters.");
            }

            if (form.Note.Length > LongestNote)
            {
                wrong["note"] = ($"Đề nghị ghi ngắn hơn {LongestNote} ký tự.", $"Please write fewer than {LongestNote} letters.");
            }

            var on = AdministrativeDate.Read(form.On);
            if (!on.Understood)
            {
                wrong["on"] = ("Đề nghị ghi ngày theo mẫu 05/09/2022.", "Please write the day as 05/09/2022.");
            }

            var (begins, ends) = (Hour(form.Begins, "begins", wrong), Hour(form.Ends, "ends", wrong));
            if (begins is null && ends is not null)
            {
                wrong.TryAdd("begins", ("Đề nghị ghi giờ bắt đầu.", "Please write when it begins."));
            }
            else if (ends <= begins)
            {
                wrong.TryAdd("ends", ("Giờ kết thúc phải sau giờ bắt đầu.", "It has to end after it begins."));
            }

            return wrong.Count > 0 ? new Refusal.Invalid(wrong) : (kind, on.Value, begins, ends);
        }

        // “8:30”, “08:30”, “8 giờ 30”, “8h30”, “14 giờ”.
        private static TimeOnly? Hour(string typed, string field, Dictionary<string, Wording> wrong)
        {
            var parts = VietnameseText.Fold(typed).Replace("gio", ":", StringComparison.Ordinal).Replace("phut", "", StringComparison.Ordinal).Replace('h', ':')
                .Split(':', StringSplitOptions.TrimEntries);
            if (typed.Trim().Length == 0)
            {
                return null;
            }

            if (parts.Length <= 2 && int.TryParse(parts[0], NumberStyles.None, null, out var hour) && hour < 24
                && (parts is not [_, { Length: > 0 } text] ? 0 : int.TryParse(text, NumberStyles.None, null, out var read) ? read : -1) is >= 0 and < 60 and var minute)
            {
                return new TimeOnly(hour, minute);
            }

            wrong[field] = ("Đề nghị ghi giờ theo mẫu 08:30.", "Please write the time as 08:30.");
            return null;
        }
    }
}
