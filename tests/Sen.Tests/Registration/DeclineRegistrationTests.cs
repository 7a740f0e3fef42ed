using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

public class DeclineRegistrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_reason_is_needed_and_it_is_the_last_word(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known("Tuyến đường hoa");

        var without = await walk.Decide(Walk.Head, id, "khong-duyet", ("opinion", "Chưa phù hợp."));
        var page = await Forms.Parsed(without);
        var declined = await walk.Press(Walk.Head, page, Walk.Decision(id, "khong-duyet"), ("reason", "Trùng với mô hình đang có."));
        var model = await walk.Page(Walk.Officer, DeskAddresses.Model(id));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (without.StatusCode, declined.StatusCode));
        Assert.Equal("Đề nghị ghi lý do không duyệt, một hoặc hai câu.", page.QuerySelector("#loi a[href='#reason']")?.TextContent);
        Assert.Equal("Chưa phù hợp.", page.QuerySelector("#opinion")?.TextContent);
        Assert.Equal(Stage.Declined, (await walk.Dossier(id)).Registration.Stage);
        Assert.Contains("Hồ sơ này đã kết thúc.", model.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Trùng với mô hình đang có.", model.Body!.TextContent, StringComparison.Ordinal);
        await using var db = walk.Sen.Database.OpenAll();
        Assert.Equal("Trùng với mô hình đang có.", (await db.AuditLines.SingleAsync(line => line.SubjectId == id.ToString("d") && line.Verb == "model.decline", Ct)).Reason);
    }
}
