using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>Who could do what on a day, as a table to take away: a line for each right of each person through each post.</summary>
public static class RightsTable
{
    /// <summary>The lines, the first with the names of the columns.</summary>
    public static IEnumerable<string[]> Of(Words words, ReadRights.Sheet sheet) =>
    [
        [
            words.RightsDay, words.RoleTitle, words.UserName, words.State, words.Post, words.RightsPlace, words.FromDay, words.LastDay, words.Basis,
            words.RightsOperation, words.RightsReach, words.RightsStages, words.RightsNote,
        ],
        .. sheet.Lines.SelectMany(line => Lines(words, sheet, line)),
        .. from one in sheet.Common
           from row in one.Rights
           select Line(words, sheet, [words.RightsOf(one.Who), "", "", "", "", "", "", ""], row, row is { Operation: Operation.SetUp, Who.Standing: Standing.Reader } ? words.RightsSetUpOnce(sheet.FirstDay) : ""),
    ];

    private static IEnumerable<string[]> Lines(Words words, ReadRights.Sheet sheet, ReadRights.Line line)
    {
        var account = line.Who.Account;
        string[] head = line.Post is { Post: var post }
            ? [
                account.Title, account.ShownName ?? "", words.ConditionsOf(line.Who, line.On), words.In(PostNames.Of(post.Kind)), line.Place ?? "",
                words.Date(post.From), post.Until is { } until ? words.Date(until.AddDays(-1)) : "", post.Basis ?? "",
            ]
            : [account.Title, account.ShownName ?? "", words.ConditionsOf(line.Who, line.On), "", "", "", "", ""];
        var note = line.Post is null ? words.RightsNoPost : string.Join(' ', words.RightsNotes(line.Post).Prepend(words.RightsFromSetUp(line.Post)).OfType<string>());
        return line.Rights.Count == 0 ? [[words.Date(sheet.Asked.Day), .. head, "", "", "", note]] : line.Rights.Select(row => Line(words, sheet, head, row, note));
    }

    private static string[] Line(Words words, ReadRights.Sheet sheet, string[] head, AccessRow row, string note) =>
        [words.Date(sheet.Asked.Day), .. head, words.In(OperationNames.Of(row.Operation)), words.RightsReachOf(row.Reach), words.RightsStagesOf(row), note];
}
