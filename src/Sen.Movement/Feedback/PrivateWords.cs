using System.Text.RegularExpressions;
using Sen.Movement.Text;

namespace Sen.Movement.Feedback;

/// <summary>Finds in a text what tells about a person: numbers of identity cards and telephones, named people, health and other private matters.</summary>
public static partial class PrivateWords
{
    private static readonly Wording
        Household = ("tên một hộ", "the name of a household"), Health = ("chuyện sức khỏe", "matters of health"),
        OnePerson = ("chuyện riêng của một người", "private matters of a person"), Family = ("chuyện gia đình", "family matters");

    // Folded, each between blanks.
    private static readonly (string Word, Wording Name)[] Matters =
    [
        ("ho ong", Household), ("ho ba", Household), ("doi tuong", ("từ “đối tượng”", "the word “đối tượng”")), ("nghien", Health), ("tam than", Health),
        ("hiv", Health), ("ung thu", Health), ("man han tu", OnePerson), ("tien an", OnePerson),
        ("bao hanh", Family), ("ly hon", Family),
    ];

    /// <summary>What was found in any of the texts, in words for a sentence; empty when nothing was.</summary>
    public static IReadOnlyList<Wording> In(IEnumerable<string> texts) => [.. texts.SelectMany(Of).Distinct()];

    private static IEnumerable<Wording> Of(string text)
    {
        var clean = VietnameseText.Clean(text);
        if (LongNumber().IsMatch(clean))
        {
            yield return ("số điện thoại hoặc số giấy tờ", "a telephone number or the number of a paper");
        }

        if (NamedPerson().IsMatch(clean))
        {
            yield return ("tên người", "a person’s name");
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
