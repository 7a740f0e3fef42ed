using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class MixedTextTests
{
    [Theory]
    [InlineData("Models registered in 2022", "Models registered in 2022")]
    [InlineData("The “Dân vận khéo” movement", "The “[Dân vận khéo]” movement")]
    [InlineData("News and movement of xã Bình Sa", "News and movement of [xã Bình Sa]")]
    [InlineData("Sent. Khối Dân vận answers by 30/09/2022.", "Sent. [Khối Dân vận] answers by 30/09/2022.")]
    [InlineData("As people call it. For example: Hội ND xã.", "As people call it. For example: [Hội ND xã].")]
    [InlineData("Written once. For example: Thôn Bình Trúc I.", "Written once. For example: [Thôn Bình Trúc I].")]
    [InlineData("In 2022 the organisation has registered “Trồng sen kết hợp nuôi cá” already.", "In 2022 the organisation has registered “[Trồng sen kết hợp nuôi cá]” already.")]
    [InlineData("Decision 05-QĐ/BCĐ, 05/09/2022; exemplary.", "Decision [05-QĐ/BCĐ], 05/09/2022; exemplary.")]
    [InlineData("Press “Save and publish” again", "Press “Save and publish” again")]
    [InlineData("", "")]
    public void Vietnamese_words_in_a_sentence_of_another_language_are_found(string text, string marked) => Assert.Equal(marked, Marked(text));

    [Theory]
    [InlineData("Trồng sen kết hợp nuôi cá")]
    [InlineData("Ao sen ruộng trũng")]
    [InlineData("Phó Trưởng ban")]
    [InlineData("0,8 ha ao sen; 12 hộ có thêm thu nhập.")]
    public void A_text_that_could_be_Vietnamese_as_a_whole_is_one_stretch(string text) => Assert.Equal([(text, true)], MixedText.Stretches(text));

    [Fact]
    public void The_stretches_joined_are_the_text_and_no_letter_of_Vietnamese_is_left_outside() => TextGen.Any.Sample(text =>
    {
        var stretches = MixedText.Stretches(text);
        return string.Concat(stretches.Select(stretch => stretch.Text)) == text && stretches.Where(stretch => !stretch.Vietnamese).All(stretch => !MixedText.IsVietnamese(stretch.Text));
    });

    private static string Marked(string text) => string.Concat(MixedText.Stretches(text).Select(stretch => stretch.Vietnamese ? $"[{stretch.Text}]" : stretch.Text));
}
