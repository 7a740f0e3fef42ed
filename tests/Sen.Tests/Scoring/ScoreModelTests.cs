using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;
using static Sen.Scoring.ScoreModel;

namespace Sen.Tests.Scoring;

public class ScoreModelTests
{
    private static readonly string[] Good = ["14", "9", "18", "22", "8,5", "7.5", "9"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_committee_member_scores_in_half_points_and_the_sum_is_kept_with_the_scale_it_was_given_on(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var member = commune.Member;

        var done = await Score(commune, member, await Sheet(commune, id, Good));

        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
        await using var db = commune.Open();
        var score = await db.Scores.SingleAsync(Ct);
        var registration = (await commune.Read(id)).Registration;
        Assert.Equal((Stage.Scored, 176), (registration.Stage, registration.ScoreHalves));
        Assert.Equal((176, member.PersonId, "Chia sản phẩm rõ ràng."), (score.TotalHalves, score.ScorerId, score.Remark));
        Assert.Equal(100, (await db.Rubrics.SingleAsync(rubric => rubric.Id == score.RubricId, Ct)).Criteria.Sum(criterion => criterion.MaxPoints));
    }

    [Theory, EachDatabase]
    public async Task The_scale_in_force_today_is_the_newest_that_has_begun(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var (old, now, coming) = (TestCommune.NewId(), TestCommune.NewId(), TestCommune.NewId());
        await commune.Write(db => db.Rubrics.AddRange(
            Rubric.Default(old, commune.Home, new(2020, 1, 1)), Rubric.Default(now, commune.Home, new(2022, 1, 1)), Rubric.Default(coming, commune.Home, new(2023, 1, 1))));
        var id = await commune.Registration(Stage.Underway);

        await Score(commune, commune.Member, await Sheet(commune, id, Good));

        await using var db = commune.Open();
        Assert.Equal(now, (await db.Scores.SingleAsync(Ct)).RubricId);
        Assert.Equal(3, await db.Rubrics.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Points_too_many_missing_or_uneven_come_back_each_with_its_sentence(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);

        var refusal = Assert.IsType<Refusal.Invalid>((await Score(commune, commune.Member, await Sheet(commune, id, "14", "12", "", "22,3", "tám", "-1", "9"))).Refusal);

        Assert.Equal(["c2", "c3", "c4", "c5", "c6"], refusal.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Tiêu chí này tối đa 10 điểm; đang ghi 12.", refusal.Fields["c2"].Vi);
        Assert.Equal("Được chấm lẻ 0,5 điểm; đang ghi 22,3.", refusal.Fields["c4"].Vi);
        Assert.Equal(Stage.Underway, (await commune.Read(id)).Registration.Stage);
    }

    [Theory, EachDatabase]
    public async Task Nobody_scores_what_they_registered_themselves(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var both = commune.Person(commune.RegistrantId, PostKind.CommitteeMember);

        var refusal = Assert.IsType<Refusal.NotYours>((await Score(commune, both, await Sheet(commune, id, Good))).Refusal);

        Assert.Contains("không tự", refusal.Sentence.Vi, StringComparison.Ordinal);
        Assert.IsType<Refusal.NotYours>((await Score(commune, commune.Head, await Sheet(commune, id, Good))).Refusal);
        Assert.IsType<Refusal.NotYours>((await Score(commune, commune.Registrar, await Sheet(commune, id, Good))).Refusal);
    }

    [Theory, EachDatabase]
    public async Task A_sheet_is_sent_once_and_only_while_the_model_is_under_way(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var approved = await commune.Registration(Stage.Approved);
        var (member, form) = (commune.Member, await Sheet(commune, id, Good));

        await Score(commune, member, form);

        Assert.True((await Score(commune, member, form)).Value.Replayed);
        Assert.IsType<Refusal.OutOfOrder>((await Score(commune, commune.Member, form with { Key = TestCommune.NewId() })).Refusal);
        Assert.IsType<Refusal.OutOfOrder>((await Score(commune, member, await Sheet(commune, approved, Good))).Refusal);
        await using var db = commune.Open();
        Assert.Equal(1, await db.Scores.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Two_members_who_send_at_the_same_moment_leave_one_score(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var form = await Sheet(commune, id, Good);

        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Score(commune, commune.Member, form with { Key = TestCommune.NewId() })));

        Assert.Equal(1, done.Count(one => one.Ok));
        Assert.All(done.Where(one => !one.Ok), one => Assert.True(one.Refusal is Refusal.Stale or Refusal.OutOfOrder, $"{one.Refusal}"));
        await using var db = commune.Open();
        Assert.Equal((1, 1), (await db.Scores.CountAsync(Ct), await db.Rubrics.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Progress_that_came_after_the_sheet_was_opened_is_looked_at_before_the_score_counts(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var form = await Sheet(commune, id, Good);
        commune.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordProgressTests.Record(database, commune, commune.Registrar, RecordProgressTests.Form(id));

        var stale = Assert.IsType<Refusal.Stale>((await Score(commune, commune.Member, form)).Refusal);
        var again = await Score(commune, commune.Member, await Sheet(commune, id, Good));

        Assert.NotEqual(Assert.Single(stale.Fields).Mine, stale.Fields[0].Theirs);
        Assert.True(again.Ok, again.Refusal?.Sentence.Vi);
    }

    [Theory, EachDatabase]
    public async Task A_sheet_put_by_is_there_again_for_its_scorer_alone_and_goes_with_the_score(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var (member, other) = (commune.Member, commune.Member);
        var half = await Sheet(commune, id, "14", "", "mười");

        Assert.True((await Keep(commune, member, half)).Ok);
        Assert.True((await Keep(commune, member, half)).Value.Replayed);
        Assert.True((await Keep(commune, member, await Sheet(commune, id, "15", "9"))).Ok);
        Assert.IsType<Refusal.NotYours>((await Keep(commune, commune.Registrar, await Sheet(commune, id, "1"))).Refusal);
        Assert.IsType<Refusal.Invalid>((await Keep(commune, member, await Sheet(commune, id, new string('1', 21)))).Refusal);

        Assert.Equal([(1, "15"), (2, "9")], (await Kept(commune, id, member))!.Points.Select(line => (line.No, line.Text)));
        Assert.Equal("Chia sản phẩm rõ ràng.", (await Kept(commune, id, member))!.Remark);
        Assert.Null(await Kept(commune, id, other));
        Assert.Equal(Stage.Underway, (await commune.Read(id)).Registration.Stage);
        Assert.True((await Score(commune, other, await Sheet(commune, id, Good))).Ok);
        await using var db = commune.Open();
        Assert.Empty(await db.KeptScores.ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task The_sheet_shows_the_goal_and_the_latest_figures_and_can_be_kept_for_later(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var member = await sen.SignedIn("thanhvien");
        Guid id;
        await using (var db = sen.Database.OpenAll())
        {
            id = await db.Registrations.Where(row => row.Stage == Stage.Underway && db.ProgressEntries.Any(entry => entry.RegistrationId == row.Id)).Select(row => row.Id).FirstAsync(Ct);
        }

        var address = DeskAddresses.Score(id);
        var page = await member.Open(address);
        var kept = await member.Send(page, address, null, ("c1", "12,5"), ("remark", "Cần ghi rõ số hộ."), ("do", "keep"));
        var again = await member.Open(kept.Headers.Location!.ToString());

        Assert.NotEmpty(page.QuerySelector("#muc-tieu + p")!.TextContent);
        Assert.NotEmpty(page.QuerySelector("#so-lieu + p")!.TextContent);
        Assert.Equal(("12,5", "Cần ghi rõ số hộ."), (again.QuerySelector("#c1")!.GetAttribute("value"), again.QuerySelector("#remark")!.TextContent));
        Assert.Contains("chưa gửi", again.QuerySelector("main .notice.good")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_sheet_put_by_keeps_what_is_no_number_and_says_what_to_correct_before_it_is_sent(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var member = await sen.SignedIn("thanhvien");
        Guid id;
        await using (var db = sen.Database.OpenAll())
        {
            id = await db.Registrations.Where(row => row.Stage == Stage.Underway).Select(row => row.Id).FirstAsync(Ct);
        }

        var address = DeskAddresses.Score(id);
        var kept = await member.Send(await member.Open(address), address, null, ("c1", "abc"), ("c2", "900"), ("c3", "8"), ("do", "keep"));
        var again = await member.Open(kept.Headers.Location!.ToString());

        Assert.Equal("abc", again.QuerySelector("#c1")!.GetAttribute("value"));
        Assert.Equal(["#c1", "#c2"], again.QuerySelectorAll("#chua-doc-duoc a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Đề nghị ghi điểm bằng số", again.QuerySelector("#c1-error")!.TextContent, StringComparison.Ordinal);
        Assert.Null(again.QuerySelector("#c3-error"));
    }

    private static async Task<Form> Sheet(TestCommune commune, Guid id, params string[] points) => new(
        id, TestCommune.NewId(), (await commune.Read(id)).Version,
        points.Select((text, index) => (text, index)).ToDictionary(line => line.index + 1, line => (string?)line.text), " Chia sản phẩm rõ ràng. ");

    private static async Task<Outcome<Receipt>> Keep(TestCommune commune, Actor actor, Form form)
    {
        await using var db = commune.Open();
        return await new Handler(db, commune.Clock).Keep(form, actor, Ct);
    }

    private static async Task<KeptScore?> Kept(TestCommune commune, Guid id, Actor actor)
    {
        await using var db = commune.Open();
        return (await new Handler(db, commune.Clock).Open(id, actor, Ct)).Value.Kept;
    }

    private static async Task<Outcome<Receipt>> Score(TestCommune commune, Actor actor, Form form)
    {
        await using var db = commune.Open();
        return await new Handler(db, commune.Clock).Handle(form, actor, Ct);
    }
}
