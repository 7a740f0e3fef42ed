using CsCheck;
using Sen.Movement;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Sheets;

/// <summary>Rows of acts on units: every wrong cell is told, none that is right, and a name nobody bears comes with those that were meant.</summary>
public sealed class UnitActSheetTests
{
    private static readonly SheetForm Form = SheetForm.Of(SheetKind.Units);

    private static readonly DateOnly Today = new(2022, 9, 23);

    private static readonly Guid Import = Id(1), BinhSa = Id(20);

    // A right row of every act.
    private static readonly Dictionary<string, string[]> Rights = new(StringComparer.Ordinal)
    {
        ["Thành lập"] = Row("Thành lập", (UnitActSheet.NewName, "thôn Mới"), (UnitActSheet.Parent, "xã Bình Sa")),
        ["Đổi tên"] = Row("Đổi tên", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.NewName, "xã Bình Biển")),
        ["Đổi loại"] = Row("Đổi loại", (UnitActSheet.Units, "thôn Hai"), (UnitActSheet.NewKind, "tổ dân phố")),
        ["Chuyển cấp trên"] = Row("Chuyển cấp trên", (UnitActSheet.Units, "thôn Hai"), (UnitActSheet.Parent, "xã Bình Nam")),
        ["Sáp nhập"] = Row("Sáp nhập", (UnitActSheet.Units, "thôn Hai; thôn Ba"), (UnitActSheet.NewName, "thôn Hòa Bình"), (UnitActSheet.Parent, "xã Bình Sa")),
        ["Nhập vào"] = Row("Nhập vào", (UnitActSheet.Units, "thôn Hai; thôn Ba"), (UnitActSheet.Into, "thôn Bình Trúc I")),
        ["Chia tách"] = Row("Chia tách", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.NewName, "xã Đông; xã Tây"), (UnitActSheet.Parent, "huyện Thăng Bình"), (UnitActSheet.Below, "1: thôn Hai, thôn Ba; 2: thôn Bình Trúc I")),
        ["Chuyển một phần"] = Row("Chuyển một phần", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.Into, "xã Bình Nam"), (UnitActSheet.Below, "thôn Hai")),
        ["Giải thể"] = Row("Giải thể", (UnitActSheet.Units, "thôn Hai")),
    };

    // What is wrong in a column whatever the act is.
    private static readonly Dictionary<string, string> Wrongs = new(StringComparer.Ordinal)
    {
        [SheetForm.KindOf] = "Dời đi",
        [UnitActSheet.Units] = "thôn Chẳng Ai Biết",
        [UnitActSheet.Into] = "xã Không Đâu Có",
        [UnitActSheet.NewName] = new('x', 101),
        [UnitActSheet.Code] = "20 901",
        [UnitActSheet.NewKind] = "làng nghề",
        [UnitActSheet.Parent] = "tỉnh Trong Mơ",
        [UnitActSheet.Below] = "1: thôn Mộng Mị; 2: thôn Hai",
        [UnitActSheet.On] = "31/02/2022",
        [UnitActSheet.Number] = "",
        [UnitActSheet.SignedOn] = "hôm qua",
        [UnitActSheet.Issuer] = new('x', 201),
    };

    [Fact]
    public void Every_row_that_is_right_is_taken() => Assert.All(Rights.Values, row => Assert.Empty(Judge(row)[0].Faults));

    [Fact]
    public void Whatever_is_wrong_in_a_row_each_of_its_cells_is_told_and_no_other() => Gen.Select(Gen.Int[0, Rights.Count - 1].Select(at => Rights.Keys.ElementAt(at)), Gen.Bool.Array[Form.Columns.Count]).Sample((act, chosen) =>
    {
        var wrong = Form.Columns.Where((_, at) => chosen[at]).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var row = Form.Columns.Select((column, at) => wrong.Contains(column.Name) ? Wrongs[column.Name] : Rights[act][at]).ToArray();
        // What stands below a unit is known only with the unit and its day; what a cell is for, only with the act.
        if ((wrong.Contains(SheetForm.KindOf) || wrong.Contains(UnitActSheet.On) || wrong.Contains(UnitActSheet.Units)) && (act is "Chia tách" or "Chuyển một phần" || wrong.Contains(SheetForm.KindOf)))
        {
            wrong.Remove(UnitActSheet.Below);
        }

        Assert.Equal(wrong.Select(Form.IndexOf).Order(), Judge(row)[0].Faults.Select(fault => fault.Column));
    }, iter: 2_000, threads: 1);

    [Fact]
    public void What_only_the_tree_can_tell_is_told_beside_what_cannot_be_read()
    {
        var same = Row("Đổi tên", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.NewName, "xã Bình Sa"), (UnitActSheet.Code, "20837"), (UnitActSheet.Number, ""), (UnitActSheet.SignedOn, "05/10/2022"));
        var unknown = Row("Sáp nhập", (UnitActSheet.Units, "thôn Hai; xã Bình Nam"), (UnitActSheet.NewName, "Hòa Bình"), (UnitActSheet.Parent, "thôn Ba"), (UnitActSheet.Issuer, new('x', 201)));
        var taken = Row("Thành lập", (UnitActSheet.NewName, "xã Bình Biển"), (UnitActSheet.Code, "20837"), (UnitActSheet.Parent, "huyện Trong Mơ"));

        var rows = Judge(same, unknown, taken);

        Assert.Equal(Columns(UnitActSheet.NewName, UnitActSheet.Code, UnitActSheet.On, UnitActSheet.Number, UnitActSheet.SignedOn), rows[0].Faults.Select(fault => fault.Column));
        Assert.Equal(Columns(UnitActSheet.Units, UnitActSheet.NewName, UnitActSheet.Issuer), rows[1].Faults.Select(fault => fault.Column));
        Assert.Equal(Columns(UnitActSheet.Code, UnitActSheet.Parent), rows[2].Faults.Select(fault => fault.Column));
    }

    [Fact]
    public void Every_unknown_unit_of_a_cell_is_told_with_the_names_that_were_meant()
    {
        var rows = Judge(
            Row("Sáp nhập", (UnitActSheet.Units, "thôn Hay; thôn Bình Trúc; thôn Xa Lắc Xa Lơ"), (UnitActSheet.NewName, "thôn Hòa Bình"), (UnitActSheet.Parent, "xã Bình Xa")),
            Row("Đổi tên", (UnitActSheet.Units, "thôn Hai, xã Bình Năm Căn"), (UnitActSheet.NewName, "thôn Mới")),
            Row("Đổi tên", (UnitActSheet.Units, "phường Bình Sa"), (UnitActSheet.NewName, "Bình Biển")),
            Row("Chia tách", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.NewName, "Đông; Tây; xã Nam"), (UnitActSheet.Parent, "huyện Thăng Bình"), (UnitActSheet.Below, "1: thôn Lạ, thôn Hai; thôn Ba; 2: thôn Khác")),
            Row("Chia tách", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.NewName, "xã Đông; xã Tây"), (UnitActSheet.Parent, "huyện Thăng Bình"), (UnitActSheet.Below, "1: thôn Hai")));
        string Of(int row, string field) => rows[row].Faults.Single(fault => fault.Column == Form.IndexOf(field)).Sentence.Vi;

        Assert.Equal(
            "Ngày 01/10/2022 không tìm thấy “thôn Hay” (gần giống “thôn Hai, xã Bình Sa”; “thôn Ba, xã Bình Sa”), “thôn Bình Trúc” (gần giống “thôn Bình Trúc I, xã Bình Sa”), “thôn Xa Lắc Xa Lơ”. Đề nghị ghi loại và tên, hoặc mã, và xem lại ngày.",
            Of(0, UnitActSheet.Units));
        Assert.Contains("“xã Bình Xa” (gần giống “xã Bình Sa”", Of(0, UnitActSheet.Parent), StringComparison.Ordinal);
        Assert.Contains("(gần giống “thôn Hai, xã Bình Sa”", Of(1, UnitActSheet.Units), StringComparison.Ordinal);
        Assert.Contains("(gần giống “xã Bình Sa”", Of(2, UnitActSheet.Units), StringComparison.Ordinal);
        Assert.Contains("đang ghi “Đông”, “Tây”.", Of(3, UnitActSheet.NewName), StringComparison.Ordinal);
        Assert.Contains("đang ghi “thôn Ba”. Ngày ấy bên dưới không có “thôn Lạ”, “thôn Khác”.", Of(3, UnitActSheet.Below), StringComparison.Ordinal);
        Assert.Contains("về đâu: thôn Ba, thôn Bình Trúc I.", Of(4, UnitActSheet.Below), StringComparison.Ordinal);
    }

    [Fact]
    public void A_faulty_row_changes_nothing_for_the_rows_below_it()
    {
        var rows = Judge(
            Row("Đổi tên", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.NewName, "xã Bình Biển"), (UnitActSheet.Number, "")),
            Row("Đổi tên", (UnitActSheet.Units, "xã Bình Sa"), (UnitActSheet.NewName, "xã Bình Biển")),
            Row("Giải thể", (UnitActSheet.Units, "xã Tên Mới")));

        Assert.Equal([1, 0, 1], rows.Select(row => row.Faults.Count));
        Assert.Single(rows[1].Records);
    }

    private static IEnumerable<int> Columns(params string[] fields) => fields.Select(Form.IndexOf).Order();

    private static string[] Row(string kind, params (string Field, string Text)[] cells) => [.. Form.Columns.Select(column =>
        cells.Where(cell => cell.Field == column.Name).Select(cell => cell.Text).FirstOrDefault() ?? column.Name switch
        {
            SheetForm.KindOf => kind,
            UnitActSheet.On => "01/10/2022",
            UnitActSheet.Number => "7/NQ-HĐND",
            UnitActSheet.SignedOn => "20/09/2022",
            _ => "",
        })];

    private static List<JudgedRow> Judge(params string[][] rows)
    {
        var headings = SheetHeadings.Read(Form, new(1, [new(Form.Mark)]), new(2, [.. Form.Columns.Select(column => new SheetCell(column.Heading.Vi))])).Value;
        var world = new SheetWorld(new Home(BinhSa, Id(2)), UnitKind.Commune, Today, DateTime.UnixEpoch, Guid.Empty, Import) { Tree = new(Tree(), []) };
        return [.. new SheetRehearsal(Form, headings, world, OldFontChoice.Keep).Judge(rows.Select((row, at) => new SheetRow(at + 4, [.. row.Select(cell => new SheetCell(cell))])))];
    }

    private static List<UnitVersion> Tree()
    {
        var no = 100;
        UnitVersion Unit(int id, UnitKind kind, string name, int? parent, string? code = null) => CommuneSetUp.Version(Id(++no), Id(id), kind, name, parent is { } above ? Id(above) : null, null, null, code);
        return
        [
            Unit(10, UnitKind.Province, "Quảng Nam", null, "49"), Unit(11, UnitKind.District, "Thăng Bình", 10, "513"), Unit(20, UnitKind.Commune, "Bình Sa", 11, "20836"), Unit(21, UnitKind.Commune, "Bình Nam", 11, "20837"),
            Unit(30, UnitKind.Village, "Hai", 20), Unit(31, UnitKind.Village, "Ba", 20), Unit(32, UnitKind.Village, "Bình Trúc I", 20),
        ];
    }

    private static Guid Id(int no) => Guid.Parse($"0190c000-0000-7000-8000-{no:D12}");
}
