using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Webhooks.Reading;

/// <summary>
/// What events have in common, wherever Zalo put it: the Official Account and the person stand in sender, recipient,
/// <c>oa_id</c>, <c>oaId</c>, <c>follower</c>, <c>customer</c>, <c>user_id</c> or inside <c>data</c>, by family.
/// </summary>
internal sealed class Envelope
{
    public Envelope(JsonElement root, IReadOnlySet<ZaloOaId>? ours)
    {
        Root = root;
        Name = root.Text("event_name") ?? "";
        AppId = root.Id<ZaloAppId>("app_id");
        UserIdByApp = root.Id<ZaloAppUserId>("user_id_by_app");
        Timestamp = root.Time("timestamp");
        Message = root.Member("message");

        var sender = root.Member("sender").Text("id");
        var recipient = root.Member("recipient").Text("id");
        var named = root.Id<ZaloOaId>("oa_id") ?? root.Id<ZaloOaId>("oaId");
        IsGroupMessage = IsSent && Name.Contains("_send_group_", StringComparison.Ordinal);
        FromOa = IsFromOa(sender, recipient, named, ours);
        OaId = named ?? Parse<ZaloOaId>(FromOa ? sender : IsGroupMessage ? null : recipient);
        UserId = IsGroupMessage
            ? Parse<ZaloUserId>(FromOa ? null : sender)
            : Parse<ZaloUserId>(FromOa ? recipient : sender) ?? Subject();
    }

    public JsonElement Root { get; }

    public string Name { get; }

    public ZaloAppId? AppId { get; }

    public ZaloOaId? OaId { get; }

    public ZaloUserId? UserId { get; }

    public ZaloAppUserId? UserIdByApp { get; }

    public ZaloTimestamp? Timestamp { get; }

    public JsonElement? Message { get; }

    /// <summary>True when the Official Account acted.</summary>
    public bool FromOa { get; }

    public bool IsGroupMessage { get; }

    /// <summary>True for the families that carry a message: <c>user_send_…</c>, <c>oa_send_…</c>, <c>anonymous_send_…</c>.</summary>
    public bool IsSent => Name.Contains("_send_", StringComparison.Ordinal);

    /// <summary>
    /// A key for occasions without a message id of their own. Retries carry the same body, so an event without a timestamp, or one
    /// nobody has described, is told apart by its whole body.
    /// </summary>
    public string KeyOfOccasion(bool isKnown = true, params ReadOnlySpan<string?> subject)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(Name);
        Append(OaId?.Value);
        Append(UserId?.Value);
        Append(Timestamp?.Text);
        foreach (var part in subject)
        {
            Append(part);
        }

        if (!isKnown || Timestamp is null)
        {
            Append(Root.GetRawText());
        }

        return "event:" + Convert.ToHexStringLower(sha.GetHashAndReset());

        void Append(string? part)
        {
            sha.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
            sha.AppendData([0]);
        }
    }

    private bool IsFromOa(string? sender, string? recipient, ZaloOaId? named, IReadOnlySet<ZaloOaId>? ours)
    {
        bool IsOa(string? id) => Parse<ZaloOaId>(id) is { } side && (side == named || ours?.Contains(side) == true);
        return (IsOa(sender), IsOa(recipient)) switch
        {
            (true, false) => true,
            (false, true) => false,
            // Nobody says which side the account is: the documented order. Receipts are sent "by" the account.
            _ => Name.StartsWith("oa_", StringComparison.Ordinal) || Name is "user_received_message" or "user_seen_message",
        };
    }

    private ZaloUserId? Subject() =>
        Root.Member("follower").Id<ZaloUserId>("id")
        ?? Root.Member("customer").Id<ZaloUserId>("id")
        ?? Root.Member("user").Id<ZaloUserId>("id")
        ?? Root.Id<ZaloUserId>("user_id")
        ?? Root.Member("data").Id<ZaloUserId>("user_id");

    private static T? Parse<T>(string? text)
        where T : struct, IParsable<T> => T.TryParse(text, null, out var id) ? id : null;
}
