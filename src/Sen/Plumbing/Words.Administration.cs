using Sen.Movement;
using Sen.Movement.Settings;

namespace Sen.Plumbing;

// Words of the settings: people, posts, organisations, villages, dated values.
public sealed partial class Words
{
    public string NewAccount => Say("Tạo tài khoản", "Create account");

    public string State => Say("Tình trạng", "State");

    public string Disabled => Say("Đang khóa", "Disabled");

    public string NoOwnPasswordYet => Say("Chờ đặt mật khẩu riêng", "Awaits an own password");

    public string FirstPasswordIsOver => Say("Mã một lần hết hạn", "One-time code ran out");

    public string FirstPasswordUntil(DateOnly until) => Say(
        $"Mã một lần dùng được đến hết ngày {Date(until)}.", $"The one-time code is good until the end of {Date(until)}.");

    public string InUse => Say("Đang dùng", "In use");

    public string FirstPasswordComes => Say("Sen tạo mã một lần; trang sau in được giấy mời, có liên kết để gửi.", "Sen makes a one-time code; the next page prints the slip and has a link to send.");

    public string FirstPasswordNoted => Say("Đã đưa xong, không hiện nữa", "Handed over, do not show it any more");

    public string Posts => Say("Các vị trí", "Posts");

    public string Post => Say("Vị trí", "Post");

    public string NoPostYet => Say("Chưa có vị trí nào. Giao vị trí đầu tiên ở dưới.", "No post yet. Give the first one below.");

    public string FromDay => Say("Từ ngày", "From");

    public string LastDay => Say("Đến hết ngày", "Last day");

    public string LastDayHint => Say("Để trống khi chưa định ngày thôi.", "Leave empty while it lasts.");

    public string Lasting => Say("đang giữ", "lasting");

    public string EndPost => Say("Thôi giữ", "End");

    public string GivePost => Say("Giao vị trí", "Give a post");

    public string NextAfterSetUp => Say("Việc tiếp theo sau khi thiết lập", "Next after the set-up");

    public string StepDone => Say("Đã có", "Done");

    public string StepOpen => Say("Chưa có", "Open");

    public string StepVillages => Say("Ghi các thôn", "Enter the villages");

    public string StepVillagesHint => Say("Để chọn nơi làm mô hình và thống kê theo thôn.", "To choose where a model is carried out, and to count by village.");

    public string StepOrganisations => Say("Ghi các đơn vị", "Enter the organisations");

    public string StepOrganisationsHint => Say("Đơn vị chủ trì đăng ký mô hình.", "They register the models.");

    public string StepPeople => Say("Tạo tài khoản và giao vị trí", "Create accounts and give posts");

    public string StepPeopleHint => Say("Mỗi người một tài khoản; công việc theo vị trí được giao.", "One account a person; work follows the post.");

    public string StepPortal => Say("Viết các phần của cổng", "Write the parts of the portal");

    public string StepPortalHint => Say("Lời chào, giới thiệu, liên hệ, danh mục.", "Welcome, about, contact, menu.");

    public string StepPortalByEditor => Say("Người giữ vị trí Biên tập cổng viết phần này.", "Whoever holds the post of an editor writes it.");

    public string PostTakenBack(bool ahead) => ahead ? Say("thu lại trước khi bắt đầu", "taken back before it began") : Say("thu lại trong ngày, không giữ ngày nào", "taken back the same day, held on no day");

    public string PostTakenBackNow(string post, DateOnly day, bool ahead) => ahead
        ? Say($"Đã thu lại vị trí “{post}” trước ngày bắt đầu, {Date(day)}.", $"The post “{post}” is taken back before its first day, {Date(day)}.")
        : Say($"Vị trí “{post}” được giao và thu lại trong cùng ngày {Date(day)}, nên không tính là đã giữ ngày nào.", $"The post “{post}” was given and taken back on the same day, {Date(day)}, so it counts as held on no day.");

    public string PostEnded(string post, DateOnly last) => Say($"Đã ghi: thôi giữ vị trí “{post}”, đến hết ngày {Date(last)}.", $"Recorded: the post “{post}” ends; its last day is {Date(last)}.");

    public string PostGiven => Say("Đã giao vị trí. Người này thấy việc của vị trí từ ngày bắt đầu.", "The post is given. Its work is seen from its first day on.");

