using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;

namespace Sen.Data;

/// <summary>A model under way and the post that follows it (thành viên theo dõi).</summary>
/// <param name="Post">The title that follows it.</param>
/// <param name="Registration">The registration of the year.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Owner">The owner organisation's short name.</param>
public sealed record FollowedModel(string Post, Guid Registration, string Model, string Owner);

/// <summary>Named query: which models are followed by some posts.</summary>
public static class FollowedModels
{
    /// <summary>The followed models of a commune whose post is one of these, by post.</summary>
    public static async Task<IReadOnlyList<FollowedModel>> Of(SenDb db, Guid commune, Func<string, bool> post, CancellationToken ct)
    {
        var stages = Lifecycle.Followed.ToList();
        var followed = await (
            from registration in db.Registrations.AsNoTracking()
            join model in db.Models on registration.ModelId equals model.Id
            join owner in db.Organisations on registration.OwnerOrganisationId equals owner.Id
            where registration.CommuneId == commune && registration.InCharge != "" && registration.EndedOn == null && stages.Contains(registration.Stage)
            orderby registration.InCharge, model.Id
            select new FollowedModel(registration.InCharge, registration.Id, model.Name, owner.ShortName)).ToListAsync(ct);
        return [.. followed.Where(one => post(one.Post))];
    }
}
