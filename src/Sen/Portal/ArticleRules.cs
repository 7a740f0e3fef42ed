using Sen.Movement;
using Sen.Movement.Text;

namespace Sen.Portal;

/// <summary>What an article needs before it is shown to everybody.</summary>
public static class ArticleRules
{
    /// <summary>Longest texts, in characters.</summary>
    public const int LongestTitle = 300, LongestName = 120, LongestCaption = 300, LongestBody = 200_000;

    /// <summary>What is wrong with a form, each field with what to do; null when nothing is.</summary>
    public static Refusal.Invalid? Check(EditArticle.Form form)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        Check(wrong, "title", form.Title, LongestTitle, ("Đề nghị ghi tên bài.", "Please write the title."), ("Tên bài", "The title"));
        Check(wrong, "category", form.Category, LongestName, (
            "Đề nghị ghi chuyên mục. Ví dụ: Công tác xây dựng chính quyền.", "Please write the category. For example: Công tác xây dựng chính quyền."), ("Chuyên mục", "The category"));
        Check(wrong, "author", form.Author, LongestName, ("Đề nghị ghi tác giả hoặc cơ quan viết bài.", "Please write the author, or the body that wrote it."), ("Tác giả", "The author"));
        Check(wrong, "body", form.Body, LongestBody, ("Đề nghị ghi nội dung bài.", "Please write the text."), ("Nội dung", "The text"));
        if (form.Caption.Trim().Length > LongestCaption)
        {
            wrong["caption"] = (
                $"Chú thích ảnh tối đa {LongestCaption} chữ; đang có {form.Caption.Trim().Length}.", $"A caption has at most {LongestCaption} letters; this one has {form.Caption.Trim().Length}.");
        }

        return wrong.Count == 0 ? null : new(wrong);
    }

    /// <summary>The body as it is kept: composed letters, one blank line between paragraphs, none at the ends. A line alone is a paragraph.</summary>
    public static string Body(string typed) => string.Join("\n\n",
        VietnameseText.Nfc(typed.ReplaceLineEndings("\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static void Check(Dictionary<string, Wording> wrong, string field, string text, int longest, Wording missing, Wording label)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            wrong[field] = missing;
        }
        else if (text.Trim().Length > longest)
        {
            wrong[field] = ($"{label.Vi} tối đa {longest} chữ; đang có {text.Trim().Length}.", $"{label.En} has at most {longest} letters; this one has {text.Trim().Length}.");
        }
    }
}
