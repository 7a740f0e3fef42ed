using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>The list of registrations in the workplace, twenty a page; every filter lives in the address, so that a list can be sent to somebody.</summary>
public static class ListModels
{
    public const int PageSize = 20;

    private const string Nothing = "khong";

    /// <param name="Year">Only this year.</param>
    /// <param name="Stage">Only at this stage.</param>
    /// <param name="Field">Only of this field.</param>
    /// <param name="Owner">Only of this organisation.</param>
    /// <param name="Words">Words of the name, with or without marks.</param>
    public sealed record Filter(int? Year, Stage? Stage, Field? Field, Guid? Owner, string Words)
    {
        public bool IsEmpty => this is { Year: null, Stage: null, Field: null, NoField: false, Owner: null, Words: "" } && Choice == TreeChoice.None;

        /// <summary>Only those whose field nobody said.</summary>
        public bool NoField { get; init; }

        /// <summary>The reading of a figure whose models these are.</summary>
        public TreeChoice Choice { get; init; } = TreeChoice.None;

        /// <summary>The address of a page of this list.</summary>
        public string Address(int page)
        {
            var parts = new (string Name, string? Value)[]
            {
                ("nam", Year?.ToString()), ("buoc", Stage?.ToString()), ("linh-vuc", NoField ? Nothing : Field?.ToString()), ("don-vi", Owner?.ToString("d")),
                ("q", Words.Length > 0 ? Words : null), ("trang", page > 1 ? page.ToString() : null),
            };
            return TreeChoice.Address(DeskAddresses.Models, [.. Choice.Parts, .. parts]);
        }
    }

    /// <summary>One line of the list.</summary>
    public sealed record Line(Guid Id, string Name, string Owner, Field? Field, int Year, Stage Stage, DateTime Since, Origin Origin, bool Sensitive, Guid Commune, DateOnly? EndedOn, bool Joined)
    {
        /// <summary>The commune that recorded it, once that one has ended.</summary>
        public string? Was { get; init; }

        /// <summary>The unit it lies in, in the reading that is asked for; null when none is.</summary>
        public string? Unit { get; init; }
    }

    /// <summary>A page of the list.</summary>
    public sealed record Sheet(
        Filter Filter, IReadOnlyList<Line> Lines, int Total, Pager Pager, IReadOnlyList<int> Years, IReadOnlyList<(Guid Id, string Name)> Owners, bool MayBegin)
    {
        /// <summary>Whether the person decides on inherited models.</summary>
        public bool MayInherit { get; init; }

        /// <summary>The reading that is asked for.</summary>
        public required ListReading Reading { get; init; }

        /// <summary>The reader reads records of several communes, or of one that has ended: the two readings differ.</summary>
        public bool HasReadings { get; init; }

        /// <summary>Years and day as they were typed, and why they need correcting; null when they are understood.</summary>
        public (string From, string Until, string Day, Refusal.Invalid Refusal)? Wrong { get; init; }

        public bool MayImport { get; init; }
    }

