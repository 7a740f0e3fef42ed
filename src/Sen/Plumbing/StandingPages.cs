namespace Sen.Plumbing;

/// <summary>A page of the portal that is there for every commune.</summary>
/// <param name="Key">Its key, also its word in addresses.</param>
/// <param name="Name">What it is called.</param>
public sealed record StandingPageName(string Key, Func<Words, string> Name)
{
    /// <summary>Where the standing pages live that have no address of the first level.</summary>
    public const string Others = "/trang";

    private static readonly string[] FirstLevel = ["gioi-thieu", "lien-he", "ho-tro-tiep-can", "quyen-rieng-tu"];

    /// <summary>Where readers see it.</summary>
    public string Address => FirstLevel.Contains(Key) ? $"/{Key}" : $"{Others}/{Key}";
}

/// <summary>The standing pages of a portal as one table.</summary>
public static class StandingPages
{
    /// <summary>All of them, in the order of the desk.</summary>
    public static IReadOnlyList<StandingPageName> All { get; } =
    [
        new("gioi-thieu", words => words.PageAbout),
        new("lien-he", words => words.PageContact),
        new("co-cau-to-chuc", words => words.PageStructure),
        new("thu-tuc-hanh-chinh", words => words.PageProcedures),
        new("quy-hoach-ke-hoach", words => words.PagePlans),
        new("ngan-sach", words => words.PageBudget),
        new("so-lieu-thong-ke", words => words.PageFigures),
        new("lay-y-kien", words => words.PageDrafts),
        new("tra-loi-kien-nghi", words => words.PageAnswers),
        new("danh-muc-cong-khai", words => words.PageMustPublish),
        new("ho-tro-tiep-can", words => words.PageAccessibility),
        new("quyen-rieng-tu", words => words.PagePrivacy),
    ];
}
