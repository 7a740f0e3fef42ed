using CsCheck;
using Sen.Movement;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

public class DelegationTests
{
    private static readonly DateTime Now = Village.Now;
    private static readonly Home Home = new(Village.Commune, Village.Province);
    private static readonly Guid[] People = [.. Enumerable.Range(1, 4).Select(no => new Guid(no, 3, 7, [8, 0, 0, 0, 0, 0, 0, 0]))];

    [Fact]
    public void It_runs_from_its_first_instant_up_to_its_last_and_ends_by_itself()
    {
        var (delegation, post) = Given(0, 1, Now, Now.AddHours(8));

        Assert.Null(delegation.At(Now.AddMilliseconds(-1), post, "Trưởng ban", false));
        Assert.Equal(PostKind.CommitteeHead, delegation.At(Now, post, "Trưởng ban", false)!.Kind);
        Assert.NotNull(delegation.At(Now.AddHours(8).AddMilliseconds(-1), post, "Trưởng ban", false));
        Assert.Null(delegation.At(Now.AddHours(8), post, "Trưởng ban", false));
    }

    [Fact]
    public void With_the_givers_post_or_account_it_is_over_at_once()
    {
        var (delegation, post) = Given(0, 1, Now, Now.AddDays(8));

        Assert.Null(delegation.At(Now, post, "Trưởng ban", disabled: true));
        Assert.True(post.End(BusinessCalendar.DateOf(Now).AddDays(1)).Ok);
        Assert.NotNull(delegation.At(Now, post, "Trưởng ban", false));
        Assert.Null(delegation.At(Now.AddDays(1), post, "Trưởng ban", false));
    }

    [Fact]
    public void Ended_early_it_is_over_at_that_instant_and_cannot_be_ended_again()
    {
        var (delegation, post) = Given(0, 1, Now, Now.AddDays(8));

        Assert.True(delegation.End(Now.AddHours(1)).Ok);
        Assert.NotNull(delegation.At(Now.AddMinutes(59), post, "Trưởng ban", false));
        Assert.Null(delegation.At(Now.AddHours(1), post, "Trưởng ban", false));
        Assert.IsType<Refusal.OutOfOrder>(delegation.End(Now.AddHours(2)).Refusal);
    }

    [Fact]
    public void Who_gives_the_same_post_back_is_free_for_it_when_that_is_over()
    {
        var (there, post) = Given(0, 1, Now.AddDays(-1), Now.AddDays(2));
        var (on, next) = Given(1, 2, Now.AddDays(1), Now.AddDays(5));
        var (_, mine) = Given(1, 3, Now, Now.AddDays(1));
        IReadOnlyList<(Delegation, DatedPost)> open = [(there, post), (on, next)];

        // The second may give the post to anybody but whoever gives it to them.
        Assert.Equal(Now.AddDays(2), Delegations.FreeFrom(People[0], mine, Now, open));
        Assert.Equal(Now, Delegations.FreeFrom(People[2], mine, Now, open));
        Assert.Equal(Now, Delegations.FreeFrom(People[0], mine, Now, []));
        // Another post is another matter.
        Assert.Equal(Now, Delegations.FreeFrom(People[0], Given(1, 3, Now, Now.AddDays(1), kind: PostKind.Officer).Post, Now, open));
        // Through a third person: what the third has comes from the first by way of the second.
        var (_, third) = Given(2, 3, Now.AddDays(1), Now.AddDays(2));
        Assert.Equal(Now.AddDays(2), Delegations.FreeFrom(People[0], third, Now.AddDays(1), open));
    }

