using System.Globalization;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api;

/// <summary>
/// Stands before every OA call: the switches, the per-minute limits with their headers, the access token, the proof.
/// Behind it, the record of what was sent.
/// </summary>
internal sealed class OaGate(World world, Faults faults, CallCounter counter, SimulatorClock clock) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var call = ZaloCall.Of(http);
        if (faults.Take(FaultKind.ApiDropConnection, call.Path, call.Recipient) is not null)
            return Abort(http);
        if (faults.Take(FaultKind.ApiDelay, call.Path, call.Recipient) is { } delay)
            await Task.Delay(TimeSpan.FromMilliseconds(delay.Value ?? 3000), clock, http.RequestAborted);
        if (faults.Take(FaultKind.ApiHttpStatus, call.Path, call.Recipient) is { } status)
            return Results.StatusCode(status.Value ?? StatusCodes.Status500InternalServerError);
        var answer = Refusal(call, http) ?? (ZaloAnswer)(await next(context))!;
        if (http.GetEndpoint()?.Metadata.GetMetadata<RecordedAs>() is { } record)
            Record(record.Kind, call, answer);
        return faults.Take(FaultKind.ApiDropAnswer, call.Path, call.Recipient) is not null ? Abort(http) : answer;
    }

    private ZaloAnswer? Refusal(ZaloCall call, HttpContext http)
    {
        lock (world.Gate)
        {
            var account = world.Account;
            var now = world.Now;
            var use = counter.Count(account, now);
            http.Response.Headers["X-RateLimit-Limit"] = use.Limit.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers["X-RateLimit-Remain"] = use.Remain.ToString(CultureInfo.InvariantCulture);
            var token = call.Header("access_token");
            var state = world.Grants.Check(token, now, out var residentId);
            if (state == AccessState.Invalid || residentId is not null)
                return ZaloAnswer.Refuse(OaErrors.InvalidToken);
            if (state == AccessState.Expired)
                return ZaloAnswer.Refuse(OaErrors.ExpiredToken);
            if (!account.IsAuthorised)
                return ZaloAnswer.Refuse(OaErrors.NotAuthorised);
            if (use.Refusal is not null)
                return ZaloAnswer.Refuse(OaErrors.RateLimit, use.Refusal);
            var proof = call.Header("appsecret_proof");
            if ((proof is not null || account.RequireAppSecretProof) && !AppSecretProof.IsRight(proof, token!, account.AppSecret))
                return ZaloAnswer.Refuse(OaErrors.InvalidProof);
            return faults.Take(FaultKind.ApiError, call.Path, call.Recipient) is { } error
                ? ZaloAnswer.Refuse(error.Value ?? -200, error.Message)
                : null;
        }
    }

    private void Record(string kind, ZaloCall call, ZaloAnswer answer)
    {
        lock (world.Gate)
            world.Record(kind, call.Recipient ?? "", call.Body, call.MessageText, answer.MessageId, answer.Error);
    }

    private static IResult Abort(HttpContext http)
    {
        http.Abort();
        return Results.Empty;
    }
}

/// <summary>Marks a call as one that sends: it stands in <c>GET /sim/sent</c> under this kind.</summary>
internal sealed record RecordedAs(string Kind);
