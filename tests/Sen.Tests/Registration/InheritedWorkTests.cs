using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Progress;
using Sen.Registration;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>What goes on with a model of a commune that has ended: whoever carries it on works on it, two decisions at one moment, several decisions in one press (<see cref="CarryOnMany"/>).</summary>
public sealed class InheritedWorkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Whoever_carries_it_on_finds_it_records_progress_and_sees_the_photographs(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var merged = await MergedCommunes.Of(sen.Database);
        var id = await merged.Old[0].Registration(Stage.Approved);
        await merged.CarryOn(id);
        using var registrar = await sen.SignedIn(merged.Heir, PostKind.Registrar);
        using var reader = sen.Client();

        Assert.Contains("Ghi tiến độ lần đầu", (await registrar.Open(DeskAddresses.MyWork)).QuerySelector("main .tasks")!.TextContent, StringComparison.Ordinal);
        var page = await registrar.Open(DeskAddresses.Progress(id));
        Assert.NotNull(page.QuerySelector("#note"));
        using var form = Multipart(page, TestPictures.Phone());
        using var sent = await registrar.PostAsync(DeskAddresses.Progress(id), form, Ct);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));

        // The record stays with the commune it was begun in; the sums of both are true.
        var dossier = await merged.Old[0].Read(id);
        Assert.Equal((Stage.Underway, merged.Old[0].Id), (dossier.Registration.Stage, dossier.Registration.CommuneId));
        var model = await registrar.Open(DeskAddresses.Model(id));
        var photo = model.QuerySelector("main .evidence img")!.GetAttribute("src")!;
        using var seen = await registrar.GetAsync(photo, Ct);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Contains("private", seen.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(photo, Ct)).StatusCode);
        // A correction reads the same way.
        var link = model.QuerySelectorAll("main .timeline a").Single(one => one.GetAttribute("href")!.Contains("?sua=", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.NotNull((await registrar.Open(link)).QuerySelector("#note"));
        await using var all = sen.Database.OpenAll();
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Of_two_that_join_each_other_at_one_moment_only_the_first_ends(Engine engine)
    {
        await using var database = await engine.Fresh();
        var merged = await MergedCommunes.Of(database, old: 2);
        var (here, there) = (merged.Old[0], merged.Old[1]);
        // In one commune, then across two: their chains are locked in one order.
        foreach (var (a, b) in new[] { (await here.Registration(Stage.Underway), await here.Registration(Stage.Underway)), (await here.Registration(Stage.Approved), await there.Registration(Stage.Approved)) })
        {
            var done = await Task.WhenAll(Join(a, b), Join(b, a));

            Assert.True(done.Count(one => one.Ok) == 1, string.Join(" | ", done.Select(one => one.Refusal?.Sentence.Vi ?? "yes")));
            Assert.Contains("mô hình giống", done.Single(one => !one.Ok).Refusal!.Sentence.Vi, StringComparison.Ordinal);
            await using var db = database.OpenAll();
            Assert.Equal(1, await db.Registrations.CountAsync(row => (row.Id == a || row.Id == b) && row.EndedOn != null, Ct));
        }

        async Task<Outcome<Guid>> Join(Guid one, Guid twin)
        {
            await using var db = database.Open(merged.Heir.Id);
            await using var all = database.OpenAll();
            var version = (await Registrations.Load(all, one, TestCommune.Today, Ct))!.Version;
            return await new InheritModel.Handler(db, new(db, merged.Heir.Clock), merged.Heir.Clock).Handle(
                new(one, TestCommune.NewId(), version, nameof(InheritingWay.Join), "", "", $"{twin}", ""), merged.Heir.Head, Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task A_decision_sent_again_is_answered_by_its_first_result_also_when_it_was_undone_meanwhile(Engine engine)
    {
        await using var database = await engine.Fresh();
        var merged = await MergedCommunes.Of(database);
        var id = await merged.Old[0].Registration(Stage.Underway);
        var (head, key, undo) = (merged.Heir.Head, TestCommune.NewId(), TestCommune.NewId());
        var form = new InheritModel.Form(id, key, (await merged.Old[0].Read(id)).Version, nameof(InheritingWay.Close), "", "", "", "Không còn người làm (minh họa).");

        Assert.True((await Decide()).Ok);
        Assert.True((await Decide()).Ok);
        Assert.True((await Undo()).Ok);
        Assert.True((await Undo()).Ok);
        Assert.True((await Decide()).Ok);
        Assert.Null((await merged.Old[0].Read(id)).Registration.EndedOn);

        async Task<Outcome<Guid>> Decide()
        {
            await using var db = merged.Heir.Open();
            return await new InheritModel.Handler(db, new(db, merged.Heir.Clock), merged.Heir.Clock).Handle(form, head, Ct);
        }

        async Task<Outcome<Guid>> Undo()
        {
            await using var db = merged.Heir.Open();
            return await new UndoInheriting.Handler(db, new(db, merged.Heir.Clock), merged.Heir.Clock).Handle(id, "Ghi nhầm.", (await merged.Old[0].Read(id)).Version, undo, head, Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task Several_models_are_carried_on_in_one_confirmed_press_and_each_tells_of_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        using var admin = await walk.Sen.SignedIn(Walk.Administrator);
        await admin.Record(nameof(Movement.Units.TreeActKind.Merge),
            ("Units", "xã Bình Sa"), ("Name", "xã Thăng Trường"), ("Code", "20836"), ("Parent", "huyện Thăng Bình"), ("Number", "1659/NQ (minh họa)"), ("SignedOn", "20/08/2022"), ("On", "01/09/2022"));
        var list = await walk.Page(Walk.Head, DeskAddresses.Inheriting);
        var boxes = list.QuerySelectorAll($"input[name='{CarryOnMany.Models}']").Select(box => box.GetAttribute("value")!).Take(4).ToList();
        Assert.Equal(4, boxes.Count);
        var other = Guid.Parse(boxes[3].Split('.')[0]);
        boxes.RemoveAt(3);

        // Nothing ticked, nothing done.
        using var none = await Send(list);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("đánh dấu ít nhất một mô hình", (await Forms.Parsed(none)).QuerySelector("#loi")!.TextContent, StringComparison.Ordinal);
        using var late = await Send(list, [.. boxes.Select(box => (CarryOnMany.Models, box)), (Field(list, Inheriting.From), "01/08/2022")]);
        var back = await Forms.Parsed(late);
        Assert.Equal(3, back.QuerySelectorAll($"input[name='{CarryOnMany.Models}'][checked]").Length);
        Assert.NotNull(back.QuerySelector($"#{Field(list, Inheriting.From)}-error"));

        // Shown once more, then recorded by one act.
        using var shown = await Send(list, [.. boxes.Select(box => (CarryOnMany.Models, box))]);
        var confirm = await Forms.Parsed(shown);
        Assert.Equal("Xác nhận tiếp tục 3 mô hình", confirm.QuerySelector("h1")!.TextContent.Trim());
        await using var db = walk.Sen.Database.OpenAll();
        var ids = boxes.ConvertAll(box => Guid.Parse(box.Split('.')[0]));
        Assert.False(await db.Registrations.AnyAsync(row => ids.Contains(row.Id) && row.CarriedOnById != null, Ct));
        foreach (var id in ids.Append(other))
        {
            await walk.Asked(Operation.Inherit, id);
        }

        Assert.All((await walk.StatesOfAsked()).Values, state => Assert.Equal(ProposalState.Open, state));
        using var done = await walk.Press(Walk.Head, confirm, CarryOnMany.Address);
        Assert.Equal($"{DeskAddresses.Inheriting}?xong", done.Headers.Location?.OriginalString);
        using var again = await walk.Press(Walk.Head, confirm, CarryOnMany.Address);
        Assert.Equal($"{DeskAddresses.Inheriting}?xong", again.Headers.Location?.OriginalString);
        Assert.Equal(3, await db.Registrations.CountAsync(row => ids.Contains(row.Id) && row.CarriedOnById == row.OwnerOrganisationId, Ct));
        Assert.Equal(1, await db.AuditLines.CountAsync(line => line.Verb == "model.inherit", Ct));
        // What was asked of each of them is done, of the one that was left out it is not.
        var states = await walk.StatesOfAsked();
        Assert.Equal([ProposalState.Done, ProposalState.Done, ProposalState.Done, ProposalState.Open], ids.Append(other).Select(id => states[id]));
        foreach (var id in ids)
        {
            Assert.Contains("Quyết định mô hình tiếp nhận", (await walk.Page(Walk.Officer, DeskAddresses.Model(id))).QuerySelector("main .timeline.small")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Quyết định mô hình tiếp nhận", (await walk.Page(Walk.Officer, DeskAddresses.History("registration", id))).QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }

        // A list that was looked at before is looked at again.
        using var stale = await Send(list, [.. boxes.Select(box => (CarryOnMany.Models, box))]);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);

        async Task<HttpResponseMessage> Send(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] answers)
        {
            var form = page.Forms.First(one => one.GetAttribute("action") == CarryOnMany.Address);
            var fields = form.QuerySelectorAll("input[type=hidden]").Select(control => (Name: control.GetAttribute("name")!, Value: control.GetAttribute("value") ?? ""))
                .Append((Field(page, Inheriting.Owner), CarryOnMany.Same)).Append((Field(page, Inheriting.From), "01/09/2022")).Where(field => !answers.Any(answer => answer.Name == field.Item1));
            using var content = new FormUrlEncodedContent(fields.Concat(answers).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
            return await (await walk.As(Walk.Head)).PostAsync(CarryOnMany.Address, content, Ct);
        }

        static string Field(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
            page.QuerySelector($"form[action='{CarryOnMany.Address}'] [name^='{name}-']")!.GetAttribute("name")!;
    }

    [Theory, EachDatabase]
    public async Task A_village_that_worked_for_two_communes_has_a_list_for_each_and_both_are_carried_on(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var merged = await MergedCommunes.Of(sen.Database);
        List<Guid>[] lists = [[await merged.Heir.Registration(Stage.Underway), await merged.Heir.Registration(Stage.Underway)], [await merged.Old[0].Registration(Stage.Underway), await merged.Old[0].Registration(Stage.Underway)]];
        await merged.CarriedOnByAVillageThatEnded([.. lists.SelectMany(list => list)]);
        using var head = await sen.SignedIn(merged.Heir, PostKind.CommitteeHead);

        var page = await head.Open(DeskAddresses.Inheriting);
        // Each says whose models they are.
        Assert.Equal(["Thôn Bình Trúc I → thôn Bình Trúc II: mô hình do xã Bình Sa ghi", "Thôn Bình Trúc I → thôn Bình Trúc II: mô hình do xã Thăng Trường ghi"], page.QuerySelectorAll("main h2").Select(heading => heading.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(one => one.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        var forms = page.Forms.Where(form => form.GetAttribute("action") == CarryOnMany.Address).ToList();
        Assert.Equal(lists.Select(list => string.Join(' ', list.Order())).Order(), forms.Select(form => string.Join(' ', Ticked(page, form).Select(box => Guid.Parse(box.Split('.')[0])).Order())).Order());

        foreach (var form in forms)
        {
            // Whoever has ended is not offered.
            Assert.Null(form.QuerySelector($"option[value='{CarryOnMany.Same}']"));
            // What is wrong is said in its own section, and what was ticked there is ticked.
            var from = form.QuerySelector($"[name^='{Inheriting.From}-']")!.GetAttribute("name")!;
            using var late = await Send(form, (from, "01/08/2022"));
            var back = await Forms.Parsed(late);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
            Assert.Equal($"{from}-error", Assert.Single(back.QuerySelectorAll("main form [id$='-error']")).Id);
            Assert.Equal(Ticked(page, form).Order(), back.QuerySelectorAll($"input[name='{CarryOnMany.Models}'][checked]").Select(box => box.GetAttribute("value")!).Order());

            using var shown = await Send(form, (from, "15/09/2022"));
            var confirm = await Forms.Parsed(shown);
            Assert.Equal("Xác nhận tiếp tục 2 mô hình", confirm.QuerySelector("h1")?.TextContent.Trim());
            using var done = await head.SendOnce(confirm, DeskAddresses.Inheriting, CarryOnMany.Address);
            Assert.Equal($"{DeskAddresses.Inheriting}?xong", done.Headers.Location?.OriginalString);
        }

        await using var db = sen.Database.OpenAll();
        Assert.Equal(4, await db.Registrations.CountAsync(row => row.CarriedOnById == merged.Heir.OrganisationId, Ct));

        static List<string> Ticked(AngleSharp.Html.Dom.IHtmlDocument page, IElement form) => [.. page.QuerySelectorAll($"input[form='{form.Id}']").Select(box => box.GetAttribute("value")!)];

        async Task<HttpResponseMessage> Send(IElement form, (string Name, string Value) from)
        {
            var fields = form.QuerySelectorAll("input[type=hidden]").Select(control => (control.GetAttribute("name")!, control.GetAttribute("value") ?? ""))
                .Append((form.QuerySelector("select")!.GetAttribute("name")!, $"{merged.Heir.OrganisationId}")).Append(from).Concat(Ticked(page, form).Select(box => (CarryOnMany.Models, box)));
            using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
            return await head.PostAsync(CarryOnMany.Address, content, Ct);
        }
    }

    private static MultipartFormDataContent Multipart(AngleSharp.Html.Dom.IHtmlDocument page, byte[] photo)
    {
        var form = new MultipartFormDataContent();
        foreach (var name in new[] { "__RequestVerificationToken", "key" })
        {
            form.Add(new StringContent(page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!), name);
        }

        foreach (var (name, value) in new[] { ("on", "22/09/2022"), ("note", "Đã đắp xong 120 m bờ ao."), ("households", "12"), ("alt-1", "Bà con đắp bờ ao") })
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(photo), "photo-1", "ao.jpg");
        return form;
    }
}
