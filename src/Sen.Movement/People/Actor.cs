namespace Sen.Movement.People;

/// <summary>Through which door an act came.</summary>
public enum Door
{
    /// <summary>A page in a browser.</summary>
    Page,

    /// <summary>The JSON interface.</summary>
    Api,

    /// <summary>The command line.</summary>
    CommandLine,

    /// <summary>A background job.</summary>
    Job,
}

/// <summary>A post as held today, reduced to what decides rights.</summary>
/// <param name="Kind">Which post.</param>
/// <param name="CommuneId">The commune it is held in.</param>
/// <param name="OrganisationId">The registrar's organisation.</param>
/// <param name="UnitId">An upper reader's unit.</param>
/// <param name="Mandate">Whose post it is and until when, for a delegate; null for one's own.</param>
public sealed record HeldPost(PostKind Kind, Guid CommuneId, Guid? OrganisationId = null, Guid? UnitId = null, Mandate? Mandate = null);

/// <summary>By whose mandate a post is used (thay ai): what a delegation is while it runs.</summary>
/// <param name="DelegationId">The delegation.</param>
/// <param name="GiverId">Whose post it is.</param>
/// <param name="Giver">That person's role title.</param>
/// <param name="From">UTC instant it began.</param>
/// <param name="Until">UTC instant from which it is over.</param>
public sealed record Mandate(Guid DelegationId, Guid GiverId, string Giver, DateTime From, DateTime Until);

/// <summary>Who acts: a person with the posts held today, or Sen itself. Always a parameter, never ambient.</summary>
/// <param name="PersonId">The account; empty for a reader who is not signed in and for Sen itself.</param>
/// <param name="Name">The role title shown in the history, never a personal name made up by Sen.</param>
/// <param name="Door">Through which door the act comes.</param>
/// <param name="Posts">The posts held today.</param>
/// <param name="Standing">A reader, a signed-in person, or Sen itself.</param>
public sealed record Actor(Guid PersonId, string Name, Door Door, IReadOnlyList<HeldPost> Posts, Standing Standing)
{
    /// <summary>
    /// Posts by others’ mandates that sleep until the second step is set up: they open nothing, and whoever has them stands on the givers’ side all the same (<see cref="Separation"/>).
    /// </summary>
    public IReadOnlyList<HeldPost> Asleep { get; init; } = [];

    /// <summary>Anybody who reads the portal.</summary>
    public static Actor Reader { get; } = new(Guid.Empty, "Bạn đọc", Door.Page, [], Standing.Reader);

    /// <summary>
    /// Whoever sends feedback, signed in or not: the acts of a citizen carry this and nothing else of who it was.
    /// </summary>
    public static Actor Citizen { get; } = new(Guid.Empty, "Người dân", Door.Page, [], Standing.Reader);

    /// <summary>Sen itself: migrations, demo, jobs, the command line of the machine's owner.</summary>
    public static Actor Sen(Door door) => new(Guid.Empty, "Sen", door, [], Standing.Sen);

    /// <summary>True when the person uses somebody else's post for a while.</summary>
    public bool HasMandate => Posts.Any(post => post.Mandate is not null);
}

/// <summary>What an actor is before any post is looked at.</summary>
public enum Standing
{
    /// <summary>Not signed in.</summary>
    Reader,

    /// <summary>Signed in.</summary>
    Person,

    /// <summary>The product itself.</summary>
    Sen,
}
