namespace Sen.Plumbing;

// Words of the invitation: the slip, the link, the letter, and the page they lead to.
public sealed partial class Words
{
    public string SlipTitle => Say("Giấy mời vào nơi làm việc", "Invitation to the workplace");

    public string OneTimeCode => Say("Mã một lần", "One-time code");

    public string SlipPlace => Say("Địa chỉ", "Address");

    public string SlipOpen => Say("Quét mã QR bằng điện thoại, hoặc mở địa chỉ ở trên rồi ghi tên đăng nhập và mã một lần.", "Scan the QR code with a telephone, or open the address above and write the user name and the one-time code.");

    public string SlipChoose => Say("Bấm “Bắt đầu”, đặt mật khẩu của riêng mình.", "Press “Begin” and set a password of your own.");

    public string SlipKeep => Say("Đặt xong thì hủy giấy này: mã hết giá trị. Không đưa giấy cho người khác.", "Then destroy this slip: the code is worth nothing any more. Give it to nobody else.");

    public string PrintSlip => Say("Xem và in giấy mời", "See and print the slip");

    public string PrintSlips => Say("Xem và in giấy mời của tất cả", "See and print all the slips");

    public string SlipHint => Say("Chỉ tờ giấy mời được in, khổ A6; giấy A4 in bốn tờ, cắt theo đường kẻ.", "Only the slip is printed, in A6; a sheet of A4 takes four, to be cut along the lines.");

    public string CodeOnSlipOnly => Say("Mã một lần chỉ in trên giấy mời: mở “Xem và in giấy mời”.", "The one-time code is printed on the slip only: open “See and print the slip”.");

    public string SlipIsLocal(string origin) => Say(
        $"Địa chỉ {origin} chỉ mở được trên chính máy đang chạy Sen; điện thoại hoặc máy khác không vào được. Giấy mời và liên kết mang địa chỉ đang mở trên trình duyệt này: xin mở Sen bằng địa chỉ chung của xã (ví dụ https://binhsa.example) rồi in. Chưa có thì nhờ người giữ máy chủ đặt, theo docs/mail.md.",
        $"The address {origin} opens on the machine that runs Sen and nowhere else; no telephone or other computer gets there. Slip and link have the address this browser is open at: please open Sen under the commune’s public address (such as https://binhsa.example), then print. Where there is none yet, ask whoever keeps the server to set one up, as docs/mail.md says.");

    public string SlipGone => Say(
        "Mã một lần không còn đọc được ở đây: đã bấm nút không hiện nữa, đã quá giờ, hoặc người này đã đặt mật khẩu riêng. Cần in lại thì cấp mã một lần mới.",
        "The one-time code cannot be read here any more: it was put away, the time is over, or the person has set a password of their own. To print again, give a new one-time code.");

    public string SlipBack => Say("Về trang của người này", "Back to the person’s page");

    public string SlipsBack => Say("Về lần nhập này", "Back to this import");

    public string InvitationWays => Say(
        "Đưa bằng một trong các cách sau. Mã hiện ở đây mười phút, chỉ để đặt mật khẩu riêng.", "Hand it over in one of these ways. The code is shown here for ten minutes and only serves to set an own password.");

    public string InvitationLink => Say("Liên kết để gửi riêng cho người này (Zalo, tin nhắn)", "Link to send to this person alone (Zalo, message)");

    public string InvitationLinkHint => Say("Chạm vào ô, chọn tất cả rồi sao chép. Ai có liên kết này thì đặt được mật khẩu: không gửi vào nhóm.", "Touch the field, select all and copy. Whoever has the link can set the password: do not send it to a group.");

    public string CopyLink => Say("Sao chép liên kết", "Copy the link");

    public string LinkCopied => Say("Đã sao chép", "Copied");

    public string MailLabel => Say("Gửi qua thư điện tử", "Send by e-mail");

    public string MailHint => Say("Thư gửi ngay. Sen không lưu địa chỉ này; nhật ký chỉ ghi chữ đầu.", "It goes at once. The address is not kept; the history has its first letters only.");

    public string SendMail => Say("Gửi thư mời", "Send the invitation");

