namespace Sen.Movement.Text;

/// <summary>Roman numerals (chữ số La Mã) as names of villages and quarters use them: I to XXXIX.</summary>
internal static class Roman
{
    private static readonly string[] Ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

    /// <summary>I for 1, … XXXIX for 39.</summary>
    internal static string Of(int value) =>
        value is >= 1 and <= 39 ? new string('X', value / 10) + Ones[value % 10] : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 39");

    /// <summary>The value of a well-formed numeral in capitals, 0 for everything else («IIX», «vi», «C»).</summary>
    internal static int Value(ReadOnlySpan<char> word)
    {
        var tens = 0;
        while (tens < word.Length && tens < 3 && word[tens] == 'X')
        {
            tens++;
        }

        var rest = word[tens..].ToString();
        return word.Length > 0 && Array.IndexOf(Ones, rest) is >= 0 and var ones ? tens * 10 + ones : 0;
    }
}
