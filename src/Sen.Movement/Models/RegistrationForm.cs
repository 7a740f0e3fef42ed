namespace Sen.Movement.Models;

/// <summary>One question of the registration form (câu hỏi của bản đăng ký).</summary>
/// <param name="Name">Field name, stable: used by the form, by reasons of a return and in the audit.</param>
/// <param name="Part">Part of the form, 1 to 4.</param>
/// <param name="Label">The question as asked.</param>
/// <param name="Hint">A short hint under the question; null for none.</param>
/// <param name="Example">An example of a good answer, illustrative; null for none.</param>
/// <param name="Required">Whether an answer is needed before submitting.</param>
/// <param name="Missing">The sentence shown when the answer is missing; says what to do.</param>
public sealed record Question(string Name, int Part, Wording Label, Wording? Hint, Wording? Example, bool Required, Wording Missing);

/// <summary>
/// The registration form as a table: the five choices as guided questions, at most twelve required answers, and one “yes” or “no”. Contents follow the ten items
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
    public static IReadOnlyList<Wording> Parts { get; } =
    [
        ("Mô hình", "The model"), ("Năm điều chọn", "The five choices"), ("Mục tiêu, lực lượng", "Goal and forces"), ("Thêm (nếu có)", "More (if any)"),
        ("Xem lại và gửi", "Check and send"),
    ];

    /// <summary>The questions in order.</summary>
    public static IReadOnlyList<Question> Questions { get; } =
    [
        new(Name, 1, ("Tên mô hình", "Name of the model"), ("Tên ngắn, nói rõ việc làm.", "Short, and saying what is done."),
            ("Trồng sen kết hợp nuôi cá", "Growing lotus and keeping fish"), true,
            ("Đề nghị ghi tên mô hình. Ví dụ: Trồng sen kết hợp nuôi cá.", "Please write the model’s name. For example: Growing lotus and keeping fish.")),
        new(FieldName, 1, ("Thuộc lĩnh vực nào?", "Which field?"), ("Chọn một lĩnh vực chính.", "Choose the main one."), null, true,
            ("Đề nghị chọn một trong bốn lĩnh vực.", "Please choose one of the four fields.")),
        new(Village, 1, ("Làm ở thôn nào?", "In which village?"), ("Làm ở nhiều thôn thì chọn “Toàn xã”.", "For several villages choose “The whole commune”."), null, true,
            ("Đề nghị chọn thôn, hoặc chọn “Toàn xã”.", "Please choose the village, or “The whole commune”.")),
        new(Need, 1, ("Vì sao cần làm?", "Why is it needed?"), (
            "Tình hình hiện nay và điều bà con đang cần. Không ghi tên người: phần này hiện trên cổng khi mô hình được công nhận.",
            "How things stand and what the people need. No names of persons: the portal shows this once the model is recognised."),
            ("Ao bỏ trống 0,8 ha, cỏ mọc nhiều, bà con muốn có thêm thu nhập.", "0.8 ha of ponds lie idle and overgrown; people want some more income."), true,
            ("Đề nghị ghi tình hình hiện nay, một hoặc hai câu.", "Please write how things stand, in one or two sentences.")),
        new(Site, 2, ("Chọn điểm: làm ở đâu?", "Choosing the site: where?"), ("Nơi làm cụ thể và vì sao chọn nơi đó.", "The exact place, and why there."),
            ("Ao chung đầu thôn, gần đường, 12 hộ ở quanh ao.", "The common pond at the village gate, by the road; 12 households live around it."), true,
            ("Đề nghị ghi nơi làm cụ thể. Ví dụ: ao chung đầu thôn.", "Please write the exact place. For example: the common pond at the village gate.")),
        new(Content, 2, ("Chọn nội dung: làm về điều gì?", "Choosing the content: what about?"), ("Một nội dung chính, sát với nơi mình.", "One subject, close to life here."),
            ("Cải tạo ao bỏ hoang thành ao sen có nuôi cá.", "Turning the idle pond into a lotus pond with fish."), true,
            ("Đề nghị ghi nội dung chính. Ví dụ: cải tạo ao bỏ hoang thành ao sen.", "Please write the subject. For example: turning the idle pond into a lotus pond.")),
        new(Task, 2, ("Chọn việc: sẽ làm những việc nào?", "Choosing the tasks: which ones?"), ("Mỗi dòng một việc, kèm số lượng và thời gian.", "One task a line, with numbers and dates."),
            ("Đắp 200 m bờ ao trước ngày 15/11/2022.", "Building 200 m of the pond’s bank before 15/11/2022."), true,
            ("Đề nghị ghi ít nhất một việc cụ thể. Ví dụ: đắp 200 m bờ ao trước ngày 15/11/2022.",
                "Please write at least one task. For example: building 200 m of the pond’s bank before 15/11/2022.")),
        new(Link, 2, ("Chọn khâu: khâu nào quyết định?", "Choosing the key link: what decides?"), ("Việc phải làm trước để các việc sau thuận lợi.", "What has to come first so that the rest goes well."),
            ("Họp dân thống nhất cách góp công và chia sản phẩm.", "A meeting that agrees how labour is given and produce shared."), true,
            ("Đề nghị ghi khâu làm trước. Ví dụ: họp dân thống nhất cách góp công.", "Please write what comes first. For example: a meeting that agrees how labour is given.")),
        new(Method, 2, ("Chọn phương pháp: vận động bà con bằng cách nào?", "Choosing the method: how are people won?"),
            ("Ai đến gặp ai, họp ở đâu, làm mẫu ra sao.", "Who visits whom, where people meet, how an example is set."),
            ("Chi hội đến từng hộ; ba hộ làm mẫu trước.", "The branch visits each household; three households go first."), true,
            ("Đề nghị ghi cách vận động. Ví dụ: chi hội đến từng hộ, ba hộ làm mẫu trước.", "Please write the method. For example: the branch visits each household, three go first.")),
        new(Goal, 3, ("Đến cuối năm sẽ thấy được gì?", "What will be seen at the end of the year?"), ("Kết quả đo được: bao nhiêu mét, bao nhiêu hộ.", "A result in numbers: how many metres, how many households."),
            ("0,8 ha ao sen; 12 hộ có thêm thu nhập.", "0.8 ha of lotus pond; 12 households earn more."), true,
            ("Đề nghị ghi một kết quả đo được. Ví dụ: 12 hộ tham gia.", "Please write a result in numbers. For example: 12 households take part.")),
        new(Forces, 3, ("Ai làm, lấy gì để làm?", "Who does it, and with what?"), ("Đơn vị phối hợp, số người, tiền, ngày công dự kiến.", "Partners, people, money and labour days as planned."),
            ("Hội Nông dân chủ trì, Đoàn Thanh niên góp 60 ngày công.", "The Farmers’ Union leads, the Youth Union gives 60 labour days."), true,
            ("Đề nghị ghi ai chủ trì và ai cùng làm.", "Please write who leads and who helps.")),
        new(FinishOn, 3, ("Hoàn thành khi nào?", "When will it be finished?"), ("Ghi theo mẫu ngày/tháng/năm.", "Written as day/month/year."), Wording.AsTyped("15/11/2022"), true,
            ("Đề nghị ghi ngày theo mẫu 15/11/2022.", "Please write the day as 15/11/2022.")),
        // It decides what is ever published, so nobody answers it for the one who registers: it stands open until then.
        new(Sensitive, 3, ("Có chạm đến chuyện riêng của người dân không?", "Does it touch people’s private matters?"),
            ("Ví dụ: người chấp hành xong án, khiếu nại, lễ nghi, chuyện gia đình, bệnh tật, hộ nghèo. Nếu có, Sen không ghi tên và không đăng ảnh người thụ hưởng.",
                "For example: people who served a sentence, complaints, ceremonies, family matters, illness, poor households. If so, Sen keeps no names and shows no photos of beneficiaries."),
            null, true, ("Đề nghị chọn “Có” hoặc “Không”: mô hình có chạm đến chuyện riêng của người dân không?", "Please choose “Yes” or “No”: does the model touch people’s private matters?")),
        new(Continuity, 4, ("Mô hình mới hay đã có?", "Is the model new?"), null, null, false, Wording.None),
        new(Spread, 4, ("Nơi khác có thể học điều gì? (nếu có)", "What can others learn from it? (if any)"), null,
            ("Cách chia sản phẩm theo ngày công.", "How produce is shared by labour days."), false, Wording.None),
    ];

    /// <summary>The question of a field name; null for an unknown name.</summary>
    public static Question? Find(string name) => Questions.FirstOrDefault(question => question.Name == name);

    /// <summary>The questions of a part.</summary>
    public static IReadOnlyList<Question> Of(int part) => [.. Questions.Where(question => question.Part == part)];
}
