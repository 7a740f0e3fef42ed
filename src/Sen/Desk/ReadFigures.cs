using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>
/// The movement's figures (số liệu phong trào) over a range of years, in two readings from the same facts: as it was, and on the tree of today or of any day. The difference is
/// explained line by line, and behind every number stands the list of its models.
/// </summary>
public static class ReadFigures
{
    /// <summary>Years shown when nobody asks for others.</summary>
    public const int UsualYears = 10;

    /// <summary>By what the figures are sorted.</summary>
    public enum Sorting
    {
        /// <summary>By unit.</summary>
        Unit,

        /// <summary>By field.</summary>
        Field,

        /// <summary>By kind of owner organisation.</summary>
        Owner,

        /// <summary>By year.</summary>
        Year,
    }

    /// <param name="Choice">Years, reading and unit.</param>
    /// <param name="By">How the figures are sorted.</param>
    public sealed record Asked(TreeChoice Choice, Sorting By)
    {
        /// <summary>The address of the page, or of its table.</summary>
        public string Address(bool table = false) =>
            TreeChoice.Address(DeskAddresses.Figures, [.. Choice.Parts, ("theo", By == Sorting.Unit ? null : By.ToString()), ("dang", table ? "csv" : null)]);
    }

    /// <summary>A row of figures.</summary>
    /// <param name="Name">What they are of.</param>
    /// <param name="Sum">The figures.</param>
    /// <param name="Models">The list of its models.</param>
    public sealed record Row(Wording Name, MovementSums Sum, string Models);

    /// <summary>A line of the explanation.</summary>
    /// <param name="From">Where it lay.</param>
    /// <param name="To">Where it lies on the day.</param>
    /// <param name="IsBound">False while nobody has bound it to a part.</param>
    /// <param name="Sum">What went.</param>
    /// <param name="Since">From when; null when the tree does not say.</param>
    /// <param name="Basis">By which decree.</param>
    public sealed record Move(string? From, string? To, bool IsBound, MovementSums Sum, DateOnly? Since, string Basis);

    /// <summary>The answer.</summary>
    public sealed record Sheet(Asked Asked, int From, int Until, DateOnly Day, DateOnly Today, MovementSums TotalWas, MovementSums TotalIs, MovementSums Difference,
        IReadOnlyList<Row> Was, IReadOnlyList<Row> Is, IReadOnlyList<Row> Sorted, IReadOnlyList<Move> Moves, IReadOnlyList<(Guid Id, string Name)> Units, bool Illustrative)
    {
        /// <summary>Row by row both readings are equal: nothing lies elsewhere on the day's tree.</summary>
        public bool IsSame => Moves.Count == 0 && Was.Select(row => (row.Name, row.Sum)).SequenceEqual(Is.Select(row => (row.Name, row.Sum)));

        /// <summary>Illustrative models that are not counted, because there are real ones.</summary>
        public long LeftOut { get; init; }

        /// <summary>Years and day as they were typed, and why they need correcting; null when they are understood.</summary>
        public (string From, string Until, string Day, Refusal Refusal)? Wrong { get; init; }
    }

