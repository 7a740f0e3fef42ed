using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Cli;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.People;

/// <summary>
/// The second step of one's own account, and who needs one: <see cref="SetUpSecondStep"/>, <see cref="RenewRecoveryCodes"/>, <see cref="EndSecondStep"/>,
/// <see cref="Sen.Administration.DropSecondStep"/>.
/// </summary>
public class SecondStepTests
{
    private const string Door = "/can-bo/dang-nhap", Mine = DeskAddresses.SecondStep, Officer = "khoidanvan";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Password => DemoData.Year().Password;

    [Theory, EachDatabase]
    public async Task A_key_and_its_code_set_it_up_and_nothing_of_it_is_kept_in_clear(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var other = await sen.SignedIn(Officer);
        using var client = await sen.SignedIn(Officer);

        var page = await client.Open(Mine);
        Assert.NotNull(page.QuerySelector("svg.qr path.qr-ink"));
        Assert.Matches("^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$", page.QuerySelector("#khoa")!.TextContent);
        var wrong = await client.Send(page, Mine, null, ("NewCode", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        // The key that was scanned is still the one on the page.
        Assert.Equal(page.QuerySelector("#khoa")!.TextContent, (await Forms.Parsed(wrong)).QuerySelector("#khoa")!.TextContent);

        var codes = await sen.SetUpSecondStep(client, Officer);
        Assert.Equal(RecoveryCode.Many, codes.Distinct().Count());
        // On paper it says what it is for.
        Assert.Contains($"Dùng khi đăng nhập Sen, phần mềm về phong trào “Dân vận khéo” của xã: {client.BaseAddress!.Authority}/can-bo", (await client.Open(Mine)).QuerySelector("#ma-du-phong .print-only")!.TextContent, StringComparison.Ordinal);
        await client.Fill(Mine, $"{Mine}/da-ghi-lai");
        Assert.Empty((await client.Open(Mine)).QuerySelectorAll(".recovery"));
        Assert.StartsWith(Door, (await other.GetAsync("/can-bo/toi", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);

        await using var db = sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(row => row.Verb == "account.second-step", Ct);
        var account = await db.Users.AsNoTracking().SingleAsync(row => row.UserName == Officer, Ct);
        var kept = string.Join('\n', (await db.AuditLines.Select(row => row.Changes).ToListAsync(Ct)).Concat(await db.RecoveryCodes.Select(row => row.Hash).ToListAsync(Ct)).Append(account.SecondStepSecret!));
        var key = sen.KeyOf(Officer);
        Assert.All([.. codes, SixDigitCode.Spell(key), SixDigitCode.InGroups(key), Convert.ToBase64String(key), Convert.ToHexStringLower(key), Convert.ToHexString(key)],
            secret => Assert.DoesNotContain(secret, kept, StringComparison.Ordinal));
        Assert.DoesNotContain(account.SecondStepSecret!, line.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.RecoveryCodes.Select(row => row.Hash).FirstAsync(Ct), line.Changes, StringComparison.Ordinal);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task New_codes_another_telephone_and_turning_it_off_ask_for_password_and_code(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var client = await sen.SignedIn(Officer);
        var first = await sen.SetUpSecondStep(client, Officer);
        await client.Fill(Mine, $"{Mine}/da-ghi-lai");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Fill(Mine, $"{Mine}/ma-du-phong")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Fill(Mine, $"{Mine}/ma-du-phong", ("NowPassword", "sai"), ("Code", await sen.CodeOf(Officer)))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Fill(Mine, $"{Mine}/ma-du-phong", ("NowPassword", Password), ("Code", first[0]))).StatusCode);
        var second = (await client.Open(Mine)).QuerySelectorAll(".recovery .code").Select(code => code.TextContent).ToList();
        Assert.Equal((10, 0), (second.Count, second.Intersect(first).Count()));
        await client.Fill(Mine, $"{Mine}/da-ghi-lai");
        await using var db = sen.Database.OpenAll();
        Assert.Equal(10, await db.RecoveryCodes.CountAsync(Ct));

        // The telephone in the hand does not replace the one that is known.
        var page = await client.Open($"{Mine}?{SecondStepPages.AnotherQuery}");
        var key = SecondStepCodes.Secret(page.QuerySelector("#khoa")!.TextContent);
        var here = SecondStepCodes.At(key, sen.Clock.Now);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.Send(page, Mine, null, ("NewCode", here), ("NowPassword", Password), ("Code", here))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.Send(page, Mine, null, ("NewCode", here), ("NowPassword", Password), ("Code", second[0]))).StatusCode);
        sen.Scan(Officer, key);

        await client.Fill(Mine, $"{Mine}/da-ghi-lai");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostTo(Mine, $"{Mine}/tat", ("NowPassword", Password), ("Code", "123"))).StatusCode);
        Assert.Equal($"/can-bo/toi?{OwnAccount.SecondStepEnded}", (await client.PostTo(Mine, $"{Mine}/tat", ("NowPassword", Password), ("Code", await sen.CodeOf(Officer)))).Headers.Location?.ToString());
        Assert.Equal((0, null), (await db.RecoveryCodes.CountAsync(Ct), await db.Users.Where(row => row.UserName == Officer).Select(row => row.SecondStepSecret).SingleAsync(Ct)));
        using var later = await sen.SignedIn(Officer);
        Assert.Equal(["account.end-second-step", "account.recovery-codes", "account.second-step", "account.second-step", "account.use-recovery-code", "account.use-recovery-code"],
            (await db.AuditLines.Where(row => row.Verb.StartsWith("account.")).Select(row => row.Verb).ToListAsync(Ct)).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Whoever_decides_is_led_to_it_at_the_sign_in_and_in_a_session_under_way(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var atWork = await sen.SetUp();
        await WithoutSecondStep(sen);
        using var client = sen.Client();
        await client.Fill(Door, null, ("Name", "quan-tri"), ("Password", EmptyStart.Password));
        Assert.Equal(Mine, (await atWork.GetAsync("/can-bo/cai-dat", Ct)).Headers.Location?.ToString());

        foreach (var address in new[] { "/can-bo/viec", "/can-bo/cai-dat" })
        {
            Assert.Equal(Mine, (await client.GetAsync(address, Ct)).Headers.Location?.ToString());
        }

        var page = await client.Open(Mine);
        Assert.Contains("cần bước thứ hai", page.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Không có điện thoại thông minh", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // The portal is read as before.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", Ct)).StatusCode);

