using System.Net;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Registration;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>Somebody else is put in charge of a model: <see cref="AssignMember"/>.</summary>
public class AssignMemberTests
{
    private const string Title = "Thành viên Ban Chỉ đạo";

    [Theory, EachDatabase]
    public async Task The_officer_puts_another_member_in_charge_and_the_history_tells_both(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known("Tuyến đường hoa");
        var (page, address) = (DeskAddresses.Model(id), DeskAddresses.AssignMember(id));

        var same = await walk.Press(Walk.Officer, page, address, ("in-charge", (await walk.Dossier(id)).Registration.InCharge));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.StatusCode);
        Assert.Contains("không đổi", (await Forms.Parsed(same)).QuerySelector("#in-charge-error")!.TextContent, StringComparison.Ordinal);
        var stranger = await walk.Press(Walk.Officer, page, address, ("in-charge", "Trưởng Trạm Y tế xã"));
        Assert.Contains("trong danh sách", (await Forms.Parsed(stranger)).QuerySelector("#in-charge-error")!.TextContent, StringComparison.Ordinal);

        var form = await walk.Page(Walk.Officer, page);
        var once = await walk.Press(Walk.Officer, form, address, ("in-charge", Title));
        var twice = await walk.Press(Walk.Officer, form, address, ("in-charge", Title));

        Assert.Equal((HttpStatusCode.Redirect, once.Headers.Location, 1), (once.StatusCode, twice.Headers.Location, await walk.Acts(id, Operation.AssignMember)));
        var registration = (await walk.Dossier(id)).Registration;
        Assert.Equal((Title, Stage.Appraised), (registration.InCharge, registration.Stage));
        Assert.Contains($"{Title} theo dõi mô hình này", (await walk.Page(Walk.Officer, once.Headers.Location!.ToString())).QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Title, (await walk.Page(Walk.Officer, DeskAddresses.History("registration", id))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Others_read_who_is_in_charge_and_change_nothing(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known("Tuyến đường hoa");
        var page = await walk.Page(Walk.Officer, DeskAddresses.Model(id));
        Assert.NotNull(page.QuerySelector($"form[action='{DeskAddresses.AssignMember(id)}']"));

        foreach (var user in new[] { Walk.Member, "thuongvu" })
        {
            Assert.Null((await walk.Page(user, DeskAddresses.Model(id))).QuerySelector($"form[action='{DeskAddresses.AssignMember(id)}']"));
        }
    }
}
