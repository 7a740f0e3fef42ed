using System.Globalization;

namespace Sen.Movement.OldPortal;

/// <summary>
/// Reads a saved article page of an old portal from its lines. It goes by the page's own structure – first byline, last «[Trở về]» before the lists –
/// so that lines of the body which look like furniture stay in the body. The grammar is in docs/import.md.
/// </summary>
public static class OldPageReader
{
    private const string Newer = "Các tin mới hơn", Older = "Các tin cũ hơn", Links = "Liên kết web";
    private const int LinesOfHead = 3, MostAfterSection = 4;

    private static readonly string[] Sections = ["Chi tiết tin", "Chi tiết tin tức", "Chi tiết bài viết"];

    /// <summary>Reads the text form.</summary>
    public static OldPage Read(string text) => Read([.. OldText.Lines(text).Select(line => new OldLine(line))]);

    /// <summary>Reads lines, among them pictures.</summary>
    public static OldPage Read(IReadOnlyList<OldLine> lines)
    {
        var rows = lines.Select(line => line.Picture is null ? line with { Text = OldText.Clean(line.Text) } : line with { Text = "" })
            .Where(row => row.Picture is not null || row.Text.Length > 0).ToList();
        var warnings = new List<string>();
        var (page, bodyFrom) = Head(rows, warnings);
        var end = EndOfBody(rows, bodyFrom, warnings);
        page = Body(page, rows[bodyFrom..end], warnings);
        var tail = rows[end..].Where(row => row.Picture is null && !IsBack(row.Text)).Select(row => row.Text).ToList();
        page = Tail(page, tail, warnings);
        return page with { Warnings = warnings };
    }

    private static (OldPage Page, int BodyFrom) Head(List<OldLine> rows, List<string> warnings)
    {
        var at = rows.FindIndex(row => OldByline.Begins(row.Text));
        var section = rows.FindLastIndex(at < 0 ? rows.Count - 1 : at, row => IsSection(row.Text));
        // So far below its section it is a paragraph that only begins like a byline.
        if (at >= 0 && section >= 0 && rows[section..at].Count(row => row.Text.Length > 0) > MostAfterSection + 1)
        {
            at = -1;
        }

        if (at >= 0)
        {
            var named = HeadLines(rows[..at].Where(row => row.Text.Length > 0).Select(row => row.Text).ToList(), warnings);
            var (byline, taken) = OldByline.At(rows, at);
            return (byline.Into(named, warnings), at + taken);
        }

        warnings.Add("Không thấy dòng “Tác giả: … .Ngày đăng: … .Lượt xem: …”.");
        if (section < 0 || section + 2 >= rows.Count)
        {
            warnings.Add("Không nhận ra mục, chuyên mục và tên bài.");
            return (new(), 0);
        }

        return (new() { Section = rows[section].Text, Category = rows[section + 1].Text, Title = rows[section + 2].Text }, section + 3);
    }

    // Section, category and title are the last three lines before the byline; a known section label tells which of them are missing.
    private static OldPage HeadLines(List<string> head, List<string> warnings)
    {
        var section = head.FindLastIndex(IsSection);
        var from = section >= 0 ? section : Math.Max(0, head.Count - LinesOfHead);
        var named = section >= 0 ? head[section] : head.Count >= LinesOfHead ? head[from] : null;
        var rest = head[(named is null ? from : from + 1)..];
        var (category, title) = rest switch
        {
            [] => (null, null),
            [var only] => (null, only),
            [var first, .., var last] => (first, last),
        };
        void Missing(string? part, string name)
        {
            if (part is null)
            {
                warnings.Add($"Trang không ghi {name}.");
            }
        }

        Missing(named, "mục");
        Missing(category, "chuyên mục");
        Missing(title, "tên bài");
        if (rest.Count > 2)
        {
            warnings.Add($"Giữa chuyên mục và tên bài còn dòng: {string.Join(" / ", rest.Skip(1).SkipLast(1).Select(OldText.Short))}");
        }

        return new() { Section = named, Category = category, Title = title };
    }

    // The last «[Trở về]» before the lists; where several could be it, the one that the page's furniture follows.
    private static int EndOfBody(List<OldLine> rows, int from, List<string> warnings)
    {
        var backs = Enumerable.Range(from, rows.Count - from).Where(at => IsBack(rows[at].Text)).ToList();
        var lists = rows.FindLastIndex(row => IsNewer(row.Text) || IsOlder(row.Text));
        bool Stands(int at) => rows.Skip(at + 1).FirstOrDefault(row => row.Text.Length > 0) is not { } next || IsFurniture(next.Text);
        var before = backs.FindAll(at => at < lists);
        var found = before.FindLast(Stands) is var one and > 0 ? one
            : backs.FindLast(Stands) is var other and > 0 ? other
            : before.Count > 0 ? before[^1] : backs.Count > 0 ? backs[^1] : -1;
        if (found >= 0)
        {
            return found;
        }

        warnings.Add("Không thấy dòng “[Trở về]” sau nội dung bài.");
        var older = rows.FindLastIndex(row => IsOlder(row.Text));
        var newer = rows.FindLastIndex(older < 0 ? rows.Count - 1 : older, row => IsNewer(row.Text));
        var links = rows.FindLastIndex(row => OldText.Same(row.Text, Links));
        var foot = rows.FindIndex(Math.Min(from, rows.Count), row => OldFooterReader.Begins(row.Text));
        int[] ends = [newer, older, links, foot];
        return ends.Where(at => at >= from).DefaultIfEmpty(rows.Count).First();
    }

