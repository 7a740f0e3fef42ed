using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Movement.Sheets;

/// <summary>What a sheet brings (loại bảng nhập).</summary>
public enum SheetKind
{
    /// <summary>Thôn, tổ dân phố.</summary>
    Villages,

    /// <summary>Đơn vị chủ trì.</summary>
    Organisations,

    /// <summary>Tài khoản và vị trí.</summary>
    People,

    /// <summary>Mô hình, as drafts of this year's registrations.</summary>
    Models,

    /// <summary>Thay đổi đơn vị hành chính: acts on the tree, each with its decree.</summary>
    Units,
}

/// <summary>A column of a sheet (cột).</summary>
/// <param name="Name">The field it fills, stable.</param>
/// <param name="Heading">The heading; the sheet has the Vietnamese one, to the letter.</param>
/// <param name="Required">True when no row may leave it empty.</param>
/// <param name="Help">What is written there.</param>
/// <param name="Example">An illustrative answer.</param>
/// <param name="Choices">The closed list it is chosen from; empty for free text.</param>
public sealed record SheetColumn(string Name, Wording Heading, bool Required, Wording Help, string Example, IReadOnlyList<Wording> Choices)
{
    /// <summary>Stands in an example for the year of whoever reads it.</summary>
    public const string ThisYear = "{năm}";

    /// <summary>The example of a year: somebody who copies it has this year's dates.</summary>
    public string ExampleOf(int year) => Example.Replace(ThisYear, $"{year}", StringComparison.Ordinal);
}

