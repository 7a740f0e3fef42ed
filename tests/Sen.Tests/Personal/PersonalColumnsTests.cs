using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Sen.Data;
using Sen.Data.Personal;
using Sen.Movement.Personal;
using Sen.Movement.Settings;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Personal;

/// <summary>Every column of both databases says what it tells about persons and how long it is kept, and none is there for what is never collected.</summary>
public class PersonalColumnsTests
{
    [Theory, EachDatabase]
    public async Task Every_column_is_classified_once_and_nothing_else_is(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();

        var there = db.Model.GetEntityTypes().ToDictionary(type => type.ShortName(), type => Columns(type).Order(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

        Assert.Equal(there.Keys.Order(StringComparer.Ordinal), PersonalColumns.All.Select(table => table.Entity).Order(StringComparer.Ordinal));
        Assert.All(PersonalColumns.All, table => Assert.Equal(there[table.Entity], table.Columns.Select(column => column.Column).Order(StringComparer.Ordinal)));
    }

    [Theory, EachDatabase]
    public async Task No_column_is_there_for_what_is_never_collected(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();

        var columns = db.Model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column => (Table: table.Name, column.Name))).ToList();

        Assert.True(columns.Count > 300, $"{columns.Count} columns");
        // Whoever works here sees where they are signed in: the kind of browser and system of their own sessions, which nobody else's row has.
        Assert.All(columns.Where(column => column != ("session", "device")), column => Assert.True(NeverCollected.In(column.Name) is null, $"{column.Table}.{column.Name}: {NeverCollected.In(column.Name)?.Why.En}"));
    }

    [Theory]
    [InlineData("so_cccd")]
    [InlineData("religion")]
    [InlineData("ethnic_group")]
    [InlineData("health_note")]
    [InlineData("date_of_birth")]
    [InlineData("sender_ip")]
    [InlineData("home_address")]
    [InlineData("bank_account")]
    [InlineData("user_agent")]
    public void A_column_that_would_hold_it_is_noticed(string column) => Assert.NotNull(NeverCollected.In(column));

    [Fact]
    public void What_the_audit_keeps_closed_is_what_is_classified_as_personal_and_changes_with_the_person()
    {
        Assert.Equal(
            ["Account.Email", "Account.NormalizedEmail", "Account.NormalizedUserName", "Account.PhoneNumber", "Account.Title", "Account.UserName", "DataRequest.Asker", "DataRequest.Wish", "Delegation.Reason", "MediaItem.Consent.Who"],
            PersonalColumns.All.SelectMany(table => table.Columns.Where(column => PersonKeys.IsClosed(table.Entity, column.Column)).Select(column => $"{table.Entity}.{column.Column}")).Order(StringComparer.Ordinal));
        Assert.All(
            PersonalColumns.All.Single(table => table.Entity == "Account").Columns.Where(column => column.Class == ColumnClass.Personal),
            column => Assert.True(PersonKeys.IsClosed("Account", column.Column), column.Column));
    }

    [Fact]
    public void Each_class_of_retention_has_one_rule_whose_work_and_setting_are_there()
    {
        Assert.Equal(Enum.GetValues<Retention>(), RetentionRule.All.Select(rule => rule.Retention));
        Assert.All(RetentionRule.All.Select(rule => rule.Job).OfType<string>(), job => Assert.Contains(Schedule.All, one => one.Kind.Name == job));
        Assert.All(RetentionRule.All.Select(rule => rule.Setting).OfType<string>(), key => Assert.Contains(Settings.Catalogue, setting => setting.Key == key));
    }

    [Fact]
    public void The_page_tells_of_the_tables_as_they_are()
    {
        if (Environment.GetEnvironmentVariable("SEN_DOCS") == "write")
        {
            PersonalDocument.Keep();
        }

        Assert.Equal(PersonalDocument.Text, PersonalDocument.OnDisk);
    }

    private static IEnumerable<string> Columns(ITypeBase type) =>
        type.GetProperties().Where(property => property.Name != "__synthesizedOrdinal").Select(property => property.Name)
            .Concat(type.GetComplexProperties().SelectMany(complex => Columns(complex.ComplexType).Select(name => $"{complex.Name}.{name}")));
}