    private static OldPage Body(OldPage page, List<OldLine> rows, List<string> warnings)
    {
        var (paragraphs, captions, pictures) = (new List<string>(), new List<OldCaption>(), new List<OldPicture>());
        foreach (var row in rows)
        {
            if (row.Picture is { } picture)
            {
                pictures.Add(picture with { AltText = OldText.Clean(picture.AltText), AfterParagraph = paragraphs.Count });
                continue;
            }

            var (rest, found, odd) = OldCaptions.Take(row.Text);
            captions.AddRange(found.Select(caption => new OldCaption(caption.Text, paragraphs.Count + (caption.AfterWords ? 1 : 0))));
            if (rest.Length > 0)
            {
                paragraphs.Add(rest);
            }

            Remark(row.Text, rest.Length > 0 && found.Count > 0, odd, warnings);
        }

        if (paragraphs.Count == 0)
        {
            warnings.Add("Trang không có nội dung bài.");
        }

        return page with { Paragraphs = paragraphs, Captions = captions, Pictures = pictures, Links = [.. rows.SelectMany(row => row.Links)] };
    }

    private static void Remark(string line, bool inside, bool odd, List<string> warnings)
    {
        if (odd || line.StartsWith("Ảnh:", StringComparison.OrdinalIgnoreCase))
        {
            warnings.Add($"Chú thích ảnh viết lạ: “{OldText.Short(line)}”.");
        }
        else if (inside)
        {
            warnings.Add($"Chú thích ảnh nằm trong đoạn văn: “{OldText.Short(line)}”.");
        }
        else if (IsBack(line) || IsFurniture(line) || OldByline.Begins(line))
        {
            warnings.Add($"Dòng “{OldText.Short(line)}” giống khung trang nhưng nằm trong nội dung bài; giữ là đoạn văn.");
        }
    }

    private static OldPage Tail(OldPage page, List<string> lines, List<string> warnings)
    {
        var (newer, older) = (lines.FindIndex(IsNewer), lines.FindIndex(IsOlder));
        var last = Math.Max(newer, older);
        var links = lines.FindIndex(last + 1, line => OldText.Same(line, Links));
        var foot = links >= 0 ? links : lines.FindIndex(last + 1, OldFooterReader.Begins);
        foot = foot < 0 ? lines.Count : foot;
        if (newer < 0 || older < 0)
        {
            warnings.Add($"Trang không có {(newer < 0 ? older < 0 ? "hai danh sách tin mới hơn, tin cũ hơn" : "danh sách tin mới hơn" : "danh sách tin cũ hơn")}.");
        }

        var pager = new List<int>();
        var newerTitles = newer < 0 ? [] : Titles(lines[(newer + 1)..(older > newer ? older : foot)], pager);
        var olderTitles = older < 0 ? [] : Titles(lines[(older + 1)..(newer > older ? newer : foot)], pager);
        return OldFooterReader.Into(page with { Newer = newerTitles, Older = olderTitles, Pager = pager }, lines[foot..], warnings);
    }

    // Below the titles stand the page numbers.
    private static List<string> Titles(List<string> lines, List<int> pager)
    {
        var count = lines.Count;
        while (count > 0 && Numbers(lines[count - 1]) is not null)
        {
            count--;
        }

        pager.AddRange(lines.Skip(count).SelectMany(line => Numbers(line)!).Distinct().Except(pager).ToList());
        return lines[..count];
    }

    private static List<int>? Numbers(string line)
    {
        var words = line.Split([' ', '|', '[', ']', '(', ')', '<', '>', '«', '»', '‹', '›', '.', '…', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.All(word => word.Length <= 6 && word.All(char.IsAsciiDigit)) ? [.. words.Select(word => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture))] : null;
    }

    private static bool IsSection(string line) => Array.Exists(Sections, section => OldText.Same(line, section));

    private static bool IsNewer(string line) => OldText.Same(line, Newer);

    private static bool IsOlder(string line) => OldText.Same(line, Older);

    private static bool IsBack(string line) =>
        line.StartsWith('[') && line.EndsWith(']') && line[1..^1].Trim(' ').Equals("Trở về", StringComparison.OrdinalIgnoreCase);

    private static bool IsFurniture(string line) => IsNewer(line) || IsOlder(line) || OldText.Same(line, Links) || OldFooterReader.Begins(line);
}
