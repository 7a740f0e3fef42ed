using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Sheets;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;

namespace Sen.Spreadsheets;

/// <summary>A sheet judged to its end.</summary>
/// <param name="Verdict">The sum.</param>
/// <param name="World">What it was judged against, as it was before the first row.</param>
/// <param name="Newest">The newest line of the commune's chain then.</param>
/// <param name="Headings">Where the columns stand.</param>
/// <param name="Source">The rows.</param>
public sealed record Rehearsed(SheetVerdict Verdict, SheetWorld World, long Newest, SheetHeadings Headings, SheetSource Source)
{
    /// <summary>The newest lines of the other communes whose owners go along with acts on units, as they were before it was judged.</summary>
    public IReadOnlyDictionary<Guid, long> Elsewhere { get; init; } = new Dictionary<Guid, long>();

    /// <summary>The records of the right rows, while they are few; empty for an import told by its digest.</summary>
    public IReadOnlyList<object> Records { get; init; } = [];

    /// <summary>The rows that cannot be taken, while they are few; null when there are too many to hold.</summary>
    public IReadOnlyList<JudgedRow>? Faulty { get; init; }

    /// <summary>The rows judged once more, from the beginning: what is written, and what the error sheet holds.</summary>
    public IEnumerable<JudgedRow> Again(SheetForm form, OldFontChoice fonts) => new SheetRehearsal(form, Headings, World.Copy(), fonts).Judge(Source.Rows().Where(row => row.No > Headings.Row));
}

/// <summary>What a sheet of acts on units would do.</summary>
/// <param name="Lines">What becomes of each unit.</param>
/// <param name="Moves">What goes along.</param>
public sealed record SheetChanges(IReadOnlyList<Wording> Lines, ActMoves Moves);

/// <summary>Opens kept sheets and judges them: the same for the page, the run and the command line.</summary>
public sealed class SheetDesk(SenDb db, FileStore store)
{
    /// <summary>How many faults and old cells a page shows.</summary>
    public const int Shown = 200;

    // More faulty rows than anybody mends by hand are judged again when the error sheet is written.
    private const int MostFaulty = 5_000;

    /// <summary>Why the actor may not bring in this kind here; null when nothing stands in the way.</summary>
    public static Refusal? NotFor(Actor actor, SheetForm form, Guid commune) =>
        form.Needs.Select(operation => Access.Ask(actor, operation, Subject.Of(commune)).Refusal).FirstOrDefault(refusal => refusal is not null);

    /// <summary>The kinds the actor may bring in.</summary>
    public static IReadOnlyList<SheetForm> Forms(Actor actor, Guid commune) => [.. SheetForm.All.Where(form => NotFor(actor, form, commune) is null)];

    /// <summary>The source of a file and its headings; or what is wrong with it as a whole.</summary>
    public static Outcome<(SheetSource Source, SheetHeadings Headings)> Open(Func<Stream> open, SheetForm form)
    {
        var source = SheetSource.Of(open, form);
        if (!source.Ok)
        {
            return source.Refusal;
        }

        var first = SheetSource.Reading(() => source.Value.Rows().Where(row => !row.IsEmpty).Take(2).ToList());
        if (!first.Ok)
        {
            return first.Refusal;
        }

        var headings = SheetHeadings.Read(form, first.Value.ElementAtOrDefault(0), first.Value.ElementAtOrDefault(1));
        return headings.Ok ? (source.Value, headings.Value) : new Refusal.Invalid(SheetSource.File, headings.Refusal.Sentence);
    }

    /// <summary>Judges a kept sheet. Nothing is written.</summary>
    public async Task<Outcome<Rehearsed>> Rehearse(SheetImport import, OldFontChoice fonts, Actor by, DateTimeOffset now, int mostRows, CancellationToken ct)
    {
        var form = SheetForm.Of(import.Kind);
        if (store.Open(import.Hash) is not { } kept)
        {
            return new Refusal.Missing(("tệp đã gửi; xin gửi lại", "file that was sent; please send it again"));
        }

        await kept.DisposeAsync();
        var opened = Open(() => store.Open(import.Hash)!, form);
        if (!opened.Ok)
        {
            return opened.Refusal;
        }

        var (newest, lines) = (await db.NewestLine(import.CommuneId, ct), form.Kind == SheetKind.Units ? await db.NewestLines(ct) : new Dictionary<Guid, long>());
        var world = await SheetWorldReading.Of(db, import.Kind, new(import.CommuneId, import.ProvinceId), import.Id, by, now, ct);
        var rehearsed = new Rehearsed(new(0, 0, "", ""), world, newest, opened.Value.Headings, opened.Value.Source)
        {
            Elsewhere = world.Together.Where(one => one.CommuneId != import.CommuneId).ToDictionary(one => one.CommuneId, one => lines.GetValueOrDefault(one.CommuneId)),
        };
        return SheetSource.Reading(() => Judge(rehearsed, form, fonts, mostRows, ct)).Then(judged => judged);
    }

