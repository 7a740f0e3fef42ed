using System.Globalization;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>A hand-over report as a table to take away: its head on every line, so that the lines of several reports can stand in one table.</summary>
public static class HandOverTable
{
    /// <summary>The lines, the first with the names of the columns; what only holders of the post may know is withheld as on the page.</summary>
    public static IEnumerable<string[]> Of(Words words, HandOverSheet sheet)
    {
        string[] head =
        [
            words.In(sheet.Name), sheet.From, sheet.Report is { SuccessorTitle.Length: > 0 } report ? report.SuccessorTitle : words.HandOverNobody, sheet.End is { } end ? words.Date(end.EndsOn) : "",
            sheet.Report is { } made ? words.Date(made.MadeOn) : "",
        ];
        return
        [
            [words.Post, words.HandOverFrom, words.HandOverTo, words.HandOverEnds, words.HandOverMade, words.ColumnNumber, words.ColumnKindOfWork, words.ColumnWork, words.ColumnAbout, words.OwnerLabel, words.ColumnDue],
            .. sheet.Lines.OrderBy(line => line.Part).Select((line, no) => (string[])
            [
                .. head, (no + 1).ToString(CultureInfo.InvariantCulture), words.PartOfHandOver(line.Part), words.In((line.Verb, line.VerbInEnglish)),
                line.Withheld && !sheet.Full ? words.WithheldTitle : words.In((line.Title, line.TitleInEnglish)), line.Withheld && !sheet.Full ? "" : line.Owner, line.Due is { } due ? words.Date(due) : words.NoDueDay,
            ]),
        ];
    }
}
