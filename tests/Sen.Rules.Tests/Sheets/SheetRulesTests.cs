using CsCheck;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Sheets;

/// <summary>The rules of sheets: addresses, ids, old encodings, and the rows of each kind.</summary>
public sealed class SheetRulesTests
{
    private static readonly Guid Import = Guid.Parse("0190c000-0000-7000-8000-0000000000aa");

    private static readonly DateOnly Today = new(2022, 9, 23);

    [Theory]
    [InlineData(0, 1, "A1")]
    [InlineData(1, 7, "B7")]
    [InlineData(25, 3, "Z3")]
    [InlineData(26, 3, "AA3")]
    [InlineData(701, 100_000, "ZZ100000")]
    [InlineData(702, 2, "AAA2")]
    public void A_cell_has_the_address_a_spreadsheet_shows(int column, int row, string address) => Assert.Equal(address, SheetCell.Address(column, row));

    [Fact]
    public void Ids_of_rows_are_their_own_sort_like_the_rows_and_keep_the_form_of_ids() => Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[1, 1_000_000], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((one, other, part, otherPart) =>
    {
        var (first, second) = (SheetWorld.IdOf(Import, one, part), SheetWorld.IdOf(Import, other, otherPart));
        Assert.Equal((one, part) == (other, otherPart), first == second);
        Assert.Equal(7, first.Version);
        Assert.True(one >= other || string.CompareOrdinal($"{first}", $"{second}") < 0);
    });

    [Fact]
    public void Rows_that_came_in_are_kept_as_ranges_and_read_back() => Gen.Bool.Array[1, 60].Sample(rights =>
    {
        var tally = new SheetTally(5);
        var fault = new CellFault(0, 1, "", ("sai", "wrong"));
        for (var at = 0; at < rights.Length; at++)
        {
            tally.Add(new(new(at + 4, []), rights[at] ? [] : [fault], [], []));
        }

        var total = tally.Total();
        Assert.Equal(Enumerable.Range(0, rights.Length).Where(at => rights[at]).Select(at => at + 4), SheetVerdict.NumbersOf(total.Lines));
        Assert.Equal((rights.Length, rights.Count(right => right)), (total.Rows, total.Right));
        Assert.Equal(Math.Min(5, total.Wrong), total.Faults.Count);
    });

    [Theory]
    [InlineData("Thôn Bình Trúc")]
    [InlineData("trồng sen kết hợp nuôi cá")]
    [InlineData("Vận động bà con hiến đất mở đường")]
    public void What_was_typed_in_an_old_encoding_is_found_in_one_short_cell(string text)
    {
        foreach (var encoding in (LegacyEncoding[])[LegacyEncoding.Tcvn3, LegacyEncoding.Vni])
        {
            Assert.True(LegacyText.TryEncode(text, encoding, out var bytes, out _));
            Assert.Equal(text, OldFonts.Converted(new(LegacyText.AsWindows1252(bytes))));
        }
    }

    [Theory]
    [InlineData("Thôn Bình Trúc I")]
    [InlineData("ngoài")]
    [InlineData("Hội Nông dân xã")]
    [InlineData("Câu lạc bộ Café")]
    [InlineData("hà, hè, hé")]
    [InlineData("Trường Tiểu học số 2")]
    [InlineData("2.000 m²")]
    [InlineData("25 °C")]
    public void Text_in_Unicode_is_left_alone(string text) => Assert.Null(OldFonts.Converted(new(text)));

    [Fact]
    public void A_font_of_capitals_makes_capitals()
    {
        Assert.True(LegacyText.TryEncode("bình trúc", LegacyEncoding.Tcvn3, out var bytes, out _));

        Assert.Equal("BÌNH TRÚC", OldFonts.Converted(new(LegacyText.AsWindows1252(bytes), CellTrouble.None, LegacyEncoding.Tcvn3, Capitals: true)));
    }

    [Fact]
    public void A_kind_of_sheet_has_its_own_mark_and_columns_and_is_for_whoever_may_add_one()
    {
        Assert.Equal(SheetForm.All.Count, SheetForm.All.Select(form => form.Mark).Distinct(StringComparer.Ordinal).Count());
        Assert.All(SheetForm.All, form => Assert.Equal(form.Columns.Count, form.Columns.Select(column => VietnameseText.Exact(column.Heading.Vi)).Distinct(StringComparer.Ordinal).Count()));
        Assert.All(SheetForm.All, form => Assert.NotEmpty(form.Needs));
        Assert.All(SheetForm.All, form => Assert.All(form.Needs, operation => Assert.Contains(Access.Table, row => row.Operation == operation)));
    }

