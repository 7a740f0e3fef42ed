using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.Personal;
using Sen.Movement.Portal;

namespace Sen.Plumbing;

/// <summary>
/// Reasons and notes Sen itself writes into versions and the history. They are kept in Vietnamese, as what people write there is, and read in both languages.
/// </summary>
public static class KeptReasons
{
    private const string RestoredVi = "lấy lại phiên bản ", LetterVi = "gửi tới ";

    /// <summary>A picture was added.</summary>
    public static Wording PictureAdded { get; } = ("thêm ảnh", "a picture added");

    /// <summary>What readers saw when the writing began.</summary>
    public static Wording LiveBefore { get; } = ("bản đang đăng khi bắt đầu sửa", "published when the editing began");

    /// <summary>What was published.</summary>
    public static Wording WasPublished { get; } = ("bản đã đăng", "as published");

    /// <summary>The article came from a Word file.</summary>
    public static Wording FromWord { get; } = ("từ tệp Word", "from a Word file");

    /// <summary>An act on units was typed wrongly and never took effect.</summary>
    public static Wording RecordedByMistake { get; } = ("ghi nhầm, không cần quyết định hủy", "recorded by mistake, no decision needed");

    /// <summary>The hour of the publication came.</summary>
    public static Wording HourCame { get; } = ("đến giờ hẹn", "its hour came");

    /// <summary>The hour came, and nobody had approved the article.</summary>
    public static Wording HourNeedsApproval { get; } = ("đến giờ hẹn, chưa ai duyệt: chuyển chờ duyệt", "its hour came, nobody had approved it: sent to review");

    /// <summary>What each step of the demonstration's loading brought, by the name of the step.</summary>
    public static IReadOnlyDictionary<string, Wording> Loaded { get; } = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        ["units"] = ("đơn vị hành chính, thôn", "units and villages"),
        ["organisations"] = ("đơn vị chủ trì", "organisations"),
        ["documents"] = ("văn bản", "documents"),
        ["committee"] = ("Ban Chỉ đạo", "Steering Committee"),
        ["statements"] = ("hạn chế và giải pháp", "limitations and remedies"),
        ["accounts"] = ("tài khoản và vị trí", "accounts and posts"),
        ["site"] = ("thông tin chung của cổng", "general facts of the portal"),
        ["articles"] = ("bài đăng", "articles"),
        ["article-links"] = ("liên kết giữa các bài", "links between articles"),
        ["feedback"] = ("góp ý mẫu", "a piece of feedback"),
        ["calendar"] = ("lịch", "calendar"),
        ["done"] = ("xong việc nạp", "the loading is finished"),
    };

    private static readonly Wording[] All =
    [
        .. Loaded.Values,
        PictureAdded, LiveBefore, WasPublished, FromWord, RecordedByMistake, HourCame, HourNeedsApproval,
        .. Enum.GetValues<ArticleStep>().Select(ArticleLife.NameOf), .. Enum.GetValues<HidingReason>().Select(FeedbackNames.Of),
        .. Enum.GetValues<ContactReason>().Select(FeedbackNames.Of), .. Enum.GetValues<DataRefusal>().Select(DataRequestNames.Of),
    ];

    /// <summary>A version was taken back.</summary>
    public static string Restored(int no) => $"{RestoredVi}{no}";

    /// <summary>A letter went out; of the address no more than this.</summary>
    /// <param name="masked">The first letters of the address.</param>
    public static string LetterTo(string masked) => $"{LetterVi}{masked}";

    /// <summary>The words of a kept reason; what a person wrote stays as it was typed.</summary>
    public static Wording Of(string kept) => All.FirstOrDefault(reason => reason.Vi == kept)
        ?? (kept.StartsWith(PersonalWords.OverruledVi, StringComparison.Ordinal) ? new Wording(kept, $"sent in spite of a warning: {kept[PersonalWords.OverruledVi.Length..]}") : null)
        ?? (kept.StartsWith(LetterVi, StringComparison.Ordinal) && kept.Contains("…@", StringComparison.Ordinal) ? new Wording(kept, $"sent to {kept[LetterVi.Length..]}") : null)
        ?? (kept.StartsWith(RestoredVi, StringComparison.Ordinal) && int.TryParse(kept[RestoredVi.Length..], out var no) ? (kept, $"version {no} restored") : Wording.AsTyped(kept));
}
