namespace Sen.Plumbing;

// Words of the movement's figures in two readings.
public sealed partial class Words
{
    public string MovementFigures => Say("Số liệu", "Figures");

    public string FiguresOf(int from, int until) => from == until ? Say($"Số liệu phong trào năm {from}", $"Figures of the movement, {from}") : Say($"Số liệu phong trào {from}–{until}", $"Figures of the movement, {from}–{until}");

    public string FiguresOfMovement => Say("Số liệu phong trào", "Figures of the movement");

    public string FiguresWait => Say("Số liệu hiện ở đây sau khi sửa ô báo lỗi ở trên.", "The figures show here once the field with the error above is corrected.");

    public string ListWaits => Say("Danh sách hiện ở đây sau khi sửa ô báo lỗi ở trên.", "The list shows here once the field with the error above is corrected.");

    public string SameInBothReadings => Say(
        "Hai cách đọc giống nhau ở từng đơn vị (chênh lệch 0), nên chỉ hiện một bảng.", "Both readings are the same row by row (difference 0), so one table is shown.");

    public string SeeOtherReading => Say("Xem bảng “Như khi đó” và đối chiếu hai cách đọc", "See the table “As it was”, and both readings compared");

    public string FigureYears(int from, int until) => from == until ? $"{from}" : $"{from}–{until}";

    public string FiguresLead => Say(
        "Cùng một số liệu, đọc hai cách: như khi đó (theo đơn vị lúc ghi) và theo cây đơn vị của một ngày. Hai cách cộng lại bằng nhau.",
        "The same facts, read twice: as it was (by the units of that time), and on the tree of units of a day. Both add up to the same.");

    public string FiguresLeaveOut(long models) => Say($"Không tính {Number(models)} mô hình minh họa.", $"Illustrative models not counted: {Number(models)}.");

    public string Years => Say("Các năm", "Years");

    public string FromYear => Say("Từ năm", "From year");

    public string UntilYear => Say("Đến năm", "Until year");

    public string TreeDay => Say("Cây đơn vị của ngày", "Tree of units of");

    public string TreeDayHint => Say("Ví dụ: 30/06/2025. Mặc định là hôm nay.", "For example: 30/06/2025. Today unless you say another day.");

    public string SortedBy => Say("Xem thêm theo", "Sort also by");

    public string SortingName(string by) => by switch
    {
        "Field" => Say("Theo lĩnh vực", "By field"),
        "Owner" => Say("Theo loại đơn vị chủ trì", "By kind of owner organisation"),
        "Year" => Say("Theo năm", "By year"),
        _ => Say("Không: chỉ theo đơn vị hành chính", "Nothing else: by unit only"),
    };

    public string Reading => Say("Cách đọc", "Reading");

    public string ReadingThen => Say("Như khi đó", "As it was");

    public string ReadingOn(DateOnly day) => Say($"Theo cây ngày {Date(day)}", $"On the tree of {Date(day)}");

    public string ShowFigures => Say("Xem số liệu", "Show the figures");

    public string NoFigures(int from, int until) => Say(
        $"Chưa có mô hình nào gửi đăng ký trong {FigureYears(from, until)}. Xin chọn các năm khác.", $"No model was registered in {FigureYears(from, until)}. Please choose other years.");

    public string BothReadings => Say("Hai cách đọc", "Both readings");

    public string BothReadingsCaption => Say("Tổng của mỗi cách cộng từ các dòng ở dưới; chênh lệch phải bằng 0.", "Each total is added up from the rows below; the difference has to be 0.");

    public string Difference => Say("Chênh lệch", "Difference");

    public string FigureName => Say("Chỉ tiêu", "Figure");

    public string FigureOf => Say("Đơn vị, loại", "Unit or kind");

    public string FigureCaption(DateOnly? day, string? unit)
    {
        var reading = day is { } on ? ReadingOn(on) : ReadingThen;
        return unit is null ? reading : $"{reading} · {unit}";
    }

    /// <summary>What the rows below a heading are, where the heading says the reading.</summary>
    public string FigureRowsCaption(int from, int until) => Say(
        $"Từng đơn vị, {FigureYears(from, until)}. Bấm vào số mô hình để xem danh sách.", $"Unit by unit, {FigureYears(from, until)}. The number of models opens their list.");

    public IReadOnlyList<string> FigureNames =>
    [
        Say("Mô hình", "Models"), Say("Hộ", "Households"), Say("Lượt người", "Participations"), Say("Ngày công", "Labour days"), Say("Tiền (đồng)", "Money (VND)"), Say("Đất (m²)", "Land (m²)"),
    ];

    /// <summary>Figures in a sentence; those that are nothing are left out.</summary>
    public string FigureList(IEnumerable<long> figures)
    {
        string[] units = [Say("mô hình", "models"), Say("hộ", "households"), Say("lượt người", "participations"), Say("ngày công", "labour days"), Say("đồng", "VND"), Say("m² đất", "m² of land")];
        return string.Join(", ", figures.Zip(units).Where(figure => figure.First != 0).Select(figure => $"{Number(figure.First)} {figure.Second}"));
    }

    /// <summary>What went where: “Xã Bình Sa: 12 mô hình, từ 01/07/2025 thuộc xã Thăng Trường (1659/NQ-UBTVQH15)”.</summary>
    public string MovedLine(string? from, string? to, bool isBound, DateOnly? since, string basis, string? figures = null)
    {
        var (told, by) = (figures is null ? "" : $": {figures}", basis.Length > 0 ? $" ({basis})" : "");
        var (vi, en) = since is { } day ? ($"từ {Date(day)} ", $"since {Date(day)} ") : ("", "");
        var (name, into) = (from ?? Say("Chưa rõ đơn vị", "Unit not known"), to is null ? Say("cấp trên", "the level above") : $"{char.ToLowerInvariant(to[0])}{to[1..]}");
        return isBound
            ? Say($"{name}{told}, {vi}thuộc {into}{by}", $"{name}{told}, {en}in {into}{by}")
            : Say(
                $"{name}{told}: chia tách{Before(vi)}{by}, chưa gán về đơn vị nào nên tính ở {into}, không chia theo tỷ lệ",
                $"{name}{told}: split{Before(en)}{by} and not bound to a part yet, so it is counted in {into} and never divided");

        static string Before(string since) => since.Length > 0 ? $" {since.TrimEnd()}" : "";
    }

    public string WhatMoved => Say("Giải thích từng dòng", "Explained line by line");

    public string NothingMoved => Say(
        "Không có số liệu nào chuyển sang xã khác giữa hai cách đọc: từng dòng bằng nhau.", "No figure went to another commune between the readings: they are equal row by row.");

    public string FiguresNote => Say(
        "Mỗi năm một mô hình đăng ký một lần, nên nhiều năm là số lượt đăng ký. Hộ tính một lần mỗi bản đăng ký. Bản đang viết không tính.",
        "A model is registered once a year, so over several years these are registrations. Households count once a registration. Drafts do not count.");

    public string UnitInReading => Say("Địa bàn", "Place");

    public string UnitNotKnown => Say("Chưa rõ đơn vị", "Unit not known");

    public string WasOf(string unit) => Say($"vốn của {unit}", $"formerly of {unit}");

    public string ListReading(DateOnly? day, string? unit, int? from, int? until)
    {
        var parts = new[] { unit, day is { } on ? ReadingOn(on) : ReadingThen, from is { } first ? FigureYears(first, until ?? first) : null }.Where(part => part is not null);
        return string.Join(" · ", parts);
    }
}
