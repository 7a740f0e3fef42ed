using Sen.Movement.Progress;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>What a model achieved, as sums over its entries. On a sensitive subject small numbers are left out: they could point at somebody.</summary>
public static class PublicSums
{
    private const int SmallCell = 5;

    /// <summary>The sums that were told; none that nobody recorded.</summary>
    public static IEnumerable<Figure> Of(Words words, IReadOnlyList<ProgressEntry> entries, bool sensitive)
    {
        // The same households take part again and again: the widest circle counts, while days, money and land add up.
        var sums = new (long? Sum, string Label)[]
        {
            (entries.Max(entry => (long?)entry.Households), words.ResultHouseholds),
            (Sum(entries, entry => entry.Participants), words.ResultParticipants),
            (Sum(entries, entry => entry.LabourDays), words.ResultLabourDays),
            (Sum(entries, entry => entry.MoneyDong), words.ResultMoney),
            (Sum(entries, entry => entry.LandSquareMetres), words.ResultLand),
        };
        return sums.Where(one => one.Sum is { } sum && (!sensitive || sum >= SmallCell)).Select(one => new Figure(words.Number(one.Sum!.Value), one.Label));
    }

    private static long? Sum(IReadOnlyList<ProgressEntry> entries, Func<ProgressEntry, long?> value) =>
        entries.Any(entry => value(entry) is not null) ? entries.Sum(value) : null;
}
