using System.Text.Json;
using System.Text.Json.Nodes;
using BinhYen.Zalo.Json;

namespace BinhYen.Zalo.Groups;

/// <summary>The four settings a group has through the API. Null means: not told, or leave as it is.</summary>
public sealed record GroupSettings
{
    /// <summary><c>lock_send_msg</c>: members cannot write; the group is for announcements only.</summary>
    public bool? OnlyAccountWrites { get; init; }

    /// <summary><c>join_appr</c>: newcomers wait for approval.</summary>
    public bool? JoinNeedsApproval { get; init; }

    /// <summary><c>enable_msg_history</c>: newcomers see recent messages.</summary>
    public bool? NewcomersSeeHistory { get; init; }

    /// <summary><c>enable_link_join</c>: the link lets people in.</summary>
    public bool? LinkJoins { get; init; }

    internal static GroupSettings Read(JsonElement setting) => new()
    {
        OnlyAccountWrites = setting.Flag("lock_send_msg"),
        JoinNeedsApproval = setting.Flag("join_appr"),
        NewcomersSeeHistory = setting.Flag("enable_msg_history"),
        LinkJoins = setting.Flag("enable_link_join"),
    };

    internal void WriteTo(JsonObject body)
    {
        Put("lock_send_msg", OnlyAccountWrites);
        Put("join_appr", JoinNeedsApproval);
        Put("enable_msg_history", NewcomersSeeHistory);
        Put("enable_link_join", LinkJoins);

        void Put(string name, bool? value)
        {
            if (value is { } set)
            {
                body[name] = set;
            }
        }
    }
}
