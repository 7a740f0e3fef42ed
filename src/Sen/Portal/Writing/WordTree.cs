using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Wordprocessing;
using Sen.Movement;
using Formula = DocumentFormat.OpenXml.Math.OfficeMath;

namespace Sen.Portal;

/// <summary>
/// Finds things in a Word file's tree. Content controls, accepted changes and whatever else is wrapped around them are looked through; what was deleted or moved
/// away is gone; where one thing is said in two ways, the first that says it counts. How deep a tree may be was measured before.
/// </summary>
internal static class WordTree
{
    // What an article cannot hold, and what an editor can do about it.
    private static readonly Wording
        Footnotes = ("Chú thích cuối trang và cuối bài không được lấy. Đề nghị ghi phần cần giữ vào bài.", "Footnotes and endnotes were not taken. Please write what is needed into the text."),
        Boxes = ("Chữ trong khung (text box) không được lấy. Đề nghị ghi phần cần giữ vào bài.", "Words in text boxes were not taken. Please write what is needed into the text."),
        Formulas = ("Công thức không được lấy. Đề nghị ghi lại bằng chữ, hoặc thêm ảnh chụp công thức.", "Formulas were not taken. Please write them in words, or add a picture of them."),
        Charts = ("Biểu đồ và sơ đồ không được lấy. Đề nghị lưu thành ảnh rồi thêm vào bài.", "Charts and diagrams were not taken. Please save them as pictures and add those."),
        Signs = ("Ký hiệu đặc biệt (Symbol) không được lấy. Đề nghị xem lại chỗ thiếu.", "Special signs (Symbol) were not taken. Please look for what is missing."),
        Files = ("Tệp chèn trong bài không được lấy. Đề nghị mở tệp đó và chép phần cần giữ vào bài.", "A file put into the text was not taken. Please open it and copy what is needed.");

    /// <summary>What is wanted inside an element, in its order; not looked for inside what was found.</summary>
    public static IEnumerable<OpenXmlElement> Inside(OpenXmlElement? parent, Func<OpenXmlElement, bool> wanted) => (parent?.ChildElements ?? Enumerable.Empty<OpenXmlElement>()).SelectMany(child =>
        wanted(child) ? [child]
        : IsGone(child) ? []
        : child is AlternateContent both ? both.ChildElements.Select(way => Inside(way, wanted).ToList()).FirstOrDefault(found => found.Count > 0) ?? []
        : Inside(child, wanted));

    /// <summary>What of it no article can hold, each kind once.</summary>
    public static IEnumerable<Wording> LeftOut(OpenXmlElement? parent) => (parent?.Descendants() ?? []).Select(NoteOf).OfType<Wording>().Distinct();

    private static bool IsGone(OpenXmlElement element) => element is DeletedRun or MoveFromRun or OpenXmlUnknownElement { LocalName: "del" or "moveFrom" };

    private static Wording? NoteOf(OpenXmlElement element) => element switch
    {
        FootnoteReference or EndnoteReference => Footnotes,
        TextBoxContent box => string.IsNullOrWhiteSpace(box.InnerText) ? null : Boxes,
        Formula => Formulas,
        GraphicData { Uri.Value: { } kind } when kind.EndsWith("/chart", StringComparison.Ordinal) || kind.EndsWith("/diagram", StringComparison.Ordinal) => Charts,
        SymbolChar => Signs,
        AltChunk => Files,
        _ => null,
    };
}