        await sen.SetUpSecondStep(client, "quan-tri");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/can-bo/cai-dat", Ct)).StatusCode);
        var off = await client.PostTo(Mine, $"{Mine}/tat", ("NowPassword", EmptyStart.Password), ("Code", await sen.CodeOf("quan-tri")));
        Assert.Equal(HttpStatusCode.Conflict, off.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Switched_off_nobody_is_led_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(AdministrationAddresses.Setting(Settings.SecondStep), null, ("Value", "off"))).StatusCode);
        await WithoutSecondStep(sen);
        using var client = sen.Client();

        await client.Fill(Door, null, ("Name", "quan-tri"), ("Password", EmptyStart.Password));

        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/can-bo/cai-dat", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/can-bo/cai-dat", Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_administrator_takes_it_off_somebody_who_lost_it_and_not_off_oneself(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var head = await sen.SignedIn("truongban");
        using var admin = await sen.SignedIn("quantri");
        var person = $"/can-bo/cai-dat/nguoi/{DemoData.Id("account truongban"):d}";
        var self = $"/can-bo/cai-dat/nguoi/{DemoData.Id("account quantri"):d}";

        Assert.Equal(person, (await admin.Fill(person, $"{person}/bo-buoc-hai")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Fill(self, $"{self}/bo-buoc-hai")).StatusCode);

        Assert.StartsWith(Door, (await head.GetAsync("/can-bo/toi", Ct)).Headers.Location?.ToString(), StringComparison.Ordinal);
        using var again = sen.Client();
        Assert.Equal(SignIn.Home, (await again.Fill(Door, null, ("Name", "truongban"), ("Password", Password))).Headers.Location?.ToString());
        Assert.Equal(Mine, (await again.GetAsync(SignIn.Home, Ct)).Headers.Location?.ToString());
        await using var db = sen.Database.OpenAll();
        Assert.Equal("Quản trị", (await db.AuditLines.SingleAsync(row => row.Verb == "account.drop-second-step", Ct)).ActorName);
    }

    [Theory, EachDatabase]
    public async Task The_owner_of_the_machine_takes_it_off_the_only_administrator(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        string[] where = sen.Options.Database is { } database ? ["--data", sen.Options.Data, "--database", database] : ["--data", sen.Options.Data];

        Assert.Equal(1, await Verbs.Run(["second-step", "drop", "khong-co-ai", .. where]));
        Assert.Equal(1, await Verbs.Run(["second-step", "drop", Officer, .. where]));
        Assert.Equal(0, await Verbs.Run(["second-step", "drop", "quantri", .. where]));

        using var client = sen.Client();
        Assert.Equal(SignIn.Home, (await client.Fill(Door, null, ("Name", "quantri"), ("Password", Password))).Headers.Location?.ToString());
        await using var db = sen.Database.OpenAll();
        Assert.Equal(nameof(Movement.People.Door.CommandLine), (await db.AuditLines.SingleAsync(row => row.Verb == "account.drop-second-step", Ct)).Door);
        Assert.Equal(1, await Verbs.Run(["code", "quantri", .. where]));
        Assert.Equal(0, await Verbs.Run(["code", "truongban", .. where]));
        Assert.Equal(2, await Verbs.Run(["code", .. where]));
    }

    // As it was before anybody asked for one.
    private static async Task WithoutSecondStep(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(row => row.SecondStepSince, (DateTime?)null).SetProperty(row => row.SecondStepSecret, (string?)null), Ct);
    }
}
