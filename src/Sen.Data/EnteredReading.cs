using Microsoft.EntityFrameworkCore;
using Sen.Data.Files;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>Named queries on what was entered on behalf of its owner (nhập hộ), shared by the pages of a registration.</summary>
public static class EnteredReading
{
    /// <summary>The scan of the paper it was entered from; null when there is none, or nothing was entered on behalf.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="entered">What it rests on.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Guid?> Scan(SenDb db, EnteredFor? entered, CancellationToken ct) => entered is null ? null
        : await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.EnteredFor && file.OwnerId == entered.Id).Select(file => (Guid?)file.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// True when somebody who can come to work may appraise a registration once it is sent. Of what the only officer entered on behalf nobody may: then no day of an answer is promised.
    /// </summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="subject">The registration, with whoever sends it as its registrant.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<bool> AnybodyAppraises(SenDb db, Subject subject, DateOnly today, CancellationToken ct) =>
        (await HeldPosts.People(db, subject.CommuneId ?? Guid.Empty, today, ct)).Any(person => Access.Ask(person, Operation.Appraise, subject with { Stage = Stage.Registered }).Ok);
}
