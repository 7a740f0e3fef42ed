namespace Sen.Browser;

/// <summary>The door of the workplace: sign-in, the first password, sign-out.</summary>
public static class Doorway
{
    public const string Address = "/can-bo/dang-nhap";

    public static async Task SignIn(Person person, string user, string password)
    {
        await person.Open(Address);
        await Try(person, user, password);
    }

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
        await person.Reads("Đang dùng mật khẩu lần đầu.");
        await person.Fill("Mật khẩu mới", password);
        await person.Fill("Ghi lại mật khẩu mới", password);
        await person.Press("Đổi mật khẩu");
    }
}
