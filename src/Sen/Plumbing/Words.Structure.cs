using Sen.Data.Portal;

namespace Sen.Plumbing;

// The parts of a portal an editor changes without code: menu, home, standing pages, calendar, what the law wants published.
public sealed partial class Words
{
    public string PortalParts => Say("Các phần của cổng", "Parts of the portal");

    public string PortalPartsLead => Say(
        "Soạn, xem trước, rồi đăng. Đăng nhầm thì hoàn tác một lần bấm.", "Write, preview, then publish. One press takes a publication back.");

    public string ColumnPart => Say("Phần", "Part");

    public string ColumnState => Say("Tình trạng", "State");

    public string StateDraft => Say("Có bản đang soạn", "A draft waits");

    public string StateOwn => Say("Do đơn vị viết", "Written by the unit");

    public string StateByItself => Say("Theo mẫu có sẵn", "As the portal comes");

    public string StateEmpty => Say("Chưa có", "Not there yet");

    public string UpdatedOn => Say("Cập nhật ngày", "Updated on");

    public string PartMenu => Say("Danh mục chính", "Main menu");

    public string PartHome => Say("Các khối của trang chủ", "Blocks of the home page");

    public string PartWelcome => Say("Lời giới thiệu ở trang chủ", "Welcome on the home page");

    public string PageAbout => Say("Giới thiệu", "About");

    public string PageContact => Say("Liên hệ", "Contact");

    public string PageStructure => Say("Cơ cấu tổ chức", "Structure");

    public string PageProcedures => Say("Thủ tục hành chính", "Administrative procedures");

    public string PagePlans => Say("Quy hoạch, kế hoạch", "Planning and plans");

    public string PageBudget => Say("Ngân sách", "Budget");

    public string PageFigures => Say("Số liệu thống kê", "Statistics");

    public string PageDrafts => Say("Lấy ý kiến góp ý", "Drafts for comment");

    public string PageAnswers => Say("Trả lời kiến nghị", "Answers to petitions");

    public string PageMustPublish => Say("Danh mục thông tin phải công khai", "List of what must be public");

    public string PageAccessibility => Say("Hỗ trợ tiếp cận", "Accessibility");

    public string PagePrivacy => Say("Quyền riêng tư", "Privacy");

    public string StandingPages => Say("Trang thông tin", "Pages");

    public string Feeds => Say("Theo dõi tin mới", "Follow");

    public string SiteMap => Say("Sơ đồ trang", "Site map");

    public string SeePage => Say("Xem trang", "See the page");

    public string SeePreview => Say("Xem trước", "Preview");

    public string DraftWaits => Say("Có bản đang soạn, người đọc chưa thấy.", "A draft waits; readers do not see it yet.");

    public string PublishPart => Say("Đăng", "Publish");

    public string KeepForPreview => Say("Lưu để xem trước", "Keep for preview");

    public string UndoPart => Say("Hoàn tác lần đăng gần nhất", "Take the last publication back");

    public string DiscardDraft => Say("Bỏ bản đang soạn", "Discard the draft");

    public string PartPublished => Say("Đã đăng.", "Published.");

    public string PartUndone => Say("Đã hoàn tác.", "Taken back.");

    public string PartKept => Say("Đã lưu bản đang soạn.", "The draft is kept.");

    public string DraftDiscarded => Say("Đã bỏ bản đang soạn.", "The draft is discarded.");

    public string PartLinesHint => Say("Mỗi mục một dòng: Tên | địa chỉ. Ví dụ: Tin tức | /tin", "One entry a line: words | address. Example: News | /tin");

    public string HomeBlocksLegend => Say("Thứ tự các khối", "Order of the blocks");

    public string HomeBlocksHint => Say("Ghi số thứ tự. Bỏ trống thì khối không hiện.", "Write the place as a number. An empty one is hidden.");

    public string HomeBlock(string block) => block switch
    {
        "loi-chao" => PartWelcome,
        "tin" => News,
        "phong-trao" => MovementTitle,
        _ => Say("Lịch, văn bản và chín khâu của năm", "Calendar, documents and the nine stages of the year"),
    };

    public string ContactText(SiteFacts site) => string.Join("\n\n", new[]
    {
        site.Copyright is null ? site.Name : site.Copyright,
        site.Office is null ? null : $"{Office} {site.Office}",
        site.Phone is null ? null : $"{Phone} {site.Phone}",
        site.Email is null ? null : $"{Email} {site.Email}",
    }.OfType<string>());

