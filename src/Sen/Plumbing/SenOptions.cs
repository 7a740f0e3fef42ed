using System.Globalization;
using Sen.Data;

namespace Sen.Plumbing;

/// <summary>What the person who starts Sen may say. The same for <c>./run</c> and <c>./sen</c>.</summary>
public sealed record SenOptions
{
    /// <summary>Folder of the database file, the photos and the keys.</summary>
    public string Data { get; init; } = "./data";

    /// <summary>PostgreSQL connection string; null means the SQLite file in <see cref="Data"/>.</summary>
    public string? Database { get; init; }

    /// <summary>Addresses to serve on.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Start without the demonstration and lead the first person through the set-up.</summary>
    public bool Empty { get; init; }

    /// <summary>The mail server to send through, as the file of <c>--smtp</c> describes it; null sends no mail.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>The machine's idea of today, for tests: a day, taken as 08:00 in Vietnam, or a full instant.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>The province's sign-in, as the file of <c>--sso</c> describes it; null without one.</summary>
    public ProvinceDoor? Province { get; init; }

    /// <summary>Words that are not options, for example <c>audit</c> or a file name.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The folder of files owned by records.</summary>
    public string FilesFolder => Path.Combine(Data, "files");

    /// <summary>Opens the database these options name; an SQLite file comes to be when it is first written.</summary>
    public Databases OpenDatabases(ILoggerFactory? logs = null)
    {
        Directory.CreateDirectory(Data);
        return Database is null ? Databases.Sqlite(SqliteFile, logs) : Databases.Postgres(Database, logs);
    }

    /// <summary>Opens a database that has to be there already, in this program's shape; null when it is not. Makes no folder and no file.</summary>
    public async Task<Databases?> OpenExisting(CancellationToken ct)
    {
        if (Database is null && !File.Exists(SqliteFile))
        {
            return null;
        }

        var databases = OpenDatabases();
        if (await InstallationReading.Of(databases, ct) is not null)
        {
            return databases;
        }

        await databases.DisposeAsync();
        return null;
    }

    /// <summary>The machine's clock, shifted when <c>--clock</c> says so; it runs on from there.</summary>
    public TimeProvider MachineClock() => Clock is { } start ? new ShiftedClock(start) : TimeProvider.System;

    /// <summary>The clock acts of the command line are dated by: the machine's, or the demonstration's date where it stopped.</summary>
    public async Task<TimeProvider> BusinessClock(Databases databases)
    {
        var clock = new BusinessClock(MachineClock());
        if (await InstallationReading.Of(databases, CancellationToken.None) is { IsDemo: true, DemoClock: { } stopped })
        {
            clock.Demonstrate(new DateTimeOffset(stopped, TimeSpan.Zero));
        }

        return clock;
    }

    /// <summary>Reads the options; the second value says what is wrong with them.</summary>
    public static (SenOptions Options, string? Wrong) Read(string[] args)
    {
        var options = new SenOptions();
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] && left.StartsWith("--", StringComparison.Ordinal)
                ? (left, right) : (args[i], null);
            if (name == "--empty")
            {
                options = options with { Empty = value is null or "true" };
            }
            else if (name is "--data" or "--database" or "--urls" or "--clock" or "--sso" or "--smtp")
            {
                value ??= i + 1 < args.Length ? args[++i] : null;
                if (value is null)
                {
                    return (options, $"Thiếu giá trị sau {name}.");
                }

                if (name == "--database" && !Databases.NamesServer(value))
                {
                    return (options, "--database cần chuỗi kết nối PostgreSQL, ví dụ \"Host=127.0.0.1;Database=sen\". Dùng SQLite thì chỉ cần --data.");
                }

                if (name == "--clock" && Instant(value) is null)
                {
                    return (options, $"--clock cần ngày theo mẫu 2026-11-23; đang ghi “{value}”.");
                }

                var (province, wrong) = name == "--sso" ? ProvinceDoor.Read(value) : (options.Province, null);
                var (mail, wrongMail) = name == "--smtp" ? MailSettings.Read(value) : (options.Mail, null);
                if ((wrong ?? wrongMail) is { } sentence)
                {
                    return (options, sentence);
                }

                options = name switch
                {
                    "--data" => options with { Data = value },
                    "--database" => options with { Database = value },
                    "--urls" => options with { Urls = value },
                    "--sso" => options with { Province = province },
                    "--smtp" => options with { Mail = mail },
                    _ => options with { Clock = Instant(value) },
                };
            }
            else if (name.StartsWith("--", StringComparison.Ordinal))
            {
                return (options, $"Không có tùy chọn {name}. Các tùy chọn: --data, --database, --urls, --empty, --clock, --sso, --smtp.");
            }
            else
            {
                words.Add(name);
            }
        }

        return (options with { Words = words }, null);
    }

    private string SqliteFile => Path.Combine(Data, "sen.db");

    private static DateTimeOffset? Instant(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.FromHours(7))
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
