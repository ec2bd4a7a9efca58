using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Zalo.Tests.Simulator;

/// <summary>A running simulator with a clock turned by hand and a receiver that keeps every event.</summary>
internal sealed class SimulatedZalo : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatedZalo(WebApplication app, RecordingReceiver receiver, FakeTimeProvider clock)
    {
        (_app, Receiver, Clock) = (app, receiver, clock);
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public RecordingReceiver Receiver { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public static async Task<SimulatedZalo> StartAsync(Action<SimulatorOptions>? configure = null)
    {
        var (receiver, clock) = (new RecordingReceiver(), new FakeTimeProvider(new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero)));
        var app = SimulatorApp.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=Error"], options =>
        {
            options.Clock = clock;
            options.WebhookHandler = () => receiver;
            options.WebhookUrl = "http://receiver.invalid/zalo";
            options.DeliveryReceipts = false;
            configure?.Invoke(options);
        });
        await app.StartAsync();
        return new SimulatedZalo(app, receiver, clock);
    }

    public async Task<string> ResidentAsync(bool follows = false) =>
        (string)(await PostAsync("/sim/residents", new { name = "Người Thử", follows }))["id"]!;

    public Task<JsonObject> WriteAsync(string residentId, object message) =>
        PostAsync($"/sim/residents/{residentId}/messages?wait=true", message);

    public async Task AuthoriseAsync()
    {
        var pair = await PostAsync("/sim/tokens", new { });
        Http.DefaultRequestHeaders.Remove("access_token");
        Http.DefaultRequestHeaders.Add("access_token", (string)pair["accessToken"]!);
    }

    /// <summary>The OA writes to a person; the whole answer.</summary>
    public Task<JsonObject> SendTextAsync(string residentId, string text) =>
        SendAsync(residentId, new { text });

    public Task<JsonObject> SendAsync(string residentId, object message) =>
        PostAsync("/v3.0/oa/message/cs", new { recipient = new { user_id = residentId }, message });

    public Task<JsonObject> FaultAsync(object fault) => PostAsync("/sim/faults", fault);

    public Task<JsonObject> FlushAsync() => PostAsync("/sim/webhook/flush", new { });

    public async Task<JsonObject> PostAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(path, body);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<JsonNode> GetAsync(string path) => JsonNode.Parse(await Http.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>Whatever a link gives.</summary>
    public Task<byte[]> DownloadAsync(string link) => Http.GetByteArrayAsync(new Uri(link));

    /// <summary>The whole answer, for its status and headers.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<JsonObject> UploadAsync(string kind, byte[] bytes, string fileName)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", fileName } };
        using var answer = await Http.PostAsync(new Uri("/v2.0/oa/upload/" + kind, UriKind.Relative), form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        Receiver.Dispose();
    }
}
