using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>With whom an account is linked.</summary>
public enum LinkedWith
{
    /// <summary>Nobody.</summary>
    None,

    /// <summary>The house that signs people in here.</summary>
    Here,

    /// <summary>Only one that no longer does.</summary>
    Elsewhere,
}

/// <summary>Named queries on linked accounts of another house (tài khoản tỉnh đã nối): issuer and subject, which together belong to one account at most.</summary>
public static class LoginReading
{
    /// <summary>Whose it is; null when nobody linked it.</summary>
    public static Task<Guid?> Holder(SenDb db, string issuer, string subject, CancellationToken ct) =>
        db.UserLogins.AsNoTracking().Where(row => row.LoginProvider == issuer && row.ProviderKey == subject).Select(row => (Guid?)row.UserId).SingleOrDefaultAsync(ct);

    /// <summary>True when the account is linked with one of this issuer.</summary>
    public static Task<bool> Any(SenDb db, Guid account, string issuer, CancellationToken ct) => db.UserLogins.AnyAsync(row => row.UserId == account && row.LoginProvider == issuer, ct);

    /// <summary>Which of the accounts are linked with one of this issuer.</summary>
    public static async Task<IReadOnlySet<Guid>> Among(SenDb db, IReadOnlyList<Guid> accounts, string issuer, CancellationToken ct) =>
        (await db.UserLogins.AsNoTracking().Where(row => row.LoginProvider == issuer && accounts.Contains(row.UserId)).Select(row => row.UserId).ToListAsync(ct)).ToHashSet();

    /// <summary>With whom the account is linked, as seen from an installation whose issuer this is; null where it has none.</summary>
    public static async Task<LinkedWith> Where(SenDb db, Guid account, string? issuer, CancellationToken ct)
    {
        var issuers = await db.UserLogins.AsNoTracking().Where(row => row.UserId == account).Select(row => row.LoginProvider).ToListAsync(ct);
        return issuers.Count == 0 ? LinkedWith.None : issuers.Contains(issuer!) ? LinkedWith.Here : LinkedWith.Elsewhere;
    }

    /// <summary>The links of an account, tracked.</summary>
    public static Task<List<IdentityUserLogin<Guid>>> Of(SenDb db, Guid account, CancellationToken ct) => db.UserLogins.Where(row => row.UserId == account).ToListAsync(ct);
}
