using CsCheck;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests;

public class WorkTests
{
    private static readonly Settings Defaults = Settings.On([], new(2022, 9, 23));
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Fact]
    public void Work_is_only_what_the_person_may_do_and_the_life_cycle_takes() =>
        Gen.Select(Gen.Enum<PostKind>(), Gen.Enum<Stage>()).Sample((kind, stage) =>
            WorkTable.For(Village.Holding(kind), [Source(stage, Today)], Defaults, Today).All(work =>
                OpenSteps.For(Village.Holding(kind), Registrations.At(stage), Source(stage, Today).Subject)
                    .Any(step => OpenSteps.OperationOf(step) == work.Row.Operation)));

    [Fact]
    public void Every_stage_that_waits_for_somebody_is_on_somebodys_desk() =>
        Assert.All(
            Enum.GetValues<Stage>().Where(stage => stage is not (Stage.Declined or Stage.NotRecognised or Stage.Revoked or Stage.Recognised)),
            stage => Assert.Contains(Enum.GetValues<PostKind>(), kind => WorkTable.For(Village.Holding(kind), [Source(stage, Today)], Defaults, Today).Count > 0));

    [Fact]
    public void The_soonest_stands_first_and_the_days_are_counted_to_the_deadline() =>
        Gen.Int[-200, 200].Array[1, 12].Sample(ages =>
        {
            var work = WorkTable.For(Village.Holding(PostKind.Officer), ages.Select(age => Source(Stage.Registered, Today.AddDays(age))), Defaults, Today);
            return work.Count == ages.Length && work.Select(one => one.Due).SequenceEqual(work.Select(one => one.Due).Order())
                && work.All(one => Today.AddDays(one.DaysLeft) == one.Due);
        });

    [Theory]
    [InlineData(PostKind.Registrar, Stage.Returned, "2022-09-20", "2022-09-27", 4)]
    [InlineData(PostKind.Registrar, Stage.Draft, "2022-03-01", "2022-03-31", -176)]
    [InlineData(PostKind.Registrar, Stage.Draft, "2022-09-20", "2022-09-27", 4)]
    [InlineData(PostKind.Officer, Stage.Registered, "2022-09-13", "2022-09-20", -3)]
    [InlineData(PostKind.CommitteeHead, Stage.Appraised, "2022-09-23", "2022-09-30", 7)]
    [InlineData(PostKind.CommitteeHead, Stage.Scored, "2022-09-20", "2022-09-30", 7)]
    [InlineData(PostKind.CommitteeMember, Stage.Underway, "2022-06-01", "2022-10-10", 17)]
    public void Each_kind_of_work_has_its_day(PostKind kind, Stage stage, string since, string due, int left)
    {
        var work = Assert.Single(WorkTable.For(Village.Holding(kind), [Source(stage, Day(since))], Defaults, Today));

        Assert.Equal((Day(due), left), (work.Due, work.DaysLeft));
    }

    [Fact]
    public void Every_kind_of_deadline_is_one_row_whose_settings_are_there()
    {
        Assert.Equal(Enum.GetValues<DueRule>(), WorkTable.Deadlines.Select(deadline => deadline.Rule).Order());
        Assert.All(WorkTable.Rows, row => Assert.Contains(WorkTable.Deadlines, deadline => deadline.Rule == row.Due));
        Assert.All(WorkTable.Deadlines, deadline => Assert.Equal(SettingKind.Number, Kind(deadline.Days)));
        Assert.All(WorkTable.Deadlines.SelectMany(deadline => new[] { deadline.Season, deadline.Opens }).OfType<string>(), key => Assert.Equal(SettingKind.DayOfYear, Kind(key)));
    }

    // Over the whole table: whatever the year's dates and the numbers of days are, and however late in the year the work comes.
    [Fact]
    public void Nobody_is_late_on_the_day_the_work_arrives_and_the_dates_of_the_year_stand_where_they_are_later() =>
        Gen.Select(Gen.Int[0, 729], Gen.Int[0, 60], Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[0, WorkTable.Rows.Count - 1]).Sample((day, days, due, opens, no) =>
        {
            var (row, came) = (WorkTable.Rows[no], new DateOnly(2022, 1, 1).AddDays(day));
            var deadline = WorkTable.Deadlines.Single(deadline => deadline.Rule == row.Due);
            var settings = Settings.On(
                [
                    Set(deadline.Days, $"{days}"), .. deadline.Season is { } season ? [Set(season, $"15/{due:00}")] : Array.Empty<DatedSetting>(),
                    .. deadline.Opens is { } from ? [Set(from, $"01/{opens:00}")] : Array.Empty<DatedSetting>(),
                ],
                Today);
            var seen = deadline.Opens is null || came > new DateOnly(2022, opens, 1) ? came : new DateOnly(2022, opens, 1);
            var source = Source(row.Stage!.Value, came) with { LastProgress = came, FirstProgress = came };

            var (found, why) = WorkTable.DueOf(deadline, source, settings);

            return found >= seen && why.Since == seen && (days == 0 || found > seen)
                && (deadline.Season is null ? why.Season is null && !why.BySeason : found >= why.Season && why.BySeason == (found == why.Season));
        });

    [Theory]
    [InlineData(Stage.Underway, "2022-06-01", "2022-10-10", true)]
    [InlineData(Stage.Underway, "2022-10-03", "2022-10-10", true)]
    [InlineData(Stage.Underway, "2022-10-04", "2022-10-11", false)]
    [InlineData(Stage.Underway, "2022-10-10", "2022-10-17", false)]
    [InlineData(Stage.Underway, "2022-12-28", "2023-01-05", false)]
    [InlineData(Stage.Draft, "2022-03-24", "2022-03-31", true)]
    [InlineData(Stage.Draft, "2022-03-25", "2022-04-01", false)]
    [InlineData(Stage.Draft, "2022-04-28", "2022-05-09", false)]
    public void Work_that_comes_after_the_date_of_the_year_or_shortly_before_has_five_working_days(Stage stage, string came, string due, bool bySeason)
    {
        var row = WorkTable.Rows.Single(row => row.Stage == stage && row.Operation is (Operation.Register or Operation.Score));
        var deadline = WorkTable.Deadlines.Single(deadline => deadline.Rule == row.Due);

        var (found, why) = WorkTable.DueOf(deadline, Source(stage, Day(came)) with { FirstProgress = Day(came) }, Defaults);

        Assert.Equal((Day(due), bySeason), (found, why.BySeason));
    }

    [Fact]
    public void Progress_recorded_later_does_not_move_the_day_of_scoring()
    {
        var source = Source(Stage.Underway, new(2022, 10, 14)) with { LastProgress = new(2022, 10, 14), FirstProgress = new(2022, 10, 11) };

        var work = Assert.Single(WorkTable.For(Village.Holding(PostKind.CommitteeMember), [source], Defaults, new(2022, 10, 17)));

        Assert.Equal((new DateOnly(2022, 10, 18), 1), (work.Due, work.DaysLeft));
        Assert.Equal((new DateOnly(2022, 10, 11), 5, new DateOnly(2022, 10, 10)), (work.Why.Since, work.Why.Days, work.Why.Season));
    }

    [Fact]
    public void The_next_progress_is_due_after_the_last_one()
    {
        var source = Source(Stage.Underway, new(2022, 6, 1)) with { LastProgress = new(2022, 9, 10) };

        var work = WorkTable.For(Village.Registrar(), [source], Defaults, Today);

        Assert.Equal(new DateOnly(2022, 10, 10), Assert.Single(work).Due);
    }

    [Fact]
    public void Scoring_is_nobodys_work_before_its_season()
    {
        var member = Village.Holding(PostKind.CommitteeMember);

        Assert.Empty(WorkTable.For(member, [Source(Stage.Underway, new(2022, 6, 1))], Defaults, new(2022, 8, 31)));
        Assert.Single(WorkTable.For(member, [Source(Stage.Underway, new(2022, 6, 1))], Defaults, new(2022, 9, 1)));
    }

    [Fact]
    public void Whoever_registered_has_no_work_of_deciding_on_it()
    {
        var head = Village.Holding(PostKind.CommitteeHead);
        var own = Source(Stage.Appraised, Today) with { Subject = Source(Stage.Appraised, Today).Subject with { RegistrantId = head.PersonId } };

        Assert.Empty(WorkTable.For(head, [own], Defaults, Today));
    }

    private static SettingKind Kind(string key) => Settings.Catalogue.Single(setting => setting.Key == key).Kind;

    private static DatedSetting Set(string key, string value) => new() { Id = Guid.Empty, Key = key, Value = value, ValidFrom = new(2022, 1, 1) };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static WorkSource Source(Stage stage, DateOnly since) => new(
        new Subject(Village.Commune, Village.Farmers, [], RegistrantId: Guid.Empty, Stage: stage),
        Guid.Parse("0190c000-0000-7000-8000-000000000031"), 2022, "Trồng sen kết hợp nuôi cá", "Hội ND xã", since, null);
}
