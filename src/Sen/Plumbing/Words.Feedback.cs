using Microsoft.AspNetCore.Components;
using Sen.Movement.Feedback;
using Sen.Movement.People;

namespace Sen.Plumbing;

// Words of feedback: what a villager reads.
public sealed partial class Words
{
    // On every page
    public string SayAboutThisPage => Say("Góp ý về trang này", "Feedback on this page");

    public string SayQuestion => Say("Có điều muốn nói với xã? Không cần tài khoản, không cần ghi tên.", "Something to tell the commune? No account, no name needed.");

    public string FeedbackShort => Say("Góp ý", "Feedback");

    public string FeedbackTitle => Say("Góp ý, phản ánh", "Feedback");

    // The forms
    public string FeedbackLead => Say("Viết vài dòng, kèm ảnh nếu có. Xã trả lời từng góp ý.", "A few lines, with photos if you like. The commune answers each.");

    public string SuggestTitle => Say("Gợi ý mô hình, việc hay", "Suggest a model or a good deed");

    public string SuggestLead => Say("Thấy việc hay đáng làm theo? Kể ngắn để xã xem và đưa vào đăng ký.", "Seen something worth following? Tell the commune in a few lines.");

    public string AboutLabel => Say("Về:", "About:");

    public string AboutSomePage => Say("một trang của cổng thông tin", "a page of the portal");

    public string LeaveEmpty => Say("Để trống ô này", "Leave this empty");

    public string SuggestedName => Say("Gọi việc hay đó là gì?", "What is it called?");

    public string SuggestedNameHint => Say("Ví dụ: Ngõ hoa tự quản.", "For example: Lane of flowers.");

    public string SuggestedText => Say("Ở đâu, ai làm, hay ở chỗ nào?", "Where, who does it, what is good about it?");

    public string SuggestedTextHint => Say("Ghi thôn, tổ hoặc hội; không cần ghi tên người.", "Name the village or the group; no personal names needed.");

    public string FeedbackText => Say("Muốn nói điều gì?", "What would you like to say?");

    public string FeedbackTextHint => Say("Ví dụ: Đèn đường đầu xóm không sáng từ tuần trước.", "For example: The lamp at the lane’s head has been dark since last week.");

    public string FeedbackPhotosHint => Say("Ảnh được xóa vị trí và thông tin máy; chỉ cán bộ xem.", "Place and camera are removed from photos; only staff see them.");

    public string LeaveContact => Say("Để lại tên hoặc số điện thoại (không bắt buộc)", "Leave a name or telephone number (optional)");

    public string ContactPurpose(int days) => Say(
        $"Chỉ cán bộ cơ quan thường trực của xã xem được, để gọi hỏi thêm về góp ý này; thôn, hội được giao trả lời không thấy. Không đăng, không dùng việc khác. Tự xóa {days} ngày sau khi được trả lời; muốn xóa sớm hơn thì dùng mã tra cứu.",
        $"Only the commune’s standing body sees it, to ask about this; a village or association asked to answer does not. Never published or used otherwise. It is erased {days} days after the answer; to erase it sooner, use your code.");

    public string ContactName => Say("Tên gọi", "Name");

    public string ContactPhone => Say("Số điện thoại", "Telephone");

    public string ContactPhoneHint => Say("Ví dụ: 0905 123 456", "For example: 0905 123 456");

    /// <summary>In the place of name and number for whoever answers but does not call.</summary>
    public string ContactIsKept => Say("Chỉ cơ quan thường trực xem; cần hỏi thêm thì nhờ cơ quan thường trực.", "For the standing body only; to ask the writer something, please ask the standing body.");

    public string SendFeedback => Say("Gửi góp ý", "Send");

    public string SendSuggestion => Say("Gửi gợi ý", "Send the suggestion");

    public string AnonymousTitle => Say("Ẩn danh", "Anonymous");

    public string AnonymousText => Say(
        "Không lưu địa chỉ mạng, tên máy hay tài khoản, kể cả khi đang đăng nhập. Người nhận chỉ thấy lời viết và ngày gửi; tên và số điện thoại chỉ có khi tự để lại.",
        "No network address, device or account is kept, not even when you are signed in. Whoever reads it sees your words and the day; a name and a number only when you leave them.");

