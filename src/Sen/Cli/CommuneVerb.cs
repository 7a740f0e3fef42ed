using System.Text;
using Sen.Administration;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary><c>commune add</c>: adds another commune with its portal to this installation. 0 is done, 1 a refusal, 2 a wrong call.</summary>
public static class CommuneVerb
{
    private const string Usage = """
        Cách dùng: ./sen commune add --kind xã|phường|"đặc khu" --name TÊN --province-kind tỉnh|"thành phố" --province TÊN --from NGÀY
                   --host TÊN-MIỀN --account TÊN-ĐĂNG-NHẬP [--code MÃ] [--district TÊN] [--villages TỆP, mỗi dòng một thôn]
                   [--data THƯ-MỤC] [--database "Host=…"]
        """;

    // Each option and the answer it gives.
    private static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        ["--kind"] = nameof(CommuneAnswers.Kind),
        ["--name"] = nameof(CommuneAnswers.Name),
        ["--code"] = nameof(CommuneAnswers.Code),
        ["--province-kind"] = nameof(CommuneAnswers.ProvinceKind),
        ["--province"] = nameof(CommuneAnswers.Province),
        ["--district"] = nameof(CommuneAnswers.District),
        ["--from"] = nameof(CommuneAnswers.From),
        ["--villages"] = nameof(CommuneAnswers.Villages),
        ["--host"] = nameof(AddCommune.Form.Host),
        ["--account"] = nameof(AddCommune.Form.Account),
    };

    /// <summary>Reads the call, adds the commune, prints where it is and its administrator's one-time code, once.</summary>
    public static async Task<int> Run(string[] args)
    {
        var (answers, rest, missing) = Read(args);
        var (options, wrong) = SenOptions.Read([.. rest]);
        if ((missing ?? wrong ?? (options.Words is ["add"] ? null : Usage)) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence == Usage ? Usage : $"{sentence}\n{Usage}");
            return 2;
        }

        if (answers.TryGetValue(nameof(CommuneAnswers.Villages), out var file))
        {
            if (await Lines(file) is not { } lines)
            {
                await Console.Error.WriteLineAsync($"--villages: không đọc được tệp {file}. Đề nghị xem lại tên tệp; tệp ghi bằng Unicode (UTF-8), mỗi dòng một thôn.");
                return 1;
            }

            answers[nameof(CommuneAnswers.Villages)] = lines;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        return databases is null ? await Maintenance.NotThere() : await Add(options, databases, Form(answers));
    }

    private static async Task<int> Add(SenOptions options, Databases databases, AddCommune.Form form)
    {
        var clock = new BusinessClock(options.MachineClock());
        if (await InstallationReading.Of(databases, CancellationToken.None) is { IsDemo: true, DemoClock: { } stopped })
        {
            clock.Demonstrate(new DateTimeOffset(stopped, TimeSpan.Zero));
        }

        // The same parts as a page has, so that names and passwords are judged alike.
        var services = new ServiceCollection().AddLogging();
        Wiring.Add(services, options, databases, clock);
        await using var parts = services.BuildServiceProvider();
        await using var scope = parts.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<AddCommune.Handler>().Handle(form, Actor.Sen(Door.CommandLine), CancellationToken.None);
        return added.Ok ? Report(added.Value) : await Refused(added.Refusal);
    }

    private static int Report(AddCommune.Added added)
    {
        Console.WriteLine($"Đã thêm {added.Commune}, {added.Above}. Cổng thông tin trả lời ở tên miền {added.Host}.");
        Console.WriteLine($"Đăng nhập tại https://{added.Host}/can-bo bằng tài khoản: {added.Account}");
        Console.WriteLine($"Mã một lần: {added.Password}");
        Console.WriteLine($"Mã chỉ hiện ở đây, ghi vào ô mật khẩu và dùng đến hết ngày {AdministrativeDate.Short(added.Until)}; vào rồi thì đặt mật khẩu riêng.");
        return 0;
    }

    private static async Task<int> Refused(Refusal refusal)
    {
        var lines = refusal is Refusal.Invalid invalid
            ? invalid.Fields.Select(field => $"{Options.First(option => option.Value == field.Key).Key}: {field.Value.Vi}")
            : [refusal.Sentence.Vi];
        foreach (var line in lines)
        {
            await Console.Error.WriteLineAsync(line);
        }

        return 1;
    }

    private static AddCommune.Form Form(Dictionary<string, string> answers)
    {
        string? Of(string name) => answers.GetValueOrDefault(name);
        return new(
            new(
                Kind(Of(nameof(CommuneAnswers.Kind)), CommuneSetUp.Kinds), Of(nameof(CommuneAnswers.Name)), Of(nameof(CommuneAnswers.Code)),
                Kind(Of(nameof(CommuneAnswers.ProvinceKind)), CommuneSetUp.ProvinceKinds), Of(nameof(CommuneAnswers.Province)), Of(nameof(CommuneAnswers.District)),
                Of(nameof(CommuneAnswers.From)), Of(nameof(CommuneAnswers.Villages))),
            Of(nameof(AddCommune.Form.Host)), Of(nameof(AddCommune.Form.Account)));
    }

    // “xã”, “Xa” or “đặc khu”: a terminal does not always write marks.
    private static string? Kind(string? typed, IReadOnlyList<UnitKind> kinds) =>
        typed is null ? null : kinds.Where(kind => VietnameseText.Fold(UnitNames.Of(kind).Vi) == VietnameseText.Fold(typed.Trim())).Select(kind => kind.ToString()).FirstOrDefault();

    // Bytes that are no UTF-8 would become names nobody wrote.
    private static async Task<string?> Lines(string file)
    {
        try
        {
            return await File.ReadAllTextAsync(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static (Dictionary<string, string> Answers, List<string> Others, string? Missing) Read(string[] args)
    {
        var (answers, rest) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (!Options.TryGetValue(name, out var answer))
            {
                rest.Add(args[i]);
                continue;
            }

            value ??= i + 1 < args.Length ? args[++i] : null;
            if (value is null)
            {
                return (answers, rest, $"Thiếu giá trị sau {name}.");
            }

            answers[answer] = value;
        }

        return (answers, rest, null);
    }
}
