using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>Progress told on behalf of its owner: what was chosen and typed waits over a reload as it was, is sent so, and is over once it was sent.</summary>
public sealed class KeptProgressTests
{
    [Fact]
    public async Task The_way_it_was_received_is_still_the_chosen_one_after_a_reload_and_nothing_comes_back_once_it_was_sent()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        var registration = await new DemoPlaces(sen).Registration(Stage.Underway);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(person, "khoidanvan", Demo.DemoData.Year().Password);
        await person.Open(DeskAddresses.ProgressOnBehalf(registration));
        await person.Tick("Điện thoại");
        await person.Fill("Chức danh người báo", "Trưởng thôn");
        await person.Fill("Đã làm được việc gì?", "Đắp xong bờ ao phía tây.");

        await person.Page.ReloadAsync();

        var ways = person.Page.Locator("input[name=How]");
        Assert.Equal(["Paper", "Telephone", "InPerson"], await ways.EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
        Assert.Equal(["Telephone"], await ways.EvaluateAllAsync<string[]>("all => all.filter(one => one.checked).map(one => one.value)"));
        Assert.Equal("Đắp xong bờ ao phía tây.", await person.Page.Locator("#note").InputValueAsync());

        await person.Press("Gửi tiến độ");
        await person.Reads("Đắp xong bờ ao phía tây.");
        await person.Open(DeskAddresses.ProgressOnBehalf(registration));
        Assert.Equal("", await person.Page.Locator("#note").InputValueAsync());
        Assert.Empty(await ways.EvaluateAllAsync<string[]>("all => all.filter(one => one.checked).map(one => one.value)"));
        await using var db = sen.Database.OpenAll();
        Assert.Equal([Telling.Telephone], await db.EnteredFor.Where(row => row.RegistrationId == registration && row.EntryId != null).Select(row => row.How).ToListAsync(TestContext.Current.CancellationToken));
        person.IsContent();
    }
}
