using Sen.Movement;
using Sen.Movement.Desk;

namespace Sen.Plumbing;

// Words of the inbox of a post and of its hand-over.
public sealed partial class Words
{
    public string Inbox => Say("Hộp việc của vị trí", "Inbox of a post");

    public string InboxLead => Say(
        "Việc thuộc về vị trí, không mất theo người. Ai giữ vị trí thì thấy việc đang chờ và những gì người trước bàn giao.",
        "Work belongs to the post and does not leave with a person. Whoever holds the post sees what waits, and what was handed over.");

    public string InboxWaits(int count) => Say($"Việc đang chờ ({count})", $"Waiting ({count})");

    public string InboxNobodys(int count) => Say($"Việc chưa ai làm được ({count})", $"Work nobody can do ({count})");

    public string InboxGivePost(Sen.Movement.Wording post) => Say($"Cách giải quyết: giao vị trí “{post.Vi}” cho thêm một người. Bấm vào một người để giao:", $"What to do: give one more person the post “{post.En}”. Choose somebody:");

    public string InboxGivePostElse => Say("Chọn người khác hoặc tạo tài khoản mới", "Choose somebody else, or create an account");

    public string InboxEmpty => Say("Vị trí này không có việc nào đang chờ.", "Nothing waits for this post.");

    public string InboxStandingBody => Say("Cơ quan thường trực hôm nay", "Standing body today");

    public string InboxHeldBy => Say("Người đang giữ", "Held by");

    public string InboxHeldByNobody => Say("Chưa có ai giữ vị trí này. Quản trị giao vị trí ở trang của từng người trong Cài đặt.", "Nobody holds this post. The administrator gives posts on each person’s page under Settings.");

    public string NoInbox => Say("Chưa giữ vị trí nào hôm nay, nên chưa có hộp việc. Quản trị của xã giao vị trí.", "No post is held today, so there is no inbox yet. The commune’s administrator gives posts.");

    public string ToTheInbox => Say("Mở hộp việc của vị trí", "Open the inbox of the post");

    public string HandedOver => Say("Đã bàn giao", "Handed over");

    public string HandedOverNothing => Say("Chưa có biên bản bàn giao nào ở vị trí này.", "Nothing has been handed over in this post yet.");

    public string WithheldTitle => Say("chỉ người giữ vị trí xem nội dung", "for holders of the post only");

    public string HandOverReport => Say("Biên bản bàn giao vị trí", "Hand-over report of a post");

    public string HandOverAhead => Say("Xem biên bản bàn giao của vị trí mình đang giữ", "See the hand-over report of the post you hold");

    public string HandOverPreview => Say(
        "Bản xem trước: việc của vị trí lúc này. Khi xác nhận, nội dung được giữ nguyên như lúc đó, không sửa được nữa.",
        "A preview: the work of the post as it stands now. Once confirmed the content is kept as it was then and cannot be changed.");

    public string HandOverNoEnd => Say(
        "Vị trí này chưa có ngày thôi giữ, nên chưa lập biên bản. Quản trị ghi ngày thôi giữ ở trang của người giữ vị trí.",
        "This post has no last day yet, so there is no report to confirm. The administrator records the last day on the holder’s page.");

    public string HandOverFrom => Say("Người bàn giao", "Hands over");

    public string HandOverTo => Say("Người nhận", "Takes over");

    public string HandOverNobody => Say("Chưa có người nhận", "Nobody yet");

    public string HandOverNobodyWarning => Say(
        "Chưa có người nhận: việc nằm trong danh sách của quản trị cho đến khi có người giữ vị trí này. Ai được giao vị trí sẽ thấy biên bản và nhận việc.",
        "Nobody takes over yet: the work is on the administrator’s list until somebody holds this post. Whoever is given the post sees this report and takes the work over.");

    public string HandOverCause(Sen.Movement.Desk.HandOverCause cause) => cause == Sen.Movement.Desk.HandOverCause.Disabled ? Say("Khóa tài khoản", "The account was disabled") : Say("Thôi giữ vị trí", "The post ends");

    public string HandOverReason => Say("Lý do", "Reason");

    public string HandOverEnds => Say("Thôi giữ từ ngày", "First day without the post");

    public string HandOverConfirmed(DateOnly day, string by) => Say($"{Date(day)}, {by} xác nhận", $"{Date(day)}, confirmed by {by}");

    public string HandOverMade => Say("Lập ngày", "Made on");

