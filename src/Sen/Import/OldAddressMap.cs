using System.Text;
using Sen.Movement;
using Sen.Movement.OldPortal;

namespace Sen.Import;

/// <summary>Old addresses a person gives: lines «old address, tab, file», the file beside the list or beside where the command was called.</summary>
public sealed class OldAddressMap
{
    private readonly List<(string Address, string File)> _lines = [];

    /// <summary>No list.</summary>
    public static OldAddressMap None { get; } = new();

    /// <summary>The files it names, in order.</summary>
    public IEnumerable<string> Files => _lines.Select(line => line.File).Distinct(StringComparer.Ordinal);

    /// <summary>Reads the list, or says which line is wrong.</summary>
    public static async Task<Outcome<OldAddressMap>> Read(string path, CancellationToken ct)
    {
        var bytes = await SavedFile.Read(path, ct);
        if (!bytes.Ok)
        {
            return bytes.Refusal;
        }

        var map = new OldAddressMap();
        var (folder, no) = (Path.GetDirectoryName(Path.GetFullPath(path))!, 0);
        foreach (var line in Encoding.UTF8.GetString(bytes.Value).TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            no++;
            if (line.Trim().Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (line.Split('\t', StringSplitOptions.TrimEntries) is not [var address, { Length: > 0 } file] || OldAddressKey.Of(address) is not { } key)
            {
                return new Refusal.Invalid("map", (
                    $"dòng {no} cần “địa chỉ cũ”, một dấu tab, rồi tên tệp; địa chỉ không phải là trang chủ.",
                    $"line {no} needs an old address, a tab, then the name of the file; the address is not the home page."));
            }

            var beside = Path.GetFullPath(Path.Combine(folder, file));
            map._lines.Add((key, File.Exists(beside) ? beside : Path.GetFullPath(file)));
        }

        return map;
    }

    /// <summary>The addresses of a file.</summary>
    public IEnumerable<string> Of(string file) => _lines.Where(line => line.File == Path.GetFullPath(file)).Select(line => line.Address);

    /// <summary>Files it names that are not taken over now.</summary>
    public IEnumerable<string> Others(IEnumerable<string> files) => Files.Except(files.Select(Path.GetFullPath), StringComparer.Ordinal);
}
