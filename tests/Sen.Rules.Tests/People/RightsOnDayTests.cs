using System.Globalization;
using CsCheck;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

public class RightsOnDayTests
{
    private static readonly DateOnly Day = new(2022, 9, 23);
    private static readonly DateTime Morning = BusinessCalendar.ToUtc(Day, new(8, 0)), Noon = BusinessCalendar.ToUtc(Day, new(12, 0)), LongAgo = Morning.AddYears(-3), Later = Morning.AddDays(9);
    private static readonly Guid Person = new("0199b0d8-0000-7000-8000-0000000000a1"), Commune = new("0199b0d8-0000-7000-8000-0000000000c1"), Elsewhere = new("0199b0d8-0000-7000-8000-0000000000c2");
    private static readonly Guid Farmers = new("0199b0d8-0000-7000-8000-0000000000f1"), Women = new("0199b0d8-0000-7000-8000-0000000000f2"), District = new("0199b0d8-0000-7000-8000-0000000000d1");

    private static readonly AccountPast InUse = Account((LongAgo, AccountCondition.InUse));

    [Theory]
    [InlineData("2022-09-23", null, true)]
    [InlineData("2022-09-24", null, false)]
    [InlineData("2022-01-01", "2022-09-23", false)]
    [InlineData("2022-01-01", "2022-09-24", true)]
    public void A_post_counts_from_its_first_day_to_its_last(string from, string? until, bool held)
    {
        var rights = RightsOnDay.Of(Day, InUse, [Post(PostKind.Officer, DateOnly.Parse(from, CultureInfo.InvariantCulture), until is null ? null : DateOnly.Parse(until, CultureInfo.InvariantCulture))]);

        Assert.Equal(held, rights.Posts.Count == 1);
        Assert.Equal(held, rights.All.Any(row => row.Operation == Operation.Appraise));
    }

    [Fact]
    public void A_post_nobody_gave_says_since_when_it_was_there()
    {
        var rights = RightsOnDay.Of(Day, InUse, [Post(PostKind.Administrator, Day.AddDays(-9), null) with { CameWithSetUp = true }, Post(PostKind.Editor, Day.AddDays(-9), null)]);

        Assert.Equal([LongAgo, null], rights.Posts.Select(post => post.SetUpAt));
    }

    [Fact]
    public void Two_posts_that_overlap_give_the_rights_of_both()
    {
        var rights = RightsOnDay.Of(Day, InUse, [Post(PostKind.Officer, Day.AddDays(-9), Day.AddDays(1)), Post(PostKind.Editor, Day, null)]);

        Assert.Contains(rights.All, row => row.Operation == Operation.Appraise);
        Assert.Contains(rights.All, row => row.Operation == Operation.EditArticle);
    }

    [Fact]
    public void A_post_recorded_after_the_day_is_shown_and_allowed_nothing_on_it()
    {
        var post = Post(PostKind.Officer, Day.AddDays(-9), null, (Later, null));

        var shown = Assert.Single(RightsOnDay.Of(Day, InUse, [post]).Posts);

        Assert.Equal((false, Later), (shown.Usable, shown.RecordedAt));
        Assert.Empty(shown.Rights);
    }

    [Fact]
    public void An_end_recorded_after_its_day_ended_nothing_before_it_was_recorded()
    {
        var post = Post(PostKind.Officer, Day.AddDays(-9), Day.AddDays(-2), (LongAgo, null), (Later, Day.AddDays(-2)));

        var shown = Assert.Single(RightsOnDay.Of(Day, InUse, [post]).Posts);

        Assert.Equal((true, Later), (shown.Usable, shown.EndRecordedAt));
        Assert.Empty(RightsOnDay.Of(BusinessCalendar.DateOf(Later).AddDays(1), InUse, [post]).Posts);
    }

    [Theory]
    [InlineData(AccountCondition.Disabled, false)]
    [InlineData(AccountCondition.FirstPassword, true)]
    [InlineData(AccountCondition.NotYet, false)]
    public void An_account_not_in_use_all_day_opens_no_post(AccountCondition condition, bool signsIn)
    {
        var rights = RightsOnDay.Of(Day, Account((LongAgo, condition)), [Post(PostKind.Officer, Day, null)]);

        Assert.Empty(Assert.Single(rights.Posts).Rights);
        Assert.Equal(signsIn, rights.CouldSignIn);
    }

    [Fact]
    public void An_account_disabled_at_noon_counts_for_its_morning_and_not_for_a_post_recorded_after_noon()
    {
        var account = Account((LongAgo, AccountCondition.InUse), (Noon, AccountCondition.Disabled));

        var rights = RightsOnDay.Of(Day, account, [Post(PostKind.Officer, Day, null, (LongAgo, null)), Post(PostKind.Editor, Day, null, (Noon.AddHours(1), null))]);

        Assert.Equal([true, false], rights.Posts.Select(post => post.Usable));
        Assert.Equal([AccountCondition.InUse, AccountCondition.Disabled], rights.Turns.Select(turn => turn.Is));
    }

