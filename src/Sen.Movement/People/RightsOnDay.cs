namespace Sen.Movement.People;

/// <summary>What an account is at a moment (tình trạng tài khoản).</summary>
public enum AccountCondition
{
    /// <summary>It was not made yet.</summary>
    NotYet,

    /// <summary>Only its first password exists: it opens no post.</summary>
    FirstPassword,

    /// <summary>Disabled.</summary>
    Disabled,

    /// <summary>In use.</summary>
    InUse,
}

/// <summary>How an account became what it is (quá trình của tài khoản).</summary>
/// <param name="Turns">What it became, with the UTC instant, oldest first.</param>
public sealed record AccountPast(IReadOnlyList<(DateTime At, AccountCondition Is)> Turns)
{
    /// <summary>When there was a second step of signing in and when there was none, with the UTC instants, oldest first; null when nobody asks.</summary>
    public IReadOnlyList<(DateTime At, bool Is)>? SecondStep { get; init; }

    /// <summary>When it was linked with an account of the province whose two steps stand in for one, and when not, oldest first. In which sessions they did is kept nowhere.</summary>
    public IReadOnlyList<(DateTime At, bool Is)> Elsewhere { get; init; } = [];

    /// <summary>Whether there was a second step at a moment.</summary>
    public bool HadSecondStep(DateTime moment) => SecondStep?.LastOrDefault(turn => turn.At <= moment).Is ?? true;

    /// <summary>Whether two steps may have been shown at the province at a moment.</summary>
    public bool MayHaveShownElsewhere(DateTime moment) => Elsewhere.LastOrDefault(turn => turn.At <= moment).Is;

    /// <summary>The moments at which something of it changed.</summary>
    internal IEnumerable<DateTime> Moments => [.. Turns.Select(turn => turn.At), .. SecondStep?.Select(turn => turn.At) ?? [], .. Elsewhere.Select(turn => turn.At)];

    /// <summary>What it was at a moment.</summary>
    public AccountCondition At(DateTime moment) => Turns.LastOrDefault(turn => turn.At <= moment).Is;
}

/// <summary>How a dated post became what it is (quá trình giữ vị trí): a day can be recorded before it comes or after it has passed.</summary>
/// <param name="Post">The post as it is now.</param>
/// <param name="Turns">The UTC instants at which it and its ends were recorded, oldest first, each with the first day after the last as recorded then.</param>
public sealed record PostPast(DatedPost Post, IReadOnlyList<(DateTime At, DateOnly? Until)> Turns)
{
    /// <summary>True when nobody gave it: it was there when the commune was first set up.</summary>
    public bool CameWithSetUp { get; init; }

    /// <summary>Whether it was held on a day by what had been recorded at a moment.</summary>
    public bool Held(DateOnly day, DateTime moment)
    {
        var known = Turns.Where(turn => turn.At <= moment).ToList();
        return known.Count > 0 && Post.From <= day && !(known[^1].Until <= day);
    }
}

/// <summary>A delegation, with how the post it gives and the giver's account became what they are.</summary>
/// <param name="Delegation">The delegation: its instants are those at which it was recorded, for none is recorded back.</param>
/// <param name="Post">The post's past.</param>
/// <param name="Giver">The past of the giver's account.</param>
/// <param name="Title">The giver's role title.</param>
public sealed record MandatePast(Delegation Delegation, PostPast Post, AccountPast Giver, string Title)
{
    /// <summary>Whether its delegate had the post at a moment of a day.</summary>
    public bool Held(DateOnly day, DateTime moment) => Delegation.RunsAt(moment) && Delegations.Kinds.Contains(Post.Post.Kind)
        && Post.Held(day, moment) && Giver.At(moment) is AccountCondition.InUse or AccountCondition.FirstPassword;

    /// <summary>The moments at which something of it changed.</summary>
    internal IEnumerable<DateTime> Moments => [Delegation.From, Delegation.Ends, .. Post.Turns.Select(turn => turn.At), .. Giver.Turns.Select(turn => turn.At)];
}

/// <summary>A post slept on a day because it decides and its holder had no second step of signing in (ngủ trong ngày).</summary>
/// <param name="Until">UTC instant of the day at which there was one; null when it did not come.</param>
/// <param name="MaybeElsewhere">Two steps shown at the province may have woken it: nothing is kept of that.</param>
public sealed record SleepOnDay(DateTime? Until, bool MaybeElsewhere);

/// <summary>A post on one day (vị trí trong ngày).</summary>
/// <param name="Post">The post.</param>
/// <param name="Usable">At some moment of the day its holder could act through it.</param>
/// <param name="RecordedAt">When it was recorded; null when that was before the day.</param>
/// <param name="EndRecordedAt">When its end was recorded, which by its date came before the day or on it; null when its dates hold it on the day.</param>
public sealed record PostOnDay(DatedPost Post, bool Usable, DateTime? RecordedAt, DateTime? EndRecordedAt)
{
    /// <summary>When the commune was first set up, for a post that was there then; null for one that was given.</summary>
    public DateTime? SetUpAt { get; init; }

