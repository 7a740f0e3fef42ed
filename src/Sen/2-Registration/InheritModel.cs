using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>What becomes of a model whose unit has ended (quyết định tiếp nhận): an organisation of the unit that followed carries it on, it is joined with its twin, or it is closed.</summary>
public static class InheritModel
{
    /// <param name="Id">The registration.</param>
    /// <param name="Key">Idempotency key.</param>
    /// <param name="Version">The dossier's version when the form was made.</param>
    /// <param name="Way">Which of the three, as chosen.</param>
    /// <param name="Owner">The organisation that carries it on, as chosen.</param>
    /// <param name="From">From when, as typed.</param>
    /// <param name="Twin">The twin, as chosen.</param>
    /// <param name="Reason">Why, as typed.</param>
    public sealed record Form(Guid Id, Guid Key, int Version, string Way, string Owner, string From, string Twin, string Reason);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        const string Address = $"{DeskAddresses.Inheriting}/{{id:guid}}";
        routes.MapGet(Address, async (Guid id, HttpContext http, Actor actor, InheritingPages pages, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var sheet = await pages.Of(id, Operation.Inherit, actor, ct);
            return sheet.Ok ? await Page(http, frames, sheet.Value, Empty(sheet.Value, clock), null, ct)
                : sheet.Refusal == InheritingPages.NotListed ? Results.Redirect(DeskAddresses.Model(id)) : Answers.Refused(http, sheet.Refusal);
        }).Needs(Operation.Inherit);

