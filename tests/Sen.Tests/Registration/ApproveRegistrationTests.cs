using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

public class ApproveRegistrationTests
{
    private const string Appraised = "Tuyến đường hoa";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_head_approves_with_a_remark_and_names_who_is_in_charge(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known(Appraised);

        var decided = await walk.Decide(Walk.Head, id, "duyet", ("opinion", "Nhất trí."), ("in-charge", "Thành viên Ban Chỉ đạo"));

        var registration = (await walk.Dossier(id)).Registration;
        Assert.Equal((HttpStatusCode.Redirect, Stage.Approved, "Thành viên Ban Chỉ đạo"), (decided.StatusCode, registration.Stage, registration.InCharge));
        await using var db = walk.Sen.Database.OpenAll();
        var line = await db.AuditLines.SingleAsync(line => line.SubjectId == id.ToString("d") && line.Verb == "model.approve", Ct);
        Assert.Equal(("Nhất trí.", nameof(PostKind.CommitteeHead)), (line.Reason, line.Post));
    }

    [Theory, EachDatabase]
    public async Task Pressing_twice_approves_once(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known(Appraised);
        var page = await walk.Page(Walk.Head, DeskAddresses.Review(id));

        var once = await walk.Press(Walk.Head, page, Walk.Decision(id, "duyet"));
        var twice = await walk.Press(Walk.Head, page, Walk.Decision(id, "duyet"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, 1), (once.StatusCode, twice.StatusCode, await walk.Acts(id, Operation.Approve)));
    }

    [Theory, EachDatabase]
    public async Task The_officer_reads_who_can_and_has_no_button(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known(Appraised);

        var page = await walk.Page(Walk.Officer, DeskAddresses.Review(id));

        Assert.Null(page.QuerySelector("#quyet-dinh"));
        Assert.Contains("Trưởng Ban Chỉ đạo: trả lại để bổ sung, duyệt, không duyệt.", page.QuerySelector("aside")?.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_registered_never_approves_whatever_else_they_are(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Give(Walk.Farmers, PostKind.CommitteeHead);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."));
        var other = await walk.Known(Appraised);
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Review(other));

        var own = await walk.PressElsewhere(Walk.Farmers, page, Walk.Decision(other, "duyet"), Walk.Decision(id, "duyet"), json: true);
        var theirs = await walk.Press(Walk.Farmers, page, Walk.Decision(other, "duyet"));

        Assert.Equal((HttpStatusCode.Forbidden, Stage.Appraised), (own.StatusCode, (await walk.Dossier(id)).Registration.Stage));
        Assert.Equal((HttpStatusCode.Redirect, Stage.Approved), (theirs.StatusCode, (await walk.Dossier(other)).Registration.Stage));
        Assert.DoesNotContain("Ao sen của hội", (await walk.Page(Walk.Farmers, DeskAddresses.Reviews)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
