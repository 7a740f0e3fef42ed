using Microsoft.Playwright;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>A villager writes from a telephone without scripts, an officer answers, the villager follows it by the code and says it is not solved.</summary>
public sealed class FeedbackTests : AccessibilityTests
{
    private const string Words = "Đèn đường đầu xóm không sáng từ tuần trước.";

    [Theory, EachDatabase]
    public async Task Written_with_a_photo_answered_followed_and_opened_again_with_scripts_off(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await using var villager = await Person.Arrive(sen.Address, Screen.Phone, scripts: false);
        await using var officer = await Person.Arrive(sen.Address, Screen.Phone, scripts: false);

        await villager.Open("/phong-trao");
        await villager.Follow(villager.Page.GetByRole(AriaRole.Link, new() { Name = "Góp ý về trang này", Exact = true }));
        var code = await Write(villager);
        await villager.Reads("Trả lời trong 5 ngày làm việc.");

        await Doorway.SignIn(officer, "khoidanvan", Demo.DemoData.Year().Password);
        await officer.Open("/can-bo/viec");
        await officer.Reads($"Trả lời góp ý: “{Words}”");
        await officer.Follow(officer.Page.Locator(".tasks li").Filter(new() { HasText = Words }).Locator("a.btn").First);
        Assert.Equal(1, await officer.Page.Locator(".evidence img").CountAsync());
        await officer.Fill("Trả lời", "Đã thay bóng, mời bà con xem lại.");
        await officer.Press("Gửi trả lời");
        await officer.Reads("Đã trả lời; người gửi đọc bằng mã tra cứu.");

        await villager.Open("/gop-y/tra-cuu");
        await villager.Fill("Mã trên biên nhận", code.ToLowerInvariant());
        await villager.Press("Xem trả lời");
        await villager.Reads("Đã thay bóng, mời bà con xem lại.");
        await villager.Fill("Còn điều gì chưa được?", "Đêm qua lại tắt.");
        await villager.Press("Đề nghị xem lại");

        await villager.Reads("Người dân đề nghị xem lại");
        await villager.Reads("Chờ trả lời, hạn");
        Assert.Empty(await villager.Context.CookiesAsync());
        villager.IsContent();
        officer.IsContent();
    }

    [Theory, InlineData("co-chu", "lon"), InlineData("giao-dien", "toi"), InlineData("ngon-ngu", "en")]
    public async Task What_was_typed_is_still_there_when_the_page_is_drawn_in_another_look(string what, string to)
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var villager = await Person.Arrive(sen.Address, Screen.Desktop);
        await villager.Open("/gop-y");
        await villager.Fill("Muốn nói điều gì?", Words);

        await villager.Follow(villager.Page.Locator($"button[name='{what}'][value='{to}']:visible").First);

        await Assertions.Expect(villager.Page.Locator("main textarea").First).ToHaveValueAsync(Words);
        Assert.Empty(await villager.Page.EvaluateAsync<string[]>("() => Object.keys(sessionStorage)"));
        villager.IsContent();
    }

    [Fact]
    public async Task The_receipt_and_the_way_of_following_are_for_everybody()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var villager = await Person.Arrive(sen.Address, Screen.Phone);

        await villager.Open("/gop-y");
        await Write(villager);
        await IsForEverybody(villager, "feedback received");
        await villager.Go("Xem góp ý vừa gửi");
        await IsForEverybody(villager, "feedback followed");

        villager.IsContent();
    }

    private static async Task<string> Write(Person villager)
    {
        await villager.Fill("Muốn nói điều gì?", Words);
        await villager.Field("Ảnh 1 (nếu có)").SetInputFilesAsync(new FilePayload { Name = "anh.jpg", MimeType = "image/jpeg", Buffer = PhotoWithPlace.Take() });
        // Nobody writes faster than this; what machines send waits apart.
        await Task.Delay(Feedback.FeedbackTickets.Quickest, TestContext.Current.CancellationToken);
        await villager.Press("Gửi góp ý");
        return await villager.Page.Locator("main .lead b").InnerTextAsync();
    }
}
