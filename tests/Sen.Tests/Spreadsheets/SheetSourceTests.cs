using Sen.Movement;
using Sen.Movement.Sheets;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Spreadsheets;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>What comes out of a file: <see cref="SheetSource"/>, <see cref="WorkbookRows"/>, <see cref="TextTable"/>, <see cref="SheetTemplate"/>.</summary>
public sealed class SheetSourceTests
{
    private static readonly SheetForm Villages = SheetForm.Of(SheetKind.Villages);

    private static readonly DateOnly Today = new(2022, 9, 23);

    [Fact]
    public void A_workbook_of_Excel_is_read_as_a_person_sees_it()
    {
        var file = SheetFiles.Workbook(
            SheetFiles.Head(Villages) + """
            <row r="4" spans="1:4"><c r="A4" t="s"><v>0</v></c><c r="B4" s="1"><v>44805</v></c></row>
            <row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5" s="2"><v>0.5</v></c><c r="C5" s="1"/></row>
            <row r="7"><c r="A7"><v>12</v></c><c r="B7" t="str"><v>x</v></c></row>
            """,
            shared: ["<si><t>Thôn Đông</t></si>", "<si><r><t xml:space=\"preserve\">Thôn </t></r><r><rPr><b/></rPr><t>Tây</t></r><rPh sb=\"0\" eb=\"1\"><t>không đọc</t></rPh></si>"],
            styles: "<fonts><font><name val=\"Arial\"/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\"/><xf numFmtId=\"9\" fontId=\"0\"/></cellXfs>");

        var rows = Rows(file).Where(row => row.No > 2).ToList();

        Assert.Equal([4, 5, 7], rows.Select(row => row.No));
        Assert.Equal(["Thôn Đông", "01/09/2022"], rows[0].Cells.Select(cell => cell.Text));
        Assert.Equal(["Thôn Tây", "50%"], rows[1].Cells.Select(cell => cell.Text));
        Assert.Equal(["12", "x"], rows[2].Cells.Select(cell => cell.Text));
    }

