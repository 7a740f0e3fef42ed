namespace Sen.Movement.People;

/// <summary>
/// A post as a place of work, whoever holds it (vị trí công tác): of an organisation for a registrar, of the commune for the others. Its work waits there for whoever
/// comes next.
/// </summary>
/// <param name="Kind">Which post.</param>
/// <param name="CommuneId">The commune.</param>
/// <param name="OrganisationId">The registrar's organisation; null for posts of the whole commune.</param>
public sealed record Office(PostKind Kind, Guid CommuneId, Guid? OrganisationId = null)
{
    /// <summary>The office a dated post is held in.</summary>
    public static Office Of(DatedPost post) => new(post.Kind, post.CommuneId, post.OrganisationId);

    /// <summary>The office of a post held today.</summary>
    public static Office Of(HeldPost post) => new(post.Kind, post.CommuneId, post.OrganisationId);

    /// <summary>False for readers from above the commune: the table of work gives them nothing, so there is nothing to hand over.</summary>
    public bool HasInbox => Kind != PostKind.UpperReader;

    /// <summary>True when the person holds the post today.</summary>
    public bool IsHeldBy(Actor actor) => actor.Posts.Any(post => Of(post) == this);

    /// <summary>Somebody who holds this post and nothing else: what the tables of work and of access give the post itself.</summary>
    /// <param name="person">Whose own acts count (what one wrote, registered or hid); the empty id for nobody's.</param>
    public Actor Holder(Guid person = default) => new(person, PostNames.Of(Kind).Vi, Door.Page, [new(Kind, CommuneId, OrganisationId)], Standing.Person);

    /// <summary>“Người đăng ký của đơn vị: Hội ND xã”.</summary>
    /// <param name="organisation">Name of the registrar's organisation; empty for the others.</param>
    public Wording Name(string? organisation)
    {
        var post = PostNames.Of(Kind);
        return string.IsNullOrEmpty(organisation) ? post : ($"{post.Vi}: {organisation}", $"{post.En}: {organisation}");
    }
}