    [Fact]
    public void A_village_of_a_name_that_is_there_or_stands_above_is_refused_in_its_cell()
    {
        var world = World();
        world.Add(CommuneSetUp.Version(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Guid.CreateVersion7(DateTimeOffset.UnixEpoch), UnitKind.Village, "Đông", world.Home.CommuneId, null, null));

        var rows = Judge(SheetKind.Villages, world, ["thôn đông", ""], ["Thôn Tây", ""], ["Thôn  TÂY", ""], ["Tổ dân phố Tây", "24/09/2022"]);

        Assert.Equal(["A4", null, "A6", "B7"], rows.Select(row => row.Faults is [var first, ..] ? first.Address : null));
        Assert.Equal(3, rows[1].Records.Count);
    }

    [Fact]
    public void Several_rows_of_a_user_name_are_one_account_with_several_posts()
    {
        var world = World();
        world.AddAccount("da-co");
        var (officer, editor) = (PostNames.Of(PostKind.Officer).Vi, PostNames.Of(PostKind.Editor).Vi);

        var rows = Judge(SheetKind.People, world,
            ["Cán bộ", "can-bo", officer, "", "01/09/2022", "", ""], ["Cán bộ", "can-bo", editor, "", "01/09/2022", "", ""], ["Cán bộ", "can-bo", officer, "", "01/10/2022", "", ""], ["Người khác", "can-bo", editor, "", "01/09/2022", "", ""],
            ["Cán bộ", "da-co", officer, "", "01/09/2022", "", ""], ["Cán bộ", "Có Dấu", officer, "Hội Lạ", "hôm qua", "", ""], ["Người đăng ký", "nguoi-dk", PostNames.Of(PostKind.Registrar).Vi, "", "01/09/2022", "", ""]);

        Assert.Equal([2, 1, 0, 0, 0, 0, 0], rows.Select(row => row.Records.Count));
        Assert.Equal(["C6"], rows[2].Faults.Select(fault => fault.Address));
        Assert.Equal(["A7"], rows[3].Faults.Select(fault => fault.Address));
        Assert.Equal(["B8"], rows[4].Faults.Select(fault => fault.Address));
        Assert.Equal(["B9", "D9", "E9"], rows[5].Faults.Select(fault => fault.Address).Order(StringComparer.Ordinal));
        Assert.Equal(["D10"], rows[6].Faults.Select(fault => fault.Address));
        Assert.Equal(rows[0].Records.OfType<SheetPerson>().Single().Id, rows[1].Records.OfType<DatedPost>().Single().PersonId);
    }