    public string HaveCode => Say("Đã gửi rồi? Tra cứu bằng mã", "Sent already? Follow it with your code");

    public string SeePublished => Say("Góp ý và trả lời đã đăng", "Published feedback and answers");

    // What is promised
    public string PromiseTitle => Say("Xã hứa", "What the commune promises");

    public string AnsweredWithin(int days) => Say($"Trả lời trong {days} ngày làm việc.", $"An answer within {days} working days.");

    public string AnswerIsSeenTo(string body) => Say($"Đầu mối: {body}, cơ quan thường trực phong trào của xã.", $"Seen to by {body}, the standing body of the commune’s movement.");

    /// <summary>How quickly answers came; of too few only how many there were.</summary>
    public string MedianAnswer(int? days, int answers) => (days, answers) switch
    {
        ({ } middle, _) => Say(
            $"12 tháng qua: một nửa số góp ý được trả lời {(middle == 0 ? "ngay trong ngày" : $"trong {middle} ngày làm việc")} ({Number(answers)} góp ý).",
            $"Last 12 months: half were answered {(middle == 0 ? "on the same day" : middle == 1 ? "within 1 working day" : $"within {middle} working days")} ({Number(answers)} in all)."),
        (null, 0) => Say("12 tháng qua chưa có góp ý nào được trả lời.", "None answered in the last 12 months."),
        _ => Say(
            $"12 tháng qua đã trả lời {Number(answers)} góp ý. Từ {FeedbackWork.FewestForMedian} góp ý trở lên mới tính thời gian trả lời.",
            $"Answered in the last 12 months: {Number(answers)}. How long answers take is told from {FeedbackWork.FewestForMedian} on."),
    };

    public string NoRetaliation(string upper) => upper.Length > 0
        ? Say($"Không ai được gây khó dễ vì góp ý. Nếu có, xin báo: {upper}.", $"Nobody may be made to suffer for it. If it happens, tell: {upper}.")
        : Say("Không ai được gây khó dễ vì góp ý. Nếu có, xin báo cơ quan cấp trên của xã.", "Nobody may be made to suffer for it. If it happens, tell the authority above the commune.");

    public string ComplaintsGo => Say("Khiếu nại, tố cáo là quyền theo luật và gửi ở nơi khác:", "Complaints and denunciations are rights under the law and go elsewhere:");

    public string OfficialReception => Say("nơi tiếp công dân, nhận đơn", "the official reception");

    public string ReceptionInGeneral => Say("nơi tiếp công dân của Ủy ban nhân dân xã.", "the citizens’ reception of the People’s Committee.");

    // The receipt and the way of following
    public string FeedbackReceived => Say("Đã nhận góp ý", "Received");

    public string YourCode => Say("Mã tra cứu", "Your code");

    public string KeepCode => Say("Xin chép lại hoặc chụp màn hình. Mã chỉ hiện một lần; ai có mã đọc được câu trả lời.", "Please write it down or take a picture. It is shown once; whoever has it can read the answer.");

    public string SeeWhatYouSent => Say("Xem góp ý vừa gửi", "See what you sent");

    public string BackToPortal => Say("Về trang chủ", "Back to the portal");

    public string FollowTitle => Say("Tra cứu góp ý", "Follow your feedback");

    public string CodeLabel => Say("Mã trên biên nhận", "Code of the receipt");

    public string CodeHint => Say("16 chữ và số, ví dụ 7QK2-M0XA-9TRB-C4WN. Viết liền, viết thường đều được.", "16 letters and digits, for example 7QK2-M0XA-9TRB-C4WN. With or without dashes.");

    public string OpenByCode => Say("Xem trả lời", "See the answer");

    public string LostCode => Say("Mất mã thì không ai tìm lại được, vì xã không biết ai đã gửi. Có thể gửi góp ý mới.", "A lost code cannot be found again: the commune does not know who sent what. You can send another.");

    public string YourFeedback => Say("Góp ý đã gửi", "Your feedback");

    public string AnswerDue(DateOnly day) => Say($"Chờ trả lời, hạn {Date(day)}.", $"Waiting for an answer, due {Date(day)}.");

