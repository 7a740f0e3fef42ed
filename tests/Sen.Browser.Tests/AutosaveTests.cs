using Microsoft.Playwright;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>With scripts on, a draft is kept as soon as a field is left; without them the buttons do the same.</summary>
public sealed class AutosaveTests
{
    [Fact]
    public async Task Leaving_a_field_keeps_the_draft_and_says_when()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(person, "phunu", Demo.DemoData.Year().Password);
        await person.Open(RegistrationPages.Begin);
        await person.Fill("Tên mô hình", "Ngõ hoa nhà sạch");
        await RegistrationPages.SaveAndGoOn(person);
        var address = new Uri(person.Page.Url).PathAndQuery.Replace("/1?cau=2", "/3", StringComparison.Ordinal);

        await person.Open(address);
        var before = await person.Page.Locator("input[name=version]").First.InputValueAsync();
        var answer = person.Page.WaitForResponseAsync(response => response.Request.Method == "POST");
        await person.Fill("Đến cuối năm sẽ thấy được gì?", "40 hộ trồng hoa trước ngõ.");
        await person.Page.Locator("#goal").BlurAsync();
        Assert.Equal(200, (await answer).Status);
        await Assertions.Expect(person.Page.Locator("#saved")).ToContainTextAsync("Đã lưu lúc");
        var after = await person.Page.Locator("input[name=version]").First.InputValueAsync();
        await person.Open(address);

        Assert.NotEqual(before, after);
        Assert.Equal("40 hộ trồng hoa trước ngõ.", await person.Page.Locator("#goal").InputValueAsync());
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task A_new_article_has_an_address_of_its_own_from_the_first_save_on_and_a_reload_shows_what_was_written()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(sen.Address, Screen.Desktop);
        await Doorway.SignIn(person, "bientap", Demo.DemoData.Year().Password);
        await person.Open("/can-bo/cong-tin/moi");

        await person.Page.FillAsync("#title", "Thôn Bình Trúc I ra quân");
        await Assertions.Expect(person.Page.Locator("#saved")).ToContainTextAsync("Đã lưu lúc", new() { Timeout = 15_000 });
        Assert.Equal(await person.Page.Locator("form[data-autosave]").GetAttributeAsync("action"), new Uri(person.Page.Url).AbsolutePath);
        await person.Page.ReloadAsync();

        Assert.Equal("Thôn Bình Trúc I ra quân", await person.Page.Locator("#title").InputValueAsync());
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task A_save_whose_answer_is_lost_is_said_and_sent_again_by_itself_with_what_was_typed_since()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(sen.Address, Screen.Desktop);
        await Doorway.SignIn(person, "bientap", Demo.DemoData.Year().Password);
        await person.Open("/can-bo/cong-tin/moi");
        var lost = 0;
        await person.Page.RouteAsync("**/can-bo/cong-tin/*", async route =>
        {
            // The first save arrives, its answer does not.
            if (route.Request.Method == "POST" && lost++ == 0)
            {
                await route.FetchAsync();
                await route.AbortAsync("failed");
                return;
            }

            await route.ContinueAsync();
        });

        await person.Page.FillAsync("#title", "Thôn Bình Trúc I ra quân");
        await Assertions.Expect(person.Page.Locator("#saved")).ToContainTextAsync("trang sẽ tự lưu lại", new() { Timeout = 15_000 });
        await person.Page.FillAsync("#title", "Thôn Bình Trúc I ra quân dọn đường");
        await Assertions.Expect(person.Page.Locator("#saved")).ToContainTextAsync("Đã lưu lúc", new() { Timeout = 30_000 });
        await person.Open((await person.Page.Locator("form[data-autosave]").GetAttributeAsync("action"))!);

        Assert.Equal("Thôn Bình Trúc I ra quân dọn đường", await person.Page.Locator("#title").InputValueAsync());
        Assert.Equal("2", await person.Page.Locator("form[data-autosave] input[name=version]").InputValueAsync());
    }

    [Fact]
    public async Task What_is_typed_of_the_progress_survives_a_reload_until_it_was_sent()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(person, "hoinongdan", Demo.DemoData.Year().Password);
        await person.Open("/can-bo/mo-hinh");
        var model = (await person.Page.Locator("main tbody a[href^='/can-bo/mo-hinh/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))[0];
        await person.Open($"{model}/tien-do");

        await person.Page.FillAsync("#note", "Đã đắp xong 60 m bờ ao.");
        await Assertions.Expect(person.Page.Locator("[data-told]")).ToContainTextAsync("chưa gửi");
        await person.Page.ReloadAsync();
        Assert.Equal("Đã đắp xong 60 m bờ ao.", await person.Page.Locator("#note").InputValueAsync());
        await Assertions.Expect(person.Page.Locator("[data-told]")).ToContainTextAsync("viết dở");

        await person.Press("Gửi tiến độ");
        await person.Open($"{model}/tien-do");
        Assert.Equal("", await person.Page.Locator("#note").InputValueAsync());
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task A_button_pressed_right_after_typing_waits_for_the_save_and_goes_on()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(sen.Address, Screen.Desktop);
        await Doorway.SignIn(person, "phunu", Demo.DemoData.Year().Password);
        await person.Open(RegistrationPages.Begin);
        await person.Fill("Tên mô hình", "Ngõ hoa nhà sạch");
        await RegistrationPages.SaveAndGoOn(person);

        await person.Fill("Chọn điểm: làm ở đâu?", "Mười ngõ của hai thôn.");
        await RegistrationPages.SaveAndGoOn(person);
        await person.Reads("Phần 3/5");
        await person.Page.GoBackAsync();
        await person.Page.ReloadAsync();

        Assert.Equal("Mười ngõ của hai thôn.", await person.Page.Locator("#site").InputValueAsync());
        Assert.Empty(person.Complaints);
    }
}
