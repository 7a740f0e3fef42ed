namespace Sen.Movement.Feedback;

/// <summary>Names of what happens to feedback, in both languages.</summary>
public static class FeedbackNames
{
    /// <summary>For example “Chờ trả lời”.</summary>
    public static Wording Of(FeedbackState state) => state switch
    {
        FeedbackState.Waiting => ("Chờ trả lời", "Waiting for an answer"),
        FeedbackState.Answered => ("Đã trả lời", "Answered"),
        FeedbackState.Hidden => ("Đã ẩn", "Hidden"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>What was sent, for example “Góp ý”.</summary>
    public static Wording Of(FeedbackKind kind) => kind switch
    {
        FeedbackKind.Remark => ("Góp ý", "Feedback"),
        FeedbackKind.Suggestion => ("Gợi ý mô hình", "Suggestion of a model"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <summary>An entry of the conversation, for example “Nói thêm”.</summary>
    public static Wording Of(EntryKind kind) => kind switch
    {
        EntryKind.Remark => ("Nói thêm", "The writer adds"),
        EntryKind.Reopening => ("Đề nghị xem lại", "The writer asks for another look"),
        EntryKind.Answer => ("Trả lời", "Answer"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <summary>The reason as the writer reads it.</summary>
    public static Wording Of(HidingReason reason) => reason switch
    {
        HidingReason.PrivateMatters => ("có chuyện riêng của người khác", "it tells private matters of somebody else"),
        HidingReason.Insult => ("có lời xúc phạm", "it insults somebody"),
        HidingReason.Advertising => ("là quảng cáo hoặc do máy gửi", "it is advertising, or was sent by a machine"),
        HidingReason.Repeated => ("trùng với góp ý đã gửi trước", "the same was sent before"),
        HidingReason.OfficialReception => ("là khiếu nại, tố cáo: cần gửi nơi tiếp công dân theo luật", "it is a complaint or denunciation, which by law goes to the official reception"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    /// <summary>Why somebody looks at a name and a telephone number.</summary>
    public static Wording Of(ContactReason reason) => reason switch
    {
        ContactReason.AskMore => ("để hỏi thêm về góp ý", "to ask more about the feedback"),
        ContactReason.TellResult => ("để báo kết quả", "to tell the result"),
        ContactReason.OwnRequest => ("người góp ý yêu cầu về dữ liệu của mình", "the writer asks about the own data"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    /// <summary>Where the review of a hiding stands.</summary>
    public static Wording Of(HidingReview review) => review switch
    {
        HidingReview.None => ("không ẩn", "not hidden"),
        HidingReview.Pending => ("chờ xem xét", "waiting for a review"),
        HidingReview.Upheld => ("giữ ẩn", "stays hidden"),
        HidingReview.Overturned => ("bỏ ẩn", "shown again"),
        _ => throw new ArgumentOutOfRangeException(nameof(review), review, "Unknown review."),
    };
}
