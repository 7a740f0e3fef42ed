namespace Sen.Plumbing;

/// <summary>
/// An invitation (giấy mời): whoever was given an account finds the way in. It is printed, sent as a link or by e-mail, and carries the one-time code, which opens nothing but the choice
/// of an own password.
/// </summary>
/// <param name="Commune">Whose account, “Xã Bình Sa”.</param>
/// <param name="Title">Role title of the account.</param>
/// <param name="User">Its user name.</param>
/// <param name="Code">The code.</param>
/// <param name="Origin">Scheme and host of the commune's portal.</param>
/// <param name="Until">Last day of the code.</param>
public sealed record Invitation(string Commune, string Title, string User, string Code, string Origin, DateOnly Until)
{
    /// <summary>The page the link opens.</summary>
    public const string Page = "/can-bo/moi";

    /// <summary>Queries of the link: the user name and the code.</summary>
    public const string NameQuery = "ten", CodeQuery = "ma";

    /// <summary>Whom to call, when the commune has said so.</summary>
    public string? HelpLine { get; init; }

    /// <summary>The link: opened, it shows both filled in and does nothing yet.</summary>
    public string Link => $"{Origin}{Page}?{NameQuery}={Uri.EscapeDataString(User)}&{CodeQuery}={Uri.EscapeDataString(Code)}";

    /// <summary>The address is this machine's own: whoever sits elsewhere does not reach it.</summary>
    public bool IsLocal => Uri.TryCreate(Origin, UriKind.Absolute, out var uri) && (uri.IsLoopback || uri.Host is "0.0.0.0" or "[::]");

    /// <summary>What is typed by hand, where nothing can be scanned.</summary>
    public string Place => $"{Origin}{Page}";
}
