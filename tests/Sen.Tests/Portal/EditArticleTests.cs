using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Portal;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>An editor writes in a working copy: readers see the published version until the next is published; nothing is overwritten unseen.</summary>
public sealed class EditArticleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_saved_is_seen_by_readers_only_when_it_is_published_and_the_old_address_leads_to_the_new_one(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        await reader.Page(Readers.SeedArticle);
        await reader.Page("/");
        const string Title = "Bình Sa phát huy các mô hình “Dân vận khéo”";

        Assert.True((await sen.Save(await sen.Open(Editors.Seed) with { Title = Title })).Ok);
        Assert.DoesNotContain(Title, (await reader.Page(Readers.SeedArticle)).Words(), StringComparison.Ordinal);
        Assert.True((await sen.Publish(Editors.Seed)).Ok);

        using var moved = await reader.Get(Readers.SeedArticle);
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.Contains(Title, (await reader.Page(moved.Headers.Location!.OriginalString)).Words(), StringComparison.Ordinal);
        Assert.Contains(Title, (await reader.Page("/")).Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_seed_article_edited_in_one_word_keeps_its_form_its_drawing_and_the_links_of_its_words(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        var before = await reader.Page(Readers.SeedArticle);
        var form = await sen.Open(Editors.Seed);

        Assert.True((await sen.Save(form with { Body = form.Body.Replace("nổ lực", "nỗ lực", StringComparison.Ordinal) })).Ok);
        Assert.True((await sen.Publish(Editors.Seed)).Ok);

        var after = await reader.Page(Readers.SeedArticle);
        Assert.Equal(before.QuerySelectorAll("[data-article] li").Length, after.QuerySelectorAll("[data-article] li").Length);
        Assert.Equal(before.QuerySelectorAll("[data-article] a").Length, after.QuerySelectorAll("[data-article] a").Length);
        Assert.Equal(before.QuerySelector("[data-article] figcaption")!.TextContent, after.QuerySelector("[data-article] figcaption")!.TextContent);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(ArticleFormat.Paragraphs, (await db.Articles.SingleAsync(row => row.Id == Editors.Seed, Ct)).Format);
    }

    [Theory, EachDatabase]
    public async Task No_reader_gets_the_old_text_after_the_editor_was_answered(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        for (var no = 1; no <= 8; no++)
        {
            Assert.True((await sen.Save(await sen.Open(Editors.Seed) with { Body = $"<p>Lần sửa thứ {no}.</p>" })).Ok);
            Assert.True((await sen.Publish(Editors.Seed)).Ok);
            Assert.Contains($"Lần sửa thứ {no}.", (await reader.Page(Readers.SeedArticle)).Words(), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task A_stale_form_is_refused_with_both_texts_and_overwrites_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (mine, theirs) = (await sen.Open(Editors.Seed), await sen.Open(Editors.Seed));
        Assert.True((await sen.Save(theirs with { Author = "Ban biên tập", Body = "<p>Bản của người kia.</p>" }, Editors.Second)).Ok);

        var refused = await sen.Save(mine with { Author = "Khối Dân vận", Body = "<p>Bản của tôi.</p>" });

        var stale = Assert.IsType<Refusal.Stale>(refused.Refusal);
        Assert.Equal(
            [new StaleField("author", ("Tác giả", "Author"), Wording.AsTyped("Khối Dân vận"), Wording.AsTyped("Ban biên tập")), new StaleField("body", ("Nội dung", "Text"), Wording.AsTyped("Bản của tôi."), Wording.AsTyped("Bản của người kia."))], stale.Fields);
        Assert.Equal("Ban biên tập", (await sen.Open(Editors.Seed)).Author);
    }

    [Theory, EachDatabase]
    public async Task Two_who_begin_the_same_new_working_copy_at_once_do_not_overwrite_each_other(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (mine, theirs) = (await sen.Open(Editors.Seed), await sen.Open(Editors.Seed));

        var both = await Task.WhenAll(sen.Save(mine with { Author = "Một" }), sen.Save(theirs with { Author = "Hai" }, Editors.Second));

        Assert.Single(both, one => one.Ok);
        Assert.Single(both, one => one.Refusal is Refusal.Stale);
    }

    [Theory, EachDatabase]
    public async Task Pressing_the_button_twice_saves_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New();

        var (first, second) = (await sen.Save(form), await sen.Save(form));

        Assert.Equal((first.Value.Version, 1), (second.Value.Version, (await sen.Draft(form.Id)).Revisions));
    }

    [Theory, EachDatabase]
    public async Task Whose_answer_was_lost_goes_on_writing_unless_somebody_else_wrote_meanwhile(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var lost = Editors.New(body: "<p>Câu một.</p>") with { Pressed = false };
        Assert.True((await sen.Save(lost)).Ok);

        // The page has heard nothing: the same key and version come again, with more text.
        var second = await sen.Save(lost with { Body = "<p>Câu một. Câu hai.</p>" });
        var third = await sen.Save(lost with { Body = "<p>Câu một. Câu hai. Câu ba.</p>" });

        Assert.Equal((2, 3), (second.Value.Version, third.Value.Version));
        Assert.Equal("<p>Câu một. Câu hai. Câu ba.</p>", (await sen.Draft(lost.Id)).Body);

        // What the same person wrote in another window is not lost either.
        Assert.True((await sen.Save(await sen.Open(lost.Id) with { Body = "<p>Ở cửa sổ khác.</p>", Pressed = false })).Ok);
        Assert.True((await sen.Save(lost with { Body = "<p>Câu bốn.</p>" })).Ok);
        await using (var db = sen.Database.OpenAll())
        {
            Assert.True(await db.ArticleRevisions.AnyAsync(row => row.ArticleId == lost.Id && row.Body == "<p>Ở cửa sổ khác.</p>", Ct));
        }

        Assert.True((await sen.Save(await sen.Open(lost.Id) with { Body = "<p>Lời của người khác.</p>" }, Editors.Second)).Ok);
        Assert.IsType<Refusal.Stale>((await sen.Save(lost with { Body = "<p>Câu năm.</p>" })).Refusal);
        Assert.True((await sen.Save(await sen.Open(lost.Id) with { Body = "<p>Cả hai lời.</p>" })).Ok);
        Assert.IsType<Refusal.Stale>((await sen.Save(lost with { Body = "<p>Câu năm.</p>" })).Refusal);
        Assert.Equal("<p>Cả hai lời.</p>", (await sen.Draft(lost.Id)).Body);
    }

    [Theory, EachDatabase]
    public async Task The_same_save_sent_again_before_the_first_is_answered_loses_none_of_its_words(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New(body: "<p>Câu một.</p>") with { Pressed = false };
        var longer = form with { Body = "<p>Câu một. Câu hai.</p>" };

        var both = await Task.WhenAll(sen.Save(form), sen.Save(longer));

        Assert.All(both, one => Assert.True(one.Ok, one.Refusal?.Sentence.En));
        var now = await sen.Draft(form.Id);
        Assert.Equal(now.Version, both.Max(one => one.Value.Version));
        Assert.Contains(now.Body, new[] { form.Body, longer.Body });
    }

    [Theory, EachDatabase]
    public async Task A_draft_may_be_unfinished_but_not_published_so_and_only_an_editor_may_write(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New(title: "", body: "") with { Category = "", Author = "", Lead = "Sáng nay." };

        // Not a word is no article.
        Assert.Equal(["title"], Assert.IsType<Refusal.Invalid>((await sen.Save(form with { Lead = "" })).Refusal).Fields.Keys);
        Assert.IsType<Refusal.NotYours>((await sen.Save(form, Editors.Farmers)).Refusal);
        Assert.True((await sen.Save(form)).Ok);
        Assert.Equal(["title"], (await sen.Save((await sen.Open(form.Id)) with { Title = new('x', 400) })).Value.Wrong!.Fields.Keys);
        Assert.Equal(["author", "body", "category", "title"], Assert.IsType<Refusal.Invalid>((await sen.Publish(form.Id)).Refusal).Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task The_form_works_without_scripts_and_a_colleague_with_the_same_text_open_is_told(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var fresh = await editor.Open("/can-bo/cong-tin/moi");
        var address = fresh.QuerySelector("main form")!.GetAttribute("action")!;

        var answer = await editor.Send(fresh, address, null, ("title", "Ao sen nuôi cá"), ("category", "Kinh tế"), ("author", "Ban biên tập"), ("body", "Mở đầu.\n\n## Kết quả\n\n- 200 m bờ ao\n\n<script>alert(1)</script>"), ("toi", "luu"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var id = Guid.Parse(address[(address.LastIndexOf('/') + 1)..]);
        Assert.Equal("<p>Mở đầu.</p>\n<h2>Kết quả</h2>\n<ul><li>200 m bờ ao</li></ul>", (await sen.Draft(id)).Body);
        await OpenArticles.Touch(sen.Database.Databases, new() { ArticleId = id, PersonId = Guid.NewGuid(), Title = "Phó biên tập cổng tin", Until = DateTime.UtcNow.AddDays(1) }, DateTime.UtcNow, Ct);

        var again = await editor.Open(address);

        Assert.Contains("Phó biên tập cổng tin cũng đang mở bài này", again.Words(), StringComparison.Ordinal);
        Assert.Equal("Mở đầu.\n\n## Kết quả\n\n- 200 m bờ ao", again.QuerySelector("#body")!.TextContent);
        using var stranger = sen.Reader();
        using var closed = await stranger.Get(address);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task With_scripts_off_the_page_says_that_text_is_saved_before_a_picture_is_put_in(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);

        var page = await editor.Open(ArticleDesk.Write(form.Id));

        Assert.Contains("Đề nghị bấm “Lưu bản đang viết” trước", page.QuerySelector("details:has(form[data-picture]) noscript")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_save_of_the_pages_script_answers_what_the_next_one_needs(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var page = await editor.Open("/can-bo/cong-tin/moi");
        var address = page.QuerySelector("main form")!.GetAttribute("action")!;
        editor.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var answer = await editor.Send(page, address, null, ("title", "Đang gõ dở"), ("html", "<p>Nửa câu</p>"));

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"version\":1", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_save_of_the_pages_script_keeps_all_but_the_line_that_is_too_long_and_says_which_and_why(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var page = await editor.Open("/can-bo/cong-tin/moi");
        var address = page.QuerySelector("main form")!.GetAttribute("action")!;
        editor.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        async Task<JsonElement> Save(JsonElement? before, string title, string category, string text)
        {
            var answer = await editor.Send(page, address, null, [
                ("title", title), ("category", category), ("lead", "Sáng nay."), ("html", $"<p>{text}</p>"),
                .. before is { } one ? new[] { ("version", $"{one.GetProperty("version")}"), ("key", one.GetProperty("key").GetString()!) } : []]);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
        }

        var first = await Save(null, "Tên vừa", "Kinh tế", "Nửa câu");
        var second = await Save(first, new('a', 400), new('b', 130), "Nửa câu nữa");

        Assert.Equal(["title", "category"], second.GetProperty("wrong").EnumerateObject().Select(field => field.Name));
        Assert.Contains("Tên bài tối đa 300 ký tự; đang có 400.", second.GetProperty("saved").GetString(), StringComparison.Ordinal);
        Assert.Contains("Các mục khác: Đã lưu lúc", second.GetProperty("saved").GetString(), StringComparison.Ordinal);
        var id = Guid.Parse(address[(address.LastIndexOf('/') + 1)..]);
        var draft = await sen.Draft(id);
        Assert.Equal(("Tên vừa", "Kinh tế", "Sáng nay.", "<p>Nửa câu nữa</p>", second.GetProperty("version").GetInt32()), (draft.Title, draft.Category, draft.Lead, draft.Body, draft.Version));

        var third = await Save(second, "Tên đã ngắn lại", "Kinh tế", "Nửa câu nữa");

        Assert.Empty(third.GetProperty("wrong").EnumerateObject());
        Assert.Equal("Tên đã ngắn lại", (await sen.Draft(id)).Title);
    }

    [Theory, EachDatabase]
    public async Task A_new_article_whose_title_is_too_long_is_kept_without_it_and_nothing_is_kept_when_that_is_all_there_is(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (untitled, only) = (Editors.New(title: new('a', 301)) with { Pressed = false }, Editors.New(title: new('a', 301), body: "") with { Category = "", Author = "", Pressed = false });

        var (kept, nothing) = ((await sen.Save(untitled)).Value, (await sen.Save(only)).Value);

        Assert.Equal(("", untitled.Body, 1), ((await sen.Draft(untitled.Id)).Title, (await sen.Draft(untitled.Id)).Body, kept.Version));
        Assert.Equal((0, "title"), (nothing.Version, Assert.Single(nothing.Wrong!.Fields.Keys)));
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.ArticleDrafts.AnyAsync(row => row.Id == only.Id, Ct));
    }

    [Theory, EachDatabase]
    public async Task An_empty_form_is_not_saved_and_nothing_is_said_to_have_been(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var fresh = await editor.Open("/can-bo/cong-tin/moi");

        var answer = await editor.Send(fresh, fresh.QuerySelector("main form")!.GetAttribute("action")!, null, ("toi", "kiem-tra"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var back = await Forms.Parsed(answer);
        Assert.Contains("Bài chưa có chữ nào nên chưa lưu.", back.QuerySelector("#title-error")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("đã lưu", back.Words(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Without_scripts_too_the_rest_is_kept_and_the_form_comes_back_with_the_long_line_in_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var fresh = await editor.Open("/can-bo/cong-tin/moi");
        var address = fresh.QuerySelector("main form")!.GetAttribute("action")!;
        var (title, id) = (new string('a', 400), Guid.Parse(address[(address.LastIndexOf('/') + 1)..]));

        var answer = await editor.Send(fresh, address, null, ("title", title), ("category", "Kinh tế"), ("author", "Ban biên tập"), ("body", "Mở đầu."), ("toi", "kiem-tra"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var back = await Forms.Parsed(answer);
        Assert.Equal((title, "Mở đầu."), (back.QuerySelector("#title")!.GetAttribute("value"), back.QuerySelector("#body")!.TextContent));
        Assert.Contains("Các mục khác đã lưu.", back.Words(), StringComparison.Ordinal);
        Assert.Equal(("", "Kinh tế", "<p>Mở đầu.</p>"), ((await sen.Draft(id)).Title, (await sen.Draft(id)).Category, (await sen.Draft(id)).Body));

        var again = await editor.Send(back, address, null, ("title", "Tên vừa"), ("category", "Kinh tế"), ("author", "Ban biên tập"), ("body", "Mở đầu."), ("toi", "luu"));

        Assert.Equal((HttpStatusCode.Redirect, "Tên vừa"), (again.StatusCode, (await sen.Draft(id)).Title));
    }

    [Theory, EachDatabase]
    public async Task A_text_too_long_to_be_read_comes_back_letter_for_letter_and_nothing_of_it_is_kept(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var page = await editor.Open("/can-bo/cong-tin/moi");
        var address = page.QuerySelector("main form")!.GetAttribute("action")!;
        var typed = $"## Kết quả\n\n{new string('[', ArticleRules.LongestBody)}";

        var answer = await editor.Send(page, address, null, ("title", "Rất dài"), ("body", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var back = await Forms.Parsed(answer);
        Assert.Equal(typed, back.QuerySelector("#body")!.TextContent);
        Assert.Contains($"{ArticleRules.LongestBody}", back.QuerySelector("#body-error")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal("", (await db.ArticleDrafts.SingleAsync(row => row.Title == "Rất dài", Ct)).Body);
    }
}