    [Fact]
    public void Of_two_turns_at_one_instant_only_the_last_counts()
    {
        var rights = RightsOnDay.Of(Day, Account((LongAgo, AccountCondition.Disabled), (Noon, AccountCondition.InUse), (Noon, AccountCondition.Disabled)), [Post(PostKind.Officer, Day, null)]);

        Assert.False(rights.CouldSignIn);
        Assert.Equal([AccountCondition.Disabled, AccountCondition.Disabled], rights.Turns.Select(turn => turn.Is));
        Assert.Empty(rights.All);
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(-1, true, false)]
    [InlineData(4, true, true)]
    [InlineData(30, false, true)]
    public void A_post_that_decides_sleeps_until_there_is_a_second_step(int? setUpAfterHours, bool usable, bool slept)
    {
        var steps = setUpAfterHours is { } hours ? [(Morning.AddHours(hours == -1 ? -100 : hours), true)] : Array.Empty<(DateTime, bool)>();
        var rights = RightsOnDay.Of(Day, InUse with { SecondStep = steps }, [Post(PostKind.CommitteeHead, Day, null)], asks: true);

        var shown = Assert.Single(rights.Posts);
        Assert.Equal((usable, slept), (shown.Usable, shown.Sleep is not null));
        Assert.Equal(setUpAfterHours == 4 ? Morning.AddHours(4) : null, shown.Sleep?.Until);
        Assert.Equal(usable, rights.All.Any(row => row.Operation == Operation.Approve));
        // Where nobody is asked for one, nothing sleeps.
        Assert.Null(Assert.Single(RightsOnDay.Of(Day, InUse with { SecondStep = steps }, [Post(PostKind.CommitteeHead, Day, null)]).Posts).Sleep);
    }

    [Fact]
    public void A_post_of_ones_own_that_decides_takes_the_others_along_and_a_mandate_sleeps_alone()
    {
        var without = InUse with { SecondStep = [] };

        Assert.All(RightsOnDay.Of(Day, without, [Post(PostKind.CommitteeHead, Day, null), Post(PostKind.Editor, Day, null)], asks: true).Posts, post => Assert.False(post.Usable));

        var given = Post(PostKind.CommitteeHead, Day, null);
        var mandate = new MandatePast(new() { PostId = given.Post.Id, From = Morning, Until = Later }, given, InUse, "Trưởng ban");
        var rights = RightsOnDay.Of(Day, without, [Post(PostKind.Editor, Day, null)], [mandate], asks: true);
        Assert.Equal([(true, false), (false, true)], rights.Posts.Select(post => (post.Usable, post.Sleep is not null)));
    }

    [Fact]
    public void Where_two_steps_may_have_been_shown_elsewhere_it_counts_and_is_said_not_to_be_known()
    {
        var linked = InUse with { SecondStep = [], Elsewhere = [(Noon, true)] };

        var shown = Assert.Single(RightsOnDay.Of(Day, linked, [Post(PostKind.CommitteeHead, Day, null)], asks: true).Posts);
        Assert.Equal((true, new SleepOnDay(null, MaybeElsewhere: true)), (shown.Usable, shown.Sleep));
        var before = Assert.Single(RightsOnDay.Of(Day.AddDays(-1), linked, [Post(PostKind.CommitteeHead, Day.AddDays(-1), null)], asks: true).Posts);
        Assert.Equal((false, new SleepOnDay(null, MaybeElsewhere: false)), (before.Usable, before.Sleep));
    }

    [Fact]
    public void The_rights_of_a_day_are_what_the_access_table_answered_at_some_moment_of_it_no_more_and_no_less() =>
        Gen.Select(Accounts, Posts.Array[0, 3], Gen.Enum<Operation>().Array[12], Subjects.Array[24]).Sample((account, posts, operations, subjects) =>
        {
            var rights = RightsOnDay.Of(Day, account, posts);
            var rows = Access.Of(Standing.Reader).Select(row => (Row: row, Post: (DatedPost?)null))
                .Concat(rights.CouldSignIn ? Access.Of(Standing.Person).Select(row => (Row: row, Post: (DatedPost?)null)) : [])
                .Concat(rights.Posts.SelectMany(post => post.Rights.Select(row => (Row: row, Post: (DatedPost?)post.Post)))).ToList();
            Assert.Equal(rights.All.Count(), rows.Count(one => one.Row.Who != Standing.Reader));
            var actors = Moments(account, posts).Select(moment => ActorAt(moment, account, posts)).ToList();
            foreach (var operation in operations)
            {
                foreach (var subject in subjects)
                {
                    var (allowed, told) = (actors.Any(actor => Access.Ask(actor, operation, subject).Ok), rows.Any(one => one.Row.Operation == operation && Covers(one.Row, one.Post, subject)));
                    // Whoever also registers for the owner decides on none of its models: the page says so of the right, for it depends on the record and the moment.
                    Assert.True(allowed == told || (told && rows.Any(one => one.Row.Operation == operation && one.Row.NotByRegistrant) && posts.Any(post => RegistersFor(post.Post, subject))), $"{operation} on {subject}: {allowed}, told {told}");
                }
            }
        }, iter: 400);

