using System.Numerics;
using System.Runtime.Intrinsics;

namespace Sen.Movement.Search;

/// <summary>Finds in a text of UTF-8 the words that begin with one of a few letters, sixteen bytes at a time.</summary>
/// <param name="letters">Folded letters.</param>
internal sealed class WordStarts(IEnumerable<int> letters)
{
    private readonly int[] _letters = [.. letters.Append(Utf8Letters.Mark).Distinct()];
    private readonly byte[] _plain = [.. letters.Where(letter => letter < 0x80).Distinct().Select(letter => (byte)letter)];

    /// <summary>The next such word: it begins at <paramref name="from"/>. A word that begins with a mark that lost its letter is one, whatever follows. False at the end.</summary>
    public bool Next(ReadOnlySpan<byte> text, ref int at, out int from)
    {
        for (from = Likely(text, at); from < text.Length; from = Likely(text, from + 1))
        {
            if (IsOneOf(Utf8Letters.At(text, from).Letter) && Utf8Letters.BeginsWord(text, from))
            {
                at = from + 1;
                return true;
            }
        }

        return false;
    }

    private bool IsOneOf(int letter)
    {
        foreach (var one in _letters)
        {
            if (one == letter)
            {
                return true;
            }
        }

        return false;
    }

    // Where one of the letters, or what is not of ASCII, stands behind what is no plain letter or digit: no start is passed over. The few bytes at the ends are all likely.
    private int Likely(ReadOnlySpan<byte> text, int at)
    {
        for (; at > 0 && at <= text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var (here, before) = (Vector128.Create(text[at..]), Vector128.Create(text[(at - 1)..]));
            var begins = Vector128.GreaterThanOrEqual(here, Vector128.Create((byte)0xC0));
            foreach (var letter in _plain)
            {
                begins |= Vector128.Equals(Lower(here), Vector128.Create(letter));
            }

            var inside = Between(Lower(before), 'a', 'z') | Between(before, '0', '9');
            if ((begins & ~inside).ExtractMostSignificantBits() is var bits && bits != 0)
            {
                return at + BitOperations.TrailingZeroCount(bits);
            }
        }

        return at;
    }

    private static Vector128<byte> Lower(Vector128<byte> some) => some | Vector128.Create((byte)0x20);

    private static Vector128<byte> Between(Vector128<byte> some, char first, char last) =>
        Vector128.GreaterThanOrEqual(some, Vector128.Create((byte)first)) & Vector128.LessThanOrEqual(some, Vector128.Create((byte)last));
}
