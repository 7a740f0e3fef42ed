using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Units;

namespace Sen.Cli;

/// <summary>
/// <c>import units</c> loads the published lists of the country's units; <c>units find</c> looks a code or a name up in them. 0 is done or found, 1 a refusal or
/// nothing found, 2 a wrong call.
/// </summary>
public static class UnitsVerb
{
    private const string ImportUsage = """
        Cách dùng: ./sen import units [--from THƯ-MỤC] [--data THƯ-MỤC] [--database "Host=…"]
        """;

    private const string FindUsage = """
        Cách dùng: ./sen units find MÃ|TÊN [--json] [--data THƯ-MỤC] [--database "Host=…"]
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Loads the lists.</summary>
    public static async Task<int> Import(string[] args)
    {
        var (folder, rest) = Option(args, "--from");
        var (options, wrong) = SenOptions.Read(rest);
        if ((wrong ?? (options.Words is ["units"] && IsValue(folder) ? null : ImportUsage)) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        var texts = await ImportUnits.Texts(folder ?? ImportUnits.Folder, CancellationToken.None);
        var loaded = texts.Ok
            ? await new ImportUnits.Handler(databases, await options.BusinessClock(databases)).Handle(texts.Value, Actor.Sen(Door.CommandLine), CancellationToken.None)
            : texts.Refusal;
        return loaded.Ok ? Report(loaded.Value) : await Refused(loaded.Refusal);
    }

    /// <summary>Looks up.</summary>
    public static async Task<int> Find(string[] args)
    {
        var asJson = args.Contains("--json", StringComparer.Ordinal);
        var (options, wrong) = SenOptions.Read([.. args.Where(word => word != "--json")]);
        if ((wrong ?? (options.Words is ["find", _, ..] ? null : FindUsage)) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        // A name of several words needs no quotes.
        var typed = string.Join(' ', options.Words.Skip(1));
        await using var db = databases.Open(Scope.All);
        var found = Access.Ask(Actor.Sen(Door.CommandLine), Operation.FindUnits, Subject.None).Ok ? await UnitReading.Find(db, typed, CancellationToken.None) : [];
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(found.Select(AsJson), Json));
        }
        else if (found.Count > 0)
        {
            Console.WriteLine(string.Join('\n', found.Select(Described)));
        }
        else
        {
            await Console.Error.WriteLineAsync($"Không có đơn vị nào từng mang mã hoặc tên “{typed}”. Nếu chưa nạp danh mục, chạy ./sen import units.");
        }

        return found.Count > 0 ? 0 : 1;
    }

    private static int Report(ImportUnits.Loaded loaded)
    {
        if (loaded.IsNothing)
        {
            Console.WriteLine("Không có gì mới: danh mục đơn vị hành chính đã được nạp.");
            return 0;
        }

        foreach (var remark in loaded.Remarks)
        {
            Console.WriteLine($"  {remark.Vi}");
        }

        Console.WriteLine($"Đã nạp danh mục đơn vị hành chính: thêm {loaded.Units} đơn vị, {loaded.Versions} tên theo thời gian, {loaded.Successions} quan hệ kế tục.");
        return 0;
    }

    // Lists come from outside, and so do those who look after them: both languages.
    private static async Task<int> Refused(Refusal refusal)
    {
        var lines = refusal is Refusal.Invalid invalid
            ? invalid.Fields.Select(field => $"{field.Key}: {field.Value.Vi}\n  {field.Value.En}")
            : [$"{refusal.Sentence.Vi}\n  {refusal.Sentence.En}"];
        foreach (var line in lines)
        {
            await Console.Error.WriteLineAsync(line);
        }

        await Console.Error.WriteLineAsync("Chưa nạp gì. Đề nghị sửa các dòng trên rồi chạy lại.\n  Nothing was loaded. Please correct these lines and run it again.");
        return 1;
    }

    private static string Described(FoundUnit unit)
    {
        List<string> lines = [.. unit.Names.Select(name => Line(name, withTime: true))];
        lines.AddRange(unit.From.Select(step => $"  ← {Step(step)}"));
        lines.AddRange(unit.Into.Select(step => $"  → {Step(step)}"));
        return string.Join('\n', lines);
    }

    private static string Line(FoundName name, bool withTime)
    {
        var version = name.Version;
        IEnumerable<string> parts =
        [
            version.Title, version.Code is null ? "" : $"mã {version.Code}", withTime ? Time(version) : "", string.Join(", ", name.Above.Select(above => above.FullName)),
            withTime ? version.LegalBasis ?? "" : "",
        ];
        return string.Join(" · ", parts.Where(part => part.Length > 0));
    }

    private static string Step(FoundStep step)
    {
        var basis = step.Edge.Note.Length == 0 ? step.Edge.LegalBasis : $"{step.Edge.LegalBasis} – {step.Edge.Note}";
        return $"{UnitNames.NameOf(step.Edge.Kind).Vi} {AdministrativeDate.Short(step.Edge.EffectiveOn)}: {Line(step.Other, withTime: false)} ({basis})";
    }

    private static string Time(UnitVersion version) => (version.ValidFrom, version.ValidTo) switch
    {
        (null, null) => "không rõ ngày bắt đầu, đang có",
        ({ } from, null) => $"từ {AdministrativeDate.Short(from)}",
        (null, { } to) => $"đến {AdministrativeDate.Short(to.AddDays(-1))}",
        ({ } from, { } to) => $"{AdministrativeDate.Short(from)} – {AdministrativeDate.Short(to.AddDays(-1))}",
    };

    private static object AsJson(FoundUnit unit) => new
    {
        unit.Id,
        Names = unit.Names.Select(AsJson),
        Predecessors = unit.From.Select(AsJson),
        Successors = unit.Into.Select(AsJson),
    };

    // The last day is inclusive here, as published lists write it.
    private static object AsJson(FoundName name) => new
    {
        Kind = name.Version.Kind.ToString(),
        name.Version.Name,
        FullName = name.Version.Title,
        name.Version.Code,
        FirstDay = name.Version.ValidFrom,
        LastDay = name.Version.ValidTo?.AddDays(-1),
        Above = name.Above.Select(above => new { FullName = above.Title, above.Code }),
        Basis = name.Version.LegalBasis,
    };

    private static object AsJson(FoundStep step) => new
    {
        Kind = step.Edge.Kind.ToString(),
        On = step.Edge.EffectiveOn,
        Unit = new { Id = step.Other.Version.UnitId, FullName = step.Other.Version.Title, step.Other.Version.Code, Above = step.Other.Above.Select(above => above.Title) },
        Basis = step.Edge.LegalBasis,
        step.Edge.Note,
    };

    // What begins like an option is no folder: somebody forgot it.
    private static bool IsValue(string? folder) => folder is null || (folder.Length > 0 && !folder.StartsWith("--", StringComparison.Ordinal));

    // An option without its value is an empty one.
    private static (string? Value, string[] Others) Option(string[] args, string name)
    {
        var rest = args.ToList();
        var place = rest.FindIndex(word => word == name || word.StartsWith(name + "=", StringComparison.Ordinal));
        if (place < 0)
        {
            return (null, args);
        }

        var value = rest[place].Contains('=', StringComparison.Ordinal) ? rest[place][(name.Length + 1)..] : place + 1 < rest.Count ? rest[place + 1] : "";
        rest.RemoveRange(place, rest[place].Contains('=', StringComparison.Ordinal) || place + 1 >= rest.Count ? 1 : 2);
        return (value, [.. rest]);
    }
}
