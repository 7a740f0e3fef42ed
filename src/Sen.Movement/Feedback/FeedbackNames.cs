namespace Sen.Movement.Feedback;

/// <summary>Vietnamese names of what happens to feedback.</summary>
public static class FeedbackNames
{
    /// <summary>For example “Chờ trả lời”.</summary>
    public static string Of(FeedbackState state) => state switch
    {
        FeedbackState.Waiting => "Chờ trả lời",
        FeedbackState.Answered => "Đã trả lời",
        FeedbackState.Hidden => "Đã ẩn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>The reason as the writer reads it.</summary>
    public static string Of(HidingReason reason) => reason switch
    {
        HidingReason.PrivateMatters => "có chuyện riêng của người khác",
        HidingReason.Insult => "có lời xúc phạm",
        HidingReason.Advertising => "là quảng cáo hoặc do máy gửi",
        HidingReason.Repeated => "trùng với góp ý đã gửi trước",
        HidingReason.OfficialReception => "là khiếu nại, tố cáo: cần gửi nơi tiếp công dân theo luật",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };

    /// <summary>Where the review of a hiding stands.</summary>
    public static string Of(HidingReview review) => review switch
    {
        HidingReview.None => "không ẩn",
        HidingReview.Pending => "chờ xem xét",
        HidingReview.Upheld => "giữ ẩn",
        HidingReview.Overturned => "bỏ ẩn",
        _ => throw new ArgumentOutOfRangeException(nameof(review), review, "Unknown review."),
    };
}
