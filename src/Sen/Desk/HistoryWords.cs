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
public sealed record HistoryRow(string Name, string Did, IReadOnlyList<(string Label, string Before, string After)> Fields);

/// <summary>Puts the audit's rows and columns into Vietnamese. What only the machine needs (keys, folded text, counters) is left out.</summary>
/// <param name="names">Names of the records that ids stand for.</param>
public sealed class HistoryWords(IReadOnlyDictionary<string, string> names)
{
    // A question's label comes from the form itself; these are the columns the form does not know.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["Registration.Stage"] = "Bước",
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
        ["Registration.Year"] = "Năm",
        ["Registration.Opinion"] = "Ý kiến thẩm định",
        ["Registration.InCharge"] = "Thành viên theo dõi",
        ["Registration.RegistrantId"] = "Người đăng ký",
        ["Registration.ScoreHalves"] = "Điểm",
        ["EmulationModel.Name"] = LabelOf(RegistrationForm.Name),
        ["EmulationModel.Field"] = LabelOf(RegistrationForm.FieldName),
        ["EmulationModel.VillageId"] = LabelOf(RegistrationForm.Village),
        ["EmulationModel.SensitiveSubject"] = "Đề tài nhạy cảm",
        ["EmulationModel.IsPublic"] = "Có trên cổng thông tin",
        ["EmulationModel.OwnerOrganisationId"] = "Đơn vị chủ trì",
        ["EmulationModel.BuiltYear"] = "Năm xây dựng",
        ["ReturnReason.Question"] = "Câu",
        ["ReturnReason.Reason"] = "Lý do",
        ["ReturnReason.Round"] = "Lần trả lại",
        ["ProgressEntry.On"] = "Ngày",
        ["ProgressEntry.Note"] = "Việc đã làm",
        ["ProgressEntry.Households"] = "Số hộ",
        ["ProgressEntry.Participants"] = "Lượt người",
        ["ProgressEntry.LabourDays"] = "Ngày công",
        ["ProgressEntry.MoneyDong"] = "Tiền (đồng)",
        ["ProgressEntry.LandSquareMetres"] = "Đất (m²)",
        ["StoredFile.AltText"] = "Ảnh cho thấy",
        ["StoredFile.Caption"] = "Chú thích ảnh",
        ["Score.Remark"] = "Nhận xét",
        ["LevelClaim.Level"] = "Cấp",
        ["LevelClaim.State"] = "Tình trạng",
        ["LevelClaim.DecisionNumber"] = "Số quyết định",
        ["LevelClaim.DecidedOn"] = "Ngày quyết định",
        ["LevelClaim.Exemplary"] = "Tiêu biểu",
        ["LevelClaim.RevocationNumber"] = "Số quyết định thu hồi",
        ["LevelClaim.RevokedOn"] = "Ngày thu hồi",
        ["LevelClaim.RevocationReason"] = "Lý do thu hồi",
        ["Account.Title"] = "Chức danh",
        ["Account.UserName"] = "Tên đăng nhập",
        ["Account.PasswordHash"] = "Mật khẩu",
        ["Account.DisabledAt"] = "Khóa từ",
        ["Account.MustChangePassword"] = "Phải đổi mật khẩu",
        ["DatedPost.PersonId"] = "Người giữ",
        ["DatedPost.Kind"] = "Vị trí",
        ["DatedPost.OrganisationId"] = "Đơn vị",
        ["DatedPost.From"] = "Từ ngày",
        ["DatedPost.Until"] = "Đến trước ngày",
        ["DatedPost.Basis"] = "Căn cứ",
        ["DatedSetting.Key"] = "Cài đặt",
        ["DatedSetting.Value"] = "Giá trị",
        ["DatedSetting.ValidFrom"] = "Từ ngày",
        ["Organisation.Name"] = "Tên đơn vị",
        ["Organisation.ShortName"] = "Tên ngắn",
        ["UnitVersion.Name"] = "Tên",
        ["Article.Title"] = "Tiêu đề",
        ["Article.Category"] = "Chuyên mục",
        ["Article.Author"] = "Tác giả",
        ["Article.Body"] = "Nội dung",
        ["Article.PublishedOn"] = "Ngày đăng",
        ["Article.PhotoCaption"] = "Chú thích ảnh",
        ["Abbreviation.Short"] = "Chữ viết tắt",
        ["Abbreviation.Full"] = "Ghi đầy đủ",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["Registration"] = "Bản đăng ký",
        ["registration"] = "Bản đăng ký",
        ["EmulationModel"] = "Mô hình",
        ["model"] = "Mô hình",
        ["ReturnReason"] = "Lý do trả lại",
        ["ProgressEntry"] = "Tiến độ",
        ["progress"] = "Tiến độ",
        ["StoredFile"] = "Ảnh",
        ["Score"] = "Phiếu chấm",
        ["LevelClaim"] = "Đề nghị công nhận",
        ["Account"] = "Tài khoản",
        ["account"] = "Tài khoản",
        ["DatedPost"] = "Vị trí",
        ["post"] = "Vị trí",
        ["DatedSetting"] = "Cài đặt",
        ["setting"] = "Cài đặt",
        ["Organisation"] = "Đơn vị",
        ["organisation"] = "Đơn vị",
        ["Unit"] = "Thôn, đơn vị hành chính",
        ["UnitVersion"] = "Tên gọi của thôn, đơn vị hành chính",
        ["village"] = "Thôn",
        ["unit"] = "Thôn, đơn vị hành chính",
        ["Article"] = "Bài",
        ["article"] = "Bài",
        ["Rubric"] = "Thang điểm",
        ["Abbreviation"] = "Chữ viết tắt",
        ["abbreviation"] = "Chữ viết tắt",
    };

    /// <summary>The kind of record an address or a row names; the name itself when a later version wrote it.</summary>
    public static string KindName(string kind) => Kinds.GetValueOrDefault(kind, kind);

    /// <summary>The door in words.</summary>
    public static string DoorName(string door) => door switch
    {
        nameof(Door.Page) => "trang web",
        nameof(Door.Api) => "giao diện máy",
        nameof(Door.CommandLine) => "dòng lệnh",
        nameof(Door.Job) => "việc nền",
        _ => door,
    };

    /// <summary>The rows of an act's changes that say something to a person.</summary>
    public IReadOnlyList<HistoryRow> Rows(string changes) =>
    [
        .. from row in Changes.Read(changes)
           let fields = (IReadOnlyList<(string, string, string)>)
           [
               .. from field in row.Fields
                  let key = $"{row.Row}.{field.Name}"
                  where Labels.ContainsKey(key)
                  select (Labels[key], Value(key, field.Before), Value(key, field.After)),
           ]
           where fields.Count > 0
           select new HistoryRow(KindName(row.Row), row.Did switch { "add" => "thêm", "delete" => "bỏ", _ => "sửa" }, fields),
    ];

    private string Value(string key, string? text) => text is null or "" ? "" : key switch
    {
        "Registration.Stage" => Name<Stage>(text, Lifecycle.NameOf),
        "Registration.Continuity" => Name<Continuity>(text, ModelNames.Of),
        "Registration.ScoreHalves" => int.TryParse(text, CultureInfo.InvariantCulture, out var halves) ? Score.Show(halves) : text,
        "EmulationModel.Field" => Name<Field>(text, ModelNames.Of),
        "LevelClaim.Level" => Name<Level>(text, ModelNames.Of),
        "LevelClaim.State" => Name<ClaimState>(text, StateName),
        "DatedPost.Kind" => Name<PostKind>(text, PostNames.Of),
        "DatedSetting.Key" => Movement.Settings.Settings.Catalogue.FirstOrDefault(setting => setting.Key == text)?.Label ?? text,
        "ReturnReason.Question" => RegistrationForm.Find(text)?.Label ?? text,
        _ => Plain(text),
    };

    private string Plain(string text) =>
        names.TryGetValue(text, out var name) ? name
        : text == bool.TrueString ? "có"
        : text == bool.FalseString ? "không"
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? AdministrativeDate.Short(day)
        : DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? AdministrativeDate.Moment(BusinessCalendar.DateOf(at), BusinessCalendar.TimeOf(at))
        : text;

    private static string Name<T>(string text, Func<T, string> name)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? name(value) : text;

    private static string StateName(ClaimState state) => state switch
    {
        ClaimState.Claimed => "đã đề nghị",
        ClaimState.Recognised => "đã công nhận",
        ClaimState.Revoked => "đã thu hồi",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string LabelOf(string question) => RegistrationForm.Find(question)!.Label;
}