    // The same reading again and again: rows are judged while they come, and only those of a small import are held.
    private static Outcome<Rehearsed> Judge(Rehearsed rehearsed, SheetForm form, OldFontChoice fonts, int mostRows, CancellationToken ct)
    {
        var (tally, records, faulty, rows) = (new SheetTally(Shown), new List<object>(), new List<JudgedRow>(), 0);
        foreach (var row in rehearsed.Again(form, fonts))
        {
            ct.ThrowIfCancellationRequested();
            if (++rows > mostRows)
            {
                return new Refusal.Invalid(SheetSource.File, (
                    $"Tệp có hơn {mostRows} dòng. Đề nghị chia thành nhiều tệp, mỗi tệp tối đa {mostRows} dòng.", $"There are more than {mostRows} rows. Please part the file, at most {mostRows} rows in each."));
            }

            tally.Add(row);
            if (!row.IsRight && faulty.Count <= MostFaulty)
            {
                faulty.Add(row);
            }

            if (rows <= ImportedRows.ToldByField || form.Kind != SheetKind.Models)
            {
                records.AddRange(row.Records);
            }
        }

        var verdict = tally.Total();
        return rows == 0
            ? new Refusal.Invalid(SheetSource.File, ("Mẫu chưa có dòng nào được điền. Đề nghị điền từ dòng 4 trở đi rồi gửi lại.", "No row of the template is filled in. Please fill it in from row 4 on and send it again."))
            : rehearsed with { Verdict = verdict, Records = IsMany(form, verdict) ? [] : records, Faulty = faulty.Count > MostFaulty ? null : faulty };
    }

    /// <summary>True when the rows are written batch by batch and told by their digest.</summary>
    public static bool IsMany(SheetForm form, SheetVerdict verdict) => form.Kind == SheetKind.Models && verdict.Rows > ImportedRows.ToldByField;

    /// <summary>What the right rows of a sheet of acts on units would do together, and what goes along; null for other sheets.</summary>
    public async Task<SheetChanges?> Changes(Rehearsed rehearsed, CancellationToken ct)
    {
        if (Plans(rehearsed) is not { Count: > 0 } plans)
        {
            return null;
        }

        var before = rehearsed.World.Tree.Now;
        var plan = TreeHistory.Together(before, plans);
        return new(PlanLines.Of(plan, before), await UnitActs.Count(db, plan, UnitActs.AsAWhole(await Touched(plans, ct), plan), rehearsed.World.Today, ct));
    }

    /// <summary>The newest lines of the other communes that the acts of a sheet touch: what is written there meanwhile makes the judgement stale.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> TouchedElsewhere(Rehearsed rehearsed, CancellationToken ct)
    {
        var touched = await Touched(Plans(rehearsed), ct);
        return rehearsed.Elsewhere.Where(line => touched.Contains(line.Key)).ToDictionary();
    }

    private static List<TreePlan> Plans(Rehearsed rehearsed) => [.. rehearsed.Records.OfType<PlannedAct>().Select(act => act.Plan)];

    private async Task<List<Guid>> Touched(List<TreePlan> plans, CancellationToken ct)
    {
        var here = plans.Count == 0 ? [] : await UnitActs.Here(db, ct);
        return [.. plans.SelectMany(one => UnitActs.Touched(here, one, ActRows.PartsOf(one.Act))).Distinct()];
    }

    /// <summary>The error sheet of a rehearsal.</summary>
    public async Task<byte[]> ErrorSheet(SheetForm form, Rehearsed rehearsed, OldFontChoice fonts, CancellationToken ct)
    {
        var headings = rehearsed.Headings;
        var offer = await new SheetOffers(db, form, rehearsed.World.Copy()).Of(ct);
        return SheetTemplate.ErrorSheet(form, offer, (rehearsed.Faulty ?? rehearsed.Again(form, fonts).Where(row => !row.IsRight))
            .Select(row => ((IReadOnlyList<string>)[.. headings.Columns.Select(column => column < 0 ? "" : row.Row.At(column).Text)], Reason(row, form, headings))));
    }

    // Cells have other addresses in the new sheet: they are named by their columns.
    private static string Reason(JudgedRow row, SheetForm form, SheetHeadings headings) => string.Join("\n", row.Faults.Select(fault =>
        headings.Columns.ToList().IndexOf(fault.Column) is var at and >= 0 ? $"{form.Columns[at].Heading.Vi}: {fault.Sentence.Vi}" : fault.Sentence.Vi));

    /// <summary>The template of a form, with what the commune has to choose from and an example that is true there.</summary>
    public async Task<byte[]> Template(SheetForm form, Home home, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        var world = await SheetWorldReading.Of(db, form.Kind, home, Guid.Empty, by, now, ct);
        return SheetTemplate.Of(form, await new SheetOffers(db, form, world).Of(ct));
    }
}
