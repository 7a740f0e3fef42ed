using Microsoft.Extensions.DependencyInjection;
using Sen.Plumbing;

namespace Sen.Browser;

// How the people get in: the set-up, the accounts, the posts, the first passwords.
internal sealed partial class Story
{
    private const string Village = "Thôn Bình Trúc I";

    private Person? _administrator;

    public async Task The_first_person_creates_the_administrator_and_the_commune()
    {
        _administrator = await Newcomer();
        // The address with the code is what the terminal shows to whoever started Sen.
        await _administrator.Open($"{SetUpCode.Page}?ma={sen.Services.GetRequiredService<SetUpCode>().Text}");
        await _administrator.Fill("Chức danh", "Quản trị xã");
        await _administrator.Fill("Tên đăng nhập", "quan-tri");
        await _administrator.Fill("Mật khẩu", "bốn từ bất kỳ nhé");
        await _administrator.Fill("Ghi lại mật khẩu", "bốn từ bất kỳ nhé");
        await _administrator.Press("Lưu và sang bước 2");

        await _administrator.Tick("Xã");
        await _administrator.Fill("Tên đơn vị", "Bình Sa");
        await _administrator.Tick("Tỉnh");
        await _administrator.Fill("Tên tỉnh, thành phố", "Quảng Nam");
        await _administrator.Fill("Tên huyện trước đây (nếu có)", "Thăng Bình");
        await _administrator.Fill("Có tên và địa giới này từ ngày", "01/01/2000");
        await _administrator.Fill("Các thôn, tổ dân phố (nếu có)", $"{Village}\nThôn 2\nThôn 3");
        await _administrator.Press("Hoàn tất thiết lập");
    }
}
