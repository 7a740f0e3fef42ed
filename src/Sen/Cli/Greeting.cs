using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Demo;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>What the person who started Sen reads on the terminal.</summary>
public static class Greeting
{
    /// <summary>Prints the addresses, and in a demonstration its date and accounts.</summary>
    public static async Task Print(WebApplication app, SenOptions options)
    {
        var where = options.Database is null ? Path.GetFullPath(options.Data) : "PostgreSQL";
        Console.WriteLine($"Sen đang chạy: {string.Join(", ", app.Urls)} (dữ liệu: {where})");
        if (app.Services.GetRequiredService<BusinessClock>() is { IsDemo: true } clock)
        {
            var year = DemoData.Year();
            Console.WriteLine($"Bản minh họa xã Bình Sa, ngày {Movement.Text.AdministrativeDate.Short(Movement.BusinessCalendar.Today(clock))}. Đăng nhập tại {app.Urls.First()}/can-bo");
            Console.WriteLine($"Mật khẩu chung: {year.Password}");
            foreach (var account in year.Accounts)
            {
                Console.WriteLine($"  {account.User,-16} {account.Title}");
            }
        }

        // Whoever reads the terminal may set the installation up; nobody else.
        await using var db = app.Services.GetRequiredService<Databases>().Open(Scope.All);
        if (!await db.Users.AnyAsync())
        {
            var code = app.Services.GetRequiredService<SetUpCode>();
            Console.WriteLine($"Chưa có dữ liệu. Thiết lập ban đầu tại: {app.Urls.First()}{SetUpCode.Page}?ma={code.Text}");
        }
    }
}
