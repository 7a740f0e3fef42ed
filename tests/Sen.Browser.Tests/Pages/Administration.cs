using Microsoft.Playwright;
using Sen.Administration;
using Sen.Movement.People;

namespace Sen.Browser;

/// <summary>What the administrator does for the others.</summary>
public static class Administration
{
    /// <summary>Creates an account and reads the one-time code off the screen.</summary>
    public static async Task<string> CreateAccount(Person administrator, string title, string user)
    {
        await administrator.Open("/can-bo/cai-dat");
        await administrator.Go("Tạo tài khoản");
        await administrator.Fill("Chức danh", title);
        await administrator.Fill("Tên đăng nhập", user);
        await administrator.Press("Tạo tài khoản");
        await administrator.Reads("Mã hiện ở đây mười phút");
        return await administrator.Page.Locator("main .code").InnerTextAsync();
    }

    /// <summary>Gives the person on the screen a new one-time code, which is confirmed.</summary>
    public static async Task NewCode(Person administrator)
    {
        await administrator.Page.Locator($"#{ResetPassword.Confirm} input").CheckAsync();
        await administrator.Press("Cấp mã một lần mới");
    }

    /// <summary>Gives a new one-time code and opens its slip.</summary>
    public static async Task Slip(Person administrator)
    {
        await NewCode(administrator);
        await administrator.Go("Xem và in giấy mời");
    }

    /// <summary>Records today as the last day of the organisation on the screen.</summary>
    public static async Task EndToday(Person administrator)
    {
        await administrator.Fill("Ngày cuối hoạt động", "23/09/2022");
        await administrator.Press("Ghi ngày kết thúc");
    }

    /// <summary>Rehearses another name for the commune; nothing is recorded.</summary>
    public static async Task RehearseRenaming(Person administrator)
    {
        await administrator.Fill("Đơn vị", "xã Bình Sa");
        await administrator.Fill("Tên mới", "xã Bình Minh (minh họa)");
        await administrator.Fill("Có hiệu lực từ ngày", "01/01/2023");
        await administrator.Fill("Số nghị quyết, quyết định", "12/NQ-HĐND (minh họa)");
        await administrator.Fill("Ngày ký", "20/08/2022");
        await administrator.Press("Xem trước");
    }

    /// <summary>Gives the person on the screen a post from today on.</summary>
    public static async Task GivePost(Person administrator, PostKind kind, string? organisation = null)
    {
        await administrator.Page.GetByRole(AriaRole.Radio, new() { Name = PostNames.Of(kind).Vi, Exact = true }).CheckAsync();
        if (organisation is not null)
        {
            await administrator.Choose("Đơn vị của người đăng ký", organisation);
        }

        await administrator.Press("Giao vị trí");
        await administrator.Reads("đang giữ");
    }
}
