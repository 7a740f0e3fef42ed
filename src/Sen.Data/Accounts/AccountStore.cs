using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>
/// Identity's store on our context. It only changes tracked rows: what is written, <see cref="SenDb.Commit"/> writes, signed.
/// A name is unique in the whole installation and whoever signs in has no scope yet, so both look-ups see every account.
/// </summary>
public sealed class AccountStore : UserOnlyStore<Account, SenDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, Passkey>
{
    /// <summary>The store on a context.</summary>
    public AccountStore(SenDb db, IdentityErrorDescriber describer)
        : base(db, describer) => AutoSaveChanges = false;

    /// <inheritdoc/>
    public override Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        Users.IgnoreQueryFilters().SingleOrDefaultAsync(account => account.NormalizedUserName == normalizedUserName, cancellationToken);

    /// <summary>
    /// The row is tracked, so its changes are known; only the stamp that guards against two people changing it at once is new. Identity's own way
    /// attaches the row again, which forgets what it was before: the audit and the guard both need that.
    /// </summary>
    public override Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        if (Context.Entry(user).State == EntityState.Detached)
        {
            throw new InvalidOperationException("An account is changed in the context it was read from.");
        }

        user.ConcurrencyStamp = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return Task.FromResult(IdentityResult.Success);
    }

    /// <inheritdoc/>
    public override Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
    {
        var id = ConvertIdFromString(userId);
        return Users.IgnoreQueryFilters().SingleOrDefaultAsync(account => account.Id == id, cancellationToken);
    }

    /// <summary>The passkey with the count it stands at: that lies beside what the device said when it was added.</summary>
    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var found = await base.FindPasskeyAsync(user, credentialId, cancellationToken);
        if (found is not null)
        {
            found.SignCount = (uint)await Context.UserPasskeys.Where(row => row.CredentialId == credentialId).Select(row => row.SignCount).SingleAsync(cancellationToken);
        }

        return found;
    }

    /// <inheritdoc/>
    protected override Task<Account?> FindUserAsync(Guid userId, CancellationToken cancellationToken) =>
        Users.IgnoreQueryFilters().SingleOrDefaultAsync(account => account.Id == userId, cancellationToken);
}
