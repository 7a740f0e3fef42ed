using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Feedback;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>Who answers is found, told and changed, and the slow lane is work of its own: <see cref="SortFeedback"/>.</summary>
public sealed class SortFeedbackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_list_of_places_knows_who_has_it_now_and_the_notice_says_to_whom_it_went(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);

        var before = await officer.Open(address);
        Assert.Equal((nameof(PostKind.Officer), 2), (Chosen(before), before.QuerySelectorAll("#organisation option").Length));
        using var toNobody = await officer.Send(before, address, $"{address}/giao", ("organisation", nameof(PostKind.Editor)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, toNobody.StatusCode);

        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        using var handed = await officer.Send(await officer.Open(address), address, $"{address}/giao", ("organisation", nameof(PostKind.Editor)));
        var after = await officer.Open(handed.Headers.Location!.OriginalString);
        var done = after.QuerySelector("main [role=status]")!;
        Assert.StartsWith("Đã giao. Nơi trả lời từ bây giờ: Biên tập cổng tin.", done.TextContent, StringComparison.Ordinal);
        Assert.Equal(FeedbackAddresses.Desk, done.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(nameof(PostKind.Editor), Chosen(after));
        Assert.StartsWith("Đang ở: Biên tập cổng tin.", after.QuerySelector("#organisation-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Trả lời góp ý", (await editor.Open(DeskAddresses.MyWork)).QuerySelector(".tasks")!.TextContent, StringComparison.Ordinal);

        // Left where it is, nothing is written.
        using var same = await officer.Send(after, address, $"{address}/giao");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.StatusCode);
        Assert.Contains("Góp ý đang ở nơi này.", (await Forms.Parsed(same)).QuerySelector("#organisation-error")!.TextContent, StringComparison.Ordinal);
        using var back = await editor.Send(await editor.Open(address), address, $"{address}/giao", ("organisation", nameof(PostKind.Officer)));
        Assert.Equal((HttpStatusCode.Redirect, PostKind.Officer), (back.StatusCode, (await sen.Only()).OwnerPost));

        static string Chosen(IHtmlDocument page) => page.QuerySelector<IHtmlSelectElement>("#organisation")!.Value!;
    }

    [Theory, EachDatabase]
    public async Task It_is_handed_over_only_where_somebody_works_and_comes_back_to_the_officer_when_nobody_is_left(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var empty = TestCommune.NewId();
        await commune.Write(db => db.Organisations.Add(new()
        {
            Id = empty,
            CommuneId = commune.Id,
            ProvinceId = commune.ProvinceId,
            Name = "Hội Phụ nữ xã",
            ShortName = "Hội PN xã",
            SortKey = "hoi pn",
        }));
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        var item = await officer.Open(address);

        using var refused = await officer.Send(item, address, $"{address}/giao", ("organisation", empty.ToString()));
        Assert.Null(item.QuerySelector($"#organisation option[value='{empty}']"));
        Assert.Contains("1 nơi chưa có người nhận việc", item.QuerySelector("#organisation-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var back = await Forms.Parsed(refused);
        Assert.Contains("Xin chọn đơn vị đã có người: Hội Nông dân xã", back.QuerySelector("main h1 ~ #loi a[href='#organisation']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(empty.ToString(), back.QuerySelector<IHtmlSelectElement>("#organisation")!.Value);

        using var handed = await officer.Send(await officer.Open(address), address, $"{address}/giao", ("organisation", commune.OrganisationId.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, handed.StatusCode);
        Assert.NotEmpty((await registrar.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks"));
        Assert.Empty((await officer.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks"));

        // The account is shut, the post is still written down: nobody can come to work.
        await commune.Write(async db =>
        {
            var person = await db.Posts.Where(post => post.Kind == PostKind.Registrar).Select(post => post.PersonId).SingleAsync(Ct);
            (await db.Users.SingleAsync(account => account.Id == person, Ct)).DisabledAt = TestCommune.Now.UtcDateTime;
        });
        Assert.Contains("Trả lời góp ý", (await officer.Open(DeskAddresses.MyWork)).QuerySelector(".tasks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("việc đang ở cơ quan thường trực", (await officer.Open(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Nothing_new_is_given_to_an_organisation_that_has_ended_though_the_post_of_its_registrar_lasts(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        var option = $"#organisation option[value='{commune.OrganisationId}']";
        Assert.NotNull((await officer.Open(address)).QuerySelector(option));

        await commune.Write(async db => (await db.Organisations.SingleAsync(row => row.Id == commune.OrganisationId, Ct)).ValidTo = TestCommune.Today.AddDays(1));

        Assert.Null((await officer.Open(address)).QuerySelector(option));
        using var refused = await officer.Fill(address, $"{address}/giao", ("organisation", $"{commune.OrganisationId}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Hội Nông dân xã hôm nay không hoạt động", (await Forms.Parsed(refused)).QuerySelector("#loi a[href='#organisation']")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await sen.Only()).OwnerOrganisationId);

        // What it has already is said to be there, and nothing of it is offered.
        await commune.Write(async db =>
        {
            var letter = await db.Feedback.SingleAsync(Ct);
            Assert.True(letter.HandOver(PostKind.Registrar, commune.OrganisationId).Ok);
        });
        var item = await officer.Open(address);
        Assert.EndsWith("(Đã kết thúc hoạt động)", item.QuerySelector(option)!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Null(item.QuerySelector($"#owner option[value='{commune.OrganisationId}']"));
    }

    [Theory, EachDatabase]
    public async Task A_choice_stays_chosen_when_its_form_comes_back(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var code = await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        var open = await officer.Open(address);
        using var added = await citizen.Say(await citizen.Follow(code), "them", "Ngõ bên cũng tắt.");

        using var handed = await officer.Send(open, address, $"{address}/giao", ("organisation", commune.OrganisationId.ToString()));
        using var hidden = await officer.Send(open, address, $"{address}/an", ("reason", nameof(HidingReason.Insult)));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (handed.StatusCode, hidden.StatusCode));
        Assert.Equal(commune.OrganisationId.ToString(), (await Forms.Parsed(handed)).QuerySelector<IHtmlSelectElement>("#organisation")!.Value);
        Assert.Equal(nameof(HidingReason.Insult), (await Forms.Parsed(hidden)).QuerySelector<IHtmlSelectElement>("details[open] #reason")!.Value);
    }

    [Theory, EachDatabase]
    public async Task The_slow_lane_is_work_of_its_own_name_due_with_its_oldest_and_an_opened_one_says_why_it_is_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        await sen.Slow(citizen, "Mua ngay hàng giảm giá tại cửa hàng.");
        sen.Clock.Advance(TimeSpan.FromDays(3));
        await sen.Slow(citizen, "Xin hỏi lịch tiếp công dân tháng này.");

        var work = (await officer.Open(DeskAddresses.MyWork)).QuerySelector(".tasks > li")!;
        Assert.Equal("Xem góp ý ở làn chậm: “2 góp ý đang chờ”", work.QuerySelector("h3")!.TextContent.Trim());
        Assert.Contains("hạn Thứ Sáu, 30/09/2022", work.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tính 5 ngày làm việc từ ngày nhận góp ý cũ nhất, 23/09/2022", work.TextContent, StringComparison.Ordinal);
        Assert.Equal(FeedbackAddresses.Desk, work.QuerySelector(".btn")!.GetAttribute("href"));

        await using var db = sen.Database.OpenAll();
        var address = FeedbackAddresses.Item((await db.Feedback.AsNoTracking().OrderBy(row => row.ReceivedOn).FirstAsync(Ct)).Id);
        var opened = (await officer.Open(address)).QuerySelector("main")!;
        Assert.Contains("30/09/2022", opened.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Góp ý này ở làn chậm, vì lúc gửi có quá nhiều góp ý dồn đến", opened.TextContent, StringComparison.Ordinal);
        await officer.Send(await officer.Open(address), address, $"{address}/hang-chinh");
        Assert.DoesNotContain("làn chậm, vì", (await officer.Open(address)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
