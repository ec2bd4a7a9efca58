using System.Globalization;
using System.Text.Json;
using BinhYen.Zalo.Json;
using BinhYen.Zalo.OAuth;

namespace BinhYen.Zalo.Http;

/// <summary>
/// Makes every call of <see cref="ZaloClient"/>: token into the bare header, errors out of the body, one refresh and one
/// repeat when the token is refused.
/// </summary>
internal sealed class ZaloCaller(HttpClient http, ZaloTokenSource tokens, ZaloEndpoints endpoints, ZaloApp? proveWith)
{
    private ZaloRateLimit? _rateLimit;

    public ZaloEndpoints Endpoints => endpoints;

    public ZaloRateLimit? RateLimit => Volatile.Read(ref _rateLimit);

    public Task<ZaloResult<ZaloDone>> CallAsync(ZaloRequest request, CancellationToken cancellationToken) =>
        CallAsync<ZaloDone>(request, _ => new ZaloDone(), cancellationToken);

    public Task<ZaloResult<T>> CallAsync<T>(ZaloRequest request, Func<ZaloReply, T?> read, CancellationToken cancellationToken)
        where T : struct =>
        CallAsync(request, reply => read(reply) is { } value ? (ZaloResult<T>)value : Incomplete(request), cancellationToken);

    public Task<ZaloResult<T>> CallAsync<T>(ZaloRequest request, Func<ZaloReply, T?> read, CancellationToken cancellationToken)
        where T : class =>
        CallAsync(request, reply => read(reply) is { } value ? (ZaloResult<T>)value : Incomplete(request), cancellationToken);

    private async Task<ZaloResult<T>> CallAsync<T>(ZaloRequest request, Func<ZaloReply, ZaloResult<T>> read, CancellationToken cancellationToken)
    {
        var current = await tokens.CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (!current.TryGet(out var token, out var missing))
        {
            return missing.WithoutEffect();
        }

        var reply = await OnceAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (reply.Error is { Reaction: ZaloReaction.Refresh })
        {
            var renewed = await tokens.ReplaceAsync(token, cancellationToken).ConfigureAwait(false);
            if (!renewed.TryGet(out token, out var refused))
            {
                return refused.WithoutEffect();
            }

            reply = await OnceAsync(request, token, cancellationToken).ConfigureAwait(false);
        }

        return reply.TryGet(out var answer, out var error) ? read(answer) : error;
    }

    private async Task<ZaloResult<ZaloReply>> OnceAsync(ZaloRequest call, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, call.Target);
        request.Content = call.Body?.Invoke();
        request.Headers.TryAddWithoutValidation("access_token", token);
        if (proveWith is not null)
        {
            request.Headers.TryAddWithoutValidation("appsecret_proof", proveWith.Proof(token));
        }

        var answer = await Exchange.RunAsync(http, request, call.Table, cancellationToken, NoteRateLimit).ConfigureAwait(false);
        return answer.TryGet(out var body, out var error) ? Open(call, body) : error;
    }

    private static ZaloResult<ZaloReply> Open(ZaloRequest call, JsonElement body)
    {
        var data = body.Member("data");
        if (body.Member("error") is null)
        {
            return data is { } bare ? new ZaloReply(body, bare) : Incomplete(call);
        }

        return body.SmallNumber("error") switch
        {
            null => Incomplete(call),
            0 => new ZaloReply(body, data ?? body),
            var code => ZaloError.FromZalo(call.Table, code.Value, body.Text("message")),
        };
    }

    private static ZaloError Incomplete(ZaloRequest call) => ZaloError.Local(
        ZaloLocalFault.Unreadable,
        "The answer lacks what it is asked for.",
        ZaloReaction.Unknown,
        maybeSent: call.Method != HttpMethod.Get);

    private void NoteRateLimit(HttpResponseMessage response)
    {
        if (Header(response, "X-RateLimit-Limit") is { } limit && Header(response, "X-RateLimit-Remain") is { } remain)
        {
            Volatile.Write(ref _rateLimit, new ZaloRateLimit(limit, remain));
        }
    }

    private static int? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
