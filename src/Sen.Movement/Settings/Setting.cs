namespace Sen.Movement.Settings;

/// <summary>What kind of value a setting has.</summary>
public enum SettingKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A day of the year, written dd/MM.</summary>
    DayOfYear,

    /// <summary>On or off.</summary>
    Switch,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>One of the commune's organisations, or none.</summary>
    Organisation,
}

/// <summary>One thing a unit may set: dated settings are not code and not a workflow editor (cài đặt).</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Kind">Kind of value.</param>
/// <param name="Default">Value until a unit sets its own.</param>
/// <param name="Label">What it is.</param>
/// <param name="Hint">What it does.</param>
public sealed record Setting(string Key, SettingKind Kind, string Default, Wording Label, Wording Hint)
{
    /// <summary>Checks a value typed by a person and gives its stored form.</summary>
    public Outcome<string> Read(string? typed)
    {
        var value = (typed ?? "").Trim();
        return Kind switch
        {
            SettingKind.Number => int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 10_000
                ? number.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : new Refusal.Invalid(Key, ("Đề nghị ghi một số từ 0 đến 10000.", "Please write a number from 0 to 10000.")),
            SettingKind.DayOfYear => Settings.Day(value, 2024) is not null
                ? value
                : new Refusal.Invalid(Key, ("Đề nghị ghi ngày và tháng theo mẫu 31/03.", "Please write day and month as 31/03.")),
            SettingKind.Switch => value is "on" or "off" ? value : new Refusal.Invalid(Key, ("Đề nghị chọn bật hoặc tắt.", "Please choose on or off.")),
            SettingKind.Organisation => value.Length == 0 ? value : Guid.TryParse(value, out var id)
                ? id.ToString("d")
                : new Refusal.Invalid(Key, ("Đề nghị chọn một đơn vị trong danh sách.", "Please choose an organisation of the list.")),
            SettingKind.Text => value.Length <= 200 ? value : new Refusal.Invalid(Key, ("Nội dung tối đa 200 ký tự.", "The text has at most 200 letters.")),
            _ => throw new ArgumentOutOfRangeException(nameof(typed), Kind, "Unknown kind of setting."),
        };
    }
}

/// <summary>A value a commune set, from a day on.</summary>
public sealed class DatedSetting : CommuneRecord
{
    /// <summary>Key of the <see cref="Setting"/>.</summary>
    public required string Key { get; init; }

    /// <summary>The value in its stored form.</summary>
    public required string Value { get; init; }

    /// <summary>First day it holds.</summary>
    public DateOnly ValidFrom { get; init; }
}

/// <summary>The settings of a commune on a day: what was set, else the default.</summary>
public sealed class Settings
{
    private readonly Dictionary<string, string> _values;

    private Settings(Dictionary<string, string> values) => _values = values;

    /// <summary>Key of the rule of two persons: writers do not approve their own articles.</summary>
    public const string TwoPersons = "article.two-persons";

    /// <summary>Key of the rule that whoever decides signs in with a second step.</summary>
    public const string SecondStep = "signin.second-step";

    /// <summary>Stored form of a switch that is on.</summary>
    public const string SwitchedOn = "on";

