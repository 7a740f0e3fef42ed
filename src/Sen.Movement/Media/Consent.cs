namespace Sen.Movement.Media;

/// <summary>Whom a picture shows (người trong ảnh), as far as the law asks for it.</summary>
public enum PeopleShown
{
    /// <summary>Nobody has said yet.</summary>
    NotSaid,

    /// <summary>Nobody who could be recognised.</summary>
    Nobody,

    /// <summary>Grown-ups.</summary>
    Adults,

    /// <summary>Children under seven: their guardian answers for them.</summary>
    SmallChildren,

    /// <summary>Children from seven on: the guardian and the child.</summary>
    Children,
}

/// <summary>
/// What is known about the consent of the people in a picture (phiếu đồng ý): who, what, where, what for, when, and whether it was taken back.
/// Silence is not consent; a child's picture needs its guardian's, and from seven years on also its own.
/// </summary>
public sealed class Consent
{
    /// <summary>Whom the picture shows.</summary>
    public PeopleShown Shown { get; set; }

    /// <summary>Who consented, as it may be known inside the office; never shown on the portal.</summary>
    public string Who { get; set; } = "";

    /// <summary>What they consented to.</summary>
    public string What { get; set; } = "";

    /// <summary>Where it was.</summary>
    public string Where { get; set; } = "";

    /// <summary>What the picture is for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>The day they consented.</summary>
    public DateOnly? GivenOn { get; set; }

    /// <summary>The guardian consented.</summary>
    public bool Guardian { get; set; }

    /// <summary>The child consented.</summary>
    public bool Child { get; set; }

    /// <summary>The day the consent was taken back; null while it stands.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    /// <summary>Forgets who consented, to what and when, and takes the consent back: without it the picture is shown to nobody outside.</summary>
    /// <param name="today">Local day.</param>
    public void Forget(DateOnly today)
    {
        (Who, What, Where, Purpose, GivenOn, Guardian, Child) = ("", "", "", "", null, false, false);
        WithdrawnOn ??= today;
    }

    /// <summary>True when people are shown and nobody wrote down that they consented.</summary>
    public bool IsMissing => Shown is not (PeopleShown.NotSaid or PeopleShown.Nobody) && (Who.Length == 0 || GivenOn is null);
}
