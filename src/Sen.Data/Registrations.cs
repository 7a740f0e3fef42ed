using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>A registration with what belongs to it (hồ sơ đăng ký): everything a handler needs before it asks the access table.</summary>
/// <param name="Registration">The registration of a year.</param>
/// <param name="Model">The model it is about.</param>
/// <param name="Owner">The organisation responsible (đơn vị chủ trì).</param>
/// <param name="Subject">What decides rights on it.</param>
public sealed record Dossier(Registration Registration, EmulationModel Model, Organisation Owner, Subject Subject);

/// <summary>Named queries on registrations, shared by the slices.</summary>
public static class Registrations
{
    // Nation, province, district and commune: a chain longer than this is a loop in the data, not a country.
    private const int MostTiers = 6;

    /// <summary>Loads a registration through the context's scope, tracked, ready to be changed; null when it is not there or out of scope.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="id">The registration.</param>
    /// <param name="today">Local day: decides which units stand above the commune.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Dossier?> Load(SenDb db, Guid id, DateOnly today, CancellationToken ct)
    {
        var found = await (
            from registration in db.Registrations
            join model in db.Models on registration.ModelId equals model.Id
            join owner in db.Organisations on registration.OwnerOrganisationId equals owner.Id
            where registration.Id == id
            select new { registration, model, owner }).SingleOrDefaultAsync(ct);
        return found is null ? null : new(
            found.registration, found.model, found.owner, SubjectOf(found.registration, await Above(db, found.registration.CommuneId, today, ct)));
    }

    /// <summary>What decides rights on a registration.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="above">Units above its commune, from <see cref="Above"/>.</param>
    public static Subject SubjectOf(Registration registration, IReadOnlyList<Guid> above) => new(
        registration.CommuneId, registration.OwnerOrganisationId, above, RegistrantId: registration.RegistrantId, Stage: registration.Stage);

    /// <summary>The units above a commune on a day, nearest first (district in history, province, nation).</summary>
    public static async Task<IReadOnlyList<Guid>> Above(SenDb db, Guid communeId, DateOnly today, CancellationToken ct)
    {
        var above = new List<Guid>();
        for (var unit = communeId; above.Count < MostTiers;)
        {
            var below = unit;
            var parent = await db.UnitVersions.AsNoTracking()
                .Where(version => version.UnitId == below
                    && (version.ValidFrom == null || version.ValidFrom <= today) && (version.ValidTo == null || today < version.ValidTo))
                .Select(version => version.ParentId).FirstOrDefaultAsync(ct);
            if (parent is not { } next)
            {
                return above;
            }

            above.Add(next);
            unit = next;
        }

        return above;
    }
}