    /// <summary>Everything that can be set.</summary>
    public static IReadOnlyList<Setting> Catalogue { get; } =
    [
        new("registration.due", SettingKind.DayOfYear, "31/03", ("Hạn gửi bản đăng ký", "Deadline for registrations"), ("Hạn trong năm; gửi chậm vẫn nhận và ghi rõ là chậm.", "A day of the year; what comes later is taken and marked late.")),
        new("return.days", SettingKind.Number, "7", ("Số ngày để bổ sung", "Days to complete"), ("Tính từ ngày trả lại.", "Counted from the day it was returned.")),
        new("appraisal.days", SettingKind.Number, "7", ("Số ngày để thẩm định", "Days to appraise"), ("Tính từ ngày gửi.", "Counted from the day it was sent.")),
        new("approval.days", SettingKind.Number, "7", ("Số ngày để duyệt", "Days to approve"), ("Tính từ ngày thẩm định.", "Counted from the appraisal.")),
        new("progress.days", SettingKind.Number, "30", ("Số ngày giữa hai lần ghi tiến độ", "Days between two records of progress"), ("Tính từ lần ghi trước.", "Counted from the last record.")),
        new("scoring.from", SettingKind.DayOfYear, "01/09", ("Ngày bắt đầu chấm điểm", "First day of scoring"), ("Từ ngày này Ban Chỉ đạo thấy việc chấm điểm.", "From this day on the Steering Committee sees the scoring among its work.")),
        new("scoring.due", SettingKind.DayOfYear, "10/10", ("Hạn chấm điểm", "Deadline for scoring"), ("Trước ngày truyền thống 15/10.", "Before the traditional day, 15/10.")),
        new("late.days", SettingKind.Number, "5", ("Số ngày làm việc cho việc đến muộn", "Working days for work that comes late"), ("Khi hạn chung của năm đã qua hoặc đã gần, hạn tính từ ngày có việc.", "When the year’s own date is past or near, the days are counted from the day the work came.")),
        new("recognition.days", SettingKind.Number, "10", ("Số ngày để quyết định công nhận", "Days to decide on recognition"), ("Tính từ ngày chấm điểm.", "Counted from the score.")),
        new("recognition.points", SettingKind.Number, "60", ("Điểm tối thiểu để công nhận", "Least points for recognition"), ("Theo thang điểm 100.", "On the scale of 100.")),
        new("recognition.inspection", SettingKind.Switch, "off", ("Phải có kiểm tra thực địa trước khi công nhận", "An inspection on the spot is needed before recognition"), ("Để tắt cho đến khi đơn vị dùng phần kiểm tra.", "Leave it off until the commune uses the inspection part.")),
        new("recognition.council", SettingKind.Switch, "off", ("Phải có biểu quyết của hội đồng trước khi công nhận", "A vote of the council is needed before recognition"), ("Để tắt cho đến khi đơn vị dùng phần hội đồng.", "Leave it off until the commune uses the council part.")),
        new(TwoPersons, SettingKind.Switch, "off", ("Bài phải được người thứ hai duyệt trước khi đăng", "A second person must approve an article before it is published"), ("Bật thì người viết không tự duyệt, không tự đăng bài của mình.", "When on, writers neither approve nor publish their own articles.")),
        new("article.days", SettingKind.Number, "3", ("Số ngày làm việc để duyệt bài, sửa bài trả lại, đăng bài đã duyệt", "Working days to review an article, to correct one sent back, or to publish an approved one"), ("Tính từ ngày gửi duyệt, ngày trả lại hoặc ngày duyệt.", "Counted from the day it was sent to review, sent back, or approved.")),
        new(SecondStep, SettingKind.Switch, SwitchedOn, ("Người quyết định và quản trị đăng nhập bằng hai bước", "Whoever decides and administrators sign in with two steps"), ("Bật thì người duyệt, công nhận, giao vị trí cần thêm mã 6 số; ai chưa đặt sẽ được dẫn đi đặt ở lần đăng nhập sau.", "When on, whoever approves, recognises or gives posts needs a 6-digit code besides; those who have none are led to set it up at their next sign-in.")),
        new("inheriting.days", SettingKind.Number, "30", ("Số ngày để quyết định mô hình tiếp nhận", "Days to decide on inherited models"), ("Tính từ ngày sắp xếp đơn vị có hiệu lực.", "Counted from the day the change of units took effect.")),
        new("help.line", SettingKind.Text, "", ("Dòng trợ giúp", "Help line"), ("Ví dụ: Cán bộ phụ trách · số máy của xã.", "For example: the officer in charge · the commune’s telephone number.")),
        new(StandingBody.OrganisationKey, SettingKind.Organisation, "", ("Đơn vị là cơ quan thường trực phong trào", "Organisation that is the standing body of the movement"), ("Đơn vị giúp việc Ban Chỉ đạo từ ngày ghi. Chưa chọn, hoặc đơn vị đã kết thúc, thì dùng tên ghi ở mục dưới.", "Works for the Steering Committee from the day on. While none is chosen, or when it has ended, the name below is used.")),
        new(StandingBody.NameKey, SettingKind.Text, "Khối Dân vận", ("Tên cơ quan thường trực phong trào", "Name of the standing body of the movement"), ("Dùng khi cơ quan giúp việc Ban Chỉ đạo không phải một đơn vị trong danh sách.", "For a body that is none of the commune’s organisations.")),
        new("feedback.days", SettingKind.Number, "5", ("Số ngày làm việc để trả lời góp ý", "Working days to answer feedback"), ("Tính từ ngày nhận hoặc ngày người dân đề nghị xem lại.", "Counted from the day it came, or the day the citizen asked for another look.")),
        new("feedback.contact-days", SettingKind.Number, "90", ("Số ngày giữ tên, số điện thoại người góp ý để lại", "Days the name and telephone number of a writer are kept"), ("Tính từ ngày trả lời hoặc ngày ẩn góp ý; hết hạn thì Sen tự xóa.", "Counted from the answer, or the hiding; when they are over, Sen erases them.")),
        new("feedback.upper", SettingKind.Text, "", ("Nơi báo khi người góp ý bị gây khó dễ", "Where to report pressure on people who give feedback"), ("Ví dụ: cơ quan cấp trên · số máy. Để trống thì ghi chung là cơ quan cấp trên.", "For example: the higher authority · telephone number. If left empty, the page just says the higher authority.")),
        new("feedback.reception", SettingKind.Text, "", ("Nơi tiếp công dân, nhận khiếu nại, tố cáo", "Where citizens are received and complaints and denunciations are taken"), ("Ghi địa chỉ trang bắt đầu bằng https://, hoặc nơi và lịch tiếp.", "Write a web address that begins with https://, or the place and the hours.")),
        new("personal.see-days", SettingKind.Number, "10", ("Số ngày giải quyết yêu cầu xem dữ liệu cá nhân", "Days to answer a request to see personal data"), ("Tính từ ngày nhận. Mức ban đầu theo Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP; trả lời đã nhận trong 02 ngày làm việc.", "Counted from the receipt. The first value follows Law 91/2025/QH15 and Decree 356/2025/ND-CP; the receipt is confirmed within 2 working days.")),
        new("personal.correct-days", SettingKind.Number, "10", ("Số ngày giải quyết yêu cầu chỉnh sửa dữ liệu cá nhân", "Days to correct personal data on request"), ("Tính từ ngày nhận.", "Counted from the receipt.")),
        new("personal.erase-days", SettingKind.Number, "20", ("Số ngày giải quyết yêu cầu xóa dữ liệu cá nhân", "Days to erase personal data on request"), ("Tính từ ngày nhận.", "Counted from the receipt.")),
        new("personal.withdraw-days", SettingKind.Number, "15", ("Số ngày giải quyết việc rút lại sự đồng ý", "Days to act on a withdrawn consent"), ("Tính từ ngày nhận. Ảnh đã rút đồng ý nên gỡ ngay, không chờ hết hạn.", "Counted from the receipt. A picture whose consent was withdrawn is better taken down at once.")),
        new("personal.request-days", SettingKind.Number, "365", ("Số ngày giữ tên và lời của người yêu cầu về dữ liệu cá nhân", "Days the name and words of whoever asked about personal data are kept"), ("Tính từ ngày giải quyết xong hoặc từ chối; hết hạn thì Sen tự xóa, việc đã giải quyết vẫn còn.", "Counted from the day it was done or refused; then Sen erases them, and what was done stays.")),
    ];

