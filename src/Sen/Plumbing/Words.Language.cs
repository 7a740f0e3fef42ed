using Microsoft.AspNetCore.Components;
using Sen.Movement;
using Sen.Movement.Text;

namespace Sen.Plumbing;

// The two languages: what the rules answer in both is said in the reader's, and what stays Vietnamese on an English page is marked as such.
public sealed partial class Words
{
    /// <summary>The words in the page's language.</summary>
    public string In(Wording wording) => english ? wording.En : wording.Vi;

    /// <summary>The same to draw: what was typed as <see cref="Content(string?)"/>, sentences as <see cref="Marked(string?)"/>.</summary>
    public RenderFragment Text(Wording wording) => wording.IsTyped ? Content(wording.Vi) : Marked(In(wording));

    /// <summary>Text somebody typed, or a name: Vietnamese on every page.</summary>
    public RenderFragment Content(string? text) => english && text is not null && MixedText.IsVietnamese(text) ? Vietnamese(text) : Plain(text);

    /// <summary>A sentence of the interface; official terms and names in it are marked where they are not of the page's language.</summary>
    public RenderFragment Marked(string? text) => english && text is not null && MixedText.IsVietnamese(text)
        ? builder =>
        {
            foreach (var (stretch, vietnamese) in MixedText.Stretches(text))
            {
                builder.AddContent(0, vietnamese ? Vietnamese(stretch) : Plain(stretch));
            }
        }
    : Plain(text);

    /// <summary>The language of a text inside an attribute or an option, where no mark can stand; null when it is the page's.</summary>
    public string? LanguageOf(string? text) => english && text is not null && MixedText.IsVietnamese(text) ? "vi" : null;

    private static RenderFragment Plain(string? text) => builder => builder.AddContent(0, text);

    private static RenderFragment Vietnamese(string text) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "lang", "vi");
        builder.AddContent(2, text);
        builder.CloseElement();
    };
}
