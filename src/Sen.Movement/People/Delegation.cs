namespace Sen.Movement.People;

/// <summary>
/// A delegation (ủy quyền khi vắng): the holder of a dated post gives it to somebody else of the commune from one instant to another. It carries what the giver holds at each moment and not
/// more; it ends by itself, and at once with the giver's post or account. Nothing has to run for that: rights are worked out at the instant they are asked for.
/// </summary>
public sealed class Delegation : CommuneRecord
{
    /// <summary>The dated post that is given.</summary>
    public Guid PostId { get; init; }

    /// <summary>Whose post it is (an account).</summary>
    public Guid GiverId { get; init; }

    /// <summary>Who uses it meanwhile (an account).</summary>
    public Guid DelegateId { get; init; }

    /// <summary>UTC instant it begins.</summary>
    public DateTime From { get; init; }

    /// <summary>UTC instant from which it is over.</summary>
    public DateTime Until { get; init; }

    /// <summary>Why, in the giver's words; empty once it was erased at the giver's wish.</summary>
    public string Reason { get; set; } = "";

    /// <summary>UTC instant somebody ended it before its time; null when nobody did.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>UTC instant from which it is over, ended early or not.</summary>
    public DateTime Ends => EndedAt is { } early && early < Until ? early : Until;

    /// <summary>True at the instants it runs.</summary>
    public bool RunsAt(DateTime moment) => From <= moment && moment < Ends;

    /// <summary>What the delegate has by it at an instant; null when nothing.</summary>
    /// <param name="moment">UTC instant.</param>
    /// <param name="post">The post it gives, as it stands.</param>
    /// <param name="giver">The giver's role title.</param>
    /// <param name="disabled">The giver's account is disabled.</param>
    public HeldPost? At(DateTime moment, DatedPost post, string giver, bool disabled) =>
        RunsAt(moment) && !disabled && post.Id == PostId && post.PersonId == GiverId && post.CommuneId == CommuneId
        && post.On(BusinessCalendar.DateOf(moment)) && Delegations.Kinds.Contains(post.Kind)
            ? new(post.Kind, post.CommuneId, post.OrganisationId, Mandate: new(Id, GiverId, giver, From, Ends))
            : null;

    /// <summary>Ends it before its time; one that has not begun never runs.</summary>
    public Outcome<Delegation> End(DateTime now)
    {
        if (now >= Ends)
        {
            return new Refusal.OutOfOrder(("đã hết ủy quyền", "already over"), OperationNames.Of(Operation.EndDelegation));
        }

        EndedAt = now;
        return this;
    }
}

/// <summary>Which delegations there may be.</summary>
public static class Delegations
{
    /// <summary>Most days one runs: who is away longer hands the post over by decision.</summary>
    public const int MostDays = 60;

    /// <summary>
    /// The posts that can be delegated. Not the administrator's, who gives posts to all others: a second one is given the post itself. Not a reader's from above, whose post is no post of
    /// the commune.
    /// </summary>
    public static IReadOnlyList<PostKind> Kinds { get; } =
    [
        PostKind.Registrar, PostKind.Officer, PostKind.CommitteeMember, PostKind.CommitteeHead, PostKind.StandingBoard, PostKind.Chairperson, PostKind.Editor,
    ];

    /// <summary>Why a new delegation may not be, with what to do; null when it may.</summary>
    /// <param name="wanted">The new one.</param>
    /// <param name="post">The post it gives.</param>
    /// <param name="others">The delegations of the commune that are not over, each with its post.</param>
    public static Refusal.Invalid? WhyNot(Delegation wanted, DatedPost post, IReadOnlyList<(Delegation Delegation, DatedPost Post)> others)
    {
        if (wanted.DelegateId == wanted.GiverId)
        {
            return new("Delegate", ("Không tự ủy quyền cho chính mình. Đề nghị chọn người khác.", "Nobody delegates to themselves. Please choose somebody else."));
        }

        if (!Kinds.Contains(post.Kind) || post.PersonId != wanted.GiverId || post.CommuneId != wanted.CommuneId)
        {
            return new("Post", (
                "Chỉ ủy quyền vị trí của chính mình; vị trí đang làm thay người khác không ủy quyền tiếp. Đề nghị chọn trong danh sách.",
                "Only a post of one’s own is delegated; one that is used for somebody else is not passed on. Please choose from the list."));
        }

        if (!post.On(BusinessCalendar.DateOf(wanted.From)))
        {
            return new("Post", ("Vào lúc bắt đầu thì không giữ vị trí này. Đề nghị chọn thời gian khác.", "The post is not held when it would begin. Please choose another time."));
        }

        if (others.Any(other => other.Delegation.PostId == post.Id && Meet(wanted, other.Delegation)))
        {
            return new("Post", (
                "Vị trí này đã ủy quyền cho một người trong thời gian ấy. Xin kết thúc ủy quyền đó trước, hoặc chọn thời gian khác.",
                "This post is delegated in that time already. Please end that delegation first, or choose another time."));
        }

        return Circles(wanted.DelegateId, wanted.GiverId, (wanted.From, wanted.Ends), [.. others.Where(other => IsSame(other.Post, post)).Select(other => other.Delegation)]) ? new("Delegate", (
            "Người này đang ủy quyền cùng vị trí đó cho chính người ủy quyền trong thời gian ấy, trực tiếp hoặc qua người khác: ủy quyền vòng tròn thì không còn ai chịu trách nhiệm. Đề nghị chọn người khác hoặc thời gian khác.",
            "This person delegates the same post back in that time, directly or through others: in a circle nobody would answer for it. Please choose somebody else, or another time.")) : null;
    }

    /// <summary>
    /// From which instant on somebody can be given a post without a circle, at the earliest: <paramref name="now"/>, or when what runs the other way is over.
    /// </summary>
    /// <param name="person">Who would use it.</param>
    /// <param name="post">The post, of its giver.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="others">The delegations of the commune that are not over, each with its post.</param>
    public static DateTime FreeFrom(Guid person, DatedPost post, DateTime now, IReadOnlyList<(Delegation Delegation, DatedPost Post)> others)
    {
        var same = others.Where(other => IsSame(other.Post, post)).Select(other => other.Delegation).ToList();
        return same.Select(other => other.Ends).Where(end => end > now).Order().Prepend(now)
            .First(from => !Circles(person, post.PersonId, (from, from.AddMilliseconds(1)), same));
    }

    private static bool Meet(Delegation one, Delegation other) => Meet((one.From, one.Ends), other);

    private static bool Meet((DateTime From, DateTime Until) span, Delegation other) => span.From < other.Ends && other.From < span.Until;

    private static bool IsSame(DatedPost one, DatedPost other) => one.Kind == other.Kind && one.CommuneId == other.CommuneId && one.OrganisationId == other.OrganisationId;

    // From the delegate along everything that runs meanwhile, back to the giver?
    private static bool Circles(Guid person, Guid giver, (DateTime From, DateTime Until) span, IReadOnlyList<Delegation> others)
    {
        var reached = new HashSet<Guid> { person };
        for (var grows = true; grows;)
        {
            grows = others.Where(other => Meet(span, other) && reached.Contains(other.GiverId)).ToList().Exists(other => reached.Add(other.DelegateId));
        }

        return reached.Contains(giver);
    }
}
