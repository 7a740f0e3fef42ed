using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>A public model with what lists say about it.</summary>
public sealed record PublicModel(EmulationModel Model, string Owner, bool Exemplary, StoredFile? Photo);

/// <summary>Public models as lists and tiles show them.</summary>
public static class ModelCards
{
    /// <summary>Adds owners, recognitions and newest photographs to models: three statements, however many models there are.</summary>
    public static async Task<IReadOnlyList<PublicModel>> Complete(SenDb db, IReadOnlyList<EmulationModel> models, CancellationToken ct)
    {
        var (ids, owners) = (models.Select(model => model.Id).ToList(), models.Select(model => model.OwnerOrganisationId).Distinct().ToList());
        var names = await db.Organisations.AsNoTracking().Where(row => owners.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.ShortName, ct);
        var exemplary = await db.LevelClaims.AsNoTracking().Where(claim => ids.Contains(claim.ModelId) && claim.State == ClaimState.Recognised && claim.Exemplary)
            .Select(claim => claim.ModelId).Distinct().ToListAsync(ct);
        var photos = await db.Files.AsNoTracking().Where(file => file.ModelId != null && ids.Contains(file.ModelId.Value) && file.OwnerKind == FileOwner.ProgressEntry)
            .Where(file => db.ProgressEntries.Any(entry => entry.Id == file.OwnerId
                && db.Registrations.Any(registration => registration.Id == entry.RegistrationId && registration.Stage == Stage.Recognised)))
            .GroupBy(file => file.ModelId!.Value).Select(group => group.OrderByDescending(file => file.Id).First()).ToListAsync(ct);
        return [.. models.Select(model => new PublicModel(model, names.GetValueOrDefault(model.OwnerOrganisationId, ""), exemplary.Contains(model.Id),
            model.SensitiveSubject ? null : photos.Find(photo => photo.ModelId == model.Id)))];
    }

    /// <summary>The model as a card.</summary>
    public static ModelCard Card(PageRequest request, PublicModel one) => new(
        one.Model.Name,
        Addresses.Model(one.Model.Slug, one.Model.Id),
        one.Owner,
        one.Model.Field is { } field ? request.Words.In(ModelNames.Of(field)) : "",
        one.Model.FieldOrigin == Origin.Illustrative,
        one.Model.BuiltYear,
        [one.Exemplary ? new Status(request.Words.Exemplary, Tone.Petal, "star") : new Status(request.Words.Recognised, Tone.Leaf, "check")],
        PictureOf(request, one, "vua"));

    /// <summary>The model's newest photograph, or in a demonstration the drawing that stands in for it.</summary>
    public static Picture? PictureOf(PageRequest request, PublicModel one, string size) => one.Photo is { } photo
        ? new(Addresses.Photo(photo.Id, size), photo.AltText, photo.Width, photo.Height)
        : request.Frame.Demo ? DemoDrawings.Of(request.Words, one.Model.Slug) : null;
}