    public string PostOrganisation => Say("Đơn vị của người đăng ký", "The registrar’s organisation");

    public string PostOrganisationHint => Say("Chỉ chọn cho vị trí Người đăng ký của đơn vị.", "Only for the post of a registrar.");

    public string DateHint => Say("Theo mẫu 05/09/2020.", "Written as 05/09/2020.");

    public string Basis => Say("Căn cứ", "Basis");

    public string BasisHint => Say("Số, ngày của quyết định. Ví dụ: Quyết định số 15-QĐ/ĐU ngày 12/02/2020.", "Number and date of the decision.");

    public string AccountOf => Say("Tài khoản", "Account");

    public string ResetPassword => Say("Cấp mã một lần mới", "Give a new one-time code");

    public string ResetHint => Say(
        "Khi quên mật khẩu, mất mã hoặc mã hết hạn: người này vào bằng mã một lần mới rồi đặt lại mật khẩu. Các thiết bị đang đăng nhập sẽ thoát.",
        "For a forgotten password, a lost code or one that ran out: the person comes in with a new one-time code and sets the password anew. Devices that are signed in are signed out.");

    public string ResetForGood => Say("Mật khẩu cũ không lấy lại được", "The old password does not come back");

    public string ResetRead(string title, int sessions) => Say(
        $"Tôi xác nhận: mật khẩu đang dùng của “{title}” hết hiệu lực ngay{(sessions > 0 ? $", {Number(sessions)} nơi đang đăng nhập bị thoát" : "")}.",
        $"I agree: the present password of “{title}” ends at once{(sessions switch { 0 => "", 1 => ", and the one place signed in is signed out", _ => $", and the {Number(sessions)} places signed in are signed out" })}.");

    public string Disable => Say("Khóa tài khoản", "Disable the account");

    public string DisableHint => Say("Khóa khi nghỉ hoặc chuyển công tác. Việc đã làm vẫn giữ nguyên.", "For somebody who left. What was done stays.");

    public string Enable => Say("Mở tài khoản", "Enable the account");

    public string EnableHint => Say("Tài khoản đang khóa, chưa đăng nhập được.", "The account is disabled and cannot sign in.");

    public string HistoryOfAccount => Say("Lịch sử tài khoản", "History of the account");

    public string ChooseOne => Say("Chọn một mục", "Choose one");

    public string AddOrganisation => Say("Thêm đơn vị", "Add an organisation");

    public string OrganisationKind => Say("Loại đơn vị", "Kind of organisation");

    public string FullName => Say("Tên đầy đủ", "Full name");

    public string ShortName => Say("Tên ngắn", "Short name");

    public string ShortNameHint => Say("Tên quen gọi. Ví dụ: Hội ND xã.", "As people call it. For example: Hội ND xã.");

    public string OrganisationCourse => Say("Quá trình và ngành dọc", "Course in time, and its vertical line");

    public string LineAbove => Say("Cấp trên theo ngành dọc hôm nay:", "Above it in its line today:");

    public string LineNothingAbove => Say("chưa ghi", "none recorded");

    public string LineModels(int year, int line, int place) => Say(
        $"Năm {year}: {Number(line)} mô hình đã gửi đăng ký trong ngành dọc này, tính cả đơn vị bên dưới; cả xã {Number(place)}. Mỗi mô hình tính một lần ở mỗi nơi.",
        $"{year}: {Number(line)} models were registered in this line, organisations below included; {Number(place)} in the whole commune. Each model counts once in each.");

    public string Superior => Say("Cấp trên theo ngành dọc", "Body above in its line");

    public string SuperiorHint => Say(
        "Chưa có trong danh sách thì thêm đơn vị loại “Cơ quan cấp trên” trước. Ví dụ: Hội LHPN thành phố Đà Nẵng.",
        "If it is not in the list, first add it as a “Body above the commune”. For example: the Women’s Union of the city.");

    public string CourseDays => Say("Thời gian", "Days");

    public string ChangedBy => Say("Văn bản", "Document");

    public string ChangedByHint => Say("Ví dụ: Quyết định số 12-QĐ/ĐU ngày 20/08/2022.", "For example: Decision No. 12 of 20/08/2022.");

    public string ChangeOrganisationFrom => Say("Thay đổi từ một ngày", "A change from a day on");

