using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>Nobody sees a writer's name or number without it being written down who looked, when and why.</summary>
public sealed class ReadContactTests
{
    private const string Name = "Nhà đầu xóm", Phone = "0900 000 000";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Name_and_number_are_shown_once_for_a_reason_and_the_look_is_written_down_first(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var person = TestCommune.NewId();
        using var officer = await sen.SignedIn(commune, PostKind.Officer, person);
        using var admin = await sen.SignedIn(commune, PostKind.Administrator);
        await citizen.Code(await sen.Write(citizen, more: [("name", Name), ("phone", Phone)]));
        var id = (await sen.Only()).Id;
        var address = FeedbackAddresses.Item(id);

        var page = await officer.Open(address);
        Assert.DoesNotContain("0900 000", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var unsaid = await officer.Send(page, address, $"{address}/lien-he");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaid.StatusCode);
        Assert.DoesNotContain("0900 000", await unsaid.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(await Looks(sen));

        using var looked = await officer.Send(page, address, $"{address}/lien-he", ("why", "TellResult"));
        using var again = await officer.Send(page, address, $"{address}/lien-he", ("why", "TellResult"));

        Assert.Contains($"{Name} {Phone}", (await Forms.Parsed(looked)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{Name} {Phone}", (await Forms.Parsed(again)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no-store", looked.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var look = Assert.Single(await Looks(sen));
        Assert.Equal((person.ToString("d"), id.ToString("d"), "để báo kết quả", "[]"), (look.ActorId, look.SubjectId, look.Reason, look.Changes));
        Assert.DoesNotContain("0900 000", (await officer.Open(address)).DocumentElement.OuterHtml, StringComparison.Ordinal);

        // A page kept open is no key to look again unseen.
        sen.Clock.Advance(TimeSpan.FromMinutes(30));
        using var late = await officer.Send(page, address, $"{address}/lien-he", ("why", "TellResult"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.DoesNotContain("0900 000", await late.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);

        var audit = (await admin.Open(DeskAddresses.Audit)).QuerySelector("main")!.TextContent;
        Assert.Contains("xem tên, số điện thoại người góp ý để lại", audit, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("để báo kết quả", audit, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("để báo kết quả", (await officer.Open(DeskAddresses.History("feedback", id))).QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Nobody_but_the_officer_looks_and_where_nothing_was_left_there_is_nothing_to_look_at(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);

        var page = await officer.Open(address);
        Assert.Null(page.QuerySelector($"form[action='{address}/lien-he']"));
        Assert.Contains("Ẩn danh", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var token = (await editor.Open(address)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var refused = await editor.PostAsync($"{address}/lien-he", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("why", "AskMore"), new("key", TestCommune.NewId().ToString())]), Ct);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Empty(await Looks(sen));
    }

    private static async Task<List<Sen.Data.Audit.AuditLine>> Looks(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        return await db.AuditLines.AsNoTracking().Where(line => line.Verb == "feedback.read-contact").ToListAsync(Ct);
    }
}
