using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>A reader chooses light, size or language: kept in a cookie that says nothing about the reader.</summary>
public static class ReadingChoice
{
    // The form is part of cached pages, so it carries no token; the worst a forged one can do is to change the light.
    private static readonly (string Field, string Cookie, string[] Values)[] Choices =
    [
        ("giao-dien", Frames.ThemeCookie, ["sang", "toi"]),
        ("co-chu", Frames.SizeCookie, ["lon", "thuong"]),
        ("ngon-ngu", Frames.LanguageCookie, ["vi", "en"]),
    ];

    /// <summary>Maps <c>/hien-thi</c>.</summary>
    public static void Map(Routes routes) => routes.MapPost("/hien-thi", async (HttpContext http) =>
    {
        if (!http.Request.HasFormContentType)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        foreach (var (field, cookie, values) in Choices)
        {
            if (values.Contains(form[field].ToString()))
            {
                http.Response.Cookies.Append(cookie, form[field].ToString(), new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    Secure = http.Request.IsHttps,
                    MaxAge = TimeSpan.FromDays(365),
                    IsEssential = true,
                });
            }
        }

        return Results.Redirect(LocalAddress.Or(form["ve"], "/"));
    }).Needs(Operation.ChooseReading).DisableAntiforgery();
}
