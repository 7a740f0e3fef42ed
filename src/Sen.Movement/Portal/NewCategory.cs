using Sen.Movement.Text;

namespace Sen.Movement.Portal;

/// <summary>A category nobody has used yet (chuyên mục mới): told before it is public, for a slip of the pen makes one as easily as a wish.</summary>
/// <param name="Name">As it was typed.</param>
/// <param name="Like">The known one it nearly says; null when it is like none.</param>
public sealed record NewCategory(string Name, string? Like)
{
    /// <summary>What to tell the editor.</summary>
    public Wording Sentence => Like is null
        ? ($"Chuyên mục mới: “{Name}”. Khi đăng, cổng có thêm chuyên mục này.", $"A new category: “{Name}”. The portal will have it once the article is published.")
        : ($"Chuyên mục mới: “{Name}”, gần giống “{Like}”. Nếu là ghi nhầm, đề nghị chọn lại.", $"A new category: “{Name}”, nearly like “{Like}”. If it is a slip, please choose again.");

    /// <summary>The new category; null for one that is known, for an empty name, and while there are none to compare with.</summary>
    /// <param name="name">As it was typed.</param>
    /// <param name="known">The categories in use.</param>
    public static NewCategory? Of(string name, IReadOnlyCollection<string> known) =>
        name.Length == 0 || known.Count == 0 || known.Contains(name) ? null : new(name, NearNames.Nearest(name, known));
}
