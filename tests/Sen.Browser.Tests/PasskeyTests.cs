using Sen.People;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>A passkey with a real browser and its own authenticator, under <c>http://localhost</c>: added, signed in with as second step and alone, asked for again, removed.</summary>
public sealed class PasskeyTests
{
    private const string Officer = "khoidanvan", Administrator = "quantri";

    private static string Password => Demo.DemoData.Year().Password;

    private static Uri Named(SenHost sen) => new($"http://localhost:{sen.Address.Port}/");

    [Fact]
    public async Task Somebody_adds_one_signs_in_with_it_as_second_step_and_alone_and_removes_it()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(Named(sen), Screen.Phone);
        var device = await Authenticator.Of(person);
        await Doorway.SignIn(person, Officer, Password);
        await person.Open("/can-bo/toi/hai-buoc");
        await person.Fill("Tên của khóa", "Điện thoại của tôi");
        await person.Press("Thêm khóa truy cập");
        await person.Reads("Đã thêm khóa truy cập.");
        Assert.Equal(1, await device.Keys());
        Assert.Equal(10, await person.Page.Locator(".recovery .code").CountAsync());
        await person.Press("Đã ghi lại");
        await person.Reads("Điện thoại của tôi");
        await person.Reads("chưa dùng");

        await SignOut(person);
        await person.Open(Doorway.Address);
        await Doorway.Try(person, Officer, Password);
        Assert.Equal(ConfirmSignIn.Address, person.Path);
        await person.Press("Dùng khóa truy cập");
        Assert.Equal(Desk.Address, person.Path);

        await SignOut(person);
        await person.Open($"{Doorway.Address}?tiep=%2Fcan-bo%2Ftoi%2Fhai-buoc");
        await person.Press("Đăng nhập bằng khóa truy cập");
        Assert.Equal("/can-bo/toi/hai-buoc", person.Path);
        await person.Reads("Dùng gần nhất: 23/09/2022");

        await person.Page.Locator("summary", new() { HasTextString = "Đổi tên, bỏ" }).ClickAsync();
        await person.Fill("Tên mới của khóa “Điện thoại của tôi”", "Điện thoại cơ quan");
        await person.Press("Đổi tên");
        await person.Reads("Điện thoại cơ quan");
        await person.Page.Locator("summary", new() { HasTextString = "Đổi tên, bỏ" }).ClickAsync();
        await person.Press("Bỏ khóa “Điện thoại cơ quan”");
        await person.Reads("Đã bỏ khóa truy cập");

        // What the device still has opens nothing any more.
        await SignOut(person);
        await person.Open(Doorway.Address);
        await person.Press("Đăng nhập bằng khóa truy cập");
        await person.Reads("Khóa truy cập này không dùng được ở đây");
        person.IsContent();
    }

    [Fact]
    public async Task Whoever_decides_confirms_with_it_after_a_quarter_of_an_hour_and_the_form_goes_through()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(Named(sen), Screen.Phone);
        await Authenticator.Of(person);
        await Doorway.SignIn(person, Administrator, Password);
        await person.Open("/can-bo/toi/hai-buoc");
        await person.Fill("Tên của khóa", "Máy tính cơ quan");
        await person.Press("Thêm khóa truy cập");
        await person.Reads("Đã thêm khóa truy cập.");
        sen.Clock.Advance(TimeSpan.FromMinutes(16));

        await person.Open("/can-bo/cai-dat/nguoi/moi");
        await person.Fill("Chức danh", "Trưởng Thôn 6 (minh họa)");
        await person.Fill("Tên đăng nhập", "thon6");
        await person.Press("Tạo tài khoản");
        await person.Reads("Biểu mẫu vừa gửi còn nguyên.");
        await person.Press("Xác nhận bằng khóa truy cập");
        await person.Reads("Trưởng Thôn 6 (minh họa)");

        // New recovery codes are made with it as well: the form waits for its own button.
        await person.Open("/can-bo/toi/hai-buoc");
        await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Xác nhận bằng khóa truy cập" }).ClickAsync();
        await person.Page.GetByText("Đã xác nhận. Xin bấm nút của việc cần làm.").WaitForAsync();
        await person.Press("Làm mã dự phòng mới");
        Assert.Equal(10, await person.Page.Locator(".recovery .code").CountAsync());
        person.IsContent();
    }

    [Fact]
    public async Task A_cancelled_ceremony_says_so_and_the_other_ways_stay()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(Named(sen), Screen.Phone);
        var device = await Authenticator.Of(person);
        await Doorway.SignIn(person, Officer, Password);
        await person.Open("/can-bo/toi/hai-buoc");
        await device.Unlocks(false);
        await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();
        await person.Page.GetByText("Chưa xong: thiết bị báo đã bấm hủy").WaitForAsync();
        Assert.Equal(0, await device.Keys());

        await SignOut(person);
        await person.Open(Doorway.Address);
        await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await person.Page.GetByText("Chưa xong: thiết bị báo đã bấm hủy").WaitForAsync();
        await Doorway.Try(person, Officer, Password);
        Assert.Equal(Desk.Address, person.Path);
        person.IsContent();
    }

    [Fact]
    public async Task Without_scripts_there_is_no_button_and_under_a_number_the_page_says_why()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var plain = await Person.Arrive(Named(sen), Screen.Phone, scripts: false);
        await plain.Open(Doorway.Address);
        Assert.Equal(0, await plain.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).CountAsync());
        await Doorway.SignIn(plain, Officer, Password);
        await plain.Open("/can-bo/toi/hai-buoc");
        await plain.Reads("cần bật JavaScript");
        Assert.Equal(0, await plain.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).CountAsync());

        await using var number = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(number, Officer, Password);
        await number.Open("/can-bo/toi/hai-buoc");
        await number.Reads("không phải bằng số IP");
        plain.IsContent();
        number.IsContent();
    }

    private static async Task SignOut(Person person)
    {
        await person.Context.ClearCookiesAsync(new() { Name = "sen-phien" });
        await person.Context.ClearCookiesAsync(new() { Name = "sen-thiet-bi" });
    }
}
