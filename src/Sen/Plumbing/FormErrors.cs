using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>The sentences of a form that came back, for its fields and for the summary above it.</summary>
public static class FormErrors
{
    /// <summary>Field → sentence; empty when the refusal is about no field.</summary>
    public static IReadOnlyDictionary<string, string> Of(Refusal? refusal) =>
        (refusal as Refusal.Invalid)?.Fields ?? new Dictionary<string, string>();

    /// <summary>The same in the order of the form; what the order does not know comes last.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> InOrder(Refusal? refusal, IReadOnlyList<string> order) =>
        [.. Of(refusal).OrderBy(field => order.Contains(field.Key) ? order.ToList().IndexOf(field.Key) : order.Count)];
}
