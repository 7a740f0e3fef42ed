using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Backup;
using Sen.Data.Files;
using Sen.Data.Search;
using Sen.Movement;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>Verbs of the machine's owner: migrate, verify, backup, restore. 0 is done, 1 a refusal or a finding, 2 a wrong call.</summary>
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
        if (options.Words is not ["audit"] and not ["audit", "heads", _])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen verify audit [heads TỆP], hoặc ./sen verify sums [--repair]");
            return 2;
        }

        var (noted, wrong) = options.Words is [_, _, var kept] ? await Noted(kept) : ([], null);
        if (wrong is not null)
        {
            await Console.Error.WriteLineAsync(wrong);
            return 1;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await NotThere();
        }

        await using var db = databases.Open(Scope.All);
        var verified = await Verification.Run(db, CancellationToken.None, noted);
        if (verified.FirstBad is null && noted.Count > 0)
        {
            Console.WriteLine($"Khớp với {noted.Count} dấu trong bản niêm phong.");
        }

        return await Report(verified);
    }

    /// <summary>Writes the newest marks of all chains, to be kept outside the machine.</summary>
    public static async Task<int> Audit(SenOptions options)
    {
        if (options.Words is not ["heads"])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen audit heads > niem-phong.txt");
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await NotThere();
        }

        await using var db = databases.Open(Scope.All);
        Console.Write(AuditSeal.Write(await AuditSeal.Read(db, null, CancellationToken.None), options.MachineClock().GetUtcNow().UtcDateTime));
        return 0;
    }

    private static async Task<(IReadOnlyList<NotedHead> Heads, string? Wrong)> Noted(string file)
    {
        if (!File.Exists(file))
        {
            return ([], $"Không có tệp “{file}”.");
        }

        var (heads, wrong) = AuditSeal.Parse(await File.ReadAllTextAsync(file));
        return wrong > 0 ? ([], $"{file}, dòng {wrong}: không phải dấu niêm phong. Mỗi dòng gồm mã chuỗi, số dòng và dấu, như tệp do ./sen audit heads hoặc trang Niêm phong nhật ký ghi ra.") : (heads, null);
    }

    /// <summary>Makes the search index anew from what is public.</summary>
    public static async Task<int> Search(SenOptions options)
    {
        if (options.Words is not ["rebuild"])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen search rebuild");
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await NotThere();
        }

        Console.WriteLine($"Đã lập lại chỉ mục tìm kiếm: {await SearchIndex.Rebuild(databases, always: true, CancellationToken.None)} mục.");
        return 0;
    }

    /// <summary>Makes a backup: one archive with every table and every file.</summary>
    public static async Task<int> Backup(SenOptions options)
    {
        if (options.Words is not [var path])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen backup TỆP [--data THƯ-MỤC] [--database CHUỖI-KẾT-NỐI]");
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await NotThere();
        }

        var taken = await TakeBackup.Run(databases, new FileStore(options.FilesFolder), path, Version, options.MachineClock().GetUtcNow().UtcDateTime, CancellationToken.None);
        if (!taken.Ok)
        {
            return await Refused(taken.Refusal);
        }

        var manifest = taken.Value;
        Console.WriteLine($"Đã sao lưu vào {path}: {manifest.Tables.Count} bảng, {manifest.Tables.Sum(table => table.Rows)} dòng, {manifest.Parts.Count - manifest.Tables.Count} tệp.");
        await WarnOfMissing(manifest);
        return 0;
    }

    /// <summary>Restores an archive into an empty database and verifies its audit.</summary>
    public static async Task<int> Restore(SenOptions options)
    {
        if (options.Words is not [var path])
        {
            await Console.Error.WriteLineAsync("Cách dùng: ./sen restore TỆP [--data THƯ-MỤC-MỚI] [--database CHUỖI-KẾT-NỐI]");
            return 2;
        }

        await using var databases = options.OpenDatabases();
        var restored = await RestoreBackup.Run(databases, new FileStore(options.FilesFolder), path, CancellationToken.None);
        if (!restored.Ok)
        {
            return await Refused(restored.Refusal);
        }

        var manifest = restored.Value.Manifest;
        Console.WriteLine($"Đã khôi phục từ {path} (sao lưu lúc {manifest.At:yyyy-MM-dd HH:mm} UTC): {manifest.Tables.Count} bảng, {manifest.Tables.Sum(table => table.Rows)} dòng, {manifest.Parts.Count - manifest.Tables.Count} tệp.");
        await WarnOfMissing(manifest);
        return await Report(restored.Value.Audit);
    }

    private static string Version => typeof(Maintenance).Assembly.GetName().Version!.ToString(3);

    private static async Task<int> Report(Verified verified)
    {
        if (verified.FirstBad is { } bad)
        {
            await Console.Error.WriteLineAsync($"SAI: {bad}. Đã đọc {verified.Lines} dòng.");
            return 1;
        }

        Console.WriteLine($"Đúng: {verified.Lines} dòng nhật ký, {verified.Roots} dòng chuỗi gốc. Dấu niêm phong mới nhất: {verified.Seal}");
        return 0;
    }

    internal static async Task<int> NotThere()
    {
        await Console.Error.WriteLineAsync(
            "Không tìm thấy dữ liệu của Sen, hoặc dữ liệu chưa ở phiên bản này. Đề nghị xem lại --data, --database; nếu dữ liệu của phiên bản trước, chạy ./sen migrate.");
        return 1;
    }

    internal static async Task<int> Refused(Refusal refusal)
    {
        await Console.Error.WriteLineAsync(refusal.Sentence.Vi);
        return 1;
    }

    private static async Task WarnOfMissing(Manifest manifest)
    {
        if (manifest.Missing.Count > 0)
        {
            await Console.Error.WriteLineAsync($"Lưu ý: {manifest.Missing.Count} tệp đã mất hoặc hỏng từ trước khi sao lưu: {string.Join(", ", manifest.Missing)}");
        }
    }
}