        routes.MapPost(Address, async (Guid id, IFormCollection posted, HttpContext http, Actor actor, Handler handler, InheritingPages pages, Frames frames, CancellationToken ct) =>
        {
            var form = new Form(
                id, posted.ActKey(), posted.Number("version"), posted[Inheriting.Way].ToString(), posted[Inheriting.Owner].ToString(), posted[Inheriting.From].ToString(),
                posted[Inheriting.Twin].ToString(), posted[Inheriting.Reason].ToString().ReplaceLineEndings("\n"));
            var done = await handler.Handle(form, actor, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{DeskAddresses.Inheriting}?xong");
            }

            var sheet = await pages.Of(id, Operation.Inherit, actor, ct);
            return sheet.Ok ? await Page(http, frames, sheet.Value, form, done.Refusal, ct) : Answers.Refused(http, done.Refusal);
        }).Needs(Operation.Inherit).WithMetadata(new AsksWhoeverDecides());
    }

    internal static Task<IResult> Page(HttpContext http, Frames frames, InheritingSheet sheet, Form form, Refusal? refusal, CancellationToken ct) => frames.Page<InheritModelView>(http, refusal, ct,
        (nameof(InheritModelView.Sheet), sheet), (nameof(InheritModelView.Form), refusal is Refusal.Stale ? form with { Version = sheet.Dossier.Version } : form), (nameof(InheritModelView.Refusal), refusal),
        (nameof(InheritModelView.Undone), refusal is null && http.Request.Query.ContainsKey(UndoInheriting.DoneQuery)));

    internal static Form Empty(InheritingSheet sheet, TimeProvider clock) => new(
        sheet.Dossier.Registration.Id, Guid.CreateVersion7(clock.GetUtcNow()), sheet.Dossier.Version, "",
        (sheet.Owners.FirstOrDefault(owner => owner.Id == sheet.Dossier.Owner.Id) ?? InheritingPages.Heir(sheet.Owners, sheet.Item.Unit))?.Id.ToString("d") ?? "", AdministrativeDate.Short(sheet.Item.Unit.Since), "", "");

    /// <summary>Writes the decision.</summary>
    public sealed class Handler(SenDb db, InheritingPages pages, TimeProvider clock)
    {
        /// <summary>The registration; or why not.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            if (await Registrations.CommuneOf(db, form.Id, ct) is not { } commune)
            {
                return new Refusal.Missing(("mô hình", "model"));
            }

            if (await db.Done(actor, Operation.Inherit, commune, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            // Two that join each other at the same moment look at each other: the second is judged again, by what the first left.
            var decided = await Write(form, commune, actor, ct);
            return decided.Refusal is Refusal.Stale { Fields.Count: 0 } && form.Key != Guid.Empty ? await Write(form, commune, actor, ct) : decided;
        }

        private async Task<Outcome<Guid>> Write(Form form, Guid commune, Actor actor, CancellationToken ct)
        {
            var (now, line) = (clock.GetUtcNow(), await db.NewestLine(commune, ct));
            var sheet = await pages.Of(form.Id, Operation.Inherit, actor, ct);
            if (!sheet.Ok)
            {
                return sheet.Refusal;
            }

            var (dossier, item) = (sheet.Value.Dossier, sheet.Value.Item);
            var registration = dossier.Registration;
            var permit = Access.Ask(actor, Operation.Inherit, dossier.Subject);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (DossierFacts.Changed(dossier, form.Version) is { } stale)
            {
                return stale;
            }

            if (!item.Waits)
            {
                return new Refusal.Taken(("Mô hình này đã có quyết định tiếp nhận. Muốn quyết định lại, xin hủy quyết định trước.", "There is a decision on this model already. To decide anew, please undo it first."));
            }

            if (item.Unit.IsSplit && dossier.Model.PartUnitId is null)
            {
                return new Refusal.Invalid(Inheriting.Way, ("Xã đã chia tách: đề nghị gán mô hình về đơn vị mới trước, ở đầu danh sách tiếp nhận.", "The commune was split: please bind the model to its part first, at the head of the inheritance list."));
            }

            var twin = Guid.TryParse(form.Twin, out var like) && sheet.Value.Twins.Any(one => one.Id == like) ? await Twin(like, ct) : default;
            var decided = Decide(form, sheet.Value, twin.Registration, now);
            if (!decided.Ok)
            {
                db.ChangeTracker.Clear();
                return decided.Refusal;
            }

            // What is joined rests on its twin going on: neither commune may have acted since both were read.
            var act = new Act(permit.Value, form.Key, "registration", registration.Id, now.UtcDateTime, commune) { Reason = form.Reason.Trim().Length > 0 ? form.Reason.Trim() : null };
            act = registration.JoinedToId is null ? act : act with
            {
                AfterLine = line,
                AfterLinesElsewhere = twin.Commune == commune ? act.AfterLinesElsewhere : new Dictionary<Guid, long> { [twin.Commune] = twin.Line },
            };
            return (await db.Commit(act, ct)).Then<Guid>(receipt => receipt.SubjectId);
        }

        // The line before the row: what is read after it is what the line tells of, or later.
        private async Task<(Movement.Models.Registration? Registration, Guid Commune, long Line)> Twin(Guid id, CancellationToken ct)
        {
            var commune = await Registrations.CommuneOf(db, id, ct) ?? Guid.Empty;
            var line = await db.NewestLine(commune, ct);
            return (await db.Registrations.AsNoTracking().IgnoreQueryFilters().SingleOrDefaultAsync(row => row.Id == id, ct), commune, line);
        }

        private static Outcome<Movement.Models.Registration> Decide(Form form, InheritingSheet sheet, Movement.Models.Registration? twin, DateTimeOffset now)
        {
            var (registration, today) = (sheet.Dossier.Registration, BusinessCalendar.DateOf(now));
            if (Inheriting.CheckReason(form.Reason, needed: false) is { } tooLong)
            {
                return tooLong;
            }

            switch (Enum.TryParse<InheritingWay>(form.Way, out var way) && Enum.IsDefined(way) ? way : (InheritingWay?)null)
            {
                case InheritingWay.CarryOn:
                    var owner = Guid.TryParse(form.Owner, out var chosen) ? sheet.Owners.FirstOrDefault(row => row.Id == chosen) : null;
                    return Inheriting.CarryOn(registration, owner, form.From, sheet.Item.Unit.Since, today, now.UtcDateTime);
                case InheritingWay.Join:
                    return Inheriting.Join(registration, twin, today, now.UtcDateTime);
                case InheritingWay.Close:
                    return Inheriting.Close(registration, form.Reason, today, now.UtcDateTime);
                default:
                    return new Refusal.Invalid(Inheriting.Way, ("Đề nghị chọn một trong ba cách.", "Please choose one of the three ways."));
            }
        }
    }
}
