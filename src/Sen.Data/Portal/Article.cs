using Sen.Movement;

namespace Sen.Data.Portal;

/// <summary>How the text of an article is kept.</summary>
public enum ArticleFormat
{
    /// <summary>Paragraphs separated by a blank line; one that begins with “- ” is a list item. What came from an older portal, and what needs no more.</summary>
    Paragraphs,

    /// <summary>HTML that Sen wrote itself from blocks it knows; see <c>RichHtml</c>.</summary>
    Html,
}

/// <summary>An article of the portal (tin, bài).</summary>
public sealed class Article : CommuneRecord
{
    /// <summary>More articles than a portal ever publishes on one day.</summary>
    public const long MostADay = 100_000;

    /// <summary>Label above the category, for example “Chi tiết tin”.</summary>
    public required string Section { get; init; }

    /// <summary>Category (chuyên mục).</summary>
    public required string Category { get; set; }

    /// <summary>Words of the category in the address.</summary>
    public required string CategorySlug { get; set; }

    /// <summary>Title.</summary>
    public required string Title { get; set; }

    /// <summary>Words of the title in the address.</summary>
    public required string Slug { get; set; }

    /// <summary>Author as shown; empty for an old page that names none.</summary>
    public required string Author { get; set; }

    /// <summary>Day shown as “Ngày đăng”.</summary>
    public DateOnly PublishedOn { get; set; }

    /// <summary>A sentence or two that stand above the text and in lists (sapo); empty when the text has none.</summary>
    public string Lead { get; set; } = "";

    /// <summary>Whether readers see it now. Only then does any page, list, feed, search or address show it.</summary>
    public bool IsPublic { get; set; } = true;

    /// <summary>UTC instant of its first publication here; null before it, and for what was published before Sen.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Place in the newer and older lists: greater is newer. See <see cref="PlaceOn"/>.</summary>
    public long Position { get; set; }

    /// <summary>The place of the nth article (from 1) of the day it bears: days go before the order within a day.</summary>
    public static long PlaceOn(DateOnly day, int nth) => (day.DayNumber * MostADay) + nth;

    /// <summary>The text, as <see cref="Format"/> says.</summary>
    public required string Body { get; set; }

    /// <summary>How <see cref="Body"/> is to be read.</summary>
    public ArticleFormat Format { get; set; }

    /// <summary>What was corrected after publication (đính chính), oldest first: each line is a day, a blank, and a sentence. Empty when nothing was.</summary>
    public string Corrections { get; set; } = "";

    /// <summary>Caption of the first picture without “(Ảnh:” and “)”; null when it has none. It is shown also when the picture itself is missing.</summary>
    public string? PhotoCaption { get; set; }

    /// <summary>How many paragraphs stand before the picture.</summary>
    public int PhotoAfter { get; set; }

    /// <summary>Address of a drawing that stands in for the photo, relative to the site; null when there is none.</summary>
    public string? Drawing { get; set; }

    /// <summary>Text for those who do not see the drawing.</summary>
    public string DrawingAlt { get; set; } = "";
}

/// <summary>A line of the panel “Dữ liệu trong bài”: a statement of the article and the record that makes it true.</summary>
public sealed class ArticleLink : CommuneRecord
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>Order in the panel.</summary>
    public int Order { get; init; }

    /// <summary>Words of the article that are made true.</summary>
    public required string Phrase { get; init; }

    /// <summary>What kind of record: committee, document, model, statement, organisation.</summary>
    public required string TargetKind { get; init; }

    /// <summary>Which record.</summary>
    public Guid TargetId { get; init; }
}

/// <summary>A reviewed link of the list “Liên kết web”.</summary>
public sealed class WebLink : CommuneRecord
{
    /// <summary>Words shown.</summary>
    public required string Label { get; init; }

    /// <summary>Address.</summary>
    public required string Address { get; init; }

    /// <summary>Order.</summary>
    public int Order { get; init; }
}

/// <summary>An address of an old portal (địa chỉ cũ) and the record that stands for it now: it answers 301 for life.</summary>
public sealed class OldAddress : CommuneRecord
{
    /// <summary>Path and query in their one spelling (<c>OldAddressKey</c>).</summary>
    public required string Address { get; init; }

    /// <summary>SHA-256 of the address, hexadecimal: what is looked for, for addresses are longer than an index takes.</summary>
    public required string AddressHash { get; init; }

    /// <summary>What kind of record: article.</summary>
    public required string TargetKind { get; init; }

    /// <summary>Which record.</summary>
    public Guid TargetId { get; init; }
}

/// <summary>The portal of a commune: what stands in its header and footer. One row a commune.</summary>
public sealed class Site : CommuneRecord
{
    /// <summary>Host name it answers for; null for the only portal of an installation.</summary>
    public string? Host { get; set; }

    /// <summary>Name in the header, for example “Xã Bình Sa”.</summary>
    public required string Name { get; set; }

    /// <summary>Line under the name, for example “Huyện Thăng Bình, tỉnh Quảng Nam”.</summary>
    public string Place { get; set; } = "";

    /// <summary>Footer: “Bản quyền thuộc …”.</summary>
    public string Copyright { get; set; } = "";

    /// <summary>Footer: address of the office, without “Trụ sở:”.</summary>
    public string Office { get; set; } = "";

    /// <summary>Footer: telephone as shown.</summary>
    public string Telephone { get; set; } = "";

    /// <summary>Footer: e-mail.</summary>
    public string Email { get; set; } = "";

    /// <summary>Footer: “Thiết kế bởi …”.</summary>
    public string DesignedBy { get; set; } = "";

    /// <summary>The picture of the library that stands in the head (biểu trưng), as <see cref="SiteReading"/> found it; null: Sen's own mark. No column: the use is the record.</summary>
    public Guid? Emblem { get; init; }
}

/// <summary>Views of one article since it was published (lượt xem). A listed exception: written without an act.</summary>
public sealed class ArticleViews
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; init; }

    /// <summary>How many.</summary>
    public long Views { get; set; }
}

/// <summary>Visits to a commune's portal on one local day (lượt truy cập). A listed exception: written without an act.</summary>
public sealed class DayVisits
{
    /// <summary>The commune.</summary>
    public Guid CommuneId { get; init; }

    /// <summary>Local day; the first day of the calendar holds what was counted before Sen.</summary>
    public DateOnly Day { get; init; }

    /// <summary>How many.</summary>
    public long Visits { get; set; }
}
