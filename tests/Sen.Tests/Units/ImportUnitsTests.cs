using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Spine;
using Sen.Units;
using Xunit;

namespace Sen.Tests.Units;

/// <summary><c>./sen import units</c>, <see cref="ImportUnits"/>, and <c>./sen units find</c>, <see cref="UnitReading"/>: the country's tree, once and whole.</summary>
public sealed class ImportUnitsTests
{
    private static readonly DateOnly Eve = new(2025, 6, 30), Reform = new(2025, 7, 1), Later = new(2026, 4, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // One load serves all these questions: it is the slow part.
    [Theory, EachDatabase]
    public async Task The_country_comes_into_the_demonstration_once_as_one_act_and_its_own_units_are_completed_not_doubled(Engine engine)
    {
        await using var database = await engine.FreshDemo();

        var loaded = await Run(database, "import", "units");
        var again = await Run(database, "import", "units");

        Assert.Equal((0, ""), (loaded.Code, loaded.Error));
        Assert.Contains("thêm 14146 đơn vị, 14157 tên theo thời gian, 10636 quan hệ kế tục", loaded.Output, StringComparison.Ordinal);
        Assert.Contains("Xã Bình Sa (mã 20836) đã có ở đây", loaded.Output, StringComparison.Ordinal);
        Assert.Equal((0, "Không có gì mới: danh mục đơn vị hành chính đã được nạp.", ""), (again.Code, again.Output.TrimEnd(), again.Error));

        await using var db = database.OpenAll();
        var versions = await db.UnitVersions.AsNoTracking().ToListAsync(Ct);
        Assert.Equal((63, 696, 10_035), Count(versions, Eve));
        Assert.Equal((34, 0, 3_321), Count(versions, Reform));
        Assert.Equal((34, 0, 3_321), Count(versions, Later));
        Assert.Equal(697, versions.Count(version => version.Kind == UnitKind.Ward && version.On(Later)));
        Assert.Empty(TreeCheck.Faults([.. versions.Where(version => Tiers.Of(version.Kind) != Tier.Village)]));

        var own = versions.Where(version => version.UnitId == DemoData.Id("u-bs")).ToList();
        Assert.Equal(("20836", DemoData.Id("u-tb"), null, Reform), (Assert.Single(own).Code, own[0].ParentId, own[0].ValidFrom, own[0].ValidTo));
        Assert.Single(versions, version => version.Code == "49");
        Assert.Equal(5, versions.Count(version => version.ParentId == DemoData.Id("u-bs") && version.On(Eve)));

        await EverySuccessionIsThere(db, versions);
        await TheActIsProved(db);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        await WhoBoreTheCode(database);
    }

    private static async Task EverySuccessionIsThere(SenDb db, List<UnitVersion> versions)
    {
        var edges = await db.UnitSuccessions.AsNoTracking().Where(edge => edge.EffectiveOn == Reform).ToListAsync(Ct);
        var gone = edges.ToLookup(edge => edge.FromUnitId);
        Assert.Equal(10_636, edges.Count);
        Assert.Equal(443, gone.Count(parts => parts.Count() > 1));
        Assert.All(versions.Where(version => version.ValidTo == Reform && Tiers.Of(version.Kind) is Tier.Province or Tier.Commune), version => Assert.NotEmpty(gone[version.UnitId]));

        // A pair only one source has is not loaded: Cổ Bi did not go to Thuận An.
        var (old, today) = (versions.Single(version => version.Code == "00553" && version.On(Eve)).UnitId, versions.Single(version => version.Code == "00562" && version.On(Reform)).UnitId);
        Assert.NotEmpty(gone[old]);
        Assert.DoesNotContain(gone[old], edge => edge.ToUnitId == today);
    }

    // What the line does not repeat can be proved by it: the digest is computed again from the rows.
    private static async Task TheActIsProved(SenDb db)
    {
        var line = await db.AuditLines.AsNoTracking().SingleAsync(row => row.Verb == "units.import", Ct);
        Assert.Equal((Guid.Empty.ToString("d"), "CommandLine"), (line.CommuneId, line.Door));
        Assert.InRange(line.Changes.Length, 100, 10_000);
        var changes = Changes.Read(line.Changes);
        Assert.Equal(3, changes.Count(change => (change.Row, change.Did) == ("UnitVersion", "set")));

        var successions = await db.UnitSuccessions.AsNoTracking().Where(edge => edge.EffectiveOn == Reform).ToListAsync(Ct);
        var told = changes.Single(change => (change.Row, change.Did) == ("UnitSuccession", "add")).Fields;
        Assert.Equal(["10636", Changes.Digest(db.Model.FindEntityType(typeof(UnitSuccession))!, successions)], told.Select(field => field.After));
        var units = await db.Units.AsNoTracking().Where(unit => unit.Origin == Origin.Imported).ToListAsync(Ct);
        Assert.Equal(Changes.Digest(db.Model.FindEntityType(typeof(Unit))!, units), changes.Single(change => change.Row == "Unit").Fields[1].After);
    }

    private static async Task WhoBoreTheCode(FreshDatabase database)
    {
        var shown = await Run(database, "units", "find", "20836");
        Assert.Equal(0, shown.Code);
        Assert.Contains("Xã Bình Sa · mã 20836 · đến 30/06/2025 · huyện Thăng Bình, tỉnh Quảng Nam", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Xã Thăng Trường · mã 20836 · từ 01/07/2025 · thành phố Đà Nẵng", shown.Output, StringComparison.Ordinal);

        var json = JsonNode.Parse((await Run(database, "units", "find", "20836", "--json")).Output)!.AsArray();
        Assert.Equal(["Xã Bình Sa", "Xã Thăng Trường"], json.Select(unit => (string?)unit!["names"]![0]!["fullName"]));
        Assert.Equal(["Xã Bình Hải", "Xã Bình Nam", "Xã Bình Sa"], json[1]!["predecessors"]!.AsArray().Select(step => (string?)step!["unit"]!["fullName"]));
        Assert.Equal("Commune", (string?)json[0]!["names"]![0]!["kind"]);
        Assert.Equal("2025-06-30", (string?)json[0]!["names"]![0]!["lastDay"]);

        await using var db = database.OpenAll();
        async Task<IEnumerable<string>> Found(string typed) => (await UnitReading.Find(db, typed, Ct)).Select(unit => unit.Names[0].Version.Title);
        Assert.Equal(["Xã Bình Sa"], await Found("BINH SA"));
        Assert.Equal(["Xã Bình Sa"], await Found("xã binh sa"));
        Assert.Equal(["Thị xã Điện Bàn"], await Found("thi xa dien ban"));
        Assert.Equal(await Found("Hòa Vang"), await Found("Hoà Vang"));
        Assert.Contains("Huyện Hòa Vang", await Found("hoa vang"));
        Assert.Contains("Quận 1", await Found("quan 1"));
        var ward = Assert.Single(await UnitReading.Find(db, "Phường Long Thành", Ct), unit => unit.Names.Count == 2);
        Assert.Equal(["xã Long Thành", "phường Long Thành"], ward.Names.Select(name => name.Version.FullName));
        Assert.Equal(["tỉnh Đồng Nai", "thành phố Đồng Nai"], ward.Names.Select(name => name.Above[0].FullName));
        Assert.Empty(await Found("Không Có Xã Này"));
        Assert.Equal(1, (await Run(database, "units", "find", "99999")).Code);
    }

    [Theory, EachDatabase]
    public async Task Whether_the_lists_or_the_commune_came_first_the_tree_is_the_same(Engine engine)
    {
        await using var before = await SenHost.Start(engine);
        await using var after = await SenHost.Start(engine);

        await Load(before.Database);
        using var one = await before.SetUp();
        using var other = await after.SetUp();
        await FurtherCommunes(before.Database);
        await FurtherCommunes(after.Database);
        await Load(after.Database);

        Assert.True((await Load(before.Database)).IsNothing);
        Assert.True((await Load(after.Database)).IsNothing);
        var (first, second) = (await Printed(before.Database), await Printed(after.Database));
        Assert.Equal(second.Versions, first.Versions);
        Assert.Equal(second.Successions, first.Successions);
        foreach (var database in new[] { before.Database, after.Database })
        {
            await using var db = database.OpenAll();
            var site = await db.Sites.SingleAsync(row => row.Host == "binhsa.example", Ct);
            Assert.Equal(("Xã Bình Sa", "Huyện Thăng Bình, tỉnh Quảng Nam"), (site.Name, site.Place));
            var commune = await db.UnitVersions.SingleAsync(version => version.UnitId == site.CommuneId, Ct);
            Assert.Equal(("20836", Reform), (commune.Code, commune.ValidTo));
            Assert.Equal(1, await db.UnitVersions.CountAsync(version => version.Code == "20836" && version.ValidTo == Reform, Ct));
            Assert.Equal(2, await db.UnitVersions.CountAsync(version => version.ParentId == site.CommuneId && version.Kind == UnitKind.Village, Ct));
            Assert.Equal("Thăng Trường", await db.UnitSuccessions.Where(edge => edge.FromUnitId == site.CommuneId)
                .Join(db.UnitVersions, edge => edge.ToUnitId, version => version.UnitId, (_, version) => version.Name).SingleAsync(Ct));
            await WardThatGoesOn(db, await db.Sites.Where(row => row.Host == "phuthuong.example").Select(row => row.CommuneId).SingleAsync(Ct));
            Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        }

        // A further commune of the lists is set up as the unit it is there.
        await AFurtherCommune(before);
    }

    [Theory, EachDatabase]
    public async Task The_demonstration_finds_its_units_where_the_lists_came_first(Engine engine)
    {
        await using var database = await engine.Fresh();
        await Load(database);

        await new LoadDemo(database.Databases, new PasswordHasher<Account>(), new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider()).Run(Ct);

        await using var db = database.OpenAll();
        var own = await db.UnitVersions.SingleAsync(version => version.UnitId == DemoData.Id("u-bs"), Ct);
        Assert.Equal(("20836", DemoData.Id("u-tb"), Reform), (own.Code, own.ParentId, own.ValidTo));
        Assert.Equal(1, await db.UnitVersions.CountAsync(version => version.Code == "49", Ct));
        Assert.Equal(17, await db.UnitVersions.CountAsync(version => version.ParentId == DemoData.Id("u-qn"), Ct));
        Assert.Equal(6, await db.UnitVersions.CountAsync(version => version.ParentId == own.UnitId, Ct));
        Assert.True((await Load(database)).IsNothing);
    }

    [Theory, EachDatabase]
    public async Task A_commune_that_goes_on_under_its_name_is_set_up_as_one_unit_with_both_its_times(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await Load(sen.Database);

        using var client = sen.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(sen.SetUpAddress(), null, EmptyStart.Administrator)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill($"{SetUpCode.Page}/don-vi", null,
            ("Kind", "Ward"), ("Name", "Phú Thượng"), ("ProvinceKind", "Municipality"), ("Province", "Hà Nội"), ("District", "Tây Hồ"), ("From", "01/01/2020"))).StatusCode);

        await using var db = sen.Database.OpenAll();
        await WardThatGoesOn(db, (await db.Sites.SingleAsync(Ct)).CommuneId);
        Assert.True((await Load(sen.Database)).IsNothing);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    private static async Task WardThatGoesOn(SenDb db, Guid ward)
    {
        var names = await db.UnitVersions.AsNoTracking().Where(version => version.UnitId == ward).OrderBy(version => version.ValidTo == null).ToListAsync(Ct);
        Assert.Equal([("00091", new(2020, 1, 1), Reform), ("00091", Reform, null)], names.Select(version => (version.Code!, version.ValidFrom!.Value, version.ValidTo)));
        var edges = await db.UnitSuccessions.AsNoTracking().Where(edge => edge.FromUnitId == ward || edge.ToUnitId == ward).ToListAsync(Ct);
        Assert.NotEmpty(edges);
        Assert.DoesNotContain(edges, edge => edge.FromUnitId == edge.ToUnitId || edge.Kind == SuccessionKind.Merge);
    }

    // One that goes on, one of two that bore a name in one province, and one whose name another unit bears since.
    private static async Task FurtherCommunes(FreshDatabase database)
    {
        await using (var db = database.OpenAll())
        {
            var site = await db.Sites.SingleAsync(Ct);
            site.Host = "binhsa.example";
            var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.SetUp, Subject.None).Value;
            Assert.True((await db.Commit(new Act(permit, Guid.CreateVersion7(), "site", site.Id, SettableClock.Usual.UtcDateTime, site.CommuneId), Ct)).Ok);
        }

        foreach (var (kind, name, provinceKind, province, district, host) in new[]
        {
            ("phường", "Phú Thượng", "thành phố", "Hà Nội", "Quận Tây Hồ", "phuthuong"), ("xã", "Tân Minh", "thành phố", "Hà Nội", "Thường Tín", "tanminh"),
            ("xã", "Tân Tiến", "tỉnh", "Tuyên Quang", "Yên Sơn", "tantien"),
        })
        {
            var added = await Run(database, "commune", "add", "--kind", kind, "--name", name, "--province-kind", provinceKind, "--province", province, "--district", district,
                "--from", "01/01/2020", "--host", $"{host}.example", "--account", $"quan-tri-{host}", "--clock", "2022-09-24");
            Assert.Equal((0, ""), (added.Code, added.Error));
        }
    }

