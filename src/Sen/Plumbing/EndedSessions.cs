using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Sen.Data;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>A browser whose session is over comes back: the door says once how it ended, and the cookie of it is taken away.</summary>
public static class EndedSessions
{
    /// <summary>Query of the sign-in that says how.</summary>
    public const string Query = "phien";

    private static readonly (SessionEnd End, string Word)[] Words =
    [
        (SessionEnd.Expired, "het-han"), (SessionEnd.OwnDevice, "tu-thiet-bi-khac"), (SessionEnd.OwnKeys, "doi-khoa"), (SessionEnd.Administrator, "quan-tri"), (SessionEnd.Disabled, "dang-khoa"),
    ];

    /// <summary>How this browser's session ended; null when it has none, or nobody can say.</summary>
    public static async Task<SessionEnd?> Why(HttpContext http, Databases databases)
    {
        if (Sessions.IdOf(http) is { } session)
        {
            await using var db = databases.Open(Scope.All);
            return await SessionEnds.Of(db, session, http.RequestAborted);
        }

        // A cookie that is not read any more: too old, or of an installation of before.
        return http.Request.Cookies.ContainsKey(Sessions.CookieName) ? SessionEnd.Expired : null;
    }

    /// <summary>The address of the door with how; the cookie goes, so that it is said once.</summary>
    public static async Task<string> Told(HttpContext http, string door, SessionEnd end)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return $"{door}&{Query}={Array.Find(Words, one => one.End == end).Word}";
    }

    /// <summary>What the query says; null when nothing.</summary>
    public static SessionEnd? Of(string? word) => Array.FindIndex(Words, one => one.Word == word) is >= 0 and var at ? Words[at].End : null;
}