    public string HandOverTaken => Say("Nhận bàn giao", "Acknowledged");

    public string HandOverTakenBy(DateTime at, string who) => $"{Moment(at)}, {who}";

    public string HandOverNotTaken => Say("chưa nhận", "not yet");

    public string HandOverState(HandOver report) => report.AcknowledgedAt is not null ? Say("đã nhận", "acknowledged") : Say("chờ nhận", "waits");

    public string HandOverRemark => Say("Lời dặn người nhận", "Remark for the successor");

    public string HandOverRemarkHint => Say("Ví dụ: hồ sơ giấy để ở đâu, việc nào đang hẹn với dân.", "For example: where the paper files are, what was promised to whom.");

    public string HandOverConfirm => Say("Xác nhận biên bản", "Confirm the report");

    public string HandOverTake => Say("Đã nhận bàn giao", "I have taken over");

    public string HandOverTakeHint => Say("Bấm khi đã xem hết danh sách và nhận đủ hồ sơ. Việc này ghi vào nhật ký.", "Press when you have read the list and have the files. This is recorded in the history.");

    public string HandOverSaved => Say("Đã xác nhận biên bản. Người nhận thấy ở Việc của tôi cho đến khi bấm đã nhận.", "The report is confirmed. The successor sees it under My work until it is acknowledged.");

    public string HandOverAcknowledged => Say("Đã nhận bàn giao. Việc của vị trí nằm ở Việc của tôi.", "Taken over. The work of the post is under My work.");

    public string HandOverNothing => Say("Vị trí không có việc nào đang chờ.", "Nothing waits in this post.");

    public string HandOverSheets(int count) => Say(
        $"{count} phiếu chấm điểm đang làm dở. Chỉ người chấm xem được nên không bàn giao; người nhận chấm lại từ đầu.",
        count == 1 ? "1 score sheet is put by. Only its scorer sees it, so it is not handed over; the successor begins anew." : $"{count} score sheets are put by. Only their scorer sees them, so they are not handed over; the successor begins anew.");

    public string HandOverFollowedHint => Say("Thành viên theo dõi của các mô hình này do cơ quan thường trực hoặc Trưởng Ban phân công lại, ở trang của mô hình.", "The standing body or the committee’s head puts somebody else in charge, on the model’s page.");

    public string HandOverOlder => Say("Biên bản khác của vị trí này", "Other reports of this post");

    public string HandOverSigned(bool takes) => takes ? Say("NGƯỜI NHẬN BÀN GIAO", "TAKEN OVER BY") : Say("NGƯỜI BÀN GIAO", "HANDED OVER BY");

    public string HandOverPrint => Say("Tải các dòng của biên bản:", "The lines of the report as a file:");

    public string HandOverNext => Say("Còn việc chưa xong, nên đề nghị lập biên bản bàn giao dưới đây.", "Work is open, so please make the hand-over report below.");

    public string PartOfHandOver(HandOverPart part) => part switch
    {
        HandOverPart.Registration => Say("Mô hình và bản đăng ký", "Models and registrations"),
        HandOverPart.Feedback => Say("Góp ý", "Feedback"),
        HandOverPart.Article => Say("Bài trên cổng tin", "Articles of the portal"),
        HandOverPart.DataRequest => Say("Yêu cầu về dữ liệu cá nhân", "Requests about personal data"),
        HandOverPart.Inheritance => Say("Mô hình tiếp nhận", "Inherited models"),
        HandOverPart.Proposal => Say("Đề nghị việc", "Requests of colleagues"),
        HandOverPart.Followed => Say("Mô hình đang theo dõi", "Models followed"),
        _ => Say("Việc khác", "Other work"),
    };

    public string ColumnNumber => Say("STT", "No.");

    public string ColumnKindOfWork => Say("Loại việc", "Kind of work");

    public string ColumnWork => Say("Việc", "Work");

    public string ColumnAbout => Say("Về", "About");

    public string ColumnDue => Say("Hạn", "Due");

    public string NoDueDay => Say("không có hạn", "no due day");

    public string SuccessorFor(string post) => Say($"Người nhận bàn giao: {post}", $"Who takes over: {post}");

    public string SuccessorHint(int works) => Say($"Đang có {works} việc chưa xong. Chọn người cùng vị trí, hoặc “Chưa có người nhận”.", $"{works} unfinished. Choose somebody in the same post, or “Nobody yet”.");
}
