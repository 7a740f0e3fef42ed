using Microsoft.EntityFrameworkCore;

namespace Sen.Data.Accounts;

/// <summary>How a session came to its end (vì sao phiên kết thúc), as far as it is known.</summary>
public enum SessionEnd
{
    /// <summary>Nobody used it for too long, or it was forgotten since.</summary>
    Expired,

    /// <summary>Its person ended it from another device.</summary>
    OwnDevice,

    /// <summary>Its person changed the password, the second step or a linked account elsewhere.</summary>
    OwnKeys,

    /// <summary>Somebody else ended it, or gave the account a new password.</summary>
    Administrator,

    /// <summary>The account was disabled.</summary>
    Disabled,
}

/// <summary>Named query on how a session ended: the session, the account and the audit together tell.</summary>
public static class SessionEnds
{
    /// <summary>How the session ended; null while it is good, or where nobody can say.</summary>
    /// <param name="db">A context that sees everything: whoever asks is nobody yet.</param>
    /// <param name="id">The session.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<SessionEnd?> Of(SenDb db, Guid id, CancellationToken ct)
    {
        var found = await (
            from session in db.Sessions.AsNoTracking()
            join account in db.Users.AsNoTracking() on session.AccountId equals account.Id
            where session.Id == id
            select new { session.EndedAt, session.AccountId, account.DisabledAt, Same = session.Stamp == account.SecurityStamp }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return SessionEnd.Expired;
        }

        if (found.DisabledAt is not null)
        {
            return SessionEnd.Disabled;
        }

        var (who, which) = (found.AccountId.ToString("d"), found.EndedAt is not null ? id.ToString("d") : nameof(Account.SecurityStamp));
        if (found.EndedAt is null && found.Same)
        {
            return null;
        }

        // The act that touched the session, or the newest that changed what all sessions of the account hang on.
        var actor = await db.AuditLines.AsNoTracking().Where(line => line.SubjectKind == "account" && line.SubjectId == who && line.Changes.Contains(which))
            .OrderByDescending(line => line.Seq).Select(line => line.ActorId).FirstOrDefaultAsync(ct);
        return actor is null ? null
            : actor != who ? SessionEnd.Administrator
            : found.EndedAt is not null ? SessionEnd.OwnDevice : SessionEnd.OwnKeys;
    }
}
