using CsCheck;
using Sen.Movement;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests;

public class SettingsTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Fact]
    public void Every_default_is_a_value_the_setting_itself_accepts() =>
        Assert.All(Settings.Catalogue, setting => Assert.Equal(setting.Default, setting.Read(setting.Default).Value));

    [Fact]
    public void What_holds_on_a_day_is_the_last_value_set_on_or_before_it() =>
        Gen.Select(Gen.Int[-50, 50], Gen.Int[0, 60]).Array[0, 8].Sample(changes =>
        {
            var rows = changes.Select((change, no) => Row(no, "return.days", $"{change.Item2}", Today.AddDays(change.Item1))).ToList();
            var expected = rows.Where(row => row.ValidFrom <= Today).OrderBy(row => row.ValidFrom).ThenBy(row => row.Id).LastOrDefault()?.Value ?? "7";
            return Settings.On(rows, Today).Text("return.days") == expected;
        });

    [Theory]
    [InlineData("return.days", "-1")]
    [InlineData("return.days", "mười")]
    [InlineData("registration.due", "31/02")]
    [InlineData("registration.due", "3/31")]
    [InlineData("recognition.council", "có")]
    public void A_value_that_cannot_be_is_refused_with_what_to_write(string key, string typed)
    {
        var refusal = Settings.Catalogue.Single(setting => setting.Key == key).Read(typed).Refusal;

        Assert.StartsWith("Đề nghị", Assert.IsType<Refusal.Invalid>(refusal).Fields[key].Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadline_on_the_29th_of_february_falls_on_the_28th_in_a_common_year()
    {
        var settings = Settings.On([Row(1, "registration.due", "29/02", Today)], Today);

        Assert.Equal((new DateOnly(2024, 2, 29), new DateOnly(2022, 2, 28)), (settings.DayIn("registration.due", 2024), settings.DayIn("registration.due", 2022)));
    }

    [Fact]
    public void Inspection_and_council_are_off_until_a_unit_uses_them()
    {
        var settings = Settings.On([], Today);

        Assert.False(settings.Switch("recognition.inspection") || settings.Switch("recognition.council"));
    }

    private static DatedSetting Row(int no, string key, string value, DateOnly from) => new()
    {
        Id = new Guid(no, 0, 7, [8, 0, 0, 0, 0, 0, 0, 0]),
        Key = key,
        Value = value,
        ValidFrom = from,
    };
}
