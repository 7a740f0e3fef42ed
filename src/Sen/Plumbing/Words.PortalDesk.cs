namespace Sen.Plumbing;

// Words of the editor's desk.
public sealed partial class Words
{
    public string EditArticle => Say("Sửa bài", "Edit article");

    public string ArticleSaved => Say("Đã lưu. Bạn đọc thấy bản này từ bây giờ.", "Saved. Readers see this version from now on.");

    public string SeeArticle => Say("Xem bài trên cổng", "See it on the portal");

    public string SaveArticle => Say("Lưu và đăng", "Save and publish");

    public string NoArticlesYet => Say("Chưa có bài nào.", "No articles yet.");

    public string ArticlesNewestFirst => Say("Các bài, mới nhất trước", "Articles, newest first");

    public string ColumnTitle => Say("Tên bài", "Title");

    public string ColumnCategory => Say("Chuyên mục", "Category");

    public string ColumnPublished => Say("Ngày đăng", "Published");

    public string ColumnViews => Say("Lượt xem", "Views");

    public string FieldAuthor => Say("Tác giả", "Author");

    public string CaptionField => Say("Chú thích ảnh", "Caption of the picture");

    public string FieldBody => Say("Nội dung", "Text");

    public string FieldBodyHint => Say(
        "Mỗi đoạn một dòng. Đoạn bắt đầu bằng “- ” là một ý của danh sách.",
        "One paragraph a line. A paragraph that begins with “- ” is an item of a list.");

    public string BothVersions => Say("Hai bản đang khác nhau", "The two versions that differ");

    public string YourVersion => Say("Bản đang viết", "What you wrote");

    public string KeptVersion => Say("Bản đã lưu", "What is kept");

    public string SavingReplacesKept => Say(
        "Bấm “Lưu và đăng” lần nữa thì bản đang viết thay bản đã lưu.",
        "Press “Save and publish” again and what you wrote replaces what is kept.");

    public string Statistics => Say("Thống kê truy cập", "Visits");

    public string StatisticsLead(long total) => Say(
        $"Tổng cộng {Number(total)} lượt truy cập. Chỉ đếm lượt, bỏ qua máy tìm kiếm; không dùng cookie, không lưu địa chỉ của người đọc.",
        $"{Number(total)} visits in all. Only visits are counted, search engines left out; no cookie is used, no reader’s address is stored.");

    public string VisitsOfDays => Say("Lượt truy cập 30 ngày gần nhất", "Visits in the last 30 days");

    public string VisitsOfMonths => Say("Lượt truy cập 12 tháng gần nhất", "Visits in the last 12 months");

    public string ChartSummary(IReadOnlyList<(string Label, long Value)> bars) => bars.MaxBy(bar => bar.Value) is { Value: > 0 } most
        ? Say($"Cao nhất: {most.Label}, {Number(most.Value)} lượt. Tổng: {Number(bars.Sum(bar => bar.Value))} lượt.",
            $"Highest: {most.Label}, {Number(most.Value)} visits. Sum: {Number(bars.Sum(bar => bar.Value))} visits.")
        : Say("Chưa có lượt truy cập.", "No visits yet.");

    public string NumbersOfChart => Say("Xem số liệu của biểu đồ", "Numbers of the chart");

    public string ColumnDay => Say("Ngày", "Day");

    public string ColumnMonth => Say("Tháng", "Month");

    public string ColumnVisits => Say("Lượt truy cập", "Visits");

    public string MostRead => Say("Bài được đọc nhiều nhất", "Most read articles");
}