    [Fact]
    public void To_oneself_of_anothers_post_twice_at_once_and_in_a_circle_are_refused_with_what_to_do()
    {
        var (there, post) = Given(0, 1, Now, Now.AddDays(2));
        var (back, others) = Given(1, 0, Now.AddDays(1), Now.AddDays(3));

        Assert.Contains("chính mình", Why(Given(0, 0, Now, Now.AddDays(1)), [])!.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("không ủy quyền tiếp", Delegations.WhyNot(there, others, [])!.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("trước, hoặc chọn thời gian khác", Delegations.WhyNot(Given(0, 2, Now.AddDays(1), Now.AddDays(4), post).Delegation, post, [(there, post)])!.Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("vòng tròn", Delegations.WhyNot(back, others, [(there, post)])!.Sentence.Vi, StringComparison.Ordinal);
        // One after the other is no circle, and neither is another post.
        Assert.Null(Why(Given(1, 0, Now.AddDays(2), Now.AddDays(3)), [(there, post)]));
        Assert.Null(Why(Given(1, 0, Now, Now.AddDays(3), kind: PostKind.Officer), [(there, post)]));
        // Through a third person it is one.
        var (on, third) = Given(1, 2, Now, Now.AddDays(2));
        Assert.Contains("vòng tròn", Why(Given(2, 0, Now, Now.AddDays(1)), [(there, post), (on, third)])!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PostKind.Administrator)]
    [InlineData(PostKind.UpperReader)]
    public void The_administrators_post_and_a_readers_from_above_are_not_delegated(PostKind kind)
    {
        var (delegation, post) = Given(0, 1, Now, Now.AddDays(1), kind: kind);

        Assert.NotNull(Delegations.WhyNot(delegation, post, []));
        Assert.Null(delegation.At(Now, post, "Quản trị", false));
    }

    [Fact]
    public void Whatever_is_recorded_nobody_holds_by_delegation_what_its_giver_does_not_hold_at_that_instant_and_nothing_goes_on() =>
        Gen.Select(Attempts.Array[1, 12], Gen.Int[-2, 12].Array[4], Gen.Int[0, 15], Gen.Int[0, 300]).Sample((attempts, ends, disabled, hours) =>
        {
            // One post of the same kind each, that ends some day.
            var posts = People.Select((person, no) => Post(person, PostKind.CommitteeHead, ends[no] > 10 ? null : BusinessCalendar.DateOf(Now).AddDays(ends[no]))).ToList();
            var kept = new List<(Delegation Delegation, DatedPost Post)>();
            foreach (var (giver, to, post, from, length) in attempts)
            {
                var (wanted, which) = (New(People[giver], People[to], posts[post], Now.AddHours(from), Now.AddHours(from + length)), posts[post]);
                if (Delegations.WhyNot(wanted, which, kept) is null)
                {
                    kept.Add((wanted, which));
                }
            }

            var moment = Now.AddHours(hours);
            bool Disabled(Guid person) => (disabled & (1 << Array.IndexOf(People, person))) != 0;
            bool Holds(Guid person, DatedPost post) => post.PersonId == person && post.On(BusinessCalendar.DateOf(moment)) && !Disabled(person);
            var mandates = kept.Select(one => (one.Delegation, one.Post, Held: one.Delegation.At(moment, one.Post, "", Disabled(one.Delegation.GiverId)))).Where(one => one.Held is not null).ToList();
            Assert.All(mandates, one => Assert.True(Holds(one.Delegation.GiverId, one.Post)));
            // Each post is used by one delegate at most, and only its own holder ever gave it.
            Assert.Equal(mandates.Count, mandates.Select(one => one.Post.Id).Distinct().Count());
            Assert.All(kept, one => Assert.Equal(one.Post.PersonId, one.Delegation.GiverId));
            // Nobody comes back to themselves from giver to delegate.
            Assert.All(mandates, one => Assert.DoesNotContain(one.Delegation.GiverId, Reached(one.Delegation.DelegateId, mandates.Select(other => other.Delegation).ToList())));
        });

    [Theory]
    [InlineData(null, null, "24/09/2022", null, null)]
    [InlineData("23/09/2022", null, "24/09/2022", null, null)]
    [InlineData("23/09/2022", "7h59", "24/09/2022", null, "From")]
    [InlineData("23/09/2022", "8 giờ", "23/09/2022", "17:00", null)]
    [InlineData("22/09/2022", null, "24/09/2022", null, "From")]
    [InlineData("25/09/2022", null, "24/09/2022", null, "Last")]
    [InlineData(null, null, "23/09/2022", "07:00", "Last")]
    [InlineData(null, null, "31/02/2023", null, "Last")]
    [InlineData(null, null, null, null, "Last")]
    [InlineData(null, null, "24/09/2022", "sáng", "LastHour")]
    [InlineData(null, "ba giờ", "24/09/2022", null, "FromHour")]
    [InlineData(null, null, "23/12/2022", null, "Last")]
    public void Days_and_hours_are_read_as_people_type_them(string? from, string? fromHour, string? last, string? lastHour, string? wrong)
    {
        var read = new DelegationForm($"{People[0]}", $"{People[1]}", from, fromHour, last, lastHour, "Đi họp").Read(People[2], Home, People[3], Now);

        if (wrong is null)
        {
            Assert.True(read.Ok, read.Refusal?.Sentence.Vi);
            Assert.Equal(Now, read.Value.From);
            Assert.Equal(lastHour is null ? BusinessCalendar.ToUtc(new(2022, 9, 25)) : BusinessCalendar.ToUtc(new(2022, 9, 23), new(17, 0)), read.Value.Until);
        }
        else
        {
            Assert.Equal([wrong], Assert.IsType<Refusal.Invalid>(read.Refusal).Fields.Keys);
        }
    }

    [Fact]
    public void Post_delegate_last_day_and_reason_are_asked_for() =>
        Assert.Equal(["Delegate", "Last", "Post", "Reason"], Assert.IsType<Refusal.Invalid>(new DelegationForm(null, "x", null, null, " ", null, " ").Read(People[2], Home, People[3], Now).Refusal).Fields.Keys.Order());

    [Fact]
    public void What_the_audit_keeps_is_read_back_into_words_and_what_it_does_not_know_stays()
    {
        var text = $"{Behalf.Of(Village.Mandate with { Giver = "Trưởng Ban\tChỉ đạo" })}\n{Behalf.Of("Thôn 5", "Trưởng thôn")}\nkhác";

        Assert.Equal("Trưởng Ban Chỉ đạo (ủy quyền từ 08:00, 22/09/2022 đến 08:00, 24/09/2022); Thôn 5 (nhập hộ theo lời Trưởng thôn); khác", Behalf.Read(text).Vi);
        Assert.Contains("delegated from", Behalf.Read(text).En, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_day_a_delegation_counts_for_its_delegate_while_the_giver_held_the_post()
    {
        var day = BusinessCalendar.DateOf(Now);
        var (delegation, post) = Given(0, 1, Now.AddHours(2), Now.AddDays(3), kind: PostKind.Registrar);
        var inUse = new AccountPast([(Now.AddYears(-1), AccountCondition.InUse)]);
        var disabled = new AccountPast([(Now.AddYears(-1), AccountCondition.InUse), (Now.AddDays(1), AccountCondition.Disabled)]);
        MandatePast Past(AccountPast giver) => new(delegation, new(post, [(Now.AddYears(-1), post.Until)]), giver, "Trưởng thôn");

        Assert.Empty(RightsOnDay.Of(day.AddDays(-1), inUse, [], [Past(inUse)]).Posts);
        var shown = Assert.Single(RightsOnDay.Of(day, inUse, [], [Past(inUse)]).Posts);
        Assert.Equal((true, "Trưởng thôn"), (shown.Usable, shown.Mandate!.Title));
        Assert.Contains(shown.Rights, row => row.Operation == Operation.RecordProgress);
        // The word of the organisation stays with its registrar.
        Assert.DoesNotContain(shown.Rights, row => row.Operation is Operation.DraftRegistration or Operation.Register or Operation.Withdraw);
        Assert.Empty(Assert.Single(RightsOnDay.Of(day.AddDays(2), inUse, [], [Past(disabled)]).Posts).Rights);
        Assert.Empty(RightsOnDay.Of(day.AddDays(4), inUse, [], [Past(inUse)]).Posts);
    }

    private static readonly Gen<(int Giver, int To, int Post, int From, int Length)> Attempts = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 200], Gen.Int[1, 120]);

    private static HashSet<Guid> Reached(Guid from, List<Delegation> running)
    {
        var reached = new HashSet<Guid> { from };
        while (running.Exists(one => reached.Contains(one.GiverId) && reached.Add(one.DelegateId)))
        {
        }

        return reached;
    }

    private static Refusal.Invalid? Why((Delegation Delegation, DatedPost Post) given, IReadOnlyList<(Delegation, DatedPost)> others) => Delegations.WhyNot(given.Delegation, given.Post, others);

    private static (Delegation Delegation, DatedPost Post) Given(int giver, int to, DateTime from, DateTime until, DatedPost? post = null, PostKind kind = PostKind.CommitteeHead)
    {
        var which = post ?? Post(People[giver], kind, null);
        return (New(People[giver], People[to], which, from, until), which);
    }

    private static DatedPost Post(Guid person, PostKind kind, DateOnly? until) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(Now)),
        CommuneId = Village.Commune,
        PersonId = person,
        Kind = kind,
        OrganisationId = kind == PostKind.Registrar ? Village.Farmers : null,
        From = new(2022, 1, 1),
        Until = until,
    };

    private static Delegation New(Guid giver, Guid to, DatedPost post, DateTime from, DateTime until) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(Now)),
        CommuneId = Village.Commune,
        PostId = post.Id,
        GiverId = giver,
        DelegateId = to,
        From = from,
        Until = until,
        Reason = "Đi họp",
    };
}
