using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Tests.Simulator;

/// <summary>Stands in for the product: keeps what the simulator delivers and answers as told.</summary>
internal sealed class RecordingReceiver : HttpMessageHandler
{
    private readonly ConcurrentQueue<ReceivedEvent> _events = new();

    /// <summary>What it answers; null breaks the connection.</summary>
    public HttpStatusCode? Answer { get; set; } = HttpStatusCode.OK;

    /// <summary>Whether it never answers at all.</summary>
    public bool Hangs { get; set; }

    public IReadOnlyList<ReceivedEvent> Events => [.. _events];

    public IReadOnlyList<string> Names => [.. _events.Select(e => e.Name)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        _events.Enqueue(new ReceivedEvent(body, Header(request, "X-ZEvent-Signature"), Header(request, "num_retry"),
            Header(request, "X-ZEvent-Server")));
        if (Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return Answer is { } status ? new HttpResponseMessage(status) : throw new HttpRequestException("refused");
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}

internal sealed record ReceivedEvent(byte[] Body, string? Signature, string? Retry, string? Server)
{
    public JsonObject Json => Body.Length == 0 ? [] : JsonNode.Parse(Body)!.AsObject();

    public string Name => (string?)Json["event_name"] ?? "";
}
