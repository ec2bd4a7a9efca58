using BinhYen.Zalo.Json;
using BinhYen.Zalo.Webhooks.Reading;

namespace BinhYen.Zalo.Webhooks;

/// <summary>What happened to a group chat.</summary>
public enum GroupChange
{
    /// <summary>The group was made.</summary>
    Created,

    /// <summary>People joined.</summary>
    Joined,

    /// <summary>People ask to join and wait for approval.</summary>
    JoinRequested,

    /// <summary>Waiting people were let in.</summary>
    JoinAccepted,

    /// <summary>Waiting people were refused.</summary>
    JoinRejected,

    /// <summary>People left or were removed; Zalo does not say which.</summary>
    Left,

    /// <summary>People became deputies.</summary>
    AdminsAdded,

    /// <summary>People are deputies no longer.</summary>
    AdminsRemoved,

    /// <summary>Name, picture, description or settings changed; read the group again.</summary>
    InfoUpdated,

    /// <summary>The group was dissolved.</summary>
    Dissolved,
}

/// <summary>
/// A group chat or its membership changed. Zalo's documents of 2024 and 2026 and a third source give different names to the same
/// event; all of them arrive here.
/// </summary>
public sealed record GroupChanged : ZaloWebhookEvent
{
    internal GroupChanged(Envelope envelope, GroupChange change)
        : base(envelope)
    {
        Change = change;
        GroupId = envelope.Root.Id<ZaloGroupId>("group_id") ?? GroupReading.GroupOf(envelope);
        Users = GroupReading.UsersOf(envelope);
        DedupeKey = envelope.KeyOfOccasion(isKnown: true, [change.ToString(), GroupId?.Value, .. Users.Select(user => user.Value)]);
    }

    /// <summary>What happened.</summary>
    public GroupChange Change { get; }

    /// <summary>The group; null when Zalo left it out.</summary>
    public ZaloGroupId? GroupId { get; }

    /// <summary>The people it happened to; empty where that makes no sense.</summary>
    public IReadOnlyList<ZaloUserId> Users { get; }

    internal static GroupChange? ChangeOf(string eventName) => eventName switch
    {
        "create_group" => GroupChange.Created,
        "user_join_group" => GroupChange.Joined,
        "user_request_join_group" => GroupChange.JoinRequested,
        "accept_request_join_group" or "react_request_join_group" or "react_request_join_group_accept" => GroupChange.JoinAccepted,
        "reject_request_join_group" or "react_request_join_group_reject" => GroupChange.JoinRejected,
        "user_out_group" or "user_leave_group" => GroupChange.Left,
        "add_group_admin" => GroupChange.AdminsAdded,
        "remove_group_admin" => GroupChange.AdminsRemoved,
        "update_group_info" => GroupChange.InfoUpdated,
        "delete_group" or "disperse_group" => GroupChange.Dissolved,
        _ => null,
    };
}
