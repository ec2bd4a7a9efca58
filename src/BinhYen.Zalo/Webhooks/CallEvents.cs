using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>A call between the person and the account (<c>user_call_oa</c>, <c>oa_call_user</c>).</summary>
public sealed record CallMade : ZaloWebhookEvent
{
    internal CallMade(Envelope envelope)
        : base(envelope)
    {
        // Documents disagree on whether the fields stand at the top or in a wrapper.
        var call = envelope.Root.Member("call_id") is null ? envelope.Root.Member("data") ?? envelope.Root : envelope.Root;
        ByOa = envelope.Name.StartsWith("oa_", StringComparison.Ordinal);
        CallId = call.Text("call_id");
        CallType = call.Text("call_type");
        TalkTime = call.Text("talk_time");
        StatusCode = call.Text("status_code");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, CallId, StatusCode);
    }

    /// <summary>True when the account called.</summary>
    public bool ByOa { get; }

    /// <summary>The call.</summary>
    public string? CallId { get; }

    /// <summary><c>AUDIO</c> or <c>VIDEO</c>.</summary>
    public string? CallType { get; }

    /// <summary>How long they talked, as Zalo writes it; the unit is not documented.</summary>
    public string? TalkTime { get; }

    /// <summary>Zalo's number for how the call went.</summary>
    public string? StatusCode { get; }
}

/// <summary>The account asked for permission to call, or the question ran out (<c>oa_send_consent</c>).</summary>
public sealed record CallConsentAsked : ZaloWebhookEvent
{
    internal CallConsentAsked(Envelope envelope)
        : base(envelope)
    {
        Phone = envelope.Root.Text("phone");
        RequestType = envelope.Root.Text("request_type");
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, Phone, RequestType);
    }

    /// <summary>The number that was asked.</summary>
    public string? Phone { get; }

    /// <summary><c>SENT</c> or <c>EXPIRED</c>.</summary>
    public string? RequestType { get; }
}

/// <summary>The person answered whether the account may call (<c>user_reply_consent</c>).</summary>
public sealed record CallConsentAnswered : ZaloWebhookEvent
{
    internal CallConsentAnswered(Envelope envelope)
        : base(envelope) => Answer = envelope.Root.Text("user_consent");

    /// <summary><c>ALLOW</c> or <c>USER_BLOCKED</c>.</summary>
    public string? Answer { get; }
}
