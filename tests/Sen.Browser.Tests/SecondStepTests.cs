using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>The second step with a real browser on a telephone, with scripts and without: set up, signed in with, asked for again.</summary>
public sealed class SecondStepTests
{
    private const string User = "khoidanvan";

    private static string Password => Demo.DemoData.Year().Password;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_sets_it_up_signs_in_with_it_and_uses_a_printed_code(bool scripts)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await Doorway.SignIn(person, User, Password);
        await person.Open("/can-bo/toi");
        await person.Go("Đặt bước thứ hai");
        Assert.True(await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Img, new() { Name = "Mã QR chứa khóa ghi bên dưới" }).IsVisibleAsync());
        await Doorway.SetUpSecondStep(person, User);
        var codes = await person.Page.Locator(".recovery .code").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);
        await person.Press("Đã ghi lại");
        Assert.Equal(0, await person.Page.Locator(".recovery").CountAsync());

        await using var elsewhere = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await elsewhere.Open(Doorway.Address);
        await Doorway.Try(elsewhere, User, Password);
        await elsewhere.Fill("Mã 6 số", "000000");
        await elsewhere.Press("Tiếp tục");
        await elsewhere.Reads("Mã chưa đúng.");
        await elsewhere.Fill("Mã 6 số", await sen.CodeOf(User));
        await elsewhere.Press("Tiếp tục");
        Assert.Equal(Desk.Address, elsewhere.Path);

        await using var without = await Person.Arrive(sen.Address, Screen.Desktop, scripts);
        await without.Open(Doorway.Address);
        await Doorway.Try(without, User, Password);
        await without.Page.Locator("summary", new() { HasTextString = "Không có điện thoại bên cạnh?" }).ClickAsync();
        await without.Fill("Mã dự phòng", codes[0]);
        await without.Press("Vào bằng mã dự phòng");
        Assert.Equal(Desk.Address, without.Path);
        person.IsContent();
        elsewhere.IsContent();
        without.IsContent();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_quarter_of_an_hour_a_decision_asks_again_and_loses_nothing(bool scripts)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await Doorway.SignIn(person, "quantri", Password);
        sen.Clock.Advance(TimeSpan.FromMinutes(16));

        await person.Open("/can-bo/cai-dat/nguoi/moi");
        await person.Fill("Chức danh", "Trưởng Thôn 6 (minh họa)");
        await person.Fill("Tên đăng nhập", "thon6");
        await person.Press("Tạo tài khoản");
        await person.Reads("Biểu mẫu vừa gửi còn nguyên.");
        await Doorway.ConfirmIfAsked(person, "quantri", Password);
        await person.Reads("Trưởng Thôn 6 (minh họa)");
        await Administration.GivePost(person, Movement.People.PostKind.Editor);
        person.IsContent();
    }
}
