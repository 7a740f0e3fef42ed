using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests;

public class UnitTests
{
    private static readonly DateOnly Merger = new(2025, 7, 1);

    [Fact]
    public void One_code_belongs_to_another_unit_from_the_day_of_the_merger_on()
    {
        UnitVersion[] versions = [Version("Bình Sa", null, Merger), Version("Thăng Trường", Merger, null)];

        Assert.Equal("xã Bình Sa", Assert.Single(versions, version => version.On(Merger.AddDays(-1))).FullName);
        Assert.Equal("xã Thăng Trường", Assert.Single(versions, version => version.On(Merger)).FullName);
        Assert.NotEqual(versions[0].UnitId, versions[1].UnitId);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2025-07-01", null, true)]
    [InlineData("2025-07-02", null, false)]
    [InlineData(null, "2025-07-01", false)]
    [InlineData(null, "2025-07-02", true)]
    [InlineData("2025-07-01", "2025-07-02", true)]
    public void A_version_is_in_force_from_its_first_day_until_the_day_before_its_end(string? from, string? to, bool inForce) =>
        Assert.Equal(inForce, Version("Bình Sa", Day(from), Day(to)).On(Merger));

    [Fact]
    public void Every_kind_has_its_name_in_running_text() =>
        Assert.All(Enum.GetValues<UnitKind>(), kind => Assert.Equal(char.ToLowerInvariant(UnitNames.Of(kind).Vi[0]), UnitNames.Of(kind).Vi[0]));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static UnitVersion Version(string name, DateOnly? from, DateOnly? to) => new()
    {
        Id = Guid.CreateVersion7(),
        UnitId = Guid.CreateVersion7(),
        Kind = UnitKind.Commune,
        Name = name,
        NameFolded = name,
        SortKey = name,
        Code = "20836",
        ValidFrom = from,
        ValidTo = to,
    };
}
