namespace Sen.Movement;

/// <summary>
/// A name or a sentence of the interface in both its languages. Rules answer with wordings, never with half a language: which one a person reads is decided where
/// the page is drawn. A pair of texts is a wording: <c>wrong["on"] = ("Đề nghị ghi ngày.", "Please write the day.")</c>.
/// </summary>
/// <param name="Vi">In Vietnamese, the language of the movement.</param>
/// <param name="En">In English.</param>
public sealed record Wording(string Vi, string En)
{
    /// <summary>No words.</summary>
    public static Wording None { get; } = AsTyped("");

    /// <summary>What somebody typed, or a proper name: it stays as it is in every language.</summary>
    public static Wording AsTyped(string text) => new(text, text);

    /// <summary>True for text that stays as it is: typed, or a proper name.</summary>
    public bool IsTyped => Vi == En;

    /// <summary>A pair of texts.</summary>
    public static implicit operator Wording((string Vi, string En) both) => new(both.Vi, both.En);

    /// <summary>Several, one after the other.</summary>
    /// <param name="between">What stands between two.</param>
    /// <param name="parts">The wordings.</param>
    public static Wording Join(Wording between, IEnumerable<Wording> parts)
    {
        var all = parts.ToList();
        return new(string.Join(between.Vi, all.Select(part => part.Vi)), string.Join(between.En, all.Select(part => part.En)));
    }

    /// <summary>One of several, as it is said: “A, B hoặc C”.</summary>
    public static Wording OneOf(IEnumerable<Wording> parts)
    {
        var all = parts.Distinct().ToList();
        return all.Count < 2 ? Join(None, all) : Join((" hoặc ", " or "), [Join(AsTyped(", "), all.SkipLast(1)), all[^1]]);
    }

    /// <summary>The first letter large, for words that begin a line.</summary>
    public Wording Capital() => new(First(Vi, char.ToUpperInvariant), First(En, char.ToUpperInvariant));

    /// <summary>The first letter small, for words inside a sentence.</summary>
    public Wording Small() => new(First(Vi, char.ToLowerInvariant), First(En, char.ToLowerInvariant));

    private static string First(string text, Func<char, char> letter) => text.Length == 0 ? text : $"{letter(text[0])}{text[1..]}";
}
