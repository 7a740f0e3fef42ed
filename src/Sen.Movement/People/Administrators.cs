namespace Sen.Movement.People;

/// <summary>A commune is never without an administrator (quản trị): nobody could give posts or passwords any more.</summary>
public static class Administrators
{
    /// <summary>Refuses what would leave the commune without an administrator whose post has no end.</summary>
    /// <param name="posts">The commune's posts of accounts that can sign in with a password of their own.</param>
    /// <param name="goes">True for posts that end, or whose holder's account is disabled.</param>
    /// <param name="today">Today.</param>
    public static Refusal? KeepOne(IEnumerable<DatedPost> posts, Func<DatedPost, bool> goes, DateOnly today) =>
        posts.Any(post => post.Kind == PostKind.Administrator && post.On(today) && post.Until is null && !goes(post))
            ? null
            : new Refusal.Taken((
                "Đây là quản trị cuối cùng của đơn vị. Xin giao vị trí Quản trị cho người khác trước, và người đó đã đặt mật khẩu riêng.",
                "This is the commune’s last administrator. Please give the post of administrator to somebody else first, who has chosen a password of their own."));
}
