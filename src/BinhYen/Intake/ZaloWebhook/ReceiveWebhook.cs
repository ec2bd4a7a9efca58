using System.Buffers;
using BinhYen.Zalo.Webhooks;
using Microsoft.AspNetCore.Http.Features;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>
/// <c>POST /zalo/webhook</c>. 200 means: durable, known before, or deliberately not wanted. 503 means: not kept, send it
/// again. Zalo switches off a webhook that refuses too often, so only what cannot be an event is refused: 400 for bytes
/// that are no JSON, 413 for more than 256 KB. There is no 500.
/// </summary>
internal sealed class ReceiveWebhook(PrepareEvent prepare, Inbox inbox, Quarantine quarantine, WebhookState state)
{
    /// <summary>Largest body in bytes; real events have a few kilobytes.</summary>
    public const int LargestBody = 256 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        var outcome = await TakeAsync(context);
        WebhookState.Count(outcome);
        if (context.Response.HasStarted) return;
        context.Response.StatusCode = StatusOf(outcome);
        context.Response.ContentLength = 0;
    }

    private static int StatusOf(WebhookOutcome outcome) => outcome switch
    {
        WebhookOutcome.Accepted or WebhookOutcome.Duplicate or WebhookOutcome.Probe => StatusCodes.Status200OK,
        WebhookOutcome.Quarantined or WebhookOutcome.Dropped => StatusCodes.Status200OK,
        WebhookOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
        WebhookOutcome.Malformed or WebhookOutcome.Aborted => StatusCodes.Status400BadRequest,
        WebhookOutcome.Unavailable => StatusCodes.Status503ServiceUnavailable,
    };

    private async Task<WebhookOutcome> TakeAsync(HttpContext context)
    {
        byte[]? body;
        try
        {
            body = await ReadAsync(context);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or BadHttpRequestException)
        {
            return WebhookOutcome.Aborted;
        }

        if (body is null) return WebhookOutcome.TooLarge;
        if (body.Length == 0) return WebhookOutcome.Probe;
        var signature = (string?)context.Request.Headers[ZaloSignature.HeaderName];
        try
        {
            return await KeepAsync(body, signature);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The database or the vault does not answer: nothing is kept, so Zalo must try again.
            state.CommitFailed();
            return WebhookOutcome.Unavailable;
        }
    }

    private async ValueTask<WebhookOutcome> KeepAsync(byte[] body, string? signature)
    {
        // Not cancelled when the sender hangs up: half a decision helps nobody.
        var prepared = await prepare.RunAsync(body, signature, CancellationToken.None);
        switch (prepared.Authenticity)
        {
            case Authenticity.Malformed: return WebhookOutcome.Malformed;
            case Authenticity.Unsigned: return WebhookOutcome.Probe;
            case Authenticity.Forged:
                state.SignatureMismatched();
                return await quarantine.KeepAsync(body, signature!, CancellationToken.None) ? WebhookOutcome.Quarantined : WebhookOutcome.Dropped;
            default:
                return await inbox.KeepAsync(prepared.Row!) switch
                {
                    Kept.New => WebhookOutcome.Accepted,
                    Kept.Duplicate => WebhookOutcome.Duplicate,
                    Kept.Unavailable => WebhookOutcome.Unavailable,
                };
        }
    }

    /// <summary>The whole body, or null when it is too large.</summary>
    private static async ValueTask<byte[]?> ReadAsync(HttpContext context)
    {
        var length = context.Request.ContentLength;
        if (length > LargestBody) return null;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LargestBody + 1;

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > LargestBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }
}
