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
        var told = ProgressTotals.Of(entries);
        var sums = new (long? Sum, string Label)[]
        {
            (told.Households, words.ResultHouseholds),
            (told.Participants, words.ResultParticipants),
            (told.LabourDays, words.ResultLabourDays),
            (told.MoneyDong, words.ResultMoney),
            (told.LandSquareMetres, words.ResultLand),
        };
        return sums.Where(one => one.Sum is { } sum && (!sensitive || sum >= SmallCell)).Select(one => new Figure(words.Number(one.Sum!.Value), one.Label));
    }
}
