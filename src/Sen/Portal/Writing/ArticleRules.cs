using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Portal;

namespace Sen.Portal;

/// <summary>What the text of an article needs: little to be kept, everything to be shown.</summary>
public static class ArticleRules
{
    /// <summary>Longest texts, in characters.</summary>
    public const int LongestTitle = 300, LongestName = 120, LongestLead = 600, LongestBody = 400_000;

    /// <summary>What is too long to be kept, each field with what to do; null when nothing is. A working copy may be as unfinished as it likes.</summary>
    public static Refusal.Invalid? TooLong(EditArticle.Form form)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        Check(wrong, "title", form.Title, LongestTitle, ("Tên bài", "The title"));
        Check(wrong, "category", form.Category, LongestName, ("Chuyên mục", "The category"));
        Check(wrong, "author", form.Author, LongestName, ("Tác giả", "The author"));
        Check(wrong, "lead", form.Lead, LongestLead, ("Phần mở đầu", "The lead"));
        Check(wrong, "body", form.Unread ?? form.Body, LongestBody, ("Nội dung", "The text"));
        return wrong.Count == 0 ? null : new(wrong);
    }

    /// <summary>Why an article with not a word in it is not begun; null when something stands there.</summary>
    public static Refusal.Invalid? Empty(EditArticle.Form form) => form is { Title: "", Category: "", Author: "", Lead: "", Body: "", Unread: null }
        ? new("title", ("Bài chưa có chữ nào nên chưa lưu. Đề nghị ghi tên bài trước.", "Nothing is written yet, so nothing was saved. Please write the title first."))
        : null;

    /// <summary>The form as it can be kept: what is wrong stays in the working copy as it was.</summary>
    public static EditArticle.Form Keepable(EditArticle.Form form, Refusal.Invalid wrong, ArticleDraft draft)
    {
        string Field(string name, string typed, string before) => wrong.Fields.ContainsKey(name) ? before : typed;
        return form with
        {
            Title = Field("title", form.Title, draft.Title),
            Category = Field("category", form.Category, draft.Category),
            Author = Field("author", form.Author, draft.Author),
            Lead = Field("lead", form.Lead, draft.Lead),
            Body = Field("body", form.Body, draft.Body),
        };
    }

    /// <summary>What is missing before anybody else is asked to look at it; null when nothing is.</summary>
    public static Refusal.Invalid? Missing(ArticleDraft draft)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        Need(wrong, "title", draft.Title, ("Đề nghị ghi tên bài.", "Please write the title."));
        Need(wrong, "category", draft.Category, ("Đề nghị ghi chuyên mục. Ví dụ: Công tác xây dựng chính quyền.", "Please write the category. For example: Công tác xây dựng chính quyền."));
        Need(wrong, "author", draft.Author, ("Đề nghị ghi tác giả hoặc cơ quan viết bài.", "Please write the author, or the body that wrote it."));
        Need(wrong, "body", draft.Body, ("Đề nghị ghi nội dung bài.", "Please write the text."));
        if (draft.Title.Length > 0 && Sen.Movement.Text.VietnameseText.Slug(draft.Title).Length == 0)
        {
            wrong["title"] = ("Đề nghị ghi tên bài bằng chữ.", "Please write the title in letters.");
        }

        return wrong.Count == 0 ? null : new(wrong);
    }

    /// <summary>Whether a step waits for something: an unfinished text goes to nobody, and what the check forbids goes to no reader.</summary>
    public static bool Waits(ArticleStep step, Refusal.Invalid? missing, IEnumerable<Finding> findings) => step switch
    {
        ArticleStep.Submit or ArticleStep.Approve => missing is not null,
        ArticleStep.Publish or ArticleStep.Schedule => missing is not null || findings.Any(finding => finding.Blocks),
        _ => false,
    };

    /// <summary>The finding that forbids publication, as a refusal; null when nothing does.</summary>
    public static Refusal.Invalid? Forbidden(IEnumerable<Finding> findings) =>
        findings.FirstOrDefault(finding => finding.Blocks) is { } finding ? new("body", finding.Sentence) : null;

    private static void Check(Dictionary<string, Wording> wrong, string field, string text, int longest, Wording label)
    {
        if (text.Trim().Length > longest)
        {
            wrong[field] = ($"{label.Vi} tối đa {longest} ký tự; đang có {text.Trim().Length}.", $"{label.En} has at most {longest} letters; this one has {text.Trim().Length}.");
        }
    }

    private static void Need(Dictionary<string, Wording> wrong, string field, string text, Wording sentence)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            wrong[field] = sentence;
        }
    }
}
