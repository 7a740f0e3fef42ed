using System.Text.RegularExpressions;

namespace Sen.Movement.Media;

/// <summary>Which pictures and documents of the library a text mentions (ảnh, tệp được dẫn): figures by <c>data-media</c>, downloads by their address.</summary>
public static partial class MediaMentions
{
    /// <summary>Address of a document as a download.</summary>
    public static string Download(Guid media) => $"/tep/{media:d}/tai-ve";

    /// <summary>The ids, each once, in the order of the text.</summary>
    public static IReadOnlyList<Guid> In(string body) =>
        [.. Mention().Matches(body).Select(match => Guid.Parse(match.Groups["id"].Value)).Distinct()];

    [GeneratedRegex("(data-media=[\"']?|/tep/)(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
