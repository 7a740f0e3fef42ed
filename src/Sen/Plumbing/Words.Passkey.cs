using Sen.Movement;

namespace Sen.Plumbing;

// Words of passkeys.
public sealed partial class Words
{
    public string Passkeys => Say("Khóa truy cập (passkey)", "Passkeys");

    public string PasskeysAre => Say(
        "Mở bằng vân tay, khuôn mặt hoặc mã khóa màn hình của điện thoại, máy tính. Không phải gõ mật khẩu hay mã 6 số; trang giả không lấy được.",
        "Opened by fingerprint, face or the screen lock of a telephone or computer. No password and no 6 digits to type; a forged page gets nothing.");

    public string PasskeysAlone => Say("Vân tay, khuôn mặt ở lại trên thiết bị; Sen không nhận.", "Fingerprint and face stay on the device; Sen receives neither.");

    public string PasskeyFirst => Say(
        "Thêm khóa đầu tiên là bật đăng nhập hai bước: từ lần sau, đăng nhập bằng khóa này, hoặc mật khẩu và một mã dự phòng. Mười mã dự phòng hiện ra để in.",
        "The first one turns signing in with two steps on: from then on, sign in with it, or with the password and a recovery code. Ten recovery codes are shown to be printed.");

    public string PasskeyName => Say("Tên của khóa", "Name of the passkey");

    public string PasskeyNameHint => Say("Để sau này nhận ra. Ví dụ: Điện thoại của tôi.", "To know it again. For example: My telephone.");

    public string PasskeyNameUsual => Say("Điện thoại của tôi", "My telephone");

    public string AddPasskey => Say("Thêm khóa truy cập", "Add a passkey");

    public string PasskeyAddedOn => Say("Ngày thêm", "Added on");

    public string PasskeyUsedOn => Say("Dùng gần nhất", "Last used");

    public string PasskeyNeverUsed => Say("chưa dùng", "not used yet");

    public string PasskeyDo => Say("Đổi tên, bỏ", "Rename, remove");

    public string RenamePasskey => Say("Đổi tên", "Rename");

    public string RemovePasskey => Say("Bỏ khóa này", "Remove");

    public string UsePasskey => Say("Dùng khóa truy cập", "Use a passkey");

    public string SignInWithPasskey => Say("Đăng nhập bằng khóa truy cập", "Sign in with a passkey");

    public string ConfirmWithPasskey => Say("Xác nhận bằng khóa truy cập", "Confirm with a passkey");

    public string OrPasswordAndCode => Say("Hoặc bằng mật khẩu", "Or with the password");

    public string PasskeyCancelled => Say(
        "Chưa xong: thiết bị báo đã bấm hủy, hết giờ, hoặc không có khóa của cổng này. Xin bấm lần nữa, hoặc dùng cách khác.",
        "Not done: the device says that it was cancelled, took too long, or has no passkey of this portal. Please press once more, or use another way.");

    public string PasskeyFailed => Say(
        "Trình duyệt hoặc thiết bị này chưa dùng được khóa truy cập. Xin thử lại, hoặc dùng cách khác.", "This browser or device cannot use a passkey. Please try again, or use another way.");

    public string PasskeyKnown => Say("Thiết bị này đã có khóa của tài khoản này, không cần thêm nữa.", "This device has a passkey of this account already; no other is needed.");

    public string PasskeyReady => Say("Đã xác nhận. Xin bấm nút của việc cần làm.", "Confirmed. Please press the button of what you want to do.");

    public string PasskeyAdded => Say("Đã thêm khóa truy cập. Các thiết bị khác đã thoát.", "The passkey is added. Other devices were signed out.");

    public string PasskeyRemoved => Say(
        "Đã bỏ khóa truy cập; khóa ấy không mở được Sen nữa. Các thiết bị khác đã thoát. Có thể xóa khóa trong phần cài đặt của thiết bị.",
        "The passkey is removed and opens Sen no more. Other devices were signed out. It may be deleted in the settings of the device as well.");

    public string PasskeyRenamed => Say("Đã đổi tên khóa truy cập.", "The passkey has its new name.");

    public string PasskeysNeedScript => Say("Thêm và dùng khóa truy cập cần bật JavaScript trong trình duyệt; các cách khác dùng được ngay.", "To add and use passkeys, JavaScript has to be on in the browser; the other ways work without.");

    public string PasskeysNeedName => Say(
        "Trình duyệt chỉ tạo khóa truy cập khi Sen được mở bằng tên miền (trên chính máy này: localhost), không phải bằng số IP.",
        "Browsers make passkeys only when Sen is opened under a host name (on this very machine: localhost), not under an IP number.");

    public string PasskeysFull => Say(
        $"Mỗi tài khoản có nhiều nhất {Data.Accounts.Passkey.Most} khóa. Cần thêm, xin bỏ một khóa không dùng nữa.", $"An account has at most {Data.Accounts.Passkey.Most} passkeys. To add one, please remove one that is not used any more.");

    public string OneWayApp => Say("Dùng ứng dụng tạo mã", "With an app that makes codes");

    public string OtherWayPasskey => Say("Cách khác: khóa truy cập (passkey)", "Another way: a passkey");

    public string AddApp => Say("Đặt thêm ứng dụng tạo mã", "Set up an app that makes codes as well");

    public string OpenYourPasskey => Say("Bước thứ nhất đã xong. Xin mở bằng khóa truy cập, hoặc một mã dự phòng.", "The first step is done. Please open with a passkey, or with a recovery code.");

    public string PrintedCodeOnly => Say("Một mã dự phòng in sẵn, ví dụ hk7m-p3wd-x9qa.", "One of the printed recovery codes, such as hk7m-p3wd-x9qa.");

    public string PasskeyAt(string host) => Say($"dùng tại {host}", $"for {host}");

    public string RenamePasskeyNamed(string name) => Say($"Tên mới của khóa “{name}”", $"New name of the passkey “{name}”");

    public string RemovePasskeyNamed(string name) => Say($"Bỏ khóa “{name}”", $"Remove the passkey “{name}”");
}
