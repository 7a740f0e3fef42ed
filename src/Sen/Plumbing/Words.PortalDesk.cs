namespace Sen.Plumbing;

// Words of the editor's desk.
public sealed partial class Words
{
    public string EditArticle => Say("Sửa bài", "Edit article");

    public string SeeArticle => Say("Xem bài trên cổng", "See it on the portal");

    public string NoArticlesYet => Say("Chưa có bài nào.", "No articles yet.");

    public string ArticlesNewestFirst => Say("Các bài, mới nhất trước", "Articles, newest first");

    public string ColumnTitle => Say("Tên bài", "Title");

    public string ArticleCategories => Say("Chuyên mục", "Categories");

    public string ArticleCategoriesLead => Say("Đổi tên hay gộp ở đây thì mọi bài, nguồn tin, mục trên thực đơn và tìm kiếm đi theo; địa chỉ cũ vẫn dẫn tới đúng nơi.", "Renamed or merged here, all articles, feeds, entries of the menu and the search follow; old addresses still lead to the right place.");

    public string CategoryMoved => Say("Đã chuyển mọi bài. Muốn hoàn tác việc đổi tên, xin đổi lại tên cũ.", "All articles have moved. To undo a renaming, give the old name again.");

    public string RenameCategory => Say("Đổi tên", "Rename");

    public string NewCategoryName => Say("Tên mới", "New name");

    public string NewCategoryNameHint => Say("Ví dụ: Công tác xây dựng chính quyền.", "For example: Công tác xây dựng chính quyền.");

    public string MergeCategories => Say("Gộp chuyên mục", "Merge categories");

    public string MergeCategoriesHint => Say("Bài của hai chuyên mục thành một, không tách lại được bằng một lần bấm.", "The articles of both become one category; one press does not part them again.");

    public string MergeFrom => Say("Đưa mọi bài của", "Put all articles of");

    public string MergeInto => Say("vào chuyên mục", "into the category");

    public string ColumnPublicArticles => Say("Bài đang đăng", "Published");

    public string ColumnAllArticles => Say("Tất cả bài", "All articles");

    public string ColumnCategory => Say("Chuyên mục", "Category");

    public string ColumnPublished => Say("Ngày đăng", "Published");

    public string ColumnViews => Say("Lượt xem", "Views");

    public string FieldAuthor => Say("Tác giả", "Author");

    public string CaptionField => Say("Chú thích ảnh", "Caption of the picture");

    public string FieldBody => Say("Nội dung", "Text");

    public string FieldBodyHint => Say(
        "Mỗi đoạn một dòng, cách nhau một dòng trống. “## ” là tiêu đề, “- ” là ý của danh sách, “| a | b |” là dòng của bảng, **đậm**, *nghiêng*. Ảnh và điều khác giữ nguyên dòng của nó.",
        "One paragraph a line, with an empty line between. “## ” is a heading, “- ” an item of a list, “| a | b |” a row of a table, **bold**, *italic*. Leave the lines of pictures and other things as they are.");

    public string BothVersions => Say("Hai bản đang khác nhau", "The two versions that differ");

    public string YourVersion => Say("Bản đang viết", "What you wrote");

    public string KeptVersion => Say("Bản đã lưu", "What is kept");

    public string SavingReplacesKept => Say(
        "Bấm lưu lần nữa thì bản đang viết thay bản đã lưu; bản đã lưu vẫn còn ở “Các phiên bản”.",
        "Save again and what you wrote replaces what is kept, which stays among the versions.");

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
