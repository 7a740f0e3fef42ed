using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>How a refusal reads on the form that came back.</summary>
public static class Refusals
{
    /// <summary>The sentence at a field, or null.</summary>
    public static string? At(Words words, Refusal? refusal, string field) =>
        refusal is Refusal.Invalid invalid && invalid.Fields.TryGetValue(field, out var sentence) ? words.In(sentence) : null;
}