    // Every row without its id, a unit by what it and the units above it were called: the installation's own have other ids in every installation.
    private static async Task<(List<string> Versions, List<string> Successions)> Printed(FreshDatabase database)
    {
        await using var db = database.OpenAll();
        var versions = await db.UnitVersions.AsNoTracking().ToListAsync(Ct);
        var units = versions.ToLookup(version => version.UnitId);
        var called = new Dictionary<Guid, string>();
        string Called(Guid? unit) => unit is not { } id ? "–" : called.TryGetValue(id, out var known) ? known
            : called[id] = string.Join(" / ", units[id].OrderBy(version => version.ValidTo ?? DateOnly.MaxValue).Select(Row).Append(Called(units[id].MaxBy(version => version.ValidTo ?? DateOnly.MaxValue)?.ParentId)));
        static string Row(UnitVersion version) =>
            string.Create(CultureInfo.InvariantCulture, $"{version.Kind} {version.Name} {version.NameFolded} {version.SortKey} {version.Code} {version.ValidFrom:o} {version.ValidTo:o} {version.LegalBasis}");
        var edges = await db.UnitSuccessions.AsNoTracking().ToListAsync(Ct);
        return (
            [.. versions.Select(version => $"{Called(version.UnitId)}: {Row(version)}, {Called(version.ParentId)}").Order(StringComparer.Ordinal)],
            [.. edges.Select(edge => string.Create(CultureInfo.InvariantCulture, $"{Called(edge.FromUnitId)} → {Called(edge.ToUnitId)}: {edge.EffectiveOn:o} {edge.Kind} {edge.LegalBasis} {edge.Note}")).Order(StringComparer.Ordinal)]);
    }

