using System.Net;
using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Http;

/// <summary>One request and its answer as JSON, whatever status and content type it came with.</summary>
internal static class Exchange
{
    // Far above any documented answer; a larger one is not from Zalo.
    private const long LargestAnswer = 8 * 1024 * 1024;

    public static async Task<ZaloResult<JsonElement>> RunAsync(
        HttpClient http, HttpRequestMessage request, ZaloErrorTable table, CancellationToken cancellationToken, Action<HttpResponseMessage>? look = null)
    {
        var watched = request.Content is { } content ? new WatchedContent(content) : null;
        request.Content = watched;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            look?.Invoke(response);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return LenientDocument.TryParse(body, out var root, out var fault) && root.ValueKind == JsonValueKind.Object
                ? root
                : Unreadable(table, response.StatusCode, fault ?? "The answer is not a JSON object.", watched);
        }
        catch (HttpRequestException failure)
        {
            return NetworkFault($"HTTP request failed: {failure.HttpRequestError}.", MaybeSent(failure, watched));
        }
        catch (IOException)
        {
            return NetworkFault("The connection was lost.", watched is { Began: true });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NetworkFault("The call took too long.", watched is { Began: true });
        }
    }

    private static bool MaybeSent(HttpRequestException failure, WatchedContent? watched) =>
        watched is { Began: true }
        && failure.HttpRequestError is not (HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError
            or HttpRequestError.UserAuthenticationError);

    private static ZaloError NetworkFault(string message, bool maybeSent) =>
        ZaloError.Local(ZaloLocalFault.Network, message, ZaloReaction.Wait, maybeSent);

    /// <summary>
    /// Only here, where the body says nothing, the status is a hint. A client error was turned away before it was acted upon;
    /// after anything else the call may have had its effect. A read has no effect to speak of.
    /// </summary>
    private static ZaloError Unreadable(ZaloErrorTable table, HttpStatusCode status, string fault, WatchedContent? watched)
    {
        var code = (int)status;
        return code switch
        {
            404 => ZaloError.FromZalo(table, 404, "The path does not exist."),
            429 => ZaloError.Local(ZaloLocalFault.Unreadable, "Too many requests (HTTP 429).", ZaloReaction.Wait),
            >= 400 and < 500 => ZaloError.Local(ZaloLocalFault.Unreadable, $"HTTP {code}. {fault}", ZaloReaction.Unknown),
            _ => ZaloError.Local(
                ZaloLocalFault.Unreadable,
                $"HTTP {code}. {fault}",
                code >= 500 ? ZaloReaction.Wait : ZaloReaction.Unknown,
                maybeSent: watched is not null),
        };
    }
}
