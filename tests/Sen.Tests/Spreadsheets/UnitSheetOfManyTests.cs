using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Cli;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>Acts on units that touch several communes of one installation are nobody's on a page: <see cref="SheetVerb"/> is their door.</summary>
public sealed class UnitSheetOfManyTests
{
    private static readonly SheetForm Units = SheetForm.Of(SheetKind.Units);

    private static readonly DateOnly Day = new(2022, 10, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_village_goes_over_from_one_commune_to_another_and_comes_back_by_the_command_line(Engine engine)
    {
        await using var sen = await AddCommuneTests.Demo(engine);
        Assert.Equal(0, (await AddCommuneTests.Add(sen, AddCommuneTests.Second)).Code);
        var file = await Sheet(sen, ("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("Parent", "xã Bình Tú"));

        using (var admin = await sen.SignedIn("quantri"))
        {
            var sent = await admin.SendSheet(Units, await File.ReadAllBytesAsync(file, Ct));
            var page = await admin.Open(sent.Headers.Location!.ToString());
            Assert.Contains("Xin liên hệ người quản lý máy chủ", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await Bring(sen, file)).Code);
        var rehearsed = await Bring(sen, file, "--host", AddCommuneTests.First, "--dry-run");
        Assert.Equal(0, rehearsed.Code);
        Assert.Contains("Thôn 2 (minh họa) → thôn 2 (minh họa), thuộc xã Bình Tú từ 01/10/2022", rehearsed.Output, StringComparison.Ordinal);
        Assert.Contains("Đi theo: 0 xã, 1 thôn, ", rehearsed.Output, StringComparison.Ordinal);
        Assert.Equal([("xã Bình Sa", null)], await Owners(sen));

        var brought = await Bring(sen, file, "--host", AddCommuneTests.First);
        Assert.Equal((0, ""), (brought.Code, brought.Error));
        Assert.Equal([("xã Bình Sa", Day), ("xã Bình Tú", null)], await Owners(sen));
        await using (var db = sen.Database.OpenAll())
        {
            Assert.DoesNotContain("Thôn 2 (minh họa)", (await Places.Villages(db, DemoData.Id("u-bs"), Day, Ct)).Select(village => village.Name));
            var line = await db.AuditLines.SingleAsync(row => row.Verb == "sheet.import" && row.Changes.Contains("RecordedAct"), Ct);
            Assert.Equal(("CommandLine", DemoData.Id("u-bs").ToString("d")), (line.Door, line.CommuneId));
        }

        var id = brought.Output.Split("./sen import undo ")[1].Trim();
        var told = await AddCommuneTests.Run(sen, "import", "undo", id);
        Assert.Equal(1, told.Code);
        Assert.Contains("Hủy thì bỏ cả 1 dòng. Để hủy, thêm --confirm.", told.Error, StringComparison.Ordinal);
        Assert.Equal([("xã Bình Sa", Day), ("xã Bình Tú", null)], await Owners(sen));
        var undone = await AddCommuneTests.Run(sen, "import", "undo", id, "--confirm");
        Assert.Equal((0, ""), (undone.Code, undone.Error));
        Assert.Equal([("xã Bình Sa", null)], await Owners(sen));
        Assert.Equal(1, (await AddCommuneTests.Run(sen, "import", "undo", id, "--confirm")).Code);
        Assert.Equal(1, (await AddCommuneTests.Run(sen, "import", "undo", Guid.CreateVersion7().ToString("d"))).Code);
        Assert.Equal(2, (await AddCommuneTests.Run(sen, "import", "undo", "khong-co")).Code);
        await using var all = sen.Database.OpenAll();
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Two_communes_of_one_installation_merge_and_their_villages_go_along(Engine engine)
    {
        await using var sen = await AddCommuneTests.Demo(engine);
        Assert.Equal(0, (await AddCommuneTests.Add(sen, AddCommuneTests.Second)).Code);
        var file = await Sheet(sen, "Nhập vào", ("Units", "xã Bình Sa"), ("Into", "xã Bình Tú"), ("On", "01/09/2022"), ("SignedOn", "20/08/2022"));

        var brought = await Bring(sen, file, "--host", AddCommuneTests.Second);

        Assert.Equal((0, ""), (brought.Code, brought.Error));
        Assert.Contains("Xã Bình Sa: hết ngày 31/08/2022 thì kết thúc", brought.Output, StringComparison.Ordinal);
        Assert.Equal([("xã Bình Sa", new(2022, 9, 1)), ("xã Bình Tú", null)], await Owners(sen));
        using var reader = sen.At(AddCommuneTests.First);
        Assert.Contains("nay thuộc xã Bình Tú", (await reader.Open("/")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_village_that_went_over_is_dissolved_only_with_nobody_left_in_either_commune_and_comes_back_by_a_decision(Engine engine)
    {
        await using var sen = await AddCommuneTests.Demo(engine);
        Assert.Equal(0, (await AddCommuneTests.Add(sen, AddCommuneTests.Second)).Code);
        var brought = await Bring(sen, await Sheet(sen, ("Units", "Thôn 3 (minh họa), xã Bình Sa"), ("Parent", "xã Bình Tú"), ("On", "01/09/2022"), ("SignedOn", "20/08/2022")), "--host", AddCommuneTests.First);
        Assert.Equal((0, ""), (brought.Code, brought.Error));

        var dissolved = await Bring(sen, await Sheet(sen, "Giải thể", ("Units", "Thôn 3 (minh họa), xã Bình Tú"), ("On", "01/11/2022")), "--host", AddCommuneTests.Second, "--dry-run");
        Assert.Equal(1, dissolved.Code);
        Assert.Contains("Trưởng Thôn 3 (minh họa)", dissolved.Output, StringComparison.Ordinal);

        // It is in force: only a decision takes it back.
        var id = brought.Output.Split("./sen import undo ")[1].Trim();
        var unsure = await AddCommuneTests.Run(sen, "import", "undo", id);
        Assert.All(new[] { "số quyết định", "thêm --confirm" }, missing => Assert.Contains(missing, unsure.Error, StringComparison.Ordinal));
        var undecided = await AddCommuneTests.Run(sen, "import", "undo", id, "--confirm");
        Assert.Equal(1, undecided.Code);
        Assert.Contains("số quyết định", undecided.Error, StringComparison.Ordinal);
        Assert.Equal([("xã Bình Sa", new(2022, 9, 1)), ("xã Bình Tú", null)], await Owners(sen, "Thôn 3 (minh họa)"));
        Assert.Equal(0, (await AddCommuneTests.Run(sen, "import", "undo", id, "--confirm", "--decision", "9/QĐ (minh họa)", "--signed", "22/09/2022")).Code);
        Assert.Equal([("xã Bình Sa", null)], await Owners(sen, "Thôn 3 (minh họa)"));
    }

    [Theory, EachDatabase]
    public async Task Of_two_sheets_about_one_village_at_one_moment_one_is_brought_in_and_the_other_changes_nothing(Engine engine)
    {
        await using var sen = await AddCommuneTests.Demo(engine);
        Assert.Equal(0, (await AddCommuneTests.Add(sen, AddCommuneTests.Second)).Code);
        var files = new List<string>();
        foreach (var number in (string[])["8/NQ-HĐND (minh họa)", "9/NQ-HĐND (minh họa)"])
        {
            files.Add(await Sheet(sen, ("Units", "Thôn 2 (minh họa), xã Bình Sa"), ("Parent", "xã Bình Tú"), ("Number", number)));
        }

        // Each is brought in by one of the two communes, so each chain alone would let both pass.
        var both = await Task.WhenAll(Bring(sen, files[0], "--host", AddCommuneTests.First), Bring(sen, files[1], "--host", AddCommuneTests.Second));

        Assert.Equal([0, 1], both.Select(one => one.Code).Order());
        Assert.Equal([("xã Bình Sa", Day), ("xã Bình Tú", null)], await Owners(sen));
        await using var db = sen.Database.OpenAll();
        Assert.Single(await db.AuditLines.Where(row => row.Verb == "sheet.import" && row.Changes.Contains("RecordedAct")).ToListAsync(Ct));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    private static Task<string> Sheet(SenHost sen, params (string Field, string Text)[] cells) => Sheet(sen, "Chuyển cấp trên", cells);

    private static async Task<string> Sheet(SenHost sen, string kind, params (string Field, string Text)[] cells)
    {
        var file = Path.Combine(sen.Database.Folder, $"viec-{Guid.CreateVersion7():n}.xlsx");
        await File.WriteAllBytesAsync(file, SheetFiles.Xlsx(Units, [[.. Units.Columns.Select(column => cells.Where(cell => cell.Field == column.Name).Select(cell => cell.Text).FirstOrDefault() ?? column.Name switch
        {
            SheetForm.KindOf => kind,
            UnitActSheet.On => "01/10/2022",
            UnitActSheet.Number => "7/NQ-HĐND (minh họa)",
            UnitActSheet.SignedOn => "20/09/2022",
            _ => "",
        })]]), Ct);
        return file;
    }

    private static Task<(int Code, string Output, string Error)> Bring(SenHost sen, string file, params string[] more) => AddCommuneTests.Run(sen, ["import", "sheet", Units.Slug, file, .. more]);

    // Where the village owns models, and since when no more.
    private static async Task<List<(string Commune, DateOnly? Until)>> Owners(SenHost sen, string name = "Thôn 2 (minh họa)")
    {
        await using var db = sen.Database.OpenAll();
        var village = (await Places.Villages(db, DemoData.Id("u-bs"), new(2022, 8, 31), Ct)).Single(one => one.Name == name).Id;
        var owners = await db.Organisations.AsNoTracking().Where(row => row.VillageId == village).ToListAsync(Ct);
        var names = await db.UnitVersions.AsNoTracking().ToListAsync(Ct);
        return [.. owners.Select(owner => (names.First(version => version.UnitId == owner.CommuneId).FullName, owner.ValidTo)).OrderBy(owner => owner.FullName, StringComparer.Ordinal)];
    }
}
