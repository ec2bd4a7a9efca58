using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Groups;

/// <summary>What to change about a group. Null leaves a property as it is.</summary>
public sealed record GroupChangeRequest
{
    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new description.</summary>
    public string? Description { get; init; }

    /// <summary>A public address of the new picture.</summary>
    public Uri? Avatar { get; init; }

    /// <summary>The new settings; each may be null by itself.</summary>
    public GroupSettings? Settings { get; init; }

    internal JsonObject ToJson(ZaloGroupId group)
    {
        var body = new JsonObject { ["group_id"] = group.Value };
        if (Name is not null)
        {
            body["group_name"] = Name;
        }

        if (Description is not null)
        {
            body["group_description"] = Description;
        }

        if (Avatar is not null)
        {
            body["group_avatar"] = Avatar.AbsoluteUri;
        }

        Settings?.WriteTo(body);
        return body;
    }
}
