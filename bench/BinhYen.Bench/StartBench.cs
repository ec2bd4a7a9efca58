using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using BinhYen.Bench.Crash;
using BinhYen.Communes.Demo;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Bench;

/// <summary>
/// The embedded default as an administrator starts it, the published program in a process of its own: time until a resident
/// sees the first page, memory when nobody does anything, and what a first visit costs on the wire.
/// </summary>
internal static partial class StartBench
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>What <c>bench.sh</c> published before, from the repository's root.</summary>
    private static string Published => Path.GetFullPath(Path.Combine("artifacts", "publish", "binhyen", "binhyen"));

    /// <summary>Start and memory on the data of a commune that is already there.</summary>
    public static async Task RunAsync(BenchOutput output)
    {
        var folder = await CommuneAsync();
        using var client = new HttpClient();
        foreach (var figure in new[] { "cold-start", "start" })
        {
            // The second start finds the program's files in the machine's memory, as after every update or crash.
            var started = Stopwatch.GetTimestamp();
            var (running, address) = Start(folder);
            await using var stopAtEnd = running;
            await running.ReadyAsync(client, address, TimeSpan.FromSeconds(60));
            using (var page = await client.GetAsync(address)) page.EnsureSuccessStatusCode();
            output.AtMost("start", figure, Stopwatch.GetElapsedTime(started).TotalSeconds, "s", figure == "start" ? 3 : null);
            if (figure == "start")
            {
                await Task.Delay(Idle);
                output.AtMost("start", "idle-memory", ResidentMegabytes(running.Id), "MB", 250);
            }

            await running.KillAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Bytes of a first visit: the answer with its head, compressed as browsers ask for it, and what the page then loads.</summary>
    public static async Task WeighAsync(BenchOutput output)
    {
        var folder = await CommuneAsync();
        using var client = new HttpClient();
        var (running, address) = Start(folder);
        await using (running)
        {
            await running.ReadyAsync(client, address, TimeSpan.FromSeconds(60));
            foreach (var (path, figure) in new[] { ("/", "home"), ("/bao-tin", "report") })
            {
                output.AtMost("page-weight", $"{figure}.bytes", await BytesAsync(address, path), "bytes", 14_600);
                var requests = 1 + Loaded().Count(await client.GetStringAsync(new Uri(address, path)));
                output.AtMost("page-weight", $"{figure}.requests", requests, "requests", 1);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> CommuneAsync()
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-bench-").FullName;
        await using var app = BinhYenApp.Build(new BinhYenOptions { DataDirectory = Path.Combine(folder, "data") }, urls: "http://127.0.0.1:0");
        await app.Services.GetRequiredService<Schema>().ApplyAsync(CancellationToken.None);
        await DemoCommune.EnsureAsync(app.Services, CancellationToken.None);
        return folder;
    }

    private static (ChildProgram Running, Uri Address) Start(string folder)
    {
        var port = ChildProgram.FreePort();
        return (ChildProgram.Start(
            Published, Path.Combine(folder, "log"), new Dictionary<string, string>(), "serve", "--data", Path.Combine(folder, "data"), "--port", port.ToString(CultureInfo.InvariantCulture)),
            new Uri($"http://127.0.0.1:{port}"));
    }

    private static async Task<int> BytesAsync(Uri address, string path)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        await using var wire = socket.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, deflate, br\r\nConnection: close\r\n\r\n"));
        var buffer = new byte[65_536];
        int total = 0, read;
        while ((read = await wire.ReadAsync(buffer)) > 0) total += read;
        return total;
    }

    private static double ResidentMegabytes(int process) => double.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    // What a browser fetches before the page can be used; deferred scripts are extras that forms work without.
    [GeneratedRegex("<(?:link[^>]+rel=\"?(?:stylesheet|preload)|img[^>]+src=\"?(?!data:)|script(?![^>]+(?:defer|async|type=\"?module))[^>]+src=)", RegexOptions.CultureInvariant)]
    private static partial Regex Loaded();
}
