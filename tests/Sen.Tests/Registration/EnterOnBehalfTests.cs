using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Progress;
using Sen.Registration;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>A registration is entered for its owner, from paper or telephone, and is the owner's from then on; so is progress (<see cref="RecordOnBehalf"/>).</summary>
public class EnterOnBehalfTests
{
    private const string Second = "thanhvien";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task From_paper_it_keeps_scan_and_both_names_and_belongs_to_the_owner(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var owner = await walk.Organisation(Walk.Farmers);

        var id = await Entered(walk, owner, "Ao sen nhập hộ", ("giấy.jpg", TestPictures.Phone()));
        var dossier = await walk.Dossier(id);

        Assert.Equal((owner, Stage.Draft, "Trưởng thôn", Telling.Paper), (dossier.Owner.Id, dossier.Registration.Stage, dossier.Entered!.ToldBy, dossier.Entered.How));
        // The owner sees it on the desk and writes on; whoever entered it does too.
        Assert.Contains("Ao sen nhập hộ", (await walk.Page(Walk.Farmers, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ao sen nhập hộ", (await walk.Page(Walk.Officer, DeskAddresses.MyWork)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Fill(walk, Walk.Officer, id)).StatusCode);
        var model = await walk.Page(Walk.Farmers, DeskAddresses.Model(id));
        Assert.Contains(" nhập hộ, theo lời Trưởng thôn, bằng giấy, ngày 22/09/2022.", model.QuerySelector("main aside")!.TextContent, StringComparison.Ordinal);

        await using var db = walk.Sen.Database.OpenAll();
        var lines = await db.AuditLines.Where(line => line.SubjectId == $"{id}").OrderBy(line => line.Seq).ToListAsync(Ct);
        Assert.Equal([Operation.EnterOnBehalf.Verb(), .. Enumerable.Repeat(Operation.DraftRegistration.Verb(), lines.Count - 2), Operation.Register.Verb()], lines.Select(line => line.Verb));
        Assert.All(lines, line => Assert.Equal($"{dossier.Owner.ShortName} (nhập hộ theo lời Trưởng thôn)", Behalf.Read(line.OnBehalf).Vi));

        // The owner takes it back all the same, and answers for what is then sent.
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Press(Walk.Farmers, DeskAddresses.Model(id), DeskAddresses.Withdraw(id))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id))).StatusCode);
        Assert.Equal("", await db.AuditLines.Where(line => line.SubjectId == $"{id}").OrderByDescending(line => line.Seq).Select(line => line.OnBehalf).FirstAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Whoever_entered_it_never_decides_on_it_and_somebody_else_in_the_same_post_does(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Second, PostKind.Officer);
        var id = await Entered(walk, await walk.Organisation(Walk.Farmers), "Ao sen nhập hộ", ("giấy.pdf", TestPapers.Pdf(["Bản đăng ký"])));
        await Fill(walk, Walk.Officer, id);
        // Also after the owner has sent it anew.
        await walk.Press(Walk.Farmers, DeskAddresses.Model(id), DeskAddresses.Withdraw(id));
        await walk.Press(Walk.Farmers, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));

