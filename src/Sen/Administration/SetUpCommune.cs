using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The set-up of an empty installation, second step: the commune, its villages and organisations, its portal.</summary>
public static class SetUpCommune
{
    /// <summary>Page of the second step.</summary>
    public const string Page = $"{SetUpCode.Page}/don-vi";

    /// <summary>What is typed.</summary>
    public sealed record Form(
        string? Kind, string? Name, string? Code, string? ProvinceKind, string? Province, string? District, string? From, string? Villages,
        string[]? Organisations, string? Office, string? Telephone, string? Email)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(
            posted.Typed("Kind"), posted.Typed("Name"), posted.Typed("Code"), posted.Typed("ProvinceKind"), posted.Typed("Province"),
            posted.Typed("District"), posted.Typed("From"), posted.Typed("Villages"), [.. posted["Organisations"].OfType<string>()],
            posted.Typed("Office"), posted.Typed("Telephone"), posted.Typed("Email"));
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Page, (HttpContext http, Visit visit, Frames frames, TimeProvider clock) =>
            visit.Site is not null ? Results.Redirect("/can-bo/cai-dat")
            : visit.Account is null ? Results.Redirect(SetUpCode.Page)
            : SetUpCommuneView.Of(frames.Of(http), Blank(BusinessCalendar.Today(clock)), null))
            .Needs(Operation.SetUp);

        routes.MapPost(Page, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            if (visit.Account is null)
            {
                return Results.Redirect(SetUpCode.Page);
            }

            var answer = await handler.Handle(form, visit.Actor, ct);
            return answer.Match(_ => Results.Redirect("/can-bo/cai-dat"), refusal => SetUpCommuneView.Of(frames.Of(http), form, refusal));
        }).Needs(Operation.SetUp);
    }

    private static Form Blank(DateOnly today) => new(nameof(UnitKind.Commune), null, null, nameof(UnitKind.Province), null, null,
        today >= CommuneSetUp.TwoTiers ? AdministrativeDate.Short(CommuneSetUp.TwoTiers) : null, null, [.. UsualOrganisations.All.Select(usual => usual.Kind.ToString())], null, null, null);

    /// <summary>Writes everything a commune begins with as one act in its own chain. One set-up wins: its id and its key were fixed by the first step.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The commune.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var communeId = await db.Users.IgnoreQueryFilters().Where(account => account.Id == actor.PersonId).Select(account => account.CommuneId).SingleOrDefaultAsync(ct);
            var installation = await db.Installation.SingleAsync(ct);
            if (communeId is not { } id)
            {
                return new Refusal.NotYours(("người giữ mã thiết lập", "whoever has the set-up code"));
            }

            if (await db.Done(actor, Operation.SetUp, id, installation.NodeId, ct) is not null)
            {
                return id;
            }

            if (await db.Sites.IgnoreQueryFilters().AnyAsync(ct))
            {
                return new Refusal.Taken(("Đơn vị đã được thiết lập. Xin mở phần Cài đặt.", "The commune is set up already. Please open Settings."));
            }

            var permit = Access.Ask(actor, Operation.SetUp, Subject.None);
            var now = clock.GetUtcNow();
            var there = await db.UnitVersions.Where(version => version.Kind != UnitKind.Village && version.Kind != UnitKind.ResidentialGroup).OrderBy(version => version.Id).ToListAsync(ct);
            var read = CommuneSetUp.Read(
                new(form.Kind, form.Name, form.Code, form.ProvinceKind, form.Province, form.District, form.From, form.Villages),
                id, BusinessCalendar.Today(clock), () => Guid.CreateVersion7(now), there, _ => true, await db.UnitSuccessions.AsNoTracking().ToListAsync(ct));
            if (!permit.Ok || !read.Ok)
            {
                return permit.Refusal ?? read.Refusal!;
            }

            // Were the lists loaded before the set-up, the commune is in them; its administrator, who came first, has an account under the id of the first step.
            await UnitIdentity.Adopt(db, read.Value.Listed, id, read.Value.From, ct);
            await UnitIdentity.Adopt(db, read.Value.ListedProvince, read.Value.ProvinceId, null, ct);
            foreach (var village in read.Value.Villages)
            {
                village.ParentId = id;
            }

            var organisations = UsualOrganisations.All.Select(usual => usual.Kind).Where(kind => form.Organisations?.Contains(kind.ToString()) == true);
            NewCommune.Add(db, read.Value, new([.. organisations], form.Office ?? "", form.Telephone ?? "", form.Email ?? ""), actor.PersonId, now);
            installation.SetUpAt = now.UtcDateTime;
            var receipt = await db.Commit(new Act(permit.Value, installation.NodeId, "unit", id, now.UtcDateTime, id), ct);
            return receipt.Ok ? id : receipt.Refusal;
        }
    }
}
