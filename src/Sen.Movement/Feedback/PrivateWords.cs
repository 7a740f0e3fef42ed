using System.Text.RegularExpressions;
using Sen.Movement.Text;

namespace Sen.Movement.Feedback;

/// <summary>Finds in a text what tells about a person: numbers of identity cards and telephones, named people, health and other private matters.</summary>
public static partial class PrivateWords
{
    // Folded, each between blanks.
    private static readonly (string Word, string Name)[] Matters =
    [
        ("ho ong", "tên một hộ"), ("ho ba", "tên một hộ"), ("doi tuong", "từ “đối tượng”"), ("nghien", "chuyện sức khỏe"), ("tam than", "chuyện sức khỏe"),
        ("hiv", "chuyện sức khỏe"), ("ung thu", "chuyện sức khỏe"), ("man han tu", "chuyện riêng của một người"), ("tien an", "chuyện riêng của một người"),
        ("bao hanh", "chuyện gia đình"), ("ly hon", "chuyện gia đình"),
    ];

    /// <summary>What was found in any of the texts, in words for a sentence; empty when nothing was.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> texts) => [.. texts.SelectMany(Of).Distinct()];

    private static IEnumerable<string> Of(string text)
    {
        var clean = VietnameseText.Clean(text);
        if (LongNumber().IsMatch(clean))
        {
            yield return "số điện thoại hoặc số giấy tờ";
        }

        if (NamedPerson().IsMatch(clean))
        {
            yield return "tên người";
        }

        var folded = $" {NotLetters().Replace(VietnameseText.Fold(clean), " ")} ";
        foreach (var name in Matters.Where(matter => folded.Contains($" {matter.Word} ", StringComparison.Ordinal)).Select(matter => matter.Name))
        {
            yield return name;
        }
    }

    [GeneratedRegex(@"\d(?:[ .\-]?\d){8,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();

    // The word of address may begin a sentence; the name after it has a capital.
    [GeneratedRegex(@"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m)\s+\p{Lu}\p{Ll}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedPerson();

    [GeneratedRegex("[^a-z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotLetters();
}
