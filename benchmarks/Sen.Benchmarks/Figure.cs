using System.Globalization;
using System.Text.Json;

namespace Sen.Benchmarks;

/// <summary>One measured figure against its baseline, from rounds in which both were measured in turn.</summary>
/// <param name="Name">What.</param>
/// <param name="Unit">In what.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Rounds">Value and baseline value of each round.</param>
internal sealed record Figure(string Name, string Unit, string Baseline, IReadOnlyList<(double Value, double Baseline)> Rounds)
{
    /// <summary>
    /// The round whose ratio is the median: on a machine that others use too, two runs next to each other share their weather,
    /// while medians taken apart may come from different minutes.
    /// </summary>
    public void Print()
    {
        var middle = Rounds.OrderBy(round => round.Value / round.Baseline).ElementAt(Rounds.Count / 2);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            name = Name,
            value = Round(middle.Value),
            unit = Unit,
            baseline = Baseline,
            baseline_value = Round(middle.Baseline),
            ratio = Round(middle.Value / middle.Baseline),
            ratios = Rounds.Select(round => Round(round.Value / round.Baseline)),
        }));
    }

    private static double Round(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
