using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>
/// A further commune joins an installation (thêm xã): its units, organisations, scale, administrator and a portal under a host name of its own, as one act in
/// its own chain. The machine's owner does it on the command line; the set-up of an empty installation is <see cref="SetUpCommune"/>.
/// </summary>
public static class AddCommune
{
    /// <param name="Commune">What is said about the commune.</param>
    /// <param name="Host">Host name of its portal.</param>
    /// <param name="Account">User name of its administrator.</param>
    public sealed record Form(CommuneAnswers Commune, string? Host, string? Account);

    /// <summary>What was made; the first password is said once.</summary>
    /// <param name="Commune">“xã Bình Tú”.</param>
    /// <param name="Above">The units above it.</param>
    /// <param name="Host">Host name of its portal.</param>
    /// <param name="Account">User name of its administrator.</param>
    /// <param name="Password">The first password.</param>
    /// <param name="Until">Its last day.</param>
    public sealed record Added(string Commune, string Above, string Host, string Account, string Password, DateOnly Until);

    /// <summary>Checks and writes.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, TimeProvider clock)
    {
        /// <summary>The commune.</summary>
        public async Task<Outcome<Added>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var permit = Access.Ask(actor, Operation.SetUp, Subject.None);
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var hosts = await db.Sites.IgnoreQueryFilters().Select(site => site.Host).ToListAsync(ct);
            if (await NotYet(hosts, ct) is { } notYet)
            {
                return notYet;
            }

            var (now, host) = (clock.GetUtcNow(), HostName.Clean(form.Host));
            var communeId = Guid.CreateVersion7(now);
            var there = await db.UnitVersions.AsNoTracking().Where(version => version.Kind != UnitKind.Village && version.Kind != UnitKind.ResidentialGroup)
                .OrderBy(version => version.Id).ToListAsync(ct);
            var taken = await db.Sites.IgnoreQueryFilters().Select(site => site.CommuneId).ToListAsync(ct);
            var units = CommuneSetUp.Read(form.Commune, communeId, BusinessCalendar.DateOf(now), () => Guid.CreateVersion7(now), there, unit => !taken.Contains(unit),
                await db.UnitSuccessions.AsNoTracking().ToListAsync(ct));
            if (Wrong(form, units.Refusal, host, hosts) is { } wrong)
            {
                return wrong;
            }

            // A commune of the published lists is the one that is set up; any other is new.
            communeId = units.Value.Commune.UnitId;

            var (commune, password) = (units.Value.Commune.FullName, FirstPassword.New());
            var account = new Account
            {
                Id = Guid.CreateVersion7(now),
                UserName = form.Account!.Trim().ToLowerInvariant(),
                Title = $"Quản trị {commune}",
                CommuneId = communeId,
                MustChangePassword = true,
                FirstPasswordUntil = FirstPassword.LastDay(BusinessCalendar.DateOf(now)),
                LockoutEnabled = true,
            };
            if (AccountSentences.Refused(await accounts.CreateAsync(account, password), nameof(form.Account), nameof(form.Account)) is { } refused)
            {
                return refused;
            }

            await UnitIdentity.Adopt(db, units.Value.Listed, communeId, units.Value.From, ct);
            await UnitIdentity.Adopt(db, units.Value.ListedProvince, units.Value.ProvinceId, null, ct);
            NewCommune.Add(db, units.Value, new([.. UsualOrganisations.All.Select(usual => usual.Kind)], Host: host), account.Id, now);
            var receipt = await db.Commit(new Act(permit.Value, Guid.CreateVersion7(now), "unit", communeId, now.UtcDateTime, communeId), ct);
            return receipt.Then<Added>(_ => new Added(commune, units.Value.Above, host, account.UserName, password, account.FirstPasswordUntil.Value));
        }

        // Two portals are told apart by their host names, so the first has to have one before there is a second.
        private async Task<Refusal?> NotYet(List<string?> hosts, CancellationToken ct) =>
            hosts.Count == 0 || await db.Installation.AnyAsync(row => row.SetUpAt == null, ct)
                ? new Refusal.Taken((
                    "Ở đây chưa có xã nào. Đề nghị chạy ./run --empty và thiết lập xã đầu tiên trên trang web, rồi thêm xã này.",
                    "There is no commune here yet. Please run ./run --empty and set the first one up in the browser, then add this one."))
            : hosts.Contains(null)
                ? new Refusal.Taken((
                    "Cổng đang có chưa có tên miền riêng nên chưa phân biệt được với cổng mới. Đề nghị biên tập viên của cổng ấy ghi tên miền trước: Cổng tin → Các phần của cổng → “Biểu trưng, đầu trang, chân trang, tên miền”.",
                    "The portal that is here has no host name of its own, so it cannot be told from a new one. Please let its editor write the host name first, under “Emblem, head, foot, host name”."))
            : null;

        private static Refusal.Invalid? Wrong(Form form, Refusal? units, string host, List<string?> hosts)
        {
            var wrong = new Dictionary<string, Wording>((units as Refusal.Invalid)?.Fields ?? new Dictionary<string, Wording>(), StringComparer.Ordinal);
            if (HostName.Wrong(host) is { } noHost)
            {
                wrong[nameof(form.Host)] = noHost;
            }
            else if (hosts.Contains(host))
            {
                wrong[nameof(form.Host)] = ("Tên miền này đã là của một cổng khác.", "This host name belongs to another portal.");
            }

            if (string.IsNullOrWhiteSpace(form.Account) || form.Account.Length > 64)
            {
                wrong[nameof(form.Account)] = (
                    "Đề nghị ghi tên đăng nhập của người quản trị bằng chữ thường không dấu. Ví dụ: quan-tri-binh-tu.",
                    "Please write the administrator’s user name in lower case without marks. For example: quan-tri-binh-tu.");
            }

            return wrong.Count == 0 ? null : new(wrong);
        }
    }
}
