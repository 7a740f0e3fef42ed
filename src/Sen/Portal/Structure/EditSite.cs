using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Data.Media;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// An editor writes what stands in the head and the foot of every page (thông tin chung), chooses the commune's emblem (biểu trưng), and says under which host
/// name the portal is read. The emblem is a picture of the library that the portal uses: it is looked after there like any other.
/// </summary>
public static class EditSite
{
    public const string Address = $"{ArticleDesk.Address}/thong-tin-chung";

    /// <summary>Name of the field that takes the emblem.</summary>
    public const string Emblem = "emblem";

    private const int Longest = 200;

    /// <summary>What is typed; <paramref name="Lotus"/>: the emblem is to go, Sen's lotus to come back.</summary>
    public sealed record Form(
        Guid Key, int Version, string Name, string Place, string Copyright, string Office, string Telephone, string Email, string DesignedBy, string Host, bool Lotus = false)
    {
        /// <summary>The form as the portal stands.</summary>
        public static Form Of(Site site, Guid key) =>
            new(key, site.Version, site.Name, site.Place, site.Copyright, site.Office, site.Telephone, site.Email, site.DesignedBy, site.Host ?? "");

        /// <summary>The form as it was sent.</summary>
        public static Form Of(PostedForm posted)
        {
            string Text(string name) => VietnameseText.Clean(posted[name]);
            return new(
                posted.ActKey(), int.TryParse(posted["version"], System.Globalization.NumberStyles.None, null, out var version) ? version : 0,
                Text("name"), Text("place"), Text("copyright"), Text("office"), Text("telephone"), Text("email"), Text("designed"), Text("host"), posted["lotus"].Length > 0);
        }
    }

    /// <summary>The portal and the picture that is its emblem, or null.</summary>
    public sealed record Opened(Site Site, MediaItem? Emblem);

