using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;

namespace Sen.Direction;

/// <summary>A committee as lists and its own page show it.</summary>
/// <param name="Committee">Which.</param>
/// <param name="Decision">The decision that made it; null when none is on record.</param>
/// <param name="Today">Local day.</param>
public sealed record ShownCommittee(SteeringCommittee Committee, OfficialDocument? Decision, DateOnly Today)
{
    /// <summary>How many seats it has today; on its first day when that lies ahead, on its last when that is over.</summary>
    public int Seats { get; init; }

    public bool InForce => Committee.On(Today);

    /// <summary>True when its first day lies ahead.</summary>
    public bool IsAhead => Committee.ValidFrom > Today;

    /// <summary>True when its last day is not over: its seats can still change.</summary>
    public bool Lasts => Committee.ValidTo is null || Committee.ValidTo > Today;

    /// <summary>The day whose seats stand for it.</summary>
    public DateOnly Day => IsAhead ? Committee.ValidFrom!.Value : Committee.ValidTo is { } end && end <= Today ? end.AddDays(-1) : Today;
}

/// <summary>Reads the committees of a commune.</summary>
public sealed class CommitteeSheets(SenDb db, TimeProvider clock)
{
    /// <summary>All of them: the one in force first, then the others by decision, newest first.</summary>
    public async Task<IReadOnlyList<ShownCommittee>> All(Home home, CancellationToken ct)
    {
        var committees = await db.Committees.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).OrderByDescending(row => row.No).ToListAsync(ct);
        var seats = (await db.CommitteeSeats.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct)).ToLookup(seat => seat.CommitteeId);
        var decisions = await Decisions(committees.ConvertAll(row => row.DecisionId), ct);
        return [.. committees.Select(row => Show(row, decisions, seats[row.Id])).OrderByDescending(row => row.InForce)];
    }

    /// <summary>One of them with every seat it has had; null when the commune has no such committee.</summary>
    public async Task<(ShownCommittee Committee, IReadOnlyList<SeatOf> Seats, IReadOnlyDictionary<Guid, OfficialDocument> Decisions)?> One(Guid id, Home home, CancellationToken ct)
    {
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } committee)
        {
            return null;
        }

        var seats = await CommitteeReading.WithOrganisations(db, db.CommitteeSeats.AsNoTracking().Where(seat => seat.CommitteeId == id), ct);
        var decisions = await Decisions([committee.DecisionId, .. seats.Select(row => row.Seat.DecisionId), .. seats.Select(row => row.Seat.EndDecisionId)], ct);
        return (Show(committee, decisions, seats.Select(row => row.Seat)), seats, decisions);
    }

    private ShownCommittee Show(SteeringCommittee committee, Dictionary<Guid, OfficialDocument> decisions, IEnumerable<CommitteeSeat> seats)
    {
        var shown = new ShownCommittee(committee, committee.DecisionId is { } decision ? decisions.GetValueOrDefault(decision) : null, BusinessCalendar.Today(clock));
        return shown with { Seats = seats.Count(seat => seat.On(shown.Day)) };
    }

    private async Task<Dictionary<Guid, OfficialDocument>> Decisions(IEnumerable<Guid?> ids, CancellationToken ct)
    {
        var known = ids.OfType<Guid>().ToList();
        return await db.Documents.AsNoTracking().Where(row => known.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
    }
}
