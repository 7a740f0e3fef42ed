using System.Diagnostics;
using Npgsql;

namespace Sen.Testing;

/// <summary>
/// A throw-away PostgreSQL server for one run of the tests: made in a temporary folder, reached by a socket only.
/// It cannot outlive the run: it is the child of a shell that waits on a pipe from us and stops it when we are gone.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly Process _keeper;

    private PostgresCluster(string folder, Process keeper)
    {
        _folder = folder;
        _keeper = keeper;
    }

    /// <summary>How the server is reached; the tests' databases add their own name.</summary>
    public NpgsqlConnectionStringBuilder Connection(string database) => new()
    {
        Host = _folder,
        Username = "postgres",
        Database = database,
        // Hundreds of small databases share one server: none may keep many idle connections.
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 1,
        MaxPoolSize = 20,
    };

    /// <summary>Runs one statement in the server's own database.</summary>
    public async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres").ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<PostgresCluster> Start()
    {
        var programs = PostgresPrograms.Folder();
        var folder = await OwnFolder();
        var data = Path.Combine(folder, "data");
        await Run([.. AsPostgres, Path.Combine(programs, "initdb"), "-D", data, "-U", "postgres",
            "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);

        // Nothing here has to survive a crash; that is tested elsewhere, on a server with its safety on.
        string[] server = [.. AsPostgres, Path.Combine(programs, "postgres"), "-D", data, "-k", folder,
            "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off",
            "-c", "max_connections=400", "-c", "shared_buffers=64MB", "-c", "log_min_messages=fatal"];
        var keeper = Launch(["sh", "-c",
            """log=$1; shift; "$@" >"$log" 2>&1 & server=$!; cat >/dev/null; kill -QUIT $server; wait $server""",
            "sh", Path.Combine(folder, "server.log"), .. server], keepInput: true);

        var cluster = new PostgresCluster(folder, keeper);
        await cluster.Answers();
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>postgres refuses to run as root, so root lends it the account Debian's package made.</summary>
    private static string[] AsPostgres => Environment.IsPrivilegedProcess
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        : [];

    private static async Task<string> OwnFolder()
    {
        var parent = Path.GetTempPath();
        // A socket's path may have about 107 characters, so a deep temporary folder will not do.
        var folder = Directory.CreateTempSubdirectory("pg").FullName;
        if (parent.Length > 70)
        {
            Directory.Delete(folder);
            folder = Path.Combine("/tmp", Path.GetFileName(folder));
            Directory.CreateDirectory(folder);
        }

        if (Environment.IsPrivilegedProcess)
        {
            await Run(["chown", "postgres:postgres", folder]);
        }

        return folder;
    }

    private async Task Answers()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await Execute("select 1");
                return;
            }
            catch (NpgsqlException e) when (started.Elapsed < StartLimit && !_keeper.HasExited)
            {
                Debug.WriteLine(e.Message);
                await Task.Delay(50);
            }
        }
    }

    private static async Task Run(string[] command)
    {
        using var process = Launch(command, keepInput: false);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} failed ({process.ExitCode}): {error}");
        }
    }

    private static Process Launch(string[] command, bool keepInput)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = keepInput,
            RedirectStandardOutput = !keepInput,
            RedirectStandardError = !keepInput,
            WorkingDirectory = "/",
        };
        var process = Process.Start(start)!;
        if (!keepInput)
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
        }

        return process;
    }
}
