using Sen.Movement;

namespace Sen.Data.Files;

/// <summary>What kind of record owns a file; the owner's rule decides who may read it.</summary>
public enum FileOwner
{
    /// <summary>A progress entry: read with its model.</summary>
    ProgressEntry,

    /// <summary>A person's account: sent with a form that came back, kept for that person alone until the form is right (ảnh chờ gửi).</summary>
    Sender,

    /// <summary>A picture or document of the library, one row for each format: read with what uses it.</summary>
    Media,

    /// <summary>What was entered on behalf of its owner: the scan of the paper, read with the registration, never by the public.</summary>
    EnteredFor,

    /// <summary>Feedback of a citizen: seen by those who may read it, never by the public.</summary>
    Feedback,

    /// <summary>A sheet somebody sent to have its rows brought in, and its error sheet: handed out by the import's own page alone.</summary>
    SheetImport,
}

/// <summary>A file owned by a record. The bytes lie on disk under their own hash; this row says whose they are. Nothing is served but through it.</summary>
public sealed class StoredFile : CommuneRecord
{
    /// <summary>Kind of the owning record.</summary>
    public FileOwner OwnerKind { get; init; }

    /// <summary>The owning record.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>The model whose publicity decides, when there is one.</summary>
    public Guid? ModelId { get; init; }

    /// <summary>UTC instant until which it is kept; null when it stays as long as its record.</summary>
    public DateTime? KeptUntil { get; init; }

    /// <summary>Text for those who do not see the picture.</summary>
    public string AltText { get; init; } = "";

    /// <summary>Caption under the picture.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Pixels across of the largest size.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down of the largest size.</summary>
    public int Height { get; init; }

    /// <summary>Hash (SHA-256, hexadecimal) of the smallest size, about 400 px across.</summary>
    public required string Small { get; init; }

    /// <summary>Hash of the middle size, about 960 px.</summary>
    public required string Medium { get; init; }

    /// <summary>Hash of the largest size, about 1600 px.</summary>
    public required string Large { get; init; }

    /// <summary>MIME type of all sizes; of a document, which has one size, all three hashes are the same.</summary>
    public required string MediaType { get; init; }
}
