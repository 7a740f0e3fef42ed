using Sen.Movement.Models;
using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>A registration that was sent and still waits for somebody (bản đăng ký chưa xong).</summary>
/// <param name="Id">The registration.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Stage">Where it stands.</param>
public sealed record OpenRegistration(Guid Id, string Model, Stage Stage);

/// <summary>Somebody who holds a post of an organisation (người giữ vị trí).</summary>
/// <param name="PersonId">The account.</param>
/// <param name="Title">The role title.</param>
/// <param name="Until">First day without the post; null while it lasts.</param>
public sealed record PostHolder(Guid PersonId, string Title, DateOnly? Until);

/// <summary>What keeps an organisation from ending.</summary>
/// <param name="Registrations">Registrations under way. A draft nobody has sent is not one of them: it rests.</param>
/// <param name="Holders">Holders of its posts.</param>
public sealed record Unfinished(IReadOnlyList<OpenRegistration> Registrations, IReadOnlyList<PostHolder> Holders)
{
    /// <summary>The day it last sent a registration, finished or not; null when it never did. It cannot have ended before.</summary>
    public DateOnly? LastSent { get; init; }

    /// <summary>Nothing is left.</summary>
    public static Unfinished Nothing { get; } = new([], []);

    /// <summary>The same with what is left elsewhere.</summary>
    public Unfinished With(Unfinished other) => new([.. Registrations, .. other.Registrations], [.. Holders, .. other.Holders])
    {
        LastSent = LastSent is { } mine && other.LastSent is { } theirs ? (mine > theirs ? mine : theirs) : LastSent ?? other.LastSent,
    };
}

/// <summary>
/// The end of an organisation or a village (kết thúc hoạt động): dated, never a deletion, and only when nobody is left with work in it.
/// </summary>
public static class Ending
{
    /// <summary>Name of the field with the last day.</summary>
    public const string Last = "Last";

    private const int MostNamed = 3;

    /// <summary>The first day after the end, null when it goes on after all, or the sentence that says what stands in the way.</summary>
    /// <param name="last">The last day, as typed; empty takes back an end that was recorded.</param>
    /// <param name="began">First day; null when not known.</param>
    /// <param name="ended">First day after the end as recorded; null while it lasts.</param>
    /// <param name="today">Today: what comes later is recorded when it has come.</param>
    /// <param name="left">What is not finished.</param>
    public static Outcome<DateOnly?> Read(string? last, DateOnly? began, DateOnly? ended, DateOnly today, Unfinished left)
    {
        if (string.IsNullOrWhiteSpace(last) && ended is not null)
        {
            return (DateOnly?)null;
        }

        var day = AdministrativeDate.Read(last);
        if (day.Problem is { } problem)
        {
            return new Refusal.Invalid(Last, problem);
        }

        if (day.Value > today)
        {
            return new Refusal.Invalid(Last, (
                $"Ngày cuối không được sau hôm nay, {AdministrativeDate.Short(today)}. Xin ghi khi đã đến ngày đó.",
                $"The last day cannot lie after today, {AdministrativeDate.Short(today)}. Please record it when it has come."));
        }

        if (day.Value < began)
        {
            return new Refusal.Invalid(Last, (
                $"Ngày cuối không được trước ngày bắt đầu, {AdministrativeDate.Short(began.Value)}.", $"The last day cannot lie before the first, {AdministrativeDate.Short(began.Value)}."));
        }

        return InTheWay(day.Value, today, left) is { } sentence ? new Refusal.Invalid(Last, sentence) : (DateOnly?)day.Value.AddDays(1);
    }

    /// <summary>What stands in the way of this last day; null when nothing does.</summary>
    /// <param name="last">The last day; by a decree it may lie ahead.</param>
    /// <param name="today">Today.</param>
    /// <param name="left">What is not finished.</param>
    public static Wording? InTheWay(DateOnly last, DateOnly today, Unfinished left) => last < left.LastSent
        ? ($"Đơn vị còn gửi bản đăng ký ngày {AdministrativeDate.Short(left.LastSent.Value)}. Ngày cuối không được trước ngày đó.",
            $"It sent a registration on {AdministrativeDate.Short(left.LastSent.Value)}. The last day cannot lie before that.")
        : StillThere(last.AddDays(1), today, left);

    // Nobody may hold a post after the end, nor go on with one today where that has come.
    private static Wording? StillThere(DateOnly end, DateOnly today, Unfinished left)
    {
        var since = end == today.AddDays(1) ? today : end;
        var holders = left.Holders.Where(holder => holder.Until is null || holder.Until > since).Select(holder => holder.Title).Distinct().Select(Wording.AsTyped).ToList();
        var registrations = left.Registrations.Select(Named).ToList();
        var sentences = new List<Wording>();
        if (registrations.Count > 0)
        {
            var named = Named(registrations);
            sentences.Add((
                $"Còn {registrations.Count} bản đăng ký chưa xong: {named.Vi}. Đề nghị xử lý xong trước.",
                $"Registrations not finished: {registrations.Count} – {named.En}. Please finish them first."));
        }

        if (holders.Count > 0)
        {
            var named = Named(holders);
            sentences.Add(($"Còn người giữ vị trí: {named.Vi}. Đề nghị cho thôi giữ trước.", $"Posts are still held by: {named.En}. Please end these posts first."));
        }

        return sentences.Count == 0 ? null : Wording.Join(Wording.AsTyped(" "), sentences);
    }

    private static Wording Named(OpenRegistration open)
    {
        var stage = Lifecycle.NameOf(open.Stage).Small();
        return ($"“{open.Model}” ({stage.Vi})", $"“{open.Model}” ({stage.En})");
    }

    private static Wording Named(List<Wording> names)
    {
        var (first, more) = (Wording.Join(Wording.AsTyped(", "), names.Take(MostNamed)), names.Count - MostNamed);
        return more > 0 ? ($"{first.Vi} và {more} mục khác", $"{first.En} and {more} more") : first;
    }
}
