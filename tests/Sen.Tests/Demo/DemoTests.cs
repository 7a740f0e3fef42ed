using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Direction;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Demo;

public class DemoTests
{
    private static readonly DateTimeOffset Later = new(2028, 2, 29, 8, 0, 0, TimeSpan.FromHours(7));

    [Theory, EachDatabase]
    public async Task The_demonstration_holds_what_the_seed_page_tells(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var db = sen.Database.OpenAll();
        var ct = TestContext.Current.CancellationToken;

        var models = await db.Models.Where(model => model.IsPublic).ToListAsync(ct);
        var owners = await db.Organisations.ToDictionaryAsync(owner => owner.Id, owner => owner.ShortName, ct);

        Assert.Equal(21, await db.CommitteeSeats.CountAsync(ct));
        Assert.Equal(17, await db.Documents.CountAsync(ct));
        Assert.Equal(6, await db.Statements.CountAsync(row => row.Kind == StatementKind.Limitation, ct));
        Assert.Equal(2, await db.Statements.CountAsync(row => row.Kind == StatementKind.Remedy, ct));
        Assert.Equal(5, await db.Statements.CountAsync(row => row.Kind == StatementKind.Choice, ct));
        Assert.Equal(200, await db.ArticleViews.Where(row => row.ArticleId == Sen.Demo.DemoData.Id("article")).Select(row => row.Views).SingleAsync(ct));
        Assert.Equal(10, models.Count);
        // The calendar has days before and after the demonstration's own.
        Assert.Equal([(2, Origin.Illustrative), (5, Origin.Illustrative)], (await db.CalendarEntries.ToListAsync(ct))
            .GroupBy(entry => (Coming: entry.On > new DateOnly(2022, 9, 23), entry.Origin)).OrderBy(group => group.Key.Coming).Select(group => (group.Count(), group.Key.Origin)));
        Assert.Equal([1, 5, 3, 1], Enum.GetValues<Field>().Select(field => models.Count(model => model.Field == field)));
        Assert.Equal(
            ["Công an xã 2", "Hội LHPN xã 3", "Hội ND 2", "UBMTTQ xã 2", "Đoàn TN 1"],
            models.GroupBy(model => owners[model.OwnerOrganisationId]).Select(group => $"{group.Key} {group.Count()}").Order(StringComparer.Ordinal));
        Assert.All(models, model => Assert.Equal((Origin.Seed, Origin.Illustrative), (model.Origin, model.FieldOrigin)));
        Assert.Null((await Verification.Run(db, ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task An_invented_article_says_so_and_only_what_the_original_page_names_speaks_of_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var db = sen.Database.OpenAll();

        var stories = await db.Articles.AsNoTracking().Where(row => row.Origin == Origin.Illustrative).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal((20, 20), (stories.Count(story => story.Title.EndsWith("(minh họa)", StringComparison.Ordinal)), stories.Count(story => !story.Title.EndsWith("(minh họa)", StringComparison.Ordinal))));
        Assert.All(stories, story => Assert.StartsWith(
            story.Title.EndsWith("(minh họa)", StringComparison.Ordinal) ? "Bài minh họa: tên bài, nội dung" : "Trang gốc chỉ có tên bài này; nội dung", story.Body, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Desks_have_work_nothing_is_over_thirty_days_late_and_only_illustrative_villages_are_late(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var db = sen.Database.OpenAll();
        var ct = TestContext.Current.CancellationToken;
        var today = new DateOnly(2022, 9, 23);
        var rows = await db.Registrations.ToListAsync(ct);
        var models = await db.Models.ToDictionaryAsync(model => model.Id, ct);
        var owners = await db.Organisations.ToDictionaryAsync(owner => owner.Id, owner => owner.Name, ct);
        var sources = rows.Select(row => new WorkSource(
            new(row.CommuneId, row.OwnerOrganisationId, RegistrantId: row.RegistrantId, Stage: row.Stage), row.Id, row.Year, models[row.ModelId].Name,
            owners[row.OwnerOrganisationId], BusinessCalendar.DateOf(row.StageSince), row.ProgressAt is { } last ? BusinessCalendar.DateOf(last) : null)).ToList();
        var settings = Movement.Settings.Settings.On(await db.Settings.ToListAsync(ct), today);
        var posts = await db.Posts.ToListAsync(ct);
        var dated = await db.Settings.ToListAsync(ct);
        DateOnly DueIn(int year) => Movement.Settings.Settings.On(dated, new(year, 12, 31)).DayIn("registration.due", year);

        var work = posts.Select(post => (post, work: WorkTable.For(
            new(post.PersonId, "", Door.Page, [new(post.Kind, post.CommuneId, post.OrganisationId, post.UnitId)], Standing.Person), sources, settings, today))).ToList();

        Assert.All(
            work.Where(desk => desk.post.Kind is PostKind.Officer or PostKind.CommitteeHead or PostKind.CommitteeMember),
            desk => Assert.NotEmpty(desk.work));
        Assert.True(work.Count(desk => desk.post.Kind == PostKind.Registrar && desk.work.Count > 0) >= 6);
        Assert.All(work.SelectMany(desk => desk.work), item => Assert.InRange(item.DaysLeft, -30, 400));
        var late = work.SelectMany(desk => desk.work).Where(item => item.DaysLeft < 0).ToList();
        Assert.NotEmpty(late);
        Assert.All(rows.Where(row => row.RegisteredAt is not null), row => Assert.InRange(
            BusinessCalendar.DateOf(row.RegisteredAt!.Value).DayNumber - DueIn(row.Year).DayNumber, -400, 30));
        Assert.All(late, item => Assert.Contains(item.OwnerName.Vi, (string[])["Thôn 4 (minh họa)", "Thôn 5 (minh họa)"]));
    }

    [Theory, EachDatabase]
    public async Task A_second_start_loads_nothing_again_and_the_date_goes_on_from_where_it_stopped(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var ct = TestContext.Current.CancellationToken;
        var (lines, stopped) = await Counted(sen, ct);

        await sen.Restart();

        var (again, now) = await Counted(sen, ct);
        Assert.Equal(lines, again);
        Assert.InRange(now - stopped, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.Equal(new DateOnly(2022, 9, 23), BusinessCalendar.DateOf(now));
    }

    [Theory, EachDatabase]
    public async Task The_same_living_demonstration_is_shown_whatever_day_the_machine_says(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var first = await SenHost.Start(engine, demo: true);
        await using var second = await SenHost.Start(engine, demo: true, now: Later);

        var (one, two) = (await Everything(first, ct), await Everything(second, ct));

        Assert.NotEmpty(one);
        Assert.Equal(one, two);
        Assert.Equal(new DateOnly(2022, 9, 23), BusinessCalendar.Today((TimeProvider)second.Services.GetService(typeof(TimeProvider))!));
    }

    [Theory, EachDatabase]
    public async Task A_loading_that_was_cut_short_goes_on_where_it_stopped(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var whole = await SenHost.Start(engine, demo: true);
        await using var cut = await engine.Fresh();
        await using (var databases = cut.Options.OpenDatabases())
        {
            await databases.Migrate(SettableClock.Usual, ct);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            stop.CancelAfter(TimeSpan.FromMilliseconds(250));
            var loading = new Sen.Demo.LoadDemo(databases, new Microsoft.AspNetCore.Identity.PasswordHasher<Sen.Data.Accounts.Account>(), new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider());
            await Record.ExceptionAsync(() => loading.Run(stop.Token));

            await loading.Run(ct);
        }

        await using var db = cut.OpenAll();
        await using var expected = whole.Database.OpenAll();
        Assert.Equal(await expected.AuditLines.CountAsync(ct), await db.AuditLines.CountAsync(ct));
        Assert.Equal(await expected.Registrations.CountAsync(ct), await db.Registrations.CountAsync(ct));
        Assert.True(await db.Installation.AnyAsync(row => row.IsDemo, ct));
    }

    private static async Task<(int Lines, DateTimeOffset Now)> Counted(SenHost sen, CancellationToken ct)
    {
        await using var db = sen.Database.OpenAll();
        var clock = (BusinessClock)sen.Services.GetService(typeof(BusinessClock))!;
        return (await db.AuditLines.CountAsync(line => line.Verb != "audit.fold", ct), clock.GetUtcNow());
    }

    private static async Task<List<string>> Everything(SenHost sen, CancellationToken ct)
    {
        await using var db = sen.Database.OpenAll();
        return await db.AuditLines.OrderBy(line => line.CommuneId).ThenBy(line => line.Seq)
            .Select(line => line.At + line.Verb + line.SubjectId + line.ActorName).ToListAsync(ct);
    }
}
