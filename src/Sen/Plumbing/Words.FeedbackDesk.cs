using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;

namespace Sen.Plumbing;

// Words of feedback at the desk: what those who answer, sort, hide and review read.
public sealed partial class Words
{
    public string Feedback => Say("Góp ý", "Citizens’ feedback");

    public string OneFeedback => Say("Góp ý của người dân", "A citizen’s feedback");

    public string Recorded => Say("Đã ghi.", "Recorded.");

    /// <summary>What was just done with a piece of feedback, named by the end of the action's address.</summary>
    public string FeedbackDone(string what, CitizenFeedback feedback, Wording owner) => what switch
    {
        "tra-loi" when feedback.State != FeedbackState.Answered => Recorded,
        "an" when feedback.State != FeedbackState.Hidden => Recorded,
        "tra-loi" => feedback.IsPublic
            ? Say("Đã trả lời; góp ý và câu trả lời có trên cổng thông tin.", "Answered; both are on the portal.")
            : Say("Đã trả lời; người gửi đọc bằng mã tra cứu.", "Answered; the sender reads it with the code."),
        "giao" => Say($"Đã giao. Nơi trả lời từ bây giờ: {owner.Vi}.", $"Handed over. Who answers from now on: {owner.En}."),
        "an" => Say("Đã ẩn góp ý.", "Hidden."),
        "xem-xet" => feedback.State == FeedbackState.Hidden ? Say("Đã xem xét: giữ ẩn.", "Reviewed: it stays hidden.") : Say("Đã xem xét: bỏ ẩn.", "Reviewed: it is shown again."),
        "dang" => feedback.IsPublic ? Say("Đã đăng lên cổng thông tin.", "It is on the portal now.") : Say("Đã gỡ khỏi cổng thông tin.", "Taken off the portal."),
        "hang-chinh" => Say("Đã đưa sang hàng chính.", "Moved to the usual queue."),
        _ => Recorded,
    };

    public string BackToFeedback => Say("Về danh sách góp ý", "Back to the list of feedback");

    public string WaitingFeedback(int count) => Say($"Chờ trả lời: {Number(count)}", $"Waiting: {Number(count)}");

    public string NoFeedbackWaits => Say("Không có góp ý nào đang chờ.", "Nothing waits.");

    public string HidingsToReview => Say("Việc ẩn chờ xem xét", "Hidings to review");

    public string SlowLane(int count) => Say($"Làn chậm: {Number(count)}", $"Slow lane: {Number(count)}");

    public string SlowLaneHint => Say(
        "Gửi đến dồn dập hoặc giống do máy gửi. Bài gần giống nhau được gộp; mở bài thật để đưa sang hàng chính.",
        "Sent in a flood or as machines send. Nearly the same texts are folded; open a true one to move it to the usual queue.");

    public string TurnedAway(long count) => Say($"Từ khi máy chủ chạy, {Number(count)} lần gửi chưa nhận vì quá dồn dập.", $"{Number(count)} were not taken in since the start.");

    public string Alike(int count) => count == 1 ? Say("1 bài", "1 text") : Say($"{Number(count)} bài gần giống nhau", $"{Number(count)} nearly the same");

    public string InSlowLane => Say("Làn chậm", "Slow lane");

    public string WhyInSlowLane => Say(
        "Góp ý này ở làn chậm, vì lúc gửi có quá nhiều góp ý dồn đến, có lời gần giống, hoặc được điền như máy điền. Góp ý thật thì trả lời, giao, hoặc đưa sang hàng chính. Hạn trả lời không đổi.",
        "It is in the slow lane, because too much came in at once, much the same was sent before, or it was filled in as machines do. If it is true, answer it, hand it over, or move it to the usual queue. The day it is due stays the same.");

    public string HideGroup => Say("Ẩn cả nhóm", "Hide the group");

    public string HideCount(int count) => Say($"Ẩn {Number(count)} góp ý", count == 1 ? "Hide 1 piece of feedback" : $"Hide {Number(count)} pieces of feedback");

    public string WhatIsHidden => Say("Những góp ý sẽ ẩn", "What will be hidden");

    public string GroupIsLarger(int most, int left) => Say($"Mỗi lần ẩn được {Number(most)} góp ý; {Number(left)} góp ý còn lại của nhóm ẩn ở lần sau.", $"At most {Number(most)} are hidden at once; the other {Number(left)} of the group can be hidden next.");

    public string SeeTheOthers(int count) => Say($"Xem {Number(count)} góp ý còn lại", count == 1 ? "See the other one" : $"See the other {Number(count)}");

    public string WhatFollowsHiding => Say("Sau khi ẩn", "What follows");

    public string FirstOfRepeatedStays => Say(
        $"Với lý do “{FeedbackNames.Of(Sen.Movement.Feedback.HidingReason.Repeated).Vi}”, góp ý gửi sớm nhất không ẩn mà đưa sang hàng chính để trả lời.",
        $"With the reason “{FeedbackNames.Of(Sen.Movement.Feedback.HidingReason.Repeated).En}” the earliest is not hidden: it goes to the usual queue, to be answered.");

    public string SendersReadTheReason => Say("Người gửi đọc được lý do bằng mã tra cứu.", "The senders read the reason with their codes.");

    public string NothingIsDeleted => Say("Không có gì bị xóa; bỏ ẩn thì góp ý vào hàng chính.", "Nothing is deleted; shown again, it goes to the usual queue.");

    public string DoNotHide => Say("Không ẩn", "Do not hide");

    public string HidGroup(int count) => Say(
        $"Đã ẩn {Number(count)} góp ý. Người khác sẽ xem xét việc ẩn.", count == 1 ? "1 piece of feedback is hidden. Somebody else reviews that." : $"{Number(count)} pieces of feedback are hidden. Somebody else reviews that.");

