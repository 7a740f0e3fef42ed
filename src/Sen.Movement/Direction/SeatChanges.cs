using Sen.Movement.Text;

namespace Sen.Movement.Direction;

/// <summary>What a new list of seats changes (thay đổi thành viên): posts that come, posts that go, posts whose duty or area is another.</summary>
/// <param name="Joined">Posts that come.</param>
/// <param name="Left">Posts that go.</param>
/// <param name="Changed">Posts that stay with another duty or area.</param>
public sealed record SeatChanges(IReadOnlyList<string> Joined, IReadOnlyList<string> Left, IReadOnlyList<string> Changed)
{
    /// <summary>The changes between the seats that were and the rows of the new list; a post is told by its title.</summary>
    public static SeatChanges Between(IReadOnlyList<CommitteeSeat> before, IReadOnlyList<CommitteeLine> after)
    {
        var was = before.ToLookup(seat => VietnameseText.Exact(seat.HeldBy));
        var now = after.ToLookup(line => VietnameseText.Exact(line.HeldBy));
        return new(
            [.. after.Where(line => !was.Contains(VietnameseText.Exact(line.HeldBy))).Select(line => line.HeldBy)],
            [.. before.Where(seat => !now.Contains(VietnameseText.Exact(seat.HeldBy))).Select(seat => seat.HeldBy)],
            [.. after.Where(line => was[VietnameseText.Exact(line.HeldBy)] is var seats && seats.Any() && seats.All(seat => Differs(seat, line))).Select(line => line.HeldBy)]);
    }

    private static bool Differs(CommitteeSeat seat, CommitteeLine line) =>
        VietnameseText.Exact(seat.Role) != VietnameseText.Exact(line.Role) || VietnameseText.Exact(seat.Assignment) != VietnameseText.Exact(line.Assignment);
}
