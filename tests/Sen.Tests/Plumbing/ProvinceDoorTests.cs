using Sen.Plumbing;
using Sen.Tests.Spine;
using Xunit;

namespace Sen.Tests.Plumbing;

/// <summary>The file of the province's sign-in: what it says, and a sentence at the start for everything that is wrong with it.</summary>
public sealed class ProvinceDoorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sen-sso-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_whole_file_is_read_and_its_secret_may_lie_beside_it()
    {
        File.WriteAllText(Path.Combine(_folder, "bi-mat.txt"), "  chuỗi bí mật\n");
        var (door, wrong) = Read("""
            {
              // lời ghi chú
              "name": "tài khoản tỉnh (minh họa)", "nameEn": "the province’s account", "issuer": "https://sso.example.vn/tinh/", "clientId": "sen",
              "secretFile": "bi-mat.txt", "secondStep": ["mfa", "otp"], "origins": ["https://dang-nhap.example.vn"],
            }
            """);

        Assert.Null(wrong);
        Assert.Equal(("tài khoản tỉnh (minh họa)", "sen", "chuỗi bí mật", "https://sso.example.vn/tinh"), (door!.Name, door.ClientId, door.Secret, door.Key));
        Assert.Equal(["mfa", "otp"], door.SecondStep);
        Assert.Equal(["https://sso.example.vn", "https://dang-nhap.example.vn"], door.FormTargets);
        Assert.True(door.IsIssuer("https://sso.example.vn/tinh") && door.IsIssuer("https://sso.example.vn/tinh/"));
        Assert.False(door.IsIssuer("https://sso.example.vn/Tinh") || door.IsIssuer("https://sso.example.vn") || door.IsIssuer(null));
        Assert.DoesNotContain("chuỗi bí mật", door.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn","clientId":"c","secret":"s","pasword":"x"}""", "mục lạ “pasword”")]
    [InlineData("""{"issuer":"https://a.example.vn","clientId":"c","secret":"s"}""", "thiếu “name”")]
    [InlineData("""{"name":"t","issuer":" ","clientId":"c","secret":"s"}""", "thiếu “issuer”")]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn","clientId":7,"secret":"s"}""", "thiếu “clientId”")]
    [InlineData("""{"name":"t","issuer":"http://a.example.vn","clientId":"c","secret":"s"}""", "“issuer” cần địa chỉ https://")]
    [InlineData("""{"name":"t","issuer":"a.example.vn","clientId":"c","secret":"s"}""", "“issuer” cần địa chỉ https://")]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn?x=1","clientId":"c","secret":"s"}""", "“issuer” cần địa chỉ https://")]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn","clientId":"c"}""", "“secret”")]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn","clientId":"c","secret":"s","secretFile":"f"}""", "đúng một trong hai")]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn","clientId":"c","secretFile":"khong-co"}""", "không đọc được tệp “khong-co”")]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn","clientId":"c","secret":"s","secondStep":"mfa"}""", "“secondStep” cần một danh sách")]
    [InlineData("""{"name":"t","issuer":"https://a.example.vn","clientId":"c","secret":"s","origins":["javascript:alert(1)"]}""", "“origins” cần các địa chỉ https://")]
    [InlineData("""{"name":"một tên dài hơn sáu mươi ký tự thì không còn đứng vừa trên nút của điện thoại","issuer":"https://a.example.vn","clientId":"c","secret":"s"}""", "tối đa 60 ký tự")]
    [InlineData("""{"name":"t",""", "chưa đúng dạng JSON, xem dòng 1")]
    [InlineData("[]", "cần một đối tượng")]
    public void What_is_wrong_is_a_sentence_that_names_it(string text, string words)
    {
        var (door, wrong) = Read(text);

        Assert.Null(door);
        Assert.Contains(words, wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080/tinh")]
    [InlineData("https://sso.example.vn")]
    public void Plain_http_is_for_this_machine_only(string issuer) => Assert.Null(Read($$"""{"name":"t","issuer":"{{issuer}}","clientId":"c","secret":"s"}""").Wrong);

    [Fact]
    public async Task A_start_with_a_wrong_file_says_so_and_does_not_serve()
    {
        var (code, _, error) = await SenProcess.Run(TestContext.Current.CancellationToken, "serve", "--data", _folder, "--sso", Path.Combine(_folder, "khong-co.json"));

        Assert.Equal(2, code);
        Assert.Contains("không đọc được tệp", error, StringComparison.Ordinal);
    }

    private (ProvinceDoor? Door, string? Wrong) Read(string text)
    {
        var file = Path.Combine(_folder, "sso.json");
        File.WriteAllText(file, text);
        return ProvinceDoor.Read(file);
    }
}