    public string AccessibilityText => Say(
        """
        Trang này được làm để ai cũng đọc được: bằng bàn phím, bằng phần mềm đọc màn hình, trên điện thoại nhỏ, với chữ lớn và nền tối.

        Chữ lớn, nền tối và ngôn ngữ đổi ở đầu mỗi trang, không cần đăng nhập. Bài viết có nút nghe khi máy có giọng đọc tiếng Việt.

        Gặp trang khó đọc, đề nghị cho biết ở trang Liên hệ.
        """,
        """
        These pages are made for everybody: by keyboard, with a screen reader, on a small telephone, in large text and on a dark ground.

        Large text, dark ground and language are changed at the head of every page, without an account. Articles can be listened to where the device has a Vietnamese voice.

        If a page is hard to read, please tell us on the contact page.
        """);

    public string PrivacyText => Say(
        """
        Cổng này không theo dõi người đọc: không có mã của bên thứ ba, không lưu địa chỉ máy của người đọc.

        Lượt xem và lượt truy cập chỉ là con số. Cookie chỉ giữ cỡ chữ, nền và ngôn ngữ do người đọc tự chọn; cán bộ đăng nhập có thêm cookie phiên làm việc.

        Ai góp ý mà để lại tên, số điện thoại thì chỉ cán bộ cơ quan thường trực xem được, để hỏi thêm về góp ý đó. Người gửi xóa được bằng mã tra cứu; không xóa thì máy tự xóa sau khi góp ý được trả lời, số ngày ghi ở trang Góp ý.

        Muốn biết, sửa hoặc xóa dữ liệu cá nhân của mình, đề nghị liên hệ theo địa chỉ ở trang Liên hệ (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
        """,
        """
        This portal follows nobody: there is no code of third parties, and no address of a reader's device is stored.

        Views and visits are numbers only. Cookies keep the text size, ground and language a reader chose; staff who sign in have a session cookie too.

        A name or telephone number left with feedback is seen by the officer of the standing body alone, to ask about it. The writer can erase it with the code; otherwise it erases itself after the answer, so many days later as the feedback page says.

        To know, correct or erase personal data about you, please use the contact page (Law on Personal Data Protection 91/2025/QH15).
        """);

    // The calendar
    public string Calendar => Say("Lịch", "Calendar");

    public string CalendarOf(DateOnly month) => Say($"Lịch tháng {month.Month}/{month.Year}", $"Calendar, {month.Month:00}/{month.Year}");

    public string CalendarFile => Say("Thêm lịch vào điện thoại (tệp .ics)", "Add the calendar to a telephone (.ics)");

    public string OtherMonths => Say("Tháng khác", "Other months");

    public string MonthBefore => Say("Tháng trước", "Month before");

    public string MonthAfter => Say("Tháng sau", "Month after");

    public string NothingInMonth => Say("Tháng này chưa có lịch.", "Nothing is planned in this month.");

    public string TodayIs(DateOnly day) => Say($"Hôm nay: {DayOfWeek(day)}.", $"Today: {DayOfWeek(day)}.");

    public string CalendarToCome(int count) => Say($"Từ hôm nay: {Number(count)} mục lịch", count == 1 ? "From today on: 1 entry" : $"From today on: {Number(count)} entries");

    public string CalendarPast(int count) => Say($"Đã qua trong tháng: {Number(count)} mục lịch", count == 1 ? "Earlier this month: 1 entry" : $"Earlier this month: {Number(count)} entries");

    public string NothingToCome => Say("Từ hôm nay đến hết tháng chưa có mục lịch nào.", "Nothing is in the calendar from today to the end of the month.");

    public string CalendarCount(int count) => Say($"{Number(count)} mục lịch", count == 1 ? "1 entry" : $"{Number(count)} entries");

    public string ColumnHour => Say("Giờ", "Time");

    public string ColumnWhat => Say("Nội dung", "What");

    public string ColumnWhere => Say("Nơi", "Where");

    public string Today => Say("Hôm nay", "Today");

    public string Cancelled => Say("Đã hủy", "Cancelled");

    public string CancelledCheck => Say("Lịch này đã hủy", "This does not take place");

    public string DayOfWeek(DateOnly day) => Say(Sen.Movement.Text.AdministrativeDate.Deadline(day), $"{day.DayOfWeek}, {Date(day)}");

    public string Hours(TimeOnly? begins, TimeOnly? ends) => begins is not { } from ? Say("Cả ngày", "All day")
        : ends is { } until ? $"{from:HH:mm}–{until:HH:mm}" : $"{from:HH:mm}";

    public string CalendarKindLabel => Say("Loại lịch", "Kind");

    public string CalendarKindName(CalendarKind kind) => In(CalendarNames.Of(kind));

    public string NewCalendarEntry => Say("Thêm lịch", "New entry");

    public string EditCalendarEntry => Say("Sửa lịch", "Edit the entry");

    public string SaveEntry => Say("Lưu và đăng", "Save and publish");

