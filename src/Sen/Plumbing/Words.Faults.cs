namespace Sen.Plumbing;

// Words of the pages that say why not.
public sealed partial class Words
{
    /// <summary>What a form says that came after the session had ended.</summary>
    public (string Title, string Text) SessionEnded => (
        Say("Phiên làm việc đã kết thúc", "The session has ended"),
        Say("Nội dung vừa gửi chưa được ghi. Xin đăng nhập lại, mở lại trang rồi gửi lần nữa.", "What was sent is not stored. Please sign in again, open the page again and send it once more."));

    /// <summary>The same with how it ended, when that is known.</summary>
    public string SessionEndedFor(Sen.Data.Accounts.SessionEnd? end) => end is { } known ? $"{SessionEndedBy(known)} {SessionEnded.Text}" : SessionEnded.Text;

    /// <summary>How a session ended, said once at the door.</summary>
    public string SessionEndedBy(Sen.Data.Accounts.SessionEnd end) => end switch
    {
        Sen.Data.Accounts.SessionEnd.OwnDevice => Say(
            "Phiên ở thiết bị này đã được cho thoát từ một thiết bị khác của tài khoản. Không phải mình làm thì xin đổi mật khẩu ngay sau khi đăng nhập.",
            "The session on this device was ended from another device of the account. If that was not you, please change the password right after signing in."),
        Sen.Data.Accounts.SessionEnd.OwnKeys => Say(
            "Cách đăng nhập của tài khoản (mật khẩu, bước thứ hai hoặc tài khoản đã nối) vừa đổi trên thiết bị khác, nên phiên ở thiết bị này đã kết thúc. Không phải mình đổi thì xin báo quản trị ngay.",
            "A way of signing in (the password, the second step or a linked account) was changed on another device, so the session on this one has ended. If that was not you, please tell the administrator at once."),
        Sen.Data.Accounts.SessionEnd.Administrator => Say(
            "Quản trị đã kết thúc phiên ở thiết bị này, hoặc cấp mã một lần mới. Xin đăng nhập lại; chưa rõ thì hỏi quản trị.",
            "The administrator ended the session on this device, or gave a new one-time code. Please sign in again; if in doubt, ask the administrator."),
        Sen.Data.Accounts.SessionEnd.Disabled => Say(
            "Quản trị đã khóa tài khoản này, nên phiên đã kết thúc. Cần mở lại, xin liên hệ quản trị.", "The administrator has disabled this account, so the session has ended. To have it enabled, please ask the administrator."),
        _ => Say("Phiên đăng nhập trước đã hết hạn. Xin đăng nhập lại.", "The session before has expired. Please sign in again."),
    };

    public string StepIsOver => Say("Hồ sơ không ở bước này", "The record is not at this step");

    public string KeptText => Say("Nội dung vừa gửi", "What you sent");

    public string KeptTextHint => Say("Nội dung này chưa được ghi. Xin chép lại rồi gửi lần nữa.", "This was not stored. Please copy it and send it again.");

    public (string Title, string Text) NeedsHttps => (Say("Cần đường truyền an toàn", "A safe connection is needed"),
        Say("Phần làm việc của cán bộ chỉ mở qua địa chỉ bắt đầu bằng https. Xin mở lại bằng https, hoặc liên hệ quản trị.",
            "The workplace opens only at an address that begins with https. Please open it with https, or ask the administrator."));

    /// <summary>A host name no portal of this installation has.</summary>
    public (string Title, string Text) NoPortalHere => (Say("Không có cổng thông tin ở tên miền này", "There is no portal under this host name"),
        Say("Máy chủ này phục vụ cổng của từng xã theo tên miền. Xin xem lại địa chỉ đã ghi, hoặc hỏi Ủy ban nhân dân xã.",
            "This server answers for each commune under its host name. Please look at the address again, or ask the commune’s office."));

    /// <summary>What happened and what to do, by status.</summary>
    public (string Title, string Text) Fault(int status) => status switch
    {
        400 => (Say("Biểu mẫu đã cũ", "The form is out of date"),
            Say("Biểu mẫu mở đã lâu hoặc mở ở phiên làm việc khác. Xin mở lại trang rồi gửi lần nữa.", "The form was opened long ago or in another session. Please open the page again and send it once more.")),
        401 => (Say("Cần đăng nhập", "Please sign in"), Say("Xin đăng nhập rồi mở lại trang này.", "Please sign in and open this page again.")),
        403 => (Say("Trang này dành cho người khác", "This page is for somebody else"), Say("Cần xem, xin liên hệ cán bộ phụ trách.", "If you need it, please ask the officer in charge.")),
        404 => (NotFoundTitle, NotFoundText),
        405 => (Say("Trang này không nhận biểu mẫu", "This page takes no form"), Say("Xin mở lại trang từ danh mục.", "Please open the page from the menu.")),
        409 => (Say("Chưa ghi được", "Not stored yet"), Say("Bản ghi vừa thay đổi. Xin mở lại trang để xem bản mới.", "The record has just changed. Please open the page again to see it.")),
        413 => (Say("Tệp quá lớn", "The file is too large"), Say("Xin chọn tệp nhỏ hơn rồi gửi lần nữa.", "Please choose a smaller file and send it again.")),
        422 => (Say("Còn mục cần sửa", "Something needs correcting"), Say("Xin quay lại biểu mẫu và sửa mục được nêu.", "Please go back to the form and correct what is named.")),
        429 => (Say("Thử quá nhiều lần", "Too many tries"), Say("Xin chờ một phút rồi thử lại.", "Please wait a minute and try again.")),
        503 => (Say("Trang đang tạm dừng", "The site is briefly unavailable"),
            Say("Máy chủ chưa đọc được dữ liệu. Xin mở lại trang sau một phút.", "The server cannot reach its data. Please open the page again in a minute.")),
        >= 500 => (Say("Máy chủ gặp sự cố", "The server has a fault"),
            Say("Xin mở lại trang sau ít phút. Nếu vẫn gặp, xin báo mã dưới đây cho xã.", "Please open the page again in a few minutes. If it happens again, tell the commune the code below.")),
        _ => (Say("Chưa làm được", "This did not work"), Say("Xin quay lại trang trước và thử lại.", "Please go back and try again.")),
    };
}
