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

    /// <param name="Year">Only this year.</param>
    /// <param name="Stage">Only at this stage.</param>
    /// <param name="Field">Only of this field.</param>
    /// <param name="Owner">Only of this organisation.</param>
    /// <param name="Words">Words of the name, with or without marks.</param>
    public sealed record Filter(int? Year, Stage? Stage, Field? Field, Guid? Owner, string Words)
    {
        public bool IsEmpty => this is { Year: null, Stage: null, Field: null, Owner: null, Words: "" };

        /// <summary>The address of a page of this list.</summary>
        public string Address(int page)
        {
            var parts = new (string Name, string? Value)[]
            {
                ("nam", Year?.ToString()), ("buoc", Stage?.ToString()), ("linh-vuc", Field?.ToString()), ("don-vi", Owner?.ToString("d")),
                ("q", Words.Length > 0 ? Words : null), ("trang", page > 1 ? page.ToString() : null),
            };
            var query = string.Join('&', parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
            return query.Length == 0 ? DeskAddresses.Models : $"{DeskAddresses.Models}?{query}";
        }
    }

    /// <summary>One line of the list.</summary>
    public sealed record Line(Guid Id, string Name, string Owner, Field? Field, int Year, Stage Stage, DateTime Since, Origin Origin, bool Sensitive);

    /// <summary>A page of the list.</summary>
    public sealed record Sheet(
        Filter Filter, IReadOnlyList<Line> Lines, int Total, Pager Pager, IReadOnlyList<int> Years, IReadOnlyList<(Guid Id, string Name)> Owners, bool MayBegin)
    {
        public bool MayImport { get; init; }
    }

    public static void Map(Routes routes) =>
        routes.MapGet(DeskAddresses.Models, async (HttpContext http, Actor actor, Frames frames, Handler handler, CancellationToken ct) =>
            await frames.Page<ListModelsView>(http, null, ct, ("Sheet", await handler.Handle(Read(http.Request.Query), Page(http.Request.Query), actor, ct))))
            .Needs(Operation.ReadModel);

    // What cannot be read is no filter: an old or mistyped address still answers a list.
    private static Filter Read(IQueryCollection query) => new(
        int.TryParse(query["nam"].ToString(), out var year) ? year : null,
        Enum.TryParse<Stage>(query["buoc"].ToString(), out var stage) && Enum.IsDefined(stage) ? stage : null,
        Enum.TryParse<Field>(query["linh-vuc"].ToString(), out var field) && Enum.IsDefined(field) ? field : null,
        Guid.TryParse(query["don-vi"].ToString(), out var owner) ? owner : null,
        query["q"].ToString().Trim());

    private static int Page(IQueryCollection query) => int.TryParse(query["trang"].ToString(), out var page) && page > 0 ? page : 1;

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        public async Task<Sheet> Handle(Filter filter, int page, Actor actor, CancellationToken ct)
        {
            var (sent, drafts) = await Registrations.Readable(db, actor, BusinessCalendar.Today(clock), ct);
            var readable = db.Registrations.AsNoTracking().Where(row =>
                sent.Contains(row.OwnerOrganisationId) && (row.Stage != Stage.Draft || drafts.Contains(row.OwnerOrganisationId)));
            var rows =
                from registration in Filtered(readable, filter)
                join model in db.Models.AsNoTracking() on registration.ModelId equals model.Id
                join owner in db.Organisations.AsNoTracking() on registration.OwnerOrganisationId equals owner.Id
                select new { registration, model, owner };
            if (filter.Field is { } field)
            {
                rows = rows.Where(row => row.model.Field == field);
            }

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
                    row.registration.Id, row.model.Name, row.owner.ShortName, row.model.Field, row.registration.Year, row.registration.Stage,
                    row.registration.StageSince, row.registration.Origin, row.model.SensitiveSubject)).ToListAsync(ct);
            return new(filter, lines, total, new([.. Enumerable.Range(1, pages).Select(filter.Address)], at),
                await readable.Select(row => row.Year).Distinct().OrderByDescending(year => year).ToListAsync(ct),
                await Owners(sent, ct), Access.Ever(actor, Operation.DraftRegistration)) { MayImport = Access.Ever(actor, Operation.ImportModels) };
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
