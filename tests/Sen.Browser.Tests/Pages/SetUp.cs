using Microsoft.Extensions.DependencyInjection;
using Sen.Plumbing;
using Sen.Testing;

namespace Sen.Browser;

/// <summary>The set-up of an empty installation.</summary>
public static class SetUp
{
    /// <summary>Opens the address that the terminal shows to whoever started Sen, and creates the administrator.</summary>
    public static async Task Administrator(Person person, SenHost sen)
    {
        await person.Open($"{SetUpCode.Page}?ma={sen.Services.GetRequiredService<SetUpCode>().Text}");
        await person.Fill("Chức danh", "Quản trị xã");
        await person.Fill("Tên đăng nhập", "quan-tri");
        await person.Fill("Mật khẩu", "bốn từ bất kỳ nhé");
        await person.Fill("Ghi lại mật khẩu", "bốn từ bất kỳ nhé");
        await person.Press("Lưu và sang bước 2");
    }

    /// <summary>The administrator's post decides: the second step comes before anything else.</summary>
    public static async Task SecondStep(Person person)
    {
        await person.Reads("Vị trí đang giữ được duyệt, công nhận");
        await Doorway.SetUpSecondStep(person, "quan-tri");
        await person.Press("Đã ghi lại");
        await person.Open("/can-bo/cai-dat");
    }
}
