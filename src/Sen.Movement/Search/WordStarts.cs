using System.Numerics;
using System.Runtime.Intrinsics;

namespace Sen.Movement.Search;

/// <summary>How the words begin that are looked for: at these places of a text it is worth to read on.</summary>
/// <param name="words">Words by their folded letters.</param>
internal sealed class WordStarts(IReadOnlyCollection<int[]> words)
{
    private readonly int[] _letters = [.. words.Select(word => word[0]).Append(Utf8Letters.Mark).Distinct()];
    private readonly Plain[] _plain = [.. words.Where(word => word[0] < 0x80).Select(Plain.Of).Distinct()];

    // The first two letters of a word. A second that is not of ASCII is none; a word of one letter has none either, but no letter goes on with it.
    private readonly record struct Plain(byte First, byte Second, bool Alone)
    {
        public static Plain Of(int[] word) => new((byte)word[0], (byte)(word is [_, < 0x80 and var second, ..] ? second : Utf8Letters.Gap), word.Length == 1);
    }

    /// <summary>Goes through a text of UTF-8.</summary>
    public Places In(ReadOnlySpan<byte> text) => new(this, text);

    private bool Begin(int letter)
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

    // One bit for each place from this one on where one of the words may begin: none is left out. What is not of ASCII may be any letter.
    private uint Likely(ReadOnlySpan<byte> text, int at)
    {
        var (before, here, next) = (Vector256.Create(text[(at - 1)..]), Vector256.Create(text[at..]), Vector256.Create(text[(at + 1)..]));
        var (lower, then, marked) = (here | Blank, next | Blank, Vector256.GreaterThanOrEqual(next, FirstOfMany));
        var begins = Vector256.GreaterThanOrEqual(here, FirstOfMany);
        foreach (var word in _plain)
        {
            var goesOn = word.Alone ? ~IsPlainPart(next) : marked | Vector256.Equals(then, Vector256.Create(word.Second));
            begins |= Vector256.Equals(lower, Vector256.Create(word.First)) & goesOn;
        }

        return (begins & ~IsPlainPart(before)).ExtractMostSignificantBits();
    }

    // Makes a capital small; what is no letter becomes something that may be taken for one, and is looked at again.
    private static Vector256<byte> Blank => Vector256.Create((byte)0x20);

    // No byte of ASCII and none that goes on with a letter is as large.
    private static Vector256<byte> FirstOfMany => Vector256.Create((byte)0xC0);

    private static Vector256<byte> IsPlainPart(Vector256<byte> some) => Between(some | Blank, 'a', 'z') | Between(some, '0', '9');

    private static Vector256<byte> Between(Vector256<byte> some, char first, char last) =>
        Vector256.LessThanOrEqual(some - Vector256.Create((byte)first), Vector256.Create((byte)(last - first)));

    /// <summary>The places of one text, in their order. A word that begins with a mark that lost its letter is one, whatever follows.</summary>
    public ref struct Places(WordStarts starts, ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;

        // The bits belong to the places from here on; the places behind what was looked at so far are still unknown.
        private int _first;
        private uint _bits;
        private int _unknown;

        /// <summary>The next such word begins at this place. False at the end.</summary>
        public bool Next(out int from)
        {
            do
            {
                for (; _bits != 0; _bits &= _bits - 1)
                {
                    from = _first + BitOperations.TrailingZeroCount(_bits);
                    if (Utf8Letters.BeginsWord(_text, from) && starts.Begin(Utf8Letters.At(_text, from).Letter))
                    {
                        _bits &= _bits - 1;
                        return true;
                    }
                }
            }
            while (LookOn());

            from = _text.Length;
            return false;
        }

        // The first place has none before it, the last none behind it: these are looked at one by one, and so is a short text.
        private bool LookOn()
        {
            var last = _text.Length - Vector256<byte>.Count - 1;
            if (_unknown >= _text.Length)
            {
                return false;
            }

            if (_unknown > 0 && last > 0 && _unknown < _text.Length - 1)
            {
                _first = Math.Min(_unknown, last);
                _bits = starts.Likely(_text, _first) & (uint.MaxValue << (_unknown - _first));
                _unknown = _first + Vector256<byte>.Count;
            }
            else
            {
                (_first, _bits, _unknown) = (_unknown, 1, _unknown + 1);
            }

            return true;
        }
    }
}
