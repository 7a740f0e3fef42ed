using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>
/// The first of July 2025 for Bình Sa, in July 2025, on a telephone without scripts: the merger of the three communes is
/// rehearsed and recorded, the inheritance list is worked off, the portal says where the commune belongs now, and the figures of 2015–2025 are read in both readings.
/// </summary>
public sealed class ReformDayTests : AccessibilityTests
{
    private const string Own = "vườn ổi chín mọng";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Three_communes_become_Thang_Truong_and_both_readings_of_ten_years_add_up_to_the_same(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, now: new DateTimeOffset(2025, 7, 10, 8, 0, 0, TimeSpan.FromHours(7)));
        await using var administrator = await Person.Arrive(sen.Address, Screen.Phone, scripts: false);
        await SetUp.Administrator(administrator, sen);
        await BinhSa(administrator);
        await Neighbours(sen);
        var password = await Administration.CreateAccount(administrator, "Trưởng Ban Chỉ đạo", "truong-ban");
        await Administration.GivePost(administrator, PostKind.CommitteeHead);
        await Recorded(sen);
        await using var reader = await Person.Arrive(sen.Address, Screen.Phone, scripts: false);
        await reader.Open("/");
        Assert.Equal(0, await reader.Page.Locator("#nay-thuoc").CountAsync());

        await Act(administrator, "Absorb", "202/2025/QH15", ("Các đơn vị nhập lại", "tỉnh Quảng Nam"), ("Đơn vị tiếp nhận", "thành phố Đà Nẵng"));
        await administrator.Press("Ghi việc này");
        await Act(administrator, "Merge", "1659/NQ-UBTVQH15",
            ("Các đơn vị nhập lại", "xã Bình Sa\nxã Bình Hải\nxã Bình Nam"), ("Tên mới", "xã Thăng Trường"), ("Mã đơn vị (nếu có)", "20836"), ("Đơn vị cấp trên", "thành phố Đà Nẵng"));
        await administrator.Reads("Xem trước: chưa ghi gì");
        foreach (var name in (string[])["Bình Sa", "Bình Hải", "Bình Nam"])
        {
            await administrator.Reads($"Xã {name}: hết ngày 30/06/2025 thì kết thúc");
        }

        await administrator.Press("Ghi việc này");
        await administrator.Reads("Đã có hiệu lực");
        await reader.Open("/");
        await Assertions.Expect(reader.Page.Locator("#nay-thuoc")).ToContainTextAsync("Xã Bình Sa nay thuộc xã Thăng Trường, thành phố Đà Nẵng, từ 01/07/2025 (1659/NQ-UBTVQH15).");