    /// <summary>Who says whether a hiding stands, and until when; when nobody else may, what to do.</summary>
    public string HidingIsReviewed(IReadOnlyList<string> reviewers, DateOnly due)
    {
        var who = string.Join(", ", reviewers);
        return reviewers.Count > 0
            ? Say($"Hai người cùng quyết định: người ẩn không tự xem xét. Việc ẩn do người khác xem xét, hạn {Date(due)}: {who}.",
                $"Two people decide: whoever hides does not review it. Somebody else reviews the hiding by {Date(due)}: {who}.")
            : Say($"Người ẩn không tự xem xét, và hiện không có ai khác xem xét được. Đề nghị quản trị xã giao vị trí {Access.WhoCan(Operation.ReviewHiding).Vi} cho thêm một người, ở mục Cài đặt. Trong lúc chờ, góp ý vẫn ẩn.",
                $"Whoever hides does not review it, and nobody else can review it now. Please ask the administrator to give one more person a post under Settings: {Access.WhoCan(Operation.ReviewHiding).Small().En}. Until then it stays hidden.");
    }

    public string ReviewedByOthers => Say("Người khác xem xét việc ẩn này.", "Somebody else reviews this hiding.");

    public string AnsweredLately => Say("Đã trả lời gần đây", "Answered lately");

    public string OpenIt => Say("Mở", "Open");

    public string SensitiveFeedback => Say("Đề tài nhạy cảm: không đăng", "Sensitive: never published");

    public string CitizensPhoto(int no) => Say($"Ảnh {no} người dân gửi kèm", $"Photo {no} the citizen sent");

    public string HiddenForStaff(HidingReason reason, HidingReview review) => Say(
        $"Đã ẩn vì {FeedbackNames.Of(reason).Vi}; {FeedbackNames.Of(review).Vi}.",
        $"Hidden: {FeedbackNames.Of(reason).En}; {FeedbackNames.Of(review).En}.");

    public string Answer => Say("Trả lời", "Answer");

    public string AnswerHint => Say("Nói rõ đã làm gì, ai làm, khi nào xong.", "Say what was done, by whom, and when it will be finished.");

    public string PublishBoth => Say("Đăng góp ý và câu trả lời lên cổng thông tin", "Show feedback and answer on the portal");

    public string SendAnswer => Say("Gửi trả lời", "Send the answer");

    public string ReviewHiding => Say("Xem xét việc ẩn", "Review the hiding");

    public string UnhideIt => Say("Bỏ ẩn", "Show it again");

    public string KeepHidden => Say("Giữ ẩn", "Keep it hidden");

    public string FeedbackFacts => Say("Thông tin góp ý", "Facts");

    public string DueLabel => Say("Hạn trả lời", "Due");

    public string ReviewDueLabel => Say("Hạn xem xét việc ẩn", "Review of the hiding due");

    public string WhoAnswers => Say("Nơi trả lời", "Who answers");

    public string ContactIsLogged => Say("Có để lại. Mỗi lần xem đều ghi vào nhật ký.", "Left by the writer. Every look is written down.");

    public string WhyContact => Say("Lý do xem", "Why you look");

    public string SeeContact => Say("Xem tên, số điện thoại", "See name and telephone number");

    public string ContactShown => Say("Lần xem này đã ghi vào nhật ký. Mở lại trang thì không còn hiện.", "This look is written down. Opened again, the page does not show them.");

    public string OnThePortal => Say("Trên cổng thông tin", "On the portal");

    public string IsPublished => Say("Đã đăng", "Published");

    public string IsNotPublished => Say("Không đăng", "Not published");

    public string TakeOffPortal => Say("Gỡ khỏi cổng thông tin", "Take it off the portal");

    public string ShowOnPortal => Say("Đăng lên cổng thông tin", "Show it on the portal");

    public string ShowLaterEntries => Say("Đăng cả lời mới thêm", "Show the later entries too");

    public string AdoptedByUs => Say("Đã đưa vào đăng ký; bản nháp ở đơn vị thực hiện.", "A registration has begun; the draft is with the organisation.");

    public string WhoCarriesOut => Say("Đơn vị thực hiện", "Who carries it out");

    public string AdoptIt => Say("Đưa vào đăng ký", "Begin a registration");

    public string NowAt(Wording owner) => Say($"Đang ở: {owner.Vi}.", $"Now at: {owner.En}.");

    public string HasEnded => Say("Đã kết thúc hoạt động", "Has ended");

    public string NobodyWorksThere => Say("Chưa có người nhận việc", "Nobody works there now");

    public string NobodyWorksAt(int places) => Say(
        $"Không có trong danh sách: {places} nơi chưa có người nhận việc. Quản trị xã thêm người ở mục Cài đặt.",
        $"Not in the list: {(places == 1 ? "1 place" : $"{places} places")} where nobody works now. The administrator adds people under Settings.");

    public string DesertedFeedback => Say("Nơi này chưa có ai nhận việc; việc đang ở cơ quan thường trực.", "Nobody works there now; the work is with the standing body.");

    public string HandOver => Say("Giao trả lời", "Hand over");

    public string ToUsualLane => Say("Đưa sang hàng chính", "Move to the usual queue");

    public string HideIt => Say("Ẩn góp ý", "Hide it");

    public string HideHint => Say("Người gửi đọc được lý do; người khác xem xét lại. Không có gì bị xóa.", "The sender reads the reason; somebody else reviews it. Nothing is deleted.");

    public string HidingReason => Say("Lý do ẩn", "Reason");

    public string HideNow => Say("Ẩn", "Hide");
}