        var page = await walk.Page(Walk.Officer, DeskAddresses.Review(id));
        var token = (await walk.Page(Walk.Officer, "/can-bo/toi")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var refused = await (await walk.As(Walk.Officer)).PostAsync(Walk.Decision(id, "tham-dinh"), new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("key", $"{Guid.CreateVersion7(SettableClock.Usual)}"), new("opinion", "Đủ nội dung."), new("version", $"{(await walk.Dossier(id)).Version}")]), Ct);

        Assert.Empty(page.QuerySelectorAll($"form[action='{Walk.Decision(id, "tham-dinh")}'], [formaction='{Walk.Decision(id, "tham-dinh")}']"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.DoesNotContain("Ao sen nhập hộ", (await walk.Page(Walk.Officer, DeskAddresses.Reviews)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Decide(Second, id, "tham-dinh", ("opinion", "Đủ nội dung."))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_scan_is_read_with_the_registration_and_by_nobody_else(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var picture = await Entered(walk, await walk.Organisation(Walk.Farmers), "Ao sen nhập hộ", ("giấy.jpg", TestPictures.Phone()));
        var paper = await Entered(walk, await walk.Organisation(Walk.Farmers), "Vườn rau nhập hộ", ("giấy.pdf", TestPapers.Pdf(["Bản đăng ký"])));
        using var reader = walk.Sen.Client();
        foreach (var (id, type, form) in new[] { (picture, "image/jpeg", "inline"), (paper, "application/pdf", "attachment") })
        {
            var scan = await Scan(walk, id);
            var seen = await (await walk.As(Walk.Farmers)).GetAsync(scan, Ct);
            Assert.Equal((HttpStatusCode.OK, type, form), (seen.StatusCode, seen.Content.Headers.ContentType!.MediaType, seen.Content.Headers.ContentDisposition!.DispositionType));
            Assert.Contains("private", seen.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await (await walk.As(Walk.Officer)).GetAsync(scan, Ct)).StatusCode);
            // A draft is nobody else's, so neither is what it rests on; and never a reader's.
            foreach (var client in new[] { reader, await walk.As(Walk.Women), await walk.As(Walk.Member), await walk.As("bientap") })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(scan, Ct)).StatusCode);
            }
        }

        await Fill(walk, Walk.Officer, picture);
        Assert.Equal(HttpStatusCode.OK, (await (await walk.As(Walk.Member)).GetAsync(await Scan(walk, picture), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(await Scan(walk, picture), Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task What_needs_correcting_comes_back_with_everything_and_the_scan_waits(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (officer, owner) = (await walk.As(Walk.Officer), await walk.Organisation(Walk.Farmers));

        var without = await Forms.Parsed(await Send(officer, owner, "Ao sen nhập hộ", null, ("ToldBy", "Trưởng thôn")));
        Assert.Contains("chụp hoặc quét tờ giấy", without.QuerySelector("#scan-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Ao sen nhập hộ", "Trưởng thôn"), (((IHtmlInputElement)without.QuerySelector("#name")!).Value, ((IHtmlInputElement)without.QuerySelector("#ToldBy")!).Value));

        var word = await Forms.Parsed(await Send(officer, owner, "Ao sen nhập hộ", ("giấy.docx", TestPapers.Word(["Bản đăng ký"]))));
        Assert.Contains("không phải ảnh hay PDF", word.QuerySelector("#scan-error")!.TextContent, StringComparison.Ordinal);

        // The file was right, another answer was not: it is not asked for again.
        var answer = await Send(officer, owner, "Ao sen nhập hộ", ("giấy.pdf", TestPapers.Pdf(["Bản đăng ký"])), ("ToldBy", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.NotNull(page.QuerySelector("#ToldBy-error"));
        var kept = page.QuerySelector("input[name=kept]")!.GetAttribute("value")!;
        var done = await Send(officer, owner, "Ao sen nhập hộ", null, ("kept", kept));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        await using var db = walk.Sen.Database.OpenAll();
        Assert.Equal(1, await db.Files.CountAsync(file => file.OwnerKind == FileOwner.EnteredFor, Ct));
        Assert.False(await db.Files.AnyAsync(file => file.OwnerKind == FileOwner.Sender, Ct));

        // By telephone there is no paper; a twin is told as everywhere.
        Assert.Equal(HttpStatusCode.Redirect, (await Send(officer, owner, "Vườn rau nhập hộ", null, ("How", nameof(Telling.Telephone)))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Send(officer, owner, "Vườn rau nhập hộ", null, ("How", nameof(Telling.Telephone)))).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Everything_that_is_wrong_is_said_at_once_and_the_draft_says_where_it_came_from(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var officer = await walk.As(Walk.Officer);

        var page = await Forms.Parsed(await Send(officer, Guid.Empty, "", ("giấy.txt", "Bản đăng ký"u8.ToArray()), ("ToldBy", ""), ("How", ""), ("On", "")));
        Assert.Equal(["organisation", "name", "ToldBy", "How", "On", "scan"], page.QuerySelectorAll("#loi a").Select(link => link.GetAttribute("href")![1..]));
        Assert.Contains("hoặc bản quét PDF", page.QuerySelector("#scan-error")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("nếu có", page.QuerySelector("label[for=scan]")!.TextContent, StringComparison.Ordinal);

        var id = Walk.IdIn(await Send(officer, await walk.Organisation(Walk.Farmers), "Vườn rau nhập hộ", null, ("How", nameof(Telling.Telephone))));
        Assert.Contains(" nhập hộ, theo lời Trưởng thôn, bằng điện thoại, ngày 22/09/2022.", (await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 1))).QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("nhập hộ", (await walk.Page(Walk.Farmers, DeskAddresses.MyWork)).QuerySelectorAll("main .tasks li").Single(line => line.TextContent.Contains("Vườn rau nhập hộ", StringComparison.Ordinal)).QuerySelector(".quiet:not(.small)")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Progress_told_on_paper_is_recorded_with_the_scan_and_both_names_and_whoever_records_it_scores_nothing(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Walk.Officer, PostKind.CommitteeMember);
        await using var db = walk.Sen.Database.OpenAll();
        var id = await db.Registrations.Where(row => row.Stage == Stage.Underway).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(Ct);
        var officer = await walk.As(Walk.Officer);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(DeskAddresses.Score(id), Ct)).StatusCode);
        Assert.NotNull((await walk.Page(Walk.Officer, DeskAddresses.Model(id))).QuerySelector($"main a[href='{DeskAddresses.ProgressOnBehalf(id)}']"));

        var wrong = await Forms.Parsed(await Tell(null, ("ToldBy", ""), ("note", "")));
        Assert.All(new[] { "ToldBy", "note", "scan" }, field => Assert.NotNull(wrong.QuerySelector($"#{field}-error")));
        await walk.Asked(Operation.RecordProgress, id);
        Assert.Equal(ProposalState.Open, (await walk.StatesOfAsked())[id]);
        Assert.Equal(HttpStatusCode.Redirect, (await Tell(("giấy.pdf", TestPapers.Pdf(["Báo cáo"])))).StatusCode);
        // Whoever asked for progress has it, whichever way it was recorded.
        Assert.Equal(ProposalState.Done, (await walk.StatesOfAsked())[id]);

        var line = await db.AuditLines.SingleAsync(row => row.Verb == Operation.RecordOnBehalf.Verb(), Ct);
        Assert.Contains("nhập hộ theo lời Trưởng thôn", Behalf.Read(line.OnBehalf).Vi, StringComparison.Ordinal);
        var evidence = (await walk.Page(Walk.Officer, DeskAddresses.Model(id))).QuerySelector("section[aria-labelledby=minh-chung]")!;
        Assert.Contains("theo lời Trưởng thôn, bằng giấy, ngày 22/09/2022", evidence.TextContent, StringComparison.Ordinal);
        var scan = evidence.QuerySelectorAll("a").Single(link => link.TextContent == "Xem bản quét").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(scan, Ct)).StatusCode);
        using var reader = walk.Sen.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(scan, Ct)).StatusCode);

        // Whoever recorded it is on the registrant's side from then on; nobody but officers records for others.
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(DeskAddresses.Score(id), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await walk.As(Walk.Member)).GetAsync(DeskAddresses.Score(id), Ct)).StatusCode);
        foreach (var user in new[] { Walk.Head, Walk.Member, Walk.Women, Walk.Administrator })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(user)).GetAsync(DeskAddresses.ProgressOnBehalf(id), Ct)).StatusCode);
        }

        async Task<HttpResponseMessage> Tell((string Name, byte[] Bytes)? paper, params (string Name, string Value)[] answers)
        {
            var page = await officer.Open(DeskAddresses.ProgressOnBehalf(id));
            using var form = new MultipartFormDataContent();
            (string Name, string Value)[] usual =
            [
                .. new[] { "__RequestVerificationToken", "key" }.Select(name => (name, page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!)),
                ("ToldBy", "Trưởng thôn"), ("How", nameof(Telling.Paper)), ("On", "22/09/2022"), ("on", "21/09/2022"), ("note", "Đã đắp xong bờ ao."), ("households", "12"),
            ];
            foreach (var (field, value) in usual.Where(one => !answers.Any(answer => answer.Name == one.Name)).Concat(answers))
            {
                form.Add(new StringContent(value), field);
            }

            if (paper is { } file)
            {
                form.Add(new ByteArrayContent(file.Bytes), PaperScans.Field, file.Name);
            }

            return await officer.PostAsync(DeskAddresses.ProgressOnBehalf(id), form, Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_it_is_entered_once_and_only_officers_enter(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (officer, owner) = (await walk.As(Walk.Officer), await walk.Organisation(Walk.Farmers));
        var key = Guid.CreateVersion7(SettableClock.Usual);

        var once = await Send(officer, owner, "Vườn rau nhập hộ", null, ("How", nameof(Telling.InPerson)), ("key", $"{key}"));
        var twice = await Send(officer, owner, "Vườn rau nhập hộ", null, ("How", nameof(Telling.InPerson)), ("key", $"{key}"));

        Assert.Equal(once.Headers.Location, twice.Headers.Location);
        foreach (var user in new[] { Walk.Farmers, Walk.Head, Walk.Member, "bientap", Walk.Administrator })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(user)).GetAsync(DeskAddresses.EnterOnBehalf, Ct)).StatusCode);
        }

        // Whoever registers for no organisation comes from the usual page to this one.
        Assert.Equal(DeskAddresses.EnterOnBehalf, (await officer.GetAsync(DeskAddresses.Begin, Ct)).Headers.Location!.ToString());
        // What others wrote themselves is not an officer's to write.
        var own = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(DeskAddresses.Form(own, 1), Ct)).StatusCode);
    }

    private static async Task<Guid> Entered(Walk walk, Guid owner, string name, (string, byte[]) scan)
    {
        var answer = await Send(await walk.As(Walk.Officer), owner, name, scan);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        return Walk.IdIn(answer);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, Guid owner, string name, (string Name, byte[] Bytes)? scan, params (string Name, string Value)[] answers)
    {
        var page = await client.Open(DeskAddresses.EnterOnBehalf);
        string Hidden(string field) => page.QuerySelector($"main input[name={field}]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent();
        (string Name, string Value)[] usual =
        [
            ("__RequestVerificationToken", Hidden("__RequestVerificationToken")), ("key", Hidden("key")), ("organisation", $"{owner}"), ("name", name), ("ToldBy", "Trưởng thôn"), ("How", nameof(Telling.Paper)), ("On", "22/09/2022"),
        ];
        foreach (var (field, value) in usual.Where(one => !answers.Any(answer => answer.Name == one.Name)).Concat(answers))
        {
            form.Add(new StringContent(value), field);
        }

        if (scan is { } file)
        {
            form.Add(new ByteArrayContent(file.Bytes), PaperScans.Field, file.Name);
        }

        return await client.PostAsync(DeskAddresses.EnterOnBehalf, form, Ct);
    }

    private static async Task<HttpResponseMessage> Fill(Walk walk, string user, Guid id)
    {
        foreach (var (part, answers) in new (int, (string, string)[])[]
        {
            (1, [("field", nameof(Field.Economy)), ("village", AnswerSheet.WholeCommune), ("need", "Ao bỏ trống 0,8 ha.")]),
            (2, [("site", "Ao chung đầu thôn."), ("content", "Cải tạo ao."), ("task", "Đắp bờ ao; trồng sen."), ("link", "Họp dân."), ("method", "Đến từng hộ.")]),
            (3, [("goal", "12 hộ có thêm thu nhập."), ("forces", "Hội Nông dân chủ trì."), ("finish-on", "15/11/2022"), ("sensitive", AnswerSheet.No)]),
        })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await walk.Press(user, DeskAddresses.Form(id, part), DeskAddresses.Form(id, part), [.. answers, ("toi", "phan")])).StatusCode);
        }

        return await walk.Press(user, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id));
    }

    private static async Task<string> Scan(Walk walk, Guid id) =>
        (await walk.Page(Walk.Officer, DeskAddresses.Model(id))).QuerySelectorAll("main aside a").Single(link => link.TextContent == "Xem bản quét").GetAttribute("href")!;
}