    /// <summary>Maps the form.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var opened = await handler.Open(actor, visit.Home, ct);
            return !opened.Ok ? Answers.Refused(http, opened.Refusal)
                : await Page(http, frames, opened.Value, Form.Of(opened.Value.Site, Guid.CreateVersion7(clock.GetUtcNow())), null, false, ct);
        }).Needs(Operation.EditSite);

        // The token is checked by PostedForm, which reads the picture piece by piece.
        routes.MapPost(Address, async (
            HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, FileStore store, IAntiforgery antiforgery, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.Read(http, store, antiforgery);
            if (posted is null)
            {
                return Results.BadRequest();
            }

            var (form, file) = (Form.Of(posted), posted.File(Emblem));
            var done = await handler.Handle(form, file, actor, visit.Home, ct);
            if (done.Ok)
            {
                return Results.Redirect($"{Address}?xong");
            }

            var now = await handler.Open(actor, visit.Home, ct);
            return !now.Ok ? Answers.Refused(http, now.Refusal)
                // After the other version was shown the next press decides.
                : await Page(http, frames, now.Value, done.Refusal is Refusal.Stale ? form with { Version = now.Value.Site.Version } : form, done.Refusal, file is not null, ct);
        }).Needs(Operation.EditSite).DisableAntiforgery();
    }

    private static async Task<IResult> Page(HttpContext http, Frames frames, Opened now, Form form, Refusal? refusal, bool chosen, CancellationToken ct) =>
        await frames.Page<EditSiteView>(http, refusal, ct,
            (nameof(EditSiteView.Form), form), (nameof(EditSiteView.Emblem), now.Emblem), (nameof(EditSiteView.WasChosen), chosen),
            (nameof(EditSiteView.Saved), refusal is null && http.Request.Query.ContainsKey("xong")), (nameof(EditSiteView.Refusal), refusal));

    /// <summary>Checks and keeps.</summary>
    public sealed class Handler(SenDb db, MediaKeeping keeping, PublicPages pages, TimeProvider clock)
    {
        /// <summary>The portal of the commune as it is now, when this person may change it.</summary>
        public async Task<Outcome<Opened>> Open(Actor actor, Home home, CancellationToken ct)
        {
            if (Access.Ask(actor, Operation.EditSite, Subject.Of(home.CommuneId)).Refusal is { } refusal)
            {
                return refusal;
            }

            // What a refused attempt changed in memory is forgotten.
            db.ChangeTracker.Clear();
            return await db.Sites.SingleOrDefaultAsync(row => row.CommuneId == home.CommuneId, ct) is not { } site
                ? new Refusal.Missing(("cổng", "portal"))
                : new Opened(site, await db.Media.AsNoTracking().FirstOrDefaultAsync(
                    item => db.MediaUses.Any(use => use.MediaId == item.Id && use.OwnerKind == MediaOwner.Site && use.OwnerId == site.Id), ct));
        }

        /// <summary>Keeps the form; a picture that was chosen becomes the emblem, whatever is ticked beside it.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Upload? file, Actor actor, Home home, CancellationToken ct)
        {
            var opened = await Open(actor, home, ct);
            if (!opened.Ok)
            {
                return opened.Refusal;
            }

            var made = file is null ? (Outcome<MadeMedia>?)null : await keeping.MakePicture(file, Emblem, ct);
            var key = made is { Ok: true } picture ? picture.Value.KeyOf(form.Key) : form.Key;
            if (await db.Done(actor, Operation.EditSite, home.CommuneId, key, ct) is { } before)
            {
                return before;
            }

            var site = opened.Value.Site;
            if (site.Version != form.Version)
            {
                return Stale(form, site);
            }

            if (await Check(form, site, made?.Refusal, ct) is { } wrong)
            {
                return wrong;
            }

            (site.Name, site.Place, site.Copyright, site.Office) = (form.Name, form.Place, form.Copyright, form.Office);
            (site.Telephone, site.Email, site.DesignedBy, site.Host) = (form.Telephone, form.Email, form.DesignedBy, form.Host.Length == 0 ? null : HostName.Clean(form.Host));
            var now = clock.GetUtcNow();
            var jobs = await KeepEmblem(site, form.Lotus, made?.Value, now, ct);
            var permit = Access.Ask(actor, Operation.EditSite, Subject.Of(home.CommuneId)).Value;
            var receipt = await db.Commit(new Act(permit, key, "site", site.Id, now.UtcDateTime, home.CommuneId) { Jobs = jobs }, ct);
            // Which site a host stands for may have changed: no page of any host is sure.
            pages.EvictAll();
            return receipt.Refusal is Refusal.Stale ? Stale(form, await db.Sites.AsNoTracking().SingleAsync(row => row.CommuneId == home.CommuneId, ct)) : receipt;
        }

        private async Task<IReadOnlyList<Job>> KeepEmblem(Site site, bool lotus, MadeMedia? made, DateTimeOffset now, CancellationToken ct)
        {
            var home = new Home(site.CommuneId, site.ProvinceId);
            if (made is null && !lotus)
            {
                return [];
            }

            // The row has no column for it, but whoever has the form open has to hear that something changed.
            db.Entry(site).Property(row => row.Name).IsModified = true;
            if (made is null)
            {
                await MediaUses.Set(db, home, MediaOwner.Site, site.Id, [], now, ct);
                return [];
            }

            var kept = await keeping.Keep(db, made, home, now, ct);
            (kept.Item.Caption, kept.Item.Decorative, kept.Item.Consent.Shown) = ($"Biểu trưng {site.Name}", true, PeopleShown.Nobody);
            await MediaUses.Set(db, home, MediaOwner.Site, site.Id, [kept.Item.Id], now, ct);
            return [kept.Job];
        }

        private async Task<Refusal?> Check(Form form, Site site, Refusal? picture, CancellationToken ct)
        {
            var (wrong, host) = (new Dictionary<string, Wording>(StringComparer.Ordinal), HostName.Clean(form.Host));
            if (picture is not null)
            {
                wrong[Emblem] = picture is Refusal.Invalid invalid && invalid.Fields.TryGetValue(Emblem, out var sentence) ? sentence : picture.Sentence;
            }

            if (form.Name.Length == 0)
            {
                wrong["name"] = ("Đề nghị ghi tên đơn vị. Ví dụ: Xã Bình Sa.", "Please write the name of the unit. For example: Xã Bình Sa.");
            }

            foreach (var (field, text) in new[]
            {
                ("name", form.Name), ("place", form.Place), ("copyright", form.Copyright), ("office", form.Office), ("telephone", form.Telephone),
                ("email", form.Email), ("designed", form.DesignedBy), ("host", form.Host),
            }.Where(pair => pair.Item2.Length > Longest))
            {
                wrong[field] = ($"Đề nghị ghi tối đa {Longest} ký tự; đang có {text.Length}.", $"Please write at most {Longest} letters; there are {text.Length}.");
            }

            if (form.Email.Length > 0 && (form.Email.Count(letter => letter == '@') != 1 || form.Email.StartsWith('@') || form.Email.EndsWith('@') || form.Email.Any(char.IsWhiteSpace)))
            {
                wrong["email"] = ("Đề nghị ghi thư điện tử theo mẫu ten@donvi.gov.vn.", "Please write the e-mail address as name@unit.gov.vn.");
            }

            if (host.Length > 0 && HostName.Wrong(host) is { } noHost)
            {
                wrong["host"] = noHost;
            }
            else if (host.Length == 0 && await db.Sites.IgnoreQueryFilters().AnyAsync(row => row.Id != site.Id, ct))
            {
                wrong["host"] = (
                    "Ở đây có cổng của nhiều xã, nên mỗi cổng phải có tên miền của mình.", "Several communes have their portals here, so each needs a host name of its own.");
            }
            else if (host.Length > 0 && await db.Sites.IgnoreQueryFilters().AnyAsync(row => row.Id != site.Id && row.Host == host, ct))
            {
                wrong["host"] = ("Tên miền này đã là của một cổng khác.", "This host name belongs to another portal.");
            }

            return wrong.Count > 0 ? new Refusal.Invalid(wrong) : null;
        }

        private static Refusal.Stale Stale(Form form, Site now) => new([.. new StaleField[]
        {
            new("name", ("Tên đơn vị", "Name of the unit"), Wording.AsTyped(form.Name), Wording.AsTyped(now.Name)),
            new("place", ("Đơn vị cấp trên", "Units above"), Wording.AsTyped(form.Place), Wording.AsTyped(now.Place)),
            new("copyright", ("Bản quyền", "Copyright line"), Wording.AsTyped(form.Copyright), Wording.AsTyped(now.Copyright)),
            new("office", ("Trụ sở", "Office"), Wording.AsTyped(form.Office), Wording.AsTyped(now.Office)),
            new("telephone", ("Điện thoại", "Telephone"), Wording.AsTyped(form.Telephone), Wording.AsTyped(now.Telephone)),
            new("email", ("Email", "E-mail"), Wording.AsTyped(form.Email), Wording.AsTyped(now.Email)),
            new("designed", ("Thiết kế", "Designed by"), Wording.AsTyped(form.DesignedBy), Wording.AsTyped(now.DesignedBy)),
            new("host", ("Tên miền", "Host name"), Wording.AsTyped(form.Host), Wording.AsTyped(now.Host ?? "")),
        }.Where(field => field.Mine != field.Theirs)]);
    }
}
