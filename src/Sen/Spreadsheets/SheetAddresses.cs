using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>Addresses of bringing in sheets.</summary>
public static class SheetAddresses
{
    public const string Home = DeskAddresses.Sheets;

    /// <summary>Where a template is downloaded.</summary>
    public static string Template(string slug) => $"{Home}/mau/{slug}";

    /// <summary>One import.</summary>
    public static string Import(Guid id) => $"{Home}/{id:d}";

    /// <summary>Says on the page of an import that its file was sent once more.</summary>
    public const string AgainQuery = "gui-lai";

    /// <summary>One import whose file was sent once more.</summary>
    public static string SentAgain(Guid id) => $"{Import(id)}?{AgainQuery}";
}
