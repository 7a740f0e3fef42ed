using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Import;

/// <summary>What the person says on the command line: <c>./sen import page FILE…</c>.</summary>
public sealed record ImportOptions(SenOptions Sen)
{
    /// <summary>How it is called.</summary>
    public const string Usage = """
        Cách dùng: ./sen import page TỆP… [--dry-run [--json]] [--convert[=tcvn3|vni|windows-1258]] [--map TỆP] [--footer] [--statistics]
                   [--category "CHUYÊN MỤC"] [--published NGÀY] [--host TÊN-MIỀN] [--data THƯ-MỤC] [--database "Host=…"]
        """;

    /// <summary>Show only, write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>One JSON object a file.</summary>
    public bool Json { get; init; }

    /// <summary>The person agrees that old letters are converted.</summary>
    public bool Convert { get; init; }

    /// <summary>The encoding the person named.</summary>
    public LegacyEncoding? Encoding { get; init; }

    /// <summary>File of old addresses.</summary>
    public string? Map { get; init; }

    /// <summary>Fill empty lines of the site's foot.</summary>
    public bool Footer { get; init; }

    /// <summary>Take the visit counts over.</summary>
    public bool Statistics { get; init; }

    /// <summary>Category for pages that have none.</summary>
    public string? Category { get; init; }

    /// <summary>Day for pages that have none.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Which portal, where there are several.</summary>
    public string? Host { get; init; }

    /// <summary>Reads the options; the second value says what is wrong.</summary>
    public static (ImportOptions Options, string? Wrong) Read(string[] args)
    {
        var (own, rest) = (new ImportOptions(new SenOptions()), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (name is "--map" or "--category" or "--published" or "--host" && value is null)
            {
                value = i + 1 < args.Length ? args[++i] : null;
                if (value is null)
                {
                    return (own, $"Thiếu giá trị sau {name}.\n{Usage}");
                }
            }

            if (name is "--published" && !AdministrativeDate.Read(value).Understood)
            {
                return (own, $"--published: {AdministrativeDate.Read(value).Problem?.Vi}");
            }

            if (name is "--convert" && value is not null && EncodingOf(value) is null)
            {
                return (own, $"--convert nhận tcvn3, vni hoặc windows-1258; đang ghi “{value}”.");
            }

            if (own.With(name, value) is { } next)
            {
                own = next;
            }
            else
            {
                rest.Add(args[i]);
            }
        }

        var (sen, wrong) = SenOptions.Read([.. rest]);
        own = own with { Sen = sen };
        return (own, wrong ?? (sen.Words is not ["page", ..] || (sen.Words.Count < 2 && own.Map is null) ? Usage
            : own.Json && !own.DryRun ? $"--json đi cùng --dry-run.\n{Usage}" : null));
    }

    private ImportOptions? With(string name, string? value) => name switch
    {
        "--dry-run" => this with { DryRun = true },
        "--json" => this with { Json = true },
        "--convert" => this with { Convert = true, Encoding = value is null ? null : EncodingOf(value) },
        "--footer" => this with { Footer = true },
        "--statistics" => this with { Statistics = true },
        "--map" => this with { Map = value },
        "--category" => this with { Category = VietnameseText.Clean(value!) },
        "--published" => this with { Published = AdministrativeDate.Read(value).Value },
        "--host" => this with { Host = value },
        _ => null,
    };

    private static LegacyEncoding? EncodingOf(string name) => name.ToLowerInvariant() switch
    {
        "tcvn3" or "abc" => LegacyEncoding.Tcvn3,
        "vni" => LegacyEncoding.Vni,
        "windows-1258" or "cp1258" => LegacyEncoding.Cp1258,
        _ => null,
    };
}
