using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An editor writes what stands in the head and the foot of every page (thông tin chung), and under which host name the portal is read.</summary>
public static class EditSite
{
    public const string Address = $"{ArticleDesk.Address}/thong-tin-chung";
    private const int Longest = 200;

    /// <summary>What is typed.</summary>
    public sealed record Form(Guid Key, int Version, string Name, string Place, string Copyright, string Office, string Telephone, string Email, string DesignedBy, string Host)
    {
        /// <summary>The form as the portal stands.</summary>
        public static Form Of(Site site, Guid key) =>
            new(key, site.Version, site.Name, site.Place, site.Copyright, site.Office, site.Telephone, site.Email, site.DesignedBy, site.Host ?? "");
    }

    /// <summary>Maps the form.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, TimeProvider clock, CancellationToken ct) =>
        {
            var site = await handler.Open(actor, visit.Home, ct);
            return site.Ok ? await Page(http, frames, Form.Of(site.Value, Guid.CreateVersion7(clock.GetUtcNow())), null, ct) : Answers.Refused(http, site.Refusal);
        }).Needs(Operation.EditSite);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Actor actor, Visit visit, Handler handler, Frames frames, CancellationToken ct) =>
        {
            string Text(string name) => VietnameseText.Clean(posted[name].ToString());
            var form = new Form(
                Guid.TryParse(posted["key"], out var key) ? key : Guid.Empty, int.TryParse(posted["version"], out var version) ? version : 0,
                Text("name"), Text("place"), Text("copyright"), Text("office"), Text("telephone"), Text("email"), Text("designed"), Text("host"));
            var done = await handler.Handle(form, actor, visit.Home, ct);
            return done.Ok ? Results.Redirect($"{Address}?xong") : await Page(http, frames, form, done.Refusal, ct);
        }).Needs(Operation.EditSite);
    }

    private static async Task<IResult> Page(HttpContext http, Frames frames, Form form, Refusal? refusal, CancellationToken ct) => Answers.Page<EditSiteView>(
        new Dictionary<string, object?>
        {
            [nameof(EditSiteView.Frame)] = await frames.OfDesk(http, ct),
            [nameof(EditSiteView.Desk)] = frames.Desk(http),
            [nameof(EditSiteView.Form)] = form,
            [nameof(EditSiteView.Saved)] = refusal is null && http.Request.Query.ContainsKey("xong"),
            [nameof(EditSiteView.Refusal)] = refusal,
        },
        refusal);

    /// <summary>Checks and keeps.</summary>
    public sealed class Handler(SenDb db, PublicPages pages, TimeProvider clock)
    {
        /// <summary>The portal of the commune, when this person may change it.</summary>
        public async Task<Outcome<Site>> Open(Actor actor, Home home, CancellationToken ct) =>
            Access.Ask(actor, Operation.EditSite, Subject.Of(home.CommuneId)).Refusal is { } refusal ? refusal
            : await db.Sites.SingleOrDefaultAsync(row => row.CommuneId == home.CommuneId, ct) is { } site ? site : new Refusal.Missing(("cổng", "portal"));

        /// <summary>Keeps the form.</summary>
        public async Task<Outcome<Receipt>> Handle(Form form, Actor actor, Home home, CancellationToken ct)
        {
            var opened = await Open(actor, home, ct);
            if (!opened.Ok)
            {
                return opened.Refusal;
            }

            if (await db.Done(actor, Operation.EditSite, home.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var site = opened.Value;
            if (site.Version != form.Version)
            {
                return Stale(form, site);
            }

            if (await Check(form, site, ct) is { } wrong)
            {
                return wrong;
            }

            (site.Name, site.Place, site.Copyright, site.Office) = (form.Name, form.Place, form.Copyright, form.Office);
            (site.Telephone, site.Email, site.DesignedBy, site.Host) = (form.Telephone, form.Email, form.DesignedBy, form.Host.Length == 0 ? null : form.Host.ToLowerInvariant());
            var permit = Access.Ask(actor, Operation.EditSite, Subject.Of(home.CommuneId)).Value;
            var receipt = await db.Commit(new Act(permit, form.Key, "site", site.Id, clock.GetUtcNow().UtcDateTime, home.CommuneId), ct);
            // Which site a host stands for may have changed: no page of any host is sure.
            pages.EvictAll();
            return receipt.Refusal is Refusal.Stale ? Stale(form, await db.Sites.AsNoTracking().SingleAsync(row => row.CommuneId == home.CommuneId, ct)) : receipt;
        }

        private async Task<Refusal?> Check(Form form, Site site, CancellationToken ct)
        {
            var (wrong, host) = (new Dictionary<string, Wording>(StringComparer.Ordinal), form.Host.ToLowerInvariant());
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

            if (form.Host.Length > 0 && Uri.CheckHostName(form.Host) is not (UriHostNameType.Dns or UriHostNameType.IPv4))
            {
                wrong["host"] = (
                    "Đề nghị ghi tên miền, không có https:// và dấu gạch chéo. Ví dụ: binhsa.quangnam.gov.vn",
                    "Please write the host name without https:// and slashes. For example: binhsa.quangnam.gov.vn");
            }
            else if (form.Host.Length == 0 && await db.Sites.IgnoreQueryFilters().AnyAsync(row => row.Id != site.Id, ct))
            {
                wrong["host"] = (
                    "Ở đây có cổng của nhiều xã, nên mỗi cổng phải có tên miền của mình.", "Several communes have their portals here, so each needs a host name of its own.");
            }
            else if (form.Host.Length > 0 && await db.Sites.IgnoreQueryFilters().AnyAsync(row => row.Id != site.Id && row.Host == host, ct))
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
