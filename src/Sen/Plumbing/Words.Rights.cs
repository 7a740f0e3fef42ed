using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Plumbing;

// Words of the page that tells who could do what on a day.
public sealed partial class Words
{
    public string Rights => Say("Ai được làm gì", "Who could do what");

    public string RightsOn(DateOnly day) => Say($"Ai được làm gì, ngày {Date(day)}", $"Who could do what on {Date(day)}");

    public string RightsLead => Say(
        "Vị trí mỗi người giữ trong một ngày và việc mà vị trí ấy được làm trong Sen, theo bảng phân quyền. Chọn một việc để xem ngày ấy ai làm được.",
        "The posts everybody held on a day, and what they allow in Sen, by the access table. Choose one thing to see who could do it on that day.");

    public string RightsDay => Say("Ngày", "Day");

    public string RightsOperation => Say("Việc", "What");

    public string RightsEverything => Say("Mọi việc", "Everything");

    public string RightsShow => Say("Xem", "Show");

    public string RightsAllowed(int count) => Say($"Được làm {count} việc", count == 1 ? "Could do 1 thing" : $"Could do {count} things");

    public string RightsPlace => Say("Đơn vị", "Organisation");

    public string RightsReach => Say("Phạm vi", "Reach");

    public string RightsStages => Say("Bước của bản đăng ký", "Stages of the registration");

    public string RightsNote => Say("Lưu ý", "Note");

    public string RightsSheet => Say("Tải bảng này (CSV)", "Download this table (CSV)");

    public string RightsCounted(string commune, int accounts) => Say(
        $"{commune}: {Number(accounts)} tài khoản đăng nhập được trong ngày.", accounts == 1 ? $"{commune}: 1 account could sign in on that day." : $"{commune}: {Number(accounts)} accounts could sign in on that day.");

    public string RightsWithoutAnyPost => Say("Không giữ vị trí nào", "Without any post");

    public string RightsNoPost => Say("Không giữ vị trí nào trong ngày.", "Held no post on that day.");

    public string RightsNobody => Say("Ngày ấy không ai làm được việc này.", "Nobody could do this on that day.");

    public string RightsBelongTo(string who) => Say($"Theo bảng phân quyền, việc này thuộc về: {who}.", $"By the access table it belongs to: {who}.");

    public string RightsLater => Say("Ngày này chưa đến: đây là theo những gì đã ghi đến hôm nay.", "This day has not come: this is by what is recorded until today.");

    public string RightsEarlier(DateOnly first) => Say(
        $"Nhật ký của xã bắt đầu từ ngày {Date(first)}. Trước ngày đó chưa ai làm được việc gì của xã trong Sen; vị trí có ghi ở đây chỉ là vị trí được ghi lùi ngày.",
        $"The commune’s history begins on {Date(first)}. Before that nobody could do anything of the commune in Sen; posts shown here were recorded later.");

    public string RightsUnknown => Say(
        "Quyền tính theo bảng phân quyền của bản Sen đang dùng; bảng của các bản trước không được giữ trong dữ liệu. Những lúc tài khoản tạm dừng vì gõ sai mật khẩu nhiều lần không được ghi lại nên không tính. Tài khoản và vị trí có sẵn khi thiết lập xã trong Sen được tính từ việc ghi đầu tiên của xã.",
        "Rights are read by the access table of the Sen that runs now; those of earlier versions are not kept in the data. Times at which an account was held back after wrong passwords are not recorded and do not count. Accounts and posts that were there when the commune was set up in Sen count from the commune’s first act.");

    /// <summary>“Đang dùng”; with the moments of the day at which it changed.</summary>
    public string ConditionsOf(PastPerson who, RightsOnDay on) => !who.IsKnown
        ? Say($"Tài khoản cấp trên: hiện {NameOf(on.Turns[0].Is).ToLowerInvariant()}, trước đây không rõ", $"Account from above: now {NameOf(on.Turns[0].Is).ToLowerInvariant()}, earlier not known")
        : string.Join("; ", on.Turns.Select((turn, no) => no == 0 ? NameOf(turn.Is) : Say($"từ {Moment(turn.At)}: {NameOf(turn.Is).ToLowerInvariant()}", $"from {Moment(turn.At)}: {NameOf(turn.Is).ToLowerInvariant()}")));

    public string RightsThereBefore => Say("có sẵn", "from the set-up");

    public string RightsOfSetUp(DateOnly day) => Say(
        $"Vị trí ghi “có sẵn” có từ khi thiết lập xã trong Sen, ngày {Date(day)}; không do ai giao sau này.", $"Posts marked “from the set-up” were there when the commune was set up in Sen, on {Date(day)}; nobody gave them later.");

    /// <summary>Where a post comes from that nobody gave; null for one that somebody gave.</summary>
    public string? RightsFromSetUp(PostOnDay post) => post.SetUpAt is { } at
        ? Say($"Có sẵn khi thiết lập xã trong Sen, ngày {Date(BusinessCalendar.DateOf(at))}.", $"There since the commune was set up in Sen, on {Date(BusinessCalendar.DateOf(at))}.") : null;

