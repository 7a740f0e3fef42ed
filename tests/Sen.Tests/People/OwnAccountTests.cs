using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement.Text;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

public class OwnAccountTests
{
    private const string Mine = "/can-bo/toi";
    private const string Officer = "khoidanvan";
    private const string Good = "cau tre lac loi cơm mới";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Old => DemoData.Year().Password;

    [Theory, EachDatabase]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var other = await sen.SignedIn(Officer);
        using var client = await sen.SignedIn(Officer);

        var changed = await client.Fill(Mine, null, ("OldPassword", Old), ("NewPassword", Good), ("AgainPassword", Good));

        Assert.Equal("/can-bo/toi?xong", changed.Headers.Location?.ToString());
        Assert.True((await client.GetAsync(Mine, Ct)).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync(Mine, Ct)).StatusCode);
        using var again = await sen.SignedIn(Officer, VietnameseText.Nfd(Good));
        await using var db = sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(line => line.Verb == "account.change-password", Ct);
        Assert.DoesNotContain("AQAAAA", line.Changes, StringComparison.Ordinal);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory]
    [EachDatabase("ngắn", "ngắn", "ít nhất 8")]
    [EachDatabase("khoidanvan-1", "khoidanvan-1", "dễ đoán")]
    [EachDatabase("Bình Sa 2022", "Bình Sa 2022", "dễ đoán")]
    [EachDatabase("danvankheo1", "danvankheo1", "dễ đoán")]
    [EachDatabase("quangnam1997", "quangnam1997", "dễ đoán")]
    [EachDatabase("trustno1!", "trustno1!", "dễ đoán")]
    [EachDatabase("Sunshine2022", "Sunshine2022", "dễ đoán")]
    [EachDatabase("anhyeuem", "anhyeuem", "dễ đoán")]
    [EachDatabase("12345678", "12345678", "dãy số")]
    [EachDatabase("cầu tre lắc lẻo", "cầu tre lắt lẻo", "chưa giống nhau")]
    public async Task A_password_that_is_guessed_first_comes_back_with_a_sentence(Engine engine, string first, string second, string says)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);

        var answer = await client.Fill(Mine, null, ("OldPassword", Old), ("NewPassword", first), ("AgainPassword", second));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Contains(says, page.QuerySelector(".field.wrong .error")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Lỗi:", page.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(first, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_common_passwords_travels_with_the_programme()
    {
        var common = new GuessedPasswords(Path.Combine(AppContext.BaseDirectory, "common-passwords.txt"));

        Assert.True(common.Count > 30_000, $"{common.Count} common passwords");
        Assert.All(new[] { "password1", "P@ssw0rd", "qwertyuiop", "iloveyou", "matkhau123" }, word => Assert.True(common.Contain(word), word));
        Assert.All(new[] { Good, "hoa-sen-2022", "cầu tre lắc lẻo", "trâu vàng uống nước ao ta" }, phrase => Assert.False(common.Contain(phrase), phrase));
    }

    [Theory, EachDatabase]
    public async Task Guessing_the_present_password_in_somebodys_session_is_stopped_as_at_the_door(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);

        HttpResponseMessage answer = null!;
        for (var tries = 0; tries < 6; tries++)
        {
            answer = await client.Fill(Mine, null, ("OldPassword", $"đoán lần {tries}"), ("NewPassword", Good), ("AgainPassword", Good));
        }

        Assert.Contains("Nhập sai 5 lần", (await Forms.Parsed(answer)).QuerySelector("#OldPassword-error")!.TextContent, StringComparison.Ordinal);
        var right = await client.Fill(Mine, null, ("OldPassword", Old), ("NewPassword", Good), ("AgainPassword", Good));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, right.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_present_password_is_asked_and_the_form_sent_twice_changes_it_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);

        var wrong = await client.Fill(Mine, null, ("OldPassword", "không phải"), ("NewPassword", Good), ("AgainPassword", Good));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);

        var page = await client.Open(Mine);
        (string, string)[] answers = [("OldPassword", Old), ("NewPassword", Good), ("AgainPassword", Good)];
        var once = await client.Send(page, Mine, null, answers);
        var twice = await client.Send(page, Mine, null, answers);

        Assert.Equal(once.Headers.Location, twice.Headers.Location);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == "account.change-password", Ct));
    }
}