    /// <summary>Maps the page and its table.</summary>
    public static void Map(Routes routes) => routes.MapGet(DeskAddresses.Figures, async (HttpContext http, Actor actor, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
    {
        var query = http.Request.Query;
        var asked = new Asked(TreeChoice.Of(query), Enum.TryParse<Sorting>(query["theo"].ToString(), out var by) && Enum.IsDefined(by) ? by : Sorting.Unit);
        if (TreeChoice.Problem(query, BusinessCalendar.Today(clock).Year) is { } wrong)
        {
            // What was chosen beside the years stays; figures of other years, which nobody asked for, are not shown.
            var usual = await handler.Handle(asked with { Choice = asked.Choice with { From = null, Until = null } }, actor, ct);
            string Typed(string field) => TreeChoice.Typed(query, field);
            return await frames.Page<ReadFiguresView>(http, wrong, ct,
                (nameof(ReadFiguresView.Sheet), usual with { Wrong = (Typed(TreeChoice.FromField), Typed(TreeChoice.UntilField), Typed(TreeChoice.DayField), wrong) }));
        }

        var sheet = await handler.Handle(asked, actor, ct);
        return query["dang"] == "csv"
            ? Results.File(SheetFile.Of(FiguresTable.Of(Frames.WordsOf(http), sheet)), SheetFile.Type, $"so-lieu-{sheet.From}-{sheet.Until}.csv")
            : await frames.Page<ReadFiguresView>(http, null, ct, (nameof(ReadFiguresView.Sheet), sheet));
    }).Needs(Operation.ReadFigures);

    /// <summary>Reads and adds up.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The figures of all communes the actor may read, and of those that became part of them.</summary>
        public async Task<Sheet> Handle(Asked asked, Actor actor, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            var (until, day) = (asked.Choice.Until ?? today.Year, asked.Choice.Day ?? today);
            var from = asked.Choice.From ?? (until - UsualYears + 1);
            using var wider = await Inherited.Widen(db, actor, today, ct);
            var (leaves, tree) = await SumReading.Leaves(db, await Readable(actor, today, ct), from, until, day, ct);
            // No real sum has an illustrative figure in it; what is made up is shown only where there is nothing else.
            var illustrative = leaves.Count > 0 && leaves.All(leaf => leaf.Illustrative);
            var real = leaves.Where(leaf => illustrative || !leaf.Illustrative).ToList();
            var choice = asked.Choice with { From = from, Until = until, RealOnly = !illustrative };
            var readings = TwoReadings<MovementSums>.Of(real.Select(leaf => (leaf.Place, leaf.Sum)));
            var names = new UnitWords(tree, day);
            var list = new Listed(choice, names);
            var paths = new UnitPaths(tree);
            return new(
                asked, from, until, day, today, readings.TotalWas, readings.TotalIs, readings.Difference,
                list.Units(readings.Lines.Select(line => (line.Unit, line.Was)), asItWas: true), list.Units(readings.Lines.Select(line => (line.Unit, line.Is)), asItWas: false),
                asked.By == Sorting.Unit ? [] : list.Sorted(asked.By, real), [.. readings.Moves.Select(move => Explained(move, paths, names))],
                [.. readings.Lines.Where(line => (asked.Choice.AsItWas ? line.Was : line.Is) != default).Select(line => (line.Unit ?? Guid.Empty, names.Of(line.Unit).Vi)).OrderBy(unit => SortKey.Of(unit.Item2), StringComparer.Ordinal)],
                illustrative)
            {
                LeftOut = illustrative ? 0 : leaves.Where(leaf => leaf.Illustrative).Sum(leaf => leaf.Sum.Models),
            };
        }

        private async Task<List<Guid>> Readable(Actor actor, DateOnly today, CancellationToken ct)
        {
            var communes = await db.CommuneSums.AsNoTracking().Select(row => row.CommuneId).Distinct().ToListAsync(ct);
            var above = await Registrations.Above(db, communes, today, ct);
            return [.. communes.Where(commune => Access.Ask(actor, Operation.ReadFigures, new Subject(commune, Above: above[commune])).Ok).Order()];
        }

        private static Move Explained(ReadingMove<MovementSums> move, UnitPaths paths, UnitWords names)
        {
            var way = move.From is { } from ? paths.Way(from, move.To) : [];
            return new(
                move.From is null ? null : names.Of(move.From).Vi, move.To is null ? null : names.Of(move.To).Vi, move.IsBound, move.Sum,
                way.Count == 0 ? null : way.Max(edge => edge.EffectiveOn), string.Join("; ", way.Select(edge => edge.LegalBasis).Where(basis => basis.Length > 0).Distinct(StringComparer.Ordinal)));
        }
    }

    /// <summary>What units are called: as on the day asked for, else as they were last called.</summary>
    private sealed class UnitWords(UnitTree tree, DateOnly day)
    {
        public Wording Of(Guid? unit) => unit is { } id && tree.Called(id, day) is { } title ? Wording.AsTyped(title) : ("Chưa rõ đơn vị", "Unit not known");
    }

    private sealed class Listed(TreeChoice choice, UnitWords names)
    {
        public IReadOnlyList<Row> Units(IEnumerable<(Guid? Unit, MovementSums Sum)> sums, bool asItWas) =>
        [
            .. sums.Where(sum => sum.Sum != default).Select(sum => new Row(
                names.Of(sum.Unit), sum.Sum, Models(choice with { AsItWas = asItWas, Unit = sum.Unit ?? Guid.Empty })))
                .OrderBy(row => SortKey.Of(row.Name.Vi), StringComparer.Ordinal),
        ];

        public IReadOnlyList<Row> Sorted(Sorting by, IEnumerable<SumLeaf> leaves)
        {
            var mine = leaves.Where(leaf => choice.Unit is not { } unit || ((choice.AsItWas ? leaf.Place.Was : leaf.Place.Is) ?? Guid.Empty) == unit).ToList();
            Row Of(IEnumerable<SumLeaf> some, Wording name, string models) => new(name, some.Aggregate(default(MovementSums), (sum, leaf) => sum + leaf.Sum), models);
            return by switch
            {
                Sorting.Field =>
                [
                    .. mine.GroupBy(leaf => leaf.Field).OrderBy(group => group.Key is null).ThenBy(group => group.Key).Select(group => Of(
                        group, group.Key is { } field ? ModelNames.Of(field) : ("Chưa chọn lĩnh vực", "No field yet"), Models(choice, ("linh-vuc", group.Key?.ToString() ?? "khong")))),
                ],
                Sorting.Owner =>
                [
                    .. mine.GroupBy(leaf => leaf.Owner).OrderBy(group => group.Key).Select(group => Of(
                        group, group.Key is { } kind ? OrganisationNames.Of(kind) : ("Không rõ đơn vị chủ trì", "Owner not known"), Models(choice with { OwnerKind = group.Key }))),
                ],
                _ => [.. mine.GroupBy(leaf => leaf.Year).OrderByDescending(group => group.Key).Select(group => Of(group, Wording.AsTyped($"{group.Key}"), Models(choice with { From = group.Key, Until = group.Key })))],
            };
        }

        private static string Models(TreeChoice choice, params (string Name, string? Value)[] more) =>
            TreeChoice.Address(DeskAddresses.Models, [.. (choice with { Unit = choice.Unit }).Parts, .. more]);
    }
}
