using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Portal;

namespace Sen.Portal;

/// <summary>What the text of an article needs: little to be kept, everything to be shown.</summary>
public static class ArticleRules
{
    /// <summary>Longest texts, in characters.</summary>
    public const int LongestTitle = 300, LongestName = 120, LongestLead = 600, LongestBody = 400_000;

    /// <summary>What is too long to be kept, each field with what to do; null when nothing is. A draft may be as unfinished as it likes.</summary>
    public static Refusal.Invalid? TooLong(EditArticle.Form form)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        Check(wrong, "title", form.Title, LongestTitle, "Tên bài");
        Check(wrong, "category", form.Category, LongestName, "Chuyên mục");
        Check(wrong, "author", form.Author, LongestName, "Tác giả");
        Check(wrong, "lead", form.Lead, LongestLead, "Phần mở đầu");
        Check(wrong, "body", form.Body, LongestBody, "Nội dung");
        return wrong.Count == 0 ? null : new(wrong);
    }

    /// <summary>What is missing before anybody else is asked to look at it; null when nothing is.</summary>
    public static Refusal.Invalid? Missing(ArticleDraft draft)
    {
        var wrong = new Dictionary<string, string>(StringComparer.Ordinal);
        Need(wrong, "title", draft.Title, "Đề nghị ghi tên bài.");
        Need(wrong, "category", draft.Category, "Đề nghị ghi chuyên mục. Ví dụ: Công tác xây dựng chính quyền.");
        Need(wrong, "author", draft.Author, "Đề nghị ghi tác giả hoặc cơ quan viết bài.");
        Need(wrong, "body", draft.Body, "Đề nghị ghi nội dung bài.");
        if (draft.Title.Length > 0 && Sen.Movement.Text.VietnameseText.Slug(draft.Title).Length == 0)
        {
            wrong["title"] = "Đề nghị ghi tên bài bằng chữ.";
        }

        return wrong.Count == 0 ? null : new(wrong);
    }

    /// <summary>The finding that forbids publication, as a refusal; null when nothing does.</summary>
    public static Refusal.Invalid? Forbidden(IEnumerable<Finding> findings) =>
        findings.FirstOrDefault(finding => finding.Blocks) is { } finding ? new("body", finding.Sentence) : null;

    private static void Check(Dictionary<string, string> wrong, string field, string text, int longest, string label)
    {
        if (text.Trim().Length > longest)
        {
            wrong[field] = $"{label} tối đa {longest} chữ; đang có {text.Trim().Length}.";
        }
    }

    private static void Need(Dictionary<string, string> wrong, string field, string text, string sentence)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            wrong[field] = sentence;
        }
    }
}
