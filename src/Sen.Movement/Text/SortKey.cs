using System.Globalization;
using System.Text;

namespace Sen.Movement.Text;

/// <summary>
/// Stored sort keys (khóa sắp xếp): lower-case hexadecimal digits, so that a byte-wise comparison in SQLite (BINARY), PostgreSQL
/// ("C") and memory (ordinal) gives one and the same Vietnamese order, today and after every ICU upgrade.
/// <para>The order is that of Vietnamese dictionaries: syllable by syllable; in a syllable first the letters (a ă â b c d đ e ê … y), then the
/// tones (ngang, huyền, hỏi, ngã, sắc, nặng); numbers by value, before letters; at the very end small before capital and «hoà» before «hòa».
/// Two texts share a key when they differ in nothing but what <see cref="VietnameseText.Clean"/> removes, the shape of quotes and
/// dashes, or look-alikes of đ – or only after <see cref="LongestText"/> characters.</para>
/// </summary>
public static class SortKey
{
    /// <summary>So many characters of the clean text take part, which keeps every key below PostgreSQL's index limit of 2,700 bytes.</summary>
    public const int LongestText = 160;

    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>
    /// The key of a title, a unit's or a village's name. Numbers sort by value, also Roman ones up to XXXIX written in capitals after the
    /// first word, as villages use them: «Bình Trúc II» before «Bình Trúc X» before «Bình Trúc 11».
    /// </summary>
    public static string Of(string text)
    {
        var source = new Source(text);
        var key = new StringBuilder(source.Typed.Length * 4);
        foreach (var word in source.Words)
        {
            AppendWord(key, source, word, source.RomanAt(word));
        }

        return Finish(key, source, romans: true);
    }

    /// <summary>
    /// The key of a personal name: the given name (tên, the last word), then family name and middle names from the left. «Y», «I» and «V» are
    /// names here, not numbers.
    /// </summary>
    public static string OfPerson(string fullName)
    {
        var source = new Source(fullName);
        var key = new StringBuilder(source.Typed.Length * 4);
        foreach (var word in source.Words.TakeLast(1).Concat(source.Words.SkipLast(1)))
        {
            AppendWord(key, source, word, roman: 0);
        }

        return Finish(key, source, romans: false);
    }

    /// <summary>
    /// One word: its letters, two digits each, closed by 00; then its tones, three digits each, closed by 0. A tone is written as the distance of its letter
    /// from the end of the scale and its number, so that a word without a tone at the first difference comes first.
    /// </summary>
    private static void AppendWord(StringBuilder key, Source source, Range word, int roman)
    {
        var letters = source.Lower[word];
        var tones = new StringBuilder();
        if (roman > 0)
        {
            AppendNumber(key, roman.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < letters.Length && roman == 0; i++)
        {
            if (char.IsAsciiDigit(letters[i]))
            {
                var digits = DigitsAt(letters, i);
                AppendNumber(key, digits.TrimStart('0'));
                i += digits.Length - 1;
                continue;
            }

            AppendLetter(key, letters, ref i);
            if (ToneMarks.Of(letters[i]) is > 0 and var tone)
            {
                tones.Append(CultureInfo.InvariantCulture, $"{0xFF - i:x2}{tone:x}");
            }
        }

        key.Append("00").Append(tones).Append('0');
    }

    /// <summary>ASCII signs come before the letters, everything foreign after them.</summary>
    private static void AppendLetter(StringBuilder key, string letters, ref int i)
    {
        var plain = ToneMarks.Without(letters[i]);
        var place = Alphabet.IndexOf(plain, StringComparison.Ordinal);
        if (place >= 0)
        {
            key.Append(CultureInfo.InvariantCulture, $"{0x70 + place:x2}");
            return;
        }

        if (plain < '{')
        {
            key.Append(CultureInfo.InvariantCulture, $"{(int)plain:x2}");
            return;
        }

        var rune = Rune.TryGetRuneAt(letters, i, out var whole) ? whole : Rune.ReplacementChar;
        key.Append(CultureInfo.InvariantCulture, $"f0{rune.Value:x6}");
        i += rune.Utf16SequenceLength - 1;
    }

    /// <summary>A number stands where digits stand among the signs; the count of its digits comes first.</summary>
    private static void AppendNumber(StringBuilder key, string digits) =>
        key.Append(CultureInfo.InvariantCulture, $"30{digits.Length:x2}{digits}");

    /// <summary>
    /// Closes the words with 00 and adds what was set aside – capitals, the place of the tone, Roman spelling, leading zeros –
    /// as position and kind, again so that the text without the mark at the first difference comes first.
    /// </summary>
    private static string Finish(StringBuilder key, Source source, bool romans)
    {
        key.Append("00");
        foreach (var word in source.Words)
        {
            var (start, length) = word.GetOffsetAndLength(source.Typed.Length);
            var roman = romans && source.RomanAt(word) > 0;
            for (var i = start; i < start + length; i++)
            {
                var kind = roman && i == start ? 0xF : source.KindAt(i, start);
                if (kind > 0)
                {
                    key.Append(CultureInfo.InvariantCulture, $"{0xFF - i:x2}{kind:x}");
                }
            }
        }

        return key.Append('0').ToString();
    }

    private static string DigitsAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return text[start..end];
    }

    /// <summary>One text in the forms its key is made from; all have the same length, so a position means the same in each.</summary>
    private sealed class Source
    {
        private readonly string _newPlaces;

        internal Source(string text)
        {
            var clean = VietnameseText.Clean(text);
            Typed = VietnameseText.Canonical(clean.Length > LongestText ? clean[..LongestText].TrimEnd() : clean, static c => c);
            Lower = Syllable.PlaceTones(VietnameseText.Canonical(Typed, VietnameseText.Lower), ToneStyle.Old);
            _newPlaces = Syllable.PlaceTones(Typed, ToneStyle.New);
            Words = Split(Typed);
        }

        internal string Typed { get; }

        /// <summary>Small letters with tones in the old place: «Khánh Hoà» and «khánh hòa» are one here.</summary>
        internal string Lower { get; }

        internal IReadOnlyList<Range> Words { get; }

        /// <summary>How the character as typed differs from the plain form: 1 a capital, 2 a tone out of its new place, else zeros before a number.</summary>
        internal int KindAt(int at, int wordStart)
        {
            if (Typed[at] == '0' && (at == wordStart || !char.IsAsciiDigit(Typed[at - 1])))
            {
                var digits = DigitsAt(Typed, at);
                return Math.Min(digits.Length - digits.TrimStart('0').Length, 0xE);
            }

            return (Typed[at] == VietnameseText.Lower(Typed[at]) ? 0 : 1) + (Typed[at] == _newPlaces[at] ? 0 : 2);
        }

        /// <summary>
        /// The value of a Roman numeral of I, V and X; 0 for any other word. Not the first of several words («XI MĂNG»), and in a text all in capitals
        /// only the last one.
        /// </summary>
        internal int RomanAt(Range word)
        {
            var (start, length) = word.GetOffsetAndLength(Typed.Length);
            var mayBe = length == Typed.Length || (start > 0 && (start + length == Typed.Length || Typed.Any(char.IsLower)));
            return mayBe ? Roman.Value(Typed.AsSpan(start, length)) : 0;
        }

        private static List<Range> Split(string text)
        {
            var words = new List<Range>();
            for (var start = 0; start < text.Length;)
            {
                var blank = text.IndexOf(' ', start);
                var end = blank < 0 ? text.Length : blank;
                words.Add(start..end);
                start = end + 1;
            }

            return words;
        }
    }
}
