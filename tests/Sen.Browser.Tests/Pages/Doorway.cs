using Sen.People;
using Sen.Testing;

namespace Sen.Browser;

/// <summary>The door of the workplace: sign-in, the one-time code, sign-out.</summary>
public static class Doorway
{
    public const string Address = "/can-bo/dang-nhap";

    public static async Task SignIn(Person person, string user, string password)
    {
        await person.Open(Address);
        await Try(person, user, password);
        if (person.Path.StartsWith(ConfirmSignIn.Address, StringComparison.Ordinal))
        {
            await person.Fill("Mã 6 số", await HostOf(person).CodeOf(user));
            await person.Press("Tiếp tục");
        }
    }

    /// <summary>Puts the key on the screen into the app and confirms with its code.</summary>
    public static async Task SetUpSecondStep(Person person, string user)
    {
        var sen = HostOf(person);
        sen.Scan(user, SecondStepCodes.Secret(await person.Page.Locator("#khoa").InnerTextAsync()));
        await person.Fill("Mã 6 số", SecondStepCodes.At(sen.KeyOf(user), sen.Clock.Now));
        await person.Press("Xác nhận và đặt bước thứ hai");
        await person.Reads("Đã đặt bước thứ hai.");
    }

    /// <summary>Says once more who one is, if that is what the screen asks.</summary>
    public static async Task ConfirmIfAsked(Person person, string user, string password)
    {
        if (await person.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Xin xác nhận lại" }).CountAsync() > 0)
        {
            await person.Fill("Mật khẩu đang dùng", password);
            await person.Fill("Mã 6 số đang hiện", await HostOf(person).CodeOf(user));
            await person.Press("Xác nhận và làm tiếp");
        }
    }

    private static SenHost HostOf(Person person) => SenHost.At(new Uri(person.Page.Url));

    /// <summary>Fills in the form that stands on the screen.</summary>
    public static async Task Try(Person person, string user, string password)
    {
        await person.Fill("Tên đăng nhập", user);
        await person.Fill("Mật khẩu", password);
        await person.Press("Đăng nhập");
    }

    /// <summary>The first sign-in leads to a password of one's own and nowhere else.</summary>
    public static async Task ChangeFirst(Person person, string password)
    {
        await person.Reads("Đang vào bằng mã một lần.");
        await person.Fill("Mật khẩu mới", password);
        await person.Fill("Ghi lại mật khẩu mới", password);
        await person.Press("Đặt mật khẩu");
    }
}
