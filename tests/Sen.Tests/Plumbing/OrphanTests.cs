using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Plumbing;

public class OrphanTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 5, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Only_bytes_older_than_an_hour_that_no_row_owns_are_swept(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var store = new FileStore(database.Options.FilesFolder);
        var owned = await Keep(store, 1, Now.AddHours(-3));
        var orphan = await Keep(store, 2, Now.AddHours(-3));
        var fresh = await Keep(store, 3, Now.AddMinutes(-59));
        await File.WriteAllTextAsync(Path.Combine(store.Root, ".half-written"), "…", Ct);
        File.SetLastWriteTimeUtc(Path.Combine(store.Root, ".half-written"), Now.AddHours(-2));
        await commune.Write(db => db.Files.Add(Row(commune, owned)));

        var gone = await Orphans.Sweep(database.Databases, store, Now, Ct);

        Assert.Equal(2, gone);
        Assert.Equal(new[] { owned, fresh }.Order(StringComparer.Ordinal), store.All().Order(StringComparer.Ordinal));
        Assert.Null(store.Open(orphan));
        Assert.Empty(Directory.EnumerateFiles(store.Root, ".*"));
    }

    [Theory, EachDatabase]
    public async Task What_waited_a_day_for_its_form_is_forgotten_by_the_daily_turn_and_its_bytes_go_with_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var (here, there) = (await TestCommune.Of(sen.Database), await TestCommune.Of(sen.Database, site: false));
        var store = new FileStore(sen.Options.FilesFolder);
        var hashes = new List<string>();
        for (byte seed = 1; seed <= 4; seed++)
        {
            hashes.Add(await Keep(store, seed, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2)));
        }

        await here.Write(db => db.Files.AddRange(Row(here, hashes[0], Now), Row(here, hashes[1], Now.AddMinutes(1)), Row(here, hashes[2])));
        await there.Write(db => db.Files.Add(Row(there, hashes[3], Now.AddHours(-5))));

        await using var db = sen.Database.OpenAll();
        var turn = new Leased(TestCommune.NewId(), "files.sweep", "", "", Guid.Empty, 1, 1);
        var errand = new Errand(turn, sen.Database.Databases, Access.Ask(Actor.Sen(Door.Job), Operation.TidyUp, Subject.None).Value, Now, sen.Services);
        var sweep = Schedule.All.Single(one => one.Kind.Name == "files.sweep").Kind;
        await sweep.Work(errand, Ct);
        await sweep.Work(errand, Ct);

        Assert.Equal(new[] { hashes[1], hashes[2] }.Order(StringComparer.Ordinal), store.All().Order(StringComparer.Ordinal));
        Assert.Equal(2, await db.Files.CountAsync(Ct));
        Assert.Equal(2, await db.AuditLines.CountAsync(line => line.Verb == "installation.tidy", Ct));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Bytes_that_come_again_are_young_again(Engine engine)
    {
        await using var database = await engine.Fresh();
        var store = new FileStore(database.Options.FilesFolder);
        await Keep(store, 1, Now.AddDays(-300));
        await store.Keep(new byte[] { 1, 1, 1 }, Ct);

        // The clock that dates files is the machine's.
        Assert.Equal(0, await Orphans.Sweep(database.Databases, store, TimeProvider.System.GetUtcNow().UtcDateTime, Ct));
    }

    [Fact]
    public void A_scratch_file_has_no_name_and_is_gone_when_it_is_closed()
    {
        var folder = Directory.CreateTempSubdirectory("sen").FullName;
        using (var scratch = new FileStore(folder).Scratch())
        {
            scratch.Write("nửa chừng"u8);
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
            Assert.Equal("nửa chừng"u8.Length, scratch.Length);
        }

        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_file_that_was_damaged_on_disk_is_mended_by_the_next_good_copy()
    {
        var folder = Directory.CreateTempSubdirectory("sen").FullName;
        var store = new FileStore(folder);
        var hash = await store.Keep(new byte[] { 1, 2, 3 }, Ct);
        await File.WriteAllBytesAsync(Directory.EnumerateFiles(folder, hash, SearchOption.AllDirectories).Single(), [1, 2, 9], Ct);

        Assert.Equal(hash, await store.Keep(new byte[] { 1, 2, 3 }, Ct));

        await using var kept = store.Open(hash)!;
        Assert.Equal([1, 2, 3], [kept.ReadByte(), kept.ReadByte(), kept.ReadByte()]);
    }

    private static async Task<string> Keep(FileStore store, byte seed, DateTime at)
    {
        var hash = await store.Keep(new byte[] { seed, seed, seed }, Ct);
        File.SetLastWriteTimeUtc(Path.Combine(store.Root, hash[..2], hash), at);
        return hash;
    }

    private static StoredFile Row(TestCommune commune, string hash, DateTime? until = null) => new()
    {
        Id = TestCommune.NewId(),
        CommuneId = commune.Id,
        ProvinceId = commune.ProvinceId,
        OwnerKind = until is null ? FileOwner.ProgressEntry : FileOwner.Sender,
        OwnerId = TestCommune.NewId(),
        KeptUntil = until,
        Small = hash,
        Medium = hash,
        Large = hash,
        MediaType = Photos.MediaType,
    };
}
