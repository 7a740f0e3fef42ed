namespace Sen.Plumbing;

// Words of the pages that correct and end organisations and villages.
public sealed partial class Words
{
    public string ChangeSaved => Say("Đã lưu.", "Saved.");

    public string StillActive => Say("Đang hoạt động", "Active");

    public string EndedAfter(DateOnly last) => Say($"Đã kết thúc, hoạt động đến hết {Date(last)}", $"Ended, active until {Date(last)}");

    public string Ended(int count) => Say($"Đã kết thúc ({count})", $"Ended ({count})");

    public string EndedLead => Say("Không dùng cho bản ghi mới; lịch sử vẫn xem được.", "Not offered for new records; their history stays.");

    public string CorrectOrganisation => Say("Sửa thông tin", "Correct");

    public string VillageHasItsOwnPage => Say("Đơn vị này là thôn. Sửa tên và ghi ngày kết thúc ở trang của thôn.", "This is a village. Its name and its end are kept on its own page.");

    public string EndActivity => Say("Kết thúc hoạt động", "End");

    public string OpenRegistrations(int count) => Say($"Còn {count} bản đăng ký chưa xong", count == 1 ? "1 registration is under way" : $"{count} registrations are under way");

    public string HoldersOfPosts(int count) => Say($"Còn {count} vị trí đang có người giữ", count == 1 ? "1 post is held" : $"{count} posts are held");

    public string FinishFirst => Say(
        "Xử lý xong các bản đăng ký và cho thôi giữ vị trí, rồi ghi ngày kết thúc.",
        "Finish the registrations and end the posts first, then record the last day.");

    public string DraftsRest(int count) => Say(
        $"Còn {count} bản đang viết, chưa gửi. Các bản này dừng lại khi kết thúc.",
        count == 1 ? "1 draft was never sent. It rests from the end on." : $"{count} drafts were never sent. They rest from the end on.");

    public string LastActiveDay => Say("Ngày cuối hoạt động", "Last day");

    public string LastActiveDayHint => Say("Hôm nay hoặc ngày đã qua. Theo mẫu 05/09/2020.", "Today or a day that has passed. Written as 05/09/2020.");

    public string TakeBackEndHint => Say("Để trống nếu vẫn còn hoạt động. Theo mẫu 05/09/2020.", "Leave empty if it goes on after all. Written as 05/09/2020.");

    public string EndReason => Say("Lý do, căn cứ", "Reason or basis");

    public string EndReasonHint => Say("Ví dụ: Nghị quyết số 12/NQ-HĐND ngày 30/06/2022.", "For example: Nghị quyết số 12/NQ-HĐND ngày 30/06/2022, the resolution.");

    public string RecordEnd => Say("Ghi ngày kết thúc", "Record the end");

    public string EndedStaysReadable => Say(
        "Không có gì bị xóa: mô hình, bản đăng ký và lịch sử vẫn xem được. Chỉ không nhận bản ghi mới.",
        "Nothing is deleted: models, registrations and history stay. Only new records are not taken.");

    public string CorrectVillage => Say("Sửa hoặc đổi tên", "Correct or change the name");

    public string HowNameChanges => Say("Vì sao sửa tên?", "Why does the name change?");

    public string HowNameChangesHint => Say("Đổi tên thì tên cũ được giữ trong lịch sử.", "With a new name the old one is kept in the history.");

    public string NameWasMistyped => Say("Sửa lỗi ghi: tên thật không đổi", "A typing error: the real name is the same");

    public string NameIsNew => Say("Đổi tên: có tên mới từ một ngày", "A new name from a day on");

    public string NewNameFrom => Say("Tên mới có từ ngày", "New name since");

    public string NewNameFromHint => Say("Chỉ ghi khi đổi tên. Theo mẫu 05/09/2020.", "Only for a new name. Written as 05/09/2020.");

    public string BasisOfRenamingHint => Say("Chỉ ghi khi đổi tên. Ví dụ: Nghị quyết số 12/NQ-HĐND ngày 30/06/2022.", "Only for a new name: number and date of the resolution.");

    public string CalledAhead(DateOnly from, string title) => Say($"Từ {Date(from)}: {title}", $"From {Date(from)}: {title}");

    public string CalledSoFrom(DateOnly from) => Say($"Có tên này từ {Date(from)}", $"Called so since {Date(from)}");

    public string FormerNames => Say("Tên trước đây", "Former names");

    public string CalledSo(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } end) => Say($"từ {Date(first)} đến hết {Date(end.AddDays(-1))}", $"from {Date(first)} to {Date(end.AddDays(-1))}"),
        (null, { } end) => Say($"đến hết {Date(end.AddDays(-1))}", $"until {Date(end.AddDays(-1))}"),
        ({ } first, null) => Say($"từ {Date(first)}", $"since {Date(first)}"),
        _ => "",
    };
}