    /// <summary>Reads the settings in force on a day.</summary>
    /// <param name="rows">The commune's settings, any order.</param>
    /// <param name="day">The day.</param>
    public static Settings On(IEnumerable<DatedSetting> rows, DateOnly day)
    {
        var values = Catalogue.ToDictionary(setting => setting.Key, setting => setting.Default, StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.ValidFrom <= day).OrderBy(row => row.ValidFrom).ThenBy(row => row.Id))
        {
            values[row.Key] = row.Value;
        }

        return new(values);
    }

    /// <summary>The stored form of a value.</summary>
    public string Text(string key) => _values[key];

    /// <summary>A whole number.</summary>
    public int Number(string key) => int.Parse(_values[key], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>On or off.</summary>
    public bool Switch(string key) => _values[key] == SwitchedOn;

    /// <summary>A day of a year.</summary>
    public DateOnly DayIn(string key, int year) => Day(_values[key], year)!.Value;

    internal static DateOnly? Day(string value, int year) =>
        value.Length == 5 && value[2] == '/'
        && int.TryParse(value.AsSpan(0, 2), System.Globalization.NumberStyles.None, null, out var day)
        && int.TryParse(value.AsSpan(3, 2), System.Globalization.NumberStyles.None, null, out var month)
        && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month)
            ? new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)))
            : null;
}
