namespace Sen.Benchmarks.National;

/// <summary>Numbers that look like chance and depend on the seed alone: one 64-bit number is mixed into the next (SplitMix64).</summary>
internal static class NationalChance
{
    /// <summary>The next number.</summary>
    public static ulong Mix(ulong from) => unchecked(Last((from + 0x9E3779B97F4A7C15) is var x ? (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9 : 0));

    /// <summary>Some bits of a number, as a number below a bound.</summary>
    public static int Below(this ulong number, int shift, int bound) => (int)((number >> shift) % (ulong)bound);

    private static ulong Last(ulong x)
    {
        var mixed = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}
