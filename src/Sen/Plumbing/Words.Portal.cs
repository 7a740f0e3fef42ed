namespace Sen.Plumbing;

// The words of the public pages.
public sealed partial class Words
{
    // Article: the labels are those of the page it comes from
    public string ArticleLabel => Say("Chi tiết tin", "Article");

    public string Back => Say("[Trở về]", "[Back]");

    public string NewerStories => Say("Các tin mới hơn:", "Newer:");

    public string OlderStories => Say("Các tin cũ hơn:", "Older:");

    public string NewerPages => Say("Trang của tin mới hơn", "Pages of newer stories");

    public string OlderPages => Say("Trang của tin cũ hơn", "Pages of older stories");

    public string Author => Say("Tác giả:", "Author:");

    public string PublishedOn => Say("Ngày đăng:", "Published:");

    public string Views(string count) => Say($"Lượt xem: {count} lượt", $"Views: {count}");

    public string Listen => Say("Nghe bài", "Listen");

    public string StopListening => Say("Dừng đọc", "Stop");

    public string Print => Say("In", "Print");

    public string Share => Say("Chia sẻ", "Share");

    public string ArticleData => Say("Dữ liệu trong bài", "The data behind the article");

    public string ArticleDataLead => Say("Mỗi dòng dẫn tới hồ sơ của nội dung đó.", "Each line leads to the record it speaks of.");

    public string ModelsByOwner(int count) => Say($"{count} mô hình theo đơn vị", $"{count} models by organisation");

    public string GuidingDocuments => Say("Văn bản chỉ đạo", "Guiding documents");

    public string AllMovementDocuments => Say("Tất cả văn bản của phong trào", "All documents of the movement");

    public string Limitations(int count) => Say($"{count} hạn chế", $"{count} limitations");

    public string Solutions(int count) => Say($"{count} giải pháp", $"{count} remedies");

    // Home
    public string AllNews => Say("Xem tất cả tin", "All news");

    public string MoreNews => Say("Các tin khác", "More news");

    public string MovementTitle => Say("Phong trào thi đua “Dân vận khéo”", "The “Dân vận khéo” movement");

    public string FiguresFrom => Say("Số liệu theo", "Figures from");

    public string WholeMovement => Say("Xem toàn cảnh phong trào", "The whole movement");

    public string OtherExemplary(int count) => Say($"{count} mô hình tiêu biểu khác", $"{count} other exemplary models");

    public string FieldSortingOurs => Say("cách xếp lĩnh vực: minh họa", "fields: illustrative");

    public string MovementDocuments => Say("Văn bản của phong trào", "Documents of the movement");

    public string AllDocuments => Say("Tất cả văn bản", "All documents");

    public string NineStages(int year) => Say($"Chín khâu năm {year}", $"Nine stages of {year}");

    // Lists
    public string AllCategories => Say("Tất cả", "All");

    public string Categories => Say("Chuyên mục", "Categories");

    public string StoryCount(int count) => Say($"Có {Number(count)} tin.", count == 1 ? "1 story." : $"{Number(count)} stories.");

    public string ModelCount(int count) => Say($"Có {Number(count)} mô hình.", count == 1 ? "1 model." : $"{Number(count)} models.");

    public string DocumentCount(int count) => Say($"Có {Number(count)} văn bản.", count == 1 ? "1 document." : $"{Number(count)} documents.");

    public string Pages => Say("Các trang", "Pages");

    public string FilterModels => Say("Lọc mô hình", "Filter models");

    public string FilterDocuments => Say("Lọc văn bản", "Filter documents");

    public string ModelNameContains => Say("Tên mô hình", "Model name");

    public string Show => Say("Xem", "Show");

    public string ClearFilter => Say("Bỏ lọc", "Clear");

    public string NoStories => Say("Chuyên mục này chưa có tin.", "No stories here yet.");

    public string NoModels(string? filter) => filter is null
        ? Say("Chưa có mô hình nào được công bố.", "No model has been published yet.")
        : Say($"Không có mô hình nào: {filter}.", $"No models: {filter}.");

    public string NoDocuments(string? filter) => filter is null
        ? Say("Chưa có văn bản nào được công bố.", "No document has been published yet.")
        : Say($"Không có văn bản nào: {filter}.", $"No documents: {filter}.");

    public string AllModels => Say("Xem tất cả mô hình", "All models");

    public string ModelsTitle => Say("Mô hình “Dân vận khéo”", "“Dân vận khéo” models");

    public string ModelsLead => Say("Các mô hình đã được công nhận hoặc nêu tiêu biểu.", "Models that were recognised or named exemplary.");

    public string ColumnModel => Say("Mô hình", "Model");

    public string ColumnOwner => Say("Đơn vị chủ trì", "Organisation");

    public string ColumnField => Say("Lĩnh vực", "Field");

    public string ColumnYear => Say("Năm xây dựng", "Built");

    public string ColumnStatus => Say("Tình trạng", "Status");

    public string ColumnSeat => Say("Số", "No.");

    public string ColumnRole => Say("Vai trò", "Role");

    public string ColumnPost => Say("Chức danh", "Post");

    public string ColumnOrganisation => Say("Cơ quan, tổ chức", "Organisation");

