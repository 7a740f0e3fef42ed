using Microsoft.Playwright;
using Sen.Movement.Models;
using Xunit;

namespace Sen.Browser;

/// <summary>The registration form on a telephone: one question a screen, answered and kept one after the other.</summary>
public static class RegistrationPages
{
    public const string Model = "Trồng sen kết hợp nuôi cá";

    public const string Begin = "/can-bo/dang-ky";

    /// <summary>What the Farmers' Union answers, question by question. A choice is named by its words.</summary>
    public static IReadOnlyDictionary<string, string> Answers(string village) => new Dictionary<string, string>
    {
        [RegistrationForm.Name] = Model,
        [RegistrationForm.FieldName] = ModelNames.Of(Field.Economy).Vi,
        [RegistrationForm.Village] = village,
        [RegistrationForm.Need] = "Ao bỏ trống 0,8 ha, cỏ mọc nhiều, bà con muốn có thêm thu nhập.",
        [RegistrationForm.Site] = "Ao chung đầu thôn, gần đường, 12 hộ ở quanh ao.",
        [RegistrationForm.Content] = "Cải tạo ao bỏ hoang thành ao sen có nuôi cá.",
        [RegistrationForm.Task] = "Dọn ao, đắp bờ.",
        [RegistrationForm.Link] = "Họp dân thống nhất cách góp công và chia sản phẩm.",
        [RegistrationForm.Method] = "Chi hội đến từng hộ; ba hộ làm mẫu trước.",
        [RegistrationForm.Goal] = "0,8 ha ao sen; 12 hộ có thêm thu nhập.",
        [RegistrationForm.Forces] = "Hội Nông dân chủ trì, Đoàn Thanh niên góp 60 ngày công.",
        [RegistrationForm.FinishOn] = "15/08/2022",
        [RegistrationForm.Continuity] = ModelNames.Of(Continuity.New).Vi,
        [RegistrationForm.Spread] = "Cách chia sản phẩm theo ngày công.",
        [RegistrationForm.Sensitive] = "Không",
    };

    /// <summary>Answers every question on a screen of its own; the last screen asks whether to send.</summary>
    public static async Task Answer(Person person, IReadOnlyDictionary<string, string> answers)
    {
        for (var part = 1; part < RegistrationForm.Parts.Count; part++)
        {
            var questions = RegistrationForm.Of(part);
            for (var no = 1; no <= questions.Count; no++)
            {
                await person.Reads($"Phần {part}/{RegistrationForm.Parts.Count}");
                await person.Reads($"Câu {no}/{questions.Count}");
                await Write(person, questions[no - 1], answers[questions[no - 1].Name]);
                await SaveAndGoOn(person);
            }
        }
    }

    /// <summary>Saves the question on the screen; which one comes next is written on the button.</summary>
    public static Task SaveAndGoOn(Person person) => person.Follow(Save(person));

    /// <summary>The visible button of the screen: a telephone goes question by question.</summary>
    public static ILocator Save(Person person) =>
        person.Page.Locator("main button:visible", new() { HasTextString = "Lưu và sang" });

    /// <summary>Goes on from question to question without changing anything, until the registration can be sent.</summary>
    public static async Task GoToTheEnd(Person person)
    {
        for (var screens = RegistrationForm.Questions.Count; screens >= 0 && await Save(person).CountAsync() > 0; screens--)
        {
            await SaveAndGoOn(person);
        }

        Assert.Equal(0, await Save(person).CountAsync());
    }

    public static Task Send(Person person) => person.Press("Gửi bản đăng ký");

    private static Task Write(Person person, Question question, string answer) => question.Name switch
    {
        RegistrationForm.FieldName or RegistrationForm.Continuity or RegistrationForm.Sensitive =>
            person.Page.GetByRole(AriaRole.Group, new() { Name = question.Label.Vi }).GetByLabel(answer, new() { Exact = true }).CheckAsync(),
        RegistrationForm.Village => person.Choose(question.Label.Vi, answer),
        _ => person.Fill(question.Label.Vi, answer),
    };
}
