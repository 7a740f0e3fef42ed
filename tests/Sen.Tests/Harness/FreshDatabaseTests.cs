using Microsoft.EntityFrameworkCore;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Harness;

public class FreshDatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_fresh_database_knows_its_installation_and_holds_no_model(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();

        Assert.False((await db.Installation.SingleAsync(Ct)).IsDemo);
        Assert.Empty(await db.Models.ToListAsync(Ct));
        Assert.Equal(engine == Engine.Postgres, db.Database.IsNpgsql());
    }

    [Theory, EachDatabase]
    public async Task Two_tests_never_see_each_others_rows(Engine engine)
    {
        await using var mine = await engine.Fresh();
        await using var theirs = await engine.Fresh();
        await using var writing = mine.OpenAll();
        await using var reading = theirs.OpenAll();

        await writing.Database.ExecuteSqlAsync($"UPDATE installation SET is_demo = {true}", Ct);

        Assert.True((await writing.Installation.AsNoTracking().SingleAsync(Ct)).IsDemo);
        Assert.False((await reading.Installation.SingleAsync(Ct)).IsDemo);
    }

    [Theory, EachDatabase]
    public async Task The_real_application_starts_on_it_and_starts_again(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using (var client = sen.Client())
        {
            Assert.True((await client.GetAsync("/healthz", Ct)).IsSuccessStatusCode);
        }

        await sen.Restart();

        using var again = sen.Client();
        Assert.True((await again.GetAsync("/healthz", Ct)).IsSuccessStatusCode);
    }
}
