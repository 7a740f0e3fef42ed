using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>The way to a province's sign-in and back in a real browser, which asks the pages' policy about each step of it: linked once, then used, with scripts and without.</summary>
public sealed class ProvinceTests
{
    private const string Officer = "khoidanvan";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_links_the_own_account_and_signs_in_through_the_province(bool scripts)
    {
        await using var province = await LocalProvince.Start();
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true, province: province.Door);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        await person.Open(Doorway.Address);
        await Reachable(person, scripts);
        await Doorway.Try(person, Officer, Demo.DemoData.Year().Password);
        await person.Open("/can-bo/toi");
        await Reachable(person, scripts);
        await person.Press($"Nối với {LocalProvince.Name}");
        Assert.Equal(province.Address.Authority, new Uri(person.Page.Url).Authority);
        await person.Fill("Mã tài khoản", "nguoi-1");
        await person.Press("Đồng ý");
        await person.Reads("mã ở đó là nguoi-1");
        await Reachable(person, scripts);
        await person.Press("Nối hai tài khoản");
        await person.Reads("Đã nối hai tài khoản.");

        await person.Context.ClearCookiesAsync(new() { Name = "sen-phien" });
        await person.Open($"{Doorway.Address}?tiep=%2Fcan-bo%2Fmo-hinh");
        await person.Press($"Đăng nhập bằng {LocalProvince.Name}");
        await person.Press("Từ chối");
        await person.Reads("đã bấm hủy hoặc không đồng ý");
        await person.Press($"Đăng nhập bằng {LocalProvince.Name}");
        await person.Fill("Mã tài khoản", "nguoi-1");
        await person.Press("Đồng ý");
        Assert.Equal("/can-bo/mo-hinh", person.Path);

        await person.Open("/can-bo/toi");
        await person.Press("Bỏ nối");
        await person.Reads("Đã bỏ nối.");
        // Nothing else was out of order but that the province is another host.
        Assert.All(person.Complaints, complaint => Assert.Contains($"asks a strange host: {province.Address.GetLeftPart(UriPartial.Authority)}", complaint, StringComparison.Ordinal));
    }

    private static async Task Reachable(Person person, bool scripts)
    {
        if (scripts)
        {
            Assert.Empty(await Axe.Findings(person, person.Path));
        }
    }
}
