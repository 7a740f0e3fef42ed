using System.Globalization;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>What one act did to one row, in words.</summary>
/// <param name="Name">Kind of row.</param>
/// <param name="Did">Added, changed or removed.</param>
/// <param name="Fields">Label, before, after.</param>
public sealed record HistoryRow(Wording Name, Wording Did, IReadOnlyList<(Wording Label, Wording Before, Wording After)> Fields);

/// <summary>Puts the audit's rows and columns into words. What only the machine needs (keys, folded text, counters) is left out.</summary>
/// <param name="names">Names of the records that ids stand for.</param>
public sealed class HistoryWords(IReadOnlyDictionary<string, string> names)
{
    // A question's label comes from the form itself; these are the columns the form does not know.
    private static readonly Dictionary<string, Wording> Labels = new(StringComparer.Ordinal)
    {
        ["Registration.Stage"] = ("Bước", "Stage"),
        ["Registration.Need"] = LabelOf(RegistrationForm.Need),
        ["Registration.Choices.Site"] = LabelOf(RegistrationForm.Site),
        ["Registration.Choices.Content"] = LabelOf(RegistrationForm.Content),
        ["Registration.Choices.Task"] = LabelOf(RegistrationForm.Task),
        ["Registration.Choices.Link"] = LabelOf(RegistrationForm.Link),
        ["Registration.Choices.Method"] = LabelOf(RegistrationForm.Method),
        ["Registration.Goal"] = LabelOf(RegistrationForm.Goal),
        ["Registration.Forces"] = LabelOf(RegistrationForm.Forces),
        ["Registration.FinishOn"] = LabelOf(RegistrationForm.FinishOn),
        ["Registration.Spread"] = LabelOf(RegistrationForm.Spread),
        ["Registration.Continuity"] = LabelOf(RegistrationForm.Continuity),
        ["Registration.Year"] = ("Năm", "Year"),
        ["Registration.Opinion"] = ("Ý kiến thẩm định", "Opinion of the appraisal"),
        ["Registration.InCharge"] = ("Thành viên theo dõi", "Member in charge"),
        ["Registration.RegistrantId"] = ("Người đăng ký", "Registrant"),
        ["Registration.ScoreHalves"] = ("Điểm", "Points"),
        ["EmulationModel.Name"] = LabelOf(RegistrationForm.Name),
        ["EmulationModel.Field"] = LabelOf(RegistrationForm.FieldName),
        ["EmulationModel.VillageId"] = LabelOf(RegistrationForm.Village),
        ["EmulationModel.SensitiveSubject"] = ("Đề tài nhạy cảm", "Sensitive subject"),
        ["EmulationModel.IsPublic"] = ("Có trên cổng thông tin", "On the portal"),
        ["EmulationModel.OwnerOrganisationId"] = ("Đơn vị chủ trì", "Owner organisation"),
        ["EmulationModel.BuiltYear"] = ("Năm xây dựng", "Built in"),
        ["ReturnReason.Question"] = ("Câu", "Question"),
        ["ReturnReason.Reason"] = ("Lý do", "Reason"),
        ["ReturnReason.Round"] = ("Lần trả lại", "Which return"),
        ["ProgressEntry.On"] = ("Ngày", "Day"),
        ["ProgressEntry.Note"] = ("Việc đã làm", "What was done"),
        ["ProgressEntry.Households"] = ("Số hộ", "Households"),
        ["ProgressEntry.Participants"] = ("Lượt người", "Participations"),
        ["ProgressEntry.LabourDays"] = ("Ngày công", "Labour days"),
        ["ProgressEntry.MoneyDong"] = ("Tiền (đồng)", "Money (VND)"),
        ["ProgressEntry.LandSquareMetres"] = ("Đất (m²)", "Land (m²)"),
        ["StoredFile.AltText"] = ("Ảnh cho thấy", "What the photo shows"),
        ["StoredFile.Caption"] = ("Chú thích ảnh", "Caption"),
        ["Score.Remark"] = ("Nhận xét", "Remark"),
        ["LevelClaim.Level"] = ("Cấp", "Level"),
        ["LevelClaim.State"] = ("Tình trạng", "State"),
        ["LevelClaim.DecisionNumber"] = ("Số quyết định", "Number of the decision"),
        ["LevelClaim.DecidedOn"] = ("Ngày quyết định", "Day of the decision"),
        ["LevelClaim.Exemplary"] = ("Tiêu biểu", "Exemplary"),
        ["LevelClaim.RevocationNumber"] = ("Số quyết định thu hồi", "Number of the revocation"),
        ["LevelClaim.RevokedOn"] = ("Ngày thu hồi", "Day of the revocation"),
        ["LevelClaim.RevocationReason"] = ("Lý do thu hồi", "Reason of the revocation"),
        ["Account.Title"] = ("Chức danh", "Role title"),
        ["Account.UserName"] = ("Tên đăng nhập", "User name"),
        ["Account.PasswordHash"] = ("Mật khẩu", "Password"),
        ["Account.DisabledAt"] = ("Khóa từ", "Disabled since"),
        ["Account.MustChangePassword"] = ("Phải đổi mật khẩu", "Has to change the password"),
        ["DatedPost.PersonId"] = ("Người giữ", "Held by"),
        ["DatedPost.Kind"] = ("Vị trí", "Post"),
        ["DatedPost.OrganisationId"] = ("Đơn vị", "Organisation"),
        ["DatedPost.From"] = ("Từ ngày", "From"),
        ["DatedPost.Until"] = ("Đến trước ngày", "Until before"),
        ["DatedPost.Basis"] = ("Căn cứ", "Basis"),
        ["DatedSetting.Key"] = ("Cài đặt", "Setting"),
        ["DatedSetting.Value"] = ("Giá trị", "Value"),
        ["DatedSetting.ValidFrom"] = ("Từ ngày", "From"),
        ["Organisation.Name"] = ("Tên đơn vị", "Name"),
        ["Organisation.ShortName"] = ("Tên ngắn", "Short name"),
        ["UnitVersion.Name"] = ("Tên", "Name"),
        ["Article.Title"] = ("Tiêu đề", "Title"),
        ["Article.Category"] = ("Chuyên mục", "Category"),
        ["Article.Author"] = ("Tác giả", "Author"),
        ["Article.Body"] = ("Nội dung", "Text"),
        ["Article.PublishedOn"] = ("Ngày đăng", "Published on"),
        ["Article.PhotoCaption"] = ("Chú thích ảnh", "Caption"),
    };

