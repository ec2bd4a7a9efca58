using System.Text.Json;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Templates;

/// <summary>The receipt of a template message by phone: accepted, not yet delivered.</summary>
/// <param name="MessageId">Returns in the delivery event and in ratings.</param>
/// <param name="SentAt">When Zalo accepted it; null when left out.</param>
/// <param name="Quota">The account's messages of the day; null when left out.</param>
public sealed record SentTemplate(ZaloMessageId MessageId, ZaloTimestamp? SentAt, TemplateQuota? Quota)
{
    internal static SentTemplate? Read(ZaloReply reply) => reply.Data.Id<ZaloMessageId>("msg_id") is { } id
        ? new SentTemplate(
            id,
            reply.Data.Time("sent_time") ?? reply.Root.Time("sent_time"),
            reply.Data.Member("quota") is { } quota ? TemplateQuota.Read(quota) : null)
        : null;
}

/// <summary>How many template messages the account may send today.</summary>
/// <param name="Daily">In all; null when left out.</param>
/// <param name="Remaining">Left; null when left out.</param>
public sealed record TemplateQuota(long? Daily, long? Remaining)
{
    internal static TemplateQuota Read(JsonElement quota) => new(quota.Number("dailyQuota"), quota.Number("remainingQuota"));
}

/// <summary>Where a template message by phone is.</summary>
public enum TemplateDelivery
{
    /// <summary>Zalo does not know, or says something new.</summary>
    Unknown,

    /// <summary>Accepted, not on the phone yet; perhaps never.</summary>
    Underway,

    /// <summary>On the phone.</summary>
    Delivered,
}
