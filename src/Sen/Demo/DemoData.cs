using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sen.Movement.People;

namespace Sen.Demo;

/// <summary>Reads the files of <c>demo/binh-sa</c>, and gives every record of the demonstration the same id on every machine.</summary>
public static class DemoData
{
    /// <summary>Where the demonstration's date begins: 2022-09-23 08:00 in Vietnam, after the newest headline of the seed page.</summary>
    public static readonly DateTimeOffset Start = new(2022, 9, 23, 8, 0, 0, TimeSpan.FromHours(7));

    private static readonly string YearFile = Path.Combine("minh-hoa", "nam.json");
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The secret of the second step of an account of the demonstration: printed at each start, and good on this machine only.</summary>
    public static byte[] SecretOf(string user) => SHA256.HashData(Encoding.UTF8.GetBytes($"sen demo second step {user}"))[..SixDigitCode.SecretBytes];

    /// <summary>The folder of the demonstration's files, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "demo", "binh-sa");

    /// <summary>A UUIDv7 made from a name: the instant of the demonstration's start and the name's hash.</summary>
    public static Guid Id(string name)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"sen demo {name}"), bytes);
        var milliseconds = Start.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)((milliseconds >> (40 - (8 * i))) & 0xff);
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }

    /// <summary>The rows of a tab-separated file, each as column → value.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file));
        var columns = lines[0].Split('\t');
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line =>
        {
            var values = line.Split('\t');
            return columns.Select((column, i) => (column, value: i < values.Length ? values[i] : ""))
                .ToDictionary(pair => pair.column, pair => pair.value, StringComparer.Ordinal);
        })];
    }

    /// <summary>A value of a file whose values are <c>{"v": …, "o": origin}</c>.</summary>
    public static JsonDocument Document(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    /// <summary>The password and the accounts a person who starts the demonstration is told: read word by word, for every start waits for it.</summary>
    public static (string Password, IReadOnlyList<(string User, string Title, bool Decides)> Accounts) Accounts()
    {
        using var year = Document(YearFile);
        string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
        return (Text(year.RootElement, "password"), [.. year.RootElement.GetProperty("accounts").EnumerateArray().Select(account => (Text(account, "user"), Text(account, "title"), Decides(Text(account, "post"))))]);
    }

    /// <summary>True for a post whose holder signs in with two steps.</summary>
    public static bool Decides(string post) => AskedAgain.Posts.Contains(Enum.Parse<PostKind>(post));

    /// <summary>The illustrative accounts and registrations.</summary>
    public static DemoYear Year() =>
        JsonSerializer.Deserialize<DemoYear>(File.ReadAllText(Path.Combine(Folder, YearFile)), Json)!;
}

/// <summary>The file <c>minh-hoa/nam.json</c>: everything in it is illustrative.</summary>
public sealed record DemoYear(string Password, IReadOnlyList<DemoAccount> Accounts, IReadOnlyList<DemoRegistration> Registrations);

/// <summary>An account of the demonstration; a role title, never a person.</summary>
public sealed record DemoAccount(string User, string Title, string Post, string? Organisation);

/// <summary>A registration and the steps it went through.</summary>
public sealed record DemoRegistration(
    string Id, int Year, string Continuity, string Need, string Site, string Content, string Task, string Link, string Method,
    string Goal, string Forces, string? Finish, string? Spread, bool Sensitive, string? Model, string? Name, string? Owner, string? Village,
    string? Field, IReadOnlyList<DemoStep> Steps);

/// <summary>One step of a registration, on its day.</summary>
public sealed record DemoStep(
    string On, string Do, string? Text, int? Households, int? Participants, int? Labour, long? Money, IReadOnlyDictionary<string, string>? Reasons,
    IReadOnlyList<int>? Halves, string? Number, bool Exemplary);
