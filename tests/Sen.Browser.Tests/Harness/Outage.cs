using Microsoft.Data.Sqlite;
using Sen.Testing;

namespace Sen.Browser;

/// <summary>Takes an SQLite database away while the application runs, as a broken disk would, and brings it back.</summary>
internal sealed class Outage : IDisposable
{
    private readonly string _file;

    private Outage(string file) => _file = file;

    public static Outage Of(SenHost host)
    {
        var outage = new Outage(Path.Combine(host.Database.Folder, "sen.db"));
        // Idle connections would keep the file alive; a folder in its place cannot be opened.
        SqliteConnection.ClearAllPools();
        File.Move(outage._file, $"{outage._file}.away");
        Directory.CreateDirectory(outage._file);
        return outage;
    }

    public void Dispose()
    {
        Directory.Delete(_file);
        File.Move($"{_file}.away", _file);
    }
}
