using Microsoft.Playwright;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>An invitation with a real browser: the administrator prints the slip, the village head scans its link on a telephone and comes to work.</summary>
public sealed class InvitationTests
{
    private const string Own = "vườn ổi chín mọng";

    private static string Password => Demo.DemoData.Year().Password;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_link_of_the_slip_leads_to_an_own_password_and_to_the_first_page(bool scripts)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var administrator = await Person.Arrive(sen.Address, Screen.Desktop, scripts);
        await Doorway.SignIn(administrator, "quantri", Password);
        var code = await Administration.CreateAccount(administrator, "Trưởng Thôn 6 (minh họa)", "thon6");
        Assert.Equal(scripts, await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Sao chép liên kết" }).IsVisibleAsync());
        var link = await administrator.Field("Liên kết để gửi riêng cho người này (Zalo, tin nhắn)").InputValueAsync();

        // The account's own page prints neither code nor link.
        await administrator.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await administrator.Page.Locator("main .code, #lien-ket").First.IsVisibleAsync());
        await administrator.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await administrator.Reads("chỉ mở được trên chính máy đang chạy Sen");
        await administrator.Go("Xem và in giấy mời");
        var slip = administrator.Page.Locator(".slip");
        await Assertions.Expect(slip).ToContainTextAsync(code);
        // On paper there is the slip and nothing else.
        await administrator.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await slip.IsVisibleAsync());
        Assert.All(await administrator.Page.Locator("header, nav, h1, main > p, .btn").AllAsync(), part => Assert.False(part.IsVisibleAsync().GetAwaiter().GetResult()));

        await using var village = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await village.Open(link);
        Assert.Equal(("thon6", code), (await village.Field("Tên đăng nhập").InputValueAsync(), await village.Field("Mã một lần").InputValueAsync()));
        await village.Press("Bắt đầu");
        await Doorway.ChangeFirst(village, Own);
        Assert.Equal($"{Desk.Address}?{Plumbing.DeskAddresses.PasswordSet}", village.Path);
        await village.Reads("Đã đặt mật khẩu.");
        await village.Reads("Trưởng Thôn 6 (minh họa)");

        await using var again = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await again.Open(link);
        await again.Press("Bắt đầu");
        await again.Reads("Đã đặt mật khẩu riêng rồi thì đăng nhập bằng mật khẩu ấy.");
        administrator.IsContent();
        village.IsContent();
    }

    [Fact]
    public async Task Four_slips_go_on_a_sheet_of_paper_and_a_short_report_with_its_signatures_on_one()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var administrator = await Person.Arrive(sen.Address, Screen.Desktop);
        await Doorway.SignIn(administrator, "quantri", Password);
        await Administration.CreateAccount(administrator, "Trưởng ban công tác mặt trận Thôn 6 (minh họa)", "mattran-thon6");
        await administrator.Go("Xem và in giấy mời");
        foreach (var (slips, sheets) in new[] { (4, 1), (5, 2), (8, 2) })
        {
            await administrator.Page.EvaluateAsync("n => { const all = document.querySelector('.slips'); while (all.children.length < n) all.append(all.children[0].cloneNode(true)); }", slips);
            Assert.Equal((slips, sheets), (slips, await Sheets(administrator)));
        }

        await administrator.Open($"/can-bo/cai-dat/nguoi/{Demo.DemoData.Id("account thon4"):d}");
        await administrator.Press("Thôi giữ");
        await administrator.Reads("Biên bản bàn giao vị trí");
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Button, new() { Name = "In", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, await Sheets(administrator));
        await administrator.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await administrator.Page.Locator(".notice.good").First.IsVisibleAsync());
        await Assertions.Expect(administrator.Page.Locator("main > .print-only")).ToContainTextAsync("Bình Sa");
        administrator.IsContent();
    }

    // Pages of the paper the browser makes of what is open.
    private static async Task<int> Sheets(Person person) =>
        System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(await person.Page.PdfAsync(new() { PreferCSSPageSize = true, Format = "A4" })), @"/Type\s*/Page\b(?!s)");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_village_head_whose_mandate_sleeps_is_led_to_the_second_step_and_then_stands_in(bool scripts)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var head = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await Doorway.SignIn(head, "truongban", Password);
        await using var village = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await Doorway.SignIn(village, "thon4", Password);
        var title = Demo.DemoData.Accounts().Accounts.First(account => account.User == "thon4").Title;

        await head.Open("/can-bo/uy-quyen");
        await head.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await head.Choose("Ủy quyền cho", await head.Page.Locator("#Delegate option", new() { HasText = title }).InnerTextAsync());
        await head.Fill("Đến hết ngày", "25/09/2022");
        await head.Fill("Lý do vắng", "Đi họp tỉnh");
        await head.Press("Ủy quyền");
        await head.Reads("Đã ghi ủy quyền, nhưng đang ngủ");

        await village.Open(Desk.Address);
        await village.Reads("Để quyết định thay, cần đặt bước thứ hai");
        await village.Go("Đặt bước thứ hai");
        await Doorway.SetUpSecondStep(village, "thon4");
        await village.Press("Đã ghi lại");
        await village.Open(Desk.Address);
        await village.Reads("Đang làm thay “Trưởng Ban Chỉ đạo”");
        head.IsContent();
        village.IsContent();
    }
}