    /// <summary>That the set-up, which needs no account, is nobody’s any more.</summary>
    public string RightsSetUpOnce(DateOnly? first) => Say("Thiết lập ban đầu chỉ mở khi Sen chưa có xã nào, cho người giữ mã thiết lập.", "The set-up is open only while Sen has no commune, to whoever has the set-up code.")
        + (first is { } day ? Say($" Xã đã được thiết lập ngày {Date(day)}; từ đó không ai làm lại được.", $" The commune was set up on {Date(day)}; since then nobody can do it again.") : "");

    /// <summary>What has to be known of a post on its day.</summary>
    public IEnumerable<string> RightsNotes(PostOnDay post)
    {
        if (post.Mandate is { } mandate)
        {
            yield return Say(
                $"Làm thay {mandate.Title}, ủy quyền {DelegationSpan(mandate.Delegation)}. Lý do: {mandate.Delegation.Reason}.",
                $"In place of {mandate.Title}, delegated {DelegationSpan(mandate.Delegation)}. Reason: {mandate.Delegation.Reason}.");
        }

        if (post.RecordedAt is { } recorded && post.SetUpAt is null)
        {
            yield return Say($"Ghi vào Sen lúc {Moment(recorded)}; trước lúc đó chưa dùng được.", $"Recorded in Sen at {Moment(recorded)}; before that it allowed nothing.");
        }

        if (post.EndRecordedAt is { } ended)
        {
            yield return Say(
                $"Ngày thôi giữ mãi đến {Moment(ended)} mới ghi vào Sen; đến lúc đó vẫn dùng được.", $"Its end was recorded in Sen only at {Moment(ended)}; until then it still held.");
        }

        if (post.Sleep is { } sleep)
        {
            yield return RightsSlept(post, sleep);
        }

        if (!post.Usable)
        {
            yield return Say("Trong ngày không làm được việc nào qua vị trí này.", "Nothing could be done through this post on that day.");
        }
    }

    private string RightsSlept(PostOnDay post, SleepOnDay sleep) => (sleep.Until is { } until
        ? Say($"Ngủ đến {Moment(until)}: lúc đó mới có bước thứ hai của đăng nhập.", $"Asleep until {Moment(until)}, when there was a second step of signing in.")
        : post.Usable && !sleep.MaybeElsewhere ? Say("Có lúc trong ngày không có bước thứ hai của đăng nhập; lúc đó vị trí này ngủ.", "At some time of the day there was no second step of signing in; then it slept.")
        : Say("Ngủ: trong ngày chưa có bước thứ hai của đăng nhập.", "Asleep: on that day there was no second step of signing in."))
        + (sleep.MaybeElsewhere ? Say(
            " Tài khoản đã nối tài khoản tỉnh: lần nào đăng nhập bằng hai bước ở đó thì vẫn dùng được; những lần ấy không được ghi lại nên không rõ.",
            " The account was linked with the province’s: in a session by two steps there it worked all the same; such sessions are not recorded, so it is not known.") : "");

    /// <summary>How far a right reaches.</summary>
    public string RightsReachOf(Reach reach) => reach switch
    {
        Reach.Self => Say("Việc của chính mình", "One’s own things"),
        Reach.OwnOrganisation => Say("Trong đơn vị mình", "In the own organisation"),
        Reach.OwnCommune => Say("Trong xã", "In the commune"),
        Reach.Entered => Say("Bản mình nhập hộ", "What one entered on behalf"),
        Reach.Inherited => Say("Trong các xã đã nhập về", "In the communes that became part of this one"),
        Reach.Below => Say("Trong các xã trực thuộc", "In the communes below"),
        _ => Say("Không giới hạn", "Without limit"),
    };

    /// <summary>In which stages of a registration it holds; nothing for any.</summary>
    public string RightsStagesOf(AccessRow row)
    {
        var others = Enum.GetValues<Stage>().Except(row.Stages).ToList();
        string[] parts =
        [
            row.Stages.Length == 0 ? ""
                : others.Count < row.Stages.Length ? Say($"mọi bước trừ {Quoted(others)}", $"any stage but {Quoted(others)}")
                : Say($"ở bước {Quoted(row.Stages)}", $"at {Quoted(row.Stages)}"),
            row.NotByRegistrant ? Say("trừ mô hình do mình, đơn vị mình hoặc người ủy quyền cho mình đăng ký", "never a model registered by oneself, one’s organisation or whoever delegates to one") : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    /// <summary>Whose a right is that needs no post.</summary>
    public string RightsOf(Standing who) => who switch
    {
        Standing.Reader => Say("Bất cứ ai, không cần tài khoản", "Anybody, without an account"),
        Standing.Person => Say("Mọi người có tài khoản đăng nhập được", "Everybody whose account could sign in"),
        _ => Say("Sen tự làm", "Sen itself"),
    };

    private string NameOf(AccountCondition condition) => condition switch
    {
        AccountCondition.NotYet => Say("Chưa có tài khoản", "No account yet"),
        AccountCondition.FirstPassword => NoOwnPasswordYet,
        AccountCondition.Disabled => Disabled,
        _ => InUse,
    };

    private string Quoted(IEnumerable<Stage> stages) => string.Join(", ", stages.Select(stage => $"“{In(Lifecycle.NameOf(stage))}”"));
}
