using Microsoft.Playwright;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>The first of July 2025 for Bình Sa, on the demonstration's own date: rehearsed, recorded, read on the portal, undone – on a telephone without scripts.</summary>
public sealed class UnitActTests : AccessibilityTests
{
    [Theory, EachDatabase]
    public async Task The_commune_becomes_part_of_another_and_the_portal_says_so_until_it_is_undone(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var administrator = await Person.Arrive(sen.Address, Screen.Phone, scripts: false);
        await using var reader = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(administrator, "quantri", Demo.DemoData.Year().Password);

        await administrator.Open("/can-bo/cai-dat");
        await administrator.Go("Thay đổi đơn vị hành chính");
        await administrator.Go("Ghi một việc");
        await administrator.Go("Sáp nhập");
        await administrator.Fill("Các đơn vị nhập lại", "tỉnh Quảng Nam");
        await administrator.Fill("Tên mới", "thành phố Đà Nẵng");
        await Sign(administrator, "202/2025/QH15 (minh họa)");
        await administrator.Press("Ghi việc này");
        await administrator.Reads("Sáp nhập: tỉnh Quảng Nam → thành phố Đà Nẵng");

        await administrator.Open("/can-bo/cai-dat/dia-gioi/ghi?viec=Merge");
        await administrator.Fill("Các đơn vị nhập lại", "xã Bình Sa, huyện Thăng Bình");
        await administrator.Fill("Tên mới", "xã Thăng Trường");
        await administrator.Fill("Mã đơn vị (nếu có)", "20836");
        await administrator.Fill("Đơn vị cấp trên", "thành phố Đà Nẵng");
        await Sign(administrator, "1659/NQ-UBTVQH15 (minh họa)");
        await administrator.Reads("Xem trước: chưa ghi gì");
        await administrator.Reads("Xã Bình Sa: hết ngày 31/08/2022 thì kết thúc");
        await reader.Open("/tin");
        Assert.Equal(0, await reader.Page.Locator("#nay-thuoc").CountAsync());

        await administrator.Press("Ghi việc này");
        await administrator.Reads("Đã có hiệu lực");
        foreach (var address in (string[])["/", "/tin", "/mo-hinh"])
        {
            await reader.Open(address);
            await Assertions.Expect(reader.Page.Locator("#nay-thuoc")).ToContainTextAsync("Xã Bình Sa nay thuộc xã Thăng Trường, thành phố Đà Nẵng, từ 01/09/2022 (1659/NQ-UBTVQH15 (minh họa)).");
        }

        await administrator.Fill("Số quyết định hủy", "15/QĐ-UBND (minh họa)");
        await administrator.Fill("Ngày ký", "20/09/2022");
        await administrator.Press("Xem trước việc hủy");
        await administrator.Reads("Xã Thăng Trường: không còn trong cây đơn vị");
        await administrator.Press("Hủy việc này");
        await administrator.Reads("Hủy: Sáp nhập: xã Bình Sa → xã Thăng Trường");
        await reader.Open("/");
        Assert.Equal(0, await reader.Page.Locator("#nay-thuoc").CountAsync());
        administrator.IsContent();
        reader.IsContent();
    }

    [Fact]
    public async Task The_pages_of_acts_and_the_rehearsal_are_for_everybody()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        var act = await new DemoPlaces(sen).UnitAct();
        await using var administrator = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(administrator, "quantri", Demo.DemoData.Year().Password);
        foreach (var (name, address) in new[] { ("acts on units", ""), ("record a merger", "/ghi"), ("an act on units", $"/{act:d}"), ("an act rehearsed", "/ghi?viec=Rename") })
        {
            await administrator.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
            await administrator.Open($"/can-bo/cai-dat/dia-gioi{address}");
            if (name == "an act rehearsed")
            {
                await Administration.RehearseRenaming(administrator);
            }

            await Pictures.Keep(administrator, name);
            await IsForEverybody(administrator, name);
        }

        administrator.IsContent();
    }

    private static async Task Sign(Person administrator, string number)
    {
        await administrator.Fill("Có hiệu lực từ ngày", "01/09/2022");
        await administrator.Fill("Số nghị quyết, quyết định", number);
        await administrator.Fill("Ngày ký", "20/08/2022");
        await administrator.Press("Xem trước");
    }
}
