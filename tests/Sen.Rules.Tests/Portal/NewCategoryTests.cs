using Sen.Movement.Portal;
using Xunit;

namespace Sen.Rules.Tests.Portal;

public class NewCategoryTests
{
    private static readonly string[] Known = ["Hoạt động ở thôn", "Văn hóa – xã hội", "Dân vận khéo"];

    [Theory]
    [InlineData("Hoạt động ở thôm", "Hoạt động ở thôn")]
    [InlineData("hoat dong o thon", "Hoạt động ở thôn")]
    [InlineData("Dân vận kheo", "Dân vận khéo")]
    [InlineData("Chuyển đổi số", null)]
    public void A_category_nobody_has_used_is_named_with_the_one_it_resembles(string typed, string? like) =>
        Assert.Equal(new(typed, like), NewCategory.Of(typed, Known));

    [Fact]
    public void A_known_one_an_empty_one_and_the_very_first_are_not_new()
    {
        Assert.Null(NewCategory.Of("Dân vận khéo", Known));
        Assert.Null(NewCategory.Of("", Known));
        Assert.Null(NewCategory.Of("Dân vận khéo", []));
    }

    [Fact]
    public void The_sentence_names_both() =>
        Assert.StartsWith("Chuyên mục mới: “Dân vận kheo”, gần giống “Dân vận khéo”.", NewCategory.Of("Dân vận kheo", Known)!.Sentence.Vi, StringComparison.Ordinal);
}
