using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Accounts;

/// <summary>What may still be sent to one person.</summary>
/// <param name="LastInteraction">The person's last interaction: free for 48 hours after it, closed after seven days. Null when there was none.</param>
/// <param name="Replies">Free answers of the current window. Since 2026 they are unlimited and the numbers may be missing or frozen.</param>
public sealed record UserQuota(ZaloTimestamp? LastInteraction, Allowance? Replies)
{
    internal static UserQuota Read(JsonElement data) => new(data.Time("last_interaction"), Allowance.Read(data.Member("cs_reply")));
}

/// <summary>A counted allowance.</summary>
/// <param name="Remain">What is left; null when not told.</param>
/// <param name="Total">What there was; null when not told.</param>
public sealed record Allowance(long? Remain, long? Total)
{
    internal static Allowance? Read(JsonElement? quota) => quota is { } it ? new(it.Number("remain"), it.Number("total")) : null;
}

/// <summary>Who pays for a quota.</summary>
public enum QuotaOwner
{
    /// <summary>The Official Account.</summary>
    OfficialAccount,

    /// <summary>The app.</summary>
    App,
}

/// <summary>How a quota or a group asset was obtained.</summary>
public enum QuotaOrigin
{
    /// <summary><c>sub_quota</c>: part of the package.</summary>
    Package,

    /// <summary><c>purchase_quota</c>: bought.</summary>
    Purchase,

    /// <summary><c>reward_quota</c>: given.</summary>
    Reward,
}

/// <summary>A stock of messages the account owns.</summary>
/// <param name="AssetId">Its id; null when left out.</param>
/// <param name="ValidThrough">Its last day, as Zalo writes it.</param>
/// <param name="Remain">Messages left.</param>
/// <param name="Total">Messages in all.</param>
public sealed record MessageStock(string? AssetId, string? ValidThrough, long? Remain, long? Total)
{
    internal static MessageStock Read(JsonElement item) =>
        new(item.FilledText("asset_id"), item.FilledText("valid_through"), item.Number("remain"), item.Number("total"));
}

/// <summary>The words of the API for owners and origins.</summary>
internal static class QuotaWords
{
    public static string Of(QuotaOwner owner) => owner switch
    {
        QuotaOwner.OfficialAccount => "OA",
        QuotaOwner.App => "APP",
        _ => throw new ArgumentOutOfRangeException(nameof(owner)),
    };

    public static string Of(QuotaOrigin origin) => origin switch
    {
        QuotaOrigin.Package => "sub_quota",
        QuotaOrigin.Purchase => "purchase_quota",
        QuotaOrigin.Reward => "reward_quota",
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };
}
