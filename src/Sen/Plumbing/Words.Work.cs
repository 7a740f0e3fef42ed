using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Portal;
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

    public string WithoutPost => Say(
        "Tài khoản này hiện không giữ vị trí nào nên chưa có việc. Nếu cần giữ một vị trí, đề nghị quản trị xã giao; việc sẽ hiện ở đây.",
        "This account holds no post now, so no work comes to it. If you should hold one, please ask the administrator of the commune to give it to you: your work then shows here.");

    public string Overdue => Say("Quá hạn", "Overdue");

    public string ThisWeek => Say("Trong tuần tới", "Within a week");

    public string LaterOn => Say("Về sau", "Later on");

    public string DoneThisMonth => Say("Đã làm trong tháng", "Done this month");

    public string DueOn(DateOnly due) => $"{Say("hạn", "due")} {Deadline(due)}";

    /// <summary>A day with its weekday: “Thứ Sáu, 25/09/2020”.</summary>
    public string Deadline(DateOnly day) => Say(AdministrativeDate.Deadline(day), $"{day.DayOfWeek}, {Date(day)}");

    /// <summary>The same as a line of its own.</summary>
    public string CapitalWhyDue(Work work) => In(Wording.AsTyped(WhyDue(work)).Capital());

    /// <summary>Why a piece of work is due on its day.</summary>
    public string WhyDue(Work work) => work.Why switch
    {
        _ when work.Office is not null => Say("theo việc đến hạn sớm nhất", "by the piece of work that is due first"),
        // Nothing was counted: it is for today.
        { Season: null, Days: 0 } => Say("việc trong ngày", "a task of the day"),
        { Season: { } season, BySeason: true } => work.Row.Due == DueRule.ScoringDay
            ? Say($"theo hạn chấm điểm của năm {season.Year}", $"by the {season.Year} deadline for scoring")
            : Say($"theo hạn gửi bản đăng ký của năm {season.Year}", $"by the {season.Year} deadline for registrations"),
        { Season: { } season } why => Say(
            $"tính {why.Days} ngày làm việc từ ngày {Date(why.Since)}, vì hạn chung {Date(season)} {(why.Since > season ? "đã qua" : "đã gần")}",
            $"{WorkingDays(why.Days)} from {Date(why.Since)}, because the common deadline {Date(season)} {(why.Since > season ? "had passed" : "was near")}"),
        { Deadline.Working: true } why => Say($"tính {why.Days} ngày làm việc từ {Arrived(work).Vi} {Date(why.Since)}", $"{WorkingDays(why.Days)} from {Arrived(work).En} on {Date(why.Since)}"),
        var why => Say($"tính {why.Days} ngày từ {Arrived(work).Vi} {Date(why.Since)}", $"{(why.Days == 1 ? "1 day" : $"{why.Days} days")} from {Arrived(work).En} on {Date(why.Since)}"),
    };

    private static string WorkingDays(int days) => days == 1 ? "1 working day" : $"{days} working days";

    private static (string Vi, string En) Arrived(Work work) => work.Row.Stage switch
    {
        null when work.Row == ProposalWork.Answer => ("ngày đề nghị", "the request"),
        null when work.Row == DataRequestWork.Close => ("ngày nhận yêu cầu", "the receipt of the request"),
        null when work.Row == FeedbackWork.Review || work.Row == FeedbackWork.Staff => ("ngày ẩn", "the hiding"),
        null when work.Row == InheritingWork.Decide => ("ngày sắp xếp đơn vị", "the change of units"),
        null when work.Row == FeedbackWork.Sort => ("ngày nhận góp ý cũ nhất,", "the receipt of the oldest"),
        null when work.Row == ArticleWork.Review || work.Row == ArticleWork.Staff => ("ngày gửi duyệt", "the day it was sent to review"),
        null when work.Row == PostWork.Leave => ("ngày thôi giữ vị trí", "the end of the post"),
        null when PostWork.Rows.Contains(work.Row) && work.Office is null => ("ngày lập biên bản", "the report"),
        null when work.Row.Operation == Operation.EditArticle => ("ngày trả lại", "the return"),
        null when work.Row.Operation == Operation.PublishArticle => ("ngày duyệt", "the approval"),
        Stage.Returned => ("ngày trả lại", "the return"),
        Stage.Registered => ("ngày gửi", "the submission"),
        Stage.Appraised => ("ngày thẩm định", "the appraisal"),
        Stage.Approved => ("ngày duyệt", "the approval"),
        Stage.Underway => ("lần ghi tiến độ trước,", "the last progress"),
        Stage.Scored => ("ngày chấm điểm", "the scoring"),
        null => ("ngày nhận hoặc ngày đề nghị xem lại,", "the receipt, or the request for another look,"),
        _ => ("ngày", "the last step"),
    };

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
        Operation.AnswerFeedback => Say("Trả lời", "Answer"),
        Operation.ReviewArticle => Say("Đọc và duyệt", "Read it"),
        Operation.EditArticle => Say("Sửa bài", "Correct it"),
        Operation.PublishArticle => Say("Mở và đăng", "Open and publish"),
        Operation.GivePost => Say("Giao vị trí", "Give the post"),
        Operation.Inherit => Say("Quyết định", "Decide"),
        Operation.HandOverPost => Say("Lập biên bản", "Write the report"),
        Operation.TakeOverPost => Say("Xem và nhận", "Open"),
        Operation.AnswerProposal => Say("Xem đề nghị", "Open"),
        _ => Say("Mở", "Open"),
    };

    public string WorkAddress(Work work) => work.Row.Operation switch
    {
        Operation.Register => DeskAddresses.Form(work.RegistrationId, RegistrationForm.Parts.Count),
        Operation.Appraise or Operation.Approve => DeskAddresses.Review(work.RegistrationId),
        Operation.RecordProgress => DeskAddresses.Progress(work.RegistrationId),
        Operation.Score => DeskAddresses.Score(work.RegistrationId),
        Operation.Recognise => DeskAddresses.Recognise(work.RegistrationId),
        Operation.AnswerFeedback or Operation.ReviewHiding or Operation.SortFeedback => work.RegistrationId == Guid.Empty ? FeedbackAddresses.Desk : FeedbackAddresses.Item(work.RegistrationId),
        Operation.ReviewArticle or Operation.PublishArticle => DeskAddresses.CheckArticle(work.RegistrationId),
        Operation.EditArticle => DeskAddresses.WriteArticle(work.RegistrationId),
        Operation.HandOverPost or Operation.TakeOverPost => DeskAddresses.HandOver(work.RegistrationId),
        Operation.GivePost when work.Office is { } office => DeskAddresses.Inbox(office),
        Operation.GivePost when work.Row == PostWork.Staff => DeskAddresses.HandOver(work.RegistrationId),
        Operation.GivePost => DeskAddresses.Settings,
        Operation.CloseDataRequest => DeskAddresses.DataRequest(work.RegistrationId),
        Operation.Inherit => DeskAddresses.Inheriting,
        Operation.AnswerProposal => DeskAddresses.Proposal(work.RegistrationId),
        _ => DeskAddresses.Model(work.RegistrationId),
    };

    // History
    public string History => Say("Lịch sử", "History");

    public string NoActYet => Say("Bản ghi có sẵn từ lúc đưa dữ liệu vào, chưa ai thay đổi.", "The record came with the data that was brought in; nobody has changed it since.");

    public string ActCount(int count) => Say($"{Number(count)} lần ghi.", count == 1 ? "1 act." : $"{Number(count)} acts.");

    public string HistoryIsKept => Say("Nhật ký chỉ ghi thêm, không sửa, không xóa.", "The history is only added to, never changed.");

    /// <summary>Beside the name: the post, unless it is the name itself, and the door.</summary>
    public string ByWhom(string who, Wording post, Wording door)
    {
        var held = post.Vi.Length == 0 || post.Vi == who ? "" : $" ({In(post)})";
        return Say($"{held}, qua {door.Vi}", $"{held}, {door.En}");
    }

    public string ReasonLabel => Say("Lý do, ý kiến:", "Reason:");

    public string FieldCount(int count) => Say($"{count} mục", count == 1 ? "1 field" : $"{count} fields");

    public string What => Say("Mục", "Field");

    public string Before => Say("Trước", "Before");

    public string After => Say("Sau", "After");

    public string PagesOfHistory => Say("Các trang lịch sử", "Pages of the history");
}
