using System.Net;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Registration;

public class WithdrawRegistrationTests
{
    [Theory, EachDatabase]
    public async Task What_was_sent_is_taken_back_once_until_it_is_appraised(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Model(id));

        var once = await walk.Press(Walk.Farmers, page, DeskAddresses.Withdraw(id));
        var twice = await walk.Press(Walk.Farmers, page, DeskAddresses.Withdraw(id));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (once.StatusCode, twice.StatusCode));
        Assert.Equal((Stage.Draft, "12 hộ có thêm thu nhập."), ((await walk.Dossier(id)).Registration.Stage, (await walk.Dossier(id)).Registration.Goal));
        Assert.Equal(1, await walk.Acts(id, Operation.Withdraw));
    }

    [Theory, EachDatabase]
    public async Task A_page_opened_before_the_appraisal_takes_nothing_back_after_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Model(id));
        await walk.Decide(Walk.Officer, id, "tham-dinh", ("opinion", "Đủ nội dung."));

        var late = await walk.Press(Walk.Farmers, page, DeskAddresses.Withdraw(id));

        Assert.Equal((HttpStatusCode.Conflict, Stage.Appraised), (late.StatusCode, (await walk.Dossier(id)).Registration.Stage));
    }
}
