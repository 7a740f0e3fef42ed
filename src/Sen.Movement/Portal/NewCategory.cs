using Sen.Movement.Text;

namespace Sen.Movement.Portal;

/// <summary>A category nobody has used yet (chuyên mục mới): told before it is public, for a slip of the pen makes one as easily as a wish.</summary>
/// <param name="Name">As it was typed.</param>
/// <param name="Like">The known one it nearly says; null when it is like none.</param>
public sealed record NewCategory(string Name, string? Like)
{
    private const int FewSteps = 2, StepsInLetters = 5;

    /// <summary>What to tell the editor.</summary>
    public Wording Sentence => Like is null
        ? ($"Chuyên mục mới: “{Name}”. Khi đăng, cổng có thêm chuyên mục này.", $"A new category: “{Name}”. The portal will have it once the article is published.")
        : ($"Chuyên mục mới: “{Name}”, gần giống “{Like}”. Nếu là ghi nhầm, đề nghị chọn lại.", $"A new category: “{Name}”, nearly like “{Like}”. If it is a slip, please choose again.");

    /// <summary>The new category; null for one that is known, for an empty name, and while there are none to compare with.</summary>
    /// <param name="name">As it was typed.</param>
    /// <param name="known">The categories in use.</param>
    public static NewCategory? Of(string name, IReadOnlyCollection<string> known)
    {
        if (name.Length == 0 || known.Count == 0 || known.Contains(name))
        {
            return null;
        }

        var folded = VietnameseText.Fold(name);
        var (nearest, steps) = known.Order(StringComparer.Ordinal).Select(one => (one, Steps(folded, VietnameseText.Fold(one)))).MinBy(one => one.Item2);
        return new(name, steps <= Math.Max(FewSteps, folded.Length / StepsInLetters) ? nearest : null);
    }

    // Letters put in, left out or changed between two words; names are short, so every pair is looked at.
    private static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var (before, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (before, left) = (row[j], Math.Min(Math.Min(row[j], left) + 1, before + (from[i - 1] == to[j - 1] ? 0 : 1)));
                row[j] = left;
            }
        }

        return row[^1];
    }
}
