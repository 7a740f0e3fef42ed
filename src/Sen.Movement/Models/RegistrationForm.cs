namespace Sen.Movement.Models;

/// <summary>One question of the registration form (câu hỏi của bản đăng ký).</summary>
/// <param name="Name">Field name, stable: used by the form, by reasons of a return and in the audit.</param>
/// <param name="Part">Part of the form, 1 to 4.</param>
/// <param name="Label">The question as asked.</param>
/// <param name="Hint">A short hint under the question.</param>
/// <param name="Example">An example of a good answer, illustrative.</param>
/// <param name="Required">Whether an answer is needed before submitting.</param>
/// <param name="Missing">The sentence shown when the answer is missing; says what to do.</param>
public sealed record Question(string Name, int Part, string Label, string Hint, string Example, bool Required, string Missing);

/// <summary>
/// The registration form as a table: the five choices as guided questions and at most twelve required answers. Contents follow the ten items
/// that a ward's Front asked for in 2026, shortened for a phone.
/// </summary>
public static class RegistrationForm
{
    /// <summary>Field names.</summary>
    public const string Name = "name", FieldName = "field", Village = "village", Need = "need", Site = "site", Content = "content",
        Task = "task", Link = "link", Method = "method", Goal = "goal", Forces = "forces", FinishOn = "finish-on",
        Spread = "spread", Sensitive = "sensitive", Continuity = "continuity";

    /// <summary>Longest free-text answer, in characters.</summary>
    public const int LongestAnswer = 4000;

    /// <summary>Names of the parts, in order; the last part is check-and-send and has no question.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["Mô hình", "Năm điều chọn", "Mục tiêu, lực lượng", "Thêm (nếu có)", "Xem lại và gửi"];

    /// <summary>The questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new(Name, 1, "Tên mô hình", "Tên ngắn, nói rõ việc làm.", "Trồng sen kết hợp nuôi cá", true, "Đề nghị ghi tên mô hình. Ví dụ: Trồng sen kết hợp nuôi cá."),
        new(FieldName, 1, "Thuộc lĩnh vực nào?", "Chọn một lĩnh vực chính.", "", true, "Đề nghị chọn một trong bốn lĩnh vực."),
        new(Village, 1, "Làm ở thôn nào?", "Làm ở nhiều thôn thì chọn “Toàn xã”.", "", true, "Đề nghị chọn thôn, hoặc chọn “Toàn xã”."),
        new(Need, 1, "Vì sao cần làm?", "Tình hình hiện nay và điều bà con đang cần.", "Ao bỏ trống 0,8 ha, cỏ mọc nhiều, bà con muốn có thêm thu nhập.", true, "Đề nghị ghi tình hình hiện nay, một hoặc hai câu."),
        new(Site, 2, "Chọn điểm: làm ở đâu?", "Nơi làm cụ thể và vì sao chọn nơi đó.", "Ao chung đầu thôn, gần đường, 12 hộ ở quanh ao.", true, "Đề nghị ghi nơi làm cụ thể. Ví dụ: ao chung đầu thôn."),
        new(Content, 2, "Chọn nội dung: làm về điều gì?", "Một nội dung chính, sát với nơi mình.", "Cải tạo ao bỏ hoang thành ao sen có nuôi cá.", true, "Đề nghị ghi nội dung chính. Ví dụ: cải tạo ao bỏ hoang thành ao sen."),
        new(Task, 2, "Chọn việc: sẽ làm những việc nào?", "Mỗi dòng một việc, kèm số lượng và thời gian.", "Đắp 200 m bờ ao trước ngày 15/11/2022.", true, "Đề nghị ghi ít nhất một việc cụ thể. Ví dụ: đắp 200 m bờ ao trước ngày 15/11/2022."),
        new(Link, 2, "Chọn khâu: khâu nào quyết định?", "Việc phải làm trước để các việc sau thuận lợi.", "Họp dân thống nhất cách góp công và chia sản phẩm.", true, "Đề nghị ghi khâu làm trước. Ví dụ: họp dân thống nhất cách góp công."),
        new(Method, 2, "Chọn phương pháp: vận động bà con bằng cách nào?", "Ai đến gặp ai, họp ở đâu, làm mẫu ra sao.", "Chi hội đến từng hộ; ba hộ làm mẫu trước.", true, "Đề nghị ghi cách vận động. Ví dụ: chi hội đến từng hộ, ba hộ làm mẫu trước."),
        new(Goal, 3, "Đến cuối năm sẽ thấy được gì?", "Kết quả đo được: bao nhiêu mét, bao nhiêu hộ.", "0,8 ha ao sen; 12 hộ có thêm thu nhập.", true, "Đề nghị ghi một kết quả đo được. Ví dụ: 12 hộ tham gia."),
        new(Forces, 3, "Ai làm, lấy gì để làm?", "Đơn vị phối hợp, số người, tiền, ngày công dự kiến.", "Hội Nông dân chủ trì, Đoàn Thanh niên góp 60 ngày công.", true, "Đề nghị ghi ai chủ trì và ai cùng làm."),
        new(FinishOn, 3, "Hoàn thành khi nào?", "Ghi theo mẫu ngày/tháng/năm.", "15/11/2022", true, "Đề nghị ghi ngày theo mẫu 15/11/2022."),
        // Filled in as “no”, and asked of everybody all the same: it decides what is ever published.
        new(Sensitive, 3, "Có chạm đến chuyện riêng của người dân không?", "Ví dụ: người chấp hành xong án, khiếu nại, lễ nghi, chuyện gia đình, bệnh tật, hộ nghèo. Nếu có, Sen không ghi tên và không đăng ảnh người thụ hưởng.", "", false, ""),
        new(Continuity, 4, "Mô hình mới hay đã có?", "", "", false, ""),
        new(Spread, 4, "Nơi khác có thể học điều gì? (nếu có)", "", "Cách chia sản phẩm theo ngày công.", false, ""),
    ];

    /// <summary>The question of a field name; null for an unknown name.</summary>
    public static Question? Find(string name) => Questions.FirstOrDefault(question => question.Name == name);

    /// <summary>The questions of a part.</summary>
    public static IReadOnlyList<Question> Of(int part) => [.. Questions.Where(question => question.Part == part)];
}
