using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Feedback;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>
/// Staff answer within the clock, publish and adopt: <see cref="AnswerFeedback"/>, <see cref="AdoptSuggestion"/>.
/// </summary>
public sealed class AnswerFeedbackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_officer_answers_the_writer_reads_it_and_asks_for_another_look(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var code = await citizen.Code(await sen.Write(citizen, photos: [TestPictures.Jpeg(300, 200)]));

        var work = await officer.Open(DeskAddresses.MyWork);
        Assert.Equal($"Trả lời góp ý: “{Letters.Lamp}”", work.QuerySelector(".tasks h3")!.TextContent.Trim());
        var address = work.QuerySelector<IHtmlAnchorElement>(".tasks .btn")!.GetAttribute("href")!;
        var item = await officer.Open(address);
        var photo = item.QuerySelector(".evidence img")!.GetAttribute("src")!;
        Assert.True((await officer.GetAsync(photo, Ct)).IsSuccessStatusCode);
        using var answered = await officer.Send(item, address, $"{address}/tra-loi", ("answer", "Đã thay bóng ngày 26/9."), ("publish", "1"));
        // What was done is said, with the way back to the list.
        var done = (await officer.Open(answered.Headers.Location!.OriginalString)).QuerySelector("main [role=status]")!;
        Assert.StartsWith("Đã trả lời; góp ý và câu trả lời có trên cổng thông tin.", done.TextContent, StringComparison.Ordinal);
        Assert.Equal(FeedbackAddresses.Desk, done.QuerySelector("a")!.GetAttribute("href"));

        var read = await citizen.Follow(code);
        Assert.Contains("Đã thay bóng ngày 26/9.", read.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã thay bóng", (await citizen.Open(FeedbackAddresses.Published)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await citizen.Say(read, "xem-lai", "Đêm qua lại tắt.")).StatusCode);

        var again = await sen.Only();
        Assert.Equal((FeedbackState.Waiting, true), (again.State, again.IsPublic));
        // What the writer adds is read before it is public.
        Assert.DoesNotContain("Đêm qua lại tắt.", (await citizen.Open(FeedbackAddresses.Published)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đêm qua lại tắt.", (await officer.Open(address)).Body!.TextContent, StringComparison.Ordinal);
        // Of a citizen the day is known, of an officer the moment; no number tells what stands between.
        var history = await officer.Open(DeskAddresses.History("feedback", again.Id));
        var lines = history.QuerySelectorAll("main .timeline > li > p:first-child").Select(line => line.TextContent).ToList();
        Assert.Equal(["23/09/2022 · Người dân, qua trang web", "23/09/2022 · Người dân, qua trang web"], lines.Where(line => line.Contains("Người dân", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("08:0", StringComparison.Ordinal) && line.Contains("Cán bộ cơ quan thường trực", StringComparison.Ordinal));
        Assert.Equal(address, history.QuerySelector(".crumbs a")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task How_quickly_answers_come_is_told_from_the_fifth_on(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        string[] texts = [Letters.Lamp, "Cảm ơn xã đã sửa đường.", "Xin hỏi lịch tiếp công dân.", "Bãi rác cuối thôn đầy rồi.", "Sân chơi trẻ em rất đẹp."];
        foreach (var (text, no) in texts.Select((text, no) => (text, no)))
        {
            await citizen.Code(await sen.Write(citizen, text));
            await using var db = sen.Database.OpenAll();
            var address = FeedbackAddresses.Item(await db.Feedback.Where(row => row.State == FeedbackState.Waiting).Select(row => row.Id).SingleAsync(Ct));
            using var answered = await officer.Send(await officer.Open(address), address, $"{address}/tra-loi", ("answer", "Cảm ơn lời góp ý."));
            var promise = (await citizen.Open(FeedbackAddresses.Send)).QuerySelector("[aria-labelledby=hua]")!.TextContent;
            Assert.Contains(no + 1 < FeedbackWork.FewestForMedian
                ? $"12 tháng qua đã trả lời {no + 1} góp ý. Từ 5 góp ý trở lên mới tính thời gian trả lời."
                : "12 tháng qua: một nửa số góp ý được trả lời ngay trong ngày (5 góp ý).", promise, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task What_the_writer_adds_while_the_answer_is_typed_is_shown_to_the_officer_before_anything_is_public(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var code = await citizen.Code(await sen.Write(citizen));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        var open = await officer.Open(address);

        Assert.Equal(HttpStatusCode.Redirect, (await citizen.Say(await citizen.Follow(code), "them", "Đèn ở ngõ bên cũng tắt.")).StatusCode);
        using var stale = await officer.Send(open, address, $"{address}/tra-loi", ("answer", "Đã thay bóng."), ("publish", "1"));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var back = await Forms.Parsed(stale);
        Assert.Contains("Đèn ở ngõ bên cũng tắt.", back.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã thay bóng.", back.Body!.TextContent, StringComparison.Ordinal);
        Assert.False((await sen.Only()).IsPublic);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Send(back, address, $"{address}/tra-loi", ("answer", "Đã thay cả hai bóng."), ("publish", "1"))).StatusCode);
        Assert.Contains("Đèn ở ngõ bên cũng tắt.", (await citizen.Open(FeedbackAddresses.Published)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task After_thirty_days_an_answered_one_is_closed_and_what_is_overdue_rises(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var head = await sen.SignedIn(commune, PostKind.CommitteeHead);
        var code = await citizen.Code(await sen.Write(citizen));
        Assert.Empty((await head.Open(DeskAddresses.MyWork)).QuerySelectorAll(".tasks"));

        sen.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Contains("Góp ý quá hạn chưa trả lời", (await head.Open(DeskAddresses.MyWork)).QuerySelector(".tasks")!.TextContent, StringComparison.Ordinal);
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        await officer.Send(await officer.Open(address), address, $"{address}/tra-loi", ("answer", "Đã sửa xong."));
        sen.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Null((await citizen.Follow(code)).QuerySelector("#text"));
    }

    [Theory, EachDatabase]
    public async Task Whoever_owns_the_model_neither_sees_nor_hides_what_is_said_about_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        await commune.Registration(Stage.Recognised);
        var both = TestCommune.NewId();
        using var citizen = sen.Client();
        using var owner = await sen.SignedIn(commune, PostKind.Registrar);
        using var officer = await sen.SignedIn(commune, PostKind.Officer, both);
        await commune.Write(db => db.Posts.Add(new()
        {
            Id = TestCommune.NewId(),
            CommuneId = commune.Id,
            ProvinceId = commune.ProvinceId,
            PersonId = both,
            Kind = PostKind.Registrar,
            OrganisationId = commune.OrganisationId,
            From = TestCommune.Today.AddYears(-1),
        }));
        string page;
        await using (var db = sen.Database.OpenAll())
        {
            var model = await db.Models.SingleAsync(Ct);
            page = $"/mo-hinh/{model.Slug}-{PublicId.Of(model.Id)}";
        }

        await citizen.Code(await sen.Write(citizen, address: FeedbackAddresses.About(page)));
        var kept = await sen.Only();
        var address = FeedbackAddresses.Item(kept.Id);
        using var read = await owner.GetAsync(address, Ct);
        var item = await officer.Open(address);
        using var hidden = await officer.Send(item, address, $"{address}/giao", ("organisation", commune.OrganisationId.ToString()));

        Assert.Equal(commune.OrganisationId, kept.AboutOrganisationId);
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Null(item.QuerySelector($"form[action='{address}/an']"));
        Assert.Equal(HttpStatusCode.Redirect, hidden.StatusCode);
        // Handed over it is read and answered there, and still not hidden.
        Assert.Null((await owner.Open(address)).QuerySelector($"form[action='{address}/an']"));
        Assert.NotNull((await owner.Open(address)).QuerySelector($"form[action='{address}/tra-loi']"));
        await using var all = sen.Database.OpenAll();
        Assert.Equal(1, await all.Feedback.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_is_said_about_a_sensitive_model_is_answered_and_never_published(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        await commune.Registration(Stage.Recognised, sensitive: true);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        string page;
        await using (var db = sen.Database.OpenAll())
        {
            var model = await db.Models.SingleAsync(Ct);
            page = $"/mo-hinh/{model.Slug}-{PublicId.Of(model.Id)}";
        }

        var code = await citizen.Code(await sen.Write(citizen, address: FeedbackAddresses.About(page)));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        using var published = await officer.Send(await officer.Open(address), address, $"{address}/tra-loi", ("answer", "Cảm ơn bà con."), ("publish", "1"));
        using var answered = await officer.Send(await officer.Open(address), address, $"{address}/tra-loi", ("answer", "Cảm ơn bà con."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (published.StatusCode, answered.StatusCode));
        Assert.Contains("Cảm ơn bà con.", (await citizen.Follow(code)).Body!.TextContent, StringComparison.Ordinal);
        Assert.False((await sen.Only()).IsPublic);
    }

    [Theory, EachDatabase]
    public async Task A_suggestion_becomes_the_draft_of_an_organisation_and_the_writer_is_thanked(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var code = await citizen.Code(await sen.Write(citizen, "Xóm 3 tự trồng hoa hai bên ngõ.", FeedbackAddresses.Suggest, more: ("model", "Ngõ hoa tự quản")));
        var kept = await sen.Only();
        var address = FeedbackAddresses.Item(kept.Id);

        using var nobody = await officer.Send(await officer.Open(address), address, $"{address}/dang-ky", ("owner", ""));
        using var adopted = await officer.Send(await officer.Open(address), address, $"{address}/dang-ky", ("owner", commune.OrganisationId.ToString()));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (nobody.StatusCode, adopted.StatusCode));
        await using var db = sen.Database.OpenAll();
        var (draft, model) = (await db.Registrations.SingleAsync(Ct), await db.Models.SingleAsync(Ct));
        Assert.Equal((Stage.Draft, "Xóm 3 tự trồng hoa hai bên ngõ.", "Ngõ hoa tự quản", commune.OrganisationId), (draft.Stage, draft.Need, model.Name, draft.OwnerOrganisationId));
        var linked = await sen.Only();
        Assert.Equal((model.Id, draft.Id), (linked.AdoptedModelId, linked.AdoptedRegistrationId));
        Assert.Contains("Ngõ hoa tự quản", (await registrar.Open(DeskAddresses.MyWork)).QuerySelector(".tasks")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Cảm ơn", (await citizen.Follow(code)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_has_no_post_for_it_is_told_who_can_and_a_stranger_signs_in(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var member = await sen.SignedIn(commune, PostKind.CommitteeMember);
        await citizen.Code(await sen.Write(citizen));

        using var stranger = await citizen.GetAsync(FeedbackAddresses.Desk, Ct);
        using var notHers = await member.GetAsync(FeedbackAddresses.Item((await sen.Only()).Id), Ct);

        Assert.StartsWith("/can-bo/dang-nhap", stranger.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, notHers.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task An_organisation_signs_its_answer_with_its_name_and_sees_neither_name_nor_number_of_the_writer(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        using var head = await sen.SignedIn(commune, PostKind.CommitteeHead);
        using var editor = await sen.SignedIn(commune, PostKind.Editor);
        Assert.Contains("Chỉ cán bộ cơ quan thường trực", (await citizen.Open(FeedbackAddresses.Send)).QuerySelector("main details")!.TextContent, StringComparison.Ordinal);
        var code = await citizen.Code(await sen.Write(citizen, more: [("name", "Nhà đầu xóm"), ("phone", "0900 000 000")]));
        var address = FeedbackAddresses.Item((await sen.Only()).Id);
        using var handed = await officer.Send(await officer.Open(address), address, $"{address}/giao", ("organisation", commune.OrganisationId.ToString()));

        using var looked = await officer.Fill(address, $"{address}/lien-he", ("why", "AskMore"));
        Assert.Contains("Nhà đầu xóm 0900 000 000", (await Forms.Parsed(looked)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var other in new[] { registrar, head, editor })
        {
            var seen = (await other.Open(address)).DocumentElement.OuterHtml;
            Assert.DoesNotContain("0900 000", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("đầu xóm</", seen, StringComparison.Ordinal);
            Assert.Contains("Chỉ cơ quan thường trực xem", seen, StringComparison.Ordinal);
        }

        using var answered = await registrar.Send(await registrar.Open(address), address, $"{address}/tra-loi", ("answer", "Hội đã thay bóng."));
        using var shown = await officer.Send(await officer.Open(address), address, $"{address}/dang", ("show", "1"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (answered.StatusCode, shown.StatusCode));
        // Whose answer it is stays what it was when the organisation is called otherwise.
        await commune.Write(async db => (await db.Organisations.SingleAsync(row => row.Id == commune.OrganisationId, Ct)).Name = "Hội Nông dân (tên mới)");
        foreach (var page in new[] { await citizen.Follow(code), await citizen.Open(FeedbackAddresses.Published) })
        {
            var signature = page.QuerySelector(".timeline .honour .row")!.TextContent;
            Assert.Contains("Người đăng ký của đơn vị", signature, StringComparison.Ordinal);
            Assert.Contains("Hội Nông dân xã", signature, StringComparison.Ordinal);
        }
    }
}