        await using var head = await Person.Arrive(sen.Address, Screen.Phone, scripts: false);
        await Doorway.SignIn(head, "truong-ban", password);
        await Doorway.ChangeFirst(head, Own);
        await Doorway.SetUpSecondStep(head, "truong-ban");
        await head.Press("Đã ghi lại");
        await Looked(sen);
        await WorkOff(head);
        await Figures(head);
        administrator.IsContent();
        reader.IsContent();
        head.IsContent();
    }

    // The neighbours as they stood the day before, and the city: nobody knew yet that these units would end. The published list knows already, so it is not loaded here.
    private static async Task Neighbours(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var (site, now) = (await db.Sites.SingleAsync(Ct), sen.Clock.GetUtcNow());
        var own = await db.UnitVersions.AsNoTracking().Where(row => row.UnitId == site.CommuneId).ToListAsync(Ct);
        var no = 0;
        Guid Id() => Guid.CreateVersion7(now.AddMilliseconds(++no));
        foreach (var (name, code) in new[] { ("Bình Hải", "20839"), ("Bình Nam", "20851") })
        {
            var unit = Id();
            db.Units.Add(new() { Id = unit });
            db.UnitVersions.AddRange(own.Select(version => CommuneSetUp.Version(Id(), unit, version.Kind, name, version.ParentId, version.ValidFrom, version.ValidTo, code)));
        }

        var city = Id();
        db.Units.Add(new() { Id = city });
        db.UnitVersions.Add(CommuneSetUp.Version(Id(), city, UnitKind.Municipality, "Đà Nẵng", null, null, null, "48"));
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, Id(), "test", site.CommuneId, now.UtcDateTime, site.CommuneId), Ct);
        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
    }

    private static async Task BinhSa(Person administrator)
    {
        await Choose(administrator, "Loại đơn vị", UnitNames.Of(UnitKind.Commune).Vi);
        await administrator.Fill("Tên đơn vị", "Bình Sa");
        await Choose(administrator, "Trực thuộc", UnitNames.Of(UnitKind.Province).Vi);
        await administrator.Fill("Tên tỉnh, thành phố", "Quảng Nam");
        await administrator.Fill("Tên huyện trước đây (nếu có)", "Thăng Bình");
        await administrator.Fill("Có tên và địa giới này từ ngày", "01/01/2000");
        await administrator.Fill("Các thôn, tổ dân phố (nếu có)", "Thôn Bình Trúc I\nThôn 2");
        await administrator.Press("Hoàn tất thiết lập");
        await SetUp.SecondStep(administrator);
        Assert.Equal("/can-bo/cai-dat", administrator.Path);
    }

    // What eleven years left: two models a year, three of 2025 still under way, two of those twins.
    private static async Task Recorded(SenHost sen)
    {
        await using var db = sen.Database.OpenAll();
        var site = await db.Sites.SingleAsync(Ct);
        var (home, now) = (new Home(site.CommuneId, site.ProvinceId), sen.Clock.GetUtcNow());
        var owners = await db.Organisations.Where(row => row.CommuneId == home.CommuneId && (row.Kind == OrganisationKind.FarmersUnion || row.Kind == OrganisationKind.WomensUnion)).OrderBy(row => row.SortKey).ToListAsync(Ct);
        for (var (year, no) = (2015, 0); year <= 2025; year++)
        {
            foreach (var owner in year == 2025 ? owners.Append(owners[0]) : owners)
            {
                var model = EmulationModel.Begin(Guid.CreateVersion7(now.AddMilliseconds(++no)), home, owner.Id, year < 2025 ? $"Đường hoa của chi hội {no}" : "Trồng sen kết hợp nuôi cá").Value;
                if (db.Models.Local.Any(known => known.OwnerOrganisationId == owner.Id && known.NameFolded == model.NameFolded))
                {
                    Assert.True(model.Rename($"Ngõ sạch của chi hội {no}").Ok);
                }

                model.Field = Field.Economy;
                db.Models.Add(model);
                var registration = Movement.Models.Registration.Begin(Guid.CreateVersion7(now.AddMilliseconds(++no)), model, year, Guid.CreateVersion7(now), now.UtcDateTime);
                Step[] steps = year == 2025 ? [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress] : [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress, Step.Score, Step.Recognise];
                foreach (var step in steps)
                {
                    Assert.True(registration.Take(step, now.UtcDateTime).Ok);
                }

                db.Registrations.Add(registration);
                db.ProgressEntries.Add(new ProgressEntry
                {
                    Id = Guid.CreateVersion7(now.AddMilliseconds(++no)),
                    CommuneId = home.CommuneId,
                    ProvinceId = home.ProvinceId,
                    ModelId = model.Id,
                    RegistrationId = registration.Id,
                    On = new(year, 4, 2),
                    Note = "Đã làm xong đoạn đầu.",
                    Households = 10,
                    Participants = 40,
                    MoneyDong = 2_000_000,
                });
            }
        }

        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, Guid.CreateVersion7(now), "test", home.CommuneId, now.UtcDateTime, home.CommuneId), Ct);
        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
    }

    private static async Task Act(Person administrator, string kind, string decree, params (string Label, string Text)[] answers)
    {
        await administrator.Open($"/can-bo/cai-dat/dia-gioi/ghi?viec={kind}");
        foreach (var (label, text) in answers)
        {
            await administrator.Fill(label, text);
        }

        await administrator.Fill("Có hiệu lực từ ngày", "01/07/2025");
        await administrator.Fill("Số nghị quyết, quyết định", decree);
        await administrator.Fill("Ngày ký", "16/06/2025");
        await administrator.Press("Xem trước");
    }

    // With scripts, as every other page is looked at.
    private static async Task Looked(SenHost sen)
    {
        await using var looking = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(looking, "truong-ban", Own);
        await looking.Open("/can-bo/tiep-nhan");
        await Pictures.Keep(looking, "inheritance list");
        await IsForEverybody(looking, "inheritance list");
        await looking.Follow(looking.Page.Locator("tbody tr a").First);
        await looking.Page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await Pictures.Keep(looking, "decide on an inherited model");
        await IsForEverybody(looking, "decide on an inherited model");
        looking.IsContent();
    }

    // One is carried on, its twin joined with it, the third closed; then nothing waits.
    private static async Task WorkOff(Person head)
    {
        await head.Open(Desk.Address);
        await head.Reads("Quyết định mô hình tiếp nhận: “3 mô hình đang chờ”");
        await head.Go("Quyết định “3 mô hình đang chờ”");
        await head.Reads("Xã Bình Sa → xã Thăng Trường");
        for (var no = 0; no < 3; no++)
        {
            await head.Open("/can-bo/tiep-nhan");
            await head.Follow(head.Page.Locator("tbody tr", new() { HasTextString = "Chờ quyết định" }).Locator("a").First);
            await Choose(head, "Mô hình này sẽ thế nào?", no switch
            {
                0 => "Tiếp tục: một đơn vị chủ trì nhận thực hiện tiếp",
                1 => "Gộp với mô hình giống: mô hình này dừng, mô hình kia tiếp tục",
                _ => "Khép lại: dừng mô hình, ghi lý do",
            });
            if (no == 1)
            {
                await head.Field("Mô hình giống").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            }
            else if (no == 2)
            {
                await head.Fill("Lý do, ghi chú", "Đơn vị chủ trì không còn (minh họa).");
            }

            await head.Press("Ghi quyết định");
            await head.Reads("Đã ghi quyết định.");
        }

        await head.Reads("0 mô hình chờ quyết định, 3 đã quyết định");
        await head.Open(Desk.Address);
        Assert.DoesNotContain("mô hình đang chờ", await head.Said(), StringComparison.Ordinal);
    }

    // Two owners in eleven years and one model more in the last: 23 registrations, 46 million đồng.
    private static async Task Figures(Person head)
    {
        await head.Open("/can-bo/so-lieu");
        await head.Fill("Từ năm", "2015");
        await head.Fill("Đến năm", "2025");
        await head.Press("Xem số liệu");
        await head.Reads("Số liệu phong trào 2015–2025");
        var rows = head.Page.Locator("#hai-cach tbody tr");
        foreach (var (row, total) in new[] { (0, "23"), (1, "230"), (2, "920"), (3, "0"), (4, "46.000.000"), (5, "0") })
        {
            Assert.Equal([total, total, "0"], (await rows.Nth(row).Locator("td").AllInnerTextsAsync()).Select(cell => cell.Trim()));
        }

        await Assertions.Expect(head.Page.Locator("#giai-thich li")).ToHaveTextAsync("Xã Bình Sa: 23 mô hình, 230 hộ, 920 lượt người, 46.000.000 đồng, từ 01/07/2025 thuộc xã Thăng Trường (1659/NQ-UBTVQH15)");
        await Assertions.Expect(head.Page.Locator("#khi-do tbody th").First).ToHaveTextAsync("Xã Bình Sa");
        await Assertions.Expect(head.Page.Locator("#theo-cay tbody th").First).ToHaveTextAsync("Xã Thăng Trường");
        await Pictures.Keep(head, "figures in both readings");
        await head.Follow(head.Page.Locator("#theo-cay tbody a").First);
        await head.Reads("23 bản đăng ký");
        await head.Reads("vốn của xã Bình Sa");
    }

    private static Task Choose(Person person, string question, string answer) =>
        person.Page.GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).GetByLabel(answer, new() { Exact = true }).CheckAsync();
}
