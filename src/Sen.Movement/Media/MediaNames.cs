namespace Sen.Movement.Media;

/// <summary>Vietnamese words for what the media library knows.</summary>
public static class MediaNames
{
    /// <summary>Whom a picture shows.</summary>
    public static string Of(PeopleShown shown) => shown switch
    {
        PeopleShown.NotSaid => "chưa ghi",
        PeopleShown.Nobody => "không nhận ra ai",
        PeopleShown.Adults => "người lớn",
        PeopleShown.SmallChildren => "trẻ dưới 7 tuổi",
        PeopleShown.Children => "trẻ từ 7 tuổi",
        _ => throw new ArgumentOutOfRangeException(nameof(shown), shown, "Unknown."),
    };

    /// <summary>How far a document's text is known.</summary>
    public static string Of(MediaTextState state) => state switch
    {
        MediaTextState.None => "không có",
        MediaTextState.Waiting => "đang đọc",
        MediaTextState.Read => "đã đọc",
        MediaTextState.Empty => "bản quét, không có chữ",
        MediaTextState.Unreadable => "không đọc được",
        MediaTextState.Secret => "có dấu độ mật",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown."),
    };

    /// <summary>What stands in the way of showing it, as a sentence that says what to do; of none, that nothing does.</summary>
    public static string Of(MediaBlock block) => block switch
    {
        MediaBlock.None => "được đưa ra",
        MediaBlock.Withdrawn => "Người trong ảnh đã rút đồng ý. Đề nghị thay ảnh khác ở các bài đang dùng.",
        MediaBlock.NoGuardian => "Ảnh có trẻ em, chưa ghi người giám hộ đồng ý. Đề nghị xin ý kiến và ghi vào phiếu đồng ý.",
        MediaBlock.NoChild => "Ảnh có trẻ từ 7 tuổi, chưa ghi trẻ đồng ý. Đề nghị hỏi ý kiến trẻ và ghi vào phiếu đồng ý.",
        MediaBlock.Unread => "Đang đọc chữ trong tệp, xong sẽ đưa ra được. Đề nghị xem lại sau ít phút.",
        MediaBlock.Unreadable => "Không đọc được chữ trong tệp nên chưa kiểm tra được dấu độ mật. Đề nghị lưu lại tệp thành PDF rồi thay tệp.",
        MediaBlock.Secret => "Tệp có dấu độ mật nên không đưa ra cổng. Đề nghị bỏ tệp khỏi kho và báo người phụ trách bảo vệ bí mật nhà nước.",
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown."),
    };
}