    public string CalendarSaved => Say("Đã lưu. Người đọc thấy ngay.", "Saved. Readers see it at once.");

    public string BeginsAt => Say("Bắt đầu lúc", "Begins at");

    public string EndsAt => Say("Kết thúc lúc", "Ends at");

    public string HourHint => Say("Ví dụ: 08:30. Bỏ trống là cả ngày.", "For example 08:30. Empty means all day.");

    public string CalendarNote => Say("Người dân cần biết thêm", "What people should know");

    // What the law wants published
    public string Duties => Say("Nội dung phải công khai", "What must be published");

    public string DutiesLead => Say("Mỗi nội dung: đã có chưa, cập nhật khi nào.", "For each: is it there, and how old is it.");

    public string DutiesCount(int there, int all) => Say($"Đã có {there}/{all} nội dung", $"{there} of {all} are there");

    public string ColumnDuty => Say("Nội dung", "What");

    public string DutyMissing => Say("Chưa có", "Missing");

    public string DutyOld => Say("Trên một năm, cần xem lại", "Over a year old: look at it again");

    public string DutyThere => Say("Đã có", "There");

    public string DaysAgo(int days) => Say($"({Number(days)} ngày)", $"({Number(days)} days)");

    public string DutiesLaw => Say(
        "Căn cứ: Luật Tiếp cận thông tin 2016; Nghị định 224/2026/NĐ-CP; Thông tư 22/2023/TT-BTTTT.",
        "Basis: Law on Access to Information 2016; Decree 224/2026/NĐ-CP; Circular 22/2023/TT-BTTTT.");

    public string DutyStructure => Say("Cơ cấu tổ chức, chức năng, lãnh đạo", "Structure, functions, leaders");

    public string DutyContact => Say("Địa chỉ, điện thoại, thư điện tử", "Address, telephone, e-mail");

    public string DutyDocuments => Say("Văn bản pháp luật, văn bản chỉ đạo", "Legal and directing documents");

    public string DutyBudget => Say("Ngân sách, báo cáo tài chính năm", "Budget and annual finance report");

    public string DutyDrafts => Say("Dự thảo lấy ý kiến Nhân dân", "Drafts for the people’s comment");

    public string DutyReception => Say("Lịch tiếp công dân", "When citizens are received");

    public string DutyNews => Say("Tin hoạt động", "News");

    // Head and foot
    public string SiteFactsTitle => Say("Biểu trưng, đầu trang, chân trang, tên miền", "Emblem, head, foot, host name");

    public string SiteFactsSaved => Say("Đã lưu. Mọi trang đã đổi.", "Saved. Every page has changed.");

    public string SiteEmblem => Say("Biểu trưng", "Emblem");

    public string SiteEmblemOf => Say("Biểu trưng của cổng", "Emblem of the portal");

    public string SiteEmblemHint(int megabytes) => Say(
        $"Ảnh JPEG, PNG hoặc WebP, tối đa {megabytes} MB, nên vuông và nền trắng; đứng ở đầu mọi trang. Không chọn thì giữ như đang có.",
        $"A JPEG, PNG or WebP picture of at most {megabytes} MB, best square and on white; it stands at the head of every page. Choose none to leave things as they are.");

    public string SiteEmblemNow => Say("Biểu trưng đang dùng", "The present emblem");

    public string SiteHasLotus => Say("Cổng đang dùng bông sen của Sen.", "The portal shows Sen’s lotus.");

    public string SiteLotus => Say("Bỏ biểu trưng, dùng lại bông sen của Sen", "Take the emblem off and go back to Sen’s lotus");

    public string SiteEmblemInLibrary => Say("Xem ảnh trong kho", "See the picture in the library");

    public string ChooseEmblemAgain => Say("Trình duyệt không giữ ảnh đã chọn. Đề nghị chọn lại biểu trưng.", "Browsers do not keep chosen files. Please choose the emblem again.");

    public string SiteName => Say("Tên đơn vị", "Name of the unit");

    public string SitePlace => Say("Đơn vị cấp trên", "Units above");

    public string SiteCopyright => Say("Dòng bản quyền", "Copyright line");

    public string SiteOffice => Say("Trụ sở", "Office");

    public string SiteTelephone => Say("Điện thoại", "Telephone");

    public string SiteEmail => Say("Thư điện tử", "E-mail");

    public string SiteDesigned => Say("Đơn vị thiết kế", "Designed by");

    public string SiteHost => Say("Tên miền", "Host name");

    public string SiteHostHint => Say(
        "Chỉ cần khi một máy phục vụ cổng của nhiều xã. Ví dụ: binhsa.quangnam.gov.vn", "Only where one machine serves several communes. Example: binhsa.quangnam.gov.vn");

    public string SaveSite => Say("Lưu", "Save");
}
