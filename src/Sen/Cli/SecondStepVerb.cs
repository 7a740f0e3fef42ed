using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Demo;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>Verbs on the second step of signing in: <c>code</c> for people who try the demonstration, <c>second-step drop</c> for the owner of the machine. 0 is done, 1 a refusal, 2 a wrong call.</summary>
public static class SecondStepVerb
{
    /// <summary>Prints the present code of an account of the demonstration.</summary>
    public static async Task<int> Code(SenOptions options)
    {
        if (options.Words is not [var name])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen code TÀI-KHOẢN (chỉ cho tài khoản minh họa)");
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        await using var db = databases.Open(Scope.All);
        var kept = name.ToLowerInvariant();
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.UserName == kept && row.IsDemo, CancellationToken.None);
        if (account is null || account.SecondStepSince != DemoData.Start.UtcDateTime)
        {
            await Console.Error.WriteLineAsync(account is null ? $"Không có tài khoản minh họa “{name}”."
                : account.SecondStepSince is null ? $"Tài khoản “{name}” không có bước thứ hai." : $"Bước thứ hai của “{name}” đã đặt lại: xin xem mã trong ứng dụng đã đặt.");
            return 1;
        }

        Console.WriteLine(SixDigitCode.At(DemoData.SecretOf(account.UserName!), SixDigitCode.StepAt(options.MachineClock().GetUtcNow())));
        return 0;
    }

    /// <summary>Takes the second step off an account, when the only administrator lost telephone and codes.</summary>
    public static async Task<int> Drop(SenOptions options)
    {
        if (options.Words is not ["drop", var name])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen second-step drop TÀI-KHOẢN");
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        await using var db = databases.Open(Scope.All);
        var kept = name.ToLowerInvariant();
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.UserName == kept, CancellationToken.None) is not { CommuneId: { } commune } account)
        {
            await Console.Error.WriteLineAsync($"Không có tài khoản “{name}”.");
            return 1;
        }

        var clock = await options.BusinessClock(databases);
        var services = new ServiceCollection().AddLogging();
        Wiring.Add(services, options, databases, (BusinessClock)clock);
        await using var parts = services.BuildServiceProvider();
        await using var scope = parts.CreateAsyncScope();
        // A command sees every commune; the act is one of the account’s own.
        scope.ServiceProvider.GetRequiredService<Visit>().Scope = Scope.All;
        var answer = await scope.ServiceProvider.GetRequiredService<DropSecondStep.Handler>()
            .Handle(account.Id, new(Guid.CreateVersion7(clock.GetUtcNow())), Actor.Sen(Door.CommandLine), commune, CancellationToken.None);
        if (!answer.Ok)
        {
            return await Maintenance.Refused(answer.Refusal);
        }

        Console.WriteLine($"Đã bỏ bước thứ hai của “{account.UserName}”. Lần đăng nhập sau người này đặt lại. Việc này có ghi vào nhật ký.");
        return 0;
    }
}
