using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>
/// Several models of one list are carried on together (tiếp tục nhiều mô hình): chosen on the list, shown once more with who carries each on, and recorded by one act. What needs thought, a twin or an end, is decided one
/// by one.
/// </summary>
public static class CarryOnMany
{
    /// <summary>Where the form is sent.</summary>
    public const string Address = $"{DeskAddresses.Inheriting}/tiep-tuc";

    /// <summary>Each goes on with whoever was responsible.</summary>
    public const string Same = "giu";

    /// <summary>Names of the fields: the models that are ticked, and that it was looked at once more.</summary>
    public const string Models = "mo-hinh", Sure = "chac";

    /// <param name="Unit">The unit that ended.</param>
    /// <param name="Commune">The commune that recorded the models.</param>
    /// <param name="Chosen">The models, each with its version when the page was made.</param>
    /// <param name="Owner">Who carries them on, as chosen.</param>
    /// <param name="From">From when, as typed.</param>
    /// <param name="Confirmed">It was shown once more.</param>
    /// <param name="Key">Idempotency key.</param>
    public sealed record Form(Guid Unit, Guid Commune, IReadOnlyDictionary<Guid, int> Chosen, string Owner, string From, bool Confirmed, Guid Key)
    {
        /// <summary>The part of a split commune its section is of; null for every other section.</summary>
        public Guid? Part { get; init; }

        /// <summary>Which section it stands in.</summary>
        public string Mark => InheritingSection.MarkOf(Unit, Commune, Part);
    }

    /// <summary>One line of what is confirmed.</summary>
    public sealed record Line(InheritedModel Item, int Version, Organisation Owner);

    /// <summary>What is confirmed.</summary>
    /// <param name="Section">The list.</param>
    /// <param name="Lines">The models, each with who carries it on.</param>
    /// <param name="Form">The form.</param>
    public sealed record Sheet(InheritingSection Section, IReadOnlyList<Line> Lines, Form Form);

    /// <summary>A model with the version it was seen in, as the form sends it.</summary>
    public static string Value(Guid registration, int version) => $"{registration:d}.{version}";

    /// <summary>Name of a field in a section: the list may have several such forms.</summary>
    public static string Field(string name, string mark) => $"{name}-{mark}";

    // Each sentence at the field of its own section.
    private static Refusal AtFields(string mark, Refusal refusal) => refusal is Refusal.Invalid invalid
        ? new Refusal.Invalid(invalid.Fields.ToDictionary(field => Field(field.Key, mark), field => field.Value, StringComparer.Ordinal)) : refusal;

