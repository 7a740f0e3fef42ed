namespace Sen.Movement.Media;

/// <summary>Words of both languages for what the media library knows.</summary>
public static class MediaNames
{
    /// <summary>Whom a picture shows.</summary>
    public static Wording Of(PeopleShown shown) => shown switch
    {
        PeopleShown.NotSaid => ("chưa ghi", "not noted"),
        PeopleShown.Nobody => ("không nhận ra ai", "nobody recognisable"),
        PeopleShown.Adults => ("người lớn", "adults"),
        PeopleShown.SmallChildren => ("trẻ dưới 7 tuổi", "children under 7"),
        PeopleShown.Children => ("trẻ từ 7 tuổi", "children from 7 on"),
        _ => throw new ArgumentOutOfRangeException(nameof(shown), shown, "Unknown."),
    };

    /// <summary>How far a document's text is known.</summary>
    public static Wording Of(MediaTextState state) => state switch
    {
        MediaTextState.None => ("không có", "none"),
        MediaTextState.Waiting => ("đang đọc", "being read"),
        MediaTextState.Read => ("đã đọc", "read"),
        MediaTextState.Empty => ("bản quét, không có chữ", "a scan, without text"),
        MediaTextState.Unreadable => ("không đọc được", "not readable"),
        MediaTextState.Secret => ("có dấu độ mật", "bears a stamp of secrecy"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown."),
    };

    /// <summary>What stands in the way of showing it, as a sentence that says what to do; of none, that nothing does.</summary>
    public static Wording Of(MediaBlock block) => block switch
    {
        MediaBlock.None => ("được đưa ra", "may be shown"),
        MediaBlock.Withdrawn => (
            "Người trong ảnh đã rút đồng ý. Đề nghị thay ảnh khác ở các bài đang dùng.", "Consent was taken back. Please use another picture where this one is used."),
        MediaBlock.NoGuardian => (
            "Ảnh có trẻ em, chưa ghi người giám hộ đồng ý. Đề nghị xin ý kiến và ghi vào phiếu đồng ý.",
            "Children are shown and no guardian’s consent is noted. Please ask for it and note it."),
        MediaBlock.NoChild => (
            "Ảnh có trẻ từ 7 tuổi, chưa ghi trẻ đồng ý. Đề nghị hỏi ý kiến trẻ và ghi vào phiếu đồng ý.",
            "A child from 7 on is shown and the child’s own consent is not noted. Please ask the child and note it."),
        MediaBlock.Unread => (
            "Đang đọc chữ trong tệp, xong sẽ đưa ra được. Đề nghị xem lại sau ít phút.", "Its text is being read; then it can be shown. Please look again in a few minutes."),
        MediaBlock.Unreadable => (
            "Không đọc được chữ trong tệp nên chưa kiểm tra được dấu độ mật. Đề nghị lưu lại tệp thành PDF rồi thay tệp.",
            "Its text cannot be read, so it could not be checked for stamps of secrecy. Please save it as PDF and replace it."),
        MediaBlock.Secret => (
            "Tệp có dấu độ mật nên không đưa ra cổng. Đề nghị bỏ tệp khỏi kho và báo người phụ trách bảo vệ bí mật nhà nước.",
            "It bears a stamp of secrecy and is kept off the portal. Please remove it and tell whoever looks after state secrets."),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown."),
    };
}
