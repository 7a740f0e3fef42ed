using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Search;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The abbreviations the search of the commune understands (chữ viết tắt): the usual ones, which may be taken off, and its own.</summary>
public static class EditAbbreviations
{
    /// <summary>Where the editor finds them.</summary>
    public const string Address = $"{ArticleDesk.Address}/viet-tat";

    /// <summary>Where one is taken off or used again.</summary>
    public const string Turning = $"{Address}/doi";

    /// <summary>What is typed.</summary>
    public sealed record Form(string? Short, string? Full, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Short"), posted.Typed("Full"), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, (HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
            Page(http, visit, frames, handler, new(null, null, Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.EditAbbreviations);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Add(form, visit.Actor, visit.Home, ct);
            return answer.Ok ? Results.Redirect(Address) : await Page(http, visit, frames, handler, form, answer.Refusal, ct);
        }).Needs(Operation.EditAbbreviations);

        routes.MapPost(Turning, async (IFormCollection posted, HttpContext http, Visit visit, Handler handler, CancellationToken ct) =>
        {
            var answer = await handler.Turn(Form.Of(posted), visit.Actor, visit.Home, ct);
            return answer.Ok ? Results.Redirect(Address) : Answers.Refused(http, answer.Refusal);
        }).Needs(Operation.EditAbbreviations);
    }

    private static async Task<IResult> Page(HttpContext http, Visit visit, Frames frames, Handler handler, Form form, Refusal? refusal, CancellationToken ct)
    {
        var held = await handler.Open(visit.Actor, visit.Home, ct);
        return !held.Ok ? Answers.Refused(http, held.Refusal) : await frames.Page<EditAbbreviationsView>(http, refusal, ct,
            (nameof(EditAbbreviationsView.Held), held.Value), (nameof(EditAbbreviationsView.Form), form), (nameof(EditAbbreviationsView.Refusal), refusal));
    }

    /// <summary>Adds abbreviations and takes them off. The next search knows.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The list, when this person may see it.</summary>
        public async Task<Outcome<HeldAbbreviation[]>> Open(Actor actor, Home home, CancellationToken ct) =>
            Access.Ask(actor, Operation.EditAbbreviations, Subject.Of(home.CommuneId)).Refusal is { } refusal
                ? refusal : Abbreviations.Of(await Rows(home).AsNoTracking().ToListAsync(ct)).ToArray();

        /// <summary>A new abbreviation of the commune's own; a usual one that was taken off comes back.</summary>
        public async Task<Outcome<Receipt>> Add(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EditAbbreviations, home.CommuneId, form.Key, ct) is { } done)
            {
                return done;
            }

            var now = clock.GetUtcNow();
            var (permit, written) = (Access.Ask(actor, Operation.EditAbbreviations, Subject.Of(home.CommuneId)), Abbreviation.Write(Guid.CreateVersion7(now), home, form.Short, form.Full));
            if (!permit.Ok || !written.Ok)
            {
                return permit.Refusal ?? written.Refusal!;
            }

            var row = written.Value;
            if (await Rows(home).SingleOrDefaultAsync(other => other.Folded == row.Folded, ct) is { } same)
            {
                if (!same.IsOff)
                {
                    return Known(row);
                }

                db.Abbreviations.Remove(same);
                row = same;
            }
            else if (Abbreviations.Usual.Any(pair => Abbreviation.KeyOf(pair.One, pair.Other) == row.Folded))
            {
                return Known(row);
            }
            else
            {
                db.Abbreviations.Add(row);
            }

            return await db.Commit(new Act(permit.Value, form.Key, "abbreviation", row.Id, now.UtcDateTime, home.CommuneId), ct);
        }

        /// <summary>Takes an abbreviation off, or uses a usual one again.</summary>
        public async Task<Outcome<Receipt>> Turn(Form form, Actor actor, Home home, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.EditAbbreviations, home.CommuneId, form.Key, ct) is { } done)
            {
                return done;
            }

            var permit = Access.Ask(actor, Operation.EditAbbreviations, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var (now, key) = (clock.GetUtcNow(), Abbreviation.KeyOf(form.Short ?? "", form.Full ?? ""));
            Guid id;
            if (await Rows(home).SingleOrDefaultAsync(row => row.Folded == key, ct) is { } held)
            {
                db.Abbreviations.Remove(held);
                id = held.Id;
            }
            else if (Abbreviations.Usual.FirstOrDefault(pair => Abbreviation.KeyOf(pair.One, pair.Other) == key) is { } usual)
            {
                var off = Abbreviation.Write(Guid.CreateVersion7(now), home, usual.One, usual.Other, off: true).Value;
                db.Abbreviations.Add(off);
                id = off.Id;
            }
            else
            {
                return new Refusal.Missing(("chữ viết tắt", "abbreviation"));
            }

            return await db.Commit(new Act(permit.Value, form.Key, "abbreviation", id, now.UtcDateTime, home.CommuneId), ct);
        }

        private IQueryable<Abbreviation> Rows(Home home) => db.Abbreviations.Where(row => row.CommuneId == home.CommuneId);

        private static Refusal.Invalid Known(Abbreviation row) => new("Short", (
            $"Danh sách đã có “{row.Short}” là “{row.Full}”. Đề nghị ghi chữ khác.", $"The list has “{row.Short}” as “{row.Full}” already. Please write another one."));
    }
}
