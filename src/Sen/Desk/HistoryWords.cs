using System.Globalization;
using Sen.Data.Audit;
using Sen.Data.Portal;
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
        ["Account.FirstPasswordUntil"] = ("Hạn của mật khẩu lần đầu", "First password good until"),
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
        ["Organisation.Kind"] = ("Loại đơn vị", "Kind"),
        ["Organisation.ValidFrom"] = ("Có từ ngày", "Since"),
        ["Organisation.ValidTo"] = ("Kết thúc từ ngày", "Ended from"),
        ["UnitVersion.Kind"] = ("Loại", "Kind"),
        ["UnitVersion.Name"] = ("Tên", "Name"),
        ["UnitVersion.ValidFrom"] = ("Có từ ngày", "Since"),
        ["UnitVersion.ValidTo"] = ("Không còn từ ngày", "No longer from"),
        ["UnitVersion.LegalBasis"] = ("Căn cứ", "Basis"),
        ["UnitVersion.Code"] = ("Mã", "Code"),
        ["UnitVersion.ParentId"] = ("Cấp trên", "Unit above"),
        ["RecordedAct.Kind"] = ("Việc", "Act"),
        ["RecordedAct.On"] = ("Có hiệu lực từ ngày", "In force from"),
        ["RecordedAct.DecreeNumber"] = ("Số nghị quyết, quyết định", "Number of the resolution"),
        ["RecordedAct.SignedOn"] = ("Ngày ký", "Signed on"),
        ["RecordedAct.Issuer"] = ("Cơ quan ban hành", "Issued by"),
        ["ActPart.Role"] = ("Trong việc này", "In this act"),
        ["ActPart.UnitId"] = ("Đơn vị", "Unit"),
        ["ActPart.ParentId"] = ("Thuộc, về", "Belongs to"),
        ["ActPart.Kind"] = ("Loại", "Kind"),
        ["ActPart.Name"] = ("Tên", "Name"),
        ["ActPart.Code"] = ("Mã", "Code"),
        ["Article.Title"] = ("Tiêu đề", "Title"),
        ["Article.Category"] = ("Chuyên mục", "Category"),
        ["Article.Author"] = ("Tác giả", "Author"),
        ["Article.Body"] = ("Nội dung", "Text"),
        ["Article.PublishedOn"] = ("Ngày đăng", "Published on"),
        ["Article.PhotoCaption"] = ("Chú thích ảnh", "Caption"),
        ["SitePart.Live"] = ("Người đọc thấy", "What readers see"),
        ["SitePart.Draft"] = ("Bản đang soạn", "Draft"),
        ["CalendarEntry.Kind"] = ("Loại lịch", "Kind of entry"),
        ["CalendarEntry.Title"] = ("Nội dung", "What"),
        ["CalendarEntry.Place"] = ("Nơi", "Where"),
        ["CalendarEntry.On"] = ("Ngày", "Day"),
        ["CalendarEntry.Begins"] = ("Bắt đầu", "Begins"),
        ["CalendarEntry.Ends"] = ("Kết thúc", "Ends"),
        ["CalendarEntry.Note"] = ("Cần biết thêm", "Good to know"),
        ["CalendarEntry.Cancelled"] = ("Đã hủy", "Cancelled"),
        ["Site.Name"] = ("Tên đơn vị", "Name of the commune"),
        ["Site.Place"] = ("Đơn vị cấp trên", "Unit above"),
        ["OldAddress.Address"] = ("Địa chỉ cũ", "Old address"),
        ["MovedCategory.Slug"] = ("Địa chỉ cũ", "Old address"),
        ["MovedCategory.SlugNow"] = ("Địa chỉ mới", "New address"),
        ["Site.Copyright"] = ("Bản quyền", "Copyright"),
        ["Site.Office"] = ("Trụ sở", "Office"),
        ["Site.Telephone"] = ("Điện thoại", "Telephone"),
        ["Site.Email"] = ("Thư điện tử", "E-mail"),
        ["Site.DesignedBy"] = ("Đơn vị thiết kế", "Designed by"),
        ["Site.Host"] = ("Tên miền", "Domain name"),
        ["Article.Lead"] = ("Phần mở đầu", "Lead"),
        ["Article.IsPublic"] = ("Có trên cổng thông tin", "On the portal"),
        ["Article.Corrections"] = ("Đính chính", "Corrections"),
        ["ArticleDraft.Stage"] = ("Bước của bài", "Stage"),
        ["ArticleDraft.Title"] = ("Tiêu đề", "Title"),
        ["ArticleDraft.Category"] = ("Chuyên mục", "Category"),
        ["ArticleDraft.Author"] = ("Tác giả", "Author"),
        ["ArticleDraft.Lead"] = ("Phần mở đầu", "Lead"),
        ["ArticleDraft.Sensitive"] = ("Đề tài nhạy cảm", "Sensitive subject"),
        ["ArticleDraft.PublishAt"] = ("Hẹn giờ đăng", "To be published at"),
        ["ArticleDraft.Reason"] = ("Lý do", "Reason"),
        ["ArticleRevision.No"] = ("Phiên bản số", "Version"),
        ["ArticleRevision.Note"] = ("Ghi chú", "Note"),
        ["MediaItem.FileName"] = ("Tên tệp", "File name"),
        ["MediaItem.Caption"] = ("Chú thích", "Caption"),
        ["MediaItem.AltText"] = ("Mô tả ảnh", "Alternative text"),
        ["MediaItem.Decorative"] = ("Ảnh trang trí", "Decorative picture"),
        ["MediaItem.Credit"] = ("Tác giả, nguồn", "Author, source"),
        ["MediaItem.TakenOn"] = ("Ngày chụp, ngày ban hành", "Taken or issued on"),
        ["MediaItem.Bytes"] = ("Dung lượng (byte)", "Size (bytes)"),
        ["MediaItem.TextState"] = ("Chữ trong tệp", "Text of the file"),
        ["MediaItem.Block"] = ("Đưa ra cổng", "On the portal"),
        ["MediaItem.Consent.Shown"] = ("Người trong ảnh", "People in the picture"),
        ["MediaItem.Consent.Who"] = ("Ai đồng ý", "Who consents"),
        ["MediaItem.Consent.What"] = ("Đồng ý việc gì", "To what"),
        ["MediaItem.Consent.Where"] = ("Chụp ở đâu", "Where it was taken"),
        ["MediaItem.Consent.Purpose"] = ("Dùng để làm gì", "What for"),
        ["MediaItem.Consent.GivenOn"] = ("Ngày đồng ý", "Day of consent"),
        ["MediaItem.Consent.Guardian"] = ("Người giám hộ đồng ý", "The guardian consents"),
        ["MediaItem.Consent.Child"] = ("Trẻ đồng ý", "The child consents"),
        ["MediaItem.Consent.WithdrawnOn"] = ("Ngày rút đồng ý", "Day it was taken back"),
        ["CitizenFeedback.State"] = ("Tình trạng", "State"),
        ["CitizenFeedback.Lane"] = ("Làn", "Lane"),
        ["CitizenFeedback.AboutTitle"] = ("Góp ý về", "Feedback about"),
        ["CitizenFeedback.IsPublic"] = ("Có trên cổng thông tin", "On the portal"),
        ["CitizenFeedback.OwnerPost"] = ("Nơi trả lời", "Who answers"),
        ["CitizenFeedback.OwnerOrganisationId"] = ("Đơn vị trả lời", "Organisation that answers"),
        ["CitizenFeedback.HiddenFor"] = ("Lý do ẩn", "Reason of the hiding"),
        ["CitizenFeedback.HidingReview"] = ("Xem xét việc ẩn", "Review of the hiding"),
        ["CitizenFeedback.ContactName"] = ("Tên gọi", "Name"),
        ["CitizenFeedback.ContactPhone"] = ("Số điện thoại", "Telephone"),
        ["FeedbackEntry.Kind"] = ("Lời", "Entry"),
        ["SteeringCommittee.Name"] = ("Tên Ban Chỉ đạo", "Name of the committee"),
        ["SteeringCommittee.ValidFrom"] = ("Có hiệu lực từ ngày", "In force from"),
        ["SteeringCommittee.ValidTo"] = ("Hết hiệu lực từ ngày", "Out of force from"),
        ["CommitteeSeat.No"] = ("Số thứ tự", "Number"),
        ["CommitteeSeat.HeldBy"] = ("Chức vụ", "Post"),
        ["CommitteeSeat.Role"] = ("Nhiệm vụ trong Ban", "Duty"),
        ["CommitteeSeat.Assignment"] = ("Địa bàn, lĩnh vực", "Area"),
        ["CommitteeSeat.OrganisationId"] = ("Đơn vị", "Organisation"),
        ["CommitteeSeat.ValidFrom"] = ("Tham gia từ ngày", "Joined on"),
        ["CommitteeSeat.ValidTo"] = ("Thôi tham gia từ ngày", "Left on"),
        ["OfficialDocument.Number"] = ("Số, ký hiệu", "Number and symbol"),
        ["OfficialDocument.IssuedOn"] = ("Ngày ký", "Signed on"),
        ["OfficialDocument.Abstract"] = ("Trích yếu", "Subject"),
        ["OfficialDocument.Issuer"] = ("Cơ quan ban hành", "Issued by"),
        ["Abbreviation.Short"] = ("Chữ viết tắt", "Short form"),
        ["Abbreviation.Full"] = ("Ghi đầy đủ", "In full"),
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
        ["file"] = ("Ảnh", "Photo"),
        ["Score"] = ("Phiếu chấm", "Score"),
        ["score-sheet"] = ("Phiếu chấm dở", "Score sheet put by"),
        ["LevelClaim"] = ("Đề nghị công nhận", "Claim to recognition"),
        ["Account"] = ("Tài khoản", "Account"),
        ["account"] = ("Tài khoản", "Account"),
        ["units"] = ("Danh mục đơn vị cả nước", "List of the country’s units"),
        ["demo"] = ("Dữ liệu minh họa", "Illustrative data"),
        ["DatedPost"] = ("Vị trí", "Post"),
        ["post"] = ("Vị trí", "Post"),
        ["DatedSetting"] = ("Cài đặt", "Setting"),
        ["setting"] = ("Cài đặt", "Setting"),
        ["Organisation"] = ("Đơn vị", "Organisation"),
        ["organisation"] = ("Đơn vị", "Organisation"),
        ["Unit"] = ("Thôn, đơn vị hành chính", "Village, administrative unit"),
        ["UnitVersion"] = ("Tên gọi của thôn, đơn vị hành chính", "Name of a village or unit"),
        ["RecordedAct"] = ("Việc về đơn vị hành chính", "Act on units"),
        ["ActPart"] = ("Đơn vị trong việc", "Unit of the act"),
        ["unit-act"] = ("Việc về đơn vị hành chính", "Act on units"),
        ["village"] = ("Thôn", "Village"),
        ["unit"] = ("Thôn, đơn vị hành chính", "Village, administrative unit"),
        ["Article"] = ("Bài", "Article"),
        ["article"] = ("Bài", "Article"),
        ["SitePart"] = ("Phần của cổng", "Part of the portal"),
        ["site-part"] = ("Phần của cổng", "Part of the portal"),
        ["Site"] = ("Thông tin chung của cổng", "General facts of the portal"),
        ["CalendarEntry"] = ("Mục lịch", "Calendar entry"),
        ["site"] = ("Thông tin chung của cổng", "General facts of the portal"),
        ["calendar"] = ("Mục lịch", "Calendar entry"),
        ["Rubric"] = ("Thang điểm", "Scale"),
        ["ArticleDraft"] = ("Bản đang viết", "Draft of an article"),
        ["ArticleRevision"] = ("Phiên bản", "Version"),
        ["OldAddress"] = ("Địa chỉ cũ", "Old address"),
        ["MovedCategory"] = ("Địa chỉ cũ của chuyên mục", "Old address of a category"),
        ["category"] = ("Chuyên mục", "Category"),
        ["MediaItem"] = ("Ảnh, tệp", "Picture, file"),
        ["media"] = ("Ảnh, tệp", "Picture, file"),
        ["CitizenFeedback"] = ("Góp ý", "Feedback"),
        ["feedback"] = ("Góp ý", "Feedback"),
        ["FeedbackEntry"] = ("Trao đổi về góp ý", "Conversation on feedback"),
        ["SteeringCommittee"] = ("Ban Chỉ đạo", "Steering committee"),
        ["committee"] = ("Ban Chỉ đạo", "Steering committee"),
        ["CommitteeSeat"] = ("Thành viên Ban Chỉ đạo", "Seat of the committee"),
        ["OfficialDocument"] = ("Văn bản", "Document"),
        ["Abbreviation"] = ("Chữ viết tắt", "Abbreviation"),
        ["abbreviation"] = ("Chữ viết tắt", "Abbreviation"),
    };

    /// <summary>The kind of record an address or a row names; the name itself when a later version wrote it.</summary>
    public static Wording KindName(string kind) => Kinds.GetValueOrDefault(kind) ?? Wording.AsTyped(kind);

    /// <summary>The kinds of records acts are about, in the order of their names in Vietnamese.</summary>
    public static IReadOnlyList<(string Kind, Wording Name)> Subjects { get; } =
        [.. Kinds.Where(kind => char.IsAsciiLetterLower(kind.Key[0])).Select(kind => (kind.Key, kind.Value)).OrderBy(kind => Sen.Movement.Text.SortKey.Of(kind.Value.Vi), StringComparer.Ordinal)];

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
                  where Labels.ContainsKey(key) && !(string.IsNullOrEmpty(field.Before) && string.IsNullOrEmpty(field.After))
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
        "Organisation.Kind" => Name<OrganisationKind>(text, OrganisationNames.Of),
        "UnitVersion.Kind" or "ActPart.Kind" => Name<UnitKind>(text, UnitNames.Of),
        "ActPart.Role" => Name<ActRole>(text, UnitNames.NameOf),
        "RecordedAct.Kind" => Name<TreeActKind>(text, UnitNames.Of),
        "DatedPost.Kind" => Name<PostKind>(text, PostNames.Of),
        "ArticleDraft.Stage" => Name<ArticleStage>(text, ArticleLife.NameOf),
        "DatedSetting.Key" => Movement.Settings.Settings.Catalogue.FirstOrDefault(setting => setting.Key == text)?.Label ?? Wording.AsTyped(text),
        "CalendarEntry.Kind" => Name<CalendarKind>(text, CalendarNames.Of),
        "DatedSetting.Value" when text is "on" or "off" => text == "on" ? ("Bật", "On") : ("Tắt", "Off"),
        "MediaItem.TextState" => Name<MediaTextState>(text, MediaNames.Of),
        "MediaItem.Block" => Name<MediaBlock>(text, MediaNames.Of),
        "MediaItem.Consent.Shown" => Name<PeopleShown>(text, MediaNames.Of),
        "CitizenFeedback.State" => Name<FeedbackState>(text, FeedbackNames.Of),
        "CitizenFeedback.Lane" => text == nameof(FeedbackLane.Slow) ? ("làn chậm", "slow lane") : ("hàng chính", "usual queue"),
        "CitizenFeedback.OwnerPost" => Name<PostKind>(text, PostNames.Of),
        "CitizenFeedback.HiddenFor" => Name<HidingReason>(text, FeedbackNames.Of),
        "CitizenFeedback.HidingReview" => Name<HidingReview>(text, FeedbackNames.Of),
        "FeedbackEntry.Kind" => text switch
        {
            nameof(EntryKind.Answer) => ("trả lời", "answer"),
            nameof(EntryKind.Reopening) => ("đề nghị xem lại", "asks for another look"),
            _ => ("nói thêm", "adds"),
        },
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
