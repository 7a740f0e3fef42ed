using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>Named queries on linked accounts of another house (tài khoản tỉnh đã nối): issuer and subject, which together belong to one account at most.</summary>
public static class LoginReading
{
    /// <summary>Whose it is; null when nobody linked it.</summary>
    public static Task<Guid?> Holder(SenDb db, string issuer, string subject, CancellationToken ct) =>
        db.UserLogins.AsNoTracking().Where(row => row.LoginProvider == issuer && row.ProviderKey == subject).Select(row => (Guid?)row.UserId).SingleOrDefaultAsync(ct);

    /// <summary>True when the account is linked with one of this issuer; of any when it is null.</summary>
    public static Task<bool> Any(SenDb db, Guid account, string? issuer, CancellationToken ct) =>
        db.UserLogins.AnyAsync(row => row.UserId == account && (issuer == null || row.LoginProvider == issuer), ct);

    /// <summary>The links of an account, tracked.</summary>
    public static Task<List<IdentityUserLogin<Guid>>> Of(SenDb db, Guid account, CancellationToken ct) => db.UserLogins.Where(row => row.UserId == account).ToListAsync(ct);
}
