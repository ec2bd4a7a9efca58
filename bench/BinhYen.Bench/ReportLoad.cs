using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BinhYen.Bench;

/// <summary>
/// Hands whole reports in through the API, one at a time on each kept-alive connection: the fictional messages of
/// <c>data/reports.vi.json</c>, every third with a name and a telephone, each with an idempotency key of its own. Plain
/// sockets, because a heavy client on the same two cores would measure itself.
/// </summary>
internal sealed class ReportLoad(Uri address, string apiKey)
{
    private static readonly string[] Texts = ReadTexts();
    private static long number;

    /// <param name="clients">Connections at once.</param>
    /// <param name="time">How long.</param>
    /// <param name="perSecond">Pace of all together; null for as fast as answers come.</param>
    /// <param name="answered">Told the number of each report and the timestamp at which it was sent; null when nobody asks.</param>
    public Task<LoadResult> RunAsync(int clients, TimeSpan time, double? perSecond = null, Action<string, long>? answered = null) =>
        LoadResult.OfAsync(clients, time, perSecond, turns => ClientAsync(turns, answered));

    private async Task<List<double>> ClientAsync(Turns turns, Action<string, long>? answered)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var latencies = new List<double>();
        var answer = new byte[8192];
        while (await turns.NextAsync())
        {
            var request = Request();
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var length = await ReadAnswerAsync(socket, answer);
            answered?.Invoke(CodeOf(answer.AsSpan(0, length)), sent);
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return latencies;
    }

    // {"code":"AP-7K2F-93M", …
    private static string CodeOf(ReadOnlySpan<byte> answer)
    {
        var from = answer.IndexOf("\"code\":\""u8) + 8;
        return Encoding.ASCII.GetString(answer[from..][..answer[from..].IndexOf((byte)'"')]);
    }

    private static async Task<int> ReadAnswerAsync(Socket socket, byte[] answer)
    {
        var read = 0;
        do
        {
            var more = await socket.ReceiveAsync(answer.AsMemory(read));
            if (more == 0) throw new IOException("The product closed the connection.");
            read += more;
        }
        while (!IsWhole(answer.AsSpan(0, read)));
        if (!answer.AsSpan().StartsWith("HTTP/1.1 201"u8)) throw new IOException($"Answer: {Encoding.UTF8.GetString(answer, 0, Math.Min(read, 400))}");
        return read;
    }

    // The answers of the API are small and chunked; a refusal carries its length or ends the connection.
    private static bool IsWhole(ReadOnlySpan<byte> answer) =>
        answer.IndexOf("\r\n\r\n"u8) is var head and >= 0
        && (answer[..head].IndexOf("chunked"u8) < 0 || answer.EndsWith("\r\n0\r\n\r\n"u8));

    private byte[] Request()
    {
        var n = Interlocked.Increment(ref number);
        var report = new JsonObject { ["text"] = Texts[n % Texts.Length], ["idempotencyKey"] = Guid.NewGuid().ToString("N") };
        if (n % 3 == 0) (report["secrecy"], report["name"], report["phone"]) = ("KeptSecret", "Người Báo Tin", string.Create(CultureInfo.InvariantCulture, $"09{n % 100_000_000:D8}"));
        var body = JsonSerializer.SerializeToUtf8Bytes(report);
        var head = Encoding.ASCII.GetBytes(
            $"POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Api-Key: {apiKey}\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. head, .. body];
    }

    // What residents write themselves and what is a case.
    private static string[] ReadTexts()
    {
        using var stream = typeof(BinhYenApp).Assembly.GetManifestResourceStream("reports.vi.json")!;
        return [.. JsonNode.Parse(stream)!["reports"]!.AsArray()
            .Where(m => (string?)m!["channel"] is "zalo-private" or "web" && (bool)m["expected"]!["isCase"]!)
            .Select(m => string.Join('\n', m!["messages"]!.AsArray().Select(line => (string?)line)))];
    }
}
