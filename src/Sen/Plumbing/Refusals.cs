using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>How a refusal reads on the form that came back.</summary>
public static class Refusals
{
    /// <summary>The sentence at a field, or null.</summary>
    public static string? At(Refusal? refusal, string field) => (refusal as Refusal.Invalid)?.Fields.GetValueOrDefault(field);
}
