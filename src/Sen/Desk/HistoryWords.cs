using System.Globalization;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.Media;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Scoring;
using Sen.Movement.Text;
using Sen.Movement.Units;
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
        ["Account.FirstPasswordUntil"] = "Hạn của mật khẩu lần đầu",
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
        ["Organisation.Kind"] = "Loại đơn vị",
        ["Organisation.ValidFrom"] = "Có từ ngày",
        ["Organisation.ValidTo"] = "Kết thúc từ ngày",
        ["UnitVersion.Kind"] = "Loại",
        ["UnitVersion.Name"] = "Tên",
        ["UnitVersion.ValidFrom"] = "Có từ ngày",
        ["UnitVersion.ValidTo"] = "Không còn từ ngày",
        ["UnitVersion.LegalBasis"] = "Căn cứ",
        ["Article.Title"] = "Tiêu đề",
        ["Article.Category"] = "Chuyên mục",
        ["Article.Author"] = "Tác giả",
        ["Article.Body"] = "Nội dung",
        ["Article.PublishedOn"] = "Ngày đăng",
        ["Article.PhotoCaption"] = "Chú thích ảnh",
        ["SitePart.Live"] = "Người đọc thấy",
        ["SitePart.Draft"] = "Bản đang soạn",
        ["CalendarEntry.Kind"] = "Loại lịch",
        ["CalendarEntry.Title"] = "Nội dung",
        ["CalendarEntry.Place"] = "Nơi",
        ["CalendarEntry.On"] = "Ngày",
        ["CalendarEntry.Begins"] = "Bắt đầu",
        ["CalendarEntry.Ends"] = "Kết thúc",
        ["CalendarEntry.Note"] = "Cần biết thêm",
        ["CalendarEntry.Cancelled"] = "Đã hủy",
        ["Site.Name"] = "Tên đơn vị",
        ["Site.Place"] = "Đơn vị cấp trên",
        ["OldAddress.Address"] = "Địa chỉ cũ",
        ["Site.Copyright"] = "Bản quyền",
        ["Site.Office"] = "Trụ sở",
        ["Site.Telephone"] = "Điện thoại",
        ["Site.Email"] = "Thư điện tử",
        ["Site.DesignedBy"] = "Đơn vị thiết kế",
        ["Site.Host"] = "Tên miền",
        ["Article.Lead"] = "Phần mở đầu",
        ["Article.IsPublic"] = "Có trên cổng thông tin",
        ["Article.Corrections"] = "Đính chính",
        ["ArticleDraft.Stage"] = "Bước của bài",
        ["ArticleDraft.Title"] = "Tiêu đề",
        ["ArticleDraft.Category"] = "Chuyên mục",
        ["ArticleDraft.Author"] = "Tác giả",
        ["ArticleDraft.Lead"] = "Phần mở đầu",
        ["ArticleDraft.Sensitive"] = "Đề tài nhạy cảm",
        ["ArticleDraft.PublishAt"] = "Hẹn giờ đăng",
        ["ArticleDraft.Reason"] = "Lý do",
        ["ArticleRevision.No"] = "Phiên bản số",
        ["ArticleRevision.Note"] = "Ghi chú",
        ["MediaItem.FileName"] = "Tên tệp",
        ["MediaItem.Caption"] = "Chú thích",
        ["MediaItem.AltText"] = "Mô tả ảnh",
        ["MediaItem.Decorative"] = "Ảnh trang trí",
        ["MediaItem.Credit"] = "Tác giả, nguồn",
        ["MediaItem.TakenOn"] = "Ngày chụp, ngày ban hành",
        ["MediaItem.Bytes"] = "Dung lượng (byte)",
        ["MediaItem.TextState"] = "Chữ trong tệp",
        ["MediaItem.Block"] = "Đưa ra cổng",
        ["MediaItem.Consent.Shown"] = "Người trong ảnh",
        ["MediaItem.Consent.Who"] = "Ai đồng ý",
        ["MediaItem.Consent.What"] = "Đồng ý việc gì",
        ["MediaItem.Consent.Where"] = "Chụp ở đâu",
        ["MediaItem.Consent.Purpose"] = "Dùng để làm gì",
        ["MediaItem.Consent.GivenOn"] = "Ngày đồng ý",
        ["MediaItem.Consent.Guardian"] = "Người giám hộ đồng ý",
        ["MediaItem.Consent.Child"] = "Trẻ đồng ý",
        ["MediaItem.Consent.WithdrawnOn"] = "Ngày rút đồng ý",
        ["CitizenFeedback.State"] = "Tình trạng",
        ["CitizenFeedback.Lane"] = "Làn",
        ["CitizenFeedback.AboutTitle"] = "Góp ý về",
        ["CitizenFeedback.IsPublic"] = "Có trên cổng thông tin",
        ["CitizenFeedback.OwnerPost"] = "Nơi trả lời",
        ["CitizenFeedback.OwnerOrganisationId"] = "Đơn vị trả lời",
        ["CitizenFeedback.HiddenFor"] = "Lý do ẩn",
        ["CitizenFeedback.HidingReview"] = "Xem xét việc ẩn",
        ["CitizenFeedback.ContactName"] = "Tên gọi",
        ["CitizenFeedback.ContactPhone"] = "Số điện thoại",
        ["FeedbackEntry.Kind"] = "Lời",
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
        ["file"] = "Ảnh",
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
        ["SitePart"] = "Phần của cổng",
        ["site-part"] = "Phần của cổng",
        ["Site"] = "Thông tin chung của cổng",
        ["CalendarEntry"] = "Mục lịch",
        ["site"] = "Thông tin chung của cổng",
        ["calendar"] = "Mục lịch",
        ["Rubric"] = "Thang điểm",
        ["ArticleDraft"] = "Bản đang viết",
        ["ArticleRevision"] = "Phiên bản",
        ["OldAddress"] = "Địa chỉ cũ",
        ["MediaItem"] = "Ảnh, tệp",
        ["media"] = "Ảnh, tệp",
        ["CitizenFeedback"] = "Góp ý",
        ["feedback"] = "Góp ý",
        ["FeedbackEntry"] = "Trao đổi về góp ý",
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
                  where Labels.ContainsKey(key) && !(string.IsNullOrEmpty(field.Before) && string.IsNullOrEmpty(field.After))
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
        "Organisation.Kind" => Name<OrganisationKind>(text, OrganisationNames.Of),
        "UnitVersion.Kind" => Name<UnitKind>(text, UnitNames.Of),
        "DatedPost.Kind" => Name<PostKind>(text, PostNames.Of),
        "ArticleDraft.Stage" => Name<ArticleStage>(text, ArticleLife.NameOf),
        "DatedSetting.Key" => Movement.Settings.Settings.Catalogue.FirstOrDefault(setting => setting.Key == text)?.Label ?? text,
        "MediaItem.TextState" => Name<MediaTextState>(text, MediaNames.Of),
        "MediaItem.Block" => Name<MediaBlock>(text, MediaNames.Of),
        "MediaItem.Consent.Shown" => Name<PeopleShown>(text, MediaNames.Of),
        "CitizenFeedback.State" => Name<FeedbackState>(text, FeedbackNames.Of),
        "CitizenFeedback.Lane" => text == nameof(FeedbackLane.Slow) ? "làn chậm" : "hàng chính",
        "CitizenFeedback.OwnerPost" => Name<PostKind>(text, PostNames.Of),
        "CitizenFeedback.HiddenFor" => Name<HidingReason>(text, FeedbackNames.Of),
        "CitizenFeedback.HidingReview" => Name<HidingReview>(text, FeedbackNames.Of),
        "FeedbackEntry.Kind" => text switch { nameof(EntryKind.Answer) => "trả lời", nameof(EntryKind.Reopening) => "đề nghị xem lại", _ => "nói thêm" },
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
