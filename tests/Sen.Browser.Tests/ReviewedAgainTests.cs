using Sen.Movement.Models;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>A registration that was sent again: what changed can be seen, heard and found.</summary>
public sealed class ReviewedAgainTests : AccessibilityTests
{
    [Theory, InlineData("vi"), InlineData("en")]
    public async Task What_changed_is_marked_for_everybody(string language)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        var places = new DemoPlaces(sen);
        var id = await places.Registration(Stage.Returned);
        await using (var registrar = await SignedIn(sen, await places.RegistrarOf(id)))
        {
            await SendAgain(registrar, id);
        }

        await using var officer = await SignedIn(sen, "khoidanvan");
        if (language == "en")
        {
            await officer.Follow(officer.Page.Locator("button[name=ngon-ngu][value=en]:visible").First);
        }

        await officer.Open($"/can-bo/duyet/{id}");
        await IsForEverybody(officer, $"review of what was sent again {language}");

        // Not by colour alone, and the link leads to the answer.
        Assert.Equal("underline", await Line(officer, "ins"));
        Assert.Equal("line-through", await Line(officer, "del"));
        await officer.Page.Locator(".notice li a").First.ClickAsync();
        Assert.True(await officer.Page.Locator(":target.edited").IsVisibleAsync());
        officer.IsContent();
    }

    private static async Task SendAgain(Person registrar, Guid id)
    {
        await registrar.Open($"/can-bo/mo-hinh/{id}/dang-ky/2");
        await Change(registrar, RegistrationForm.Task, text => $"{text}\nChăm sóc hoa sáng Chủ nhật hằng tuần, từ tháng 10/2022.");
        await Change(registrar, RegistrationForm.Site, text => text.Replace(" ", " cả ", StringComparison.Ordinal)[..Math.Min(text.Length, 60)]);
        await Change(registrar, RegistrationForm.Method, _ => "Tổ tự quản của thôn phân công mỗi hộ phụ trách 20 m đường; sáng Chủ nhật hằng tuần cả thôn cùng quét dọn, chăm hoa và ghi sổ theo dõi.");
        await registrar.Press("Lưu và sang phần 5");
        await registrar.Open($"/can-bo/mo-hinh/{id}/dang-ky/3");
        await Change(registrar, RegistrationForm.FinishOn, _ => "20/12/2022");
        await registrar.Press("Lưu và sang phần 5");
        await RegistrationPages.Send(registrar);
    }

    private static async Task Change(Person person, string question, Func<string, string> to)
    {
        var field = person.Field(RegistrationForm.Find(question)!.Label.Vi);
        await field.FillAsync(to(await field.InputValueAsync()));
    }

    private static Task<string> Line(Person person, string mark) =>
        person.Page.Locator($".changes {mark}").First.EvaluateAsync<string>("one => getComputedStyle(one).textDecorationLine");

    private static async Task<Person> SignedIn(SenHost sen, string user)
    {
        var person = await Person.Arrive(sen.Address, Screen.Desktop);
        await Doorway.SignIn(person, user, Demo.DemoData.Year().Password);
        return person;
    }
}
