using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Demo;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>The second step at the door: which codes open it, how often, and whom strangers keep out.</summary>
public class ConfirmSignInTests
{
    private const string Door = SignIn.Address, Second = ConfirmSignIn.Address, User = "truongban";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Password => DemoData.Year().Password;

    [Theory, EachDatabase]
    public async Task The_password_alone_opens_nothing_and_the_code_leads_on_to_the_page_that_was_wanted(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = sen.Client();
        Assert.StartsWith(DeskAddresses.SignInFor("/can-bo/duyet"), (await client.GetAsync("/can-bo/duyet", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);

        var half = await client.Fill(DeskAddresses.SignInFor("/can-bo/duyet"), Door, ("Name", User), ("Password", Password));

        Assert.Equal(ConfirmSignIn.For("/can-bo/duyet"), half.Headers.Location?.ToString());
        Assert.StartsWith(Door, (await client.GetAsync("/can-bo/duyet", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        var page = await client.Open(half.Headers.Location!.ToString());
        Assert.Equal(("numeric", "one-time-code"), (page.QuerySelector("#Code")!.GetAttribute("inputmode"), page.QuerySelector("#Code")!.GetAttribute("autocomplete")));
        var code = await sen.CodeOf(User);
        var inside = await client.Send(page, Second, null, ("Code", $" {code[..3]} {code[3..]} "));
        Assert.Equal("/can-bo/duyet", inside.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/can-bo/duyet", Ct)).StatusCode);
        Assert.Equal(SignIn.Home, (await client.GetAsync(Second, Ct)).Headers.Location?.ToString());
    }

    [Theory, EachDatabase]
    public async Task A_code_is_good_half_a_minute_early_or_late_once_and_none_before_it_any_more(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var now = sen.Clock.Now;
        string Code(int halfMinutes) => SecondStepCodes.At(sen.KeyOf(User), now + TimeSpan.FromSeconds(30 * halfMinutes));

        Assert.Contains("chưa đúng", await Wrong(sen, Code(-2)), StringComparison.Ordinal);
        Assert.Contains("chưa đúng", await Wrong(sen, Code(2)), StringComparison.Ordinal);
        await Right(sen, Code(-1));
        Assert.Contains("đã dùng một lần", await Wrong(sen, Code(-1)), StringComparison.Ordinal);
        await Right(sen, Code(1));
        Assert.Contains("đã dùng một lần", await Wrong(sen, Code(0)), StringComparison.Ordinal);
        Assert.Contains("Đề nghị ghi mã", await Wrong(sen, ""), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task One_code_at_one_moment_on_several_connections_opens_one_door(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var doors = new List<(HttpClient Client, AngleSharp.Html.Dom.IHtmlDocument Page)>();
        for (var i = 0; i < 4; i++)
        {
            var client = await Half(sen);
            doors.Add((client, await client.Open(Second)));
        }

        var code = await sen.CodeOf(User);
        var answers = await Task.WhenAll(doors.Select(door => door.Client.Send(door.Page, Second, null, ("Code", code))));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(3, answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity));
        doors.ForEach(door => door.Client.Dispose());
    }

    [Theory, EachDatabase]
    public async Task A_printed_code_opens_once_and_the_audit_says_that_it_did(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await sen.SignedIn("khoidanvan");
        var codes = await sen.SetUpSecondStep(officer, "khoidanvan");
        using var first = await Half(sen, "khoidanvan");
        using var second = await Half(sen, "khoidanvan");
        var (here, there) = (await first.Open(Second), await second.Open(Second));

        var answers = await Task.WhenAll(
            Printed(first, here, codes[3].ToUpperInvariant()), Printed(second, there, codes[3].Replace('-', ' ')));
        using var third = await Half(sen, "khoidanvan");
        var again = await Printed(third, await third.Open(Second), codes[3]);

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("đã dùng", (await Forms.Parsed(again)).QuerySelector("#Recovery-error")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(9, await db.RecoveryCodes.CountAsync(row => row.UsedAt == null, Ct));
        Assert.Equal(1, await db.AuditLines.CountAsync(row => row.Verb == "account.use-recovery-code", Ct));
        Assert.Equal(HttpStatusCode.Redirect, (await Printed(third, await third.Open(Second), codes[4])).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task After_five_minutes_or_a_new_password_the_first_step_counts_no_more(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var slow = await Half(sen);
        var page = await slow.Open(Second);
        sen.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        var late = await slow.Send(page, Second, null, ("Code", await sen.CodeOf(User)));
        Assert.Equal($"{DeskAddresses.SignInFor(SignIn.Home)}&{SignIn.TooLate}", late.Headers.Location?.ToString());
        Assert.Contains("quá 5 phút", (await slow.Open(late.Headers.Location!.ToString())).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        using var client = await Half(sen);
        page = await client.Open(Second);
        await using var db = sen.Database.OpenAll();
        await db.Users.Where(row => row.UserName == User).ExecuteUpdateAsync(set => set.SetProperty(row => row.SecurityStamp, "khác"), Ct);
        Assert.StartsWith(Door, (await client.Send(page, Second, null, ("Code", await sen.CodeOf(User)))).Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_strangers_type_wrongly_keeps_the_owner_on_a_known_device_not_out(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var owner = await sen.SignedIn(User);
        await owner.Fill("/can-bo/toi", "/can-bo/dang-xuat");
        // Somebody knows the password and guesses codes, until even the right one is not looked at.
        using var thief = await Half(sen);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.Fill(Second, null, ("Code", $"00000{i}"))).StatusCode);
        }

        Assert.Contains("Nhập sai 5 lần", await Error(await thief.Fill(Second, null, ("Code", await sen.CodeOf(User)))), StringComparison.Ordinal);
        // Others guess the password.
        using var stranger = sen.Client();
        HttpResponseMessage guess = null!;
        for (var i = 0; i < 7; i++)
        {
            guess = await stranger.Fill(Door, null, ("Name", User), ("Password", $"đoán lần {i}"));
        }

        Assert.Contains("Nhập sai 5 lần", (await Forms.Parsed(guess)).QuerySelector("#Password-error")!.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 6; i++)
        {
            await stranger.Fill(Door, null, ("Name", User), ("Password", $"đoán nữa {i}"));
        }

        // The owner enters all the same, as often as it takes.
        Assert.Equal(Second, (await owner.Fill(Door, null, ("Name", User), ("Password", Password))).Headers.Location?.ToString());
        Assert.Equal(SignIn.Home, (await owner.Fill(Second, null, ("Code", await sen.CodeOf(User)))).Headers.Location?.ToString());
        // And a device that is known for one account is a stranger to another.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Fill(Door, null, ("Name", "quantri"), ("Password", "sai"))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task On_a_known_device_five_wrong_tries_are_enough_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var owner = await sen.SignedIn("khoidanvan");
        await owner.Fill("/can-bo/toi", "/can-bo/dang-xuat");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Fill(Door, null, ("Name", "khoidanvan"), ("Password", $"đoán {i}"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Fill(Door, null, ("Name", "khoidanvan"), ("Password", Password))).StatusCode);
        sen.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.Fill(Door, null, ("Name", "khoidanvan"), ("Password", Password))).StatusCode);
    }

    private static async Task<HttpClient> Half(SenHost sen, string user = User)
    {
        var client = sen.Client();
        Assert.Equal(Second, (await client.Fill(Door, null, ("Name", user), ("Password", Password))).Headers.Location?.ToString());
        return client;
    }

    private static async Task Right(SenHost sen, string code)
    {
        using var client = await Half(sen);
        Assert.Equal(SignIn.Home, (await client.Fill(Second, null, ("Code", code))).Headers.Location?.ToString());
    }

    private static async Task<string> Wrong(SenHost sen, string code)
    {
        using var client = await Half(sen);
        var answer = await client.Fill(Second, null, ("Code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await Error(answer);
    }

    private static async Task<string> Error(HttpResponseMessage answer) => (await Forms.Parsed(answer)).QuerySelector("#Code-error")!.TextContent;

    private static Task<HttpResponseMessage> Printed(HttpClient client, AngleSharp.Html.Dom.IHtmlDocument page, string code)
    {
        var form = page.Forms.Single(form => form.QuerySelector("#Recovery") is not null);
        return client.PostAsync(Second, new FormUrlEncodedContent([
            new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Next", SignIn.Home), new("Recovery", code)]), Ct);
    }
}
