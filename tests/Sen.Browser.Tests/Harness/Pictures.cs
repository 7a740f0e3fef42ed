using Sen.Testing;

namespace Sen.Browser;

/// <summary>
/// Pictures of pages, for people to look at beside the design: drawn when somebody asks for them (<c>SEN_PICTURES=all</c>). They lie in the folder of outputs and are
/// not kept in the repository.
/// </summary>
public static class Pictures
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".out", "pictures");

    private static string? Asked => Environment.GetEnvironmentVariable("SEN_PICTURES");

    /// <summary>Draws the whole page as it stands, when pictures were asked for.</summary>
    public static Task Keep(Person person, string name) =>
        Asked == "all" ? person.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name.Replace(' ', '-')}.png"), FullPage = true }) : Task.CompletedTask;

    /// <summary>A picture of the editor's guide: drawn anew when the papers' pictures are asked for.</summary>
    public static Task KeepForTheGuide(Person person, string name) => Papers is { } papers
        ? person.Page.ScreenshotAsync(new() { Path = Path.Combine(papers, "huong-dan", $"{name}.jpg"), Type = Microsoft.Playwright.ScreenshotType.Jpeg, Quality = 60 })
        : Keep(person, name);

    /// <summary>Where the papers' own pictures lie; null unless somebody asked to draw them anew (SEN_PICTURES=docs).</summary>
    public static string? Papers => Asked == "docs" ? Path.Combine(Repository.Root, "docs") : null;
}