    /// <summary>Maps the slice; its form stands in a section of the inheritance list.</summary>
    public static void Map(Routes routes) => routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Actor actor, Handler handler, ListInherited.Pages list, Frames frames, CancellationToken ct) =>
    {
        var chosen = posted[Models].OfType<string>().Select(value => value.Split('.')).Where(value => value.Length == 2)
            .Select(value => (Id: Guid.TryParse(value[0], out var id) ? id : Guid.Empty, Version: int.TryParse(value[1], out var version) ? version : -1)).DistinctBy(one => one.Id);
        var (unit, commune, part) = (posted.Id("unit"), posted.Id("commune"), posted.Id("part") is var bound && bound == Guid.Empty ? (Guid?)null : bound);
        var mark = InheritingSection.MarkOf(unit, commune, part);
        var form = new Form(
            unit, commune, chosen.ToDictionary(one => one.Id, one => one.Version), posted[Field(Inheriting.Owner, mark)].ToString(), posted[Field(Inheriting.From, mark)].ToString(), posted[Sure] == "1", posted.ActKey())
        { Part = part };
        var done = await handler.Handle(form, actor, ct);
        return done.Refusal is Refusal.Missing or Refusal.NotYours || (done.Refusal is not null && Answers.WantsJson(http)) ? Answers.Refused(http, done.Refusal)
            : done.Refusal is { } refusal ? await list.Show(http, new(unit, commune, null, form, AtFields(mark, refusal)) { Part = part }, ct)
            : done.Value is { } sheet ? await frames.Page<CarryOnManyView>(http, null, ct, (nameof(CarryOnManyView.Sheet), sheet))
            : Results.Redirect($"{DeskAddresses.Inheriting}?xong");
    }).Needs(Operation.Inherit).WithMetadata(new AsksWhoeverDecides());

    /// <summary>Shows it once more, then writes it.</summary>
    public sealed class Handler(SenDb db, InheritingPages pages, TimeProvider clock)
    {
        /// <summary>What is to be confirmed; null when it was written.</summary>
        public async Task<Outcome<Sheet?>> Handle(Form form, Actor actor, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            // The act belongs to the commune of the models: the first tells which, before anything is judged.
            if (form.Confirmed && form.Chosen.Count > 0 && await Registrations.CommuneOf(db, form.Chosen.Keys.First(), ct) is { } commune && await db.Done(actor, Operation.Inherit, commune, form.Key, ct) is not null)
            {
                return (Sheet?)null;
            }

            if ((await pages.All(actor, ct)).FirstOrDefault(section => section.Unit.Unit == form.Unit && section.Commune == form.Commune && section.Part == form.Part && section.MayDecide) is not { } section)
            {
                return new Refusal.Missing(("đơn vị trong danh sách tiếp nhận", "unit on the inheritance list"));
            }

            var lines = Read(form, section);
            var day = lines.Then(_ => Inheriting.ReadFrom(form.From, section.Unit.Since, BusinessCalendar.DateOf(now)));
            return !lines.Ok ? lines.Refusal : !day.Ok ? day.Refusal
                : form.Confirmed ? (await Write(form, section, lines.Value, actor, now, ct)).Then<Sheet?>(_ => (Sheet?)null)
                : new Sheet(section, lines.Value, form);
        }

        private static Outcome<IReadOnlyList<Line>> Read(Form form, InheritingSection section)
        {
            var items = section.ForMany.Where(item => form.Chosen.ContainsKey(item.Registration.Id)).ToList();
            if (form.Chosen.Count == 0)
            {
                return new Refusal.Invalid(Models, ("Đề nghị đánh dấu ít nhất một mô hình.", "Please tick at least one model."));
            }

            if (items.Count < form.Chosen.Count || items.Exists(item => Version(item) != form.Chosen[item.Registration.Id]))
            {
                return new Refusal.Taken((
                    "Có mô hình trong số đã chọn vừa thay đổi hoặc vừa có quyết định. Xin xem lại danh sách rồi chọn lại.", "One of the models you chose has just changed or was just decided on. Please look at the list and choose again."));
            }

            var wanted = Guid.TryParse(form.Owner, out var id) ? section.Owners.FirstOrDefault(owner => owner.Id == id) : null;
            if (form.Owner != Same && wanted is null)
            {
                return new Refusal.Invalid(Inheriting.Owner, ("Đề nghị chọn đơn vị tiếp tục chủ trì.", "Please choose the organisation that carries them on."));
            }

            var ended = items.Where(item => wanted is null && !section.Owners.Any(owner => owner.Id == item.Owner.Id)).Select(item => item.Owner.ShortName).Distinct(StringComparer.Ordinal).ToList();
            if (ended.Count > 0)
            {
                var names = string.Join(", ", ended);
                return new Refusal.Invalid(Inheriting.Owner, (
                    $"Đơn vị đang chủ trì không còn hoạt động: {names}. Đề nghị chọn một đơn vị khác, hoặc bỏ đánh dấu các mô hình đó.",
                    $"Whoever was responsible is not at work any more: {names}. Please choose another organisation, or leave those models out."));
            }

            return items.ConvertAll(item => new Line(item, Version(item), wanted ?? item.Owner));
        }

        private async Task<Outcome<Receipt>> Write(Form form, InheritingSection section, IReadOnlyList<Line> lines, Actor actor, DateTimeOffset now, CancellationToken ct)
        {
            var today = BusinessCalendar.DateOf(now);
            db.ChangeTracker.Clear();
            using var wider = await Inherited.Widen(db, actor, today, ct);
            Permit? first = null;
            foreach (var line in lines)
            {
                var id = line.Item.Registration.Id;
                if (await Registrations.Load(db, id, today, ct) is not { } dossier)
                {
                    return new Refusal.Missing(("mô hình", "model"));
                }

                var permit = Access.Ask(actor, Operation.Inherit, dossier.Subject);
                var carried = permit.Then(_ => Inheriting.CarryOn(dossier.Registration, line.Owner, form.From, section.Unit.Since, today, now.UtcDateTime));
                if (!carried.Ok || dossier.Version != line.Version)
                {
                    db.ChangeTracker.Clear();
                    return carried.Refusal ?? new Refusal.Stale([]);
                }

                first ??= permit.Value;
            }

            // One act, written under its first model; every one of them tells of it in its own history.
            return await db.Commit(new Act(first!, form.Key, "registration", lines[0].Item.Registration.Id, now.UtcDateTime, lines[0].Item.Registration.CommuneId), ct);
        }

        /// <summary>Of a model as it was listed.</summary>
        internal static int Version(InheritedModel item) => item.Registration.Version + item.Model.Version;
    }
}
