using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Movement.People;

/// <summary>Reads what is typed to delegate a post (ủy quyền khi vắng).</summary>
/// <param name="Post">The post, as chosen.</param>
/// <param name="Delegate">To whom, as chosen.</param>
/// <param name="From">First day, as typed; empty for now.</param>
/// <param name="FromHour">Hour of it, as typed; empty for the whole day.</param>
/// <param name="Last">Last day, as typed.</param>
/// <param name="LastHour">Hour of it, as typed; empty for the whole day.</param>
/// <param name="Reason">Why.</param>
public sealed record DelegationForm(string? Post, string? Delegate, string? From, string? FromHour, string? Last, string? LastHour, string? Reason)
{
    /// <summary>Most letters of the reason.</summary>
    public const int LongestReason = 300;

    /// <summary>The delegation, or a sentence at each answer that needs correcting.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="home">The commune.</param>
    /// <param name="giver">Whose post it is.</param>
    /// <param name="now">UTC instant.</param>
    public Outcome<Delegation> Read(Guid id, Home home, Guid giver, DateTime now)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (!Guid.TryParse(Post, out var post))
        {
            wrong["Post"] = ("Đề nghị chọn vị trí ủy quyền.", "Please choose the post to delegate.");
        }

        if (!Guid.TryParse(Delegate, out var to))
        {
            wrong["Delegate"] = ("Đề nghị chọn người được ủy quyền.", "Please choose who stands in.");
        }

        var from = string.IsNullOrWhiteSpace(From) && string.IsNullOrWhiteSpace(FromHour) ? now : ReadFrom(now, wrong);
        var until = Instant(Last, LastHour, nameof(Last), nameof(LastHour), wrong, wholeDay: true);
        var reason = VietnameseText.Clean(Reason ?? "");
        if (reason.Length is 0 or > LongestReason)
        {
            wrong["Reason"] = reason.Length == 0 ? ("Đề nghị ghi lý do, ví dụ: đi họp, nghỉ phép.", "Please write the reason, for example: at a meeting, on leave.")
                : ($"Lý do tối đa {LongestReason} ký tự.", $"The reason has at most {LongestReason} letters.");
        }

        if (from is { } begins && until is { } ends && WhyNot(begins, ends, now) is { } sentence)
        {
            wrong[nameof(Last)] = sentence;
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new Delegation
        {
            Id = id,
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            PostId = post,
            GiverId = giver,
            DelegateId = to,
            From = from!.Value,
            Until = until!.Value,
            Reason = reason,
        };
    }

    /// <summary>Reads an hour as people write it: 7:30, 07h30, 7 giờ 30, 17.</summary>
    public static Reading<TimeOnly> ReadHour(string? typed)
    {
        var parts = (typed ?? "").ToLowerInvariant().Replace("phút", "", StringComparison.Ordinal).Replace("giờ", ":", StringComparison.Ordinal).Replace('h', ':').Trim().TrimEnd(':').Split(':', StringSplitOptions.TrimEntries);
        return parts.Length <= 2 && TimeOnly.TryParseExact($"{parts[0].PadLeft(2, '0')}:{(parts.Length > 1 ? parts[1] : "").PadLeft(2, '0')}", "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) && parts[0].Length > 0
            ? Reading<TimeOnly>.Of(hour, $"{hour:HH:mm}")
            : Reading<TimeOnly>.Not(("Đề nghị ghi giờ theo mẫu 07:30.", "Please write the time as 07:30."));
    }

    // The day of today without an hour begins now: nothing is recorded back.
    private DateTime? ReadFrom(DateTime now, Dictionary<string, Wording> wrong)
    {
        var today = BusinessCalendar.DateOf(now);
        if (string.IsNullOrWhiteSpace(FromHour) && AdministrativeDate.Read(From) is { Understood: true } day && day.Value == today)
        {
            return now;
        }

        var from = Instant(string.IsNullOrWhiteSpace(From) ? AdministrativeDate.Short(today) : From, FromHour, nameof(From), nameof(FromHour), wrong, wholeDay: false);
        if (from >= now || from is null)
        {
            return from;
        }

        wrong[nameof(From)] = (
            "Ủy quyền không ghi lùi thời gian: việc đã làm thì người làm chịu trách nhiệm. Đề nghị ghi từ lúc này trở đi, hoặc để trống.",
            "A delegation is not recorded back: what was done, its doer answers for. Please begin from now on, or leave it empty.");
        return null;
    }

    private static DateTime? Instant(string? day, string? hour, string dayField, string hourField, Dictionary<string, Wording> wrong, bool wholeDay)
    {
        var read = AdministrativeDate.Read(day);
        if (read.Problem is { } problem)
        {
            wrong[dayField] = problem;
        }

        if (string.IsNullOrWhiteSpace(hour))
        {
            return read.Understood ? BusinessCalendar.ToUtc(read.Value.AddDays(wholeDay ? 1 : 0)) : null;
        }

        var time = ReadHour(hour);
        if (time.Problem is { } other)
        {
            wrong[hourField] = other;
        }

        return read.Understood && time.Understood ? BusinessCalendar.ToUtc(read.Value, time.Value) : null;
    }

    private static Wording? WhyNot(DateTime from, DateTime until, DateTime now) =>
        until <= now ? ("Lúc kết thúc đã qua. Đề nghị ghi lúc sau bây giờ.", "The end is past. Please write a later one.")
        : until <= from ? ("Lúc kết thúc phải sau lúc bắt đầu. Đề nghị ghi lại.", "The end has to come after the beginning. Please correct it.")
        : until > from.AddDays(Delegations.MostDays) ? (
            $"Ủy quyền dài nhất {Delegations.MostDays} ngày. Vắng lâu hơn, xin nhờ quản trị giao hẳn vị trí cho người khác.",
            $"A delegation runs at most {Delegations.MostDays} days. For longer, please ask the administrator to give the post to somebody else.")
        : null;
}
