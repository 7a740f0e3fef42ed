using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Backup;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

using Registration = Sen.Movement.Models.Registration;

public class BackupTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(Engine.Sqlite)]
    [EachDatabase(Engine.Postgres)]
    public async Task What_was_backed_up_comes_back_whole_on_either_engine(Engine from, Engine to)
    {
        await using var source = await Filled(from);
        await using var target = await to.Fresh();

        var taken = (await Take(source)).Value;
        var restored = (await Restore(target, PathIn(source))).Value;

        var (before, after) = (await Contents(source), await Contents(target));
        Assert.Equal(taken.Tables.Select(table => table.Name).Order(StringComparer.Ordinal), before.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(taken.Tables.Sum(table => table.Rows), before.Values.Sum(rows => rows.Count));
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        Assert.Equal(HashesIn(source), HashesIn(target));
        Assert.Equal(3, HashesIn(target).Count);
        Assert.Equal((null, 4, 1), (restored.Audit.FirstBad, restored.Audit.Lines, restored.Audit.Roots));
        Assert.Empty(restored.Manifest.Missing);
    }

    [Theory, EachDatabase]
    public async Task After_a_restore_the_work_goes_on_with_the_next_numbers(Engine engine)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        await Take(source);
        await Restore(target, PathIn(source));

        await using var db = target.OpenAll();
        var receipt = await AddOrganisation(db, "Đoàn Thanh niên");
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "khóa sau", Xml = "<key/>" });
        await db.SaveChangesAsync(Ct);

        Assert.Equal(4, receipt.Value.Line);
        Assert.Equal(2, (await db.DataProtectionKeys.AsNoTracking().Select(key => key.Id).ToListAsync(Ct)).Distinct().Count());
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task A_backup_taken_while_others_write_is_one_state_of_the_database(Engine engine)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var n = 0; !stop.IsCancellationRequested; n++)
                {
                    await using var db = source.Open(Commune);
                    await AddOrganisation(db, $"Hội {n}", jobs: NewJob("thử"));
                }
            },
            Ct);

        var taken = await Take(source);
        await stop.CancelAsync();
        await writing;
        var restored = (await Restore(target, PathIn(source))).Value;

        Assert.True(taken.Ok);
        Assert.Null(restored.Audit.FirstBad);
        await using var look = target.OpenAll();
        Assert.Equal(restored.Audit.Lines - 4, await look.Jobs.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_target_with_data_is_refused_and_keeps_it(Engine engine)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        await Take(source);
        await using (var db = target.OpenAll())
        {
            await AddOrganisation(db, "Hội Nông dân đích");
        }

        var refused = await Restore(target, PathIn(source));

        Assert.Contains("--data", Assert.IsType<Refusal.Taken>(refused.Refusal).Sentence.Vi, StringComparison.Ordinal);
        await using var look = target.OpenAll();
        Assert.Equal("Hội Nông dân đích", (await look.Organisations.SingleAsync(Ct)).Name);
        Assert.Empty(HashesIn(target));
    }

    [Theory, EachDatabase]
    public async Task A_cut_archive_is_refused_wherever_it_was_cut_and_nothing_is_touched(Engine engine)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        await Take(source);
        var whole = await File.ReadAllBytesAsync(PathIn(source), Ct);
        var cut = Path.Combine(target.Folder, "cut.zip");

        foreach (var length in new[] { 0, 1, 100, whole.Length / 2, whole.Length - 200, whole.Length - 64, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(cut, whole[..length], Ct);
            var refused = Assert.IsType<Refusal.Invalid>((await Restore(target, cut)).Refusal);
            Assert.Contains("phần “mục lục zip", refused.Sentence.Vi, StringComparison.Ordinal);
        }

        await Untouched(target);
    }

    [Theory, EachDatabase]
    public async Task One_changed_byte_anywhere_is_noticed_and_in_a_part_the_part_is_named(Engine engine)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        await Take(source);
        var whole = await File.ReadAllBytesAsync(PathIn(source), Ct);
        var changed = Path.Combine(target.Folder, "changed.zip");

        for (var step = 0; step < 60; step++)
        {
            var at = (int)((long)step * (whole.Length - 1) / 59);
            whole[at] ^= 0x10;
            await File.WriteAllBytesAsync(changed, whole, Ct);
            Assert.IsType<Refusal.Invalid>((await Restore(target, changed)).Refusal);
            whole[at] ^= 0x10;
        }

        // The bytes of a photograph lie in the archive as they are.
        var photo = whole.AsSpan().IndexOf("ảnh nhỏ"u8);
        whole[photo] ^= 1;
        await File.WriteAllBytesAsync(changed, whole, Ct);
        var named = Assert.IsType<Refusal.Invalid>((await Restore(target, changed)).Refusal);
        Assert.Contains($"“files/{Hash("ảnh nhỏ")}” đã bị sửa", named.Sentence.Vi, StringComparison.Ordinal);
        await Untouched(target);
    }

    [Theory, EachDatabase]
    public async Task An_altered_part_is_named_even_when_the_archive_was_sealed_again(Engine engine)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        await Take(source);

        foreach (var part in new[] { "tables/audit.jsonl", $"files/{Hash("ảnh vừa")}" })
        {
            var altered = Path.Combine(target.Folder, "altered.zip");
            await Rewritten(source, altered, (name, bytes) => name == part ? [.. bytes, (byte)' '] : bytes);
            var refused = Assert.IsType<Refusal.Invalid>((await Restore(target, altered)).Refusal);
            Assert.Contains($"phần “{part}” đã bị sửa", refused.Sentence.Vi, StringComparison.Ordinal);

            await Rewritten(source, altered, (name, bytes) => name == part ? null : bytes);
            refused = Assert.IsType<Refusal.Invalid>((await Restore(target, altered)).Refusal);
            Assert.Contains($"phần “{part}” đã mất", refused.Sentence.Vi, StringComparison.Ordinal);
        }

        await Untouched(target);
    }

    [Theory]
    [EachDatabase("schema", """{ "number": 99, "name": "Later" }""")]
    [EachDatabase("schema", """{ "number": 1, "name": "Other" }""")]
    [EachDatabase("format", "2")]
    public async Task An_archive_of_a_newer_program_is_refused_with_the_advice_to_update(Engine engine, string field, string value)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        await Take(source);
        var newer = Path.Combine(target.Folder, "newer.zip");
        await Rewritten(source, newer, (name, bytes) =>
        {
            if (name != "manifest.json")
            {
                return bytes;
            }

            var manifest = JsonNode.Parse(bytes)!.AsObject();
            manifest[field] = JsonNode.Parse(value);
            return JsonSerializer.SerializeToUtf8Bytes(manifest);
        });

        var refused = await Restore(target, newer);

        Assert.Contains("cập nhật Sen", Assert.IsType<Refusal.Invalid>(refused.Refusal).Sentence.Vi, StringComparison.Ordinal);
        await Untouched(target);
    }

    [Theory, EachDatabase]
    public async Task A_lost_or_spoilt_photograph_does_not_stop_a_backup_and_is_named(Engine engine)
    {
        await using var source = await Filled(engine);
        await using var target = await engine.Fresh();
        var store = Path.Combine(source.Folder, "files");
        File.Delete(Path.Combine(store, Hash("ảnh nhỏ")[..2], Hash("ảnh nhỏ")));
        await File.WriteAllTextAsync(Path.Combine(store, Hash("ảnh to")[..2], Hash("ảnh to")), "hỏng", Ct);

        await Take(source);
        var restored = (await Restore(target, PathIn(source))).Value;

        Assert.Equal(new[] { Hash("ảnh nhỏ"), Hash("ảnh to") }.Order(StringComparer.Ordinal), restored.Manifest.Missing);
        Assert.Equal([Hash("ảnh vừa")], HashesIn(target));
        Assert.Null(restored.Audit.FirstBad);
    }

    [Theory, EachDatabase]
    public async Task A_backup_never_overwrites_an_older_one_leaves_no_half_file_and_is_for_its_owner_only(Engine engine)
    {
        await using var source = await Filled(engine);
        Assert.True((await Take(source)).Ok);
        var first = await File.ReadAllBytesAsync(PathIn(source), Ct);

        Assert.IsType<Refusal.Taken>((await Take(source)).Refusal);

        Assert.Equal(first, await File.ReadAllBytesAsync(PathIn(source), Ct));
        Assert.Empty(Directory.GetFiles(source.Folder, "*.partial"));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(PathIn(source)) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Where_there_is_no_database_there_is_nothing_to_back_up_and_none_is_made()
    {
        var folder = Directory.CreateTempSubdirectory("sen").FullName;
        await using var databases = Databases.Sqlite(Path.Combine(folder, "sen.db"));

        var refused = await TakeBackup.Run(databases, new FileStore(folder), Path.Combine(folder, "a.zip"), "0.1.0", Now, Ct);

        Assert.IsType<Refusal.Invalid>(refused.Refusal);
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    private static string PathIn(FreshDatabase source) => Path.Combine(source.Folder, "backup.zip");

    private static Task<Outcome<Manifest>> Take(FreshDatabase source) =>
        TakeBackup.Run(source.Databases, new FileStore(source.Options.FilesFolder), PathIn(source), "0.1.0", Now, Ct);

    private static Task<Outcome<Restored>> Restore(FreshDatabase target, string path) =>
        RestoreBackup.Run(target.Databases, new FileStore(target.Options.FilesFolder), path, Ct);

    // Every kind of column with and without a value, text that tries to break out, and photographs.
    private static async Task<FreshDatabase> Filled(Engine engine)
    {
        var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var owner = NewOrganisation("Hội Nông dân “xã”\n\t\\ \u2028 🪷 đ");
        var model = NewModel(owner, "Trồng sen kết hợp nuôi cá");
        var registration = new Sen.Movement.Models.Registration { Id = NewId(), CommuneId = Commune, ProvinceId = Province, ModelId = model.Id, Year = 2022 };
        registration.Choices.Site = "Hồ thôn 2";
        var score = new Score { Id = NewId(), CommuneId = Commune, ProvinceId = Province, RegistrationId = registration.Id };
        score.Lines.Add(new() { No = 1, Halves = 25 });
        db.AddRange(owner, model, registration, score);
        Assert.True((await db.Commit(Sign(Administrator(Commune), Commune, model.Id), Ct)).Ok);

        var account = new Account
        {
            Id = NewId(),
            UserName = "quantri",
            Title = "Quản trị",
            CommuneId = Commune,
            PasswordHash = "AQAAAA==",
            LockoutEnd = new DateTimeOffset(Now),
            DisabledAt = Now,
        };
        db.Users.Add(account);
        db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "Sen", Name = "khóa", Value = "bí mật" });
        db.Add(new Passkey
        {
            Id = NewId(),
            Host = "sen.example",
            SignCount = 7,
            LastUsedAt = Now,
            CredentialId = [1, 2, 3, 255],
            UserId = account.Id,
            Data = new IdentityPasskeyData
            {
                PublicKey = [9, 8, 7],
                Name = "Điện thoại",
                CreatedAt = new DateTimeOffset(Now),
                SignCount = 7,
                Transports = ["usb"],
                AttestationObject = [1],
                ClientDataJson = [2],
            },
        });
        Assert.True((await db.Commit(Sign(Administrator(Commune), Commune, account.Id, operation: Operation.CreateAccount), Ct)).Ok);

        var store = new FileStore(database.Options.FilesFolder);
        db.Files.Add(new StoredFile
        {
            Id = NewId(),
            CommuneId = Commune,
            ProvinceId = Province,
            OwnerId = registration.Id,
            ModelId = model.Id,
            MediaType = "image/webp",
            Small = await Kept("ảnh nhỏ"),
            Medium = await Kept("ảnh vừa"),
            Large = await Kept("ảnh to"),
        });
        Assert.True((await db.Commit(Sign(Administrator(Commune), Commune, model.Id), Ct)).Ok);
        await AddOrganisation(db, "Hội Phụ nữ", Neighbour);
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "khóa", Xml = "<key/>" });
        await db.SaveChangesAsync(Ct);
        await new RootChain().Fold(database.Databases, Now, Ct);
        return database;

        Task<string> Kept(string text) => store.Keep(Encoding.UTF8.GetBytes(text), Ct);
    }

    // Every table as the archive's own form would be, but read through EF: two ways to the same rows.
    private static async Task<Dictionary<string, List<string>>> Contents(FreshDatabase database)
    {
        await using var db = database.OpenAll();
        var contents = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            contents[type.GetTableName()!] = [.. (await rows.IgnoreQueryFilters().AsNoTracking().ToListAsync(Ct)).Select(row => JsonSerializer.Serialize(row, row.GetType())).Order(StringComparer.Ordinal)];
        }

        return contents;
    }

    private static List<string> HashesIn(FreshDatabase database) => [.. new FileStore(database.Options.FilesFolder).All().Order(StringComparer.Ordinal)];

    private static async Task Untouched(FreshDatabase target)
    {
        await using var db = target.OpenAll();
        Assert.Equal((0, 0, 1), (await db.Organisations.CountAsync(Ct), await db.AuditLines.CountAsync(Ct), await db.Installation.CountAsync(Ct)));
        Assert.Empty(HashesIn(target));
    }

    // Writes the archive anew with some parts changed or left out, and seals it as if nothing had happened.
    private static async Task Rewritten(FreshDatabase source, string to, Func<string, byte[], byte[]?> change)
    {
        await using (var read = await ZipFile.OpenReadAsync(PathIn(source), Ct))
        await using (var file = File.Create(to))
        {
            await using var write = new ZipArchive(file, ZipArchiveMode.Create);
            foreach (var entry in read.Entries)
            {
                using var bytes = new MemoryStream();
                await using (var from = await entry.OpenAsync(Ct))
                {
                    await from.CopyToAsync(bytes, Ct);
                }

                if (change(entry.FullName, bytes.ToArray()) is { } kept)
                {
                    await using var part = await write.CreateEntry(entry.FullName).OpenAsync(Ct);
                    await part.WriteAsync(kept, Ct);
                }
            }

            write.Comment = "sen-sha256:" + new string('0', 64);
        }

        var all = await File.ReadAllBytesAsync(to, Ct);
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(all.AsSpan(0, all.Length - 64)))).CopyTo(all, all.Length - 64);
        await File.WriteAllBytesAsync(to, all, Ct);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
