using Sen.Movement.Text;

namespace Sen.Movement.Direction;

/// <summary>
/// The steering committee in time (kiện toàn): each decision makes a committee of its own; the next one ends it on the day before its first and changes nothing
/// else of it. Whoever was a member on a day is asked of the decision in force on that day.
/// </summary>
public static class Restaffing
{
    /// <summary>The committee in force on a day; null when none was.</summary>
    public static SteeringCommittee? InForce(IEnumerable<SteeringCommittee> committees, DateOnly day) => committees.Where(one => one.On(day)).MaxBy(one => one.No);

    /// <summary>The seats that make up the committee of a day; none when no decision was in force.</summary>
    public static IReadOnlyList<CommitteeSeat> Members(IEnumerable<SteeringCommittee> committees, IEnumerable<CommitteeSeat> seats, DateOnly day) =>
        InForce(committees, day) is { } committee ? [.. seats.Where(seat => seat.CommitteeId == committee.Id && seat.On(day)).OrderBy(seat => seat.No)] : [];

    /// <summary>What is wrong with the first day of a new committee; null when nothing is.</summary>
    public static Wording? Early(IEnumerable<SteeringCommittee> earlier, DateOnly from) =>
        earlier.MaxBy(one => one.No) is { ValidFrom: { } first } && from < first
            ? (
                $"Quyết định gần nhất có hiệu lực từ {AdministrativeDate.Short(first)}; quyết định mới không có hiệu lực trước ngày đó. Đề nghị xem lại ngày.",
                $"The latest decision is in force from {AdministrativeDate.Short(first)}; a new one cannot begin before that day. Please check the day.")
            : null;

    /// <summary>Ends whatever would last into a new committee on the day before its first; all else of it stays as it was.</summary>
    public static void Supersede(IEnumerable<SteeringCommittee> earlier, DateOnly from)
    {
        foreach (var one in earlier.Where(one => one.ValidTo is null || one.ValidTo > from))
        {
            one.ValidTo = from;
        }
    }

    /// <summary>Why the seat cannot join; null when it can.</summary>
    /// <param name="committee">The committee.</param>
    /// <param name="seats">Its seats.</param>
    /// <param name="no">Number of the new seat.</param>
    /// <param name="duty">Its duty.</param>
    /// <param name="from">Its first day.</param>
    public static Refusal.Invalid? CannotJoin(SteeringCommittee committee, IReadOnlyList<CommitteeSeat> seats, int no, string duty, DateOnly from)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (Outside(committee, from) is { } outside)
        {
            wrong["From"] = outside;
        }

        var later = seats.Where(seat => seat.ValidTo is null || seat.ValidTo > from).ToList();
        if (later.Find(seat => seat.No == no) is { } taken)
        {
            wrong["No"] = ($"Số {no} đang là của {taken.HeldBy}. Đề nghị ghi số khác.", $"Number {no} is that of {taken.HeldBy}. Please write another number.");
        }

        if (CommitteeDuties.IsHead(duty) && later.Find(seat => CommitteeDuties.IsHead(seat.Role)) is { } head)
        {
            wrong["Duty"] = (
                $"Ban Chỉ đạo đã có Trưởng ban ({head.HeldBy}). Thay Trưởng ban bằng quyết định kiện toàn.",
                $"The committee has a head ({head.HeldBy}). The head is replaced by a decision that re-staffs the committee.");
        }

        return wrong.Count == 0 ? null : new(wrong);
    }

    /// <summary>Why the seat cannot leave after its last day; null when it can.</summary>
    public static Refusal? CannotLeave(SteeringCommittee committee, CommitteeSeat seat, DateOnly last)
    {
        if (seat.ValidTo is not null)
        {
            return new Refusal.Taken(("Thành viên này đã có ngày thôi tham gia.", "This seat has a last day already."));
        }

        if (CommitteeDuties.IsHead(seat.Role))
        {
            return new Refusal.Taken((
                "Ban Chỉ đạo luôn có Trưởng ban. Thay Trưởng ban bằng quyết định kiện toàn.",
                "A committee always has a head. The head is replaced by a decision that re-staffs the committee."));
        }

        return (seat.ValidFrom is { } first && last < first
            ? ($"Thành viên này tham gia từ {AdministrativeDate.Short(first)}; ngày cuối không trước ngày đó.", $"This seat joined on {AdministrativeDate.Short(first)}; its last day is not before that.")
            : Outside(committee, last)) is { } wrong ? new Refusal.Invalid("Last", wrong) : null;
    }

    private static Wording? Outside(SteeringCommittee committee, DateOnly day) => committee switch
    {
        { ValidFrom: { } first } when day < first => (
            $"Ban Chỉ đạo này có hiệu lực từ {AdministrativeDate.Short(first)}. Đề nghị ghi từ ngày đó trở đi.", $"This committee is in force from {AdministrativeDate.Short(first)}. Please write that day or a later one."),
        { ValidTo: { } end } when day >= end => (
            $"Ban Chỉ đạo này có hiệu lực đến hết {AdministrativeDate.Short(end.AddDays(-1))}. Đề nghị ghi ngày không muộn hơn.",
            $"This committee is in force until the end of {AdministrativeDate.Short(end.AddDays(-1))}. Please write no later day."),
        _ => null,
    };
}
