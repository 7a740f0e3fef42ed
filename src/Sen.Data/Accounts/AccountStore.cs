using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>
/// Identity's store on our context. It only changes tracked rows: what is written, <see cref="SenDb.Commit"/> writes, signed.
/// A name is unique in the whole installation and whoever signs in has no scope yet, so both look-ups see every account.
/// </summary>
public sealed class AccountStore : UserOnlyStore<Account, SenDb, Guid>
{
    /// <summary>The store on a context.</summary>
    public AccountStore(SenDb db, IdentityErrorDescriber describer)
        : base(db, describer) => AutoSaveChanges = false;

    /// <inheritdoc/>
    public override Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken = default) =>
        Users.IgnoreQueryFilters().SingleOrDefaultAsync(account => account.NormalizedUserName == normalizedUserName, cancellationToken);

    /// <inheritdoc/>
    public override Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken = default)
    {
        var id = ConvertIdFromString(userId);
        return Users.IgnoreQueryFilters().SingleOrDefaultAsync(account => account.Id == id, cancellationToken);
    }
}
