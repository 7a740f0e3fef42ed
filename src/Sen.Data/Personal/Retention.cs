using Sen.Movement;

namespace Sen.Data.Personal;

/// <summary>How long rows are kept (thời hạn lưu).</summary>
public enum Retention
{
    /// <summary>Official acts, decisions and what they rest on.</summary>
    Official,

    /// <summary>Records of the work that stay with what they belong to.</summary>
    Record,

    /// <summary>As long as somebody has an account here.</summary>
    Account,

    /// <summary>Who asked about personal data, and in which words.</summary>
    Request,

    /// <summary>That something was erased, and when.</summary>
    Erasure,

    /// <summary>Sheets somebody sent, and what became of them.</summary>
    Sheet,

    /// <summary>What waits for a moment: at most a day or two.</summary>
    Day,

    /// <summary>What ran in the background.</summary>
    Month,

    /// <summary>What the installation needs to run.</summary>
    Machine,
}

/// <summary>One class of retention: for how long, what happens then, and who does it.</summary>
/// <param name="Retention">The class.</param>
/// <param name="Kept">For how long.</param>
/// <param name="Then">What happens then.</param>
/// <param name="Job">The recurring work that does it; null where a person decides or nothing happens.</param>
/// <param name="Setting">The setting with the number of days; null when it is fixed.</param>
public sealed record RetentionRule(Retention Retention, Wording Kept, Wording Then, string? Job = null, string? Setting = null)
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        new(Retention.Official, ("lâu dài, theo quy định về lưu trữ", "for good, as the law on archives says"), ("giữ chức danh, không giữ tên tài khoản", "role titles stay, names of accounts do not")),
        new(Retention.Record, ("cùng với hồ sơ, bài, góp ý mà nó thuộc về", "with the dossier, article or feedback it belongs to"),
            ("tên và số điện thoại của người góp ý xóa sau khi trả lời", "the name and telephone number of a writer are erased some time after the answer"), "feedback.contacts", "feedback.contact-days"),
        new(Retention.Account, ("khi còn làm việc, sau đó theo yêu cầu xóa", "while somebody works here, afterwards until erased on request"),
            ("thành “người dùng đã rời”", "it becomes “somebody who has left”")),
        new(Retention.Request, ("đến khi hết hạn sau ngày giải quyết", "until the time after the answer is over"), ("xóa tên và lời của người yêu cầu, hủy khóa", "name and words of whoever asked are erased, the key is destroyed"), "personal.requests", "personal.request-days"),
        new(Retention.Erasure, ("lâu dài", "for good"), ("chỉ còn ngày xóa", "only the day of the erasure is there")),
        new(Retention.Sheet, ("lần nhập: lâu dài; bảng chưa nhập, bảng tài khoản: 30 ngày", "the import for good; a sheet never brought in, and sheets of accounts, 30 days"),
            ("bảng tính và bảng cần sửa bị xóa, còn lại ai nhập bao nhiêu dòng", "sheet and error sheet are removed, who brought in how many rows stays"), "sheets.forget"),
        new(Retention.Day, ("nhiều nhất vài ngày", "some days at most"), ("hết hiệu lực, thay bằng lần mở sau; ảnh chờ gửi bị xóa", "it lapses and gives way to the next; photographs that wait are removed"), "files.sweep"),
        new(Retention.Month, ("30 ngày sau khi xong", "30 days after it finished"), ("xóa", "removed"), "jobs.tidy"),
        new(Retention.Machine, ("khi máy chủ còn dùng", "as long as the installation runs"), ("không nói gì về ai", "it tells of nobody")),
    ];
}
