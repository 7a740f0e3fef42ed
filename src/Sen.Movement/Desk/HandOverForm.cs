using Sen.Movement.People;
using Sen.Movement.Text;

namespace Sen.Movement.Desk;

/// <summary>Somebody a post may be handed over to: another holder of the same post.</summary>
/// <param name="PersonId">The account.</param>
/// <param name="Title">Its role title.</param>
public sealed record Successor(Guid PersonId, string Title);

/// <summary>Reads what is chosen when a post is handed over (bàn giao), and says when that is due.</summary>
public static class HandOverForm
{
    /// <summary>What is chosen when nobody else holds the post.</summary>
    public const string Nobody = "chua-co";

    /// <summary>Days before its last day from which a post that runs out is handed over.</summary>
    public const int DaysAhead = 14;

    /// <summary>Days after the end of a post during which a report is still asked for: later the work has long found its way.</summary>
    public const int DaysAfter = 30;

    /// <summary>The successor, null for nobody, or a sentence: the choice is made by a person, never guessed.</summary>
    /// <param name="chosen">What was chosen: an account, or <see cref="Nobody"/>.</param>
    /// <param name="candidates">Others who hold the same post.</param>
    /// <param name="field">Name of the field.</param>
    public static Outcome<Successor?> Read(string? chosen, IReadOnlyCollection<Successor> candidates, string field)
    {
        if (chosen == Nobody)
        {
            return (Successor?)null;
        }

        if (Guid.TryParse(chosen, out var id) && candidates.FirstOrDefault(one => one.PersonId == id) is { } named)
        {
            return named;
        }

        return new Refusal.Invalid(field, candidates.Count == 0
            ? ("Chưa có ai khác giữ vị trí này. Đề nghị chọn “Chưa có người nhận”; việc sẽ chuyển vào danh sách của quản trị.", "Nobody else holds this post. Please choose “Nobody yet”; the work then goes to the administrator’s list.")
            : ("Đề nghị chọn người nhận bàn giao, hoặc chọn “Chưa có người nhận”.", "Please choose who takes over, or “Nobody yet”."));
    }

    /// <summary>The remark, or a sentence when it is too long.</summary>
    public static Outcome<string> Remark(string? typed, string field)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length <= HandOver.LongestRemark ? VietnameseText.Nfc(text) : new Refusal.Invalid(field, (
            $"Lời dặn tối đa {HandOver.LongestRemark} ký tự; đang có {text.Length}.", $"The remark has at most {HandOver.LongestRemark} letters; this one has {text.Length}."));
    }

    /// <summary>True when the end of a post is near or recent enough to ask for its hand-over, and its holder does not simply go on in the same post.</summary>
    /// <param name="post">The post.</param>
    /// <param name="all">Every post of the commune.</param>
    /// <param name="today">Local day.</param>
    public static bool IsDue(DatedPost post, IEnumerable<DatedPost> all, DateOnly today) =>
        Office.Of(post).HasInbox && post.Until is { } until && post.From < until && until >= today.AddDays(-DaysAfter) && until <= today.AddDays(DaysAhead)
        && !all.Any(other => other.Id != post.Id && other.PersonId == post.PersonId && Office.Of(other) == Office.Of(post) && other.From <= until && (other.Until is null || other.Until > until));
}
