using Sen.Movement.Settings;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests;

public class StandingBodyTests
{
    private static readonly Organisation Bloc = Of(1, "Khối Dân vận", new(2022, 12, 1)), Board = Of(2, "Ban Xây dựng Đảng", null);

    [Theory]
    [InlineData("2022-06-30", "Khối Dân vận Đảng ủy")]
    [InlineData("2022-07-01", "Khối Dân vận")]
    [InlineData("2022-11-30", "Khối Dân vận")]
    [InlineData("2022-12-01", "Khối Dân vận Đảng ủy")]
    [InlineData("2022-12-31", "Khối Dân vận Đảng ủy")]
    [InlineData("2023-01-01", "Ban Xây dựng Đảng")]
    public void The_body_of_a_day_is_the_organisation_set_for_it_while_it_works_else_the_name(string day, string name)
    {
        DatedSetting[] rows = [Set(StandingBody.NameKey, "Khối Dân vận Đảng ủy", new(2020, 1, 1)), Set(StandingBody.OrganisationKey, $"{Bloc.Id}", new(2022, 7, 1)), Set(StandingBody.OrganisationKey, $"{Board.Id}", new(2023, 1, 1))];
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(name, StandingBody.On(Settings.On(rows, on), [Bloc, Board], on).Name);
    }

    [Fact]
    public void An_organisation_of_another_commune_or_one_that_is_gone_is_no_body()
    {
        var settings = Settings.On([Set(StandingBody.OrganisationKey, $"{Board.Id}", new(2022, 1, 1))], new(2022, 9, 23));

        Assert.Equal((null, "Khối Dân vận"), (StandingBody.On(settings, [Bloc], new(2022, 9, 23)).OrganisationId, StandingBody.On(settings, [], new(2022, 9, 23)).Name));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("0190c000-0000-7000-8000-000000000011", true)]
    [InlineData("Khối Dân vận", false)]
    public void The_setting_takes_one_organisation_or_none(string typed, bool ok) =>
        Assert.Equal(ok, Settings.Catalogue.Single(setting => setting.Key == StandingBody.OrganisationKey).Read(typed).Ok);

    private static Organisation Of(int id, string name, DateOnly? end) => new() { Id = new(id, 4, 7, [8, 0, 0, 0, 0, 0, 0, 0]), CommuneId = Village.Commune, Name = name, ShortName = name, SortKey = name, ValidTo = end };

    private static DatedSetting Set(string key, string value, DateOnly from) => new() { Key = key, Value = value, ValidFrom = from };
}