    private static async Task AFurtherCommune(SenHost sen)
    {
        string[] call =
        [
            "commune", "add", "--kind", "xã", "--name", "Thăng Trường", "--province-kind", "thành phố", "--province", "Đà Nẵng", "--from", "01/07/2025",
            "--host", "thangtruong.example", "--account", "quan-tri-thang-truong", "--clock", "2026-11-23",
        ];
        var wrong = await Run(sen.Database, [.. call, "--code", "20839"]);
        var added = await Run(sen.Database, call);

        Assert.Contains("--code: Trong danh mục đã nạp, xã Thăng Trường có mã 20836", wrong.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (added.Code, added.Error));
        await using var rows = sen.Database.OpenAll();
        var home = await rows.Sites.Where(site => site.Host == "thangtruong.example").Select(site => site.CommuneId).SingleAsync(Ct);
        Assert.Equal("20836", (await rows.UnitVersions.SingleAsync(version => version.UnitId == home, Ct)).Code);
        Assert.True((await Load(sen.Database)).IsNothing);
    }

    [Theory, EachDatabase]
    public async Task A_list_with_a_fault_is_refused_at_its_line_and_nothing_is_written(Engine engine)
    {
        await using var database = await engine.Fresh();
        var folder = Directory.CreateDirectory(Path.Combine(database.Folder, "danh-muc")).FullName;
        foreach (var name in NationalLists.Files)
        {
            File.Copy(Path.Combine(Repository.Root, "lists/units", name), Path.Combine(folder, name));
        }

        var file = Path.Combine(folder, NationalLists.Now);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Ct)).Replace("Xã Thăng Trường\t48", "Xã Thăng Trường\t49", StringComparison.Ordinal), Ct);
        var refused = await Run(database, "import", "units", "--from", folder);

        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Matches(@"units-2025\.tsv:\d+: Xã Thăng Trường: không có đơn vị cấp trên mang mã “49”", refused.Error);
        Assert.Contains("no unit above has the code “49”", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Chưa nạp gì", refused.Error, StringComparison.Ordinal);
        await using var db = database.OpenAll();
        Assert.False(await db.Units.AnyAsync(Ct));
        Assert.False(await db.AuditLines.AnyAsync(Ct));
        Assert.Equal(2, (await Run(database, "import", "units", "--from")).Code);
        Assert.Equal(2, (await Run(database, "import", "units", "--from", "--json")).Code);
        Assert.Equal(2, (await Run(database, "units", "find")).Code);
        Assert.Equal(2, (await Run(database, "units", "lose", "20836")).Code);
        Assert.Contains("changes-2026.tsv: Không có tệp này", (await Run(database, "import", "units", "--from", database.Folder)).Error, StringComparison.Ordinal);
    }

    private static async Task<ImportUnits.Loaded> Load(FreshDatabase database)
    {
        var texts = await ImportUnits.Texts(ImportUnits.Folder, Ct);
        return (await new ImportUnits.Handler(database.Databases, new SettableClock(SettableClock.Usual)).Handle(texts.Value, Actor.Sen(Door.CommandLine), Ct)).Value;
    }

    private static (int, int, int) Count(List<UnitVersion> versions, DateOnly day)
    {
        var tiers = versions.Where(version => version.On(day)).ToLookup(version => Tiers.Of(version.Kind));
        return (tiers[Tier.Province].Count(), tiers[Tier.District].Count(), tiers[Tier.Commune].Count());
    }

    private static Task<(int Code, string Output, string Error)> Run(FreshDatabase database, params string[] args) =>
        SenProcess.Run(Ct, [.. args, "--data", database.Options.Data, .. database.Options.Database is { } server ? new[] { "--database", server } : []]);
}
