using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;
using BinhYen.Zalo;
using BinhYen.Zalo.Webhooks;

namespace BinhYen.Bench;

/// <summary>What a load gave.</summary>
/// <param name="PerSecond">Events answered 200 in a second.</param>
/// <param name="Latencies">Milliseconds of each answer, sorted.</param>
internal sealed record LoadResult(double PerSecond, double[] Latencies)
{
    /// <summary>Runs so many clients side by side.</summary>
    /// <param name="clients">Connections at once.</param>
    /// <param name="time">How long.</param>
    /// <param name="perSecond">Pace of all together; null for as fast as answers come.</param>
    /// <param name="client">One connection: sends at its turns and gives back the milliseconds of each answer.</param>
    public static async Task<LoadResult> OfAsync(int clients, TimeSpan time, double? perSecond, Func<Turns, Task<List<double>>> client)
    {
        var started = Stopwatch.GetTimestamp();
        var until = started + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var pause = perSecond is { } pace ? (long)(clients / pace * Stopwatch.Frequency) : 0;
        var results = await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() => client(new Turns(until, pause, Stopwatch.GetTimestamp() + pause * i / clients)))));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var latencies = results.SelectMany(list => list).Order().ToArray();
        return new LoadResult(latencies.Length / seconds, latencies);
    }

    public double Percentile(double share) => Latencies.Length == 0 ? 0 : Latencies[Math.Min(Latencies.Length - 1, (int)(Latencies.Length * share))];
}

/// <summary>When one connection sends: until the end, at its share of the pace.</summary>
internal sealed class Turns(long until, long pause, long next)
{
    /// <summary>Waits for the next turn; false when the time is over.</summary>
    public async ValueTask<bool> NextAsync()
    {
        if (Stopwatch.GetTimestamp() >= until) return false;
        if (pause == 0) return true;
        if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), next) is { Ticks: > 0 } wait) await Task.Delay(wait);
        next += pause;
        return true;
    }
}

/// <summary>
/// Sends different signed messages over kept-alive connections, one at a time on each. Plain sockets, because a heavy
/// client on the same two cores would measure itself.
/// </summary>
internal sealed class WebhookLoad(Uri address, string appId, string oaId, string key)
{
    /// <summary>Size of a stored body: the JSON of <see cref="WriteBody"/> and the seal around it.</summary>
    public const int SealedBodySize = 256 + 57;

    private static long number;
    private readonly ZaloAppId app = ZaloAppId.Parse(appId);

    /// <param name="clients">Connections at once.</param>
    /// <param name="time">How long.</param>
    /// <param name="perSecond">Pace of all together; null for as fast as answers come.</param>
    public Task<LoadResult> RunAsync(int clients, TimeSpan time, double? perSecond = null) => LoadResult.OfAsync(clients, time, perSecond, ClientAsync);

    private async Task<List<double>> ClientAsync(Turns turns)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var latencies = new List<double>();
        var (answer, request) = (new byte[1024], new byte[2048]);
        while (await turns.NextAsync())
        {
            var length = Write(request);
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(request.AsMemory(0, length));
            await ReadAnswerAsync(socket, answer);
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return latencies;
    }

    private static async Task ReadAnswerAsync(Socket socket, byte[] answer)
    {
        var read = 0;
        do
        {
            var more = await socket.ReceiveAsync(answer.AsMemory(read));
            if (more == 0) throw new IOException("The product closed the connection.");
            read += more;
        }
        while (answer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) < 0);
        if (!answer.AsSpan().StartsWith("HTTP/1.1 200"u8)) throw new IOException($"Answer: {Encoding.ASCII.GetString(answer, 0, Math.Min(read, 40))}");
    }

    // The next signed event, as it goes out, and how long it is. Into the client's own memory: the sender must cost the product's processors little.
    private int Write(byte[] request)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Span<byte> body = stackalloc byte[1024];
        body = body[..WriteBody(body, Interlocked.Increment(ref number), timestamp)];
        var signature = ZaloSignature.Sign(body, app, timestamp, key);
        if (!Utf8.TryWrite(
            request, CultureInfo.InvariantCulture,
            $"POST /zalo/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-ZEvent-Signature: {signature}\r\nContent-Length: {body.Length}\r\n\r\n", out var head))
            throw new InvalidOperationException("The head of a request does not fit.");
        body.CopyTo(request.AsSpan(head));
        return head + body.Length;
    }

    // One resident writes about once in these thousand.
    private int WriteBody(Span<byte> body, long n, string timestamp) => Utf8.TryWrite(
        body, CultureInfo.InvariantCulture,
        $$$"""{"app_id":"{{{appId}}}","sender":{"id":"73000000000{{{n % 1000:D8}}}"},"recipient":{"id":"{{{oaId}}}"},"event_name":"user_send_text","message":{"text":"Đèn đường hỏng ở ngõ 5","msg_id":"{{{Environment.ProcessId:x8}}}{{{n:x12}}}"},"timestamp":"{{{timestamp}}}"}""", out var written)
            ? written
            : throw new InvalidOperationException("The body of a request does not fit.");
}
