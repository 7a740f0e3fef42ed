using Sen.Movement.Models;

namespace Sen.Movement.Progress;

/// <summary>What a picture of evidence says (ảnh minh chứng): the words beside it, checked.</summary>
/// <param name="AltText">What the picture shows, for those who do not see it.</param>
/// <param name="Caption">Caption; may be empty.</param>
public sealed record PictureWords(string AltText, string Caption);

/// <summary>Rules of photographs kept as evidence of progress (minh chứng).</summary>
public static class Evidence
{
    /// <summary>Most photographs of one entry.</summary>
    public const int MostPhotos = 3;

    /// <summary>Longest description and longest caption, in characters.</summary>
    public const int LongestWords = 300;

    /// <summary>
    /// Anybody may see the photographs of a registration while its recognition stands; those of a year nobody recognised stay inside.
    /// Photographs of a sensitive subject are never public.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="at">Where the registration stands that the photograph belongs to.</param>
    public static bool IsPublic(EmulationModel model, Stage at) => model.IsPublic && !model.SensitiveSubject && Lifecycle.IsPublic(at);

    /// <summary>Checks what was written beside a photograph. Without a photograph, words alone mean that it was lost on the way.</summary>
    /// <param name="no">Number of the photograph, from 1: names its fields.</param>
    /// <param name="chosen">Whether a photograph came.</param>
    /// <param name="altText">Typed description.</param>
    /// <param name="caption">Typed caption.</param>
    /// <param name="wrong">Takes the sentence of each wrong field.</param>
    /// <returns>The words; null when there is neither photograph nor words.</returns>
    public static PictureWords? Describe(int no, bool chosen, string? altText, string? caption, IDictionary<string, Wording> wrong)
    {
        var words = new PictureWords((altText ?? "").Trim(), (caption ?? "").Trim());
        if (!chosen && words is { AltText: "", Caption: "" })
        {
            return null;
        }

        if (!chosen)
        {
            wrong[$"photo-{no}"] = (
                "Đề nghị chọn lại ảnh này, hoặc xóa dòng chữ đi kèm nếu không gửi ảnh.",
                "Please choose this photo again, or clear the words beside it if there is none.");
        }

        if (words.AltText.Length == 0)
        {
            wrong[$"alt-{no}"] = ("Đề nghị ghi ảnh chụp gì, một dòng. Ví dụ: bà con đắp bờ ao.", "Please write in one line what the photo shows. For example: people build the pond’s bank.");
        }
        else if (words.AltText.Length > LongestWords)
        {
            wrong[$"alt-{no}"] = ($"Dòng này tối đa {LongestWords} ký tự; đang có {words.AltText.Length}.", $"This line has at most {LongestWords} letters; {words.AltText.Length} are written.");
        }

        if (words.Caption.Length > LongestWords)
        {
            wrong[$"caption-{no}"] = ($"Chú thích tối đa {LongestWords} ký tự; đang có {words.Caption.Length}.", $"A caption has at most {LongestWords} letters; {words.Caption.Length} are written.");
        }

        return words;
    }
}
