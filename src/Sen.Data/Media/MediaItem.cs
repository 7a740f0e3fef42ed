using Sen.Movement;
using Sen.Movement.Media;

namespace Sen.Data.Media;

/// <summary>
/// A picture or document of a commune's library (ảnh, tệp). Its bytes are the stored files it owns, one row for each format. Replaced in place it stays
/// the same item: every page that uses it shows the new bytes.
/// </summary>
public sealed class MediaItem : CommuneRecord
{
    /// <summary>Picture or document.</summary>
    public MediaKind Kind { get; init; }

    /// <summary>UTC instant it came.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>Name of the file it came as, cleaned; only ever shown.</summary>
    public string FileName { get; set; } = "";

    /// <summary>MIME type of what came last: of a picture JPEG, the format every reader can show.</summary>
    public required string MediaType { get; set; }

    /// <summary>Bytes of the largest size, or of the document.</summary>
    public long Bytes { get; set; }

    /// <summary>Pixels across of the largest size; 0 for a document.</summary>
    public int Width { get; set; }

    /// <summary>Pixels down of the largest size; 0 for a document.</summary>
    public int Height { get; set; }

    /// <summary>Whether the picture is there in AVIF too: it takes long, so it is made after the act.</summary>
    public bool HasAvif { get; set; }

    /// <summary>Caption of a picture, title of a document.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Text for those who do not see the picture.</summary>
    public string AltText { get; set; } = "";

    /// <summary>The picture says nothing the text does not say (ảnh trang trí): it needs no text of its own.</summary>
    public bool Decorative { get; set; }

    /// <summary>Who made it, or where it is from.</summary>
    public string Credit { get; set; } = "";

    /// <summary>The day it was taken or issued.</summary>
    public DateOnly? TakenOn { get; set; }

    /// <summary>Consent of the people in it.</summary>
    public Consent Consent { get; init; } = new();

    /// <summary>How far a document's text is known.</summary>
    public MediaTextState TextState { get; set; }

    /// <summary>What stands in the way of showing it to everybody; kept by <see cref="Judge"/>.</summary>
    public MediaBlock Block { get; private set; }

    /// <summary>A picture that still wants words for those who do not see it.</summary>
    public bool LacksAltText => Kind == MediaKind.Picture && !Decorative && AltText.Length == 0;

    /// <summary>Judges again whether it may be shown. To be called after every change of consent or text.</summary>
    public void Judge() => Block = MediaRules.BlockOf(Consent, TextState);
}

/// <summary>What kind of record uses a picture or document.</summary>
public enum MediaOwner
{
    /// <summary>An article.</summary>
    Article,

    /// <summary>A model.</summary>
    Model,

    /// <summary>The portal itself: its emblem (biểu trưng).</summary>
    Site,
}

/// <summary>A record uses a picture or document (nơi dùng). Written by whoever writes the record: see <see cref="MediaUses"/>.</summary>
public sealed class MediaUse : CommuneRecord
{
    /// <summary>The picture or document.</summary>
    public Guid MediaId { get; init; }

    /// <summary>Kind of the record that uses it; its rule decides who may see it.</summary>
    public MediaOwner OwnerKind { get; init; }

    /// <summary>The record that uses it.</summary>
    public Guid OwnerId { get; init; }
}

/// <summary>The text of one page or sheet of a document, for the search (chữ trong tệp).</summary>
public sealed class MediaText : CommuneRecord
{
    /// <summary>The document.</summary>
    public Guid MediaId { get; init; }

    /// <summary>Number of the page or sheet, from 1.</summary>
    public int Page { get; init; }

    /// <summary>Name of the sheet; empty for a page.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>What stands there, in lines.</summary>
    public required string Text { get; init; }
}
