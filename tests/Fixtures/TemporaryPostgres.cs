using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace BinhYen.Testing;

/// <summary>
/// A PostgreSQL server of a test run's own: made in a temporary folder, on a free port of the loopback address, with
/// trust in everybody there, and deleted at the end. Null from <see cref="StartAsync"/> on machines without
/// PostgreSQL, so that a test can say it was skipped. The server refuses to run as root, so root hands it to the
/// <c>postgres</c> account.
/// </summary>
internal sealed class TemporaryPostgres : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _bin;
    private readonly int _port;
    private int _databases;

    private TemporaryPostgres(string folder, string bin, int port) => (_folder, _bin, _port) = (folder, bin, port);

    /// <summary>Why there is none; the text of the skipped tests.</summary>
    public const string Missing = "PostgreSQL is not installed on this machine.";

    /// <summary>Starts a server, or gives null when no PostgreSQL is installed.</summary>
    /// <param name="settings">Further server settings, for example <c>fsync=off</c> for tests that do not measure.</param>
    public static async Task<TemporaryPostgres?> StartAsync(params string[] settings)
    {
        if (NewestBin() is not { } bin)
            return null;
        var folder = Directory.CreateTempSubdirectory("binhyen-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", ["postgres", folder]);
        var data = Path.Combine(folder, "data");
        await RunAsOwnerAsync(Path.Combine(bin, "initdb"),
            ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);

        var port = FreePort();
        var options = string.Join(' ', new[] { "listen_addresses=127.0.0.1", $"unix_socket_directories={folder}", "max_connections=200" }
            .Concat(settings).Select(setting => "-c " + setting));
        await RunAsOwnerAsync(Path.Combine(bin, "pg_ctl"),
            ["-D", data, "-l", Path.Combine(folder, "log"), "-w", "-t", "60", "-o", $"-p {port} {options}", "start"]);
        return new TemporaryPostgres(folder, bin, port);
    }

    /// <summary>Connection string of the server's own database.</summary>
    public string ConnectionString => ConnectionStringTo("postgres");

    /// <summary>Folder of the server's data files, for tests that look at what really lies on the disk.</summary>
    public string DataFolder => Path.Combine(_folder, "data");

    /// <summary>The server's main process; every connection is a child of it.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(DataFolder, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Makes an empty database and returns its connection string; every call makes another.</summary>
    public Task<string> NewDatabaseAsync() => NewDatabaseAsync("template1");

    /// <summary>Makes a copy of a frozen database and returns its connection string.</summary>
    /// <param name="original">Connection string of a database after <see cref="FreezeAsync"/>.</param>
    public Task<string> CopyAsync(string original) => NewDatabaseAsync(NameIn(original));

    /// <summary>Closes a database for good, so that it can be copied: PostgreSQL copies none that somebody is connected to.</summary>
    /// <param name="database">Its connection string.</param>
    public async Task FreezeAsync(string database)
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"ALTER DATABASE {NameIn(database)} ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{NameIn(database)}'");
    }

    /// <summary>Throws a database away with whoever is connected to it; one that is not there any more is nothing to do.</summary>
    /// <param name="database">Its connection string.</param>
    public async Task DropAsync(string database)
    {
        await using (var own = new NpgsqlConnection(database)) NpgsqlConnection.ClearPool(own);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {NameIn(database)} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsOwnerAsync(Path.Combine(_bin, "pg_ctl"), ["-D", DataFolder, "-m", "immediate", "-w", "stop"]);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> NewDatabaseAsync(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionStringTo(name);
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NameIn(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "postgres",
        Database = database,
        MaxPoolSize = 40,
    }.ToString();

    private static string? NewestBin() => !Directory.Exists("/usr/lib/postgresql")
        ? null
        : Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static Task RunAsOwnerAsync(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : RunAsync(program, arguments);

    private static async Task RunAsync(string program, string[] arguments)
    {
        // The server inherits the output handles of pg_ctl and keeps them open, so they must not be pipes to us.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments])
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} failed with exit code {process.ExitCode}.");
    }
}