    [Fact]
    public void A_formula_a_merged_cell_and_an_error_are_named_with_their_cell()
    {
        var file = SheetFiles.Workbook(
            SheetFiles.Head(Villages) + $"""
            <row r="4"><c r="A4" t="str"><f>A5&amp;"x"</f><v>Thôn Đông</v></c></row><row r="5">{SheetFiles.Inline("A5", "Thôn Tây")}</row>
            <row r="6">{SheetFiles.Inline("A6", "Thôn Nam")}</row><row r="7"><c r="A7" t="e"><v>#REF!</v></c></row><row r="8">{SheetFiles.Inline("A8", "Thôn Bắc")}{SheetFiles.Inline("D8", "ghi chú")}</row>
            """, "<mergeCells count=\"1\"><mergeCell ref=\"A5:A6\"/></mergeCells>");

        var faults = Judge(file).SelectMany(row => row.Faults).ToList();

        Assert.Equal(["A4", "A5", "A6", "A7", "D8"], faults.Select(fault => fault.Address));
        Assert.Contains("công thức", faults[0].Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("gộp", faults[1].Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("báo lỗi", faults[3].Sentence.Vi, StringComparison.Ordinal);
        Assert.Contains("không có tiêu đề", faults[4].Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_empty_rows_cost_nothing_and_hide_nothing()
    {
        var empty = string.Concat(Enumerable.Range(5, 100_000).Select(row => $"<row r=\"{row}\" ht=\"15\"><c r=\"A{row}\" s=\"0\"/></row>"));
        var file = SheetFiles.Workbook($"{SheetFiles.Head(Villages)}<row r=\"4\">{SheetFiles.Inline("A4", "Thôn Đông")}</row>{empty}<row r=\"100900\">{SheetFiles.Inline("A100900", "Thôn Tây")}</row>");

        var rows = Judge(file);

        Assert.Equal([4, 100_900], rows.Select(row => row.Row.No));
        Assert.All(rows, row => Assert.True(row.IsRight));
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void A_table_of_text_is_parted_where_its_headings_come_out(char between)
    {
        var rows = Judge(SheetFiles.Csv(Villages, [["Thôn “Đông”, bờ bắc", ""], ["Thôn Tây\nxóm dưới", "01/09/2022"]], between));

        Assert.Equal([4, 5], rows.Select(row => row.Row.No));
        Assert.Equal("Thôn “Đông”, bờ bắc", rows[0].Row.At(0).Text);
        Assert.All(rows, row => Assert.Empty(row.Faults));
    }

    [Fact]
    public void Text_in_TCVN3_is_shown_and_converted_only_when_somebody_says_so()
    {
        Assert.True(LegacyText.TryEncode("Thôn Bình Trúc", LegacyEncoding.Tcvn3, out var bytes, out _));
        var old = LegacyText.AsWindows1252(bytes);
        var file = SheetFiles.Xlsx(Villages, [[old, ""], ["Thôn Ngoài", ""], ["Thôn Đông", ""]]);

        var (asked, converted, kept) = (Judge(file), Judge(file, OldFontChoice.Convert), Judge(file, OldFontChoice.Keep));

        var shown = Assert.Single(asked.SelectMany(row => row.Old));
        Assert.Equal(("A4", old, "Thôn Bình Trúc"), (shown.Address, shown.Read, shown.Converted));
        Assert.Equal([false, true, true], asked.Select(row => row.IsRight));
        Assert.Equal("Bình Trúc", converted[0].Records.OfType<UnitVersion>().Single().Name);
        Assert.Contains(kept[0].Records.OfType<UnitVersion>(), village => village.Name.Contains('×', StringComparison.Ordinal) || village.Name != "Bình Trúc");
    }

    [Fact]
    public void The_font_of_a_cell_says_which_old_encoding_it_is()
    {
        Assert.True(LegacyText.TryEncode("Thôn Ấp Bắc", LegacyEncoding.Vni, out var bytes, out _));
        var file = SheetFiles.Workbook(
            SheetFiles.Head(Villages) + $"<row r=\"4\"><c r=\"A4\" s=\"1\" t=\"inlineStr\"><is><t>{LegacyText.AsWindows1252(bytes)}</t></is></c></row>",
            styles: "<fonts><font><name val=\"Arial\"/></font><font><name val=\"VNI-Times\"/></font></fonts><cellXfs><xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\"/></cellXfs>");

        Assert.Equal("Thôn Ấp Bắc", Judge(file).Single().Old.Single().Converted);
    }

    [Fact]
    public void A_table_of_one_byte_a_letter_is_an_old_one()
    {
        Assert.True(LegacyText.TryEncode("Thôn Bình Trúc", LegacyEncoding.Tcvn3, out var bytes, out _));
        // The headings cannot be written in it: such a file does not know our template, and is told so.
        var opened = SheetDesk.Open(() => new MemoryStream([.. bytes, (byte)'\n', .. bytes]), Villages);

        Assert.Contains("A1", opened.Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_template_a_missing_and_an_unknown_column_are_told_apart()
    {
        var organisations = SheetFiles.Xlsx(SheetForm.Of(SheetKind.Organisations), []);
        var unknown = SheetFiles.Workbook($"<row r=\"1\">{SheetFiles.Inline("A1", Villages.Mark)}</row><row r=\"2\">{SheetFiles.Inline("A2", "Tên thôn, tổ dân phố")}{SheetFiles.Inline("C2", "Dân số")}</row>");
        var missing = SheetFiles.Workbook($"<row r=\"1\">{SheetFiles.Inline("A1", Villages.Mark)}</row><row r=\"2\">{SheetFiles.Inline("A2", "Có từ ngày")}</row>");

        Assert.Contains("đây là mẫu “Đơn vị chủ trì”", Refused(organisations), StringComparison.Ordinal);
        Assert.Contains("Ô C2: mẫu không có cột “Dân số”", Refused(unknown), StringComparison.Ordinal);
        Assert.Contains("thiếu cột “Tên thôn, tổ dân phố”", Refused(missing), StringComparison.Ordinal);
        Assert.Contains("Ô A1", Refused(SheetFiles.Workbook($"<row r=\"1\">{SheetFiles.Inline("A1", "Danh sách")}</row><row r=\"2\">{SheetFiles.Inline("A2", "Tên")}</row>")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_sheet_is_refused_with_a_sentence_that_helps()
    {
        Assert.Contains(".xls", Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), StringComparison.Ordinal);
        Assert.Contains("không phải bảng tính", Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0]), StringComparison.Ordinal);
        Assert.Contains("trống", Refused([]), StringComparison.Ordinal);
        Assert.Contains("hỏng", Refused([.. "PK"u8, 3, 4, .. new byte[100]]), StringComparison.Ordinal);
        var whole = SheetFiles.Xlsx(Villages, [["Thôn Đông", ""]]);
        Assert.NotNull(SheetDesk.Open(() => new MemoryStream(whole[..(whole.Length / 2)]), Villages).Refusal);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_far_too_much_is_not_opened()
    {
        var bomb = SheetFiles.Workbook(SheetFiles.Head(Villages), between: new string(' ', 200_000_000));

        Assert.True(bomb.Length < 2_000_000);
        Assert.Contains("bung ra", Refused(bomb), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_template_comes_back_as_it_was_made_with_nothing_in_it()
    {
        foreach (var form in SheetForm.All)
        {
            var template = SheetTemplate.Of(form, new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [SheetForm.Owner] = ["Hội Nông dân xã"] }, form.Columns.ToDictionary(column => column.Name, column => column.ExampleOf(2022))));
            var opened = SheetDesk.Open(() => new MemoryStream(template), form);

            Assert.True(opened.Ok, opened.Refusal?.Sentence.Vi);
            Assert.Equal(Enumerable.Range(0, form.Columns.Count), opened.Value.Headings.Columns);
            Assert.Empty(new SheetRehearsal(form, opened.Value.Headings, World(), OldFontChoice.Ask).Judge(opened.Value.Source.Rows().Where(row => row.No > opened.Value.Headings.Row)));
        }
    }

    [Fact]
    public void An_error_sheet_is_sent_again_once_it_is_corrected()
    {
        var errors = SheetTemplate.ErrorSheet(Villages, new(new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>()), [(["Thôn Đông", "32/13/2022"], "Có từ ngày: sai"), (["Thôn Tây", ""], "x")]);

        var rows = Judge(errors);

        Assert.Equal(["B4"], rows.SelectMany(row => row.Faults).Select(fault => fault.Address));
        Assert.Equal("Có từ ngày: sai", rows[0].Row.At(2).Text);
    }

    private static SheetWorld World() => new(new(Guid.Parse("0190c000-0000-7000-8000-000000000001"), Guid.Parse("0190c000-0000-7000-8000-000000000002")), UnitKind.Commune, Today, DateTime.UnixEpoch, Guid.Empty, Guid.Parse("0190c000-0000-7000-8000-000000000003"));

    private static List<SheetRow> Rows(byte[] file) => [.. SheetDesk.Open(() => new MemoryStream(file), Villages).Value.Source.Rows()];

    private static List<JudgedRow> Judge(byte[] file, OldFontChoice fonts = OldFontChoice.Ask)
    {
        var (source, headings) = SheetDesk.Open(() => new MemoryStream(file), Villages).Value;
        return [.. new SheetRehearsal(Villages, headings, World(), fonts).Judge(source.Rows().Where(row => row.No > headings.Row))];
    }

    private static string Refused(byte[] file) => SheetDesk.Open(() => new MemoryStream(file), Villages).Refusal!.Sentence.Vi;
}
