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
    private const string Title = "Thành viên Ban Chỉ đạo", Other = "Chủ tịch UBND xã";

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

        // What another person wrote meanwhile is not written over; a second change tells both names.
        Assert.Equal(HttpStatusCode.Conflict, (await walk.Press(Walk.Officer, form, address, ("in-charge", Other))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Press(Walk.Officer, page, address, ("in-charge", Other))).StatusCode);
        var history = (await walk.Page(Walk.Officer, DeskAddresses.History("registration", id))).QuerySelector("main")!.TextContent;
        Assert.Contains(Title, history, StringComparison.Ordinal);
        Assert.Contains(Other, history, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_left_the_committee_stays_named_until_somebody_else_is_chosen(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var committee = Sen.Demo.DemoData.Id("committee");
        Assert.Null((await walk.Page(Walk.Officer, DeskAddresses.Committee(committee))).QuerySelector("main .notice.warn"));
        (string, string)[] decision = [("Number", "17-QĐ/ĐU"), ("SignedOn", "20/09/2022"), ("Issuer", "Ban Thường vụ Đảng ủy xã"), ("Last", "22/09/2022")];
        var end = DeskAddresses.EndSeat(Sen.Demo.DemoData.Id("seat 21"));
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Press(Walk.Officer, end, end, decision)).StatusCode);

        // The committee's page leads to the model, and its form does not forget the post by itself.
        var left = (await walk.Page(Walk.Officer, DeskAddresses.Committee(committee))).QuerySelector("main .notice.warn")!;
        Assert.StartsWith("1 mô hình đang thực hiện còn ghi người theo dõi không còn trong Ban Chỉ đạo", left.TextContent.Trim(), StringComparison.Ordinal);
        var address = left.QuerySelector("a")!.GetAttribute("href")!;
        var model = await walk.Page(Walk.Officer, address);
        Assert.Equal("Bí thư Chi bộ Thôn 5 (minh họa)", model.QuerySelector("#in-charge option[selected]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await walk.Press(Walk.Officer, model, $"{address}/phan-cong", ("in-charge", Other))).StatusCode);
        Assert.Null((await walk.Page(Walk.Officer, DeskAddresses.Committee(committee))).QuerySelector("main .notice.warn"));
    }

    [Theory, EachDatabase]
    public async Task Others_read_who_is_in_charge_and_have_no_form(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Known("Tuyến đường hoa");
        var page = await walk.Page(Walk.Officer, DeskAddresses.Model(id));
        Assert.NotNull(page.QuerySelector($"form[action='{DeskAddresses.AssignMember(id)}']"));

        foreach (var user in new[] { Walk.Member, "thuongvu" })
        {
            var own = await walk.Page(user, DeskAddresses.Model(id));
            Assert.Null(own.QuerySelector($"form[action='{DeskAddresses.AssignMember(id)}']"));
            Assert.Contains("Thành viên theo dõi", own.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        }
    }
}
