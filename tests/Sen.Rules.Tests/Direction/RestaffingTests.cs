using Sen.Movement.Direction;
using Xunit;

namespace Sen.Rules.Tests.Direction;

public class RestaffingTests
{
    private static readonly DateOnly First = new(2020, 1, 1);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void On_any_day_the_members_are_those_of_the_decision_in_force(int seed)
    {
        var random = new Random(seed);
        var (committees, seats, told) = (new List<SteeringCommittee>(), new List<CommitteeSeat>(), new List<(DateOnly From, DateOnly? Until, string Post)>());
        for (var step = 0; step < 12; step++)
        {
            var from = First.AddDays(random.Next(1000));
            var until = random.Next(3) == 0 ? from.AddDays(random.Next(1, 200)) : (DateOnly?)null;
            if (Restaffing.Early(committees, from) is not null)
            {
                Assert.True(from < told[^1].From);
                continue;
            }

            Restaffing.Supersede(committees, from);
            committees.Add(Of(committees.Count + 1, from, until));
            seats.Add(Seat(committees[^1], 1, "Trưởng ban", $"Bí thư {step}"));
            told.Add((from, until, $"Bí thư {step}"));
        }

        for (var day = First.AddDays(-1); day < First.AddDays(1250); day = day.AddDays(1))
        {
            // What a person with the decisions on the table would say: the last one that has begun, unless its mandate is over.
            var last = told.FindLast(one => one.From <= day);
            var expected = last.Post is null || last.Until <= day ? [] : new[] { last.Post };
            Assert.Equal(expected, Restaffing.Members(committees, seats, day).Select(seat => seat.HeldBy));
            Assert.True(committees.Count(one => one.On(day)) <= 1);
        }
    }

    [Fact]
    public void A_committee_without_a_first_day_stands_until_the_next_decision()
    {
        var old = Of(1, null, null);
        Restaffing.Supersede([old], First);

        Assert.Null(Restaffing.Early([old], First));
        Assert.Same(old, Restaffing.InForce([old], First.AddDays(-1)));
        Assert.Null(Restaffing.InForce([old], First));
    }

    [Fact]
    public void A_seat_that_joins_or_leaves_in_between_counts_from_and_until_its_day()
    {
        var committee = Of(1, First, null);
        var (head, left) = (Seat(committee, 1, "Trưởng ban", "Bí thư"), Seat(committee, 2, "Ủy viên", "Trưởng Công an xã"));
        left.ValidTo = First.AddDays(10);
        var joined = Seat(committee, 2, "Ủy viên", "Trưởng Trạm Y tế xã", First.AddDays(20));

        Assert.Equal([head, left], Restaffing.Members([committee], [head, left, joined], First.AddDays(9)));
        Assert.Equal([head], Restaffing.Members([committee], [head, left, joined], First.AddDays(19)));
        Assert.Equal([head, joined], Restaffing.Members([committee], [head, left, joined], First.AddDays(20)));
        Assert.Null(Restaffing.CannotJoin(committee, [head, left], 2, "Ủy viên", First.AddDays(10)));
        Assert.Contains("Số 2 đang là của Trưởng Công an xã", Restaffing.CannotJoin(committee, [head, left], 2, "Ủy viên", First.AddDays(9))!.Fields["No"].Vi, StringComparison.Ordinal);
        Assert.Contains("đã có Trưởng ban", Restaffing.CannotJoin(committee, [head], 3, "Trưởng ban", First)!.Fields["Duty"].Vi, StringComparison.Ordinal);
        Assert.Contains("có hiệu lực từ 01/01/2020", Restaffing.CannotJoin(committee, [head], 3, "Ủy viên", First.AddDays(-1))!.Fields["From"].Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_leaves_by_a_restaffing_only_and_nobody_leaves_twice()
    {
        var committee = Of(1, First, First.AddDays(100));
        var (head, member) = (Seat(committee, 1, "Trưởng ban", "Bí thư"), Seat(committee, 2, "Ủy viên", "Trưởng Công an xã", First.AddDays(5)));

        Assert.Contains("luôn có Trưởng ban", Restaffing.CannotLeave(committee, head, First)!.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("tham gia từ 06/01/2020", Restaffing.CannotLeave(committee, member, First)!.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("đến hết 09/04/2020", Restaffing.CannotLeave(committee, member, First.AddDays(100))!.Sentence.Vi, StringComparison.Ordinal);
        Assert.Null(Restaffing.CannotLeave(committee, member, First.AddDays(99)));
        member.ValidTo = First.AddDays(50);
        Assert.Contains("đã có ngày thôi", Restaffing.CannotLeave(committee, member, First.AddDays(60))!.Sentence.Vi, StringComparison.Ordinal);
    }

    private static SteeringCommittee Of(int no, DateOnly? from, DateOnly? until) => new() { Id = Guid.CreateVersion7(), No = no, Name = "Ban Chỉ đạo", ValidFrom = from, ValidTo = until };

    private static CommitteeSeat Seat(SteeringCommittee committee, int no, string role, string post, DateOnly? from = null) =>
        new() { Id = Guid.CreateVersion7(), CommitteeId = committee.Id, No = no, Role = role, HeldBy = post, ValidFrom = from };
}
