using Sen.Movement;

namespace Sen.Data.Search;

/// <summary>What kind of record is found.</summary>
public enum SearchKind
{
    /// <summary>An article (tin, bài).</summary>
    Article,

    /// <summary>A model (mô hình).</summary>
    Model,

    /// <summary>An official document (văn bản).</summary>
    Document,

    /// <summary>A picture, by its caption (ảnh, chú thích).</summary>
    Picture,

    /// <summary>A document of the library that a page offers, by its text (tệp đính kèm).</summary>
    File,
}

/// <summary>A public record as the search index keeps it: what it is found by, and what a list of results shows of it.</summary>
public sealed record SearchEntry
{
    /// <summary>What it is.</summary>
    public required SearchKind Kind { get; init; }

    /// <summary>The record; of a picture its own id, or the article's whose picture it is; of what the library has, the row that says who uses it.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The kind of page that shows it.</summary>
    public required SearchKind PageKind { get; init; }

    /// <summary>The record whose page shows it.</summary>
    public required Guid PageId { get; init; }

    /// <summary>Its commune.</summary>
    public required Guid CommuneId { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text behind the title, on one line.</summary>
    public required string Text { get; init; }

    /// <summary>Category, field or kind of document, as an address carries it.</summary>
    public string CategorySlug { get; init; } = "";

    /// <summary>Category, field or kind of document, in words.</summary>
    public string Category { get; init; } = "";

    /// <summary>Words of the page's address.</summary>
    public required string Slug { get; init; }

    /// <summary>The day it bears; null when it bears none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The year it belongs to; null when none is known.</summary>
    public int? Year { get; init; }

    /// <summary>Recorded, from the seed, or illustrative.</summary>
    public Origin Origin { get; init; }

    /// <summary>Order among entries of one day, before the order of the ids.</summary>
    internal long Nth { get; init; }

    /// <summary>The day that decides what is newer; a year alone counts from its first day, nothing known comes last.</summary>
    internal int DayNumber => (Day ?? (Year is > 0 and < 10_000 ? new DateOnly(Year.Value, 1, 1) : DateOnly.MinValue)).DayNumber;
}

/// <summary>What a list of results shows of an entry, besides its title and text with their marks.</summary>
public sealed record FoundEntry
{
    /// <summary>What it is.</summary>
    public required SearchKind Kind { get; init; }

    /// <summary>The record, as <see cref="SearchEntry.RecordId"/>.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The kind of page that shows it.</summary>
    public required SearchKind PageKind { get; init; }

    /// <summary>The record whose page shows it.</summary>
    public required Guid PageId { get; init; }

    /// <summary>Title as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Category, field or kind of document, as an address carries it.</summary>
    public required string CategorySlug { get; init; }

    /// <summary>Category, field or kind of document, in words.</summary>
    public required string Category { get; init; }

    /// <summary>Words of the page's address.</summary>
    public required string Slug { get; init; }

    /// <summary>The day it bears; null when it bears none.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>Recorded, from the seed, or illustrative.</summary>
    public required Origin Origin { get; init; }
}
