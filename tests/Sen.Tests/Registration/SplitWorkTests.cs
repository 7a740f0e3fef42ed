using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Registration;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>Models of a split commune that are bound to a part: who carries them on there has the work, and the part's own people decide on the list (<see cref="ListInherited"/>, <see cref="CarryOnMany"/>).</summary>
public sealed class SplitWorkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_carried_on_in_its_part_is_the_work_of_whoever_carries_it_on_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var split = await SplitCommunes.Of(sen.Database);
        var id = await split.Old.Registration(Stage.Approved);
        await split.CarryOn(id);
        await using var db = split.East.Open();
        // Nobody said yet which part it belongs to: it is nobody's work there.
        Assert.DoesNotContain(await DeskWork.For(db, split.East.Registrar, TestCommune.Today, Ct), work => work.RegistrationId == id);

        await split.Bind(id);

        var work = Assert.Single(await DeskWork.For(db, split.East.Registrar, TestCommune.Today, Ct), one => one.RegistrationId == id);
        Assert.Equal(Operation.RecordProgress, work.Row.Operation);
        Assert.DoesNotContain(await DeskWork.For(db, split.East.Head, TestCommune.Today, Ct), one => one.RegistrationId == id);
        Assert.Contains((await WaitingReading.In(db, split.East.Id, TestCommune.Today, Ct)).Registrations, source => source.RegistrationId == id);
        Assert.Equal(1, (await new ListModels.Handler(db, split.East.Clock).Handle(new(null, null, null, null, ""), 1, split.East.Registrar, Ct)).Total);
        await using var before = split.Old.Open();
        Assert.DoesNotContain(await DeskWork.For(before, split.Old.Registrar, TestCommune.Today, Ct), one => one.RegistrationId == id);
        using var registrar = await sen.SignedIn(split.East, PostKind.Registrar);
        Assert.Contains("Ghi tiến độ lần đầu", (await registrar.Open(DeskAddresses.MyWork)).QuerySelector("main .tasks")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await registrar.Open(DeskAddresses.Progress(id))).QuerySelector("#note"));
    }

    [Theory, EachDatabase]
    public async Task Of_what_one_organisation_carries_on_a_part_reads_what_is_bound_to_it(Engine engine)
    {
        await using var database = await engine.Fresh();
        var split = await SplitCommunes.Of(database);
        var (bound, other) = (await split.Old.Registration(Stage.Underway), await split.Old.Registration(Stage.Underway));
        await split.CarryOn(bound);
        await split.CarryOn(other);
        await using var db = database.OpenAll();
        async Task<List<Guid>> Read() => await (await Registrations.Readable(db, split.East.Head, TestCommune.Today, Ct)).Rows.Select(row => row.Id).ToListAsync(Ct);
        Assert.Empty(await Read());

        await split.Bind(bound);
        Assert.Equal([bound], await Read());
        await split.Bind(other);
        Assert.Equal(new[] { bound, other }.Order(), (await Read()).Order());
    }

    [Theory, EachDatabase]
    public async Task What_is_bound_stands_on_the_list_of_its_part_and_the_rest_with_those_who_were_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var split = await SplitCommunes.Of(sen.Database);
        Guid[] bound = [await split.Old.Registration(Stage.Underway), await split.Old.Registration(Stage.Underway)];
        var unbound = await split.Old.Registration(Stage.Underway);
        await using var east = split.East.Open();
        await using var old = split.Old.Open();
        var theirs = split.Old.Person(TestCommune.NewId(), PostKind.CommitteeHead);
        Assert.DoesNotContain(await DeskWork.For(east, split.East.Head, TestCommune.Today, Ct), work => work.Row == InheritingWork.Decide);
        Assert.Empty(await new InheritingPages(east, split.East.Clock).All(split.East.Head, Ct));
        foreach (var id in bound)
        {
            await split.Bind(id);
        }

        // Each has what is theirs to decide, and no more.
        Assert.Contains("2 mô hình", Assert.Single(await DeskWork.For(east, split.East.Head, TestCommune.Today, Ct), work => work.Row == InheritingWork.Decide).ModelName.Vi, StringComparison.Ordinal);
        Assert.Contains("1 mô hình", Assert.Single(await DeskWork.For(old, theirs, TestCommune.Today, Ct), work => work.Row == InheritingWork.Decide).ModelName.Vi, StringComparison.Ordinal);
        var lists = await new InheritingPages(old, split.Old.Clock).All(theirs, Ct);
        Assert.Equal([(unbound, true), (bound[0], false), (bound[1], false)], lists.OrderBy(list => list.Part is not null).SelectMany(list => list.Models.Select(model => (model.Registration.Id, list.MayDecide)).Order()));

        using var head = await sen.SignedIn(split.East, PostKind.CommitteeHead);
        var page = await head.Open(DeskAddresses.Inheriting);
        Assert.Equal("Xã Bình Sa → xã Đông", Assert.Single(page.QuerySelectorAll("main h2")).TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll($"form[action='{BindModels.Address}']"));
        Assert.Equal(bound.Select(DeskAddresses.Inherit).Order(), page.QuerySelectorAll("tbody th a").Select(link => link.GetAttribute("href")!).Order());

        // Several at once, from its own section: wrong, shown once more, done.
        using var none = await Send(head, page);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        using var shown = await Send(head, page, [.. page.QuerySelectorAll($"input[name='{CarryOnMany.Models}']").Select(box => (CarryOnMany.Models, box.GetAttribute("value")!))]);
        var confirm = await Forms.Parsed(shown);
        Assert.Equal("Xác nhận tiếp tục 2 mô hình", confirm.QuerySelector("h1")?.TextContent.Trim());
        using var done = await head.SendOnce(confirm, DeskAddresses.Inheriting, CarryOnMany.Address);
        Assert.Equal($"{DeskAddresses.Inheriting}?xong", done.Headers.Location?.OriginalString);
        await using var all = sen.Database.OpenAll();
        Assert.Equal(bound.Order(), (await all.Registrations.Where(row => row.CarriedOnById == split.East.OrganisationId).Select(row => row.Id).ToListAsync(Ct)).Order());

        async Task<HttpResponseMessage> Send(HttpClient client, AngleSharp.Html.Dom.IHtmlDocument list, params (string Name, string Value)[] ticked)
        {
            var form = list.Forms.Single(one => one.GetAttribute("action") == CarryOnMany.Address);
            var fields = form.QuerySelectorAll("input[type=hidden]").Select(control => (control.GetAttribute("name")!, control.GetAttribute("value") ?? ""))
                .Append((form.QuerySelector("select")!.GetAttribute("name")!, $"{split.East.OrganisationId}")).Append((form.QuerySelector($"[name^='{Inheriting.From}-']")!.GetAttribute("name")!, "01/09/2022")).Concat(ticked);
            using var content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
            return await client.PostAsync(CarryOnMany.Address, content, Ct);
        }
    }
}
