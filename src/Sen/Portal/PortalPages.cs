using Sen.Movement;
using Sen.Plumbing;

namespace Sen.Portal;

// What several public pages show alike. Plain data: the queries fill it, the views draw it.

/// <summary>A headline. <paramref name="Illustrative"/>: the headline itself is not from a real page.</summary>
public sealed record StoryLink(string Title, string Href, DateOnly? Published = null, bool Illustrative = false);

/// <summary>A story with what a reader needs to decide whether to open it.</summary>
public sealed record StoryCard(string Title, string Href, Link Category, DateOnly? Published, string? Summary = null, Picture? Picture = null, bool Illustrative = false);

/// <summary>A number with the words it means, and where it can be opened.</summary>
public sealed record Figure(string Number, string Label, string? Href = null, bool Illustrative = false);

/// <summary>A short status in words; see <see cref="Tone"/>.</summary>
public sealed record Status(string Text, Tone Tone = Tone.Plain, string? Icon = null);

/// <summary>A label and its value, with its own origin: half of a record may be seed, half illustrative.</summary>
public sealed record Fact(string Label, string Value, string? Href = null, bool Illustrative = false);

/// <summary>A model as lists show it.</summary>
/// <param name="Field">The field (lĩnh vực); <paramref name="FieldIllustrative"/> when the sorting is ours.</param>
/// <param name="Year">Year built, or null when no source tells it.</param>
public sealed record ModelCard(string Name, string Href, string Owner, string Field, bool FieldIllustrative, int? Year, IReadOnlyList<Status> Statuses, Picture? Picture = null);

/// <summary>A document as lists show it. <paramref name="When"/> is a date, or words such as “hằng năm, 2015–2020”.</summary>
public sealed record DocumentLine(string Subject, string Href, string Kind, string Issuer, string? When = null, string? Number = null, bool Illustrative = false);

/// <summary>One thing that happened, newest first on the page; nothing is overwritten, a correction is a new event.</summary>
public sealed record Happening(string Stage, DateOnly On, string Title, Wording? Text = null, bool Honour = false, bool Illustrative = false)
{
    public IReadOnlyList<Link> Files { get; init; } = [];

    /// <summary>Photographs: small picture and the address of the large one.</summary>
    public IReadOnlyList<(Picture Small, string Href)> Photos { get; init; } = [];
}

/// <summary>One choice of a filter: what the address carries and what the reader sees.</summary>
public sealed record Choice(string Value, string Text, bool Selected = false);

/// <summary>A filter of a list; its name is the name in the address.</summary>
public sealed record Filter(string Name, string Label, IReadOnlyList<Choice> Choices);
