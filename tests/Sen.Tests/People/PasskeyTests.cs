using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Accounts;
using Sen.Demo;
using Sen.Movement.People;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>Passkeys over HTTP, on both databases: what is kept, who comes in, and everything that is refused.</summary>
public class PasskeyTests
{
    private const string User = "khoidanvan", Door = SignIn.Address;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Password => DemoData.Year().Password;

    [Theory, EachDatabase]
    public async Task The_first_one_is_a_second_step_with_ten_codes_and_the_audit_tells_of_it_without_its_key(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var key = new SoftKey { Count = 3 };
        using var officer = await Signed(sen);
        var answer = await Add(sen, officer, key, " Điện thoại của tôi ");

        Assert.Equal($"{DeskAddresses.SecondStep}?{SecondStepPages.AddedQuery}", answer.Headers.Location?.ToString());
        var page = await officer.Open(answer.Headers.Location!.ToString());
        Assert.Equal(10, page.QuerySelectorAll(".recovery .code").Length);
        Assert.Contains("Điện thoại của tôi", page.QuerySelector("#khoa-truy-cap")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        var row = await db.UserPasskeys.AsNoTracking().SingleAsync(Ct);
        Assert.Equal(("Điện thoại của tôi", "localhost", 3L, true), (row.Data.Name, row.Host, row.SignCount, row.Data.IsUserVerified));
        Assert.Equal(key.Id, row.CredentialId);
        Assert.Equal(["internal"], row.Data.Transports!);
        Assert.Equal((0, 0), (row.Data.AttestationObject.Length, row.Data.ClientDataJson.Length));
        Assert.Null(row.LastUsedAt);
        var line = await db.AuditLines.AsNoTracking().SingleAsync(one => one.Verb == "account.add-passkey", Ct);
        Assert.Contains("Điện thoại của tôi", line.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(row.Data.PublicKey), line.Changes, StringComparison.Ordinal);

        using var elsewhere = Client(sen);
        var half = await elsewhere.Fill(Door, null, ("Name", User), ("Password", Password));
        Assert.Equal(ConfirmSignIn.Address, half.Headers.Location?.ToString());
    }

    [Theory, EachDatabase]
    public async Task It_opens_as_second_step_and_alone_and_its_count_and_day_are_kept(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var key = new SoftKey { Count = 1 };
        using (var officer = await Signed(sen))
        {
            await Add(sen, officer, key, "Điện thoại");
        }

        using var second = Client(sen);
        await second.Fill(Door, null, ("Name", User), ("Password", Password));
        key.Count = 2;
        var answer = await Send(second, ConfirmSignIn.Address, $"{ConfirmSignIn.Address}/khoa", await Signature(sen, second, ConfirmSignIn.Address, $"{ConfirmSignIn.Address}/khoa/hoi", key));
        Assert.Equal(SignIn.Home, answer.Headers.Location?.ToString());
        using var alone = Client(sen);
        key.Count = 5;
        Assert.Equal(SignIn.Home, (await Alone(sen, alone, key)).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await alone.GetAsync(SignIn.Home, Ct)).StatusCode);

        await using var db = sen.Database.OpenAll();
        var row = await db.UserPasskeys.AsNoTracking().SingleAsync(Ct);
        Assert.Equal((5L, sen.Clock.Now.UtcDateTime), (row.SignCount, row.LastUsedAt!.Value));
        Assert.Equal(0, await db.AuditLines.CountAsync(line => line.Verb == "account.use-passkey", Ct));
        // A copy of the device would have counted less.
        using var copy = Client(sen);
        foreach (var count in (uint[])[5, 4, 0])
        {
            key.Count = count;
            await Refused(await Alone(sen, copy, key), "không dùng được ở đây");
        }
    }

