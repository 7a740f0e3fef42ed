using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Sen.Movement.Models;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>A photograph chosen once is never asked for again because another answer was wrong – with scripts and without.</summary>
public sealed class KeptPhotoTests
{
    private const string Shows = "Bà con đắp bờ ao";

    [Theory, InlineData(true, false), InlineData(true, true), InlineData(false, false)]
    public async Task A_wrong_day_brings_the_form_back_with_the_photograph_in_it(bool scripts, bool dark)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        var registration = await new DemoPlaces(sen).Registration(Stage.Underway);
        await using var person = await SignedIn(sen, registration, scripts, dark);
        await using var reader = await Person.Arrive(sen.Address, Screen.Phone);
        await Send(person, registration, "ngày mai");

        var photo = person.Page.Locator(".evidence img");
        await person.Page.WaitForLoadStateAsync(LoadState.Load);
        Assert.Equal(400, await photo.EvaluateAsync<int>("one => one.naturalWidth"));
        await person.Reads("không cần chọn lại");
        Assert.Equal(Shows, await photo.GetAttributeAsync("alt"));
        var address = (await photo.GetAttributeAsync("src"))!;
        await reader.Open(address, 404);
        foreach (var screen in (Screen[])[Screen.Phone, Screen.Desktop])
        {
            await person.Page.SetViewportSizeAsync(screen.Width, screen.Height);
            await Pictures.Keep(person, $"kept photo {screen.Width} {(dark ? "dark" : "light")}");
            Assert.InRange(await Measures.Overflow(person), int.MinValue, 0);
            Assert.Empty(await Measures.SmallTargets(person));
            if (scripts)
            {
                Assert.Empty(await Axe.Findings(person, $"kept photo, {screen.Width}"));
            }
        }

        await person.Fill("Làm ngày nào?", "20/09/2022");
        await person.Press("Gửi tiến độ");

        await person.Reads("Đắp xong bờ ao phía tây.");
        Assert.Equal(1, await person.Page.GetByRole(AriaRole.Img, new() { Name = Shows }).CountAsync());
        Assert.DoesNotContain(address.Split('/')[2], await person.Page.ContentAsync(), StringComparison.Ordinal);
        person.IsContent();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task It_can_be_left_out_before_the_corrected_form_is_sent(bool scripts)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        var registration = await new DemoPlaces(sen).Registration(Stage.Underway);
        await using var person = await SignedIn(sen, registration, scripts, dark: false);
        await Send(person, registration, "ngày mai");

        await person.Tick("Bỏ ảnh 1");
        await person.Fill("Làm ngày nào?", "20/09/2022");
        await person.Press("Gửi tiến độ");

        await person.Reads("Đắp xong bờ ao phía tây.");
        Assert.Equal(0, await person.Page.GetByRole(AriaRole.Img, new() { Name = Shows }).CountAsync());
        await using var db = sen.Database.OpenAll();
        Assert.False(await db.Files.AnyAsync(file => file.KeptUntil != null, TestContext.Current.CancellationToken));
        person.IsContent();
    }

    [Fact]
    public async Task What_was_chosen_and_typed_in_a_fold_is_put_back_and_seen_after_the_page_was_loaded_again()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        var registration = await new DemoPlaces(sen).Registration(Stage.Underway);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone);
        await Doorway.SignIn(person, "khoidanvan", Demo.DemoData.Year().Password);
        await person.Open($"/can-bo/mo-hinh/{registration}/tien-do-ho");
        Assert.False(await person.Page.Locator("#households").IsVisibleAsync());
        await person.Page.Locator("input[name=How]").Nth(1).CheckAsync();
        await person.Page.Locator("#so-lieu > summary").ClickAsync();
        await person.Page.Locator("#households").FillAsync("12");

        await person.Page.ReloadAsync();

        Assert.Equal("12", await person.Page.Locator("#households").InputValueAsync());
        Assert.True(await person.Page.Locator("#households").IsVisibleAsync());
        Assert.False(await person.Page.Locator("#photo-1").IsVisibleAsync());
        Assert.True(await person.Page.Locator("input[name=How]").Nth(1).IsCheckedAsync());
        // Each answer is still its own.
        Assert.Distinct(await person.Page.Locator("input[name=How]").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
        person.IsContent();
    }

    private static async Task<Person> SignedIn(SenHost sen, Guid registration, bool scripts, bool dark)
    {
        var person = await Person.Arrive(sen.Address, Screen.Phone, scripts, dark);
        await Doorway.SignIn(person, await new DemoPlaces(sen).RegistrarOf(registration), Demo.DemoData.Year().Password);
        return person;
    }

    private static async Task Send(Person person, Guid registration, string day)
    {
        await person.Open($"/can-bo/mo-hinh/{registration}/tien-do");
        await person.Fill("Làm ngày nào?", day);
        await person.Fill("Đã làm được việc gì?", "Đắp xong bờ ao phía tây.");
        await person.Field("Ảnh 1 (nếu có)").SetInputFilesAsync(new FilePayload { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = PhotoWithPlace.Take() });
        await person.Page.Locator("#alt-1").FillAsync(Shows);
        await person.Page.Locator("#caption-1").FillAsync("Ngày ra quân ở thôn");
        await person.Press("Gửi tiến độ");
    }
}
