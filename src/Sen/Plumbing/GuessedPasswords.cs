using System.Collections.Frozen;
using Sen.Movement.Text;

namespace Sen.Plumbing;

/// <summary>
/// The passwords everybody tries first, as leaks have shown them. They travel beside the programme and are read when somebody chooses a password, not at the start.
/// </summary>
/// <param name="file">The list, a line each; when it is not there, nothing is common.</param>
public sealed class GuessedPasswords(string file)
{
    // “sunshine2022!” is “sunshine” to whoever guesses; of shorter words too much would be refused.
    private const int ShortestStem = 6;

    private readonly Lazy<FrozenSet<string>> _words = new(() => File.Exists(file) ? File.ReadLines(file).Select(Plain).ToFrozenSet(StringComparer.Ordinal) : []);

    /// <summary>How many there are.</summary>
    public int Count => _words.Value.Count;

    /// <summary>True for one of them, whatever its marks and capitals, and for one of them with digits or signs behind it.</summary>
    public bool Contain(string typed)
    {
        var plain = Plain(typed);
        var stem = plain.TrimEnd("0123456789 .,;:!?@#$%^&*()-_+=/\\'\"".ToCharArray());
        return _words.Value.Contains(plain) || (stem.Length >= ShortestStem && _words.Value.Contains(stem));
    }

    private static string Plain(string text) => VietnameseText.Fold(text);
}
