using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>
/// After a split a person says which part the models belong to (gán mô hình về đơn vị mới), village by village; what nobody has bound is counted above all parts and never divided.
/// </summary>
public static class BindModels
{
    /// <summary>Where the form is sent.</summary>
    public const string Address = $"{DeskAddresses.Inheriting}/gan";

    /// <summary>Maps the slice; its form stands at the head of the inheritance list.</summary>
    public static void Map(Routes routes) => routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Actor actor, Handler handler, CancellationToken ct) =>
    {
        var parts = posted.Where(field => field.Key.StartsWith("ve-", StringComparison.Ordinal))
            .ToDictionary(field => field.Key, field => Guid.TryParse(field.Value.ToString(), out var part) ? part : (Guid?)null, StringComparer.Ordinal);
        var done = await handler.Handle(posted.Id("unit"), parts, posted.ActKey(), actor, ct);
        return done.Ok ? Results.Redirect($"{DeskAddresses.Inheriting}?xong") : Answers.Refused(http, done.Refusal);
    }).Needs(Operation.BindModels).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Writes the bindings.</summary>
    public sealed class Handler(SenDb db, InheritingPages pages, TimeProvider clock)
    {
        /// <summary>The commune that was split; or why not.</summary>
        public async Task<Outcome<Guid>> Handle(Guid unit, IReadOnlyDictionary<string, Guid?> parts, Guid key, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            var today = BusinessCalendar.DateOf(now);
            if ((await pages.All(actor, ct)).FirstOrDefault(section => section.Unit.Unit == unit && section.Bindings.Count > 0) is not { } section)
            {
                return new Refusal.Missing(("xã đã chia tách trong danh sách tiếp nhận", "split commune on the inheritance list"));
            }

            if (await db.Done(actor, Operation.BindModels, unit, key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var above = await Registrations.Above(db, [unit], today, ct);
            var permit = Access.Ask(actor, Operation.BindModels, new Subject(unit, Above: above[unit]));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            using var wider = await Inherited.Widen(db, actor, today, ct);
            var heirs = section.Unit.Heirs.Select(heir => (Guid?)heir.UnitId).ToHashSet();
            foreach (var group in section.Bindings.Where(group => parts.ContainsKey(group.Field)))
            {
                var part = parts[group.Field] is { } chosen && heirs.Contains(chosen) ? chosen : (Guid?)null;
                foreach (var model in await db.Models.Where(row => group.Models.Contains(row.Id)).ToListAsync(ct))
                {
                    model.PartUnitId = part;
                }
            }

            return (await db.Commit(new Act(permit.Value, key, "unit", unit, now.UtcDateTime, unit), ct)).Then<Guid>(receipt => receipt.SubjectId);
        }
    }
}