    private static bool RegistersFor(DatedPost post, Subject subject) => post.Kind == PostKind.Registrar && subject.CommuneId == Commune && subject.OrganisationId == post.OrganisationId;

    // The right read by rules of its own.
    private static bool Covers(AccessRow row, DatedPost? post, Subject subject) =>
        (row.Reach switch
        {
            Reach.Anywhere => true,
            Reach.Self => subject.PersonId == Person,
            Reach.OwnOrganisation => subject.CommuneId == Commune && subject.OrganisationId is not null && subject.OrganisationId == post!.OrganisationId,
            Reach.OwnCommune => subject.CommuneId == Commune,
            _ => post!.UnitId is { } unit && subject.Above?.Contains(unit) == true,
        })
        && (row.Stages.Length == 0 || (subject.Stage is { } stage && row.Stages.Contains(stage)))
        && !(row.NotByRegistrant && subject.RegistrantId == Person);

    private static IEnumerable<DateTime> Moments(AccountPast account, PostPast[] posts) => account.Turns.Select(turn => turn.At).Concat(posts.SelectMany(post => post.Turns.Select(turn => turn.At)))
        .Append(BusinessCalendar.Day(Day).From).Where(moment => BusinessCalendar.DateOf(moment) == Day);

    // What a visit makes of a person at a moment.
    private static Actor ActorAt(DateTime moment, AccountPast account, PostPast[] posts) => account.At(moment) switch
    {
        AccountCondition.InUse => new(Person, "", Door.Page, [.. posts.Where(post => post.Held(Day, moment)).Select(post => new HeldPost(post.Post.Kind, Commune, post.Post.OrganisationId, post.Post.UnitId))], Standing.Person),
        AccountCondition.FirstPassword => new(Person, "", Door.Page, [], Standing.Person),
        _ => Actor.Reader,
    };

    private static AccountPast Account(params (DateTime, AccountCondition)[] turns) => new(turns);

    private static PostPast Post(PostKind kind, DateOnly from, DateOnly? until, params (DateTime, DateOnly?)[] turns) => new(
        new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(Morning)),
            CommuneId = Commune,
            PersonId = Person,
            Kind = kind,
            OrganisationId = kind == PostKind.Registrar ? Farmers : null,
            UnitId = kind == PostKind.UpperReader ? District : null,
            From = from,
            Until = until,
        },
        turns.Length > 0 ? turns : [(LongAgo, until)]);

    private static readonly Gen<DateTime> Instants = Gen.Int[-60, 60].Select(hours => Morning.AddHours(hours));

    private static readonly Gen<AccountPast> Accounts = Gen.Select(Instants, Gen.Enum<AccountCondition>()).Array[1, 4]
        .Select(turns => new AccountPast([.. turns.OrderBy(turn => turn.Item1).Select(turn => (turn.Item1, turn.Item2))]));

    private static readonly Gen<DateOnly?> Untils = Gen.Int[-3, 4].Select(days => days == 4 ? null : (DateOnly?)Day.AddDays(days));

    private static readonly Gen<PostPast> Posts = Gen.Select(Gen.Enum<PostKind>(), Gen.Int[-3, 2], Gen.Select(Instants, Untils).Array[1, 3]).Select((kind, days, turns) =>
    {
        var recorded = turns.OrderBy(turn => turn.Item1).ToArray();
        return Post(kind, Day.AddDays(days), recorded[^1].Item2, [.. recorded.Select(turn => (turn.Item1, turn.Item2))]);
    });

    private static readonly Gen<Subject> Subjects =
        Gen.Select(Gen.OneOf<Guid?>(null, Commune, Elsewhere), Gen.OneOf<Guid?>(null, Farmers, Women), Gen.Bool, Gen.OneOf<Guid?>(null, Person, Women), Gen.OneOf<Guid?>(null, Person, Women), Gen.Int[-1, Enum.GetValues<Stage>().Length - 1])
            .Select((commune, organisation, below, person, registrant, stage) =>
                new Subject(commune, organisation, below ? [District] : null, person, registrant, stage < 0 ? null : (Stage)stage));
}
