using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// The administrator records a dated act on the tree of units (thành lập, sáp nhập, chia tách, đổi tên…) by its decree: first it is rehearsed, with what becomes of each
/// unit and what goes along, then confirmed. It takes effect by itself on its day.
/// </summary>
public static class ChangeUnits
{
    /// <summary>Where an act is written.</summary>
    public const string Address = $"{AdministrationAddresses.UnitActs}/ghi";

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (string? viec, HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
        {
            var form = new UnitActForm(UnitActForm.KindOf(viec), null, null, null, null, null, null, null, null, null, null, Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow()));
            var permit = Access.Ask(visit.Actor, Operation.ChangeUnits, Subject.Of(visit.Home.CommuneId));
            return permit.Ok ? await Page(http, frames, new(form, [], null) { Own = await handler.Own(visit.Home, ct) }, null, ct) : Answers.Refused(http, permit.Refusal);
        }).Needs(Operation.ChangeUnits);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Typed(posted);
            var (page, recorded) = await handler.Handle(form, posted.ContainsKey("ghi"), visit.Actor, visit.Home, ct);
            return recorded is { Ok: true } done ? Results.Redirect($"{AdministrationAddresses.UnitAct(done.Value)}?xong")
                : recorded?.Refusal is Refusal.NotYours { Why: null } no ? Answers.Refused(http, no)
                : await Page(http, frames, page with { Own = await handler.Own(visit.Home, ct) }, recorded?.Refusal, ct);
        }).Needs(Operation.ChangeUnits);
    }

    private static UnitActForm Typed(IFormCollection posted) => new(
        UnitActForm.KindOf(posted["Kind"].ToString()), posted.Typed("Units"), posted.Typed("Into"), posted.Typed("Name"), posted.Typed("Code"), posted.Typed("NewKind"), posted.Typed("Parent"),
        posted.Typed("On"), posted.Typed("Number"), posted.Typed("SignedOn"), posted.Typed("Issuer"), posted.Id("Act"), posted.Id("Act") == Guid.Empty ? Guid.Empty : posted.ActKey())
    {
        Below = posted.Where(field => field.Key.StartsWith(UnitActForm.WayPrefix, StringComparison.Ordinal) && Guid.TryParse(field.Key[UnitActForm.WayPrefix.Length..], out _)).ToDictionary(field => Guid.Parse(field.Key[UnitActForm.WayPrefix.Length..]), field => field.Value.ToString()),
        Seen = posted.Typed("Seen"),
    };

    /// <summary>The page: what was typed, what stands below a unit that is divided, and the rehearsal when there is one.</summary>
    public sealed record Shown(UnitActForm Form, IReadOnlyList<UnitVersion> Below, UnitRehearsal? Rehearsal)
    {
        /// <summary>Local day.</summary>
        public DateOnly Today { get; init; }

        /// <summary>What the commune and its villages are called today, to choose or to copy from.</summary>
        public IReadOnlyList<string> Own { get; init; } = [];

        /// <summary>Another rehearsal than the one that was looked at.</summary>
        public bool IsAnother { get; init; }
    }

    private static Task<IResult> Page(HttpContext http, Frames frames, Shown page, Refusal? refusal, CancellationToken ct) =>
        frames.Page<ChangeUnitsView>(http, refusal, ct, (nameof(ChangeUnitsView.Page), page), (nameof(ChangeUnitsView.Refusal), refusal));

    /// <summary>Rehearses and records.</summary>
    public sealed class Handler(SenDb db, UnitActDesk desk, TimeProvider clock)
    {
        /// <summary>What the commune and its villages are called today.</summary>
        public async Task<IReadOnlyList<string>> Own(Home home, CancellationToken ct)
        {
            var (commune, today) = (home.CommuneId, BusinessCalendar.Today(clock));
            var villages = await db.UnitVersions.AsNoTracking().Where(version => version.ParentId == commune || version.UnitId == commune).ToListAsync(ct);
            return [.. villages.Where(version => version.On(today)).OrderBy(version => Tiers.Of(version.Kind)).ThenBy(version => version.SortKey, StringComparer.Ordinal).ThenBy(version => version.UnitId).Select(version => version.Title)];
        }

        /// <summary>The page with the rehearsal; or, when what was looked at is confirmed, the act that was recorded; or why not.</summary>
        public async Task<(Shown Page, Outcome<Guid>? Recorded)> Handle(UnitActForm form, bool confirm, Actor actor, Home home, CancellationToken ct)
        {
            if (confirm && await db.Done(actor, Operation.ChangeUnits, home.CommuneId, form.Key, ct) is { } done)
            {
                return (new(form, [], null), done.SubjectId);
            }

            var permit = Access.Ask(actor, Operation.ChangeUnits, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return (new(form, [], null), permit.Refusal);
            }

            form = form with { Act = await desk.IdFor(form.Act, ct) };
            var reading = new UnitActReading(new(await db.UnitVersions.AsNoTracking().ToListAsync(ct)), home.CommuneId);
            var act = reading.Read(form);
            if (!act.Ok)
            {
                return (new(form, reading.Below, null), act.Refusal);
            }

            var rehearsal = await desk.Rehearse(act.Value, form.Issuer, Operation.ChangeUnits, actor, home, ct);
            if (!rehearsal.Ok)
            {
                return (new(form, reading.Below, null), UnitActReading.AtFields(rehearsal.Refusal, form));
            }

            // Whoever changed a field after the rehearsal, or was overtaken by somebody, looks again first.
            var page = new Shown(form, reading.Below, rehearsal.Value) { Today = BusinessCalendar.Today(clock), IsAnother = confirm && form.Seen != rehearsal.Value.Seen };
            return (page, confirm && !page.IsAnother ? await desk.Record(rehearsal.Value, form.Key, home, ct) : (Outcome<Guid>?)null);
        }
    }
}
