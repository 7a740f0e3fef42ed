using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Demo;
using Sen.Movement.People;
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
            PrintDemo(app, clock);
        }
        else if (await NobodyIsThere(app.Services.GetRequiredService<Databases>()))
        {
            // Whoever reads the terminal may set the installation up; nobody else.
            var code = app.Services.GetRequiredService<SetUpCode>();
            Console.WriteLine($"Chưa có dữ liệu. Thiết lập ban đầu tại: {app.Urls.First()}{SetUpCode.Page}?ma={code.Text}");
        }
        else if (options.Empty && await OnlyDemoIsThere(app.Services.GetRequiredService<Databases>()))
        {
            Console.WriteLine("Ở đây có bản minh họa đang nạp dở. Chạy lại không có --empty để nạp tiếp, hoặc chọn thư mục khác bằng --data.");
        }
    }

    private static void PrintDemo(WebApplication app, BusinessClock clock)
    {
        var (password, accounts) = DemoData.Accounts();
        Console.WriteLine($"Bản minh họa xã Bình Sa, ngày {Movement.Text.AdministrativeDate.Short(Movement.BusinessCalendar.Today(clock))}. Đăng nhập tại {app.Urls.First()}/can-bo");
        Console.WriteLine($"Mật khẩu chung: {password}");
        foreach (var account in accounts)
        {
            var secret = account.Decides ? $" · khóa tạo mã: {SixDigitCode.InGroups(DemoData.SecretOf(account.User))}" : "";
            Console.WriteLine($"  {account.User,-16} {account.Title}{secret}");
        }

        var (second, _, _) = accounts.First(account => account.Decides);
        Console.WriteLine($"Tài khoản có khóa tạo mã đăng nhập bằng hai bước: gõ khóa vào ứng dụng tạo mã, hoặc chạy ./sen code {second} để xem mã lúc này.");
    }

    private static async Task<bool> OnlyDemoIsThere(Databases databases)
    {
        await using var db = databases.Open(Scope.All);
        return await db.Installation.AnyAsync(row => row.SetUpAt == null) && await db.Users.AnyAsync() && await db.Users.AllAsync(account => account.IsDemo);
    }

    // Asked of the model of all tables only when the installation's own row leaves it open: the first reader is waiting.
    private static async Task<bool> NobodyIsThere(Databases databases)
    {
        if (await InstallationReading.Of(databases, CancellationToken.None) is { SetUpAt: not null })
        {
            return false;
        }

        await using var db = databases.Open(Scope.All);
        return !await db.Users.AnyAsync();
    }
}
