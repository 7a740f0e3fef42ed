using Sen.Data;
using Sen.Data.Audit;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>Verbs of the machine's owner: migrate, verify.</summary>
public static class Maintenance
{
    /// <summary>Brings the schema up to date.</summary>
    public static async Task<int> Migrate(SenOptions options)
    {
        await using var databases = options.OpenDatabases();
        await databases.Migrate(options.MachineClock().GetUtcNow(), CancellationToken.None);
        Console.WriteLine("Cơ sở dữ liệu đã ở phiên bản mới nhất.");
        return 0;
    }

    /// <summary>Verifies the audit chains; names the first bad line and answers 1 when there is one.</summary>
    public static async Task<int> Verify(SenOptions options)
    {
        if (options.Words is not ["audit"])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen verify audit");
            return 2;
        }

        await using var databases = options.OpenDatabases();
        await using var db = databases.Open(Scope.All);
        var verified = await Verification.Run(db, CancellationToken.None);
        if (verified.FirstBad is { } bad)
        {
            await Console.Error.WriteLineAsync($"SAI: {bad}. Đã đọc {verified.Lines} dòng.");
            return 1;
        }

        Console.WriteLine($"Đúng: {verified.Lines} dòng nhật ký, {verified.Roots} dòng chuỗi gốc. Dấu niêm phong mới nhất: {verified.Seal}");
        return 0;
    }
}
