using CsCheck;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>For whatever somebody types, what the rehearsal said of a row is what the run makes of it: <see cref="SheetRun"/>.</summary>
public sealed class RehearsalIsTrueTests
{
    private const string Owner = "Hội Nông dân xã";

    private static readonly Gen<string> Name = Any("Thôn Đông", "thôn  đông", "Thôn Tây", "Tổ dân phố 3", "", "Thôn Cũ", "ngoài", "d©n vËn", new string('x', 300), "Hội Nông dân xã");

    private static readonly Gen<string> Day = Any("", "01/09/2022", "31/02/2022", "mai", "01/01/2030", "2022-09-01");

    private static readonly Gen<string[]> Village = Gen.Select(Name, Day, (name, day) => new[] { name, day });

    private static readonly Gen<string[]> Organisation = Gen.Select(
        Any(OrganisationNames.Of(OrganisationKind.Agency).Vi, "chi bộ", "Câu lạc bộ", ""), Name, Name, (kind, name, shortName) => new[] { kind, name, shortName });

    private static readonly Gen<string[]> Model = Gen.Select(
        Any(Owner, "hội nd xã", "Hội Lạ", ""), Any("Đường hoa", "đường  HOA", "Cổng nhà xanh", "Mô hình cũ", "", "Trồng sen"), Any("Phát triển kinh tế", "", "Kinh tế lạ"), Gen.Int[2021, 2023],
        Any("", "15/11/2022", "15/13/2022"), (owner, name, field, year, finish) => SheetFiles.Model(owner, name, field, year, finish));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_run_makes_of_every_row_what_the_rehearsal_said(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await Commune(database);
        var store = new FileStore(Path.Combine(database.Folder, "files"));
        var turn = 0;
        await Gen.Select(Gen.Int[0, 2], Village.Array[1, 12], Organisation.Array[1, 12], Model.Array[1, 12]).SampleAsync(async (kind, villages, organisations, models) =>
        {
            var form = SheetForm.Of(kind switch { 0 => SheetKind.Villages, 1 => SheetKind.Organisations, _ => SheetKind.Models });
            var rows = kind switch { 0 => villages, 1 => organisations, _ => models };
            var file = Interlocked.Increment(ref turn) % 2 == 0 ? SheetFiles.Csv(form, rows) : SheetFiles.Xlsx(form, rows);
            await Holds(database, commune, store, form, file);
        }, iter: 60, threads: 1);

        await using var db = database.OpenAll();
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.Empty(await SumVerification.Run(database.Databases, Ct));
    }

