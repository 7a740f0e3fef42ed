using Microsoft.Playwright;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>An editor puts a photograph into the library, finds that it lacks words and writes them, with scripts and without.</summary>
public sealed class MediaLibraryTests : IAsyncLifetime
{
    private const string Library = "/can-bo/cong-tin/anh";

    private SenHost? _sen;

    public async ValueTask InitializeAsync() => _sen = await SenHost.Start(Engine.Sqlite, demo: true);

    public ValueTask DisposeAsync() => _sen!.DisposeAsync();

    [Theory, InlineData(true, true), InlineData(false, false)]
    public async Task A_photograph_is_sent_found_lacking_words_and_given_them(bool phone, bool scripts)
    {
        await using var editor = await Person.Arrive(_sen!.Address, phone ? Screen.Phone : Screen.Desktop, scripts);
        await Doorway.SignIn(editor, "bientap", Demo.DemoData.Year().Password);
        await editor.Open($"{Library}/them");
        await editor.Page.Locator("input[type=file]").SetInputFilesAsync(
            (FilePayload[])[new() { Name = "đường hoa.jpg", MimeType = "image/jpeg", Buffer = PhotoWithPlace.Take() }, new() { Name = "lễ.mp4", MimeType = "video/mp4", Buffer = [0, 0, 0, 24, .. "ftypisom0000"u8] }]);
        await editor.Press("Gửi ảnh, tệp");
        await editor.Reads("chưa nhận phim");
        await editor.Reads("Đã nhận: đường hoa.jpg");
        await Pictures.Keep(editor, $"media refused {(phone ? 390 : 1280)}");

        await editor.Go("Về kho ảnh, tệp");
        await editor.Follow(editor.Page.Locator("main .chips a", new() { HasTextString = "Thiếu mô tả (1)" }));
        await editor.Reads("đường hoa.jpg");
        await Pictures.Keep(editor, $"media list {(phone ? 390 : 1280)}");
        Assert.Empty(await Findings("the list"));
        await editor.Go("đường hoa.jpg");
        await editor.Press("Lưu thông tin");
        await editor.Reads("hoặc chọn “Ảnh trang trí”");
        await editor.Fill("Mô tả ảnh", "Hai bên đường thôn trồng hoa mười giờ");
        await editor.Press("Lưu thông tin");
        await editor.Reads("Đã lưu.");
        Assert.True(await editor.Page.Locator("main picture img").EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        await Pictures.Keep(editor, $"media item {(phone ? 390 : 1280)}");
        Assert.Empty(await Findings("the item"));
        await editor.Go("Kho ảnh, tệp");
        await editor.Reads("Thiếu mô tả (0)");
        editor.IsContent();

        // The engine of the check is a script itself: in a browser without scripts it would wait for ever.
        async Task<IReadOnlyList<string>> Findings(string when) => scripts ? await Axe.Findings(editor, when) : [];
    }
}
