using Sen.Movement;

namespace Sen.Plumbing;

// Words of the second step of signing in, and of being asked again.
public sealed partial class Words
{
    public string SecondStep => Say("Đăng nhập hai bước", "Signing in with two steps");

    public string SetUpSecondStep => Say("Đặt bước thứ hai", "Set up the second step");

    public string OpenSecondStep => Say("Mã dự phòng, đổi điện thoại", "Recovery codes, another telephone");

    public string SecondStepIsOff => Say(
        "Chưa đặt. Có bước thứ hai thì người biết mật khẩu cũng không vào được.", "Not set up. With a second step nobody comes in who only knows the password.");

    public string SecondStepFirst => Say(
        "Vị trí đang giữ được duyệt, công nhận hoặc giao vị trí cho người khác, nên cần bước thứ hai: ai lấy được mật khẩu cũng không quyết định thay được. Xin đặt một lần rồi làm việc tiếp.",
        "Your post approves, recognises or gives posts to others, so it needs a second step: whoever gets hold of the password cannot decide in your place. Please set it up once and go on.");

    public string SecondStepNeeded => Say("Cần đặt bước thứ hai trước", "The second step comes first");

    public string SecondStepNeededText => Say(
        "Việc này là của vị trí quyết định, nên cần bước thứ hai của đăng nhập. Nội dung vừa gửi chưa được ghi. Xin đặt bước thứ hai một lần, rồi mở lại trang và gửi lại.",
        "This belongs to a post that decides, so it needs the second step of signing in. What was sent is not stored. Please set the second step up once, then open the page again and send it once more.");

    public string SecondStepEnded => Say(
        "Đã tắt bước thứ hai. Từ lần đăng nhập sau chỉ cần mật khẩu; mã dự phòng và khóa truy cập cũ không còn giá trị. Các thiết bị khác đã thoát.",
        "The second step is off. From the next sign-in on the password is enough; the earlier recovery codes and passkeys are worth nothing any more. Other devices were signed out.");

    public string SecondStepDone => Say(
        "Đã đặt bước thứ hai. Từ lần đăng nhập sau, ghi thêm mã 6 số. Các thiết bị khác đã thoát.", "The second step is set up. From the next sign-in on, write the 6-digit code as well. Other devices were signed out.");

    public string SecondStepStays => Say("Vị trí đang giữ hoặc đang làm thay cần bước thứ hai nên không tắt được.", "A post you hold, or use for somebody, needs the second step, so it cannot be turned off.");

    public string StepApp => Say(
        "Trên điện thoại, mở ứng dụng tạo mã (Google Authenticator, Microsoft Authenticator, FreeOTP…).", "On the telephone, open an app that makes codes (Google Authenticator, Microsoft Authenticator, FreeOTP…).");

    public string StepAppWithout => Say(
        "Không có điện thoại thông minh: dùng phần mềm tạo mã trên máy tính cơ quan (KeePassXC), hoặc nhờ cán bộ công nghệ của xã đặt giúp; sau đó mỗi lần đăng nhập có thể dùng một mã dự phòng in sẵn.",
        "Without a smartphone: use a programme that makes codes on the office computer (KeePassXC), or ask the commune’s technician to set it up; afterwards each sign-in may use one of the printed recovery codes.");

    public string StepScan => Say("Chọn thêm tài khoản, quét mã này:", "Choose to add an account, scan this code:");

    public string StepHere => Say("Đang mở trang này trên chính điện thoại có ứng dụng thì không cần quét, chỉ cần bấm:", "If this page is open on the very telephone that has the app, there is nothing to scan, just press:");

    public string StepOpenApp => Say("Mở ứng dụng tạo mã trên điện thoại này", "Open the app on this telephone");

    public string StepType => Say("Không quét được thì gõ khóa này vào ứng dụng (loại: theo thời gian):", "If it cannot be scanned, type this key into the app (kind: time-based):");

    public string StepCode => Say("Ghi 6 số ứng dụng vừa hiện vào ô dưới đây.", "Write the 6 digits the app now shows into the field below.");

    public string QrLabel => Say("Mã QR chứa khóa ghi bên dưới", "QR code of the key written below");

    public string FinishSecondStep => Say("Xác nhận và đặt bước thứ hai", "Confirm and set up the second step");

    public string SixDigits => Say("Mã 6 số", "6-digit code");

    public string CodeNow => Say("Mã 6 số đang hiện", "6-digit code shown now");

    public string CodeOrPrinted => Say("Trong ứng dụng tạo mã; hoặc một mã dự phòng in sẵn.", "In the app that makes codes; or one of the printed recovery codes.");

    public string OpenYourApp => Say("Bước thứ nhất đã xong. Xin mở ứng dụng tạo mã trên điện thoại và ghi 6 số đang hiện.", "The first step is done. Please open the app that makes codes and write the 6 digits it shows.");

    public string GoOn => Say("Tiếp tục", "Go on");

    public string NoTelephone => Say("Không có điện thoại bên cạnh?", "Telephone not at hand?");

    public string PrintedCode => Say("Mã dự phòng", "Recovery code");

    public string PrintedCodeHint => Say("Một trong mười mã đã in, ví dụ hk7m-p3wd-x9qa. Mỗi mã dùng một lần.", "One of the ten printed codes, such as hk7m-p3wd-x9qa. Each is good once.");

    public string GoOnWithPrinted => Say("Vào bằng mã dự phòng", "Go on with a recovery code");

