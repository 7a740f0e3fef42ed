using Sen.Movement.Models;

namespace Sen.Plumbing;

// Words the public pages put together from records.
public sealed partial class Words
{
    public string TallySeatsBy(DateOnly? decided) => decided is { } day
        ? Say($"thành viên Ban Chỉ đạo, theo quyết định ngày {Date(day)}", $"committee members, by the decision of {Date(day)}")
        : Say("thành viên Ban Chỉ đạo, theo quyết định đang có hiệu lực", "committee members, by the decision in force");

    public string TallySeats => Say("thành viên Ban Chỉ đạo", "committee members");

    public string TallyModels => Say("mô hình tiêu biểu", "exemplary models");

    public string TallyDecision => Say("quyết định thành lập Ban Chỉ đạo", "the decision that set up the committee");

    public string TallyLetters => Say("công văn chỉ đạo, nhân rộng hằng năm", "the yearly letters of guidance");

    public string TallyLimitations => Say("hạn chế được nêu", "limitations named");

    public string TallyRemedies => Say("nhóm giải pháp", "groups of remedies");

    public string TallyChoices => Say("điều chọn khi xây dựng mô hình", "choices when building a model");

    public string PhaseOf(string period) => Say($"Giai đoạn {period}.", $"Phase {period}.");

    public string HomeTitle(string place) => Say($"Thông tin, phong trào và góp ý của {place}", $"News, movement and feedback of {place}");

    public string HomeLead => Say(
        "Xem lịch tiếp công dân, gửi góp ý, tra cứu văn bản và tham khảo các mô hình “Dân vận khéo”.",
        "When citizens are received, a way to say something, documents, and the “Dân vận khéo” models.");

    public string DoorCalendar => Say("Lịch tiếp công dân", "When citizens are received");

    public string DoorFeedback => Say("Gửi góp ý, phản ánh", "Send feedback");

    public string DoorContact => Say("Danh bạ liên hệ", "How to reach the commune");

    public string DoorModels => Say("Tham khảo mô hình", "Look at the models");

    public string DoorDocuments => Say("Tra cứu văn bản", "Find a document");

    public string DoorCommittee => Say("Thành viên Ban Chỉ đạo", "The committee’s members");

    public string ComingDays => Say("Lịch sắp tới", "Coming days");

    public string WholeCalendar => Say("Xem lịch", "The calendar");

    public string ArticleOf(DateOnly day) => Say($"bài viết ngày {Date(day)}", $"the article of {Date(day)}");

    public string FigureOwners(int count) => Say("tổ chức chủ trì mô hình", count == 1 ? "organisation that owns models" : "organisations that own models");

    public string FigurePublicModels => Say("mô hình đã công bố", "models published");

    public string FigureRegistered(int year) => Say($"mô hình đăng ký năm {year}", $"models registered in {year}");

    public string MovementPageTitle => Say("Toàn cảnh phong trào “Dân vận khéo”", "The “Dân vận khéo” movement as a whole");

    public string MovementPageLead => Say("Năm điều chọn, chín khâu, bốn lĩnh vực.", "Five choices, nine stages, four fields.");

    public string NewsTitle => Say("Tin tức", "News");

    public string All => Say("Tất cả", "All");

    public string FilterField => Say("Lĩnh vực", "Field");

    public string FilterOwner => Say("Đơn vị chủ trì", "Organisation");

    public string FilterYear => Say("Năm công nhận", "Year of recognition");

    public string FilterStatus => Say("Tình trạng", "Status");

    public string FilterKind => Say("Loại văn bản", "Kind of document");

    public string Exemplary => Say("Tiêu biểu", "Exemplary");

    public string ExemplaryModel => Say("Mô hình tiêu biểu", "Exemplary model");

    public string Recognised => Say("Đã công nhận", "Recognised");

    public string FilteredByField(string field) => Say($"lĩnh vực {field}", $"field {field}");

    public string FilteredByOwner(string owner) => Say($"đơn vị {owner}", $"organisation {owner}");

    public string FilteredByYear(int year) => Say($"năm {year}", $"year {year}");

    public string FilteredByStatus(string status) => Say($"tình trạng {status}", $"status {status}");

    public string FilteredByName(string name) => Say($"tên có “{name}”", $"name contains “{name}”");

    public string FilteredByKind(string kind) => Say($"loại {kind}", $"kind {kind}");

    public string FactPlace => Say("Địa điểm", "Place");

    public string WholeCommune => Say("Toàn xã", "The whole commune");

    public string FactNumber => Say("Số, ký hiệu", "Number");

    public string FactIssuedOn => Say("Ngày ban hành", "Issued on");

    public string FactPeriod => Say("Giai đoạn", "Phase");

    public string FactRecurrence => Say("Ban hành", "Issued");

    public string FactNote => Say("Ghi chú", "Note");

    public string WhyNeeded => Say("Vì sao cần làm", "Why it is needed");

    public string FactGoal => Say("Mục tiêu", "Goal");

    public string ResultHouseholds => Say("hộ tham gia", "households took part");

    public string ResultParticipants => Say("lượt người tham gia", "participations");

    public string ResultLabourDays => Say("ngày công", "days of labour");

    public string ResultMoney => Say("đồng huy động", "VND mobilised");

    public string ResultLand => Say("m² đất đóng góp", "m² of land given");

    public string HappenedRegistered(int year) => Say($"Đăng ký mô hình năm {year}", $"Registered for {year}");

    public string HappenedProgress => Say("Ghi nhận tiến độ", "Progress recorded");

    public string HappenedRecognised(Level level, bool exemplary) => exemplary
        ? Say($"Công nhận mô hình tiêu biểu {ModelNames.Of(level).Vi}", $"Recognised as exemplary, {ModelNames.Of(level).En}")
        : Say($"Công nhận mô hình {ModelNames.Of(level).Vi}", $"Recognised, {ModelNames.Of(level).En}");

    public string ModelLead(string owner) => Say($"Mô hình do {owner} chủ trì.", $"A model of {owner}.");

    public string StageUntil(DateOnly day) => Say($"đến {day:dd/MM}", $"until {InEnglish(day)}");

    public string StageOverdue(DateOnly day, int open) => Say($"hạn {day:dd/MM}, còn {Number(open)} mô hình chưa xong", $"due {InEnglish(day)}, {Number(open)} {(open == 1 ? "model" : "models")} still open");

    public string StageFrom(DateOnly day) => Say($"từ {day:dd/MM}", $"from {InEnglish(day)}");

    // Without its year a day like 05/09 is two days to those who read English.
    private static string InEnglish(DateOnly day) => day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture);

    public string NoCommitteeYet => Say("Xã chưa ghi thành viên Ban Chỉ đạo vào đây.", "The members of the committee are not on record here yet.");

    public string StageNoPlan => Say("chưa ghi nhận", "nothing recorded");
}
