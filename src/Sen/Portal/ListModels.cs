using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The public models, 20 a page, filtered by what the address says, so that a list can be sent on.</summary>
public static class ListModels
{
    // “Dân vận khéo” began in these years.
    private const int Length = 20, FirstYear = 1999;
    private const string Exemplary = "tieu-bieu", Recognised = "cong-nhan";

    /// <summary>Maps the list.</summary>
    public static void Map(Routes routes) => routes.MapPage(Addresses.Models,
        [PageQuery.Search, PageQuery.Field, PageQuery.Owner, PageQuery.Year, PageQuery.Status, PageQuery.PageNumber], Answer);

    private sealed record Chosen(string? Name, Field? Field, Organisation? Owner, int? Year, string? Status);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        await using var db = request.Open();
        var owners = await db.Organisations.AsNoTracking().Where(row => db.Models.Any(model => model.IsPublic && model.OwnerOrganisationId == row.Id))
            .OrderBy(row => row.SortKey).ToListAsync(request.Ct);
        var years = await db.Registrations.AsNoTracking().Where(row => row.Stage == Stage.Recognised).Select(row => row.Year).Distinct().OrderDescending().ToListAsync(request.Ct);
        // A year in which nothing was recognised is a list with nothing on it, and says so; a year that never was is a wrong address.
        if (int.TryParse(request.Value(PageQuery.Year), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            && asked >= FirstYear && asked <= BusinessCalendar.Today(request.Clock).Year && !years.Contains(asked))
        {
            years = [.. years.Append(asked).OrderDescending()];
        }

        if (Choose(request, owners, years) is not { } chosen)
        {
            return null;
        }

        var (page, found) = (request.Page(PageQuery.PageNumber), Filter(db, chosen));
        var total = await found.CountAsync(request.Ct);
        if (page > 1 && (page - 1) * Length >= total)
        {
            return null;
        }

        var models = await found.OrderBy(model => model.SortKey).ThenBy(model => model.Id).Skip((page - 1) * Length).Take(Length).ToListAsync(request.Ct);
        var cards = await ModelCards.Complete(db, models, request.Ct);
        return await request.Draw<ModelListView>(
            new ModelListPage(total, [.. cards.Select(card => ModelCards.Card(request, card))], request.Pages(PageQuery.PageNumber, total, Length, page))
            {
                Query = chosen.Name,
                Filters = Filters(request.Words, chosen, owners, years),
                FilteredBy = FilteredBy(request.Words, chosen),
            },
            ["models", .. models.Select(model => $"model:{model.Id}")]);
    }

    // A value the list does not offer is a wrong address, not an empty list.
    private static Chosen? Choose(PageRequest request, List<Organisation> owners, List<int> years)
    {
        var field = Enum.GetValues<Field>().Where(one => ModelNames.CodeOf(one) == request.Value(PageQuery.Field)).Select(one => (Field?)one).FirstOrDefault();
        var owner = request.Value(PageQuery.Owner) is { } address ? owners.Find(one => one.Id == PublicId.At(address)) : null;
        var year = years.Where(one => $"{one}" == request.Value(PageQuery.Year)).Select(one => (int?)one).FirstOrDefault();
        var status = request.Value(PageQuery.Status) is Exemplary or Recognised ? request.Value(PageQuery.Status) : null;
        var wrong = (request.Value(PageQuery.Field) is not null && field is null) || (request.Value(PageQuery.Owner) is not null && owner is null)
            || (request.Value(PageQuery.Year) is not null && year is null) || (request.Value(PageQuery.Status) is not null && status is null);
        return wrong ? null : new(request.Value(PageQuery.Search), field, owner, year, status);
    }

    private static IQueryable<EmulationModel> Filter(SenDb db, Chosen chosen)
    {
        var models = db.Models.AsNoTracking().Where(model => model.IsPublic);
        if (chosen.Name is { } name)
        {
            var folded = VietnameseText.Fold(name);
            models = models.Where(model => model.NameFolded.Contains(folded));
        }

        if (chosen.Field is { } field)
        {
            models = models.Where(model => model.Field == field);
        }

        if (chosen.Owner is { } owner)
        {
            models = models.Where(model => model.OwnerOrganisationId == owner.Id);
        }

        if (chosen.Year is { } year)
        {
            models = models.Where(model => db.Registrations.Any(row => row.ModelId == model.Id && row.Year == year && row.Stage == Stage.Recognised));
        }

        return chosen.Status == Exemplary
            ? models.Where(model => db.LevelClaims.Any(claim => claim.ModelId == model.Id && claim.State == ClaimState.Recognised && claim.Exemplary))
            : models;
    }

    private static IReadOnlyList<Filter> Filters(Words words, Chosen chosen, List<Organisation> owners, List<int> years) =>
    [
        new(PageQuery.Field, words.FilterField,
            [new("", words.All), .. Enum.GetValues<Field>().Select(field => new Choice(ModelNames.CodeOf(field), words.In(ModelNames.Of(field)), field == chosen.Field))]),
        new(PageQuery.Owner, words.FilterOwner,
            [new("", words.All), .. owners.Select(owner => new Choice(PublicId.Of(owner.Id), owner.ShortName, owner.Id == chosen.Owner?.Id))]),
        new(PageQuery.Year, words.FilterYear, [new("", words.All), .. years.Select(year => new Choice($"{year}", $"{year}", year == chosen.Year))]),
        new(PageQuery.Status, words.FilterStatus,
        [
            new("", words.All),
            new(Exemplary, words.Exemplary, chosen.Status == Exemplary),
            new(Recognised, words.Recognised, chosen.Status == Recognised),
        ]),
    ];

    private static string? FilteredBy(Words words, Chosen chosen)
    {
        var parts = new[]
        {
            chosen.Name is { } name ? words.FilteredByName(name) : null,
            chosen.Field is { } field ? words.FilteredByField(words.In(ModelNames.Of(field))) : null,
            chosen.Owner is { } owner ? words.FilteredByOwner(owner.ShortName) : null,
            chosen.Year is { } year ? words.FilteredByYear(year) : null,
            chosen.Status switch { Exemplary => words.FilteredByStatus(words.Exemplary), Recognised => words.FilteredByStatus(words.Recognised), _ => null },
        }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}
