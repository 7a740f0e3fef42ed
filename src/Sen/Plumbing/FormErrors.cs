using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>The sentences of a form that came back, for its fields and for the summary above it.</summary>
public static class FormErrors
{
    /// <summary>Field → sentence; empty when the refusal is about no field.</summary>
    public static IReadOnlyDictionary<string, string> Of(Words words, Refusal? refusal) => refusal is Refusal.Invalid invalid
        ? invalid.Fields.ToDictionary(field => field.Key, field => words.In(field.Value), StringComparer.Ordinal)
        : new Dictionary<string, string>();

    /// <summary>The same in the order of the form; what the order does not know comes last.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> InOrder(Words words, Refusal? refusal, IReadOnlyList<string> order) =>
        [.. Of(words, refusal).OrderBy(field => order.Contains(field.Key) ? order.ToList().IndexOf(field.Key) : order.Count)];
}