/// <summary>One kind of sheet (mẫu nhập): its columns make the template, the rehearsal and the run.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Slug">Its word in addresses and on the command line.</param>
/// <param name="Name">Its name.</param>
/// <param name="MostRows">Most rows through the page.</param>
/// <param name="Columns">The columns in order.</param>
public sealed record SheetForm(SheetKind Kind, string Slug, Wording Name, int MostRows, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>The version of the templates: another column, another number.</summary>
    public const int Version = 1;

    /// <summary>Most rows of any sheet, on the command line too.</summary>
    public const int MostRowsAtAll = 200_000;

    /// <summary>Field names of sheets that are no form's.</summary>
    public const string From = "From", Last = "Last", Called = "Name", ShortName = "ShortName", KindOf = "Kind", Title = "Title", UserName = "UserName", Organisation = "Organisation",
        Basis = "Basis", Year = "year", Owner = "owner";

    /// <summary>Heading of the column an error sheet adds behind the last one; sent again it is passed over.</summary>
    public static Wording ReasonHeading { get; } = ("Cần sửa (Sen ghi)", "To correct (written by Sen)");

    /// <summary>What somebody has to be allowed to bring such a sheet in: whoever may add one may add many.</summary>
    public IReadOnlyList<Operation> Needs => Kind switch
    {
        SheetKind.Villages => [Operation.AddVillage],
        SheetKind.Organisations => [Operation.AddOrganisation],
        SheetKind.People => [Operation.CreateAccount, Operation.GivePost],
        SheetKind.Units => [Operation.ChangeUnits],
        _ => [Operation.ImportModels],
    };

    /// <summary>The kind of record its imports are in the history: drafts of models are not the administration's to read.</summary>
    public string RecordKind => Kind == SheetKind.Models ? "model-import" : "sheet-import";

    /// <summary>What stands in A1: a template of another kind or version is known by it.</summary>
    public string Mark => $"Sen – mẫu nhập {Name.Small().Vi} – bản {Version}";

    /// <summary>Where a field stands among the columns; -1 for one that is none of them.</summary>
    public int IndexOf(string field)
    {
        for (var at = 0; at < Columns.Count; at++)
        {
            if (Columns[at].Name == field)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>All kinds, in the order a commune needs them.</summary>
    public static IReadOnlyList<SheetForm> All { get; } =
    [
        new(SheetKind.Villages, "thon", ("Thôn, tổ dân phố", "Villages"), 500,
        [
            new(Called, ("Tên thôn, tổ dân phố", "Name of the village"), true, ("Ghi cả loại: thôn hoặc tổ dân phố.", "With its kind before it, in Vietnamese."), "Thôn Bình Trúc I", []),
            new(From, ("Có từ ngày", "First day"), false, ("Ngày/tháng/năm; chưa rõ thì để trống.", "Day/month/year; empty while it is not known."), $"01/01/{SheetColumn.ThisYear}", []),
        ]),
        new(SheetKind.Organisations, "to-chuc", ("Đơn vị chủ trì", "Organisations"), 1_000,
        [
            new(KindOf, ("Loại đơn vị", "Kind"), true, ("Chọn trong danh sách.", "Chosen from the list."), OrganisationNames.Of(OrganisationKind.Agency).Vi, [.. OrganisationNames.Addable.Select(OrganisationNames.Of)]),
            new(Called, ("Tên đầy đủ", "Full name"), true, ("Tên như trong quyết định thành lập.", "As in the decision that set it up."), "Trường Tiểu học Bình Sa", []),
            new(ShortName, ("Tên ngắn", "Short name"), false, ("Tên bà con thường gọi; không có thì để trống.", "What people call it; empty when there is none."), "Trường Tiểu học", []),
        ]),
        new(SheetKind.People, "nguoi", ("Tài khoản và vị trí", "Accounts and posts"), 100,
        [
            new(Title, ("Chức danh", "Role title"), true, ("Chức danh, không ghi họ tên.", "The role, not a person’s name."), "Cán bộ Hội Nông dân", []),
            new(UserName, ("Tên đăng nhập", "User name"), true, ("Chữ thường không dấu. Người giữ nhiều vị trí thì ghi nhiều dòng.", "Lower case without marks. Somebody with several posts has several rows."), "hoi-nong-dan", []),
            new(KindOf, ("Vị trí", "Post"), true, ("Chọn trong danh sách.", "Chosen from the list."), PostNames.Of(PostKind.Registrar).Vi, [.. PostForm.Kinds.Select(PostNames.Of)]),
            new(Organisation, ("Đơn vị", "Organisation"), false, ("Chỉ cần với người đăng ký: tên đầy đủ hoặc tên ngắn.", "Only for a registrar: full or short name."), "Hội Nông dân xã Bình Sa", []),
            new(From, ("Từ ngày", "From"), true, ("Ngày/tháng/năm.", "Day/month/year."), $"01/01/{SheetColumn.ThisYear}", []),
            new(Last, ("Đến hết ngày", "Until"), false, ("Đang giữ thì để trống.", "Empty while it lasts."), "", []),
            new(Basis, ("Căn cứ", "Basis"), false, ("Số quyết định, nếu có.", "Number of the decision, if there is one."), "12-QĐ/ĐU", []),
        ]),
        new(SheetKind.Models, "mo-hinh", ("Mô hình", "Models"), 10_000,
        [
            new(Year, ("Năm đăng ký", "Year"), true, ("Năm nay.", "This year."), SheetColumn.ThisYear, []),
            new(Owner, ("Đơn vị chủ trì", "Organisation responsible"), true, ("Tên đầy đủ hoặc tên ngắn, như trong Cài đặt.", "Full or short name, as in the settings."), "Hội Nông dân xã Bình Sa", []),
            .. RegistrationForm.Questions.Select(OfQuestion),
        ]),
        new(SheetKind.Units, "don-vi-hanh-chinh", ("Thay đổi đơn vị hành chính", "Changes of units"), 100,
        [
            new(KindOf, ("Việc", "Act"), true, ("Mỗi dòng một việc, chọn trong danh sách; việc trước ghi dòng trước.", "One act a row, chosen from the list; the earlier act stands first."), UnitActSheet.Acts[1].Vi, UnitActSheet.Acts),
            new(UnitActSheet.Units, ("Đơn vị thay đổi", "Units that change"), false, ("Tên có loại, hoặc mã; nhiều đơn vị thì cách nhau bằng dấu chấm phẩy. Trùng tên thì ghi thêm cấp trên sau dấu phẩy. Thành lập thì để trống.",
                "Kind and name in Vietnamese, or the code; several are parted by semicolons. Where a name is borne by several, add the unit above after a comma. Empty for an establishment."), "thôn 2, xã Bình Sa", []),
            new(UnitActSheet.Into, ("Đơn vị tiếp nhận", "Unit that takes over"), false, ("Chỉ khi nhập vào, chuyển một phần.", "Only for an absorption or a transfer."), "", []),
            new(UnitActSheet.NewName, ("Tên mới", "New name"), false, ("Ghi cả loại. Chia tách thì ghi các đơn vị mới, cách nhau bằng dấu chấm phẩy; mã ghi sau dấu phẩy.", "With its kind before it, in Vietnamese. For a split the new units, parted by semicolons; a code after a comma."), "thôn An Bình", []),
            new(UnitActSheet.Code, ("Mã mới", "New code"), false, ("Mã của danh mục hành chính; thôn, tổ dân phố không có.", "The code of the official list; villages have none."), "", []),
            new(UnitActSheet.NewKind, ("Loại mới", "New kind"), false, ("Chỉ khi đổi loại; chọn trong danh sách.", "Only for a change of kind; chosen from the list."), "", UnitActSheet.UnitKinds),
            new(UnitActSheet.Parent, ("Cấp trên", "Unit above"), false, ("Tên hoặc mã; khi thành lập, sáp nhập, chia tách, chuyển cấp trên.", "Name or code; for an establishment, a merger, a split or a move."), "", []),
            new(UnitActSheet.Below, ("Bên dưới về đâu", "Where what is below goes"), false, ("Chia tách: “1: thôn A, thôn B; 2: thôn C”, số là thứ tự đơn vị mới. Chuyển một phần: các đơn vị chuyển theo.", "For a split: “1: thôn A, thôn B; 2: thôn C”, by the number of the new unit. For a transfer: those that go over."), "", []),
            new(UnitActSheet.On, ("Có hiệu lực từ ngày", "In force from"), true, ("Ngày/tháng/năm; ngày chưa tới cũng được.", "Day/month/year; it may lie ahead."), $"01/10/{SheetColumn.ThisYear}", []),
            new(UnitActSheet.Number, ("Số nghị quyết, quyết định", "Number of the decision"), true, ("Số như trong văn bản.", "As the paper has it."), "7/NQ-HĐND", []),
            new(UnitActSheet.SignedOn, ("Ngày ký", "Signed on"), true, ("Ngày/tháng/năm, không sau ngày có hiệu lực.", "Day/month/year, not after the day it is in force."), $"20/09/{SheetColumn.ThisYear}", []),
            new(UnitActSheet.Issuer, ("Cơ quan ban hành", "Issued by"), false, ("Không bắt buộc.", "Not required."), "HĐND xã", []),
        ]),
    ];

    /// <summary>The form of a kind.</summary>
    public static SheetForm Of(SheetKind kind) => All.Single(form => form.Kind == kind);

    /// <summary>The form of a word in an address; null for another word.</summary>
    public static SheetForm? Find(string? slug) => All.FirstOrDefault(form => form.Slug == slug);

    // A draft needs a name; what else is missing the organisation is asked for before it sends.
    private static SheetColumn OfQuestion(Question question) => new(question.Name, question.Label, question.Name == RegistrationForm.Name, question.Hint ?? Help(question.Name), question.Name switch
    {
        RegistrationForm.FieldName => ModelNames.Of(Field.Economy).Vi,
        RegistrationForm.Village => ModelNames.WholeCommune.Vi,
        RegistrationForm.Sensitive => ModelNames.YesOrNo(false).Vi,
        RegistrationForm.Continuity => ModelNames.Of(Continuity.New).Vi,
        RegistrationForm.FinishOn => $"15/11/{SheetColumn.ThisYear}",
        // The form of the demonstration's year has its days in the examples.
        _ => (question.Example?.Vi ?? "").Replace("/2022", $"/{SheetColumn.ThisYear}", StringComparison.Ordinal),
    }, question.Name switch
    {
        RegistrationForm.FieldName => [.. Enum.GetValues<Field>().Select(ModelNames.Of)],
        RegistrationForm.Sensitive => [ModelNames.YesOrNo(true), ModelNames.YesOrNo(false)],
        RegistrationForm.Continuity => [.. Enum.GetValues<Continuity>().Select(ModelNames.Of)],
        _ => [],
    });

    private static Wording Help(string question) => question switch
    {
        RegistrationForm.Continuity => ("Chọn trong danh sách; để trống là mới.", "Chosen from the list; empty is new."),
        _ => ("Không bắt buộc.", "Not required."),
    };
}
