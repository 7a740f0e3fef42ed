using Sen.Data;
using Sen.Movement.Units;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Data;

public class PlacesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // The engines disagree on where “no day” stands in an order; the queries may not.
    [Theory, EachDatabase]
    public async Task A_village_is_called_by_its_last_name_also_when_its_first_day_is_not_known(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var village = TestCommune.NewId();
        await commune.Write(db =>
        {
            db.Units.Add(new() { Id = village });
            db.UnitVersions.Add(Version(commune, village, "Một", null, new(2023, 1, 1)));
            db.UnitVersions.Add(Version(commune, village, "Bình Trúc", new(2023, 1, 1), null));
        });

        await using var db = commune.Open();
        var names = await Places.VillageNames(db, [village], Ct);

        Assert.Equal("Thôn Bình Trúc", names[village]);
    }

    private static UnitVersion Version(TestCommune commune, Guid village, string name, DateOnly? from, DateOnly? to) => new()
    {
        Id = TestCommune.NewId(),
        UnitId = village,
        Kind = UnitKind.Village,
        Name = name,
        NameFolded = name,
        SortKey = name,
        ParentId = commune.Id,
        ValidFrom = from,
        ValidTo = to,
    };
}
