using Microsoft.EntityFrameworkCore;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

public class MaintenanceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_command_backs_up_one_restores_and_one_finds_a_changed_byte(Engine engine)
    {
        await using var source = await engine.Fresh();
        await using var target = await engine.Fresh();
        await using (var db = source.OpenAll())
        {
            await AddOrganisation(db, "Hội Nông dân");
            await AddOrganisation(db, "Hội Phụ nữ");
        }

        var archive = Path.Combine(source.Folder, "đầy đủ.zip");
        var backup = await SenProcess.Run(Ct, ["backup", archive, .. Where(source)]);
        Assert.Equal((0, ""), (backup.Code, backup.Error));
        Assert.Contains("Đã sao lưu", backup.Output, StringComparison.Ordinal);

        var restore = await SenProcess.Run(Ct, ["restore", archive, .. Where(target)]);
        Assert.Equal((0, ""), (restore.Code, restore.Error));
        Assert.Contains("Đúng: 2 dòng nhật ký", restore.Output, StringComparison.Ordinal);

        var again = await SenProcess.Run(Ct, ["restore", archive, .. Where(target)]);
        Assert.Equal(1, again.Code);
        Assert.Contains("không ghi đè", again.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await SenProcess.Run(Ct, ["verify", "audit", .. Where(target)])).Code);
        var (seal, heads) = (await SenProcess.Run(Ct, ["audit", "heads", .. Where(target)]), Path.Combine(source.Folder, "niêm phong.txt"));
        await File.WriteAllTextAsync(heads, seal.Output, Ct);
        var compared = await SenProcess.Run(Ct, ["verify", "audit", "heads", heads, .. Where(target)]);
        Assert.Equal((0, ""), (compared.Code, compared.Error));
        Assert.Contains("Khớp với", compared.Output, StringComparison.Ordinal);
        await using (var db = target.OpenAll())
        {
            // Whoever tampers owns the database, and takes its guard away first.
            await db.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite ? "DROP TRIGGER audit_no_update" : "DROP TRIGGER audit_no_update ON audit", Ct);
            await db.Database.ExecuteSqlRawAsync("UPDATE audit SET actor_name = 'Quản trị (minh hoạ)' WHERE seq = 2", Ct);
        }

        var verify = await SenProcess.Run(Ct, ["verify", "audit", .. Where(target)]);
        Assert.Equal(1, verify.Code);
        Assert.Contains($"SAI: nhật ký {Commune:d} dòng 2 (organisation.add, 2022-09-23T01:02:03.456Z): nội dung đã bị sửa", verify.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("verify")]
    [InlineData("nấu-cơm")]
    public async Task A_wrong_call_says_how_to_call_and_ends_with_two(string verb)
    {
        var called = await SenProcess.Run(Ct, verb);

        Assert.Equal(2, called.Code);
        Assert.NotEqual("", called.Error);
    }

    [Theory]
    [InlineData("verify", "audit")]
    [InlineData("backup", "sao-luu.zip")]
    public async Task A_folder_without_data_is_answered_with_a_sentence_and_stays_as_it_was(string verb, string word)
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        var called = await SenProcess.Run(Ct, verb, word, "--data", folder);

        Assert.Equal(1, called.Code);
        Assert.StartsWith("Không tìm thấy dữ liệu của Sen", called.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task An_option_that_does_not_exist_is_named_instead_of_being_left_out()
    {
        var called = await SenProcess.Run(Ct, "migrate", "--databse", "Host=127.0.0.1");

        Assert.Equal(2, called.Code);
        Assert.Contains("--databse", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_at_the_same_address_says_so_and_ends()
    {
        await using var database = await Engine.Sqlite.Fresh();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var called = await SenProcess.Run(Ct, "serve", "--empty", "--data", database.Folder, "--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(1, called.Code);
        Assert.Contains("đang được dùng", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        var called = await SenProcess.Run(Ct, "help");

        Assert.Equal((0, ""), (called.Code, called.Error));
        Assert.All((string[])["serve", "migrate", "backup", "restore", "verify audit"], verb => Assert.Contains(verb, called.Output, StringComparison.Ordinal));
    }

    private static string[] Where(FreshDatabase database) => database.Engine == Engine.Sqlite
        ? ["--data", database.Folder] : ["--data", database.Folder, "--database", database.Databases.Connection];
}
