using Sen.Movement.Models;

namespace Sen.Browser;

/// <summary>What the standing body and the committee do with a registration.</summary>
public static class ReviewPages
{
    /// <summary>Sends it back with a reason at one question.</summary>
    public static async Task Return(Person person, Question question, string reason)
    {
        await person.Page.Locator("summary", new() { HasTextString = $"Nêu lý do “{question.Label.Vi}”" }).ClickAsync();
        await person.Fill($"Lý do trả lại câu “{question.Label.Vi}”", reason);
        await person.Page.Locator("summary", new() { HasTextString = "Trả lại để bổ sung" }).ClickAsync();
        await person.Press("Trả lại với các lý do đã nêu");
    }

    public static async Task Appraise(Person person, string opinion)
    {
        await person.Fill("Ý kiến thẩm định", opinion);
        await person.Press("Thẩm định và xem bản tiếp theo");
    }

    public static Task Approve(Person person) => person.Press("Duyệt và xem bản tiếp theo");
}