    /// <summary>By whose mandate it was used; null for one's own.</summary>
    public MandatePast? Mandate { get; init; }

    /// <summary>That it slept for want of a second step, at some moment of the day; null when it did not.</summary>
    public SleepOnDay? Sleep { get; init; }

    /// <summary>What it let its holder do; a delegation carries less than the post.</summary>
    public IEnumerable<AccessRow> Rights => Usable ? Access.Of(Post.Kind).Where(row => Mandate is null || !row.NotByDelegate) : [];
}

/// <summary>
/// What one person could do on a day (quyền trong ngày): the dated posts and the account as they stood at any moment of it, and the access table. Nothing else decides.
/// </summary>
/// <param name="Turns">What the account was as the day began, and what it became during it.</param>
/// <param name="Posts">The posts dated on the day, and those by which the person could still act.</param>
public sealed record RightsOnDay(IReadOnlyList<(DateTime At, AccountCondition Is)> Turns, IReadOnlyList<PostOnDay> Posts)
{
    /// <summary>At some moment of the day there was an account.</summary>
    public bool Existed => Turns.Any(turn => turn.Is != AccountCondition.NotYet);

    /// <summary>At some moment of the day the person could sign in.</summary>
    public bool CouldSignIn => Turns.Any(turn => turn.Is is AccountCondition.FirstPassword or AccountCondition.InUse);

    /// <summary>What the person could do that not everybody could: the union of the posts, and what every account may.</summary>
    public IEnumerable<AccessRow> All => (CouldSignIn ? Access.Of(Standing.Person) : []).Concat(Posts.SelectMany(post => post.Rights));

    /// <summary>Looks at every moment of the day at which something changed.</summary>
    /// <param name="day">Local day.</param>
    /// <param name="account">The account's past.</param>
    /// <param name="posts">The posts the person ever had.</param>
    /// <param name="mandates">The delegations the person ever got.</param>
    /// <param name="asks">On that day the commune asked whoever decides for a second step of signing in.</param>
    public static RightsOnDay Of(DateOnly day, AccountPast account, IReadOnlyList<PostPast> posts, IReadOnlyList<MandatePast>? mandates = null, bool asks = false)
    {
        var (from, before) = BusinessCalendar.Day(day);
        bool Within(DateTime at) => from < at && at < before;
        List<DateTime> Moments(IEnumerable<DateTime> more) => [.. account.Moments.Concat(more).Where(Within).Prepend(from).Distinct().Order()];
        var moments = Moments(posts.SelectMany(post => post.Turns.Select(turn => turn.At)));
        // A post of one's own that decides waits with everything until there is a second step; a mandate to decide sleeps alone.
        bool Sleeps(PostKind kind, DateTime moment) => asks && !account.HadSecondStep(moment)
            && (AskedAgain.Posts.Contains(kind) || posts.Any(post => AskedAgain.Posts.Contains(post.Post.Kind) && post.Held(day, moment)));
        PostOnDay Shown(DatedPost post, IReadOnlyList<DateTime> held, DateTime? recorded, DateTime? ended)
        {
            var asleep = held.Where(moment => Sleeps(post.Kind, moment)).ToList();
            return new(post, held.Any(moment => !asleep.Contains(moment) || account.MayHaveShownElsewhere(moment)), recorded, ended)
            {
                Sleep = asleep.Count == 0 ? null : new(
                    held.Where(moment => moment > asleep[0] && !asleep.Contains(moment)).Select(moment => (DateTime?)moment).FirstOrDefault(), asleep.Exists(account.MayHaveShownElsewhere)),
            };
        }

        bool InUse(DateTime moment) => account.At(moment) == AccountCondition.InUse;
        return new(
            // Of two turns at one instant only the last was ever so.
            [(from, account.At(from)), .. account.Turns.Where(turn => Within(turn.At)).GroupBy(turn => turn.At, (_, same) => same.Last())],
            [.. posts.Where(post => post.Post.On(day) || moments.Any(moment => post.Held(day, moment))).Select(post => Shown(
                post.Post,
                [.. moments.Where(moment => InUse(moment) && post.Held(day, moment))],
                post.Turns[0].At > from ? post.Turns[0].At : null,
                post.Post.On(day) ? null : post.Turns[^1].At) with
            {
                SetUpAt = post.CameWithSetUp ? post.Turns[0].At : null,
            }), .. (mandates ?? []).Where(mandate => mandate.Delegation.From < before && from < mandate.Delegation.Ends).Select(mandate => Shown(
                mandate.Post.Post,
                [.. Moments(mandate.Moments.Concat(posts.SelectMany(post => post.Turns.Select(turn => turn.At)))).Where(moment => InUse(moment) && mandate.Held(day, moment))],
                null, null) with
            {
                Mandate = mandate,
            })]);
    }
}