    private static readonly Dictionary<string, Wording> Kinds = new(StringComparer.Ordinal)
    {
        ["Registration"] = ("Bản đăng ký", "Registration"),
        ["registration"] = ("Bản đăng ký", "Registration"),
        ["EmulationModel"] = ("Mô hình", "Model"),
        ["model"] = ("Mô hình", "Model"),
        ["ReturnReason"] = ("Lý do trả lại", "Reason of a return"),
        ["ProgressEntry"] = ("Tiến độ", "Progress"),
        ["progress"] = ("Tiến độ", "Progress"),
        ["StoredFile"] = ("Ảnh", "Photo"),
        ["Score"] = ("Phiếu chấm", "Score"),
        ["LevelClaim"] = ("Đề nghị công nhận", "Claim to recognition"),
        ["Account"] = ("Tài khoản", "Account"),
        ["account"] = ("Tài khoản", "Account"),
        ["DatedPost"] = ("Vị trí", "Post"),
        ["post"] = ("Vị trí", "Post"),
        ["DatedSetting"] = ("Cài đặt", "Setting"),
        ["setting"] = ("Cài đặt", "Setting"),
        ["Organisation"] = ("Đơn vị", "Organisation"),
        ["organisation"] = ("Đơn vị", "Organisation"),
        ["Unit"] = ("Thôn, đơn vị hành chính", "Village, administrative unit"),
        ["UnitVersion"] = ("Tên gọi của thôn, đơn vị hành chính", "Name of a village or unit"),
        ["village"] = ("Thôn", "Village"),
        ["unit"] = ("Thôn, đơn vị hành chính", "Village, administrative unit"),
        ["Article"] = ("Bài", "Article"),
        ["article"] = ("Bài", "Article"),
        ["Rubric"] = ("Thang điểm", "Scale"),
    };

    /// <summary>The kind of record an address or a row names; the name itself when a later version wrote it.</summary>
    public static Wording KindName(string kind) => Kinds.GetValueOrDefault(kind) ?? Wording.AsTyped(kind);

    /// <summary>The door in words.</summary>
    public static Wording DoorName(string door) => door switch
    {
        nameof(Door.Page) => ("trang web", "web page"),
        nameof(Door.Api) => ("giao diện máy", "interface for programs"),
        nameof(Door.CommandLine) => ("dòng lệnh", "command line"),
        nameof(Door.Job) => ("việc nền", "background work"),
        _ => Wording.AsTyped(door),
    };

    /// <summary>The rows of an act's changes that say something to a person.</summary>
    public IReadOnlyList<HistoryRow> Rows(string changes) =>
    [
        .. from row in Changes.Read(changes)
           let fields = (IReadOnlyList<(Wording, Wording, Wording)>)
           [
               .. from field in row.Fields
                  let key = $"{row.Row}.{field.Name}"
                  where Labels.ContainsKey(key)
                  select (Labels[key], Value(key, field.Before), Value(key, field.After)),
           ]
           where fields.Count > 0
           select new HistoryRow(KindName(row.Row), DidName(row.Did), fields),
    ];

    private static Wording DidName(string did) => did switch
    {
        "add" => ("thêm", "added"),
        "delete" => ("bỏ", "removed"),
        _ => ("sửa", "changed"),
    };

    private Wording Value(string key, string? text) => text is null or "" ? Wording.None : key switch
    {
        "Registration.Stage" => Name<Stage>(text, Lifecycle.NameOf),
        "Registration.Continuity" => Name<Continuity>(text, ModelNames.Of),
        "Registration.ScoreHalves" => int.TryParse(text, CultureInfo.InvariantCulture, out var halves) ? Score.Show(halves) : Wording.AsTyped(text),
        "EmulationModel.Field" => Name<Field>(text, ModelNames.Of),
        "LevelClaim.Level" => Name<Level>(text, ModelNames.Of),
        "LevelClaim.State" => Name<ClaimState>(text, ModelNames.Of),
        "DatedPost.Kind" => Name<PostKind>(text, PostNames.Of),
        "DatedSetting.Key" => Movement.Settings.Settings.Catalogue.FirstOrDefault(setting => setting.Key == text)?.Label ?? Wording.AsTyped(text),
        "ReturnReason.Question" => RegistrationForm.Find(text)?.Label ?? Wording.AsTyped(text),
        _ => Plain(text),
    };

    private Wording Plain(string text) =>
        text == bool.TrueString ? ModelNames.YesOrNo(true)
        : text == bool.FalseString ? ModelNames.YesOrNo(false)
        : Wording.AsTyped(names.TryGetValue(text, out var name) ? name
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? AdministrativeDate.Short(day)
            : DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
                ? AdministrativeDate.Moment(BusinessCalendar.DateOf(at), BusinessCalendar.TimeOf(at))
            : text);

    private static Wording Name<T>(string text, Func<T, Wording> name)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? name(value) : Wording.AsTyped(text);

    private static Wording LabelOf(string question) => RegistrationForm.Find(question)!.Label;
}
