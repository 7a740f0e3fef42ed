using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Spreadsheets;

/// <summary>What keeps an import from being taken back, and what is forgotten of it in time: <see cref="UndoImport"/>, <see cref="ImportSheets"/>.</summary>
public sealed class ImportedUsesTests
{
    private static readonly SheetForm Organisations = SheetForm.Of(SheetKind.Organisations), People = SheetForm.Of(SheetKind.People), Villages = SheetForm.Of(SheetKind.Villages);

    private static readonly Home Home = new(DemoData.Id("u-bs"), DemoData.Id("u-qn"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_delegation_a_hand_over_and_a_request_of_somebody_else_about_an_account_keep_its_rows(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var officer = PostNames.Of(PostKind.Officer).Vi;
        var import = await Brought(admin, People, Enumerable.Range(1, 5).Select(no => new[] { $"Cán bộ số {no} (minh họa)", $"can-bo-{no}", officer, "", "01/09/2022", "", "" }));
        var open = await admin.Open(Address(import));
        var (first, second, third, fifth) = (Id(import, 4, 0), Id(import, 5, 1), Id(import, 6, 0), Id(import, 8, 0));
        await Write(sen, async db =>
        {
            var officers = await db.Posts.AsNoTracking().FirstAsync(row => row.PersonId == DemoData.Id("account khoidanvan"), Ct);
            db.Delegations.Add(new() { Id = TestCommune.NewId(), CommuneId = Home.CommuneId, ProvinceId = Home.ProvinceId, PostId = officers.Id, GiverId = DemoData.Id("account khoidanvan"), DelegateId = first, From = sen.Clock.GetUtcNow().UtcDateTime, Until = sen.Clock.GetUtcNow().UtcDateTime.AddDays(1) });
            db.Delegations.Add(new() { Id = TestCommune.NewId(), CommuneId = Home.CommuneId, ProvinceId = Home.ProvinceId, PostId = second, GiverId = Id(import, 5, 0), DelegateId = DemoData.Id("account bientap"), From = sen.Clock.GetUtcNow().UtcDateTime, Until = sen.Clock.GetUtcNow().UtcDateTime.AddDays(1) });
            db.DataRequests.Add(DataRequest.Record(TestCommune.NewId(), Home, default, default, third, "Người hỏi", "Xin xem.", TestCommune.Today, TestCommune.Today.AddDays(3)));
            db.Posts.Add(new() { Id = TestCommune.NewId(), CommuneId = Home.CommuneId, ProvinceId = Home.ProvinceId, PersonId = fifth, Kind = PostKind.Editor, From = TestCommune.Today });
        });

        var page = await admin.Open(Address(import));
        var answer = await admin.Send(open, Address(import), $"{Address(import)}/huy", (UndoImport.Confirm, "1"));
        var refused = await Forms.Parsed(answer);

        string[] told = ["Dòng 4: đã ủy quyền hoặc nhận ủy quyền", "Dòng 5: đã ủy quyền hoặc nhận ủy quyền", "Dòng 6: có yêu cầu về dữ liệu cá nhân", "Dòng 8: vị trí đã thay đổi, hoặc đã giao thêm vị trí"];
        Assert.Equal(told, page.QuerySelectorAll("main li").Select(item => item.TextContent).Where(text => text.StartsWith("Dòng", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("dòng 6, có yêu cầu", refused.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("dòng 7,", refused.Body!.TextContent, StringComparison.Ordinal);
        await using var all = sen.Database.OpenAll();
        Assert.Equal(5, await all.Users.CountAsync(row => row.UserName!.StartsWith("can-bo-"), Ct));
    }

    [Theory, EachDatabase]
    public async Task An_organisation_that_carries_on_or_stands_above_another_is_not_taken_back(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var kind = OrganisationNames.Of(OrganisationKind.Agency).Vi;
        var import = await Brought(admin, Organisations, [[kind, "Trạm Một (minh họa)", ""], [kind, "Trạm Hai (minh họa)", ""], [kind, "Trạm Ba (minh họa)", ""]]);
        var open = await admin.Open(Address(import));
        await Write(sen, async db =>
        {
            var registration = await db.Registrations.FirstAsync(row => row.CommuneId == Home.CommuneId, Ct);
            db.Entry(registration).Property(row => row.CarriedOnById).CurrentValue = Id(import, 4, 0);
            db.OrganisationVersions.Add(new() { Id = TestCommune.NewId(), CommuneId = Home.CommuneId, ProvinceId = Home.ProvinceId, OrganisationId = DemoData.Id("o-nd"), Kind = OrganisationKind.FarmersUnion, Name = "Hội", ShortName = "Hội", SuperiorId = Id(import, 5, 0) });
        });

        var page = await admin.Open(Address(import));

        Assert.Equal(["Dòng 4: đang tiếp tục mô hình của đơn vị khác", "Dòng 5: đang là cấp trên của đơn vị khác"],
            page.QuerySelectorAll("main li").Select(item => item.TextContent).Where(text => text.StartsWith("Dòng", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Send(open, Address(import), $"{Address(import)}/huy", (UndoImport.Confirm, "1"))).StatusCode);
        Assert.Equal("/can-bo/cai-dat/to-chuc/" + Id(import, 4, 0), page.QuerySelector("section[aria-labelledby=da-nhap] a")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task Accounts_that_go_leave_no_key_and_no_sheet_behind(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var import = await Brought(admin, People, [["Cán bộ văn phòng (minh họa)", "van-phong", PostNames.Of(PostKind.Officer).Vi, "", "01/09/2022", "", ""]]);
        await using (var db = sen.Database.OpenAll())
        {
            Assert.NotNull((await db.PersonKeys.AsNoTracking().SingleAsync(row => row.Id == Id(import, 4, 0), Ct)).Secret);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostTo(Address(import), $"{Address(import)}/huy", (UndoImport.Confirm, "1"))).StatusCode);

        await using var all = sen.Database.OpenAll();
        var key = await all.PersonKeys.AsNoTracking().SingleAsync(row => row.Id == Id(import, 4, 0), Ct);
        Assert.Equal((null, TestCommune.Today), (key.Secret, key.ErasedOn));
        Assert.False(await all.Users.AnyAsync(row => row.UserName == "van-phong", Ct));
        Assert.False(await all.Files.AnyAsync(file => file.OwnerKind == FileOwner.SheetImport, Ct));
        Assert.DoesNotContain("van-phong", (await admin.Open($"/can-bo/lich-su/sheet-import/{import}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task After_thirty_days_a_sheet_that_waits_goes_whole_and_of_accounts_the_sheets_go(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var officer = PostNames.Of(PostKind.Officer).Vi;
        var people = await Brought(admin, People, [["Cán bộ văn phòng (minh họa)", "van-phong", officer, "", "01/09/2022", "", ""], ["Cán bộ", "Có Dấu", officer, "", "01/09/2022", "", ""]], onlyRight: true);
        var villages = await Brought(admin, Villages, [["Thôn Đông Minh (minh họa)", ""]]);
        var waits = await Sent(admin, Villages, [["Thôn Tây Minh (minh họa)", ""]]);

        await Turn(sen, 29);
        Assert.Equal((3, 4), await Kept(sen));
        await Turn(sen, 31);
        await Turn(sen, 32);

        // The waiting one is gone; of the accounts the import stays, with neither sheet; the villages' sheet names nobody.
        Assert.Equal((2, 1), await Kept(sen));
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.SheetImports.AnyAsync(row => row.Id == waits, Ct));
        Assert.Null((await db.SheetImports.SingleAsync(row => row.Id == people, Ct)).ErrorSheet);
        Assert.Equal(villages, (await db.Files.SingleAsync(file => file.OwnerKind == FileOwner.SheetImport, Ct)).OwnerId);
        Assert.Equal(2, await db.AuditLines.CountAsync(line => line.Verb == "installation.tidy" && line.SubjectKind == "sheet-import", Ct));
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(Address(people), Ct)).StatusCode);
        Assert.Null((await admin.Open(Address(people))).QuerySelector("a[href$='/can-sua']"));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    private static async Task Turn(SenHost sen, int days)
    {
        var kind = Schedule.All.Single(recurring => recurring.Kind.Name == "sheets.forget").Kind;
        var turn = new Leased(TestCommune.NewId(), kind.Name, "", "{}", Guid.Empty, 1, 1);
        await kind.Work(new Errand(turn, sen.Database.Databases, Access.Ask(Actor.Sen(Door.Job), Operation.TidyUp, Subject.None).Value, sen.Clock.GetUtcNow().UtcDateTime.AddDays(days), sen.Services), Ct);
    }

    private static async Task<(int Imports, int Files)> Kept(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return (await db.SheetImports.CountAsync(Ct), await db.Files.CountAsync(file => file.OwnerKind == FileOwner.SheetImport, Ct));
    }

    private static Guid Id(Guid import, int row, int part) => SheetWorld.IdOf(import, row, part);

    private static string Address(Guid import) => SheetAddresses.Import(import);

    private static Task Write(SenHost sen, Action<SenDb> change) => Write(sen, db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    private static async Task Write(SenHost sen, Func<SenDb, Task> change)
    {
        await using var db = sen.Database.OpenAll();
        await change(db);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, TestCommune.NewId(), "test", TestCommune.NewId(), sen.Clock.GetUtcNow().UtcDateTime, Home.CommuneId), Ct);
        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
    }

    private static async Task<Guid> Sent(HttpClient client, SheetForm form, IEnumerable<string[]> rows)
    {
        var sent = await client.SendSheet(form, SheetFiles.Xlsx(form, rows));
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        return Guid.Parse(sent.Headers.Location!.ToString().Split('/')[^1]);
    }

    private static async Task<Guid> Brought(HttpClient client, SheetForm form, IEnumerable<string[]> rows, bool onlyRight = false)
    {
        var import = await Sent(client, form, rows);
        var done = await client.Send(await client.Open(Address(import)), Address(import), $"{Address(import)}/nhap", onlyRight ? [("dung", "1")] : []);
        Assert.True(done.StatusCode == HttpStatusCode.Redirect, await done.Content.ReadAsStringAsync(Ct));
        return import;
    }
}
