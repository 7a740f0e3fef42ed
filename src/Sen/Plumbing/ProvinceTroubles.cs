namespace Sen.Plumbing;

/// <summary>Why a sign-in through the province did not come about. Each has its sentence; what the other house wrote about it stands in the log alone.</summary>
public enum ProvinceTrouble
{
    /// <summary>Cancelled there, or not agreed to.</summary>
    Denied,

    /// <summary>Too old, answered already, or begun in another browser.</summary>
    Lost,

    /// <summary>Cannot be reached.</summary>
    Down,

    /// <summary>Its answer is not right.</summary>
    Refused,

    /// <summary>It was to ask for the password anew and did not.</summary>
    NotAsked,

    /// <summary>Who came back is linked with no account here.</summary>
    Unlinked,
}

/// <summary>Troubles in addresses: the page they lead to says the sentence.</summary>
public static class ProvinceTroubles
{
    /// <summary>Query that names one.</summary>
    public const string Query = "tinh";

    /// <summary>Where the own account says something about the province's.</summary>
    public const string Place = "tai-khoan-tinh";

    /// <summary>The two accounts were linked, or are not any more.</summary>
    public const string Linked = "da-noi", Ended = "da-bo";

    private static readonly Dictionary<ProvinceTrouble, string> Names = new()
    {
        [ProvinceTrouble.Denied] = "tu-choi",
        [ProvinceTrouble.Lost] = "qua-lau",
        [ProvinceTrouble.Down] = "mat-lien-lac",
        [ProvinceTrouble.Refused] = "chua-nhan",
        [ProvinceTrouble.NotAsked] = "chua-hoi-lai",
        [ProvinceTrouble.Unlinked] = "chua-noi",
    };

    /// <summary>The trouble a request's address names; null when none.</summary>
    public static ProvinceTrouble? In(HttpContext http)
    {
        var name = http.Request.Query[Query].ToString();
        return Names.Where(one => one.Value == name).Select(one => (ProvinceTrouble?)one.Key).FirstOrDefault();
    }

    /// <summary>The door, which says it.</summary>
    public static string AtDoor(ProvinceTrouble trouble, string next) => $"{DeskAddresses.SignInFor(next)}&{Query}={Names[trouble]}";

    /// <summary>The own account, which says it.</summary>
    public static string OnAccount(ProvinceTrouble trouble) => OnAccount(Names[trouble]);

    /// <summary>The own account, which says what was done.</summary>
    public static string OnAccount(string said) => $"{DeskAddresses.Account}?{Query}={said}#{Place}";
}
