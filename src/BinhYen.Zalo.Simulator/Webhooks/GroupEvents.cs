using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>Writes the events of group chats. The names of a group's life differ by source and can be chosen.</summary>
internal sealed class GroupEvents(World world, PostOffice post)
{
    public Task UserSent(GroupChat group, Resident resident, ChatMessage message)
    {
        var json = Message("user_send_group_", group, resident.Id, message);
        json["user_id_by_app"] = resident.IdByApp;
        return post.Post(json, group.Id);
    }

    public Task OaSent(GroupChat group, ChatMessage message)
    {
        var json = Message("oa_send_group_", group, world.Account.OaId, message);
        if (message.AdminId is not null)
            json["sender"]!["admin_id"] = message.AdminId;
        return post.Post(json, group.Id);
    }

    public Task Created(GroupChat group) => Life("create_group", group, group.Members);

    public Task Joined(GroupChat group, IEnumerable<string> users) => Life("user_join_group", group, users);

    public Task AskedToJoin(GroupChat group, IEnumerable<string> users) => Life("user_request_join_group", group, users);

    public Task Accepted(GroupChat group, IEnumerable<string> users) => Life(
        Name("accept_request_join_group", "react_request_join_group", "react_request_join_group_accept"), group, users);

    public Task Rejected(GroupChat group, IEnumerable<string> users) => Life(
        Name("reject_request_join_group", "react_request_join_group", "react_request_join_group_reject"), group, users);

    public Task DeputyAdded(GroupChat group, IEnumerable<string> users) => Life("add_group_admin", group, users);

    public Task DeputyRemoved(GroupChat group, IEnumerable<string> users) => Life("remove_group_admin", group, users);

    public Task Changed(GroupChat group) => Life("update_group_info", group, []);

    public Task Left(GroupChat group, IEnumerable<string> users) =>
        Life(Name("user_out_group", "user_out_group", "user_leave_group"), group, users);

    public Task Dissolved(GroupChat group) => Life(Name("delete_group", "disperse_group", "delete_group"), group, []);

    private string Name(string names2026, string names2024, string namesSplit) => world.Account.GroupEventNaming switch
    {
        GroupEventNaming.Names2024 => names2024,
        GroupEventNaming.NamesSplit => namesSplit,
        _ => names2026,
    };

    private JsonObject Message(string prefix, GroupChat group, string senderId, ChatMessage message) => new()
    {
        ["event_name"] = prefix + EventMessage.Suffix(message.Content.Kind), ["app_id"] = world.Account.AppId,
        ["oa_id"] = world.Account.OaId, ["timestamp"] = Identifiers.Milliseconds(world.Now),
        ["sender"] = new JsonObject { ["id"] = senderId }, ["recipient"] = new JsonObject { ["id"] = group.Id },
        ["message"] = EventMessage.Of(message),
    };

    private Task Life(string name, GroupChat group, IEnumerable<string> users)
    {
        var json = new JsonObject
        {
            ["event_name"] = name, ["app_id"] = world.Account.AppId, ["oa_id"] = world.Account.OaId,
            ["group_id"] = group.Id, ["timestamp"] = Identifiers.Milliseconds(world.Now),
        };
        var people = new JsonArray([.. users.Select(id => (JsonNode)new JsonObject { ["id"] = id })]);
        if (people.Count > 0)
            json["users"] = people;
        return post.Post(json, group.Id);
    }
}
