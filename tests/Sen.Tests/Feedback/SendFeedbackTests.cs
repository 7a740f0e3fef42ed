using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Files;
using Sen.Feedback;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Feedback;

/// <summary>A citizen writes, and follows the answer by the code: <see cref="SendFeedback"/>, <see cref="FollowFeedback"/>.</summary>
public sealed class SendFeedbackTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_few_words_and_a_photograph_give_a_code_that_opens_what_was_sent(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();

        using var sent = await sen.Write(citizen, photos: [TestPictures.Phone(), TestPictures.WebP(300, 200)]);
        var code = await citizen.Code(sent);
        var page = await citizen.Follow(code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));

        var kept = await sen.Only();
        Assert.Equal((Letters.Lamp, FeedbackLane.Usual, FeedbackState.Waiting, TestCommune.Today), (kept.Text, kept.Lane, kept.State, kept.ReceivedOn));
        Assert.Equal((null, null), (kept.ContactName, kept.ContactPhone));
        Assert.Contains(Letters.Lamp, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hạn 30/09/2022", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.False(sent.Headers.Contains("Set-Cookie"));
        Assert.True(sent.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain(code, sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        var files = await db.Files.Where(file => file.OwnerKind == FileOwner.Feedback).ToListAsync(Ct);
        Assert.Equal(2, files.Count);
        // Nobody outside sees them, not even by their address.
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.GetAsync(ServeFile.Address(files[0].Id, ServeFile.Small), Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task It_knows_which_model_it_is_about_and_believes_no_address(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var citizen = sen.Client();
        string href;
        await using (var db = sen.Database.OpenAll())
        {
            var model = await db.Models.FirstAsync(row => row.IsPublic && !row.SensitiveSubject, Ct);
            href = $"/mo-hinh/{model.Slug}-{PublicId.Of(model.Id)}";
        }

        var shown = await citizen.Open(href);
        var link = shown.QuerySelector($"a[href^='{FeedbackAddresses.Send}?']")!.GetAttribute("href")!;
        using var sent = await sen.Write(citizen, address: link);
        var foreign = await citizen.Open($"{FeedbackAddresses.Send}?tu=https://noi-khac.vn/mo-hinh/a");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        await using var all = sen.Database.OpenAll();
        var kept = await all.Feedback.SingleAsync(row => row.Text == Letters.Lamp, Ct);
        Assert.Equal((AboutKind.Model, href), (kept.About, kept.AboutPath));
        Assert.NotNull(kept.AboutOrganisationId);
        Assert.DoesNotContain("noi-khac", foreign.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Every_public_page_leads_to_the_form_and_stays_in_the_cache(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Client();

        foreach (var address in (string[])["/", "/tin", "/phong-trao", "/mo-hinh", "/ban-chi-dao", "/van-ban", "/khong-co"])
        {
            var page = await reader.Open(address);
            Assert.NotNull(page.QuerySelector($"a[href='{FeedbackAddresses.Send}?tu={Uri.EscapeDataString(address)}']"));
            Assert.DoesNotContain(page.QuerySelectorAll("form[method=post]"), form => form.GetAttribute("action") == FeedbackAddresses.Send);
        }

        Assert.Contains("Góp ý và trả lời", (await reader.Open(FeedbackAddresses.Published)).Title, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_it_is_one_piece_of_feedback_with_one_code(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var page = await citizen.Open(FeedbackAddresses.Send);
        sen.Clock.Advance(TimeSpan.FromSeconds(20));

        using var first = await citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(page, Letters.Lamp, [TestPictures.Jpeg(300, 200)]), Ct);
        using var second = await citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(page, Letters.Lamp, [TestPictures.Jpeg(300, 200)]), Ct);

        Assert.Equal(await citizen.Code(first), await citizen.Code(second));
        await sen.Only();
        await using var db = sen.Database.OpenAll();
        Assert.Equal(1, await db.Files.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_is_wrong_comes_back_with_the_words_and_a_sentence(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        byte[] script = Encoding.UTF8.GetBytes("<script>alert(1)</script>"), photo = TestPictures.Jpeg(60, 40);

        async Task<IHtmlDocument> Refused(HttpResponseMessage sent, string field)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            var shown = await Forms.Parsed(sent);
            Assert.NotNull(shown.QuerySelector($"#{field}-error"));
            return shown;
        }

        await Refused(await sen.Write(citizen, ""), "text");
        await Refused(await sen.Write(citizen, new('a', CitizenFeedback.LongestText + 1)), "text");
        await Refused(await sen.Write(citizen, photos: [photo, photo, photo, photo]), "photo-1");
        var back = await Refused(await sen.Write(citizen, photos: [photo, script]), "photo-2");
        Assert.Equal(Letters.Lamp, back.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        await Refused(await sen.Write(citizen, address: FeedbackAddresses.Suggest), "model");

        await using var db = sen.Database.OpenAll();
        Assert.Equal((0, 0), (await db.Feedback.CountAsync(Ct), await db.Files.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Script_and_nothing_characters_are_only_text(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();

        var page = await citizen.Follow(await citizen.Code(await sen.Write(citizen, "Xin\0 chào <script>alert('x')</script> & <b>xã</b>")));

        Assert.Equal("Xin chào <script>alert('x')</script> & <b>xã</b>", (await sen.Only()).Text);
        Assert.Contains("<script>alert('x')</script>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, main .timeline b"));
    }

    [Theory, EachDatabase]
    public async Task A_form_that_is_too_old_or_not_ours_comes_back_with_its_words_and_can_be_sent_again(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var page = await citizen.Open(FeedbackAddresses.Send);
        sen.Clock.Advance(FeedbackTickets.Longest + TimeSpan.FromMinutes(1));

        using var late = await citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(page, Letters.Lamp, []), Ct);
        var back = await Forms.Parsed(late);
        sen.Clock.Advance(TimeSpan.FromSeconds(5));
        using var again = await citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(back, back.QuerySelector<IHtmlTextAreaElement>("#text")!.Value, []), Ct);
        page.QuerySelector<IHtmlInputElement>("main [name=ticket]")!.Value = "khong-phai-ve";
        using var forged = await citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(page, "Bài giả", []), Ct);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (late.StatusCode, again.StatusCode, forged.StatusCode));
        Assert.Equal(Letters.Lamp, (await sen.Only()).Text);
    }

    [Theory, EachDatabase]
    public async Task What_a_machine_sends_waits_in_the_slow_lane(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var machine = sen.Client();
        var page = await machine.Open(FeedbackAddresses.Send);

        using var quick = await machine.PostAsync(FeedbackAddresses.Send, Letters.Filled(page, "Gửi ngay tức thì", []), Ct);
        using var trapped = await sen.Write(machine, "Điền cả ô ẩn", more: ("website", "http://ban-hang.vn"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (quick.StatusCode, trapped.StatusCode));
        await using var db = sen.Database.OpenAll();
        Assert.Equal([FeedbackLane.Slow, FeedbackLane.Slow], await db.Feedback.Select(row => row.Lane).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_code_and_no_code_are_answered_alike_and_guessing_is_slow(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var code = await citizen.Code(await sen.Write(citizen));
        // Another first group than the true one, so that guessing there keeps nobody out here.
        var guess = code[0] == '7' ? "8" : "7";

        var answers = new List<HttpStatusCode>();
        for (var no = 0; no < CodeTries.Burst + 5; no++)
        {
            using var wrong = await citizen.Try($"{guess}QK2-M0XA-9TRB-C{no:000}");
            answers.Add(wrong.StatusCode);
        }

        using var unreadable = await citizen.Try("đây không phải mã");
        using var other = await citizen.Try("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (unreadable.StatusCode, other.StatusCode));
        Assert.Equal((await Forms.Parsed(unreadable)).QuerySelector("#code-error")!.TextContent, (await Forms.Parsed(other)).QuerySelector("#code-error")!.TextContent);
        Assert.All(answers.Take(CodeTries.Burst), status => Assert.Equal(HttpStatusCode.UnprocessableEntity, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Contains(Letters.Lamp, (await citizen.Follow(code)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_writer_adds_something_and_takes_the_telephone_number_back(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var code = await citizen.Code(await sen.Write(citizen, more: [("name", "Nhà đầu xóm"), ("phone", "0900 000 000")]));
        Assert.Equal(("Nhà đầu xóm", "0900 000 000"), ((await sen.Only()).ContactName, (await sen.Only()).ContactPhone));

        using var added = await citizen.Say(await citizen.Follow(code), "them", "Tối qua cũng không sáng.");
        using var erased = await citizen.Say(await citizen.Follow(code), "xoa-lien-he", "");
        using var empty = await citizen.Say(await citizen.Follow(code), "them", " ");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (added.StatusCode, erased.StatusCode, empty.StatusCode));
        Assert.Contains("Tối qua cũng không sáng.", (await citizen.Follow(code)).Body!.TextContent, StringComparison.Ordinal);
        var kept = await sen.Only();
        Assert.Equal((null, null), (kept.ContactName, kept.ContactPhone));
        await using var db = sen.Database.OpenAll();
        Assert.DoesNotContain(await db.AuditLines.Select(line => line.Changes).ToListAsync(Ct), changes =>
            changes.Contains("0900", StringComparison.Ordinal) || changes.Contains("đầu xóm", StringComparison.Ordinal) || changes.Contains("Tối qua", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_page_is_named_by_its_title_and_its_address_stands_in_small_print_only_where_it_has_none(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn("khoidanvan");
        await using var db = sen.Database.OpenAll();
        var article = await db.PublicArticles.FirstAsync(Ct);
        var document = await db.Documents.FirstAsync(Ct);
        foreach (var (path, title) in new[]
        {
            ($"/tin/{article.CategorySlug}", article.Category), ("/tin", "Tin tức"), ("/lien-he", Words.Vi.PageContact), ("/tim-kiem", Words.Vi.SearchTitle),
            ($"/van-ban/{document.Slug}-{PublicId.Of(document.Id)}", document.Abstract), ("/trang/ngan-sach", Words.Vi.PageBudget), ("/han-che/1", Words.Vi.LimitationNumber(1)),
        })
        {
            var line = (await citizen.Open(FeedbackAddresses.About(path))).QuerySelector("main .notice")!;
            Assert.Equal((title, path), (line.QuerySelector("a")!.TextContent, line.QuerySelector("a")!.GetAttribute("href")));
            Assert.DoesNotContain(path, line.TextContent, StringComparison.Ordinal);
        }

        var unknown = (await citizen.Open(FeedbackAddresses.About("/trang-la"))).QuerySelector("main .notice")!;
        Assert.Equal(("một trang của cổng thông tin", "/trang-la"), (unknown.QuerySelector("a")!.TextContent, unknown.QuerySelector(".small")!.TextContent));

        foreach (var (path, shown) in new[] { ($"/tin/{article.CategorySlug}", article.Category), ("/trang-la", "một trang của cổng thông tin") })
        {
            var text = $"Trang {path} khó đọc trên điện thoại.";
            await citizen.Code(await sen.Write(citizen, text, FeedbackAddresses.About(path)));
            var kept = await db.Feedback.AsNoTracking().SingleAsync(row => row.Text == text, Ct);
            var link = (await officer.Open(FeedbackAddresses.Item(kept.Id))).QuerySelector($"main a[href='{path}']")!;
            Assert.Equal((AboutKind.Page, shown), (kept.About, link.TextContent));
        }
    }

    [Theory, EachDatabase]
    public async Task A_telephone_number_that_cannot_be_called_comes_back_with_a_sentence_that_helps(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();

        using var refused = await sen.Write(citizen, more: [("name", "Nhà đầu xóm"), ("phone", "0905abc")]);
        using var taken = await sen.Write(citizen, more: [("phone", " +84 905.123 456 ")]);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (refused.StatusCode, taken.StatusCode));
        var page = await Forms.Parsed(refused);
        Assert.Contains("ví dụ 0905 123 456", page.QuerySelector("#phone-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("0905abc", "Nhà đầu xóm", Letters.Lamp), (Typed(page, "#phone"), Typed(page, "#name"), page.QuerySelector("#text")!.TextContent));
        Assert.NotNull(page.QuerySelector("#loi a[href='#phone']"));
        Assert.True(page.QuerySelector("main details")!.HasAttribute("open"));
        // What is wrong is read before anything else.
        Assert.Equal("loi", page.QuerySelector("main h1")!.NextElementSibling!.Id);
        Assert.Equal("+84 905.123 456", (await sen.Only()).ContactPhone);
    }

    private static string? Typed(IHtmlDocument page, string field) => page.QuerySelector<IHtmlInputElement>(field)!.Value;
}