    public string AnsweredToYou => Say("Đã trả lời; câu trả lời chỉ hiện ở đây.", "Answered; the answer is shown here only.");

    public string AnsweredAndPublic => Say("Đã trả lời; góp ý và câu trả lời có trên cổng thông tin.", "Answered; both are on the portal.");

    public string HiddenBecause(HidingReason reason, HidingReview review) => Say(
        $"Góp ý đã được ẩn vì {FeedbackNames.Of(reason).Vi}. {(review == HidingReview.Pending ? "Người khác đang xem xét lại việc ẩn." : "Người khác đã xem xét lại và giữ ẩn.")} Góp ý vẫn được lưu.",
        $"It was hidden: {FeedbackNames.Of(reason).En}. {(review == HidingReview.Pending ? "Somebody else is reviewing that." : "Somebody else has reviewed that and it stays hidden.")} It is still kept.");

    public string AddMore => Say("Nói thêm", "Add something");

    public string SendMore => Say("Gửi thêm", "Send it");

    public string NotSolvedTitle => Say("Chưa giải quyết xong?", "Not solved?");

    public string NotSolvedHint(int days) => Say($"Trong {days} ngày từ ngày trả lời có thể đề nghị xem lại; hạn trả lời tính lại từ đầu.", $"Within {days} days of the answer you can ask for another look; the clock starts anew.");

    public string WhatIsNotSolved => Say("Còn điều gì chưa được?", "What is not solved?");

    public string AskAgain => Say("Đề nghị xem lại", "Ask for another look");

    public string OnlyAdd => Say("Chỉ nói thêm", "Only add this");

    public string WhatIsKept => Say("Xã đang lưu", "What is kept");

    public string ReceivedOn => Say("Ngày nhận", "Received");

    public string PhotosCount => Say("Số ảnh", "Photos");

    public string ContactKept => Say("Tên, số điện thoại", "Name, telephone");

    /// <summary>Name and telephone number as far as they are kept; when they are not, whether their time was over.</summary>
    public RenderFragment Contact(CitizenFeedback feedback, bool forgotten) => feedback.HasContact ? Content($"{feedback.ContactName} {feedback.ContactPhone}".Trim())
        : Plain(forgotten ? Say("Đã xóa theo thời hạn", "Erased, the time for keeping them is over") : Anonymous);

    public string Anonymous => Say("Ẩn danh", "Anonymous");

    public string EraseContact => Say("Xóa tên và số điện thoại", "Erase name and telephone");

    public string ThankYou => Say("Cảm ơn", "Thank you");

    public string SuggestionAdopted => Say("Gợi ý này đã được đưa vào đăng ký thành mô hình.", "This suggestion has become a registration.");

    public string BeganAsSuggestion => Say("Bắt đầu từ", "Began as");

    public string CitizensSuggestion => Say("gợi ý của người dân", "a citizen’s suggestion");

    public string Citizen => Say("Người dân", "Citizen");

    public string EntryBy(FeedbackEntry entry) => entry.Kind switch
    {
        EntryKind.Answer => $"{Answer} · {In(PostNames.Of(entry.ByPost ?? PostKind.Officer))}",
        EntryKind.Reopening => Say("Người dân đề nghị xem lại", "The citizen asks for another look"),
        _ => Say("Người dân nói thêm", "The citizen adds"),
    };

    public string FeedbackStateName(FeedbackState state) => In(FeedbackNames.Of(state));

    public Tone FeedbackTone(FeedbackState state) => state switch
    {
        FeedbackState.Answered => Tone.Leaf,
        FeedbackState.Hidden => Tone.Danger,
        _ => Tone.Stamen,
    };

    public string PublishedTitle => Say("Góp ý và trả lời", "Feedback and answers");

    public string PublishedLead => Say("Những góp ý xã đã trả lời và đăng để mọi người cùng biết. Người gửi luôn ẩn danh.", "Feedback the commune has answered and published. Senders stay anonymous.");

    public string NothingPublished => Say("Chưa có góp ý nào được đăng.", "Nothing is published yet.");

    public string FeedbackOf(DateOnly day) => Say($"Góp ý ngày {Date(day)}", $"Feedback of {Date(day)}");
}
