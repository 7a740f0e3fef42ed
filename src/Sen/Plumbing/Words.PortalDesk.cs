namespace Sen.Plumbing;

// Words of the editor's desk.
public sealed partial class Words
{
    public string EditArticle => Say("Sửa bài", "Edit article");

    public string SeeArticle => Say("Xem bài trên cổng", "See it on the portal");

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
        "Mỗi đoạn một dòng, cách nhau một dòng trống. “## ” là tiêu đề, “- ” là ý của danh sách, “| a | b |” là dòng của bảng, **đậm**, *nghiêng*. Ảnh và điều khác giữ nguyên dòng của nó.",
        "One paragraph a line, with an empty line between. “## ” is a heading, “- ” an item of a list, “| a | b |” a row of a table, **bold**, *italic*. Leave the lines of pictures and other things as they are.");

    public string BothVersions => Say("Hai bản đang khác nhau", "The two versions that differ");

    public string YourVersion => Say("Bản đang viết", "What you wrote");

    public string KeptVersion => Say("Bản đã lưu", "What is kept");

    public string SavingReplacesKept => Say(
        "Bấm lưu lần nữa thì bản đang viết thay bản đã lưu; bản đã lưu vẫn còn ở “Các phiên bản”.",
        "Save again and what you wrote replaces what is kept, which stays among the versions.");
}
