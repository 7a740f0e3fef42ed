using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>An official document as lists show it.</summary>
public static class DocumentLines
{
    /// <summary>The line; a document without a day says how often it comes and in which phase.</summary>
    public static DocumentLine Of(Words words, OfficialDocument document) => new(
        document.Abstract,
        Addresses.Document(document.Slug, document.Id),
        Kind(words, document),
        document.Issuer,
        When(words, document),
        document.Number,
        document.Origin == Origin.Illustrative);

    /// <summary>The kind as the source words it; in English what it is.</summary>
    public static string Kind(Words words, OfficialDocument document) => words.In((document.KindAsWritten, OfficialDocument.NameOf(document.Kind).En));

    /// <summary>A phase with the dash that belongs between two years: “2015–2020”.</summary>
    public static string Phase(string period) => period.Replace('-', '–');

    private static string? When(Words words, OfficialDocument document)
    {
        if (document.IssuedOn is { } day)
        {
            return words.Date(day);
        }

        var parts = new[] { document.Recurrence == Recurrence.Once ? "" : words.In(OfficialDocument.NameOf(document.Recurrence)), Phase(document.Period) }.Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}
