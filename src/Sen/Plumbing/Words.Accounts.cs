namespace Sen.Plumbing;

// Words of accounts: sign-in, one's own account.
public sealed partial class Words
{
    public string SignIn => Say("Đăng nhập", "Sign in");

    public string SignOut => Say("Đăng xuất", "Sign out");

    public string UserName => Say("Tên đăng nhập", "User name");

    public string Password => Say("Mật khẩu", "Password");

    public string CannotSignIn => Say("Quên mật khẩu hoặc chưa có tài khoản?", "Forgot the password, or no account yet?");

    public string AskAdministrator => Say("Xin nhờ quản trị của xã cấp mã một lần mới hoặc tạo tài khoản.", "Please ask the commune’s administrator for a new one-time code or an account.");

    public string HaveSlip => Say("Có giấy mời hoặc mã một lần? Vào ở đây.", "Do you have a slip or a one-time code? Come in here.");

    public string NeverAsked => Say("Xã không hỏi mật khẩu qua điện thoại hay tin nhắn.", "The commune never asks for passwords by telephone or message.");

    public string BackHome => Say("Về trang chủ", "Back to the home page");

    public string RoleTitle => Say("Chức danh", "Role title");

    public string MyPosts => Say("Vị trí đang giữ", "Posts held today");

    public string NoPosts => Say("Chưa có vị trí nào. Quản trị giao vị trí trong phần Cài đặt.", "No post yet. The administrator gives posts under Settings.");

    public string ChangePassword => Say("Đổi mật khẩu", "Change password");

    public string SetPassword => Say("Đặt mật khẩu", "Set a password");

    public string PasswordSet => Say(
        "Đã đặt mật khẩu. Từ nay đăng nhập bằng tên đăng nhập và mật khẩu này; mã một lần hết giá trị, xin hủy giấy mời.",
        "The password is set. From now on sign in with the user name and this password; the one-time code is worth nothing any more, please destroy the slip.");

    public string OldPassword => Say("Mật khẩu đang dùng", "Present password");

    public string NewPassword => Say("Mật khẩu mới", "New password");

    public string NewPasswordHint => Say("Ít nhất 8 ký tự. Nên dùng vài từ không liên quan, ví dụ bốn từ bất kỳ.", "At least 8 characters. A few unrelated words are good, for example any four.");

    public string AgainPassword => Say("Ghi lại mật khẩu mới", "New password once more");

    public string MustChangeFirst => Say("Đang vào bằng mã một lần. Xin đặt mật khẩu của riêng mình để làm tiếp.", "You came in with the one-time code. Please set a password of your own to go on.");

    public string PasswordChanged => Say("Đã đổi mật khẩu. Các thiết bị khác đã thoát.", "The password is changed. Other devices were signed out.");

    public string OtherDevicesEnd => Say("Sau khi đổi, các thiết bị khác phải đăng nhập lại.", "After the change other devices have to sign in again.");

    public string Devices => Say("Thiết bị đang đăng nhập", "Signed-in devices");

    public string DevicesHint => Say("Thấy thiết bị lạ? Xin thoát khỏi thiết bị đó rồi đổi mật khẩu.", "A device you do not know? Please sign it out, then change your password.");

    public string DevicesByMachine => Say(
        "Ngày giờ của thiết bị theo đồng hồ của máy chủ, không theo ngày của bản minh họa.", "The days and hours of devices are the server’s, not the demonstration’s.");

    public string Device => Say("Thiết bị", "Device");

    public string ThisDevice => Say("thiết bị này", "this device");

    public string DeviceUnknown => Say("Thiết bị không rõ loại", "A device of unknown kind");

    public string SignedInAt => Say("Đăng nhập", "Signed in");

    public string LastUsed => Say("Dùng gần nhất", "Last used");

    public string SignOutThere => Say("Thoát khỏi thiết bị", "Sign out there");

    public string SignOutOf(string device, string since) => Say($"Thoát khỏi {device}, đăng nhập {since}", $"Sign out of {device}, signed in {since}");

    public string SignOutOthers => Say("Thoát khỏi các thiết bị khác", "Sign out of all other devices");

    public string SignedOutThere => Say("Đã thoát. Thiết bị đó phải đăng nhập lại.", "Done. That device has to sign in again.");

    public string NotSignedInAnywhere => Say("Chưa đăng nhập trên thiết bị nào.", "Not signed in on any device.");

    public string SignOutEverywhere => Say("Cho thoát khỏi mọi thiết bị", "Sign out of all devices");

    public string SignOutEverywhereHint => Say(
        "Dùng khi mất điện thoại hoặc quên thoát ở máy chung. Mật khẩu vẫn như cũ.", "For a lost telephone or a shared computer. The password stays as it is.");
}
