using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The dated settings of the commune (cài đặt theo ngày): what holds today, what comes, and a new value from a day on.</summary>
public static class ChangeSetting
{
    /// <summary>What is typed.</summary>
    public sealed record Form(string? Value, string? From, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Value"), posted.Typed("From"), posted.ActKey());
    }

    /// <summary>A setting as the page shows it.</summary>
    /// <param name="Setting">Which.</param>
    /// <param name="Value">What holds today.</param>
    /// <param name="Rows">What was set, newest first.</param>
    public sealed record Shown(Setting Setting, string Value, IReadOnlyList<DatedSetting> Rows)
    {
        /// <summary>Title of the only person who approves articles, where the rule of two persons needs a second; empty when nobody does, null when two or more do.</summary>
        public string? OnlyApprover { get; init; }

        /// <summary>The commune's organisations by id, for a setting that names one.</summary>
        public IReadOnlyList<Organisation> Organisations { get; init; } = [];

        /// <summary>A value as a person reads it.</summary>
        public string Told(Words words, string value) => Setting.Kind == SettingKind.Organisation && Guid.TryParse(value, out var id)
            ? Organisations.FirstOrDefault(row => row.Id == id)?.Name ?? words.SettingValue(Setting.Kind, "") : words.SettingValue(Setting.Kind, value);

        /// <summary>Local day.</summary>
        public required DateOnly Today { get; init; }

        /// <summary>The rule is on, today or from a day on, and lacks people.</summary>
        public bool IsShort => OnlyApprover is not null && (Value == Settings.SwitchedOn || Rows.Any(row => row.ValidFrom > Today && row.Value == Settings.SwitchedOn));
    }

    /// <summary>A value that was just saved.</summary>
    public sealed record Saved(Shown Setting, DatedSetting Row);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(AdministrationAddresses.Settings, async (HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var all = await handler.All(visit.Home, ct);
            return await frames.Page<SettingsView>(http, null, ct, (nameof(SettingsView.Settings), all), (nameof(SettingsView.Saved), SavedOf(all, http.Request.Query["xong"])));
        }).Needs(Operation.ChangeSetting);

        routes.MapGet($"{AdministrationAddresses.Settings}/{{key}}", (string key, HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
            Page(key, http, visit, frames, handler, null, null, clock, ct)).Needs(Operation.ChangeSetting);

        routes.MapPost($"{AdministrationAddresses.Settings}/{{key}}", async (
            string key, IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(key, form, visit.Actor, visit.Home, ct);
            return answer.Ok ? Results.Redirect($"{AdministrationAddresses.Settings}?xong={answer.Value:d}") : await Page(key, http, visit, frames, handler, form, answer.Refusal, clock, ct);
        }).Needs(Operation.ChangeSetting);
    }

    private static Saved? SavedOf(IReadOnlyList<Shown> all, string? row) => Guid.TryParse(row, out var id)
        ? all.SelectMany(shown => shown.Rows.Where(one => one.Id == id).Select(one => new Saved(shown, one))).FirstOrDefault() : null;

    private static async Task<IResult> Page(
        string key, HttpContext http, Visit visit, Frames frames, Handler handler, Form? form, Refusal? refusal, TimeProvider clock, CancellationToken ct)
    {
        if ((await handler.All(visit.Home, ct)).FirstOrDefault(shown => shown.Setting.Key == key) is not { } shown)
        {
            return Answers.Refused(http, new Refusal.Missing(("cài đặt", "setting")));
        }

        form ??= new(shown.Value, AdministrativeDate.Short(BusinessCalendar.Today(clock)), Guid.CreateVersion7(clock.GetUtcNow()));
        return await frames.Page<ChangeSettingView>(http, refusal, ct,
            (nameof(ChangeSettingView.Setting), shown), (nameof(ChangeSettingView.Form), form), (nameof(ChangeSettingView.Refusal), refusal));
    }

    /// <summary>Sets a value from a day on. What held before is kept: every deadline is computed with the value of its day.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>Every setting with its value of today.</summary>
        public async Task<IReadOnlyList<Shown>> All(Home home, CancellationToken ct)
        {
            var rows = await db.Settings.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct);
            var day = BusinessCalendar.Today(clock);
            var today = Settings.On(rows, day);
            var approvers = await HeldPosts.WhoMay(db, Operation.ReviewArticle, home.CommuneId, day, ct);
            var organisations = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == home.CommuneId && row.VillageId == null).OrderBy(row => row.SortKey).ThenBy(row => row.Id).ToListAsync(ct);
            return [.. Settings.Catalogue.Select(setting => new Shown(setting, today.Text(setting.Key),
                [.. rows.Where(row => row.Key == setting.Key).OrderByDescending(row => row.ValidFrom).ThenByDescending(row => row.Id)])
            {
                Today = day,
                Organisations = setting.Kind == SettingKind.Organisation ? organisations : [],
                OnlyApprover = setting.Key == Settings.TwoPersons && approvers.Count < 2 ? approvers.Select(person => person.Title).FirstOrDefault() ?? "" : null,
            })];
        }

        /// <summary>The new row.</summary>
        public async Task<Outcome<Guid>> Handle(string key, Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.ChangeSetting, home.CommuneId, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var permit = Access.Ask(actor, Operation.ChangeSetting, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (Settings.Catalogue.FirstOrDefault(setting => setting.Key == key) is not { } setting)
            {
                return new Refusal.Missing(("cài đặt", "setting"));
            }

            var now = clock.GetUtcNow();
            var (value, from) = (setting.Read(form.Value), AdministrativeDate.Read(form.From));
            if ((Wrong(value, from, BusinessCalendar.DateOf(now)) ?? await Absent(setting, value.Value, from.Value, home, ct)) is { } wrong)
            {
                return wrong;
            }

            var row = new DatedSetting { Id = Guid.CreateVersion7(now), CommuneId = home.CommuneId, ProvinceId = home.ProvinceId, Key = key, Value = value.Value, ValidFrom = from.Value };
            db.Settings.Add(row);
            var receipt = await db.Commit(new Act(permit.Value, form.Key, "setting", row.Id, now.UtcDateTime, home.CommuneId), ct);
            return receipt.Ok ? receipt.Value.SubjectId : receipt.Refusal;
        }

        // Only what works on the first day can be set from it on.
        private async Task<Refusal.Invalid?> Absent(Setting setting, string value, DateOnly from, Home home, CancellationToken ct)
        {
            if (setting.Kind != SettingKind.Organisation || !Guid.TryParse(value, out var id))
            {
                return null;
            }

            var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct);
            return organisation is not null && StandingBody.Works(organisation, from) ? null : new("Value", (
                $"Đơn vị này không hoạt động vào ngày {AdministrativeDate.Short(from)}. Đề nghị chọn đơn vị khác hoặc ngày khác.",
                $"This organisation does not work on {AdministrativeDate.Short(from)}. Please choose another one, or another day."));
        }

        // The past was worked with the values it had.
        private static Refusal.Invalid? Wrong(Outcome<string> value, Reading<DateOnly> from, DateOnly today)
        {
            var fields = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (!value.Ok)
            {
                fields["Value"] = value.Refusal.Sentence;
            }

            if (from.Problem is { } problem)
            {
                fields["From"] = problem;
            }
            else if (from.Value < today)
            {
                fields["From"] = (
                    $"Cài đặt đổi từ hôm nay ({AdministrativeDate.Short(today)}) trở đi.", $"A setting changes from today ({AdministrativeDate.Short(today)}) or a later day on.");
            }

            return fields.Count == 0 ? null : new(fields);
        }
    }
}
