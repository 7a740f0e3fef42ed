using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Plumbing;
using Xunit;

namespace Sen.Tests.Progress;

/// <summary>The form as a browser without scripts sends it.</summary>
public class RecordProgressPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_village_head_sends_a_photograph_and_two_numbers(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));

        using var sent = await registrar.PostAsync(DeskAddresses.Progress(id), Fill(page, TestPictures.Phone(), "IMG_2022.HEIC"), Ct);

        Assert.Equal((HttpStatusCode.Redirect, $"{DeskAddresses.Model(id)}?xong=RecordProgress"), (sent.StatusCode, sent.Headers.Location!.ToString()));
        await using var db = commune.Open();
        var note = Assert.Single(await ProgressLog.Of(db, id, Ct));
        Assert.Equal((TestCommune.Today, 12, 60), (note.Entry.On, note.Entry.Households, note.Entry.LabourDays));
        Assert.Equal(("Bà con đắp bờ ao", 900, 1200), (note.Photos[0].AltText, note.Photos[0].Width, note.Photos[0].Height));
    }

    [Theory, EachDatabase]
    public async Task Whoever_records_reads_when_scoring_ends_it_and_corrects_an_entry_in_the_same_form(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var form = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));
        await registrar.PostAsync(DeskAddresses.Progress(id), Fill(form, null, more: ("alt-1", "")), Ct);
        var model = await Page(await registrar.GetAsync(DeskAddresses.Model(id), Ct));
        var link = model.QuerySelectorAll("main .timeline a").Single(one => one.GetAttribute("href")!.Contains("?sua=", StringComparison.Ordinal)).GetAttribute("href")!;
        var correction = await Page(await registrar.GetAsync(link, Ct));

        Assert.All(new[] { form, model }, page => Assert.Contains("chấm điểm từ 01/09/2022, hạn 10/10/2022", string.Concat(page.QuerySelectorAll("main > .notice:not(.good)").Select(notice => notice.TextContent)), StringComparison.Ordinal));
        Assert.Equal("Sửa tiến độ đã ghi", correction.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal(("60", "Đã đắp xong 120 m bờ ao."), (correction.QuerySelector<IHtmlInputElement>("#labour-days")!.Value, correction.QuerySelector<IHtmlTextAreaElement>("#note")!.Value));
        using var unchanged = await registrar.PostAsync(link, Fill(correction, null, more: ("alt-1", "")), Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unchanged.StatusCode);
        using var sent = await registrar.PostAsync(link, Fill(correction, null, more: [("alt-1", ""), ("labour-days", "6")]), Ct);
        using var late = await registrar.PostAsync(link, Fill(correction, null, more: [("alt-1", ""), ("labour-days", "16")]), Ct);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("đã sửa lần ghi", (await Page(await registrar.GetAsync(sent.Headers.Location, Ct))).QuerySelector("main .notice.good")!.TextContent, StringComparison.OrdinalIgnoreCase);
        var history = (await Page(await registrar.GetAsync(DeskAddresses.History("registration", id), Ct))).QuerySelector("main")!;
        Assert.Contains("sửa lần ghi tiến độ", history.TextContent, StringComparison.OrdinalIgnoreCase);
        var figures = history.QuerySelectorAll("tbody tr").Where(row => row.QuerySelector("th")!.TextContent == "Ngày công").Select(row => row.TextContent).ToList();
        Assert.Equal(["Ngày công606", "Ngày công–60"], figures);
        var after = await Page(await registrar.GetAsync(DeskAddresses.Model(id), Ct));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("Trước khi sửa", Assert.Single(after.QuerySelectorAll("main .timeline > li details")).TextContent, StringComparison.Ordinal);
        Assert.Equal("6", (await Page(await registrar.GetAsync(link, Ct))).QuerySelector<IHtmlInputElement>("#labour-days")!.Value);
    }

    [Theory, EachDatabase]
    public async Task Back_and_changed_and_sent_again_is_asked_about_before_it_counts_twice(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));
        async Task<HttpResponseMessage> Send(IHtmlDocument form, string days) =>
            await registrar.PostAsync(DeskAddresses.Progress(id), Fill(form, null, more: [("alt-1", ""), ("labour-days", days)]), Ct);

        using var first = await Send(page, "60");
        using var same = await Send(page, "60");
        using var asked = await Send(page, "16");
        var back = await Page(asked);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, same.StatusCode, asked.StatusCode));
        Assert.Equal("16", back.QuerySelector<IHtmlInputElement>("#labour-days")!.Value);
        Assert.Contains("đã được ghi một lần", back.QuerySelector("#chua-xong")!.TextContent, StringComparison.Ordinal);
        await using var db = commune.Open();
        Assert.Single(await ProgressLog.Of(db, id, Ct));
        using var more = await Send(back, "16");
        Assert.Equal([60, 16], (await ProgressLog.Of(db, id, Ct)).Select(note => note.Entry.LabourDays ?? 0).OrderDescending());
    }

    [Theory, EachDatabase]
    public async Task A_figure_no_commune_can_have_is_asked_about(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));

        using var sent = await registrar.PostAsync(DeskAddresses.Progress(id), Fill(page, null, more: [("alt-1", ""), ("households", "99.999.999")]), Ct);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("nhiều nhất 100.000", (await Page(sent)).QuerySelector("#households-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_refused_photograph_leaves_every_typed_word_in_its_place(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));

        using var sent = await registrar.PostAsync(DeskAddresses.Progress(id), Fill(page, Encoding.UTF8.GetBytes("<script>alert(1)</script>"), "anh.jpg"), Ct);
        var back = await Page(sent);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.StartsWith("Lỗi:", back.Title, StringComparison.Ordinal);
        Assert.Equal("Đã đắp xong 120 m bờ ao.", back.QuerySelector<IHtmlTextAreaElement>("#note")!.Value);
        Assert.Equal(["12", "60", "Bà con đắp bờ ao"], new[] { "#households", "#labour-days", "#alt-1" }.Select(field => back.QuerySelector<IHtmlInputElement>(field)!.Value));
        Assert.Contains("văn bản", back.QuerySelector("#photo-1-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#photo-1", back.QuerySelector("#loi a")!.GetAttribute("href"));
        Assert.Equal("photo-1-error", back.QuerySelector("#photo-1")!.GetAttribute("aria-describedby"));
    }

    [Theory, EachDatabase]
    public async Task A_photograph_that_is_far_too_large_leaves_the_text_and_no_byte_behind(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));

        var back = await Page(await registrar.PostAsync(DeskAddresses.Progress(id), Fill(page, new byte[Upload.MostBytes + 1], "a.jpg"), Ct));

        Assert.Contains("nặng hơn 25 MB", back.QuerySelector("#photo-1-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bà con đắp bờ ao", back.QuerySelector<IHtmlInputElement>("#alt-1")!.Value);
        Assert.Empty(Directory.Exists(sen.Options.FilesFolder) ? Directory.EnumerateFiles(sen.Options.FilesFolder, "*", SearchOption.AllDirectories) : []);
    }

    [Theory, EachDatabase]
    public async Task What_stood_behind_a_photograph_beyond_all_measure_is_said_to_be_missing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));

        var back = await Page(await registrar.PostAsync(DeskAddresses.Progress(id), Fill(page, new byte[PostedForm.MostBytes + 1], "a.jpg", more: ("alt-2", "Ao sau khi đắp")), Ct));

        Assert.Equal("Đã đắp xong 120 m bờ ao.", back.QuerySelector<IHtmlTextAreaElement>("#note")!.Value);
        Assert.Equal("", back.QuerySelector<IHtmlInputElement>("#alt-2")!.Value);
        Assert.Contains("phần sau ảnh này chưa đến", back.QuerySelector("#photo-1-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_sensitive_model_is_not_asked_for_photographs(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved, sensitive: true);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);

        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));

        Assert.Null(page.QuerySelector("input[type=file]"));
        Assert.Contains("không gửi ảnh người thụ hưởng", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_form_that_is_not_from_our_own_page_is_not_read(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));
        Assert.All(page.QuerySelectorAll("[name=__RequestVerificationToken]"), token => token.SetAttribute("value", "made-up"));

        using var sent = await registrar.PostAsync(DeskAddresses.Progress(id), Fill(page, TestPictures.Jpeg(300, 200), "a.jpg"), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        await using var db = commune.Open();
        Assert.Equal((0, 0), (await db.ProgressEntries.CountAsync(Ct), await db.Files.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task An_upload_that_breaks_off_half_way_leaves_nothing(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Approved);
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar);
        var page = await Page(await registrar.GetAsync(DeskAddresses.Progress(id), Ct));
        using var form = Fill(page, TestPictures.Jpeg(1600, 1200), "a.jpg");
        var whole = await form.ReadAsByteArrayAsync(Ct);

        using var broken = new StreamContent(new Breaking(whole[..(whole.Length / 2)]));
        broken.Headers.ContentType = form.Headers.ContentType;
        broken.Headers.ContentLength = whole.Length;
        await Assert.ThrowsAnyAsync<Exception>(() => registrar.PostAsync(DeskAddresses.Progress(id), broken, Ct));

        using var still = await registrar.GetAsync(DeskAddresses.Progress(id), Ct);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        await using var db = commune.Open();
        Assert.Equal((0, 0), (await db.ProgressEntries.CountAsync(Ct), await db.Files.CountAsync(Ct)));
        Assert.Empty(new FileStore(sen.Options.FilesFolder).All());
        Assert.Empty(await sen.LeftUnfinished());
    }

    private static string Key(IHtmlDocument page) => page.QuerySelector<IHtmlInputElement>("[name=key]")!.Value;

    internal static async Task<IHtmlDocument> Page(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        }
    }

    // Fields in the order of the page, as a browser sends them; files that were not chosen come with an empty name.
    internal static MultipartFormDataContent Fill(
        IHtmlDocument page, byte[]? photo, string name = "a.jpg", string note = "Đã đắp xong 120 m bờ ao.", params (string Field, string Text)[] more)
    {
        var answers = new Dictionary<string, string> { ["note"] = note, ["households"] = "12", ["labour-days"] = "60", ["alt-1"] = "Bà con đắp bờ ao" };
        foreach (var (field, text) in more)
        {
            answers[field] = text;
        }

        var form = new MultipartFormDataContent();
        foreach (var control in page.QuerySelectorAll("main form input, main form textarea"))
        {
            var field = control.GetAttribute("name")!;
            if (control is IHtmlInputElement { Type: "file" })
            {
                var chosen = field == "photo-1" && photo is not null;
                var bytes = new ByteArrayContent(chosen ? photo! : []);
                bytes.Headers.ContentType = new("application/octet-stream");
                bytes.Headers.ContentDisposition = new("form-data") { Name = $"\"{field}\"", FileName = chosen ? $"\"{name}\"" : "\"\"" };
                form.Add(bytes);
            }
            else if (control is not IHtmlInputElement { Type: "checkbox", IsChecked: false } || answers.ContainsKey(field))
            {
                form.Add(new StringContent(answers.GetValueOrDefault(field, (control as IHtmlInputElement)?.Value ?? ((IHtmlTextAreaElement)control).Value)), $"\"{field}\"");
            }
        }

        return form;
    }

    /// <summary>A line that goes dead before everything was sent.</summary>
    private sealed class Breaking(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var some ? some : throw new IOException("The line is dead.");
    }
}
