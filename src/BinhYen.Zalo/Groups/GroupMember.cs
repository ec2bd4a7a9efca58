using System.Text.Json;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Groups;

/// <summary>Somebody in a group, or waiting to be let in.</summary>
/// <param name="UserId">The person; null for the account itself.</param>
/// <param name="OaId">The account; null for a person.</param>
/// <param name="DisplayName">Their name. From a server outside Vietnam it is a remark about the address instead.</param>
/// <param name="Avatar">Their picture.</param>
public sealed record GroupMember(ZaloUserId? UserId, ZaloOaId? OaId, string? DisplayName, Uri? Avatar)
{
    /// <summary>Nothing of the person: this record is never printed by accident.</summary>
    public override string ToString() => nameof(GroupMember);

    internal static GroupMember? Read(JsonElement member) =>
        (member.Id<ZaloUserId>("user_id"), member.Id<ZaloOaId>("oa_id")) is var (user, oa) && (user is not null || oa is not null)
            ? new GroupMember(user, oa, member.FilledText("name"), member.Link("avatar"))
            : null;
}
