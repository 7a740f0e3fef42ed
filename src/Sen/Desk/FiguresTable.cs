using System.Globalization;
using Sen.Movement.Progress;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>The figures as a table to take away, with the reading written on every line.</summary>
public static class FiguresTable
{
    /// <summary>The lines, the first with the names of the columns.</summary>
    public static IEnumerable<string[]> Of(Words words, ReadFigures.Sheet sheet)
    {
        var (was, now) = (words.ReadingThen, words.ReadingOn(sheet.Day));
        var years = words.FigureYears(sheet.From, sheet.Until);
        string[] Line(string reading, string name, MovementSums sum) => [reading, years, name, .. Cells(sum), sheet.Illustrative ? words.Illustrative : ""];
        // What is not in these figures stands under them, as on the page.
        string[][] leftOut = sheet.LeftOut > 0 ? [["", years, words.FiguresLeaveOut(sheet.LeftOut), .. words.FigureNames.Select(_ => ""), words.Illustrative]] : [];
        return
        [
            [words.Reading, words.Years, words.FigureOf, .. words.FigureNames, words.RightsNote],
            .. sheet.Was.Select(row => Line(was, words.In(row.Name), row.Sum)), Line(was, words.Total, sheet.TotalWas),
            .. sheet.Is.Select(row => Line(now, words.In(row.Name), row.Sum)), Line(now, words.Total, sheet.TotalIs),
            .. sheet.Sorted.Select(row => Line(sheet.Asked.Choice.AsItWas ? was : now, words.In(row.Name), row.Sum)),
            Line(words.Difference, words.Total, sheet.Difference),
            .. sheet.Moves.Select(move => Line(words.Difference, words.MovedLine(move.From, move.To, move.IsBound, move.Since, move.Basis), move.Sum)), .. leftOut,
        ];
    }

    /// <summary>The six figures.</summary>
    public static IEnumerable<long> Figures(MovementSums sum) => [sum.Models, sum.Households, sum.Participants, sum.LabourDays, sum.MoneyDong, sum.LandSquareMetres];

    private static IEnumerable<string> Cells(MovementSums sum) => Figures(sum).Select(figure => figure.ToString(CultureInfo.InvariantCulture));
}
