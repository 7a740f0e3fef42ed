using Sen.Testing;

namespace Sen.Browser;

/// <summary>Pictures of pages, for people to look at beside the design. They lie in the folder of outputs and are not kept in the repository.</summary>
public static class Pictures
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".out", "pictures");

    /// <summary>Draws the whole page as it stands.</summary>
    public static Task Keep(Person person, string name) =>
        person.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name.Replace(' ', '-')}.png"), FullPage = true });

    /// <summary>Where the papers' own pictures lie; null unless somebody asked to draw them anew (SEN_PICTURES=docs).</summary>
    public static string? Papers => Environment.GetEnvironmentVariable("SEN_PICTURES") == "docs" ? Path.Combine(Repository.Root, "docs") : null;
}
