namespace Sen.Movement.Media;

/// <summary>A picture or a document of the media library.</summary>
public enum MediaKind
{
    /// <summary>A picture (ảnh).</summary>
    Picture,

    /// <summary>A document: PDF, Word or Excel (tệp văn bản).</summary>
    Document,
}

/// <summary>How far the text of a document is known.</summary>
public enum MediaTextState
{
    /// <summary>A picture: there is no text to read.</summary>
    None,

    /// <summary>Not read yet.</summary>
    Waiting,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Read, and nothing was found: a scan.</summary>
    Empty,

    /// <summary>It could not be read.</summary>
    Unreadable,

    /// <summary>It bears a stamp of secrecy.</summary>
    Secret,
}

/// <summary>Why a picture or document may not be shown to everybody, whatever uses it.</summary>
public enum MediaBlock
{
    /// <summary>Nothing is in the way.</summary>
    None,

    /// <summary>The consent was taken back.</summary>
    Withdrawn,

    /// <summary>A child's guardian has not consented.</summary>
    NoGuardian,

    /// <summary>A child from seven years on has not consented.</summary>
    NoChild,

    /// <summary>The text has not been read yet.</summary>
    Unread,

    /// <summary>The text could not be read, so nobody knows what it says.</summary>
    Unreadable,

    /// <summary>The text bears a stamp of secrecy.</summary>
    Secret,
}

/// <summary>The rules of the media library (kho ảnh, tệp).</summary>
public static class MediaRules
{
    /// <summary>Longest caption, alternative text and credit, in characters.</summary>
    public const int LongestWords = 300;

    /// <summary>What stands in the way of showing it; secrecy and law go before everything else.</summary>
    public static MediaBlock BlockOf(Consent consent, MediaTextState text) => text switch
    {
        MediaTextState.Secret => MediaBlock.Secret,
        MediaTextState.Waiting => MediaBlock.Unread,
        MediaTextState.Unreadable => MediaBlock.Unreadable,
        _ => consent switch
        {
            { WithdrawnOn: not null } => MediaBlock.Withdrawn,
            { Shown: PeopleShown.SmallChildren or PeopleShown.Children, Guardian: false } => MediaBlock.NoGuardian,
            { Shown: PeopleShown.Children, Child: false } => MediaBlock.NoChild,
            _ => MediaBlock.None,
        },
    };
}
