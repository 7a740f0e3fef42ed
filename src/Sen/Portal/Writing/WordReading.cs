using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Sen.Movement;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>What a Word file says.</summary>
/// <param name="Title">Title; empty when none could be told.</param>
/// <param name="Blocks">The text.</param>
/// <param name="Pictures">Pictures of its figures.</param>
/// <param name="Notes">What to look at again, sentences.</param>
public sealed record WordArticle(string Title, IReadOnlyList<RichBlock> Blocks, IReadOnlyList<WordPicture> Pictures, IReadOnlyList<Wording> Notes);

/// <summary>
/// Reads a Word file (.docx) into an article's blocks: headings, nested lists, tables, pictures, bold, italic, links; old Vietnamese encodings by their
/// fonts. Nothing it names outside itself is ever fetched, and it is measured before it is unpacked.
/// </summary>
public static class WordReading
{
    private const long MostCharacters = 20_000_000;
    private const int MostBlocks = 5000, LongestTitle = 300;

    private static readonly Wording NotWord = ("Tệp này không phải tệp Word. Đề nghị chọn tệp .docx.", "This file is no Word file. Please choose a .docx file.");

    // What has to be readable, and how an editor would call it.
    private static readonly (string Part, Wording Name, bool Needed)[] Parts =
    [
        ("[Content_Types].xml", ("danh mục các phần", "the list of parts"), true), ("_rels/.rels", ("mối nối gốc", "the root links"), true), ("word/document.xml", ("văn bản chính", "the main text"), true),
        ("word/_rels/document.xml.rels", ("mối nối của văn bản", "the links of the text"), false), ("word/styles.xml", ("kiểu trình bày", "the styles"), false), ("word/numbering.xml", ("danh sách và đánh số", "lists and numbering"), false),
    ];

