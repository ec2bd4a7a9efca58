using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Webhooks.Reading;

/// <summary>Where events name a group and the people in it.</summary>
internal static class GroupReading
{
    /// <summary>In messages the recipient is the group; the other places were seen in code only and are asked last.</summary>
    public static ZaloGroupId? GroupOf(Envelope envelope) =>
        envelope.Root.Member("recipient").Id<ZaloGroupId>("id")
        ?? envelope.Root.Member("recipient").Id<ZaloGroupId>("group_id")
        ?? envelope.Root.Id<ZaloGroupId>("group_id")
        ?? envelope.Message.Id<ZaloGroupId>("conversation_id");

    public static IReadOnlyList<ZaloUserId> UsersOf(Envelope envelope)
    {
        var users = envelope.Root.Items("users")
            .Select(user => user.ValueKind == JsonValueKind.Object ? user.Text("id") ?? user.Text("user_id") : user.AsText())
            .Select(text => ZaloUserId.TryParse(text, out var id) ? id : (ZaloUserId?)null)
            .OfType<ZaloUserId>()
            .Distinct()
            .ToList();
        return users.Count == 0 && envelope.UserId is { } single ? [single] : users;
    }
}
