using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>What docs/privacy.md promises, read off the disk: nothing of whoever wrote is anywhere.</summary>
public sealed partial class AnonymityTests
{
    private const string Address = "203.0.113.77", Device = "DienThoaiThu/7.31 (may-cua-toi)", Strange = "dau-vet-rieng=abc987";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_column_of_any_table_and_no_file_knows_who_wrote_also_when_signed_in(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var me = TestCommune.NewId();
        using var client = await sen.SignedIn(commune, PostKind.Editor, me);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Address);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.UserAgent.ParseAdd(Device);
        var session = client.DefaultRequestHeaders.GetValues("Cookie").Single();
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"{session}; {Strange}");
        // The session is a real one: the desk opens with it.
        Assert.True((await client.GetAsync(DeskAddresses.MyWork, Ct)).IsSuccessStatusCode);
        await client.Open(FeedbackAddresses.Send);
        // A moment of its own, on another day than everything else here.
        sen.Clock.Now = new DateTimeOffset(2022, 9, 26, 14, 17, 43, 987, TimeSpan.FromHours(7));
        var before = await Everything(sen);

        var code = await client.Code(await sen.Write(client, photos: [TestPictures.Phone()]));
        await client.Say(await client.Follow(code), "them", "Nói thêm một câu.");

        // What Sen does by itself every ten minutes, whoever writes, is dated to the second.
        var traces = (await Everything(sen)).Except(before)
            .Where(row => !row.StartsWith("job:", StringComparison.Ordinal) && !row.StartsWith("audit_root:", StringComparison.Ordinal) && !row.Contains("actor_name = Sen |", StringComparison.Ordinal)).ToList();
        Assert.Contains(traces, trace => trace.Contains(Letters.Lamp, StringComparison.Ordinal));
        string[] marks =
        [
            Address, "203.0.113", "DienThoaiThu", "may-cua-toi", "abc987", session["sen-phien=".Length..][..40], code, code.Replace("-", "", StringComparison.Ordinal),
            me.ToString("d"), me.ToString("n"), Convert.ToHexStringLower(me.ToByteArray()), Convert.ToHexStringLower(me.ToByteArray(bigEndian: true)),
            PostNames.Of(PostKind.Editor).Vi, "IMG_BI_MAT", "Secret", ":17:43", ":18:03", "07:17", "14:17", "14:18",
        ];
        Assert.All(marks, mark => Assert.DoesNotContain(traces, trace => trace.Contains(mark, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(traces, trace => trace.StartsWith("audit:", StringComparison.Ordinal) && trace.Contains("actor_name = Người dân |", StringComparison.Ordinal));
        Assert.All(traces.SelectMany(Instants), instant => Assert.True(
            Math.Abs((instant - sen.Clock.Now).TotalHours) > 2, $"An id tells the moment {instant:O}."));
        Assert.All(Directory.EnumerateFiles(sen.Options.FilesFolder, "*", SearchOption.AllDirectories), file =>
            Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Fact]
    public void The_store_of_feedback_points_to_no_account()
    {
        string[] persons = ["person", "account", "user", "session", "address", "agent", "device"];
        using var db = new SenOptions { Data = Path.GetTempPath() }.OpenDatabases().Open(Scope.None);
        var tables = db.Model.GetEntityTypes().Where(type => type.GetTableName() is "feedback" or "feedback_entry").ToList();

        Assert.Equal(2, tables.Count);
        Assert.DoesNotContain(tables.SelectMany(type => type.GetProperties()), column => persons.Any(person => column.GetColumnName().Contains(person, StringComparison.Ordinal)));
        Assert.DoesNotContain(tables.SelectMany(type => type.GetForeignKeys()), key => key.PrincipalEntityType.GetTableName() is not "feedback");
    }

    // Every value of every row of every table, a row a line.
    private static async Task<HashSet<string>> Everything(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var all = new HashSet<string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync(Ct);
        foreach (var table in db.Model.GetRelationalModel().Tables.Select(table => table.Name))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
            {
                all.Add($"{table}: {string.Join(" | ", Enumerable.Range(0, rows.FieldCount).Select(i => $"{rows.GetName(i)} = {Text(rows.GetValue(i))}"))}");
            }
        }

        return all;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => $"{Convert.ToHexStringLower(bytes)} {Encoding.UTF8.GetString(bytes)}",
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // A UUID of version 7 begins with its instant in milliseconds.
    private static IEnumerable<DateTimeOffset> Instants(string trace) =>
        Version7().Matches(trace).Select(id => DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(id.Value.Replace("-", "", StringComparison.Ordinal)[..12], NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version7();
}
