using Sen.Movement;
using Sen.Movement.Models;
using Sen.Plumbing;
using Said = Sen.Movement.Direction.StatementKind;

namespace Sen.Portal;

/// <summary>The whole movement on one page: the year's stages, figures, fields, what was found wanting and what is done about it.</summary>
public static class ShowMovement
{
    private const int MostModels = 500;

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage(Addresses.Movement, [PageQuery.Year], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        await using var db = request.Open();
        var (words, today) = (request.Words, BusinessCalendar.Today(request.Clock));
        var overview = await Overview.Read(db, request.Site.CommuneId, today, MostModels, request.Ct);
        var year = overview.Years[0];
        if (request.Value(PageQuery.Year) is { } asked && (!int.TryParse(asked, out year) || !overview.Years.Contains(year)))
        {
            return null;
        }

        return await request.Draw<MovementView>(
            new MovementPage
            {
                Title = words.MovementPageTitle,
                Lead = words.MovementPageLead,
                Source = overview.SourceLink(words),
                Year = overview.Stages(words, year, today),
                Years = [.. overview.Years.Select(one => new Choice(request.With((PageQuery.Year, one == overview.Years[0] ? null : $"{one}")), $"{one}", one == year))],
                Figures = overview.Figures(words),
                Fields = [.. Enum.GetValues<Field>().Select(field => new FieldRow(words.In(ModelNames.Of(field)), Addresses.ModelsOf(field),
                    overview.Registered.Where(row => row.Year == year && row.Field == field && row.Stage is not (Stage.Draft or Stage.Returned)).Sum(row => row.Count),
                    overview.Models.Count(model => model.Model.Field == field && model.Exemplary)))],
                FieldsIllustrative = overview.Models.Any(model => model.Model.FieldOrigin == Origin.Illustrative),
                Limitations = overview.StatementsOf(Said.Limitation),
                Solutions = overview.StatementsOf(Said.Remedy),
                Documents = [.. overview.Documents.Select(document => DocumentLines.Of(words, document))],
            },
            ["models", "documents", "committee", "statements"]);
    }
}
