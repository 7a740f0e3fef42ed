namespace Sen.Movement.People;

/// <summary>
/// Acts that decide or change who decides (việc quyết định): whoever does one has shown within the last quarter of an hour who they are, once for a whole batch.
/// Whose post can do one needs a second step at the sign-in. Which posts those are, the access table says.
/// </summary>
public static class AskedAgain
{
    /// <summary>How long a proof is good for, from the moment it was given.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    /// <summary>The acts.</summary>
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Approve, Operation.Decline,
        Operation.Recognise, Operation.DeclineRecognition, Operation.Revoke,
        Operation.CreateAccount, Operation.DisableAccount, Operation.ResetPassword, Operation.SendInvitation, Operation.DropSecondStep, Operation.DropLogin,
        Operation.GivePost, Operation.EndPost, Operation.Delegate,
        Operation.ChangeSetting,
        Operation.ChangeUnits, Operation.UndoUnits,
    ];

    /// <summary>What changes one's own keys asks again as well, of everybody: whoever sits down at an open desk makes no key of it.</summary>
    public static IReadOnlyList<Operation> OwnKeys { get; } = [Operation.AddPasskey, Operation.RemovePasskey, Operation.LinkLogin, Operation.UnlinkLogin];

    /// <summary>The posts whose holder needs a second step, in their order.</summary>
    public static IReadOnlyList<PostKind> Posts { get; } =
        [.. Access.Table.Where(row => row.Who.Post is not null && Operations.Contains(row.Operation)).Select(row => row.Who.Post!.Value).Distinct().Order()];

    /// <summary>True for somebody with a post that decides, also by another's mandate.</summary>
    public static bool Decides(Actor actor) => actor.Posts.Any(post => Posts.Contains(post.Kind));

    /// <summary>True for an act that decides.</summary>
    public static bool Is(Operation operation) => Operations.Contains(operation);

    /// <summary>True for an act that asks again: one that decides, or changes one's own keys.</summary>
    public static bool Asks(Operation operation) => Is(operation) || OwnKeys.Contains(operation);

    /// <summary>True while a proof is good. One from the future, which a clock set back may leave, is none.</summary>
    /// <param name="proven">When the person showed who they are; null when never in this session.</param>
    /// <param name="now">Now, by the same clock.</param>
    public static bool Holds(DateTimeOffset? proven, DateTimeOffset now) => proven is { } since && since <= now && now - since <= GoodFor;
}
