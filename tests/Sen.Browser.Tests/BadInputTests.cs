using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Sen.Movement.Models;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>What a person meets who makes a mistake, comes too late or presses twice.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private SenHost? _sen;

    private SenHost Sen => _sen!;

    public async ValueTask InitializeAsync() => _sen = await SenHost.Start(Engine.Sqlite, demo: true);

    public ValueTask DisposeAsync() => Sen.DisposeAsync();

    [Fact]
    public async Task A_wrong_answer_comes_back_with_the_typed_text_and_a_sentence_that_leads_to_the_field()
    {
        await using var person = await SignedIn("phunu", Screen.Desktop);
        await person.Open(RegistrationPages.Begin);
        await person.Fill("Tên mô hình", "Ngõ hoa nhà sạch");
        await person.Fill("Vì sao cần làm?", "Ngõ chưa sạch.");
        await person.Press("Lưu và sang phần 2");
        await person.Press("Lưu và sang phần 3");
        await person.Fill("Đến cuối năm sẽ thấy được gì?", "Ba ngõ sạch.");
        await person.Fill("Hoàn thành khi nào?", "cuối tháng 9");

        await person.Press("Lưu và sang phần 4");

        var summary = person.Page.Locator("#loi[role=alert][tabindex='-1']");
        Assert.Equal("cuối tháng 9", await person.Field("Hoàn thành khi nào?").InputValueAsync());
        Assert.Equal("Ba ngõ sạch.", await person.Field("Đến cuối năm sẽ thấy được gì?").InputValueAsync());
        Assert.StartsWith("Lỗi:", await person.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("true", await person.Field("Hoàn thành khi nào?").GetAttributeAsync("aria-invalid"));
        await summary.FocusAsync();
        Assert.True(await summary.EvaluateAsync<bool>("one => one === document.activeElement"));
        await summary.GetByRole(AriaRole.Link).First.ClickAsync();
        Assert.True(await person.Field("Hoàn thành khi nào?").EvaluateAsync<bool>("one => one === document.activeElement || location.hash === '#' + one.id"));
    }

    [Fact]
    public async Task A_form_that_is_older_than_the_record_shows_both_versions()
    {
        await using var office = await SignedIn("phunu", Screen.Desktop);
        await using var phone = await SignedIn("phunu", Screen.Desktop);
        await office.Open(RegistrationPages.Begin);
        await office.Fill("Tên mô hình", "Ngõ hoa nhà sạch");
        await office.Press("Lưu và sang phần 2");
        var part = office.Path;
        await phone.Open(part);
        await phone.Fill("Chọn điểm: làm ở đâu?", "Ngõ 3 và ngõ 5.");
        await phone.Press("Lưu và sang phần 3");

        await office.Fill("Chọn điểm: làm ở đâu?", "Chỉ ngõ 7.");
        var answered = office.Page.WaitForResponseAsync(response => response.Request.Method == "POST");
        await office.Press("Lưu và sang phần 3");

        Assert.Equal(409, (await answered).Status);
        await office.Reads("Ngõ 3 và ngõ 5.");
        Assert.Equal("Chỉ ngõ 7.", await office.Field("Chọn điểm: làm ở đâu?").InputValueAsync());
        Assert.Equal(2, await office.Page.Locator("#loi td").CountAsync());
    }

    [Fact]
    public async Task Pressing_twice_does_it_once()
    {
        await using var person = await SignedIn("phunu", Screen.Desktop);
        await person.Open(RegistrationPages.Begin);
        await person.Fill("Tên mô hình", "Ngõ hoa nhà sạch");
        var before = await Drafts();

        // The second press leaves before the first is answered, as on a slow line.
        await person.Leave(() => person.Page.EvaluateAsync(
            """
            async () => {
                const button = [...document.querySelectorAll('main form button')].find(one => one.checkVisibility() && one.value === 'phan');
                const sent = new FormData(button.form, button);
                const first = fetch(button.form.action, { method: 'POST', body: new URLSearchParams(sent) });
                button.click();
                await first.catch(() => null);
            }
            """).ContinueWith(_ => { }, TaskScheduler.Default));

        Assert.Contains("/dang-ky/2", person.Path, StringComparison.Ordinal);
        Assert.Equal(before + 1, await Drafts());
    }

    [Fact]
    public async Task A_picture_that_is_none_is_refused_by_its_content_and_the_text_is_kept()
    {
        var registration = await new DemoPlaces(Sen).Registration(Stage.Underway);
        await using var person = await SignedIn(await new DemoPlaces(Sen).RegistrarOf(registration), Screen.Phone);
        await person.Open($"/can-bo/mo-hinh/{registration}/tien-do");
        await person.Fill("Đã làm được việc gì?", "Đắp xong bờ ao.");
        await person.Field("Ảnh 1 (nếu có)").SetInputFilesAsync(
            new FilePayload { Name = "anh.jpg", MimeType = "image/jpeg", Buffer = "%PDF-1.7 không phải ảnh"u8.ToArray() });

        await person.Press("Gửi tiến độ");

        Assert.Equal("Đắp xong bờ ao.", await person.Field("Đã làm được việc gì?").InputValueAsync());
        Assert.Equal("true", await person.Field("Ảnh 1 (nếu có)").GetAttributeAsync("aria-invalid"));
    }

    private async Task<Person> SignedIn(string user, Screen screen)
    {
        var person = await Person.Arrive(Sen.Address, screen);
        await Doorway.SignIn(person, user, Demo.DemoData.Year().Password);
        return person;
    }

    private async Task<int> Drafts()
    {
        await using var db = Sen.Database.OpenAll();
        return await db.Registrations.CountAsync(row => row.Stage == Stage.Draft, TestContext.Current.CancellationToken);
    }
}
