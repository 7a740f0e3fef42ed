using Sen.Movement;
using Sen.Movement.OldPortal;
using Sen.Movement.Text;

namespace Sen.Import;

/// <summary>A saved page, read: what it says, where it stood, and in which encoding its letters were found.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Page">What it says, in Unicode.</param>
public sealed record SavedPage(string File, OldPage Page)
{
    private const int LongestLine = 100_000, LongestBody = 200_000, MostLines = 50_000, MostTags = 200_000;

    /// <summary>Old addresses in their one spelling.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Where it was saved from, when it says so.</summary>
    public string? SavedFrom { get; init; }

    /// <summary>The encoding its letters were in, when a person has to confirm it; null for Unicode and for what the page declares.</summary>
    public LegacyEncoding? ToConfirm { get; init; }

    /// <summary>A line as it lay there and as it is read, for confirming.</summary>
    public (string Before, string After) Preview { get; init; }

    /// <summary>Reads a file. <paramref name="told"/>: the encoding the person named, or null.</summary>
    public static async Task<Outcome<SavedPage>> Read(string file, LegacyEncoding? told, CancellationToken ct) =>
        (await SavedFile.Read(file, ct)).Then(bytes => Of(file, bytes, told));

    /// <summary>Reads a page from its bytes.</summary>
    public static Outcome<SavedPage> Of(string file, byte[] bytes, LegacyEncoding? told)
    {
        var (text, isUnicode) = SavedFile.Text(bytes);
        var isHtml = IsHtml(text);
        if (isHtml && text.AsSpan().Count('<') > MostTags)
        {
            return new Refusal.Invalid("file", ("có quá nhiều thẻ, không phải trang tin lưu về.", "has too many tags: it is no saved news page."));
        }

        if (isHtml && SavedHtml.IsTooDeep(text))
        {
            return new Refusal.Invalid("file", ("có các phần lồng vào nhau quá nhiều lớp, không phải trang tin lưu về.", "is nested too deeply: it is no saved news page."));
        }

        var html = isHtml ? SavedHtml.Read(text) : null;
        var lines = html?.Lines ?? [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => new OldLine(line))];
        if (lines.Count > MostLines || lines.Any(line => line.Text.Length > LongestLine))
        {
            return new Refusal.Invalid("file", ($"có dòng dài hơn {LongestLine} ký tự hoặc quá nhiều dòng, không phải trang tin lưu về.", $"has a line of more than {LongestLine} letters, or too many lines: it is no saved news page."));
        }

        var declared = isHtml && !isUnicode && SavedHtml.CharsetOf(text[..Math.Min(text.Length, 4096)]) is "windows-1258" or "cp1258" ? LegacyEncoding.Cp1258 : (LegacyEncoding?)null;
        var (encoding, problem) = EncodingOf(lines, isUnicode, told ?? declared);
        if (problem is not null)
        {
            return new Refusal.Invalid("file", Wording.AsTyped(problem));
        }

        var read = encoding == LegacyEncoding.Unicode ? lines : [.. lines.Select(line => Repaired(line, encoding))];
        var page = OldPageReader.Read(read);
        if (page.Paragraphs.Sum(paragraph => paragraph.Length) > LongestBody)
        {
            return new Refusal.Invalid("file", ($"có nội dung dài hơn {LongestBody} ký tự, không phải một bài.", $"has a text of more than {LongestBody} letters: it is no article."));
        }

        return new SavedPage(file, page)
        {
            SavedFrom = html?.SavedFrom,
            Addresses = [.. (html?.Addresses ?? []).Select(address => OldAddressKey.Of(address, html!.SavedFrom)).OfType<string>().Distinct(StringComparer.Ordinal)],
            ToConfirm = encoding == LegacyEncoding.Unicode || declared is not null ? null : encoding,
            Preview = lines.Zip(read).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => (pair.First.Text.Trim(), pair.Second.Text.Trim())).FirstOrDefault(),
        };
    }

    /// <summary>The name people know an encoding by.</summary>
    public static string NameOf(LegacyEncoding encoding) => encoding switch
    {
        LegacyEncoding.Tcvn3 => "TCVN3 (ABC)",
        LegacyEncoding.Vni => "VNI",
        LegacyEncoding.Cp1258 => "Windows-1258",
        _ => "Unicode",
    };

    // Decided for the whole document. The letters of Unicode Vietnamese settle it; a doubtful one is asked for by name.
    private static (LegacyEncoding Encoding, string? Problem) EncodingOf(IReadOnlyList<OldLine> lines, bool isUnicode, LegacyEncoding? told)
    {
        if (told is { } known)
        {
            return (known, null);
        }

        const string Ask = "Đề nghị ghi rõ --convert=tcvn3, --convert=vni hoặc --convert=windows-1258.";
        var finding = LegacyText.Detect(string.Join('\n', lines.Select(line => line.Text)));
        return (finding.Encoding, finding.IsSure, isUnicode) switch
        {
            (LegacyEncoding.Unicode, _, true) => (LegacyEncoding.Unicode, null),
            (LegacyEncoding.Unicode, _, false) => (default, $"viết bằng bảng mã không nhận ra. {Ask}"),
            (_, false, _) => (default, $"quá ngắn để chắc chắn về bảng mã (có thể là {NameOf(finding.Encoding)}). {Ask}"),
            _ => (finding.Encoding, null),
        };
    }

    private static OldLine Repaired(OldLine line, LegacyEncoding encoding) => line with
    {
        Text = LegacyText.Repair(line.Text, encoding),
        Picture = line.Picture is { } picture ? picture with { AltText = LegacyText.Repair(picture.AltText, encoding) } : null,
    };

    private static bool IsHtml(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        var beginning = start[..Math.Min(start.Length, 4096)];
        return beginning.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || beginning.Contains("<html", StringComparison.OrdinalIgnoreCase) || beginning.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || (beginning.StartsWith('<') && Array.Exists(["<head", "<div", "<table", "<p>", "<p ", "<meta", "<form", "<article", "<main"], tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase)));
    }
}
