using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Api.Templates;

/// <summary>Stands before the calls of <c>business.openapi.zalo.me</c>: own error numbers, the OA's token.</summary>
internal sealed class TemplateGate(World world, Faults faults) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var call = ZaloCall.Of(http);
        if (faults.Take(FaultKind.ApiHttpStatus, call.Path, call.Recipient) is { } status)
            return Results.StatusCode(status.Value ?? StatusCodes.Status500InternalServerError);
        var answer = Refusal(call) ?? (ZaloAnswer)(await next(context))!;
        if (http.GetEndpoint()?.Metadata.GetMetadata<RecordedAs>() is { } record)
            lock (world.Gate)
                world.Record(record.Kind, call.Recipient ?? "", call.Body, call.Body.Text("template_id"), answer.MessageId, answer.Error);
        return answer;
    }

    private ZaloAnswer? Refusal(ZaloCall call)
    {
        lock (world.Gate)
        {
            var token = call.Header("access_token");
            if (world.Grants.Check(token, world.Now, out var person) != AccessState.Good || person is not null || !world.Account.IsAuthorised)
                return TemplateErrors.Refuse(-124);
            if (call.Header("appsecret_proof") is { } proof && !AppSecretProof.IsRight(proof, token!, world.Account.AppSecret))
                return TemplateErrors.Refuse(-1241);
            return faults.Take(FaultKind.ApiError, call.Path, call.Recipient) is { } error
                ? TemplateErrors.Refuse(error.Value ?? -100, error.Message)
                : null;
        }
    }
}
