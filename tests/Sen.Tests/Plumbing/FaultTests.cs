using System.Net;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sen.Data;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Plumbing;

public class FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_unknown_address_is_a_helpful_404_for_people_and_a_problem_for_programs(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();

        var answer = await client.GetAsync("/khong/co/trang/nay", Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Contains("Không tìm thấy trang", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/tin", page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));

        using var ask = new HttpRequestMessage(HttpMethod.Get, "/khong/co/trang/nay");
        ask.Headers.Add("Accept", "application/json");
        Assert.Equal("application/problem+json", (await client.SendAsync(ask, Ct)).Content.Headers.ContentType?.MediaType);
    }

    [Theory, EachDatabase]
    public async Task Whoever_works_here_stays_in_the_workplace_when_nobody_answers_at_an_address_of_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var registrar = await sen.SignedIn("hoinongdan");

        foreach (var address in new[] { "/can-bo/khong-co", DeskAddresses.Model(Guid.Parse("0190c000-0000-7000-8000-00000000ffff")) })
        {
            var answer = await registrar.GetAsync(address, Ct);
            var page = await Forms.Parsed(answer);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("Không tìm thấy trang", page.QuerySelector("h1")!.TextContent);
            Assert.NotNull(page.QuerySelector("nav.rail"));
            Assert.Equal(DeskAddresses.MyWork, page.QuerySelector("main .chips a")!.GetAttribute("href"));
        }
    }

    [Theory, EachDatabase]
    public async Task A_database_that_is_away_is_a_plain_503_and_a_red_light_that_says_why_and_comes_back(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();
        Assert.Equal("ok", await client.GetStringAsync("/healthz", Ct));

        await using (await Away(sen.Database))
        {
            var light = await client.GetAsync("/healthz", Ct);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, light.StatusCode);
            Assert.Contains("ơ sở dữ liệu", await light.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

            var answer = await client.GetAsync("/can-bo/dang-nhap", Ct);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            var page = await Forms.Parsed(answer);
            Assert.Contains("tạm dừng", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.Matches("^[0-9A-F]{6}$", page.QuerySelector(".code")!.TextContent);
        }

        Assert.Equal("ok", await client.GetStringAsync("/healthz", Ct));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/can-bo/dang-nhap", Ct)).StatusCode);
    }

    [Theory]
    [EachDatabase("giao-dien", "toi", "sen-nen", "toi")]
    [EachDatabase("co-chu", "lon", "sen-co-chu", "lon")]
    [EachDatabase("ngon-ngu", "en", "sen-ngon-ngu", "en")]
    [EachDatabase("giao-dien", "<script>", "sen-nen", null)]
    public async Task The_reader_chooses_light_size_and_language_and_comes_back_to_the_same_page(Engine engine, string field, string value, string cookie, string? kept)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();

        var answer = await client.PostAsync("/hien-thi", new FormUrlEncodedContent([new(field, value), new("ve", "/tin?trang=2")]), Ct);
        var lured = await client.PostAsync("/hien-thi", new FormUrlEncodedContent([new("ve", "//evil.example")]), Ct);

        Assert.Equal("/tin?trang=2", answer.Headers.Location?.ToString());
        Assert.Equal("/", lured.Headers.Location?.ToString());
        var set = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.ToList() : [];
        Assert.Equal(kept is null ? [] : [$"{cookie}={kept}"], set.Select(one => one.Split(';')[0]));
    }

    /// <summary>Takes the database away from under the running application until the result is disposed.</summary>
    internal static async Task<IAsyncDisposable> Away(FreshDatabase database)
    {
        if (database.Engine == Engine.Sqlite)
        {
            var file = Path.Combine(database.Folder, "sen.db");
            Empty(database);
            File.Move(file, file + ".away");
            Directory.CreateDirectory(file);
            return new Back(() =>
            {
                Directory.Delete(file);
                File.Move(file + ".away", file);
                return Task.CompletedTask;
            });
        }

        var name = new NpgsqlConnectionStringBuilder(database.Options.Database).Database!;
        var server = new NpgsqlConnectionStringBuilder(database.Options.Database) { Database = "postgres", Pooling = false }.ToString();
        await Say(server, $"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false");
        await Say(server, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return new Back(() => Say(server, $"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS true"));
    }

    private static void Empty(FreshDatabase database)
    {
        using var connection = new SqliteConnection(database.Databases.Connection);
        SqliteConnection.ClearPool(connection);
    }

    private static async Task Say(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private sealed class Back(Func<Task> back) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await back();
    }
}
