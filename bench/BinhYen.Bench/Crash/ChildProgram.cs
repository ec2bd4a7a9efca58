using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BinhYen.Bench.Crash;

/// <summary>
/// One program of the product in a process of its own, as an administrator starts it, so that it can be killed like a
/// machine that loses its power: no handler runs, nothing is flushed.
/// </summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process process;

    private ChildProgram(Process process) => this.process = process;

    /// <summary>Process id.</summary>
    public int Id => process.Id;

    /// <summary>True once it has ended by itself or was killed.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts a program of ours.</summary>
    /// <param name="program">File name of an assembly that lies beside the running one, for example <c>binhyen.dll</c>, or the whole path of an executable.</param>
    /// <param name="log">File its output is appended to.</param>
    /// <param name="environment">Added to this process's environment.</param>
    /// <param name="arguments">Command line.</param>
    public static ChildProgram Start(string program, string log, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        // The shell becomes the program (exec), so that the process id is the program's and no pipe has to be emptied.
        var file = Path.Combine(AppContext.BaseDirectory, program);
        string[] command = file.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", file] : [file];
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, .. command, .. arguments]);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return new ChildProgram(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."));
    }

    /// <summary>SIGKILL, and wait until the system has taken it away.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>The exit code once it has ended by itself.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken = default)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Waits until <c>/health/ready</c> answers 200.</summary>
    /// <exception cref="InvalidOperationException">The program ended, or was not ready in time.</exception>
    public async Task ReadyAsync(HttpClient client, Uri address, TimeSpan patience)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < patience)
        {
            if (HasEnded) throw new InvalidOperationException($"The program ended with code {process.ExitCode} before it was ready.");
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/health/ready"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"The program was not ready after {patience.TotalSeconds:0} s.");
    }

    /// <summary>A port of the loopback address that nobody listens on just now.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }
}
