namespace Sen.Movement.Text;

/// <summary>
/// What was understood from a typed value: the value with <see cref="Echo"/>, the way the form shows it back, or a
/// <see cref="Problem"/>, a sentence that says what to write instead (in the tone of the product's texts).
/// </summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="Value">The value; the type's default when there is a problem.</param>
/// <param name="Echo">The value in its official form, e.g. «1.250.000.000 đồng»; empty when there is a problem.</param>
/// <param name="Problem">The sentence, or null when the value was understood.</param>
public readonly record struct Reading<T>(T Value, string Echo, Wording? Problem)
    where T : struct
{
    /// <summary>Whether the value was understood.</summary>
    public bool Understood => Problem is null;

    internal static Reading<T> Of(T value, string echo) => new(value, echo, null);

    internal static Reading<T> Not(Wording problem) => new(default, "", problem);
}
