using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Models;

/// <summary>What becomes of a model whose unit has ended (quyết định tiếp nhận).</summary>
public enum InheritingWay
{
    /// <summary>Tiếp tục: an organisation of the unit that followed carries it on.</summary>
    CarryOn,

    /// <summary>Gộp với mô hình giống: it ends and points to its twin, which goes on.</summary>
    Join,

    /// <summary>Khép lại: it ends.</summary>
    Close,
}

/// <summary>
/// The inheritance list (danh sách tiếp nhận): a model under way whose unit has ended waits there until a person decides. Nothing that was recorded is rewritten: stage, facts and
/// owner at registration stay, so that every figure of before is as it was.
/// </summary>
public static class Inheriting
{
    /// <summary>Names of the fields of the decision.</summary>
    public const string Way = "way", Owner = "owner", From = "from", Twin = "twin", Reason = "reason";

    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 2000;

    /// <summary>Stages in which a model is under way: it was sent, and its year is not decided. What was recognised or declined is finished and only read.</summary>
    public static IReadOnlyList<Stage> Underway { get; } = [Stage.Returned, Stage.Registered, Stage.Appraised, Stage.Approved, Stage.Underway, Stage.Scored];

    /// <summary>The way in words.</summary>
    public static Wording NameOf(InheritingWay way) => way switch
    {
        InheritingWay.CarryOn => ("Tiếp tục", "Carry on"),
        InheritingWay.Join => ("Gộp với mô hình giống", "Join with its twin"),
        InheritingWay.Close => ("Khép lại", "Close"),
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Unknown way."),
    };

    /// <summary>True while it waits for a decision about what its unit became on a day.</summary>
    public static bool Waits(Registration registration, DateOnly unitEnded) =>
        Underway.Contains(registration.Stage) && registration.EndedOn is null && (registration.CarriedOnFrom is null || registration.CarriedOnFrom < unitEnded);

    /// <summary>True when a decision stands that could be looked at again.</summary>
    public static bool IsDecided(Registration registration) => registration.EndedOn is not null || registration.CarriedOnById is not null;

    /// <summary>An organisation of the unit that followed carries it on from a day.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="owner">The organisation; null when none was chosen.</param>
    /// <param name="from">The day, as typed.</param>
    /// <param name="unitEnded">First day without the unit it belonged to.</param>
    /// <param name="today">Local day.</param>
    /// <param name="now">UTC instant.</param>
    public static Outcome<Registration> CarryOn(Registration registration, Organisation? owner, string? from, DateOnly unitEnded, DateOnly today, DateTime now)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var day = ReadFrom(from, unitEnded, today);
        if (day.Refusal is Refusal.Invalid { Fields: var fields })
        {
            wrong[From] = fields[From];
        }

        if (owner is null)
        {
            wrong[Owner] = ("Đề nghị chọn đơn vị tiếp tục chủ trì.", "Please choose the organisation that carries it on.");
        }
        else if (!owner.IsOpenOn(today))
        {
            wrong[Owner] = ($"“{owner.ShortName}” không còn hoạt động hôm nay. Đề nghị chọn đơn vị khác.", $"“{owner.ShortName}” is not at work today. Please choose another organisation.");
        }

        if (wrong.Count > 0)
        {
            return new Refusal.Invalid(wrong);
        }

        (registration.CarriedOnById, registration.CarriedOnFrom, registration.InheritedAt) = (owner!.Id, day.Value, now);
        return registration;
    }

    /// <summary>The day from which a model is carried on, as typed: since its unit ended, and not ahead.</summary>
    public static Outcome<DateOnly> ReadFrom(string? from, DateOnly unitEnded, DateOnly today)
    {
        var day = AdministrativeDate.Read(from);
        return day.Problem is { } problem ? new Refusal.Invalid(From, problem)
            : day.Value < unitEnded || day.Value > today ? new Refusal.Invalid(From, (
                $"Đề nghị ghi ngày từ {AdministrativeDate.Short(unitEnded)} (ngày sắp xếp đơn vị) đến hôm nay, {AdministrativeDate.Short(today)}.",
                $"Please write a day from {AdministrativeDate.Short(unitEnded)}, when the unit changed, to today, {AdministrativeDate.Short(today)}."))
            : day.Value;
    }

    /// <summary>Stages from which a model goes on: what is only proposed could still be declined.</summary>
    public static IReadOnlyList<Stage> GoesOn { get; } = [Stage.Approved, Stage.Underway, Stage.Scored, Stage.Recognised];

    /// <summary>True for a twin at which a model may end: it goes on, or is as far as the one that ends, which was only proposed itself.</summary>
    public static bool MayFollow(Stage twin, Stage ends) => GoesOn.Contains(twin) || (!GoesOn.Contains(ends) && Underway.Contains(twin));

    /// <summary>It ends and points to its twin; the facts of each stay its own, so each is counted once.</summary>
    public static Outcome<Registration> Join(Registration registration, Registration? twin, DateOnly today, DateTime now)
    {
        if (twin is null || twin.Id == registration.Id || twin.EndedOn is not null || twin.Year < registration.Year || !MayFollow(twin.Stage, registration.Stage))
        {
            return new Refusal.Invalid(Twin, ("Đề nghị chọn mô hình giống đang còn thực hiện, đã được duyệt.", "Please choose a twin that was approved and goes on."));
        }

        (registration.EndedOn, registration.JoinedToId, registration.InheritedAt) = (today, twin.Id, now);
        return registration;
    }

    /// <summary>It ends, with a reason that the history keeps.</summary>
    public static Outcome<Registration> Close(Registration registration, string? reason, DateOnly today, DateTime now)
    {
        if (CheckReason(reason, needed: true) is { } wrong)
        {
            return wrong;
        }

        (registration.EndedOn, registration.InheritedAt) = (today, now);
        return registration;
    }

    /// <summary>Takes the decision back; not once whoever carries it on has gone on with it.</summary>
    public static Outcome<Registration> Undo(Registration registration)
    {
        if (!IsDecided(registration))
        {
            return new Refusal.Taken(("Mô hình này chưa có quyết định tiếp nhận nào để hủy.", "There is no decision on this model to undo."));
        }

        if (registration.EndedOn is null && (registration.StageSince > registration.InheritedAt || registration.ProgressAt > registration.InheritedAt))
        {
            return new Refusal.Taken((
                "Đơn vị tiếp tục đã ghi tiến độ hoặc mô hình đã sang bước mới, nên quyết định này không hủy được nữa.",
                "Whoever carries the model on has recorded progress, or it went a step further, so this decision cannot be undone any more."));
        }

        if (registration.EndedOn is not null)
        {
            (registration.EndedOn, registration.JoinedToId) = (null, null);
        }
        else
        {
            (registration.CarriedOnById, registration.CarriedOnFrom) = (null, null);
        }

        registration.InheritedAt = null;
        return registration;
    }

    /// <summary>What is wrong with a reason; null when nothing is.</summary>
    public static Refusal.Invalid? CheckReason(string? reason, bool needed) => needed && string.IsNullOrWhiteSpace(reason)
        ? new(Reason, ("Đề nghị ghi lý do, một hoặc hai câu.", "Please write the reason, in one or two sentences."))
        : reason?.Trim().Length > LongestReason ? new(Reason, ($"Lý do tối đa {LongestReason} ký tự.", $"A reason has at most {LongestReason} letters.")) : null;
}
