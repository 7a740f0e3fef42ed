using System.Globalization;
using Numbers = Sen.Movement.Text.VietnameseNumbers;

namespace Sen.Plumbing;

/// <summary>
/// The fixed words of the interface, Vietnamese and English side by side, so that neither can be forgotten.
/// Content (names, articles, documents) stays in the language it was written in.
/// </summary>
public sealed partial class Words
{
    private readonly bool english;

    private Words(bool english) => this.english = english;

    public static Words Vi { get; } = new(english: false);

    public static Words En { get; } = new(english: true);

    /// <summary>The page's language tag.</summary>
    public string Language => Say("vi", "en");

    /// <summary>The language of content where it is not the page's: names, articles and documents are Vietnamese.</summary>
    public string? ContentLanguage => english ? "vi" : null;

    /// <summary>The other language's tag: what the language button asks for.</summary>
    public string OtherLanguage => Say("en", "vi");

    public string OtherLanguageName => Say("English", "Tiếng Việt");

    // The frame of every page
    public string SkipToContent => Say("Đến nội dung chính", "Skip to main content");

    public string DemoStrip => Say("Bản minh họa – không phải trang của xã", "Demonstration – not the commune’s own site");

    public string Menu => Say("Danh mục", "Menu");

    public string CloseMenu => Say("Đóng danh mục", "Close menu");

    public string MainNavigation => Say("Danh mục chính", "Main menu");

    public string FootNavigation => Say("Danh mục cuối trang", "Foot menu");

    public string WhereYouAre => Say("Đường dẫn", "Breadcrumb");

    public string SearchLabel => Say("Tìm trên trang", "Search this site");

    public string SearchHint => Say("Tìm tin, mô hình, văn bản", "News, models, documents");

    public string Search => Say("Tìm", "Search");

    public string LargeText => Say("Chữ lớn", "Large text");

    public string NormalText => Say("Chữ thường", "Normal text");

    public string DarkTheme => Say("Nền tối", "Dark");

    public string LightTheme => Say("Nền sáng", "Light");

    public string StaffSignIn => Say("Cán bộ đăng nhập", "Staff sign-in");

    public string Home => Say("Trang chủ", "Home");

    public string News => Say("Tin tức", "News");

    public string Movement => Say("Phong trào Dân vận khéo", "“Dân vận khéo” movement");

    public string Models => Say("Mô hình", "Models");

    public string Committee => Say("Ban Chỉ đạo", "Steering Committee");

    public string Documents => Say("Văn bản", "Documents");

    // The foot, in the words of the page it comes from
    public string WebLinks => Say("Liên kết web", "Web links");

    public string NoWebLinks => Say("Chưa có liên kết nào.", "No links yet.");

    public string Office => Say("Trụ sở:", "Office:");

    public string Phone => Say("Điện thoại:", "Telephone:");

    public string Email => "Email:";

    public string DesignedBy => Say("Thiết kế bởi", "Designed by");

    public string Visits => Say("Thống kê truy cập", "Visits");

    public string VisitsTotal => Say("Tổng số lượt truy cập", "All visits");

    public string VisitsMonth => Say("Lượt trong tháng", "This month");

    public string VisitsNow => Say("Lượt trong 5 phút qua", "Last 5 minutes");

    public string VisitsDay => Say("Lượt trong ngày", "Today");

    public string RunsOnSen => Say("Chạy trên phần mềm nguồn mở Sen.", "Runs on Sen, open-source software.");

    // Signs
    public string Illustrative => Say("minh họa", "illustrative");

    public string Drawn => Say("hình vẽ minh họa", "illustrative drawing");

    public string DoneShort => Say("đã xong", "done");

    public string RunningShort => Say("đang làm", "running");

    public string ErrorPrefix => Say("Lỗi:", "Error:");

    public string IfAny => Say("(nếu có)", "(if any)");

    public string NoFigureYet => Say("chưa có số liệu", "no figure yet");

    // The workplace
    public string Product => "Sen · Dân vận khéo";

    public string DeskNavigation => Say("Công việc", "Work");

    public string DeskSearchHint => Say("Tìm việc, mô hình, văn bản", "Tasks, models, documents");

    public string More => Say("Thêm", "More");

    public string Notices => Say("Thông báo", "Notices");

    public string Account => Say("Hồ sơ của tôi", "My account");

    public string NeedHelp => Say("Cần hỗ trợ?", "Need help?");

    /// <summary>What the setting of the help line suggests is said in the reader's language, with the signs behind it; null for anything else, which is the commune's own and stays as typed.</summary>
    public string? OfficerInCharge(string line)
    {
        const string Usual = "Cán bộ phụ trách";
        return line.StartsWith(Usual, StringComparison.Ordinal) && !line[Usual.Length..].Any(char.IsLetterOrDigit) ? Say(Usual, "The officer in charge") + line[Usual.Length..] : null;
    }

    public string OpenPortal => Say("Xem cổng thông tin", "Open the portal");

    public string PageNumber(int page) => Say($"Trang {page}", $"Page {page}");

    public string Waiting(int count) => Say($"{count} việc đang chờ", $"{count} waiting");

    public string ToComplete(int count) => Say($"Còn {count} mục cần bổ sung", count == 1 ? "1 item to complete" : $"{count} items to complete");

    public string StagesDone(int done, int running, int of) => Say(
        $"{of} khâu: {done} đã xong, {running} đang làm", $"{of} stages: {done} done, {running} running");

    /// <summary>Added to the sentence above.</summary>
    public string StagesLate(int late) => Say($", trong đó {late} quá hạn", $", {late} of them overdue");

    public string StageStateName(StageState state) => state switch
    {
        StageState.Done => Say("Đã xong", "Done"),
        StageState.Running => Say("Đang làm", "Running"),
        _ => Say("Chưa đến", "Ahead"),
    };

    /// <summary>Two digits for day and month, as offices write it: 05/09/2020.</summary>
    public string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>1.374 in Vietnamese, 1,374 in English.</summary>
    public string Number(long number) => english ? number.ToString("N0", CultureInfo.InvariantCulture) : Numbers.Format(number);

    private string Say(string vietnamese, string inEnglish) => english ? inEnglish : vietnamese;
}
