using System.Text.Json;
using BinhYen.Zalo.Http;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Messages;

/// <summary>The receipt of a message that Zalo accepted.</summary>
/// <param name="MessageId">Returns in the echo event, which may arrive before this receipt.</param>
/// <param name="UserId">The receiver as Zalo confirms it; null when Zalo left it out.</param>
/// <param name="SentAt">When Zalo accepted it; null when Zalo left it out.</param>
/// <param name="Quota">What the message was counted against; null means that it was charged in money.</param>
public sealed record SentMessage(ZaloMessageId MessageId, ZaloUserId? UserId, ZaloTimestamp? SentAt, MessageQuota? Quota)
{
    internal static SentMessage? Read(ZaloReply reply)
    {
        var (root, data) = reply;
        return data.Id<ZaloMessageId>("message_id") is { } id
            // Some answers carry sent_time beside the data instead of inside.
            ? new SentMessage(id, data.Id<ZaloUserId>("user_id"), data.Time("sent_time") ?? root.Time("sent_time"), MessageQuota.Read(data))
            : null;
    }
}

/// <summary>The allowance a message was counted against.</summary>
/// <param name="Type"><c>reply</c> (48 hours), <c>welcome_msg</c>, <c>sub_quota</c>, <c>purchase_quota</c> or <c>reward_quota</c>; null when left out.</param>
/// <param name="Remain">Messages left; null where Zalo no longer counts.</param>
/// <param name="Total">Messages in all; null where Zalo no longer counts.</param>
/// <param name="ExpiresOn">The end as Zalo writes it (<c>dd/MM/yyyy HH:mm:ss</c>); null when left out.</param>
public sealed record MessageQuota(string? Type, long? Remain, long? Total, string? ExpiresOn)
{
    internal static MessageQuota? Read(JsonElement data) => data.Member("quota") is { } quota
        ? new MessageQuota(quota.FilledText("quota_type"), quota.Number("remain"), quota.Number("total"), quota.FilledText("expired_date"))
        : null;
}
