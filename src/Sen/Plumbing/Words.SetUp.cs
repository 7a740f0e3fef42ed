using Sen.Movement.Units;

namespace Sen.Plumbing;

// Words of the set-up of an empty installation.
public sealed partial class Words
{
    public string FirstSetUp => Say("Thiết lập ban đầu", "First set-up");

    public string SetUpStep(int step) => Say($"Bước {step}/2", $"Step {step} of 2");

    public string SetUpAdministrator => Say("Tạo tài khoản quản trị", "Create the administrator");

    public string SetUpAdministratorLead => Say(
        "Người quản trị tạo tài khoản cho cán bộ và giao vị trí. Bước này mất khoảng 2 phút.",
        "The administrator creates accounts for the staff and gives posts. This takes about two minutes.");

    public string SetUpCodeLabel => Say("Mã thiết lập", "Set-up code");

    public string SetUpCodeHint => Say("Mã 8 chữ in trên màn hình máy chủ khi khởi động.", "The 8 characters printed on the server’s screen at start.");

    public string RoleTitleHint => Say("Chức danh, không ghi họ tên. Ví dụ: Cán bộ Khối Dân vận.", "The role, not a person’s name. For example: Cán bộ Khối Dân vận.");

    public string UserNameHint => Say("Chữ thường không dấu, số, dấu chấm, gạch ngang. Ví dụ: hoi-nong-dan.", "Lower-case letters without marks, digits, dots, hyphens. For example: hoi-nong-dan.");

    public string AgainPasswordFirst => Say("Ghi lại mật khẩu", "Password once more");

    public string SetUpNext => Say("Lưu và sang bước 2", "Save and go to step 2");

    public string SetUpCommune => Say("Khai báo đơn vị", "Describe the commune");

    public string SetUpCommuneLead => Say("Các mục này sửa và thêm được sau trong phần Cài đặt.", "Organisations and villages can be corrected and added later under Settings.");

    public string CommuneKind => Say("Loại đơn vị", "Kind of unit");

    public string CommuneName => Say("Tên đơn vị", "Name of the unit");

    public string CommuneNameHint => Say("Ví dụ: Bình Sa.", "For example: Bình Sa.");

    public string CommuneCode => Say("Mã đơn vị hành chính", "Official code");

    public string CommuneCodeHint => Say("5 chữ số trong danh mục của Nhà nước.", "The five digits of the State’s list.");

    public string ProvinceKind => Say("Trực thuộc", "Belongs to a");

    public string ProvinceName => Say("Tên tỉnh, thành phố", "Name of the province or city");

    public string DistrictName => Say("Tên huyện trước đây", "Former district");

    public string DistrictHint => Say("Chỉ ghi khi nhập số liệu trước 01/07/2025.", "Only for records before 1 July 2025.");

    public string CommuneFrom => Say("Có tên và địa giới này từ ngày", "Has had this name and boundary since");

    public string CommuneFromHint => Say("Theo mẫu 01/07/2025.", "Written as 01/07/2025.");

    public string VillageNames => Say("Các thôn, tổ dân phố", "Villages and residential groups");

    public string VillageNamesHint => Say("Mỗi dòng một tên.", "One name a line.");

    public string OrganisationsOfCommune => Say("Các tổ chức của đơn vị", "Organisations of the commune");

    public string OrganisationsHint => Say("Bỏ dấu tổ chức chưa có.", "Untick what the commune does not have.");

    /// <summary>An organisation to tick: its name, which stays Vietnamese, and what it is.</summary>
    public string UsualName(UsualOrganisation usual) => Say(usual.Name, $"{OrganisationNames.Of(usual.Kind).En}: “{usual.Name}”");

    public string OfficeAddress => Say("Trụ sở", "Office");

    public string FootHint => Say("Hiện ở cuối trang của cổng thông tin.", "Shown at the foot of the portal.");

    public string Telephone => Say("Điện thoại", "Telephone");

    public string EmailAddress => Say("Thư điện tử", "E-mail");

    public string SetUpFinish => Say("Hoàn tất thiết lập", "Finish the set-up");
}
