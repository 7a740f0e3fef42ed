using Microsoft.Playwright;
using Sen.Movement.Models;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>No mouse, no finger: everything is reached with Tab and done with Enter and Space, and one always sees where one is.</summary>
public sealed class KeyboardTests : IAsyncLifetime
{
    private SenHost? _sen;

    private SenHost Sen => _sen!;

    public async ValueTask InitializeAsync() => _sen = await SenHost.Start(Engine.Sqlite, demo: true);

    public ValueTask DisposeAsync() => Sen.DisposeAsync();

    [Theory, InlineData("/"), InlineData("/can-bo/viec")]
    public async Task The_first_stop_skips_to_the_content(string address)
    {
        await using var person = await SignedIn("khoidanvan");
        await person.Open(address);

        await person.Page.Keyboard.PressAsync("Tab");
        var keys = new Keys(person);
        Assert.Equal("#noi-dung", await keys.Focused("one => one.getAttribute('href')"));
        Assert.True(await person.Page.Locator(".skip").EvaluateAsync<bool>("one => one.getBoundingClientRect().top >= 0"), "The skip link is not seen.");
        await person.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("noi-dung", await keys.Focused("one => one.id"));
        await person.Page.Keyboard.PressAsync("Tab");
        Assert.True(await person.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task A_registration_is_written_and_sent_by_keyboard_alone()
    {
        await using var person = await SignedIn("phunu");
        var keys = new Keys(person);
        var answers = RegistrationPages.Answers("Toàn xã").ToDictionary();
        answers[RegistrationForm.Name] = "Ngõ hoa nhà sạch";
        answers[RegistrationForm.FinishOn] = "15/12/2022";
        await person.Open(RegistrationPages.Begin);
        for (var part = 1; part < RegistrationForm.Parts.Count; part++)
        {
            foreach (var question in RegistrationForm.Of(part))
            {
                await keys.Answer(question, answers[question.Name]);
            }

            await keys.Press($"Lưu và sang phần {part + 1}");
        }

        await keys.Press("Gửi bản đăng ký");
        await person.Reads("Đã gửi.");
    }

    [Fact]
    public async Task A_registration_is_appraised_by_keyboard_alone()
    {
        var registration = await new DemoPlaces(Sen).Registration(Stage.Registered);
        await using var person = await SignedIn("khoidanvan");
        var keys = new Keys(person);
        await person.Open($"/can-bo/duyet/{registration}");

        await keys.Reach("textarea#opinion");
        await person.Page.Keyboard.TypeAsync("Nội dung rõ. Đề nghị duyệt.");
        await keys.Press("Thẩm định và xem bản tiếp theo");

        await person.Reads(Lifecycle.NameOf(Stage.Appraised).Vi);
    }

    [Fact]
    public async Task A_story_with_a_table_is_written_and_published_by_keyboard_alone()
    {
        await using var person = await SignedIn("bientap");
        var keys = new Keys(person);
        await person.Open("/can-bo/cong-tin");

        await keys.Press("Viết bài mới");
        await keys.Type("#title", "Ao sen nuôi cá của thôn");
        await keys.Type("#category", "Kinh tế");
        await keys.Type("#author", "Ban biên tập");
        await keys.Use("Chèn bảng");
        await Assertions.Expect(person.Page.Locator(".editor .ProseMirror")).ToBeFocusedAsync();
        await person.Page.Keyboard.InsertTextAsync("Thôn");
        await person.Page.Keyboard.PressAsync("Tab");
        await person.Page.Keyboard.InsertTextAsync("Số hộ");
        // Tab goes from cell to cell; Escape before it leaves the table, as the line above the editor says.
        Assert.Equal("editor-leave", await keys.Focused("one => one.getAttribute('aria-describedby')"));
        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("sensitive", await keys.Focused("one => one.getAttribute('name')"));
        await keys.Press("Kiểm tra và đăng");
        await keys.Press("Đăng ngay");
        await keys.Press("Xem bài trên cổng");

        await Assertions.Expect(person.Page.Locator("[data-article] th").Nth(1)).ToHaveTextAsync("Số hộ");
        person.IsContent();
    }

    [Fact]
    public async Task Something_is_searched_narrowed_and_opened_by_keyboard_alone()
    {
        await using var reader = await Person.Arrive(Sen.Address, Screen.Desktop);
        var keys = new Keys(reader);
        await reader.Open("/");

        await keys.Type("form.find input", "trong sen ket hop nuoi ca");
        await reader.Leave(() => reader.Page.Keyboard.PressAsync("Enter"));
        await keys.Select("loai", "Mô hình");
        await keys.Press("Tìm");
        Assert.Contains("loai=", reader.Path, StringComparison.Ordinal);
        await keys.Reach("ol.found a");
        await reader.Leave(() => reader.Page.Keyboard.PressAsync("Enter"));

        Assert.StartsWith("/mo-hinh/", reader.Path, StringComparison.Ordinal);
        await reader.Reads("Trồng sen kết hợp nuôi cá");
        reader.IsContent();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task One_always_sees_where_one_is(bool dark)
    {
        await using var person = await SignedIn("khoidanvan", dark);
        foreach (var address in (string[])["/", "/mo-hinh", "/can-bo/viec", "/can-bo/mo-hinh", "/tim-kiem?q=mo+hinh"])
        {
            await person.Open(address);
            await new Keys(person).WalkAndLook(stops: 25);
        }
    }

    private async Task<Person> SignedIn(string user, bool dark = false)
    {
        var person = await Person.Arrive(Sen.Address, Screen.Desktop, dark: dark);
        await Doorway.SignIn(person, user, Demo.DemoData.Year().Password);
        return person;
    }
}
