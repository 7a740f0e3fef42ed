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

    /// <param name="Unit">The commune that was split.</param>
    /// <param name="Parts">Field → part, as chosen; empty for “not bound”.</param>
    /// <param name="Version">Version of the models when the form was made.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(Guid Unit, IReadOnlyDictionary<string, string> Parts, int Version, Guid Key);

    /// <summary>Maps the slice; its form stands at the head of the inheritance list.</summary>
    public static void Map(Routes routes) => routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Actor actor, Handler handler, ListInherited.Pages list, CancellationToken ct) =>
    {
        var form = new Form(
            posted.Id("unit"), posted.Where(field => field.Key.StartsWith(BindingGroup.Prefix, StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal),
            posted.Number("version"), posted.ActKey());
        var done = await handler.Handle(form, actor, ct);
        return done.Ok ? Results.Redirect($"{DeskAddresses.Inheriting}?xong")
            : done.Refusal is Refusal.Missing or Refusal.NotYours || Answers.WantsJson(http) ? Answers.Refused(http, done.Refusal)
            : await list.Show(http, new(form.Unit, form.Unit, form.Parts, null, done.Refusal), ct);
    }).Needs(Operation.BindModels).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Writes the bindings.</summary>
    public sealed class Handler(SenDb db, InheritingPages pages, TimeProvider clock)
    {
        private static readonly Refusal Changed = new Refusal.Stale([new(
            "version", ("Đơn vị mới của các mô hình", "The models’ new units"), ("như lúc mở trang", "as when the page was opened"), ("vừa được gán ở nơi khác, như danh sách bên dưới", "just bound elsewhere, as listed below"))]);

        /// <summary>The commune that was split; or why not.</summary>
        public async Task<Outcome<Guid>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.BindModels, form.Unit, form.Key, ct) is { } done)
            {
                return done.SubjectId;
            }

            var (now, unit) = (clock.GetUtcNow(), form.Unit);
            var today = BusinessCalendar.DateOf(now);
            if ((await pages.All(actor, ct)).FirstOrDefault(section => section.Unit.Unit == unit && section.Bindings.Count > 0) is not { } section)
            {
                return new Refusal.Missing(("xã đã chia tách trong danh sách tiếp nhận", "split commune on the inheritance list"));
            }

            var above = await Registrations.Above(db, [unit], today, ct);
            var permit = Access.Ask(actor, Operation.BindModels, new Subject(unit, Above: above[unit]));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            if (form.Version != section.BindingVersion)
            {
                return Changed;
            }

            var parts = Read(form, section);
            if (!parts.Ok)
            {
                return parts.Refusal;
            }

            using var wider = await Inherited.Widen(db, actor, today, ct);
            foreach (var (group, part) in parts.Value)
            {
                foreach (var model in await db.Models.Where(row => group.Models.Contains(row.Id)).ToListAsync(ct))
                {
                    model.PartUnitId = part;
                }
            }

            return (await db.Commit(new Act(permit.Value, form.Key, "unit", unit, now.UtcDateTime, unit), ct)).Then<Guid>(receipt => receipt.SubjectId);
        }

        // Nothing is unbound because an answer was not understood.
        private static Outcome<IReadOnlyList<(BindingGroup Group, Guid? Part)>> Read(Form form, InheritingSection section)
        {
            var (wrong, parts) = (new Dictionary<string, Wording>(StringComparer.Ordinal), new List<(BindingGroup, Guid?)>());
            foreach (var group in section.Bindings.Where(group => form.Parts.ContainsKey(group.Field)))
            {
                var typed = form.Parts[group.Field];
                var part = Guid.TryParse(typed, out var chosen) ? section.Unit.Heirs.FirstOrDefault(heir => heir.UnitId == chosen)?.UnitId : null;
                if (part is null && typed.Length > 0)
                {
                    wrong[group.Field] = (
                        $"Đơn vị đã chọn cho “{group.Name}” không phải đơn vị mới của xã này. Đề nghị chọn lại trong danh sách.",
                        $"What was chosen for “{group.Name}” is no new unit of this commune. Please choose again from the list.");
                }

                parts.Add((group, part));
            }

            return wrong.Count > 0 ? new Refusal.Invalid(wrong) : parts;
        }
    }
}
