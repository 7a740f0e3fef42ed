using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// An editor changes a part of the portal without code: writes it, looks at it as readers will see it, shows it to everybody, and takes that back
/// with one press (soạn, xem trước, đăng, hoàn tác).
/// </summary>
public static class EditSitePart
{
    public const string Address = DeskAddresses.PortalParts;

    /// <summary>What the buttons of the form ask for.</summary>
    public const string Keep = "giu", Publish = "dang", Undo = "hoan-tac", Discard = "bo";

    /// <summary>What is typed. <paramref name="Version"/> is the row's when the form was opened, 0 when there was none.</summary>
    public sealed record Form(string Part, Guid Key, int Version, string Task, string Text)
    {
        /// <summary>The places of the home page's blocks as they were typed; empty for other parts.</summary>
        public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>();
    }

    /// <summary>Maps the list, the form and the preview.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var rows = await handler.List(actor, visit.Home, ct);
            return rows.Ok
                ? Answers.Page<SitePartListView>(new Dictionary<string, object?>
                {
                    [nameof(SitePartListView.Frame)] = await frames.OfDesk(http, ct),
                    [nameof(SitePartListView.Desk)] = frames.Desk(http),
                    [nameof(SitePartListView.Rows)] = rows.Value,
                })
                : Answers.Refused(http, rows.Refusal);
        }).Needs(Operation.EditSite);

        routes.MapGet($"{Address}/{{part}}", async (string part, HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var opened = await handler.Open(part, actor, visit.Home, ct);
            return opened.Ok
                ? await Page(http, frames, opened.Value, new(part, Guid.CreateVersion7(clock.GetUtcNow()), opened.Value.Row?.Version ?? 0, "", Text(opened.Value, http, frames)), null, ct)
                : Answers.Refused(http, opened.Refusal);
        }).Needs(Operation.EditSite);

        routes.MapPost($"{Address}/{{part}}", async (string part, IFormCollection posted, HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, CancellationToken ct) =>
        {
            var form = Read(part, posted);
            var done = await handler.Handle(form, actor, visit.Home, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{Address}/{part}?xong={form.Task}");
            }

            var opened = await handler.Open(part, actor, visit.Home, ct);
            return opened.Ok ? await Page(http, frames, opened.Value, form, done.Refusal, ct) : Answers.Refused(http, opened.Refusal);
        }).Needs(Operation.EditSite);

        routes.MapGet($"{Address}/{{part}}/xem", async (string part, HttpContext http, Actor actor, Visit visit, Handler handler, CancellationToken ct) =>
        {
            var opened = await handler.Open(part, actor, visit.Home, ct);
            return opened.Ok ? await Preview(http, visit, opened.Value) : Answers.Refused(http, opened.Refusal);
        }).Needs(Operation.EditSite);
    }

    // The blocks come as one number each: its place, or nothing when it is hidden.
    private static Form Read(string part, IFormCollection posted)
    {
        var blocks = SiteParts.Find(part)?.Form == PartForm.Blocks ? SiteParts.HomeBlocks : [];
        var places = blocks.ToDictionary(block => block, block => posted[block].ToString().Trim());
        var text = places.Count > 0
            ? string.Join('\n', places.Select(one => (Block: one.Key, Place: PartRules.PlaceOf(one.Value) ?? 0)).Where(one => one.Place > 0).OrderBy(one => one.Place).Select(one => one.Block))
            : posted["text"].ToString().ReplaceLineEndings("\n");
        return new(part, posted.ActKey(),
            int.TryParse(posted["version"], System.Globalization.NumberStyles.None, null, out var version) ? version : -1, posted["viec"].ToString(), text)
        {
            Places = places,
        };
    }

    private static string Text(Opened opened, HttpContext http, Frames frames) =>
        opened.Row?.Draft ?? opened.Row?.Live ?? SiteParts.ByItself(opened.Part, Frames.WordsOf(http), frames.Of(http).Site) ?? "";

    private static async Task<IResult> Page(HttpContext http, Frames frames, Opened opened, Form form, Refusal? refusal, CancellationToken ct) =>
        Answers.Page<EditSitePartView>(
            new Dictionary<string, object?>
            {
                [nameof(EditSitePartView.Frame)] = await frames.OfDesk(http, ct),
                [nameof(EditSitePartView.Desk)] = frames.Desk(http),
                [nameof(EditSitePartView.Part)] = opened.Part,
                [nameof(EditSitePartView.Row)] = opened.Row,
                // After the other text was shown the next press decides.
                [nameof(EditSitePartView.Form)] = refusal is Refusal.Stale ? form with { Version = opened.Row?.Version ?? 0 } : form,
                [nameof(EditSitePartView.Did)] = refusal is null ? http.Request.Query["xong"].ToString() : "",
                [nameof(EditSitePartView.Refusal)] = refusal,
            },
            refusal);

    // The page as readers would get it, made from what is being prepared; kept nowhere and counted for nobody.
    private static async Task<IResult> Preview(HttpContext http, Visit visit, Opened opened)
    {
        var text = opened.Row?.Draft ?? opened.Row?.Live;
        var frame = await PublicRoutes.FrameOf(http, visit.Site!, opened.Part.Address);
        if (text is not null)
        {
            frame = opened.Part.Key switch
            {
                SiteParts.Menu => frame with { Menu = PublicRoutes.MenuOf(text, frame.Words) },
                SiteParts.Links => frame with { Site = frame.Site with { WebLinks = LinkLines.Read(text) } },
                _ => frame,
            };
        }

        var request = new PageRequest(http, visit.Site!, frame, new Dictionary<string, string>());
        var answer = opened.Part.Form == PartForm.Text && opened.Part.Key != SiteParts.Welcome
            ? await ShowStandingPage.Draw(request, opened.Part, text ?? SiteParts.ByItself(opened.Part, frame.Words, frame.Site) ?? "", null)
            : await ShowHome.Draw(request, opened.Part.Key == SiteParts.Home ? text : null, opened.Part.Key == SiteParts.Welcome ? text : null);
        var body = await ((PageAnswer.Page)answer).Content.Body(Coding.Identity, http.RequestAborted);
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Bytes(body.Bytes, "text/html; charset=utf-8");
    }

    /// <summary>A part and its row, when somebody wrote it.</summary>
    public sealed record Opened(PartKind Part, SitePart? Row);

    /// <summary>Keeps, shows, takes back.</summary>
    public sealed class Handler(SenDb db, PublicPages pages, TimeProvider clock)
    {
        /// <summary>All parts with what was written of them.</summary>
        public async Task<Outcome<List<Opened>>> List(Actor actor, Home home, CancellationToken ct)
        {
            if (Access.Ask(actor, Operation.EditSite, Subject.Of(home.CommuneId)).Refusal is { } refusal)
            {
                return refusal;
            }

            var rows = await db.SiteParts.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct);
            return SiteParts.All.Select(part => new Opened(part, rows.Find(row => row.Key == part.Key))).ToList();
        }

        /// <summary>One part, when this person may change it.</summary>
        public async Task<Outcome<Opened>> Open(string key, Actor actor, Home home, CancellationToken ct) =>
            SiteParts.Find(key) is not { } part ? new Refusal.Missing(("phần", "part"))
            : Access.Ask(actor, Operation.EditSite, Subject.Of(home.CommuneId)).Refusal is { } refusal ? refusal
            : new Opened(part, await db.SiteParts.AsNoTracking().SingleOrDefaultAsync(row => row.CommuneId == home.CommuneId && row.Key == key, ct));

        /// <summary>Does what the button asked for.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            var opened = await Open(form.Part, actor, home, ct);
            if (!opened.Ok)
            {
                return opened.Refusal;
            }

            if (await db.Done(actor, Operation.EditSite, home.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var row = await db.SiteParts.SingleOrDefaultAsync(one => one.CommuneId == home.CommuneId && one.Key == form.Part, ct);
            var now = clock.GetUtcNow().UtcDateTime;
            if ((row?.Version ?? 0) != form.Version)
            {
                return new Refusal.Stale([new("text", ("Nội dung", "Text"), Wording.AsTyped(form.Text), Wording.AsTyped(row?.Draft ?? row?.Live ?? ""))]);
            }

            if (row is null)
            {
                row = new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = home.CommuneId, ProvinceId = home.ProvinceId, Key = form.Part };
                db.SiteParts.Add(row);
            }

            if (Change(opened.Value.Part, row, form, now) is { } refusal)
            {
                db.ChangeTracker.Clear();
                return refusal;
            }

            var permit = Access.Ask(actor, Operation.EditSite, Subject.Of(home.CommuneId)).Value;
            var receipt = await db.Commit(new Act(permit, form.Key, "site-part", row.Id, now, home.CommuneId), ct);
            if (receipt.Refusal is Refusal.Stale or Refusal.Taken)
            {
                var theirs = await db.SiteParts.AsNoTracking().SingleAsync(one => one.CommuneId == home.CommuneId && one.Key == form.Part, ct);
                return new Refusal.Stale([new("text", ("Nội dung", "Text"), Wording.AsTyped(form.Text), Wording.AsTyped(theirs.Draft ?? theirs.Live ?? ""))]);
            }

            pages.Evict($"part:{form.Part}", "parts", $"commune:{home.CommuneId}");
            return receipt;
        }

        private static Refusal? Change(PartKind part, SitePart row, Form form, DateTime now)
        {
            switch (form.Task)
            {
                case Undo when row.Live is null && row.Before is null:
                    return new Refusal.OutOfOrder(("như ban đầu", "as the portal comes"), ("hoàn tác", "take the last publication back"));
                case Undo:
                    (row.Live, row.Before, row.LiveSince) = (row.Before, row.Live, now);
                    return null;
                case Discard:
                    row.Draft = null;
                    return null;
            }

            if (PartRules.WrongPlaces(form.Places) is { } wrong)
            {
                return wrong;
            }

            var text = PartRules.Check(part, form.Text);
            if (!text.Ok)
            {
                return text.Refusal;
            }

            if (form.Task == Publish)
            {
                (row.Before, row.Live, row.Draft, row.LiveSince) = (row.Live, text.Value, null, now);
            }
            else
            {
                row.Draft = text.Value;
            }

            return null;
        }
    }
}
