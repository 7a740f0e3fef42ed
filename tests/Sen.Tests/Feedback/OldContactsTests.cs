using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Data.Jobs;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>A name or telephone number left with feedback is kept so many days after the answer and no longer.</summary>
public sealed class OldContactsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Ninety_days_after_the_answer_the_contact_is_gone_and_the_audit_says_only_that(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var code = await citizen.Code(await sen.Write(citizen, more: [("name", "Nhà đầu xóm"), ("phone", "0900 000 000")]));
        var sent = await sen.Only();
        await Turn(sen, sent.ReceivedOn.AddDays(400));
        Assert.True((await sen.Only()).HasContact);
        var address = FeedbackAddresses.Item(sent.Id);
        await officer.Send(await officer.Open(address), address, $"{address}/tra-loi", ("answer", "Đã thay bóng."));
        var answered = (await sen.Only()).AnsweredOn!.Value;

        await Turn(sen, answered.AddDays(89));
        Assert.Equal(("Nhà đầu xóm", "0900 000 000"), ((await sen.Only()).ContactName, (await sen.Only()).ContactPhone));
        await Turn(sen, answered.AddDays(90));
        await Turn(sen, answered.AddDays(91));

        Assert.Equal((null, null, FeedbackState.Answered), ((await sen.Only()).ContactName, (await sen.Only()).ContactPhone, (await sen.Only()).State));
        await using var db = sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(row => row.Verb == "feedback.forget-contact", Ct);
        Assert.Equal(("Sen", sent.Id.ToString("d"), ""), (line.ActorName, line.SubjectId, line.Reason));
        Assert.All(Assert.Single(Changes.Read(line.Changes)).Fields.Where(field => field.Name.StartsWith("Contact", StringComparison.Ordinal)), field => Assert.Equal(("•", null), (field.Before, field.After)));
        Assert.DoesNotContain("0900 000", string.Concat(await db.AuditLines.Select(row => row.Changes).ToListAsync(Ct)), StringComparison.Ordinal);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.Contains("Đã xóa theo thời hạn", (await officer.Open(address)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã xóa theo thời hạn", (await citizen.Follow(code)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_the_writer_took_back_is_not_said_to_be_over_and_the_form_says_how_long_it_is_kept(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var code = await citizen.Code(await sen.Write(citizen, more: [("phone", "0900 000 000")]));
        using var erased = await citizen.Say(await citizen.Follow(code), "xoa-lien-he", "");

        var page = await officer.Open(FeedbackAddresses.Item((await sen.Only()).Id));

        Assert.DoesNotContain("Đã xóa theo thời hạn", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tự xóa 90 ngày sau khi được trả lời", (await citizen.Open(FeedbackAddresses.Send)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("máy tự xóa sau khi góp ý được trả lời", (await citizen.Open("/quyen-rieng-tu")).Body!.TextContent, StringComparison.Ordinal);
    }

    // The turn of the schedule as it comes on a day.
    private static Task Turn(SenHost sen, DateOnly day)
    {
        var kind = Schedule.All.Single(one => one.Kind.Name == "feedback.contacts").Kind;
        return kind.Work(
            new(new Leased(TestCommune.NewId(), kind.Name, "", "", Guid.Empty, 1, 1), sen.Database.Databases, Access.Ask(Actor.Sen(Door.Job), kind.Operation, Subject.None).Value,
                BusinessCalendar.ToUtc(day, new(8, 0)), sen.Services), Ct);
    }
}
