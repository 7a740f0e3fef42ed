using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>Who was a member of the steering committee on a day (ai là thành viên ngày …): on paper, on the screen, or as a table.</summary>
public static class TellMembers
{
    /// <summary>The answer.</summary>
    /// <param name="Typed">The day as it was asked.</param>
    /// <param name="Day">The day; null when it cannot be read.</param>
    /// <param name="Committee">The committee in force; null when there was none.</param>
    /// <param name="Decision">Its decision.</param>
    /// <param name="Seats">Its seats of the day.</param>
    public sealed record Sheet(string Typed, DateOnly? Day, SteeringCommittee? Committee, OfficialDocument? Decision, IReadOnlyList<SeatOf> Seats)
    {
        /// <summary>When nobody was: the end of the decision before, and the beginning of the next.</summary>
        public (DateOnly? Ended, DateOnly? Begins) Between { get; init; }

        /// <summary>What is wrong with the day.</summary>
        public Refusal? Refusal { get; init; }
    }

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet(DeskAddresses.CommitteeOnDay, async (
        string? ngay, string? dang, HttpContext http, Visit visit, Frames frames, SenDb db, TimeProvider clock, CancellationToken ct) =>
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadCommittee, Subject.Of(visit.Home.CommuneId));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        var sheet = await Read(db, visit.Home, ngay, BusinessCalendar.Today(clock), ct);
        return dang == "csv" && sheet.Day is { } day
            ? Results.File(Table(Frames.WordsOf(http), sheet.Seats), SheetFile.Type, $"thanh-vien-ban-chi-dao-{day:yyyy-MM-dd}.csv")
            : await frames.Page<TellMembersView>(http, sheet.Refusal, ct, (nameof(TellMembersView.Sheet), sheet));
    }).Needs(Operation.ReadCommittee);

    private static async Task<Sheet> Read(SenDb db, Home home, string? typed, DateOnly today, CancellationToken ct)
    {
        var asked = string.IsNullOrWhiteSpace(typed) ? AdministrativeDate.Short(today) : typed;
        var read = AdministrativeDate.Read(asked);
        if (read.Problem is { } problem)
        {
            return new(asked, null, null, null, []) { Refusal = new Refusal.Invalid("ngay", problem) };
        }

        var day = read.Value;
        var all = await db.Committees.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).ToListAsync(ct);
        if (Restaffing.InForce(all, day) is not { } committee)
        {
            var ended = all.Where(one => one.ValidTo <= day).Max(one => one.ValidTo);
            return new(AdministrativeDate.Short(day), day, null, null, []) { Between = (ended?.AddDays(-1), all.Where(one => one.ValidFrom > day).Min(one => one.ValidFrom)) };
        }

        var seats = await CommitteeReading.WithOrganisations(db, CommitteeReading.Seats(db, committee.Id, day), ct);
        return new(AdministrativeDate.Short(day), day, committee, await db.Documents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == committee.DecisionId, ct), seats);
    }

    private static byte[] Table(Words words, IReadOnlyList<SeatOf> seats) => SheetFile.Of(
    [
        [words.ColumnSeat, words.SeatPost, words.SeatDuty, words.ColumnOrganisation, words.SeatArea],
        .. seats.Select(row => new[] { words.Number(row.Seat.No), row.Seat.HeldBy, words.In(CommitteeDuties.NameOf(row.Seat.Role)), row.Organisation, row.Seat.Assignment }),
    ]);
}
