using System.Net.Http.Headers;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>Carries one event once, with the headers seen on real deliveries.</summary>
internal sealed class Postman(SimulatorOptions options, SimulatorClock clock) : IDisposable
{
    private readonly HttpClient _http = new(options.WebhookHandler?.Invoke() ?? new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    private readonly CancellationTokenSource _over = new();

    public async Task<DeliveryTry> CarryAsync(string url, Delivery delivery)
    {
        var start = clock.GetTimestamp();
        using var request = Request(url, delivery.Body, delivery.Server, delivery.Signature);
        if (delivery.Retries > 0)
            request.Headers.TryAddWithoutValidation("num_retry",
                delivery.Retries.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var (status, problem) = await SendAsync(request);
        return new DeliveryTry(clock.GetUtcNow(), status, problem, (long)clock.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>What the console sends when a webhook address is saved: unsigned, with no event in it.</summary>
    public async Task<DeliveryTry> ProbeAsync(string url)
    {
        var start = clock.GetTimestamp();
        using var request = Request(url, [], "OA OpenAPI", signature: null);
        var (status, problem) = await SendAsync(request);
        return new DeliveryTry(clock.GetUtcNow(), status, problem, (long)clock.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Breaks off what is under way and whatever would still come.</summary>
    public void GiveUp() => _over.Cancel();

    public void Dispose()
    {
        _http.Dispose();
        _over.Dispose();
    }

    private static HttpRequestMessage Request(string url, byte[] body, string server, string? signature)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "ZaloWebhook");
        request.Headers.TryAddWithoutValidation("X-ZEvent-Server", server);
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        return request;
    }

    private async Task<(int? Status, string? Problem)> SendAsync(HttpRequestMessage request)
    {
        using var timeout = new CancellationTokenSource(options.WebhookTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _over.Token);
        try
        {
            using var answer = await _http.SendAsync(request, either.Token);
            return ((int)answer.StatusCode, null);
        }
        catch (OperationCanceledException)
        {
            return (null, "không trả lời kịp");
        }
        catch (HttpRequestException failure)
        {
            return (null, $"không kết nối được ({failure.HttpRequestError})");
        }
        catch (Exception failure) when (failure is InvalidOperationException or UriFormatException or IOException)
        {
            return (null, "không kết nối được");
        }
    }
}
