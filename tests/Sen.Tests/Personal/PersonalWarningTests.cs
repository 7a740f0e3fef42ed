using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Personal;

/// <summary>Free text that seems to tell about a person comes back once with what was found and where; sent all the same it is kept, and the audit says so without the value.</summary>
public sealed class PersonalWarningTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_answer_with_a_number_is_asked_about_once_and_nothing_typed_is_lost(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        const string Answer = "Xin gọi thợ điện 0905 123 456.";

        using var warned = await officer.Fill(address, $"{address}/tra-loi", ("answer", Answer));
        var page = await Forms.Parsed(warned);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.StatusCode);
        Assert.Contains("số điện thoại di động (ở “Trả lời”)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Answer, page.QuerySelector("textarea[name=answer]")!.TextContent);
        using var sent = await officer.Send(page, address, $"{address}/tra-loi", (PersonalWarning.Field, "1"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("vẫn gửi sau cảnh báo: số điện thoại di động ở “Trả lời”", await Reason(sen, Operation.AnswerFeedback));
    }

    [Theory, EachDatabase]
    public async Task A_record_of_progress_likewise(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var address = DeskAddresses.Progress(await commune.Registration(Stage.Underway));
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);

        using var warned = await Send(registrar, await registrar.Open(address), address, ("note", "Giúp hộ bà Thử Nghiệm dọn vườn."));
        var page = await Forms.Parsed(warned);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.StatusCode);
        Assert.Contains("tên chủ hộ (ở “Việc đã làm”)", page.Body!.TextContent, StringComparison.Ordinal);
        using var sent = await Send(registrar, page, address, (PersonalWarning.Field, "1"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("vẫn gửi sau cảnh báo: tên chủ hộ ở “Việc đã làm”", await Reason(sen, Operation.RecordProgress));
    }

    [Theory, EachDatabase]
    public async Task In_what_the_demonstration_tells_nothing_is_found(Engine engine)
    {
        await using var database = await engine.FreshDemo();
        await using var db = database.OpenAll();
        var texts = (await db.Articles.Select(row => row.Title + "\n" + row.Lead + "\n" + row.Body).ToListAsync(Ct))
            .Concat(await db.Registrations.Select(row => row.Need + "\n" + row.Goal + "\n" + row.Forces + "\n" + row.Spread + "\n" + row.Opinion).ToListAsync(Ct))
            .Concat(await db.ProgressEntries.Select(row => row.Note).ToListAsync(Ct)).Concat(await db.Statements.Select(row => row.Text).ToListAsync(Ct))
            .Concat(await db.Documents.Select(row => row.Abstract).ToListAsync(Ct)).Concat(await db.Models.Select(row => row.Name).ToListAsync(Ct)).ToList();

        Assert.True(texts.Count > 60, $"{texts.Count} texts");
        Assert.All(texts, text => Assert.Empty(PersonalWords.In([(("bài", "text"), text)])));
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, AngleSharp.Html.Dom.IHtmlDocument page, string address, params (string Name, string Value)[] answers)
    {
        var form = page.Forms.First(form => form.GetAttribute("action") == address);
        var content = new MultipartFormDataContent();
        foreach (var control in form.QuerySelectorAll("input[name]:not([type=file]):not([type=checkbox]), textarea[name]").Where(control => !answers.Any(answer => answer.Name == control.GetAttribute("name"))))
        {
            content.Add(new StringContent(control is AngleSharp.Html.Dom.IHtmlTextAreaElement text ? text.Value : ((AngleSharp.Html.Dom.IHtmlInputElement)control).Value), control.GetAttribute("name")!);
        }

        foreach (var (name, value) in answers)
        {
            content.Add(new StringContent(value), name);
        }

        return await client.PostAsync(address, content, Ct);
    }

    private static async Task<string> Reason(SenHost sen, Operation operation)
    {
        await using var db = sen.Database.OpenAll();
        var verb = operation.Verb();
        return (await db.AuditLines.AsNoTracking().Where(line => line.Verb == verb).OrderByDescending(line => line.Seq).FirstAsync(Ct)).Reason;
    }
}
