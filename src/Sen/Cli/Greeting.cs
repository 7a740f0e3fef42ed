using Sen.Demo;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>What the person who started Sen reads on the terminal.</summary>
public static class Greeting
{
    /// <summary>Prints the addresses, and in a demonstration its date and accounts.</summary>
    public static Task Print(WebApplication app, SenOptions options)
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

        return Task.CompletedTask;
    }
}