    [Fact]
    public void A_model_that_is_known_is_registered_for_this_year_and_not_rewritten()
    {
        var world = World();
        var owner = NewOrganisation.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), world.Home, OrganisationKind.FarmersUnion, "Hội Nông dân xã", "Hội ND xã", null, null);
        var known = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        world.Add(owner);
        world.Add(new KnownModel(known, owner.Id, "duong hoa", Field.CultureSociety, null, Sensitive: false, 2021));

        var rows = Judge(SheetKind.Models, world, Model("Hội ND xã", "Đường hoa", ""), Model("Hội ND xã", "đường  hoa", ""), Model("Hội Nông dân xã", "Cổng nhà xanh", "Kinh tế lạ"), Model("Hội Lạ", "", ""));

        var registration = Assert.IsType<Registration>(Assert.Single(rows[0].Records));
        Assert.Equal((known, Continuity.Sustained, Stage.Draft), (registration.ModelId, registration.Continuity, registration.Stage));
        Assert.Equal(["C5"], rows[1].Faults.Select(fault => fault.Address));
        Assert.Equal(["D6"], rows[2].Faults.Select(fault => fault.Address));
        Assert.Equal(["B7", "C7"], rows[3].Faults.Select(fault => fault.Address));
    }

    [Fact]
    public void Every_wrong_cell_of_a_row_is_told_each_once_and_a_wrong_year_is_one_mistake()
    {
        var world = World();
        world.Add(NewOrganisation.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), world.Home, OrganisationKind.FarmersUnion, "Hội Nông dân xã", "Hội ND xã", null, null));
        var columns = SheetForm.Of(SheetKind.Models).Columns.Select(column => column.Name).ToList();
        string[] With(string[] row, params (string Column, string Text)[] cells)
        {
            foreach (var (column, text) in cells)
            {
                row[columns.IndexOf(column)] = text;
            }

            return row;
        }

        // Behind the last column stands something without a heading, too.
        var all = With(Model("Hội Lạ", "", "Kinh tế lạ"), (SheetForm.Year, "hai nghìn"), (RegistrationForm.Village, "Thôn Lạ"), (RegistrationForm.FinishOn, "15/13/2022"), (RegistrationForm.Sensitive, "chắc"), (RegistrationForm.Continuity, "lâu"));
        var rows = Judge(SheetKind.Models, world, [.. all, "thừa"], With(Model("Hội ND xã", "Đường hoa", ""), (SheetForm.Year, "2021"), (RegistrationForm.FinishOn, "15/11/2021")));

        string[] told = [SheetForm.Year, SheetForm.Owner, RegistrationForm.Name, RegistrationForm.FieldName, RegistrationForm.Village, RegistrationForm.FinishOn, RegistrationForm.Sensitive, RegistrationForm.Continuity];
        Assert.Equal(told.Select(column => columns.IndexOf(column)).Append(columns.Count).Order(), rows[0].Faults.Select(fault => fault.Column));
        Assert.Equal(["A5"], rows[1].Faults.Select(fault => fault.Address));
    }

    [Fact]
    public void An_organisation_or_a_village_nobody_bears_the_name_of_comes_with_the_one_that_was_meant()
    {
        var world = World();
        world.Add(NewOrganisation.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), world.Home, OrganisationKind.FarmersUnion, "Hội Nông dân xã", "Hội ND xã", null, null));
        world.Add(NewOrganisation.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), world.Home, OrganisationKind.UpperBody, "Hội Nông dân tỉnh", "Hội ND tỉnh", null, null));
        world.Add(CommuneSetUp.Version(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Guid.CreateVersion7(DateTimeOffset.UnixEpoch), UnitKind.Village, "Bình Trúc I", world.Home.CommuneId, null, null));
        var row = Model("Hội Nông dan xa", "Đường hoa", "");
        row[SheetForm.Of(SheetKind.Models).IndexOf(RegistrationForm.Village)] = "Thôn Bình Trúc";

        var rows = Judge(SheetKind.Models, world, row, Model("Hội Nông dân tỉnh", "Đường hoa", ""), Model("Câu lạc bộ thơ", "Đường hoa", ""));

        Assert.Equal(["Không có đơn vị “Hội Nông dan xa” (gần giống “Hội Nông dân xã”) đang hoạt động. Đề nghị ghi đúng tên ở mục Tổ chức trong Cài đặt.",
            "Không có thôn “Thôn Bình Trúc” (gần giống “Thôn Bình Trúc I”) trong xã hôm nay. Đề nghị ghi như ở mục Thôn trong Cài đặt, hoặc “Toàn xã”."], rows[0].Faults.Select(fault => fault.Sentence.Vi));
        Assert.StartsWith("Không có đơn vị “Hội Nông dân tỉnh”", rows[1].Faults.Single().Sentence.Vi, StringComparison.Ordinal);
        Assert.StartsWith("Không có đơn vị “Câu lạc bộ thơ” đang hoạt động.", rows[2].Faults.Single().Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_cannot_be_read_do_not_hide_what_else_is_wrong_in_their_row()
    {
        var form = SheetForm.Of(SheetKind.People);
        var headings = SheetHeadings.Read(form, new(1, [new(form.Mark)]), new(2, [.. form.Columns.Select(column => new SheetCell(column.Heading.Vi))])).Value;
        SheetCell[] cells = [new("5", CellTrouble.Formula), new("Có Dấu"), new("", CellTrouble.Merged), new("Hội Lạ"), new("hôm qua"), new("31/02/2022"), new("")];

        var row = new SheetRehearsal(form, headings, World(), OldFontChoice.Ask).Judge(new SheetRow(4, cells));

        Assert.Equal(["A4", "B4", "C4", "D4", "E4", "F4"], row.Faults.Select(fault => fault.Address));
        Assert.Contains("công thức", row.Faults[0].Sentence.Vi, StringComparison.Ordinal);
        Assert.Empty(row.Records);
    }

    [Fact]
    public void Examples_speak_of_the_year_of_whoever_reads_them() => Assert.All(SheetForm.All.SelectMany(form => form.Columns), column =>
    {
        Assert.DoesNotContain("{", column.ExampleOf(2031), StringComparison.Ordinal);
        Assert.DoesNotContain("202", column.ExampleOf(2031), StringComparison.Ordinal);
    });

    private static string[] Model(string owner, string name, string field) => [.. SheetForm.Of(SheetKind.Models).Columns.Select(column => column.Name switch
    {
        SheetForm.Year => "2022",
        SheetForm.Owner => owner,
        RegistrationForm.Name => name,
        RegistrationForm.FieldName => field,
        _ => "",
    })];

    private static SheetWorld World() => new(new Home(Guid.Parse("0190c000-0000-7000-8000-000000000001"), Guid.Parse("0190c000-0000-7000-8000-000000000002")), UnitKind.Commune, Today, DateTime.UnixEpoch, Guid.Empty, Import);

    private static List<JudgedRow> Judge(SheetKind kind, SheetWorld world, params string[][] rows)
    {
        var form = SheetForm.Of(kind);
        var headings = SheetHeadings.Read(form, new(1, [new(form.Mark)]), new(2, [.. form.Columns.Select(column => new SheetCell(column.Heading.Vi))])).Value;
        return [.. new SheetRehearsal(form, headings, world, OldFontChoice.Ask).Judge(rows.Select((row, at) => new SheetRow(at + 4, [.. row.Select(cell => new SheetCell(cell))])))];
    }
}