    public static void Map(Routes routes) =>
        routes.MapGet(DeskAddresses.Models, async (HttpContext http, Actor actor, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
        {
            var query = http.Request.Query;
            var sheet = await handler.Handle(Read(query), Page(query), actor, ct);
            var wrong = TreeChoice.Problem(query, BusinessCalendar.Today(clock).Year);
            string Typed(string field) => TreeChoice.Typed(query, field);
            return await frames.Page<ListModelsView>(http, wrong, ct, ("Sheet", wrong is null ? sheet : sheet with
            {
                Wrong = (Typed(TreeChoice.FromField), Typed(TreeChoice.UntilField), Typed(TreeChoice.DayField), wrong),
                HasReadings = sheet.HasReadings || wrong.Fields.ContainsKey(TreeChoice.DayField),
            }));
        }).Needs(Operation.ReadModel);

    // What cannot be read is no filter: an old or mistyped address still answers a list.
    private static Filter Read(IQueryCollection query) => new(
        int.TryParse(query["nam"].ToString(), out var year) ? year : null,
        Enum.TryParse<Stage>(query["buoc"].ToString(), out var stage) && Enum.IsDefined(stage) ? stage : null,
        Enum.TryParse<Field>(query["linh-vuc"].ToString(), out var field) && Enum.IsDefined(field) ? field : null,
        Guid.TryParse(query["don-vi"].ToString(), out var owner) ? owner : null,
        query["q"].ToString().Trim())
    {
        NoField = query["linh-vuc"] == Nothing,
        Choice = TreeChoice.Of(query),
    };

    private static int Page(IQueryCollection query) => int.TryParse(query["trang"].ToString(), out var page) && page > 0 ? page : 1;

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        public async Task<Sheet> Handle(Filter filter, int page, Actor actor, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            using var wider = await Inherited.Widen(db, actor, today, ct);
            var (readable, owners) = await Registrations.Readable(db, actor, today, ct);
            var reading = await ListReading.Of(db, readable, filter.Choice, today, ct);
            var rows =
                from registration in Filtered(reading.Chosen(db, readable), filter)
                join model in db.Models.AsNoTracking() on registration.ModelId equals model.Id
                join owner in db.Organisations.AsNoTracking() on registration.OwnerOrganisationId equals owner.Id
                join carries in db.Organisations.AsNoTracking() on registration.CarriedOnById equals (Guid?)carries.Id into carried
                from carries in carried.DefaultIfEmpty()
                select new { registration, model, owner, carries };
            rows = filter.Field is { } field ? rows.Where(row => row.model.Field == field) : filter.NoField ? rows.Where(row => row.model.Field == null) : rows;
            rows = filter.Choice.OwnerKind is { } kind ? rows.Where(row => row.owner.Kind == kind) : rows;
            var words = VietnameseText.Fold(filter.Words);
            if (words.Length > 0)
            {
                rows = rows.Where(row => row.model.NameFolded.Contains(words));
            }

            var total = await rows.CountAsync(ct);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var at = Math.Min(page, pages);
            var lines = await rows.OrderByDescending(row => row.registration.Year).ThenBy(row => row.model.SortKey).ThenBy(row => row.registration.Id)
                .Skip((at - 1) * PageSize).Take(PageSize).Select(row => new Line(
                    row.registration.Id, row.model.Name, row.carries == null ? row.owner.ShortName : row.carries.ShortName, row.model.Field, row.registration.Year, row.registration.Stage,
                    row.registration.StageSince, row.registration.Origin, row.model.SensitiveSubject, row.registration.CommuneId, row.registration.EndedOn, row.registration.JoinedToId != null)).ToListAsync(ct);
            var communes = await readable.Select(row => row.CommuneId).Distinct().ToListAsync(ct);
            var ended = await Inherited.Ended(db, communes, today, ct);
            return new(filter, [.. lines.Select(line => line with { Was = ended.GetValueOrDefault(line.Commune)?.Name, Unit = reading.UnitOf(line.Id, line.Commune, line.Year) })], total, new([.. Enumerable.Range(1, pages).Select(filter.Address)], at),
                await readable.Select(row => row.Year).Distinct().OrderByDescending(year => year).ToListAsync(ct),
                await Owners(owners, ct), actor.Posts.Any(post => post is { Kind: PostKind.Registrar, Mandate: null }))
            {
                MayImport = Access.Ever(actor, Operation.ImportModels),
                MayInherit = Access.Ever(actor, Operation.Inherit),
                Reading = reading,
                HasReadings = communes.Count > 1 || ended.Count > 0 || reading.IsAsked,
            };
        }

        private static IQueryable<Movement.Models.Registration> Filtered(IQueryable<Movement.Models.Registration> rows, Filter filter)
        {
            rows = filter.Year is { } year ? rows.Where(row => row.Year == year) : rows;
            rows = filter.Stage is { } stage ? rows.Where(row => row.Stage == stage) : rows;
            return filter.Owner is { } owner ? rows.Where(row => row.OwnerOrganisationId == owner) : rows;
        }

        private async Task<IReadOnlyList<(Guid, string)>> Owners(IReadOnlyList<Guid> readable, CancellationToken ct)
        {
            var owners = await db.Organisations.AsNoTracking().Where(row => readable.Contains(row.Id)).OrderBy(row => row.SortKey)
                .Select(row => new { row.Id, row.ShortName }).ToListAsync(ct);
            return [.. owners.Select(owner => (owner.Id, owner.ShortName))];
        }
    }
}