    [Theory, EachDatabase]
    public async Task An_answer_opens_once_and_only_what_was_asked_here_within_five_minutes(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var key = new SoftKey();
        using (var officer = await Signed(sen))
        {
            await Add(sen, officer, key, "Điện thoại");
        }

        using var client = Client(sen);
        var (asked, cookie) = await Question(client, Door, $"{SignInWithPasskey.Address}/hoi");
        var answer = key.Get(asked, Origin(sen));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(client, Door, SignInWithPasskey.Address, answer)).StatusCode);
        using var replay = Client(sen);
        await Refused(await Send(replay, Door, SignInWithPasskey.Address, answer), "quá 5 phút hoặc đã dùng");
        await Refused(await Send(replay, Door, SignInWithPasskey.Address, answer, cookie), "quá 5 phút hoặc đã dùng");

        using var foreign = Client(sen);
        (asked, _) = await Question(foreign, Door, $"{SignInWithPasskey.Address}/hoi");
        await Refused(await Send(foreign, Door, SignInWithPasskey.Address, key.Get(asked, "https://sen.example")), "không dùng được ở đây");
        await Refused(await Send(foreign, Door, SignInWithPasskey.Address, null), "quá 5 phút");
        (asked, _) = await Question(foreign, Door, $"{SignInWithPasskey.Address}/hoi");
        await Refused(await Send(foreign, Door, SignInWithPasskey.Address, "{}"), "không dùng được ở đây");
        (asked, _) = await Question(foreign, Door, $"{SignInWithPasskey.Address}/hoi");
        answer = key.Get(asked, Origin(sen));
        (_, _) = await Question(foreign, Door, $"{SignInWithPasskey.Address}/hoi");
        await Refused(await Send(foreign, Door, SignInWithPasskey.Address, answer), "không dùng được ở đây");
        (asked, _) = await Question(foreign, Door, $"{SignInWithPasskey.Address}/hoi");
        key.Unlocked = false;
        await Refused(await Send(foreign, Door, SignInWithPasskey.Address, key.Get(asked, Origin(sen))), "không dùng được ở đây");
        key.Unlocked = true;
        (asked, _) = await Question(foreign, Door, $"{SignInWithPasskey.Address}/hoi");
        sen.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await Refused(await Send(foreign, Door, SignInWithPasskey.Address, key.Get(asked, Origin(sen))), "quá 5 phút");
    }

    [Theory, EachDatabase]
    public async Task One_answer_at_one_moment_on_several_connections_opens_one_door(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var key = new SoftKey();
        using (var officer = await Signed(sen))
        {
            await Add(sen, officer, key, "Điện thoại");
        }

        using var client = Client(sen);
        var (asked, cookie) = await Question(client, Door, $"{SignInWithPasskey.Address}/hoi");
        var answer = key.Get(asked, Origin(sen));
        var doors = Enumerable.Range(0, 4).Select(_ => Client(sen)).ToList();
        var answers = await Task.WhenAll(doors.Select(door => Send(door, Door, SignInWithPasskey.Address, answer, cookie)));

        Assert.Equal(1, answers.Count(one => one.StatusCode == HttpStatusCode.Redirect));
        doors.ForEach(door => door.Dispose());
    }

    [Theory, EachDatabase]
    public async Task The_passkey_of_one_is_nothing_for_another_nor_for_a_disabled_account_or_a_first_password(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var key = new SoftKey();
        using (var officer = await Signed(sen))
        {
            await Add(sen, officer, key, "Điện thoại");
        }

        // The same device at another account's second step, and at the question of somebody else who has signed in.
        using var other = Client(sen);
        await other.Fill(Door, null, ("Name", "quantri"), ("Password", Password));
        await Refused(await Send(other, ConfirmSignIn.Address, $"{ConfirmSignIn.Address}/khoa", await Signature(sen, other, ConfirmSignIn.Address, $"{ConfirmSignIn.Address}/khoa/hoi", key)), "không dùng được ở đây");
        await using var db = sen.Database.OpenAll();
        await db.Users.Where(row => row.UserName == User).ExecuteUpdateAsync(set => set.SetProperty(row => row.DisabledAt, DateTime.UtcNow), Ct);
        using var client = Client(sen);
        var disabled = await Alone(sen, client, key);
        Assert.Equal(HttpStatusCode.Forbidden, disabled.StatusCode);
        Assert.Contains("đang khóa", (await Forms.Parsed(disabled)).Body!.TextContent, StringComparison.Ordinal);
        await db.Users.Where(row => row.UserName == User).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DisabledAt, (DateTime?)null).SetProperty(row => row.MustChangePassword, true).SetProperty(row => row.FirstPasswordUntil, new DateOnly(2022, 9, 30)), Ct);
        await Refused(await Alone(sen, client, key), "mã một lần");
        using var first = Client(sen);
        await first.Fill(Door, null, ("Name", User), ("Password", Password));
        Assert.NotEqual(HttpStatusCode.OK, (await first.PostTo(Door, $"{AddPasskey.Address}/tao")).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task It_is_the_second_step_of_whoever_decides_and_the_last_one_stays_while_there_is_no_app(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var db = sen.Database.OpenAll();
        await db.Users.Where(row => row.UserName == "truongban").ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondStepSince, (DateTime?)null).SetProperty(row => row.SecondStepSecret, (string?)null), Ct);
        using var head = await Signed(sen, "truongban");
        Assert.Equal(DeskAddresses.SecondStep, (await head.GetAsync(SignIn.Home, Ct)).Headers.Location?.ToString());
        using var key = new SoftKey();
        await Add(sen, head, key, "Điện thoại");
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(SignIn.Home, Ct)).StatusCode);

        var id = (await db.UserPasskeys.AsNoTracking().SingleAsync(Ct)).Id;
        var kept = await head.PostTo(DeskAddresses.SecondStep, $"{AddPasskey.Address}/bo", ("Which", $"{id}"));
        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
        Assert.Contains("khóa duy nhất", (await Forms.Parsed(kept)).QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);

        // After a quarter of an hour: asked again, a wrong key is refused, the own one goes through.
        using var spare = new SoftKey();
        await Add(sen, head, spare, "Máy tính");
        sen.Clock.Advance(AskedAgain.GoodFor + TimeSpan.FromSeconds(1));
        var waiting = await head.PostTo(DeskAddresses.SecondStep, $"{AddPasskey.Address}/bo", ("Which", $"{id}"));
        var asking = (await Forms.Asked(waiting))!;
        using var strange = new SoftKey();
        var (asked, _) = await Question(head, DeskAddresses.SecondStep, DeskAddresses.AskPasskey);
        strange.Create("""{"challenge":"AAAA","user":{"id":"AAAA"},"rp":{"id":"localhost"}}""", Origin(sen));
        waiting = await head.SendOnce(asking, $"{AddPasskey.Address}/bo", null, (Passkeys.Field, strange.Get(asked, Origin(sen))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, waiting.StatusCode);
        asking = (await Forms.Asked(waiting))!;
        Assert.Contains("không dùng được ở đây", asking.QuerySelector($"#{Passkeys.Field}-error")!.TextContent, StringComparison.Ordinal);
        (asked, _) = await Question(head, DeskAddresses.SecondStep, DeskAddresses.AskPasskey);
        var done = await head.SendOnce(asking, $"{AddPasskey.Address}/bo", null, (Passkeys.Field, spare.Get(asked, Origin(sen))));
        Assert.Equal($"{DeskAddresses.SecondStep}?{SecondStepPages.RemovedQuery}", done.Headers.Location?.ToString());
        Assert.Equal(spare.Id, (await db.UserPasskeys.AsNoTracking().SingleAsync(Ct)).CredentialId);
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == "account.remove-passkey", Ct));
    }

    [Theory, EachDatabase]
    public async Task A_name_is_asked_ten_are_the_most_and_taking_the_second_step_off_takes_them_all(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var officer = await Signed(sen);
        using var key = new SoftKey();
        await Refused(await Add(sen, officer, key, " "), "đặt tên", AddPasskey.NameField);
        await Refused(await Add(sen, officer, key, new string('a', Passkey.LongestName + 1)), "tối đa", AddPasskey.NameField);
        using var unmade = await officer.SendOnce(await officer.Open(DeskAddresses.SecondStep), DeskAddresses.SecondStep, AddPasskey.Address);
        await Refused(unmade, "chưa tạo khóa", Passkeys.NewField);
        await Add(sen, officer, key, "Khóa 1");
        await using var db = sen.Database.OpenAll();
        var id = (await db.UserPasskeys.AsNoTracking().SingleAsync(Ct)).Id;
        await Refused(await officer.PostTo(DeskAddresses.SecondStep, $"{AddPasskey.Address}/ten", ("Which", $"{id}"), ("Name", "")), "đặt tên", $"Name-{id:d}");
        Assert.Equal(HttpStatusCode.Redirect, (await officer.PostTo(DeskAddresses.SecondStep, $"{AddPasskey.Address}/ten", ("Which", $"{id}"), ("Name", "Khóa cũ"))).StatusCode);
        var named = await db.UserPasskeys.AsNoTracking().SingleAsync(Ct);
        Assert.Equal("Khóa cũ", named.Data.Name);
        Assert.Equal(["internal"], named.Data.Transports!);
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == "account.rename-passkey", Ct));
        for (var i = 1; i < Passkey.Most; i++)
        {
            using var more = new SoftKey();
            Assert.Equal(HttpStatusCode.Redirect, (await Add(sen, officer, more, $"Khóa {i}")).StatusCode);
        }

        Assert.Null((await officer.Open(DeskAddresses.SecondStep)).QuerySelector($"form[action='{AddPasskey.Address}']"));
        Assert.Equal(HttpStatusCode.Conflict, (await officer.PostTo(DeskAddresses.SecondStep, $"{AddPasskey.Address}/tao")).StatusCode);

        using var admin = await sen.SignedIn("quantri");
        var person = $"/can-bo/cai-dat/nguoi/{DemoData.Id($"account {User}")}";
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(person, $"{person}/bo-buoc-hai")).StatusCode);
        Assert.Equal((0, 0), (await db.UserPasskeys.CountAsync(Ct), await db.RecoveryCodes.CountAsync(Ct)));
    }

    private static string Origin(SenHost sen) => $"http://localhost:{sen.Address.Port}";

    private static HttpClient Client(SenHost sen)
    {
        var client = sen.Client();
        client.BaseAddress = new(Origin(sen));
        return client;
    }

    private static async Task<HttpClient> Signed(SenHost sen, string user = User)
    {
        var client = Client(sen);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(Door, null, ("Name", user), ("Password", Password))).StatusCode);
        return client;
    }

    // What the device is asked, and the cookie that keeps it.
    private static async Task<(string Asked, string Cookie)> Question(HttpClient client, string page, string address)
    {
        using var answer = await client.PostTo(page, address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsStringAsync(Ct), answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("sen-khoa-", StringComparison.Ordinal)).Split(';')[0]);
    }

    private static async Task<string> Signature(SenHost sen, HttpClient client, string page, string address, SoftKey key) => key.Get((await Question(client, page, address)).Asked, Origin(sen));

    private static async Task<HttpResponseMessage> Add(SenHost sen, HttpClient client, SoftKey key, string name)
    {
        var (asked, _) = await Question(client, DeskAddresses.SecondStep, $"{AddPasskey.Address}/tao");
        return await client.SendOnce(await client.Open(DeskAddresses.SecondStep), DeskAddresses.SecondStep, AddPasskey.Address, (AddPasskey.NameField, name), (Passkeys.Field, key.Create(asked, Origin(sen))));
    }

    private static async Task<HttpResponseMessage> Alone(SenHost sen, HttpClient client, SoftKey key) =>
        await Send(client, Door, SignInWithPasskey.Address, await Signature(sen, client, Door, $"{SignInWithPasskey.Address}/hoi", key));

    private static async Task<HttpResponseMessage> Send(HttpClient client, string page, string action, string? answer, string? cookie = null)
    {
        var token = (await client.Open(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Next", SignIn.Home), new(Passkeys.Field, answer ?? "")]),
        };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await client.SendAsync(request, Ct);
    }

    private static async Task Refused(HttpResponseMessage answer, string words, string field = Passkeys.Field)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, (await Forms.Parsed(answer)).QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
    }
}
