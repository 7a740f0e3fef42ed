using Microsoft.EntityFrameworkCore;
using Sen.Movement.Direction;
using Sen.Plumbing;
using Said = Sen.Movement.Direction.StatementKind;

namespace Sen.Portal;

/// <summary>A limitation (hạn chế) or a remedy (giải pháp) the commune itself named.</summary>
public static class ShowStatement
{
    /// <summary>Maps both kinds.</summary>
    public static void Map(Routes routes)
    {
        routes.MapPage("/han-che/{no:int}", [], request => Answer(request, Said.Limitation));
        routes.MapPage("/giai-phap/{no:int}", [], request => Answer(request, Said.Remedy));
    }

    private static async Task<PageAnswer?> Answer(PageRequest request, Said kind)
    {
        if (!int.TryParse(request.Route("no"), System.Globalization.NumberStyles.None, null, out var no))
        {
            return null;
        }

        await using var db = request.Open();
        var all = await db.Statements.AsNoTracking().Where(row => row.Kind == Said.Limitation || row.Kind == Said.Remedy)
            .OrderByDescending(row => row.Period).ThenBy(row => row.Kind).ThenBy(row => row.No).ToListAsync(request.Ct);
        if (all.Find(row => row.Kind == kind && row.No == no) is not { } statement)
        {
            return null;
        }

        if (request.Moved(Addresses.Statement(kind, no)) is { } moved)
        {
            return moved;
        }

        var phase = all.Where(row => row.Period == statement.Period).ToList();
        var (words, at) = (request.Words, phase.IndexOf(statement));
        return await request.Draw<StatementView>(
            new StatementPage(kind == Said.Limitation ? StatementKind.Limitation : StatementKind.Solution, no, statement.Text,
                await Quotations.Of(db, "statement", statement.Id, request) ?? new(statement.Text, new(words.Movement, Addresses.Movement)))
            {
                // The commune names its solutions for all its limitations together.
                Answers = [.. phase.Where(row => row.Kind != kind).Select(row => Step(words, row) with { Note = row.Text })],
                Previous = at > 0 ? Step(words, phase[at - 1]) : null,
                Next = at + 1 < phase.Count ? Step(words, phase[at + 1]) : null,
            },
            ["statements"]);
    }

    private static Link Step(Words words, Statement statement) => new(
        statement.Kind == Said.Limitation ? words.LimitationNumber(statement.No) : words.SolutionNumber(statement.No),
        Addresses.Statement(statement.Kind, statement.No));
}
