using Microsoft.EntityFrameworkCore;
using Sen.Movement.Direction;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>A seat with the name of its organisation; empty when it has none.</summary>
public sealed record SeatOf(CommitteeSeat Seat, string Organisation);

/// <summary>The steering committee of a day, as <see cref="Restaffing"/> tells it, read from the rows.</summary>
public static class CommitteeReading
{
    /// <summary>The committee in force on the day; the scope says of which commune.</summary>
    public static IQueryable<SteeringCommittee> InForce(SenDb db, DateOnly day) =>
        db.Committees.AsNoTracking().Where(row => (row.ValidFrom == null || row.ValidFrom <= day) && (row.ValidTo == null || day < row.ValidTo)).OrderByDescending(row => row.No);

    /// <summary>Its seats held on the day.</summary>
    public static IQueryable<CommitteeSeat> Seats(SenDb db, Guid committee, DateOnly day) =>
        db.CommitteeSeats.AsNoTracking().Where(seat => seat.CommitteeId == committee && (seat.ValidFrom == null || seat.ValidFrom <= day) && (seat.ValidTo == null || day < seat.ValidTo));

    /// <summary>Seats in their order, with their organisations.</summary>
    public static async Task<IReadOnlyList<SeatOf>> WithOrganisations(SenDb db, IQueryable<CommitteeSeat> seats, CancellationToken ct)
    {
        var rows = await seats
            .GroupJoin(db.Organisations.AsNoTracking(), seat => seat.OrganisationId, organisation => (Guid?)organisation.Id, (seat, found) => new { seat, found })
            .SelectMany(pair => pair.found.DefaultIfEmpty(), (pair, organisation) => new { pair.seat, Organisation = organisation == null ? "" : organisation.Name })
            .ToListAsync(ct);
        return [.. rows.OrderBy(row => row.seat.No).ThenBy(row => row.seat.ValidFrom).Select(row => new SeatOf(row.seat, row.Organisation))];
    }

    /// <summary>Titles of those who may be put in charge: seats of the committee in force, and accounts that hold a post in it.</summary>
    public static async Task<IReadOnlyList<string>> MayBeInCharge(SenDb db, Guid communeId, DateOnly today, CancellationToken ct)
    {
        var committee = await InForce(db, today).Where(row => row.CommuneId == communeId).Select(row => row.Id).FirstOrDefaultAsync(ct);
        var seats = await Seats(db, committee, today).OrderBy(seat => seat.No).Select(seat => seat.HeldBy).ToListAsync(ct);
        var accounts = await (
            from post in db.Posts.AsNoTracking()
            join account in db.Users on post.PersonId equals account.Id
            where post.CommuneId == communeId && post.From <= today && (post.Until == null || today < post.Until)
                && (post.Kind == PostKind.CommitteeMember || post.Kind == PostKind.CommitteeHead || post.Kind == PostKind.Officer)
            orderby account.Title
            select account.Title).ToListAsync(ct);
        return [.. seats.Concat(accounts).Distinct()];
    }
}