    public string MailSent => Say("Đã gửi thư mời. Chưa thấy thư thì xem cả mục thư rác; chưa có nữa thì in giấy mời.", "The invitation is sent. If it does not arrive, look into the spam folder; if it is not there either, print the slip.");

    // The page of the link
    public string Invited => Say("Mời vào nơi làm việc", "Welcome to the workplace");

    public string InvitedLead => Say("Kiểm tra tên đăng nhập và mã một lần, rồi bấm “Bắt đầu” để đặt mật khẩu của riêng mình.", "Please look at the user name and the one-time code, then press “Begin” to set a password of your own.");

    public string BeginInvited => Say("Bắt đầu", "Begin");

    public string InvitedAlready => Say("Đã đặt mật khẩu riêng rồi? Xin đăng nhập.", "Have you set your own password already? Please sign in.");

    public string InvitedOver => Say("Mã một lần không dùng được", "The one-time code is not good");

    public string InvitedOwn => Say("Đã đặt mật khẩu riêng rồi thì đăng nhập bằng mật khẩu ấy.", "If you have set your own password, sign in with it.");

    public string InvitedNewer => Say("Có giấy mời mới hơn thì ghi mã trên giấy ấy vào ô dưới đây.", "If there is a newer slip, write its code into the field below.");

    public string InvitedNew => Say(
        "Chưa đặt mà mã không dùng được: xin nhờ quản trị của xã cấp mã một lần mới. Mỗi mã dùng được hai tuần.",
        "If you have set none and the code fails, please ask the commune’s administrator for a new one-time code. Each is good for two weeks.");

    public string InvitedInside(string title) => Say(
        $"Đang đăng nhập “{title}” và đã có mật khẩu riêng. Giấy mời này không cần nữa.", $"“{title}” is signed in and has a password of its own. This invitation is not needed any more.");

    public string InvitedInsideElse => Say("Quên mật khẩu riêng thì nhờ quản trị của xã cấp mã một lần mới.", "If the own password is forgotten, please ask the commune’s administrator for a new one-time code.");

    public string GoToWork => Say("Vào Việc của tôi", "Go to My work");

    public string InvitedOther(string title) => Say(
        $"Trên thiết bị này đang đăng nhập “{title}”. Bấm “Bắt đầu” thì tài khoản ấy thoát ra.", $"“{title}” is signed in on this device. Pressing “Begin” signs that account out.");

    public string SlipUntil(DateOnly until) => Say($"Dùng được đến hết ngày {Date(until)}.", $"Good until the end of {Date(until)}.");

    public string SlipHelp(string line) => Say($"Cần giúp: {line}.", $"Help: {line}.");

    public string SlipQr(string user) => Say($"Mã QR mở liên kết mời của {user}", $"QR code that opens the invitation of {user}");

    public string SlipsOf(int count) => Say($"Giấy mời của {Number(count)} tài khoản", count == 1 ? "Slip of 1 account" : $"Slips of {Number(count)} accounts");

    // The letter
    public string LetterSubject(string commune) => Say($"Thư mời vào nơi làm việc của {commune}", $"Invitation to the workplace of {commune}");

    public string LetterTo(string title) => Say($"Kính gửi {title},", $"Dear {title},");

    public string LetterWhy(string commune) => Say(
        $"{commune} đã tạo một tài khoản cho chức danh này trong nơi làm việc của phong trào “Dân vận khéo”.", $"{commune} has made an account for this role in the workplace of its movement “Dân vận khéo”.");

    public string LetterOpen(DateOnly until) => Say($"Mở liên kết sau để đặt mật khẩu của riêng mình (đến hết ngày {Date(until)}):", $"Open this link to set a password of your own (until the end of {Date(until)}):");

    public string LetterByHand(string user, string code) => Say($"Tên đăng nhập: {user} · Mã một lần: {code}", $"User name: {user} · One-time code: {code}");

    public string LetterElse(string? line) => Say(
        $"Không chờ thư này thì xin bỏ qua và báo cho xã{(line is null ? "" : $": {line}")}. Xã không hỏi mật khẩu qua thư.", $"If you did not expect this, please ignore it and tell the commune{(line is null ? "" : $": {line}")}. The commune never asks for passwords by mail.");
}
