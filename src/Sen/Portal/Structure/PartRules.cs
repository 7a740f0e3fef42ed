using System.Globalization;
using Sen.Movement;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>What an editor may write in the parts of the portal.</summary>
public static class PartRules
{
    public const int LongestText = 40_000, LongestWords = 60;
    private const int MostLines = 40;

    /// <summary>The text of a part as it is kept, or what is wrong with it.</summary>
    public static Outcome<string> Check(PartKind part, string typed)
    {
        var text = part.Form == PartForm.Text ? Paragraphs(typed) : string.Join('\n', LinkLines.Lines(typed));
        return text.Length > LongestText ? Wrong(($"Đề nghị viết ngắn hơn: tối đa {VietnameseNumbers.Format(LongestText)} ký tự.", $"Please make it shorter: at most {LongestText.ToString("N0", CultureInfo.InvariantCulture)} letters."))
            : text.Length == 0 ? Wrong(("Đề nghị viết ít nhất một dòng. Muốn trở lại như ban đầu, bấm “Hoàn tác”.", "Please write at least one line. To go back to how it was, press “Take the last publication back”."))
            : part.Form == PartForm.Lines && WrongLine(part, text) is { } wrong ? wrong
            : part.Form == PartForm.Blocks && LinkLines.Lines(text).Except(SiteParts.HomeBlocks).FirstOrDefault() is { } unknown ? Wrong(($"Không có khối “{unknown}”.", $"There is no block “{unknown}”."))
            : text;
    }

    /// <summary>The place of a block as typed: 1 to 99; null when it is no such number. An empty one says nothing.</summary>
    public static int? PlaceOf(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is > 0 and < 100 ? place : null;

    /// <summary>Places that are no number, each with what to write; null when there are none.</summary>
    public static Refusal.Invalid? WrongPlaces(IReadOnlyDictionary<string, string> places)
    {
        var wrong = places.Where(one => one.Value.Length > 0 && PlaceOf(one.Value) is null).ToDictionary(one => one.Key, one => (Wording)(
            $"“{one.Value}” không phải số thứ tự. Đề nghị ghi 1, 2, 3…, hoặc bỏ trống để khối không hiện.",
            $"“{one.Value}” is no place. Please write 1, 2, 3…, or leave it empty to hide the block."), StringComparer.Ordinal);
        return wrong.Count > 0 ? new(wrong) : null;
    }

    // Composed letters, one blank line between paragraphs, none at the ends; a line alone is a paragraph.
    private static string Paragraphs(string typed) => string.Join("\n\n",
        VietnameseText.Nfc(typed.ReplaceLineEndings("\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static Outcome<string>? WrongLine(PartKind part, string text)
    {
        var lines = LinkLines.Lines(text);
        if (lines.Count > MostLines)
        {
            return Wrong(($"Đề nghị giữ tối đa {MostLines} dòng.", $"Please keep at most {MostLines} lines."));
        }

        foreach (var line in lines)
        {
            if (LinkLines.LinkOf(line) is not { } link)
            {
                return Wrong(($"Dòng “{line}” chưa đúng mẫu. Đề nghị ghi: Tên | địa chỉ. Ví dụ: Tin tức | /tin", $"The line “{line}” is not in the right form. Please write: words | address. For example: News | /tin"));
            }

            if (link.Text.Length > LongestWords)
            {
                return Wrong(($"Tên “{link.Text}” dài quá {LongestWords} ký tự.", $"The words “{link.Text}” have more than {LongestWords} letters."));
            }

            if (part.Key == SiteParts.Links && link.Href.StartsWith('/'))
            {
                return Wrong(($"“{link.Text}”: liên kết web là trang của nơi khác. Đề nghị ghi địa chỉ bắt đầu bằng https://", $"“{link.Text}”: web links are pages of others. Please write an address that begins with https://"));
            }
        }

        return null;
    }

    private static Outcome<string> Wrong(Wording sentence) => new Refusal.Invalid("text", sentence);
}
