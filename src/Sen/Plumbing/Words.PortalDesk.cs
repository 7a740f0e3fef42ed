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
}
