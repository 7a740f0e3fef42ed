using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>Named queries on organisations in time.</summary>
public static class OrganisationReading
{
    /// <summary>The organisations of a commune with everything they were.</summary>
    public static async Task<OrganisationCourse> Course(SenDb db, Guid commune, CancellationToken ct) => new(
        await db.Organisations.AsNoTracking().Where(row => row.CommuneId == commune).ToListAsync(ct),
        await db.OrganisationVersions.AsNoTracking().Where(row => row.CommuneId == commune).ToListAsync(ct));

    /// <summary>The organisations of a commune that can own a model or have a registrar on a day: <see cref="Organisation.MayOwn"/> and <see cref="Organisation.IsOpenOn"/>, asked of the database.</summary>
    public static IQueryable<Organisation> MayOwn(SenDb db, Guid commune, DateOnly day) => db.Organisations.Where(row =>
        row.CommuneId == commune && row.Kind != OrganisationKind.UpperBody && (row.ValidFrom == null || row.ValidFrom <= day) && (row.ValidTo == null || day.AddDays(1) < row.ValidTo));

    /// <summary>Models of a year that were sent, by organisation with all below it in its line on a day, and in the commune as a place: each once in every line and once in the place.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="commune">The commune.</param>
    /// <param name="year">The year.</param>
    /// <param name="day">The day whose lines count.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<(IReadOnlyDictionary<Guid, int> Lines, int Place)> Models(SenDb db, Guid commune, int year, DateOnly day, CancellationToken ct)
    {
        var owned = await db.Registrations.AsNoTracking().Where(row => row.CommuneId == commune && row.Year == year && row.Stage != Stage.Draft)
            .Select(row => new { row.ModelId, row.OwnerOrganisationId }).ToListAsync(ct);
        return ((await Course(db, commune, ct)).InLines(owned.Select(row => (row.ModelId, row.OwnerOrganisationId)), day), owned.Select(row => row.ModelId).Distinct().Count());
    }

    private static readonly Stage[] Open = [.. WorkTable.Rows.Select(row => row.Stage).OfType<Stage>().Distinct().Where(stage => stage != Stage.Draft)];

    /// <summary>What keeps an organisation from ending: registrations that were sent and wait for somebody, and whoever holds its posts.</summary>
    public static async Task<Unfinished> Left(SenDb db, Guid id, CancellationToken ct) =>
        (await Left(db, db.Organisations.AsNoTracking().Where(row => row.Id == id), ct)).GetValueOrDefault(id, Unfinished.Nothing);

    /// <summary>The same of several organisations, by their ids, in as many questions as of one; those with nothing left and nothing sent are not in it.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Unfinished>> Left(SenDb db, IQueryable<Organisation> organisations, CancellationToken ct)
    {
        var registrations = (await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models on registration.ModelId equals model.Id
            join owner in organisations on registration.CarriedOnById ?? registration.OwnerOrganisationId equals owner.Id
            where registration.EndedOn == null && Open.Contains(registration.Stage)
            orderby model.SortKey, registration.Id
            select new { Owner = owner.Id, Open = new OpenRegistration(registration.Id, model.Name, registration.Stage) }).ToListAsync(ct)).ToLookup(row => row.Owner, row => row.Open);
        var holders = (await (
            from post in db.Posts.AsNoTracking()
            join account in db.Users on post.PersonId equals account.Id
            join owner in organisations on post.OrganisationId equals (Guid?)owner.Id
            orderby account.Title, post.Id
            select new { Owner = owner.Id, Holder = new PostHolder(account.Id, account.Title, post.Until) }).ToListAsync(ct)).ToLookup(row => row.Owner, row => row.Holder);
        var sent = await (
            from registration in db.Registrations.AsNoTracking()
            join owner in organisations on registration.OwnerOrganisationId equals owner.Id
            group registration.RegisteredAt by owner.Id into row
            select new { row.Key, Last = row.Max() }).ToDictionaryAsync(row => row.Key, row => row.Last, ct);
        return registrations.Select(row => row.Key).Concat(holders.Select(row => row.Key)).Concat(sent.Keys).Distinct().ToDictionary(owner => owner, owner =>
            new Unfinished([.. registrations[owner]], [.. holders[owner]]) { LastSent = sent.GetValueOrDefault(owner) is { } at ? BusinessCalendar.DateOf(at) : null });
    }
}
