namespace Sen.Plumbing;

// Words of the province's sign-in.
public sealed partial class Words
{
    public string SignInWithProvince(ProvinceDoor door) => Say($"Đăng nhập bằng {door.Name}", $"Sign in with {door.NameEn}");

    public string LinkProvince(ProvinceDoor door) => Say($"Nối với {door.Name}", $"Link with {door.NameEn}");

    public string ProvinceLinkedIs(ProvinceDoor door) => Say(
        $"Đã nối: bấm “Đăng nhập bằng {door.Name}” ở trang đăng nhập là vào được. Mật khẩu vẫn dùng như trước.",
        $"Linked: “Sign in with {door.NameEn}” on the sign-in page lets you in. The password works as before.");

    public string ProvinceLinkedNot(ProvinceDoor door) => Say(
        $"Chưa nối. Nối một lần, từ đó đăng nhập được bằng {door.Name}, không phải gõ mật khẩu của Sen.",
        $"Not linked. Link once, and from then on you can sign in with {door.NameEn} without typing Sen’s password.");

    public string ProvinceGoes(ProvinceDoor door) => Say(
        $"Bấm nút thì sang trang của nơi cấp {door.Name} để đăng nhập, rồi trở lại đây.", $"The button leads to the page of {door.NameEn} to sign in there, and back here.");

    public string ProvinceCameBack(ProvinceDoor door, string subject) => Say(
        $"Vừa đăng nhập bằng {door.Name}, mã ở đó là {subject}.", $"You have just signed in with {door.NameEn}; its identifier there is {subject}.");

    public string ProvinceJoins(string user, string title) => Say(
        $"Nối với tài khoản {user} ({title}) ở đây? Từ đó ai đăng nhập được tài khoản kia là vào được tài khoản này, nên chỉ nối tài khoản của chính mình.",
        $"Link it with the account {user} ({title}) here? From then on whoever can sign in there comes in here, so please link only your own.");

    public string LinkBoth => Say("Nối hai tài khoản", "Link the two accounts");

    public string LinkNot => Say("Không nối, về Hồ sơ của tôi", "Do not link, back to My account");

    public string UnlinkProvince => Say("Bỏ nối", "Unlink");

    public string UnlinkHint => Say("Bỏ nối thì các thiết bị khác thoát; đăng nhập bằng mật khẩu như trước.", "Unlinking signs other devices out; the password works as before.");

    public string ProvinceWasLinked => Say("Đã nối hai tài khoản. Các thiết bị khác đã thoát.", "The two accounts are linked. Other devices were signed out.");

    public string ProvinceWasUnlinked => Say("Đã bỏ nối. Các thiết bị khác đã thoát.", "The link is removed. Other devices were signed out.");

    public string ProvinceLinkedElsewhere => Say(
        "Tài khoản này còn nối với một tài khoản tỉnh mà cổng không còn dùng để đăng nhập. Bỏ nối nếu không cần nữa.",
        "This account is still linked with one of the province that no longer signs anybody in here. Unlink it when it is not needed any more.");

    public string ProvinceAccount => Say("Tài khoản tỉnh đã nối", "Linked account of the province");

    public string DropLoginHint(ProvinceDoor? door) => Say(
        $"Đang nối với {door?.Name ?? "một tài khoản tỉnh cổng không còn dùng để đăng nhập"}. Bỏ nối khi người này nghi tài khoản kia bị lộ: mọi thiết bị thoát, người này đăng nhập bằng mật khẩu.",
        $"Linked with {door?.NameEn ?? "an account of the province that no longer signs anybody in here"}. Unlink when the person thinks that account got into other hands: every device is signed out, and the password lets them in.");

    public string DropLogin => Say("Bỏ nối tài khoản tỉnh", "Remove the link");

    public string ConfirmThroughProvince(ProvinceDoor door) => Say($"Vẫn vào bằng {door.Name}, không nhớ mật khẩu của Sen?", $"You always come in with {door.NameEn} and do not remember Sen’s password?");

    public string ConfirmThroughProvinceHow(ProvinceDoor door) => Say(
        $"Giữ trang này mở. Ở một cửa sổ khác của trình duyệt này, xin đăng xuất rồi đăng nhập lại bằng {door.Name}. Xong trở lại đây, để trống các ô và bấm “{ConfirmAndGoOn}”: biểu mẫu vừa gửi vẫn còn. Muốn có mật khẩu mới, xin quản trị cấp lại.",
        $"Keep this page open. In another window of this browser please sign out and sign in again with {door.NameEn}. Then come back here, leave the fields empty and press “{ConfirmAndGoOn}”: the form just sent is still here. For a new password please ask the administrator.");

    /// <summary>Why it did not come about, and what to do at the door.</summary>
    public string AtDoor(ProvinceTrouble trouble, ProvinceDoor door) => trouble == ProvinceTrouble.Unlinked
        ? Say(
            $"Chưa vào được: {door.Name} vừa dùng chưa nối với tài khoản nào ở đây. Xin đăng nhập một lần bằng tên đăng nhập và mật khẩu của Sen, mở Hồ sơ của tôi rồi bấm “Nối với {door.Name}”. Chưa có tài khoản thì xin liên hệ quản trị.",
            $"Not signed in: {door.NameEn} you used is linked with no account here. Please sign in once with Sen’s user name and password, open My account and press “Link with {door.NameEn}”. Without an account, please ask the administrator.")
        : $"{WhyNot(trouble, door)} {Say("Xin bấm nút đó lần nữa, hoặc dùng tên đăng nhập và mật khẩu.", "Please press that button again, or use user name and password.")}";

    /// <summary>Why the accounts were not linked, and what to do.</summary>
    public string OnAccount(ProvinceTrouble trouble, ProvinceDoor door) => $"{WhyNot(trouble, door)} {Say($"Chưa nối. Xin bấm “Nối với {door.Name}” lần nữa.", $"Nothing is linked. Please press “Link with {door.NameEn}” again.")}";

    private string WhyNot(ProvinceTrouble trouble, ProvinceDoor door) => trouble switch
    {
        ProvinceTrouble.Denied => Say($"Nơi cấp {door.Name} báo đã bấm hủy hoặc không đồng ý.", $"The page of {door.NameEn} says that it was cancelled or not agreed to."),
        ProvinceTrouble.Down => Say($"Chưa liên lạc được với nơi cấp {door.Name}; thường một lát sau là được.", $"The page of {door.NameEn} cannot be reached now; mostly it can a little later."),
        ProvinceTrouble.Refused => Say(
            $"Nơi cấp {door.Name} trả lời chưa đúng nên Sen chưa nhận. Nếu lặp lại, xin báo quản trị.", $"The answer of {door.NameEn} was not right, so Sen did not take it. If it happens again, please tell the administrator."),
        ProvinceTrouble.NotAsked => Say(
            $"Nơi cấp {door.Name} không hỏi lại mật khẩu, nên chưa rõ ai đang ngồi ở máy. Xin đăng xuất ở đó trước.", $"The page of {door.NameEn} did not ask for the password again, so it is not sure who sits here. Please sign out there first."),
        _ => Say($"Lần sang {door.Name} vừa rồi đã quá lâu, đã dùng rồi, hoặc mở từ trình duyệt khác.", $"That visit to {door.NameEn} was too long ago, was used already, or began in another browser."),
    };
}