    public string ChangeOrganisationHint => Say(
        "Dùng khi đơn vị thật sự đổi tên, đổi loại hoặc đổi cấp trên. Trước ngày đó đơn vị vẫn giữ tên cũ. Ghi sai chữ thì dùng phần sửa thông tin ở trên.",
        "For a real change of name, kind or body above. Before that day it keeps its earlier name. For a typing error use the form above.");

    public string NewFullName => Say("Tên đầy đủ từ ngày đó", "Full name from that day on");

    public string NewShortName => Say("Tên ngắn từ ngày đó", "Short name from that day on");

    public string ChangesFrom => Say("Thay đổi từ ngày", "Changes on");

    public string RecordChange => Say("Ghi thay đổi", "Record the change");

    public string NoVillages => Say("Chưa có thôn nào. Thêm thôn đầu tiên.", "No village yet. Add the first one.");

    public string AddVillage => Say("Thêm thôn, tổ dân phố", "Add a village");

    public string VillageName => Say("Tên thôn, tổ dân phố", "Name of the village");

    public string VillageNameHint => Say("Ví dụ: Thôn Bình Trúc I.", "For example: Thôn Bình Trúc I.");

    public string VillageFrom => Say("Có từ ngày", "Since");

    public string DatedSettings => Say("Thời hạn và quy định", "Deadlines and rules");

    public string DatedSettingsLead => Say("Mỗi giá trị có hiệu lực từ một ngày; việc trước ngày đó giữ giá trị cũ.", "Each value holds from a day on; earlier work keeps the earlier value.");

    public string SettingSaved(Wording label, string value, DateOnly from) =>
        Say($"Đã lưu. {label.Vi}: {value}, áp dụng từ {Date(from)}.", $"Saved. {label.En}: {value}, in force from {Date(from)}.");

    /// <summary>What the rule of two persons lacks.</summary>
    /// <param name="only">Title of the only one who approves; empty when nobody does.</param>
    public string SecondEditorNeeded(string only) => only.Length == 0
        ? Say(
            "Hiện chưa ai giữ vị trí Biên tập cổng tin. Quy định hai người cần ít nhất hai người giữ vị trí này.",
            "Nobody holds the post of editor now. The rule of two persons needs at least two people who do.")
        : Say(
            $"Hiện chỉ có một người duyệt được bài: {only}. Khi bật quy định hai người, bài của người này chưa ai duyệt được cho đến khi giao vị trí Biên tập cổng tin cho thêm một người.",
            $"Only one person can approve articles now: {only}. Under the rule of two persons nobody can approve what this person writes until one more is given the post of editor.");

    /// <summary>The same where the rule is on, or comes.</summary>
    public string SecondEditorLacks(string only) => only.Length == 0 ? SecondEditorNeeded(only) : Say(
        $"Quy định hai người cần thêm một người duyệt bài: hiện chỉ có {only}, mà người viết không tự duyệt bài của mình. Đề nghị giao vị trí Biên tập cổng tin cho thêm một người.",
        $"The rule of two persons needs one more person to approve articles: there is only {only}, and writers do not approve their own. Please give one more person the post of editor.");

    public string OpenPeople => Say("Mở danh sách người dùng", "Open the list of people");

    public string Setting => Say("Mục", "Setting");

    public string ValueToday => Say("Đang áp dụng", "In force");

    public string SetFrom => Say("Đã đặt", "As set");

    public string ByDefault => Say("mặc định", "default");

    public string Change => Say("Đổi", "Change");

    public string NewValue => Say("Giá trị mới", "New value");

    public string HoldsFrom => Say("Áp dụng từ ngày", "In force from");

    public string Save => Say("Lưu", "Save");

    public string People(int count) => Say($"{Number(count)} người", count == 1 ? "1 person" : $"{Number(count)} people");

    public string EndFrom(string post) => Say($"{post}: thôi giữ từ ngày", $"{post}: ends on");

    /// <summary>A value as people read it.</summary>
    public string SettingValue(SettingKind kind, string value) => (kind, value) switch
    {
        (SettingKind.Switch, "on") => Say("Bật", "On"),
        (SettingKind.Switch, _) => Say("Tắt", "Off"),
        (_, "") => "–",
        _ => value,
    };
}
