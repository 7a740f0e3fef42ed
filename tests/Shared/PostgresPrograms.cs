namespace Sen.Testing;

/// <summary>Finds PostgreSQL's own programmes: Debian keeps them in a folder per major version, off the PATH.</summary>
public static class PostgresPrograms
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>: env PG_BIN, else the newest of Debian, else on PATH.</summary>
    /// <exception cref="InvalidOperationException">None is here. That is a failure: both databases are first-class.</exception>
    public static string Folder() =>
        Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        ?? throw new InvalidOperationException(
            "PostgreSQL is missing, and every data test runs on it too. Get it: sudo apt-get install postgresql");

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } given)
        {
            yield return given;
        }

        if (Directory.Exists(Debian))
        {
            foreach (var version in Directory.GetDirectories(Debian)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0))
            {
                yield return Path.Combine(version, "bin");
            }
        }

        foreach (var folder in OnPath.Folders())
        {
            yield return folder;
        }
    }
}
