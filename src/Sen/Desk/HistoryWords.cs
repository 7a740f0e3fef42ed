using System.Globalization;
using Sen.Data.Audit;
using Sen.Data.Personal;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.Media;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Portal;
using Sen.Movement.Progress;
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
/// <param name="corrected">The records of progress others took the place of, by their ids.</param>
public sealed class HistoryWords(IReadOnlyDictionary<string, string> names, IReadOnlyDictionary<string, ProgressEntry>? corrected = null)
{
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
        ["AccountSession"] = ("Phiên đăng nhập", "Session"),
        ["account"] = ("Tài khoản", "Account"),
        ["RecoveryCode"] = ("Mã dự phòng", "Recovery code"),
        ["Passkey"] = ("Khóa truy cập", "Passkey"),
        ["IdentityPasskeyData"] = ("Khóa truy cập", "Passkey"),
        ["IdentityUserLogin"] = ("Tài khoản tỉnh đã nối", "Linked account of the province"),
        ["units"] = ("Danh mục đơn vị cả nước", "List of the country’s units"),
        ["sums"] = ("Tổng lập sẵn", "Prepared sums"),
        ["demo"] = ("Dữ liệu minh họa", "Illustrative data"),
        ["DatedPost"] = ("Vị trí", "Post"),
        ["post"] = ("Vị trí", "Post"),
        ["Delegation"] = ("Ủy quyền", "Delegation"),
        ["delegation"] = ("Ủy quyền", "Delegation"),
        ["EnteredFor"] = ("Nhập hộ", "Entry on behalf"),
        ["Proposal"] = ("Đề nghị", "Request"),
        ["proposal"] = ("Đề nghị", "Request"),
        ["HandOver"] = ("Biên bản bàn giao", "Hand-over report"),
        ["DatedSetting"] = ("Cài đặt", "Setting"),
        ["setting"] = ("Cài đặt", "Setting"),
        ["Organisation"] = ("Đơn vị", "Organisation"),
        ["OrganisationVersion"] = ("Quá trình của đơn vị", "Course of an organisation"),
        ["organisation"] = ("Đơn vị", "Organisation"),
        ["Unit"] = ("Thôn, đơn vị hành chính", "Village, administrative unit"),
        ["UnitVersion"] = ("Tên gọi của thôn, đơn vị hành chính", "Name of a village or unit"),
        ["RecordedAct"] = ("Việc về đơn vị hành chính", "Act on units"),
        ["ActPart"] = ("Đơn vị trong việc", "Unit of the act"),
        ["unit-act"] = ("Việc về đơn vị hành chính", "Act on units"),
        ["SheetImport"] = ("Lần nhập từ bảng tính", "Import of a sheet"),
        ["model-import"] = ("Lần nhập mô hình từ bảng tính", "Import of models from a sheet"),
        ["sheet-import"] = ("Lần nhập từ bảng tính", "Import of a sheet"),
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
        ["DataRequest"] = ("Yêu cầu về dữ liệu cá nhân", "Request about personal data"),
        ["data-request"] = ("Yêu cầu về dữ liệu cá nhân", "Request about personal data"),
        ["PersonKey"] = ("Khóa giá trị cá nhân trong nhật ký", "Key of personal values in the history"),
        ["Abbreviation"] = ("Chữ viết tắt", "Abbreviation"),
        ["abbreviation"] = ("Chữ viết tắt", "Abbreviation"),
    };

    /// <summary>The kind of record an address or a row names; the name itself when a later version wrote it.</summary>
    public static Wording KindName(string kind) => Kinds.GetValueOrDefault(kind) ?? Wording.AsTyped(kind);

    /// <summary>Whether acts are about records of this kind.</summary>
    public static bool KnowsKind(string kind) => kind.Length > 0 && char.IsAsciiLetterLower(kind[0]) && Kinds.ContainsKey(kind);

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
    /// <param name="changes">What the act did, as the audit keeps it.</param>
    /// <param name="alone">A record whose history it is: of others of its kind, done in the same act, nothing is told. Null for all.</param>
    public IReadOnlyList<HistoryRow> Rows(IReadOnlyList<RowChange> changes, (string Row, string Id)? alone = null) =>
    [
        .. from row in changes
           where alone is not { } one || row.Row != one.Row || row.Id == one.Id
           let fields = (IReadOnlyList<(Wording, Wording, Wording)>)
           [
               .. from field in row.Fields
                  let key = $"{row.Row}.{field.Name}"
                  where HistoryLabels.Of.ContainsKey(key) && !(string.IsNullOrEmpty(field.Before) && string.IsNullOrEmpty(field.After))
                  orderby HistoryLabels.Of.IndexOf(key)
                  select (HistoryLabels.Of[key], Value(key, field.Before), Value(key, field.After)),
           ]
           let told = Corrected(row) ?? new HistoryRow(KindName(row.Row), DidName(row.Did), fields)
           where told.Fields.Count > 0
           select told,
    ];

    // A correction is a new row in place of an old one: people look for what was before and what is now.
    private HistoryRow? Corrected(RowChange row)
    {
        if (row.Row != nameof(ProgressEntry) || row.Fields.FirstOrDefault(field => field.Name == nameof(ProgressEntry.CorrectsId))?.After is not { } id
            || corrected?.GetValueOrDefault(id) is not { } was)
        {
            return null;
        }

        var now = row.Fields.ToDictionary(field => field.Name, field => field.After, StringComparer.Ordinal);
        var before = new (string Name, string? Text)[]
        {
            (nameof(was.On), was.On.ToString("O", CultureInfo.InvariantCulture)), (nameof(was.Note), was.Note), (nameof(was.Households), Number(was.Households)),
            (nameof(was.Participants), Number(was.Participants)), (nameof(was.LabourDays), Number(was.LabourDays)), (nameof(was.MoneyDong), Number(was.MoneyDong)),
            (nameof(was.LandSquareMetres), Number(was.LandSquareMetres)),
        };
        return new(KindName(row.Row), DidName("set"), [
            .. from field in before
               let key = $"{row.Row}.{field.Name}"
               let text = now.GetValueOrDefault(field.Name)
               where field.Text != text
               select (HistoryLabels.Of[key], Value(key, field.Text), Value(key, text))]);
    }

    private static string? Number(long? figure) => figure?.ToString(CultureInfo.InvariantCulture);

    private static Wording DidName(string did) => did switch
    {
        "add" => ("thêm", "added"),
        "delete" => ("bỏ", "removed"),
        _ => ("sửa", "changed"),
    };

    private Wording Value(string key, string? text) => text is null or "" ? Wording.None
        : PersonKeys.ErasedOn(text) is { } erased ? ($"đã xóa theo yêu cầu, ngày {AdministrativeDate.Short(erased)}", $"erased on request on {AdministrativeDate.Short(erased)}")
        : key switch
        {
            "DataRequest.Kind" => Name<DataWish>(text, DataRequestNames.Of),
            "DataRequest.Place" => Name<DataPlace>(text, DataRequestNames.Of),
            "DataRequest.State" => Name<DataRequestState>(text, DataRequestNames.Of),
            "DataRequest.RefusedFor" => Name<DataRefusal>(text, DataRequestNames.Of),
            "Registration.Stage" => Name<Stage>(text, Lifecycle.NameOf),
            "Registration.Continuity" => Name<Continuity>(text, ModelNames.Of),
            "Registration.ScoreHalves" => int.TryParse(text, CultureInfo.InvariantCulture, out var halves) ? Score.Show(halves) : Wording.AsTyped(text),
            "ProgressEntry.Households" or "ProgressEntry.Participants" or "ProgressEntry.LabourDays" or "MediaItem.Bytes" => Figure(text),
            "ProgressEntry.MoneyDong" => Figure(text, " đồng", " VND"),
            "ProgressEntry.LandSquareMetres" => Figure(text, " m²", " m²"),
            "EmulationModel.Field" => Name<Field>(text, ModelNames.Of),
            "LevelClaim.Level" => Name<Level>(text, ModelNames.Of),
            "LevelClaim.State" => Name<ClaimState>(text, ModelNames.Of),
            "Organisation.Kind" => Name<OrganisationKind>(text, OrganisationNames.Of),
            "UnitVersion.Kind" or "ActPart.Kind" => Name<UnitKind>(text, UnitNames.Of),
            "ActPart.Role" => Name<ActRole>(text, UnitNames.NameOf),
            "RecordedAct.Kind" => Name<TreeActKind>(text, UnitNames.Of),
            "DatedPost.Kind" => Name<PostKind>(text, PostNames.Of),
            "Proposal.Operation" => Name<Operation>(text, OperationNames.Of),
            "EnteredFor.How" => Name<Telling>(text, Movement.Models.EnteredFor.NameOf),
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

    private static Wording Figure(string text, string vi = "", string en = "") =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var figure) ? (Words.Vi.Number(figure) + vi, Words.En.Number(figure) + en) : Wording.AsTyped(text);

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
}
