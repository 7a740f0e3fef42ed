using Microsoft.EntityFrameworkCore;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Data;

public class DriftTests
{
    [Theory, EachDatabase]
    public async Task The_migrations_make_exactly_the_tables_the_code_means(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
