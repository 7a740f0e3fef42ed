using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Feedback;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Portal;

using Registration = Sen.Movement.Models.Registration;

/// <summary>A model's public page. It is there from recognition on and gone with its revocation: so are its photographs.</summary>
public static class ShowModel
{
    private const int MostNeighbours = 6;

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage("/mo-hinh/{address}", [], Answer);

    /// <summary>What the page is made of: only registrations that are recognised, and what belongs to them.</summary>
    private sealed record Told(
        PublicModel One, Organisation Owner, string? Village, List<Registration> Registrations, List<LevelClaim> Claims, IReadOnlyList<ProgressEntry> Entries, ILookup<Guid, StoredFile> Photos, ActOrder Order, bool Suggested);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        await using var db = request.Open();
        if (PublicId.At(request.Route("address")) is not { } id
            || await db.Models.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.IsPublic, request.Ct) is not { } model)
        {
            return null;
        }

        if (request.Moved(Addresses.Model(model.Slug, id)) is { } moved)
        {
            return moved;
        }

        var told = await Read(db, model, request.Ct);
        var quotation = await Quotations.Of(db, "model", id, request);
        var neighbours = await db.Models.AsNoTracking().Where(row => row.IsPublic && row.Field == model.Field && row.Id != id)
            .OrderBy(row => row.SortKey).Take(MostNeighbours).ToListAsync(request.Ct);
        return await request.Draw<ModelView>(Page(request, told) with
        {
            Sources = quotation is null ? [] : [quotation.Source],
            SameField = [.. neighbours.Select(row => new Link(row.Name, Addresses.Model(row.Slug, row.Id)))],
        }, [$"model:{id}", "models"]);
    }

    private static async Task<Told> Read(SenDb db, EmulationModel model, CancellationToken ct)
    {
        var one = (await ModelCards.Complete(db, [model], ct))[0];
        var owner = await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == model.OwnerOrganisationId, ct);
        var village = await db.UnitVersions.AsNoTracking().Where(row => row.UnitId == model.VillageId)
            .OrderByDescending(row => row.ValidFrom != null).ThenByDescending(row => row.ValidFrom).FirstOrDefaultAsync(ct);
        var registrations = await db.Registrations.AsNoTracking().Where(row => row.ModelId == model.Id && row.Stage == Stage.Recognised)
            .OrderByDescending(row => row.Year).ToListAsync(ct);
        var ids = registrations.Select(row => row.Id).ToList();
        var claims = await db.LevelClaims.AsNoTracking().Where(row => ids.Contains(row.RegistrationId) && row.State == ClaimState.Recognised).ToListAsync(ct);
        var entries = await db.ProgressEntries.AsNoTracking().Where(row => ids.Contains(row.RegistrationId)).ToListAsync(ct);
        var owners = entries.Select(row => row.Id).ToList();
        var photos = model.SensitiveSubject ? [] : await db.Files.AsNoTracking()
            .Where(file => file.OwnerKind == FileOwner.ProgressEntry && owners.Contains(file.OwnerId)).OrderBy(file => file.Id).ToListAsync(ct);
        var standing = CorrectedProgress.Standing(entries);
        var placeOf = standing.SelectMany(entry => CorrectedProgress.Earlier(entry, entries).Append(entry), (entry, one) => (one.Id, Place: entry.Id)).ToDictionary(one => one.Id, one => one.Place);
        return new(one, owner, village?.Title, registrations, claims, standing, photos.ToLookup(photo => placeOf[photo.OwnerId]),
            await ActOrder.Of(db, ids, [Operation.Register, Operation.RecordProgress, Operation.RecordOnBehalf, Operation.CorrectProgress, Operation.Recognise], ct),
            await FeedbackReading.BeganAsSuggestion(db, model.Id, ct));
    }

    private static ModelPage Page(PageRequest request, Told told)
    {
        var (words, model, latest) = (request.Words, told.One.Model, told.Registrations.FirstOrDefault());
        var choices = latest?.Choices;
        return new()
        {
            Name = model.Name,
            Owner = told.Owner.Name,
            OwnerHref = Addresses.ModelsOf(told.Owner.Id),
            Lead = words.ModelLead(told.Owner.ShortName),
            Statuses = [.. Statuses(words, told)],
            Picture = ModelCards.PictureOf(request, told.One, "lon"),
            Caption = told.One.Photo is { Caption.Length: > 0 } photo ? photo.Caption : null,
            Facts = [.. Facts(words, told, latest)],
            Contact = told.Owner.Name,
            ContactPhone = request.Site.Telephone.Length > 0 ? request.Site.Telephone : null,
            Sensitive = model.SensitiveSubject,
            Results = [.. PublicSums.Of(words, told.Entries, model.SensitiveSubject)],
            ResultsIllustrative = told.Entries.Any(entry => entry.Origin == Origin.Illustrative),
            Why = !model.SensitiveSubject && latest is { Need.Length: > 0 } ? latest.Need : null,
            WhyIllustrative = latest?.Origin == Origin.Illustrative,
            FiveChoices = choices is null ? [] : [choices.Site, choices.Content, choices.Task, choices.Link, choices.Method],
            FiveChoicesIllustrative = latest?.Origin == Origin.Illustrative,
            Happenings = [.. Happenings(words, told)],
        };
    }

    private static IEnumerable<Status> Statuses(Words words, Told told)
    {
        yield return told.One.Exemplary ? new(words.ExemplaryModel, Tone.Petal, "star") : new(words.Recognised, Tone.Leaf, "check");
        if (told.One.Model.Field is { } field)
        {
            yield return new(words.In(ModelNames.Of(field)));
        }
    }

    private static IEnumerable<Fact> Facts(Words words, Told told, Registration? latest)
    {
        var model = told.One.Model;
        yield return new(words.ColumnOwner, told.Owner.Name, Addresses.ModelsOf(told.Owner.Id));
        if (model.BuiltYear is { } year)
        {
            yield return new(words.ColumnYear, $"{year}");
        }

        if (model.Field is { } field)
        {
            yield return new(words.ColumnField, words.In(ModelNames.Of(field)), Addresses.ModelsOf(field), model.FieldOrigin == Origin.Illustrative);
        }

        if (told.Suggested)
        {
            yield return new(words.BeganAsSuggestion, words.CitizensSuggestion);
        }

        // A sensitive subject is not tied to one village.
        if (!model.SensitiveSubject)
        {
            yield return new(words.FactPlace, told.Village ?? words.WholeCommune, null, latest?.Origin == Origin.Illustrative);
        }

        if (latest is { Goal.Length: > 0 })
        {
            yield return new(words.FactGoal, latest.Goal, null, latest.Origin == Origin.Illustrative);
        }
    }

    // Newest first; what has the same day, in the order in which it was done.
    private static IEnumerable<Happening> Happenings(Words words, Told told)
    {
        var registered = told.Registrations.Where(row => row.RegisteredAt is not null)
            .Select(row => (Line: told.Order.Line(Operation.Register, row.Id), row.Id, One: Registered(words, row)));
        var entries = told.Entries.Select(row => (Line: new[] { Operation.RecordProgress, Operation.RecordOnBehalf, Operation.CorrectProgress }.Max(operation => told.Order.Line(operation, row.Id)), row.Id, One: Progressed(words, told, row)));
        var claims = told.Claims.Where(row => row.DecidedOn is not null)
            .Select(row => (Line: told.Order.Line(Operation.Recognise, row.Id), row.Id, One: Recognised(words, row)));
        return registered.Concat(entries).Concat(claims)
            .OrderByDescending(told => told.One.On).ThenByDescending(told => told.Line).ThenByDescending(told => told.Id).Select(told => told.One);
    }

    private static Happening Registered(Words words, Registration row) => new(
        words.In(Lifecycle.NameOf(CycleStage.Registration)), BusinessCalendar.DateOf(row.RegisteredAt!.Value), words.HappenedRegistered(row.Year), Illustrative: row.Origin == Origin.Illustrative);

    private static Happening Progressed(Words words, Told told, ProgressEntry row) => new(
        words.In(Lifecycle.NameOf(CycleStage.Progress)), row.On, words.HappenedProgress, told.One.Model.SensitiveSubject ? null : Wording.AsTyped(row.Note), Illustrative: row.Origin == Origin.Illustrative)
    {
        Photos = [.. told.Photos[row.Id].Select(photo => (Small(photo), Addresses.Photo(photo.Id, "lon")))],
    };

    private static Happening Recognised(Words words, LevelClaim row) => new(
        words.In(Lifecycle.NameOf(CycleStage.Recognition)), row.DecidedOn!.Value, words.HappenedRecognised(row.Level, row.Exemplary),
        ByDecision(row.DecisionNumber ?? ""), Honour: true, Illustrative: row.Origin == Origin.Illustrative);

    private static Wording ByDecision(string number) => ($"Theo Quyết định số {number}.", $"By decision {number}.");

    private static Picture Small(StoredFile photo) =>
        new(Addresses.Photo(photo.Id, "nho"), photo.AltText, 400, Math.Max(1, (int)((long)photo.Height * 400 / Math.Max(1, photo.Width))));
}
