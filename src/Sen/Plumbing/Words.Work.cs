using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;

namespace Sen.Plumbing;

// Words of my work and of history.
public sealed partial class Words
{
    // My work
    public string ToDo(int count) => Say($"Có {count} việc cần làm", count == 1 ? "1 thing to do" : $"{count} things to do");

    public string NothingToDo => Say("Không có việc nào đang chờ", "Nothing waits");

    public string WeekIsDone(DateOnly? next) => next is { } day
        ? Say($"Đã hoàn thành việc tuần này. Việc tiếp theo: {Deadline(day)}.", $"This week’s work is done. Next: {Deadline(day)}.")
        : Say("Đã hoàn thành mọi việc. Khi có việc mới, việc sẽ hiện ở đây.", "All done. New work shows here.");

    public string Overdue => Say("Quá hạn", "Overdue");

    public string ThisWeek => Say("Trong tuần tới", "Within a week");

    public string LaterOn => Say("Về sau", "Later on");

    public string DoneThisMonth => Say("Đã làm trong tháng", "Done this month");

    public string DueOn(DateOnly due) => $"{Say("hạn", "due")} {Deadline(due)}";

    /// <summary>A day with its weekday: “Thứ Sáu, 25/09/2020”.</summary>
    public string Deadline(DateOnly day) => Say(AdministrativeDate.Deadline(day), $"{day.DayOfWeek}, {Date(day)}");

    public string DueShort(int daysLeft) => daysLeft switch
    {
        0 => Say("Hạn hôm nay", "Due today"),
        > 0 => Say($"Còn {daysLeft} ngày", $"{daysLeft} days left"),
        _ => Say($"Quá hạn {-daysLeft} ngày", $"{-daysLeft} days overdue"),
    };

    public string? UrgencyClass(int daysLeft) => daysLeft < 0 ? "late" : daysLeft <= 3 ? "soon" : null;

    public Tone UrgencyTone(int daysLeft) => daysLeft < 0 ? Tone.Danger : daysLeft <= 3 ? Tone.Stamen : Tone.Plain;

    public string UrgencyIcon(int daysLeft) => daysLeft < 0 ? "warning" : "clock";

    public string WorkVerb(Operation operation) => operation switch
    {
        Operation.Register => Say("Làm tiếp", "Go on"),
        Operation.Appraise or Operation.Approve => Say("Xem và duyệt", "Open"),
        Operation.RecordProgress => Say("Ghi ngay", "Record now"),
        Operation.Score => Say("Chấm điểm", "Score"),
        Operation.Recognise => Say("Quyết định", "Decide"),
        _ => Say("Mở", "Open"),
    };

    public string WorkAddress(Work work) => work.Row.Operation switch
    {
        Operation.Register => DeskAddresses.Form(work.RegistrationId, RegistrationForm.Parts.Count),
        Operation.Appraise or Operation.Approve => DeskAddresses.Review(work.RegistrationId),
        Operation.RecordProgress => DeskAddresses.Progress(work.RegistrationId),
        Operation.Score => DeskAddresses.Score(work.RegistrationId),
        Operation.Recognise => DeskAddresses.Recognise(work.RegistrationId),
        _ => DeskAddresses.Model(work.RegistrationId),
    };

    // History
    public string History => Say("Lịch sử", "History");

    public string ActCount(int count) => Say($"{Number(count)} lần ghi.", count == 1 ? "1 act." : $"{Number(count)} acts.");

    public string HistoryIsKept => Say("Nhật ký chỉ ghi thêm, không sửa, không xóa.", "The history is only added to, never changed.");

    /// <summary>Beside the name: the post, unless it is the name itself, and the door.</summary>
    public string ByWhom(string who, Wording post, Wording door)
    {
        var held = post.Vi.Length == 0 || post.Vi == who ? "" : $" ({In(post)})";
        return Say($"{held}, qua {door.Vi}", $"{held}, {door.En}");
    }

    public string LineNo(long no) => Say($"dòng {no}", $"line {no}");

    public string ReasonLabel => Say("Lý do, ý kiến:", "Reason:");

    public string FieldCount(int count) => Say($"{count} mục", count == 1 ? "1 field" : $"{count} fields");

    public string What => Say("Mục", "Field");

    public string Before => Say("Trước", "Before");

    public string After => Say("Sau", "After");

    public string PagesOfHistory => Say("Các trang lịch sử", "Pages of the history");
}