    public string LostBoth => Say(
        "Mất điện thoại và hết mã dự phòng: xin nhờ quản trị của xã bỏ bước thứ hai, rồi đặt lại trên điện thoại mới.",
        "Telephone lost and no code left: please ask the commune’s administrator to take the second step off, then set it up on the new telephone.");

    public string BackToSignIn => Say("Về trang đăng nhập", "Back to the sign-in");

    public string CodeCameTooLate => Say("Đã quá 5 phút từ bước thứ nhất. Xin đăng nhập lại.", "More than 5 minutes have passed since the first step. Please sign in again.");

    public string RecoveryCodes => Say("Mã dự phòng", "Recovery codes");

    public string RecoveryCodesShown => Say(
        "Dùng khi không có điện thoại, mỗi mã một lần; dùng rồi thì gạch đi. Xin in hoặc chép ra giấy, cất nơi an toàn. Trang này không hiện lại các mã sau khi bấm nút.",
        "For when the telephone is not at hand, each good once; cross out what was used. Please print them or copy them out, and keep them in a safe place. They are not shown again once the button is pressed.");

    public string CodesNoted => Say("Đã ghi lại", "I have noted them");

    public string PrintHint => Say("In trang: Ctrl + P.", "Print the page: Ctrl + P.");

    public string RenewCodes => Say("Làm mã dự phòng mới", "Make new recovery codes");

    public string RenewCodesHint => Say("Mã mới thay các mã cũ. Tắt bước thứ hai thì mã dự phòng cũng hết giá trị.", "New codes take the place of the old ones. When the second step is turned off, its codes are worth nothing any more.");

    public string EndSecondStep => Say("Tắt bước thứ hai", "Turn the second step off");

    public string AnotherTelephone => Say("Chuyển sang điện thoại khác", "Move to another telephone");

    public string WhatToDo => Say("Mã dự phòng mới", "New recovery codes");

    public string ConfirmAgain => Say("Xin xác nhận lại", "Please confirm once more");

    public string FormIsKept => Say("Biểu mẫu vừa gửi còn nguyên. Xác nhận xong, Sen làm tiếp ngay, không phải ghi lại.", "The form just sent is kept whole. Once confirmed, it goes through at once; nothing has to be written again.");

    public string ConfirmAndGoOn => Say("Xác nhận và làm tiếp", "Confirm and go on");

    public string OnceForAll => Say("Xác nhận một lần dùng được 15 phút cho mọi việc tiếp theo.", "One confirmation is good for 15 minutes, for everything that follows.");

    public string DoNotGoOn => Say("Thôi, về Việc của tôi", "Leave it, back to My work");

    public string KeptFormIsOver => Say("Trang xác nhận mở đã quá lâu nên biểu mẫu chưa được gửi. Xin mở lại trang và gửi lần nữa.", "The confirmation was open for too long, so the form was not sent. Please open the page again and send it once more.");

    public string ConfirmAgainForPrograms => Say(
        "Việc này cần xác nhận trong 15 phút gần đây. Xin đăng nhập lại rồi gửi lại yêu cầu.", "This needs a confirmation within the last 15 minutes. Please sign in again and repeat the request.");

    public string DropSecondStep => Say("Bỏ bước thứ hai", "Take the second step off");

    public string DropSecondStepHint => Say(
        "Khi người này mất điện thoại và hết mã dự phòng. Xin gặp hoặc gọi để chắc là đúng người; lần đăng nhập sau người này đặt lại.",
        "When this person lost the telephone and has no code left. Please meet or call them to be sure who asks; at the next sign-in they set it up anew.");

    public string SecondStepIsOn(DateTime since) => Say($"Đang dùng, đặt ngày {Date(BusinessCalendar.DateOf(since))}.", $"In use, set up on {Date(BusinessCalendar.DateOf(since))}.");

    public string CodesLeft(int left) => Say($"Còn {left} mã chưa dùng.", $"{left} left.");

    /// <summary>When hardly any code is left.</summary>
    public string FewCodesLeft(int left) => left == 0
        ? Say("Không còn mã dự phòng nào: mất điện thoại là không vào được. Xin làm mười mã mới và in ra.", "No recovery code is left: with a lost telephone you would be locked out. Please make ten new ones and print them.")
        : Say($"Chỉ còn {left} mã dự phòng. Nên làm mười mã mới và in ra; mã mới thay các mã cũ.", $"Only {left} recovery codes are left. Better make ten new ones and print them; they take the place of the old ones.");

    public string PrintedFor(string address) => Say($"Dùng khi đăng nhập Sen, phần mềm về phong trào “Dân vận khéo” của xã: {address}", $"For signing in to Sen, the commune’s programme for the “Dân vận khéo” movement: {address}");

    public string PrintedOn(string user, DateOnly day) => Say($"Tài khoản: {user} · In ngày {Date(day)}", $"Account: {user} · Printed on {Date(day)}");

    public string PrintedRule => Say("Mỗi mã dùng một lần, dùng rồi thì gạch đi. Cất nơi an toàn, không để cạnh mật khẩu.", "Each is good once, cross out what was used. Keep them in a safe place, not beside the password.");

    public string ConfirmAgainFor(string operation) => Say(
        $"Việc “{operation}” chỉ chính chủ tài khoản được làm. Lần xác nhận trước đã quá 15 phút, nên xin xác nhận lại.",
        $"Only the owner of the account may do this (“{operation}”). The last confirmation was more than 15 minutes ago, so please confirm once more.");
}