    [Theory, EachDatabase]
    public async Task Thousands_of_rows_come_by_one_line_with_their_digest_and_go_by_another(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await Commune(database);
        var store = new FileStore(Path.Combine(database.Folder, "files"));
        var form = SheetForm.Of(SheetKind.Models);
        var rows = Enumerable.Range(1, 2_500).Select(no => SheetFiles.Model(no == 777 ? "Hội Lạ" : Owner, $"Mô hình số {no}", "Phát triển kinh tế", finish: "15/11/2022")).ToList();

        var (import, verdict) = await Holds(database, commune, store, form, SheetFiles.Csv(form, rows));

        Assert.Equal((2_500, 2_499), (verdict.Rows, verdict.Right));
        await using (var db = database.OpenAll())
        {
            var registration = await db.Registrations.AsNoTracking().FirstAsync(row => row.FinishOn != null, Ct);
            Assert.Equal((1, Stage.Draft, commune.Id, new DateOnly(2022, 11, 15)), (registration.Version, registration.Stage, registration.CommuneId, registration.FinishOn));
            Assert.NotEqual(Guid.Empty, registration.NodeId);
            Assert.Equal("Ao bỏ trống, cỏ mọc nhiều.", registration.Need);
            var line = await db.AuditLines.AsNoTracking().OrderByDescending(row => row.Seq).FirstAsync(Ct);
            var told = Changes.Read(line.Changes).Where(row => row.Id.Length == 0).ToDictionary(row => row.Row);
            Assert.Equal("2499", told["Registration"].Fields.Single(field => field.Name == "rows").After);
            Assert.StartsWith("sha256:", told["EmulationModel"].Fields.Single(field => field.Name == "digest").After, StringComparison.Ordinal);
            Assert.True(line.Changes!.Length < 10_000);
        }

        Assert.Empty(await SumVerification.Run(database.Databases, Ct));
        await using (var db = commune.Open())
        {
            var undone = await new UndoImport.Handler(db, commune.Clock).Handle(import, TestCommune.NewId(), commune.Person(TestCommune.NewId(), PostKind.Officer), commune.Home, Ct, new(new(null, null, null)) { Confirmed = true });
            Assert.True(undone.Ok, undone.Refusal?.Sentence.Vi);
        }

        await using var after = database.OpenAll();
        Assert.Equal(0, await after.Registrations.CountAsync(row => row.FinishOn != null, Ct));
        Assert.Empty(await SumVerification.Run(database.Databases, Ct));
        Assert.Null((await Verification.Run(after, Ct)).FirstBad);
    }

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    // Rehearses, runs with the right rows, and compares row by row with what is in the database.
    private static async Task<(Guid Import, SheetVerdict Verdict)> Holds(FreshDatabase database, TestCommune commune, FileStore store, SheetForm form, byte[] file)
    {
        var now = commune.Clock.GetUtcNow();
        var actor = commune.Person(TestCommune.NewId(), form.Kind == SheetKind.Models ? PostKind.Officer : PostKind.Administrator);
        await using var db = commune.Open();
        var desk = new SheetDesk(db, store);
        var permit = Access.Ask(actor, Operation.SendSheet, Subject.Of(commune.Id)).Value;
        var kept = await new ImportSheets.Handler(db, store, commune.Clock).Keep(form, "bang.csv", file, TestCommune.NewId(), permit, commune.Home, Ct);
        Assert.True(kept.Ok, kept.Refusal?.Sentence.Vi);
        var import = await db.SheetImports.AsNoTracking().SingleAsync(row => row.Id == kept.Value.Import, Ct);
        if (import.State != ImportState.Waiting)
        {
            return (import.Id, new(0, 0, "", ""));
        }

        var judged = await desk.Rehearse(import, OldFontChoice.Convert, actor, now, SheetForm.MostRowsAtAll, Ct);
        if (!judged.Ok)
        {
            // Rows of blanks alone.
            Assert.Contains("chưa có dòng nào", judged.Refusal.Sentence.Vi, StringComparison.Ordinal);
            return (import.Id, new(0, 0, "", ""));
        }

        var rows = judged.Value.Again(form, OldFontChoice.Convert).ToList();
        var answer = await new SheetRun(db, desk, store).Run(import.Id, new(OldFontChoice.Convert, OnlyRight: true, judged.Value.Verdict.Seen, null, SheetForm.MostRowsAtAll, TestCommune.NewId()), actor, commune.Home, now, Ct);
        Assert.Equal(judged.Value.Verdict.Right > 0, answer.Import is not null);
        await using var all = database.OpenAll();
        foreach (var some in rows.Chunk(500))
        {
            var ids = some.Select(row => SheetWorld.IdOf(import.Id, row.Row.No, form.Kind == SheetKind.Organisations ? 0 : 1)).ToList();
            var there = (form.Kind switch
            {
                SheetKind.Villages => await all.UnitVersions.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(Ct),
                SheetKind.Organisations => await all.Organisations.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(Ct),
                _ => await all.Registrations.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(Ct),
            }).ToHashSet();
            Assert.Equal(some.Select(row => row.IsRight), ids.Select(there.Contains));
        }

        return (import.Id, judged.Value.Verdict);
    }

    private static async Task<TestCommune> Commune(FreshDatabase database)
    {
        var commune = await TestCommune.Of(database);
        await commune.Write(db =>
        {
            db.Units.Add(new() { Id = commune.Id });
            db.UnitVersions.Add(CommuneSetUp.Version(TestCommune.NewId(), commune.Id, UnitKind.Commune, "Thử nghiệm", null, null, null));
            var old = CommuneSetUp.Version(TestCommune.NewId(), TestCommune.NewId(), UnitKind.Village, "Cũ", commune.Id, null, null);
            db.Units.Add(new() { Id = old.UnitId });
            db.UnitVersions.Add(old);
            var model = EmulationModel.Begin(TestCommune.NewId(), commune.Home, commune.OrganisationId, "Mô hình cũ").Value;
            db.Models.Add(model);
            db.Registrations.Add(Movement.Models.Registration.Begin(TestCommune.NewId(), model, 2021, commune.RegistrantId, TestCommune.Now.UtcDateTime));
        });
        return commune;
    }
}
