using Sen.Data.Search;

namespace Sen.Plumbing;

// Words of the search and of its abbreviations.
public sealed partial class Words
{
    public string SearchTitle => Say("Tìm kiếm", "Search");

    public string SearchTitleOf(string asked) => Say($"Tìm “{asked}”", $"Search for “{asked}”");

    public string SearchFor => Say("Chữ cần tìm", "Words to look for");

    public string Found(string asked, int total, bool more) => more
        ? Say($"Có hơn {Number(total)} kết quả cho “{asked}”.", $"More than {Number(total)} results for “{asked}”.")
        : Say($"Có {Number(total)} kết quả cho “{asked}”.", total == 1 ? $"1 result for “{asked}”." : $"{Number(total)} results for “{asked}”.");

    public string FoundNothing(string asked) => Say($"Không tìm thấy “{asked}”.", $"Nothing was found for “{asked}”.");

    public string SearchNothingAsked => Say(
        "Gõ chữ cần tìm, có dấu hoặc không dấu. Cụm từ để trong ngoặc kép được tìm nguyên cụm.",
        "Type what you look for, with or without marks. Words in quotation marks are looked for as they stand.");

    public string SearchLess => Say("Xin thử ít chữ hơn, hoặc gõ không dấu.", "Please try fewer words, or type them without marks.");

    public string SearchWithoutQuotes => Say("Xin bỏ dấu ngoặc kép để tìm từng chữ.", "Please leave out the quotation marks to look for each word.");

    public string SearchEverything => Say("Tìm lại, bỏ các bộ lọc", "Search again without filters");

    public string SearchWasCut(int most) => Say($"Chỉ tìm {most} chữ đầu.", $"Only the first {most} words were looked for.");

    public string FilterFoundKind => Say("Tìm trong", "Look in");

    public string FilterFoundCategory => Say("Chuyên mục, lĩnh vực", "Category, field");

    public string FilterFoundYear => Say("Năm", "Year");

    public string FilterFoundOrder => Say("Thứ tự", "Order");

    public string OrderBest => Say("Phù hợp nhất", "Best first");

    public string OrderNewest => Say("Mới nhất", "Newest first");

    public string FoundKind(SearchKind kind) => kind switch
    {
        SearchKind.Article => Say("Tin", "News"),
        SearchKind.Model => Say("Mô hình", "Model"),
        SearchKind.Document => Say("Văn bản", "Document"),
        SearchKind.File => Say("Tệp đính kèm", "Attached file"),
        _ => Say("Ảnh", "Picture"),
    };

    // The list of abbreviations
    public string SearchAbbreviations => Say("Chữ viết tắt", "Abbreviations");

    public string SearchAbbreviationsLead => Say(
        "Người đọc tìm chữ viết tắt thì thấy cả bài ghi đầy đủ, và ngược lại.",
        "Whoever looks for an abbreviation also finds what is written in full, and the other way round.");

    public string ColumnShort => Say("Viết tắt", "Short");

    public string ColumnFull => Say("Đầy đủ", "In full");

    public string FieldShort => Say("Chữ viết tắt", "Abbreviation");

    public string FieldFull => Say("Ghi đầy đủ", "In full");

    public string AddAbbreviation => Say("Thêm chữ viết tắt", "Add an abbreviation");

    public string TakeOffAbbreviation(string abbreviation) => Say($"Bỏ {abbreviation}", $"Remove {abbreviation}");

    public string UseAbbreviation(string abbreviation) => Say($"Dùng lại {abbreviation}", $"Use {abbreviation} again");

    public string AbbreviationIsOff => Say("không dùng", "not used");
}