    /// <summary>The article, or under the field's name why not and what to do.</summary>
    public static Outcome<WordArticle> Read(byte[] bytes, string field, CancellationToken ct)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return new Refusal.Invalid(field, (
                "Tệp Word đời cũ (.doc) hoặc có mật khẩu chưa đọc được. Đề nghị mở tệp, bỏ mật khẩu, lưu thành .docx rồi gửi lại.",
                "Old Word files (.doc) and files with a password cannot be read. Please open it, take the password off, save it as .docx and send it again."));
        }

        if (!PaperContent.IsPaper(bytes) || bytes.AsSpan().StartsWith("%PDF"u8))
        {
            return new Refusal.Invalid(field, NotWord);
        }

        if (Broken(bytes) is { } broken)
        {
            return new Refusal.Invalid(field, broken);
        }

        // Counts what it unpacks to, part by part, and refuses macros and embedded programmes.
        var content = PaperContent.Look(bytes, ct);
        if (content.Document != PaperContent.Word)
        {
            return new Refusal.Invalid(field, content.Sentence ?? NotWord);
        }

        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters });
            var main = document.MainDocumentPart!;
            return new Reader(main, new(main)).Read();
        }
        catch (Exception exception) when (exception is OpenXmlPackageException or XmlException or InvalidDataException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or IOException)
        {
            return new Refusal.Invalid(field, (
                "Tệp Word này bị hỏng nên chưa đọc được. Đề nghị mở bằng Word, chọn “Lưu thành” một tệp mới rồi gửi lại.",
                "This Word file is broken and cannot be read. Please open it in Word, save it as a new file and send that."));
        }
    }

    // A sentence that names the part that is missing or cannot be read; null when all can.
    private static Wording? Broken(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            foreach (var (part, name, needed) in Parts)
            {
                var entry = zip.GetEntry(part);
                if (entry is null ? needed && part != "word/document.xml" : !IsXml(entry))
                {
                    return (
                        $"Tệp Word bị hỏng ở phần {name.Vi} ({part}). Đề nghị mở bằng Word, chọn “Lưu thành” một tệp mới rồi gửi lại.",
                        $"The Word file is broken in {name.En} ({part}). Please open it in Word, save it as a new file and send that.");
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return ("Tệp Word bị thiếu phần cuối, có thể do mạng yếu. Đề nghị gửi lại.", "The end of the Word file is missing, perhaps because the connection is weak. Please send it again.");
        }
    }

    private static bool IsXml(ZipArchiveEntry entry)
    {
        try
        {
            using var xml = XmlReader.Create(entry.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, CloseInput = true });
            while (xml.Read())
            {
                continue;
            }

            return true;
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException)
        {
            return false;
        }
    }

    private sealed class Reader(MainDocumentPart main, WordRuns runs)
    {
        private readonly Body? _body = main.Document?.Body;
        private readonly WordRuns _runs = runs;
        private readonly WordTables _tables = new(runs);
        private readonly WordStyles _styles = new(main);
        private readonly List<RichBlock> _blocks = [];
        private readonly WordPictures _pictures = new(main);
        private readonly List<(int Depth, bool Ordered, IReadOnlyList<RichRun> Runs)> _list = [];
        private readonly HashSet<Wording> _notes = [];

        public WordArticle Read()
        {
            var title = "";
            foreach (var element in WordTree.Inside(_body, element => element is Paragraph or Table))
            {
                if (_blocks.Count + _list.Count > MostBlocks)
                {
                    _notes.Add(($"Tệp rất dài; chỉ {MostBlocks} đoạn đầu được lấy.", $"The file is very long; only its first {MostBlocks} paragraphs were taken."));
                    break;
                }

                if (element is Table table)
                {
                    Close();
                    _blocks.Add(_tables.Of(table, CaptionBefore()));
                    Add(_pictures.Of(table));
                }
                else if (element is Paragraph paragraph)
                {
                    if (title.Length == 0 && _blocks.Count == 0 && _list.Count == 0 && TitleOf(paragraph) is { } found)
                    {
                        title = found;
                        Add(_pictures.Of(paragraph));
                        continue;
                    }

                    Add(paragraph);
                }
            }

            Close();
            return new(title, RichText.Tidy(_blocks), _pictures.Taken, [.. _runs.Notes, .. _pictures.Notes, .. WordTree.LeftOut(_body), .. _notes]);
        }

        private string? TitleOf(Paragraph paragraph)
        {
            var text = RichText.Tidy(_runs.Of(paragraph));
            var words = text.Words().Replace('\n', ' ').Trim();
            return words.Length is > 0 and <= LongestTitle && (_styles.IsTitle(paragraph) || _styles.LevelOf(paragraph) == 1 || text.All(run => run.Marks.HasFlag(TextMarks.Strong))) ? words : null;
        }

        private void Add(Paragraph paragraph)
        {
            var text = RichText.Tidy(_runs.Of(paragraph));
            if (_styles.ListOf(paragraph) is { } list && text.Count > 0)
            {
                _list.Add((list.Depth, list.Ordered, text));
            }
            else if (text.Count > 0)
            {
                Close();
                Add(paragraph, text);
            }

            Add(_pictures.Of(paragraph));
        }

        private void Add(IEnumerable<Guid> pictures)
        {
            foreach (var picture in pictures)
            {
                Close();
                _blocks.Add(new RichBlock.Figure(picture, []));
            }
        }

        private void Add(Paragraph paragraph, IReadOnlyList<RichRun> runs)
        {
            var words = runs.Words();
            // What stands under a picture and says “Ảnh: …” is its caption.
            if (_blocks.LastOrDefault() is RichBlock.Figure { Caption.Count: 0 } figure
                && (_styles.IsCaption(paragraph) || words.StartsWith("Ảnh:", StringComparison.OrdinalIgnoreCase) || words.StartsWith("(Ảnh", StringComparison.OrdinalIgnoreCase) || words.StartsWith("Hình ", StringComparison.Ordinal)))
            {
                _blocks[^1] = figure with { Caption = runs };
                return;
            }

            _blocks.Add(_styles.LevelOf(paragraph) is { } level ? new RichBlock.Heading(level <= 2 ? 2 : 3, [.. runs.Select(run => run with { Marks = run.Marks & ~TextMarks.Strong })])
                : new RichBlock.Paragraph(runs));
        }

        private void Close()
        {
            var at = 0;
            while (at < _list.Count)
            {
                _blocks.Add(Listing(ref at, _list[at].Depth));
            }

            _list.Clear();
        }

        private RichBlock.Listing Listing(ref int at, int depth)
        {
            var (ordered, items) = (_list[at].Ordered, new List<RichItem>());
            while (at < _list.Count && _list[at].Depth >= depth && (_list[at].Depth > depth || _list[at].Ordered == ordered))
            {
                if (_list[at].Depth > depth && items.Count > 0)
                {
                    items[^1] = items[^1] with { Lists = [.. items[^1].Lists, Listing(ref at, _list[at].Depth)] };
                }
                else
                {
                    items.Add(new(_list[at++].Runs, []));
                }
            }

            return new(ordered, items);
        }

        private IReadOnlyList<RichRun> CaptionBefore()
        {
            if (_blocks.LastOrDefault() is not RichBlock.Paragraph before || !before.Runs.Words().StartsWith("Bảng ", StringComparison.Ordinal))
            {
                return [];
            }

            _blocks.RemoveAt(_blocks.Count - 1);
            return before.Runs;
        }
    }
}
