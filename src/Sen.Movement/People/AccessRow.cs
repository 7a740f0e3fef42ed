using Sen.Movement.Models;

namespace Sen.Movement.People;

/// <summary>How far a post reaches from where it is held.</summary>
public enum Reach
{
    /// <summary>No record is looked at.</summary>
    Anywhere,

    /// <summary>Only the person's own things.</summary>
    Self,

    /// <summary>Records of the organisation the post is held in.</summary>
    OwnOrganisation,

    /// <summary>Records of the commune the post is held in.</summary>
    OwnCommune,

    /// <summary>Records of communes below the unit the post is held in.</summary>
    Below,

    /// <summary>Records the person entered on behalf of their owner (nhập hộ), in the commune the post is held in.</summary>
    Entered,

    /// <summary>Records of communes that have ended and became part of the commune the post is held in.</summary>
    Inherited,
}

/// <summary>Who a row of the access table speaks of.</summary>
/// <param name="Standing">Reader, person or Sen.</param>
/// <param name="Post">The post; null when the standing alone is enough.</param>
public readonly record struct Who(Standing Standing, PostKind? Post)
{
    /// <summary>A post is a who.</summary>
    public static implicit operator Who(PostKind post) => new(Standing.Person, post);

    /// <summary>A standing is a who.</summary>
    public static implicit operator Who(Standing standing) => new(standing, null);
}

/// <summary>What an operation is about, reduced to what decides rights.</summary>
/// <param name="CommuneId">The record's commune; null when there is no record.</param>
/// <param name="OrganisationId">The owner organisation.</param>
/// <param name="Above">Units above the commune today (district in history, province, nation); of a commune that has ended, what it became part of first.</param>
/// <param name="PersonId">The person the record is about, for operations on oneself.</param>
/// <param name="RegistrantId">Who registered it: this person never gives the deciding approval.</param>
/// <param name="Stage">Where a registration stands; null when the record has none.</param>
/// <param name="EnteredById">Who entered it on behalf of its owner (nhập hộ); null when the owner wrote it.</param>
/// <param name="OwnerSide">Who registers for its owner today or did when it was sent, who recorded progress on its behalf, and who acted on it in the place of one of these: they decide nothing on it, whatever other post they hold.</param>
/// <param name="Ended">The model was closed or joined with its twin when its unit ended: it is read, and nothing more is done to it.</param>
public sealed record Subject(
    Guid? CommuneId = null,
    Guid? OrganisationId = null,
    IReadOnlyList<Guid>? Above = null,
    Guid? PersonId = null,
    Guid? RegistrantId = null,
    Stage? Stage = null,
    Guid? EnteredById = null,
    IReadOnlyList<Guid>? OwnerSide = null,
    bool Ended = false)
{
    /// <summary>What its owner organisation is called, for the sentence that says whose it is; null where that is nobody's to know, such as of a draft.</summary>
    public string? OwnerName { get; init; }

    /// <summary>No record at all.</summary>
    public static Subject None { get; } = new();

    /// <summary>A commune as a whole.</summary>
    public static Subject Of(Guid communeId) => new(communeId);
}

/// <summary>One row of the access table.</summary>
/// <param name="Operation">What.</param>
/// <param name="Who">Who.</param>
/// <param name="Reach">How far.</param>
/// <param name="Stages">In which stages; empty for any.</param>
/// <param name="NotByRegistrant">True when nobody on the registrant's side may do it (separation of duties, <see cref="Separation"/>).</param>
/// <param name="NotByDelegate">True when a delegation of the post does not carry it: the word of an organisation is given by whoever answers for it.</param>
public sealed record AccessRow(Operation Operation, Who Who, Reach Reach, Stage[] Stages, bool NotByRegistrant = false, bool NotByDelegate = false);

/// <summary>Proof that the access table said yes. Only <see cref="Access"/> makes one, and no act can be written without one.</summary>
public sealed class Permit
{
    internal Permit(Actor actor, Operation operation, Subject subject, HeldPost? through, Reach reach) =>
        (Actor, Operation, Subject, Post, Mandate, Reach) = (actor, operation, subject, through?.Kind, through?.Mandate, reach);

    /// <summary>Who may.</summary>
    public Actor Actor { get; }

    /// <summary>What.</summary>
    public Operation Operation { get; }

    /// <summary>On what.</summary>
    public Subject Subject { get; }

    /// <summary>Through which post; null when the standing alone was enough.</summary>
    public PostKind? Post { get; }

    /// <summary>Whose mandate it needed; null when the person could do it without one.</summary>
    public Mandate? Mandate { get; }

    /// <summary>How far the row reaches that said yes.</summary>
    public Reach Reach { get; }
}
