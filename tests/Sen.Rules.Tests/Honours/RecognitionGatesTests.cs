using Sen.Movement.Honours;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests.Honours;

public class RecognitionGatesTests
{
    private static readonly DateOnly Day = new(2022, 9, 23);

    [Fact]
    public void By_default_only_the_points_are_asked_for()
    {
        Assert.Empty(RecognitionGates.Closed(On(), 120));
        Assert.Equal(["gate-points"], RecognitionGates.Closed(On(), 119).Keys);
        Assert.Equal(["gate-points"], RecognitionGates.Closed(On(), null).Keys);
    }

    [Fact]
    public void Every_closed_gate_is_named() =>
        Assert.Equal(
            ["gate-council", "gate-inspection", "gate-points"],
            RecognitionGates.Closed(On(("recognition.inspection", "on"), ("recognition.council", "on"), ("recognition.points", "90")), 179).Keys.Order(StringComparer.Ordinal));

    private static Settings On(params (string Key, string Value)[] rows) =>
        Settings.On(rows.Select(row => new DatedSetting { Key = row.Key, Value = row.Value, ValidFrom = Day }), Day);
}