    public string ColumnAssignment => Say("Nhiệm vụ được phân công", "Assignment");

    public string ColumnDocument => Say("Trích yếu", "Subject");

    public string ColumnKind => Say("Loại", "Kind");

    public string ColumnIssuer => Say("Cơ quan ban hành", "Issued by");

    public string ColumnWhen => Say("Thời gian", "When");

    public string ColumnRegistered => Say("Đăng ký", "Registered");

    public string ColumnExemplary => Say("Tiêu biểu", "Exemplary");

    public string NotTold => Say("chưa có thông tin", "not told");

    // Committee
    public string CommitteeSeats(int count) => Say($"{count} thành viên Ban Chỉ đạo", $"{count} committee members");

    public string CommitteeLead(int count) => Say($"Ban Chỉ đạo gồm {count} thành viên, được phân công nhiệm vụ cụ thể.", $"The committee has {count} members, each with an assignment.");

    public string SeatHoldersOurs => Say("chức danh, phân công: minh họa", "posts and assignments: illustrative");

    public string SetUpBy => Say("Theo", "By");

    /// <summary>A document as it is cited, as far as its number and its day are known.</summary>
    public string Cited(string kind, string? number, DateOnly? on) =>
        $"{kind}{(number is null ? "" : Say($" số {number}", $" no. {number}"))}{(on is { } day ? Say($" ngày {Date(day)}", $" of {Date(day)}") : "")}";

    // Document
    public string AsTheSourceSays => Say("Nguồn nêu", "What the source says");

    public string Files => Say("Tệp", "Files");

    public string NoFiles => Say("Chưa có bản điện tử.", "No electronic copy yet.");

    public string BasedOn => Say("Căn cứ", "Based on");

    public string FollowedBy => Say("Văn bản thực hiện", "Followed by");

    public string DocumentFacts => Say("Thông tin văn bản", "About the document");

    // Model
    public string ModelFacts => Say("Thông tin mô hình", "About the model");

    public string ContactPoint => Say("Đầu mối", "Contact");

    public string Results => Say("Kết quả", "Results");

    public string FiveChoices => Say("Năm điều chọn", "The five choices");

    public string HistoryAndEvidence => Say("Quá trình và minh chứng", "History and evidence");

    public string SameField => Say("Mô hình cùng lĩnh vực", "Models of the same field");

    public string Sources => Say("Nguồn", "Sources");

    public string SensitiveNote => Say(
        "Nội dung này chỉ công bố số liệu tổng hợp, không nêu người cụ thể.",
        "On this subject only totals are published, never persons.");

    // Statements
    public string LimitationNumber(int number) => Say($"Hạn chế {number}", $"Limitation {number}");

    public string SolutionNumber(int number) => Say($"Giải pháp {number}", $"Remedy {number}");

    public string InCharge => Say("Phụ trách", "In charge");

    public string AnsweredBy => Say("Giải pháp khắc phục", "Remedies that answer it");

    public string Answers => Say("Khắc phục hạn chế", "Limitations it answers");

    public string WhatWasDone => Say("Việc đã làm", "What was done");

    public string NothingDoneYet => Say("Chưa ghi nhận việc nào.", "Nothing recorded yet.");

    public string LimitationsTitle => Say("Hạn chế đã nêu", "Limitations named");

    public string SolutionsTitle => Say("Giải pháp đã nêu", "Remedies named");

    // Movement
    public string OtherYears => Say("Các năm", "Years");

    public string ByField => Say("Mô hình theo lĩnh vực", "Models by field");

    public string FieldCaption => Say("Số mô hình đăng ký trong năm và mô hình tiêu biểu của giai đoạn.", "Models registered this year and exemplary models of the phase.");

    public string Total => Say("Cộng", "Total");

    // Not found, fault
    public string NotFoundTitle => Say("Không tìm thấy trang", "Page not found");

    public string NotFoundText => Say(
        "Trang có thể đã được gỡ, đã đổi địa chỉ, hoặc địa chỉ gõ thiếu chữ. Xin tìm theo tên bài, tên mô hình, hoặc mở một trang dưới đây.",
        "The page may have been taken down or moved, or a letter of its address is missing. Try the name of the story or model, or open one of the pages below.");

    public string NotOnDeskText => Say(
        "Địa chỉ có thể đã đổi hoặc gõ thiếu chữ, hồ sơ đã được gỡ hoặc không thuộc phần việc của mình. Xin mở một mục dưới đây.",
        "The address may have changed or lack a letter, or the record was taken away or belongs to somebody else’s work. Please open one of the pages below.");

    public string SearchAgain => Say("Tìm lại", "Search again");

    public string FaultCode => Say("Mã sự cố:", "Fault code:");

    public string TryAgain => Say("Mở lại trang", "Try again");

    /// <summary>The five choices by their own names, in their own order.</summary>
    public IReadOnlyList<string> FiveChoiceNames => english
        ? ["Choosing the site", "Choosing the content", "Choosing the tasks", "Choosing the key link", "Choosing the method"]
        : ["Chọn điểm", "Chọn nội dung", "Chọn việc", "Chọn khâu", "Chọn phương pháp"];
}
