using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

public class WriteDraftTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_first_name_makes_a_draft_that_nobody_but_its_owner_sees(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var begun = await walk.Press(Walk.Farmers, DeskAddresses.Begin, DeskAddresses.Begin, ("name", "Ao sen của hội"), ("toi", "cau"));
        var id = Walk.IdIn(begun);

        Assert.Equal(DeskAddresses.Form(id, 1, 2), begun.Headers.Location?.ToString());
        Assert.Equal((Stage.Draft, "Ao sen của hội", 2022), ((await walk.Dossier(id)).Registration.Stage, (await walk.Dossier(id)).Model.Name, (await walk.Dossier(id)).Registration.Year));
        Assert.Equal(HttpStatusCode.OK, await Status(walk, Walk.Farmers, DeskAddresses.Model(id)));
        Assert.Equal(HttpStatusCode.Conflict, await Status(walk, Walk.Officer, DeskAddresses.Model(id)));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(walk, Walk.Women, DeskAddresses.Model(id)));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(walk, Walk.Women, DeskAddresses.Form(id, 1)));
        Assert.DoesNotContain("Ao sen của hội", (await walk.Page(Walk.Officer, DeskAddresses.Models)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Without_a_name_the_form_comes_back_with_everything_typed(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var answer = await walk.Press(Walk.Farmers, DeskAddresses.Begin, DeskAddresses.Begin, ("name", " "), ("field", nameof(Field.Economy)), ("need", "Ao bỏ trống."));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.StartsWith("Lỗi:", page.Title, StringComparison.Ordinal);
        Assert.Equal("Đề nghị ghi tên mô hình. Ví dụ: Trồng sen kết hợp nuôi cá.", page.QuerySelector("#loi a[href='#name']")?.TextContent);
        Assert.Equal("true", page.QuerySelector("#name")?.GetAttribute("aria-invalid"));
        Assert.Equal("Ao bỏ trống.", page.QuerySelector("#need")?.TextContent);
        Assert.NotNull(page.QuerySelector("input[name=field][value=Economy]:checked"));
    }

    [Theory, EachDatabase]
    public async Task An_answer_that_cannot_be_read_comes_back_with_its_text_and_the_others_are_kept(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var address = DeskAddresses.Form(id, 3);

        var answer = await walk.Press(Walk.Farmers, address, address, ("goal", "20 hộ."), ("finish-on", "cuối năm"), ("toi", "phan"));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("cuối năm", page.QuerySelector("#finish-on")?.GetAttribute("value"));
        Assert.Contains("Đề nghị ghi ngày theo mẫu 05/09/2020.", page.QuerySelector("#finish-on-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("finish-on-hint finish-on-error", page.QuerySelector("#finish-on")?.GetAttribute("aria-describedby"));
        Assert.NotNull(page.QuerySelector(".ask.now #finish-on"));
        Assert.Equal(("20 hộ.", new DateOnly(2022, 11, 15)), ((await walk.Dossier(id)).Registration.Goal, (await walk.Dossier(id)).Registration.FinishOn));
    }

    [Theory, EachDatabase]
    public async Task A_phone_gets_one_question_and_a_wide_screen_the_part_from_one_page_without_scripts(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");

        var page = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 2, 3));

        Assert.Equal(5, page.QuerySelectorAll(".ask").Length);
        Assert.Equal("task", page.QuerySelector(".ask.now textarea")?.Id);
        Assert.Equal("Câu 3/5", page.QuerySelector("p.phone-only")?.TextContent);
        Assert.Equal([2, 1], [page.QuerySelectorAll(".segments .done").Length, page.QuerySelectorAll(".segments .now").Length]);
        Assert.Equal("Lưu và sang câu 4", page.QuerySelector("button.btn.phone-only[value=cau]")?.TextContent);
        Assert.Equal("Lưu và sang phần 3", page.QuerySelector("button.btn.phone-not[value=phan]")?.TextContent);
        var there = await walk.Press(Walk.Farmers, page, DeskAddresses.Form(id, 2, 3), ("toi", "cau"));
        var back = await walk.Press(Walk.Farmers, page, DeskAddresses.Form(id, 2, 3), ("toi", "ve-cau"));
        var later = await walk.Press(Walk.Farmers, page, DeskAddresses.Form(id, 2, 3), ("toi", "sau"));
        Assert.Equal(
            [DeskAddresses.Form(id, 2, 4), DeskAddresses.Form(id, 2, 2), DeskAddresses.MyWork],
            new[] { there, back, later }.Select(answer => answer.Headers.Location?.ToString()));
    }

    [Theory, EachDatabase]
    public async Task The_same_form_sent_twice_makes_one_draft_and_reading_on_leaves_no_line(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Begin);

        var once = await walk.Press(Walk.Farmers, page, DeskAddresses.Begin, ("name", "Ao sen của hội"), ("toi", "cau"));
        var twice = await walk.Press(Walk.Farmers, page, DeskAddresses.Begin, ("name", "Ao sen của hội"), ("toi", "cau"));
        var address = DeskAddresses.Form(Walk.IdIn(once), 1);
        await walk.Press(Walk.Farmers, address, address, ("toi", "phan"));

        Assert.Equal(once.Headers.Location, twice.Headers.Location);
        Assert.Equal(1, await walk.Acts(Walk.IdIn(once), Operation.DraftRegistration));
    }

    // The answer to the first save was lost on a weak line; the person wrote on and pressed again on the same page.
    [Theory, EachDatabase]
    public async Task Text_written_after_a_save_whose_answer_was_lost_is_kept_or_shown_but_never_dropped(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var begin = await walk.Page(Walk.Farmers, DeskAddresses.Begin);
        var id = Walk.IdIn(await walk.Press(Walk.Farmers, begin, DeskAddresses.Begin, ("name", "Ao sen"), ("need", "Ao bỏ trống."), ("toi", "cau")));

        await walk.Press(Walk.Farmers, begin, DeskAddresses.Begin, ("name", "Ao sen"), ("need", "Ao bỏ trống từ lâu."), ("toi", "cau"));
        Assert.Equal("Ao bỏ trống từ lâu.", (await walk.Dossier(id)).Registration.Need);

        var address = DeskAddresses.Form(id, 2);
        var page = await walk.Page(Walk.Farmers, address);
        await walk.Press(Walk.Farmers, page, address, ("site", "Đầu thôn."), ("toi", "phan"));
        var same = await walk.Press(Walk.Farmers, page, address, ("site", "Đầu thôn."), ("toi", "phan"));
        var more = await walk.Press(Walk.Farmers, page, address, ("site", "Đầu thôn, gần đường."), ("toi", "phan"));

        // Sen keeps 05/11/2022 where 5/11/2022 was typed; pressed twice that is still one save.
        var dates = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 3));
        (string, string)[] typed = [("goal", " 12 hộ. "), ("finish-on", "5/11/2022"), ("toi", "phan")];
        await walk.Press(Walk.Farmers, dates, DeskAddresses.Form(id, 3), typed);
        var twice = await walk.Press(Walk.Farmers, dates, DeskAddresses.Form(id, 3), typed);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (same.StatusCode, twice.StatusCode));
        Assert.Equal(HttpStatusCode.Conflict, more.StatusCode);
        var shown = (await Forms.Parsed(more)).Body!.TextContent;
        Assert.Contains("Đầu thôn, gần đường.", shown, StringComparison.Ordinal);
        Assert.Contains("Đầu thôn.", shown, StringComparison.Ordinal);
    }

    // A draft may say that the people of a public model need protecting: the next reader must not get the page from before.
    [Theory, EachDatabase]
    public async Task A_draft_makes_the_public_pages_of_its_commune_anew(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var pages = (PublicPages)walk.Sen.Services.GetService(typeof(PublicPages))!;
        using var reader = walk.Sen.Client();
        await reader.Open("/mo-hinh");
        Assert.NotEqual(0, pages.Count);

        await walk.Draft(Walk.Farmers, "Ao sen của hội");

        Assert.Equal(0, pages.Count);
    }

    [Theory, EachDatabase]
    public async Task The_character_zero_is_left_out_of_what_is_typed(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var page = await walk.Page(Walk.Farmers, DeskAddresses.Begin);
        using var form = new MultipartFormDataContent();
        foreach (var hidden in page.Forms.First(one => one.GetAttribute("action") == DeskAddresses.Begin).QuerySelectorAll("input[type=hidden]"))
        {
            form.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        }

        form.Add(new StringContent("Ao\0 sen"), "name");
        form.Add(new StringContent("Ao bỏ\0 trống."), "need");
        form.Add(new StringContent("cau"), "toi");
        var begun = await (await walk.As(Walk.Farmers)).PostAsync(DeskAddresses.Begin, form, Ct);
        var plain = await walk.Press(Walk.Farmers, DeskAddresses.Begin, DeskAddresses.Begin, ("name", "Ao\0 cá"), ("toi", "cau"));
        var dossier = await walk.Dossier(Walk.IdIn(begun));

        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        Assert.Equal(("Ao sen", "Ao bỏ trống."), (dossier.Model.Name, dossier.Registration.Need));
        Assert.Equal(HttpStatusCode.NotFound, await Status(walk, Walk.Farmers, "/mo-hinh?q=a%00b"));
    }

    [Theory, EachDatabase]
    public async Task What_is_sent_after_the_session_ended_is_shown_so_that_it_is_not_lost(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var address = DeskAddresses.Form(id, 2);
        var page = await walk.Page(Walk.Farmers, address);
        await (await walk.As(Walk.Farmers)).Fill(DeskAddresses.MyWork, "/can-bo/dang-xuat");

        var late = await walk.Press(Walk.Farmers, page, address, ("site", "Ao chung đầu thôn, gần đường."), ("toi", "phan"));
        var script = await walk.PressForJson(Walk.Farmers, page, address, ("site", "Ao chung đầu thôn, gần đường."));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (late.StatusCode, script.StatusCode));
        var said = (await Forms.Parsed(late)).Body!.TextContent;
        Assert.Contains("Phiên làm việc đã kết thúc", said, StringComparison.Ordinal);
        Assert.Contains("Ao chung đầu thôn, gần đường.", said, StringComparison.Ordinal);
        Assert.Contains("Phiên làm việc đã kết thúc", await script.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_same_name_of_the_same_owner_is_taken_and_the_answer_links_to_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var first = await walk.Draft(Walk.Farmers, "Ao sen của hội");

        var answer = await walk.Press(Walk.Farmers, DeskAddresses.Begin, DeskAddresses.Begin, ("name", " AO SEN  cua hội "), ("need", "Một ao khác."));
        var page = await Forms.Parsed(answer);
        var other = await walk.Press(Walk.Women, DeskAddresses.Begin, DeskAddresses.Begin, ("name", "Ao sen của hội"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Năm 2022 đơn vị đã đăng ký “Ao sen của hội”. Mở bản đó hay đăng ký mô hình khác?", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"#loi a[href='{DeskAddresses.Model(first)}']"));
        Assert.Equal("Một ao khác.", page.QuerySelector("#need")?.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_draft_renamed_to_another_models_name_is_taken_too(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var first = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var second = await walk.Draft(Walk.Farmers, "Ao cá của hội");
        var address = DeskAddresses.Form(second, 1);

        var answer = await walk.Press(Walk.Farmers, address, address, ("name", "Ao sen của hội"), ("toi", "phan"));
        var page = await Forms.Parsed(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.NotNull(page.QuerySelector($"#loi a[href='{DeskAddresses.Model(first)}']"));
        Assert.Equal("Ao sen của hội", page.QuerySelector("#name")?.GetAttribute("value"));
        Assert.Equal("Ao cá của hội", (await walk.Dossier(second)).Model.Name);
    }

    [Theory, EachDatabase]
    public async Task A_model_of_an_earlier_year_is_kept_up_with_last_years_answers_and_its_public_name_rests(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var begun = await walk.Press(Walk.Women, DeskAddresses.Begin, DeskAddresses.Begin, ("name", "5 không 3 sạch"), ("toi", "phan"));
        var dossier = await walk.Dossier(Walk.IdIn(begun));
        var page = await walk.Page(Walk.Women, DeskAddresses.Form(dossier.Registration.Id, 1));

        var last = await walk.Dossier(await walk.Known("5 không 3 sạch", 2020));
        Assert.Equal(last.Model.Id, dossier.Model.Id);
        Assert.Equal((2022, Continuity.Sustained, last.Registration.Goal, null), (dossier.Registration.Year, dossier.Registration.Continuity, dossier.Registration.Goal, dossier.Registration.FinishOn));
        Assert.Null(page.QuerySelector("input[name=name]"));
        Assert.Contains("5 không 3 sạch", page.QuerySelector("#name-field")?.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_registrar_of_two_organisations_says_for_which_one(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var (farmers, women) = (await walk.Organisation(Walk.Farmers), await walk.Organisation(Walk.Women));
        await walk.Give(Walk.Farmers, PostKind.Registrar, women);

        var page = await walk.Page(Walk.Farmers, DeskAddresses.Begin);
        var without = await walk.Press(Walk.Farmers, page, DeskAddresses.Begin, ("name", "Ao sen của hai hội"));
        var chosen = await walk.Press(Walk.Farmers, page, DeskAddresses.Begin, ("name", "Ao sen của hai hội"), ("organisation", $"{women}"));
        var strange = await walk.Press(Walk.Women, DeskAddresses.Begin, DeskAddresses.Begin, ("name", "Ao sen khác"), ("organisation", $"{farmers}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.StatusCode);
        Assert.Equal("Đề nghị chọn đơn vị đăng ký.", (await Forms.Parsed(without)).QuerySelector("#loi a[href='#organisation']")?.TextContent);
        Assert.Equal(women, (await walk.Dossier(Walk.IdIn(chosen))).Owner.Id);
        Assert.Equal(HttpStatusCode.Forbidden, strange.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_pages_script_keeps_a_draft_with_the_same_form_and_is_told_the_next_version(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var address = DeskAddresses.Form(id, 3);
        var page = await walk.Page(Walk.Farmers, address);

        var kept = await walk.PressForJson(Walk.Farmers, page, address, ("goal", "30 hộ."), ("finish-on", "sắp xong"));
        var json = await kept.Content.ReadFromJsonAsync<JsonElement>(Ct);

        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        Assert.StartsWith("Đã lưu lúc 08:", json.GetProperty("saved").GetString(), StringComparison.Ordinal);
        Assert.Equal((await walk.Dossier(id)).Version, json.GetProperty("version").GetInt32());
        Assert.NotEqual(page.QuerySelector("form[data-autosave] input[name=key]")?.GetAttribute("value"), json.GetProperty("key").GetString());
        Assert.Equal("Đề nghị ghi ngày theo mẫu 05/09/2020.", json.GetProperty("wrong").GetProperty("finish-on").GetString());
        Assert.Equal("30 hộ.", (await walk.Dossier(id)).Registration.Goal);
    }

    [Theory, EachDatabase]
    public async Task What_two_people_wrote_in_different_answers_is_kept_from_both(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var address = DeskAddresses.Form(id, 2);
        var (mine, theirs) = (await walk.Page(Walk.Farmers, address), await walk.Page(Walk.Farmers, address));

        await walk.Press(Walk.Farmers, theirs, address, ("site", "Ao cuối thôn."), ("toi", "phan"));
        var saved = await walk.Press(Walk.Farmers, mine, address, ("task", "Trồng 1,2 ha sen."), ("toi", "phan"));

        var choices = (await walk.Dossier(id)).Registration.Choices;
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(("Ao cuối thôn.", "Trồng 1,2 ha sen."), (choices.Site, choices.Task));
    }

    [Theory, EachDatabase]
    public async Task What_two_people_wrote_in_the_same_answer_is_a_conflict_that_shows_both(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");
        var address = DeskAddresses.Form(id, 2);
        var (mine, theirs) = (await walk.Page(Walk.Farmers, address), await walk.Page(Walk.Farmers, address));

        await walk.Press(Walk.Farmers, theirs, address, ("site", "Ao cuối thôn."), ("toi", "phan"));
        var stale = await walk.Press(Walk.Farmers, mine, address, ("site", "Ao giữa thôn."), ("toi", "phan"));
        var page = await Forms.Parsed(stale);
        var kept = (await walk.Dossier(id)).Registration.Choices.Site;
        var again = await walk.Press(Walk.Farmers, page, address, ("toi", "phan"));

        Assert.Equal((HttpStatusCode.Conflict, "Ao cuối thôn."), (stale.StatusCode, kept));
        Assert.Equal(["Chọn điểm: làm ở đâu?", "Ao giữa thôn.", "Ao cuối thôn."], page.QuerySelectorAll("#loi tbody tr > *").Select(cell => cell.TextContent));
        Assert.Equal("Ao giữa thôn.", page.QuerySelector("#site")?.TextContent);
        Assert.Equal((HttpStatusCode.Redirect, "Ao giữa thôn."), (again.StatusCode, (await walk.Dossier(id)).Registration.Choices.Site));
    }

    [Theory, EachDatabase]
    public async Task The_sensitive_question_sets_the_sign_and_says_what_it_does(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Draft(Walk.Farmers, "Ao sen của hội");

        await walk.Part(Walk.Farmers, id, 3, ("sensitive", AnswerSheet.Yes));
        var page = await walk.Page(Walk.Farmers, DeskAddresses.Form(id, 3));

        Assert.True((await walk.Dossier(id)).Model.SensitiveSubject);
        Assert.Contains("không đăng ảnh người thụ hưởng", page.QuerySelector("#sensitive-field .notice")?.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_old_link_to_the_form_leads_to_the_page_once_it_was_sent(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var id = await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var answer = await (await walk.As(Walk.Farmers)).GetAsync(DeskAddresses.Form(id, 2), Ct);

        Assert.Equal(DeskAddresses.Model(id), answer.Headers.Location?.ToString());
    }

    [Theory, EachDatabase]
    public async Task The_chains_hold_after_all_this_writing(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Draft(Walk.Farmers, "Ao sen của hội");

        await using var db = walk.Sen.Database.OpenAll();
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.True(await db.AuditLines.AnyAsync(line => line.Verb == "model.draft" && line.Post == nameof(PostKind.Registrar), Ct));
    }

    private static async Task<HttpStatusCode> Status(Walk walk, string user, string address) => (await (await walk.As(user)).GetAsync(address, Ct)).StatusCode;
}
