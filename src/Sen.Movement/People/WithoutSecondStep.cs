namespace Sen.Movement.People;

/// <summary>
/// What somebody may use who has no second step of signing in yet (chưa đặt bước thứ hai), where the commune asks whoever decides for one: a post of one's own that decides waits, and everything
/// with it, until it is set up; a mandate to decide sleeps (ủy quyền đang ngủ), and what is one's own goes on.
/// </summary>
/// <param name="Due">A post of one's own decides: the second step comes before anything else.</param>
/// <param name="Awake">The posts that may be used.</param>
/// <param name="Asleep">The posts used by others’ mandates that sleep until it is set up.</param>
public sealed record WithoutSecondStep(bool Due, IReadOnlyList<HeldPost> Awake, IReadOnlyList<HeldPost> Asleep)
{
    /// <summary>What becomes of somebody's posts.</summary>
    /// <param name="posts">The posts held now, own and by mandate.</param>
    /// <param name="asking">The communes that ask whoever decides for a second step.</param>
    public static WithoutSecondStep Of(IReadOnlyList<HeldPost> posts, IReadOnlySet<Guid> asking)
    {
        var deciding = posts.Where(post => AskedAgain.Posts.Contains(post.Kind) && asking.Contains(post.CommuneId)).ToList();
        var asleep = deciding.Where(post => post.Mandate is not null).ToList();
        return new(deciding.Count > asleep.Count, [.. posts.Where(post => !asleep.Contains(post))], asleep);
    }
}
