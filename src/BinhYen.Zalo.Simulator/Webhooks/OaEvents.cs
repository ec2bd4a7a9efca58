using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>Writes the events of one-to-one chats and of following, and hands them to the post office.</summary>
internal sealed class OaEvents(World world, PostOffice post)
{
    /// <summary>A resident wrote to the OA.</summary>
    public Task UserSent(Resident resident, ChatMessage message)
    {
        var json = Between("user_send_" + EventMessage.Suffix(message.Content.Kind), resident, isFromUser: true);
        json["message"] = EventMessage.Of(message);
        return post.Post(json, resident.Id);
    }

    /// <summary>The OA wrote, by API or in the console.</summary>
    public Task OaSent(Resident resident, ChatMessage message)
    {
        var json = Between("oa_send_" + EventMessage.Suffix(message.Content.Kind), resident, isFromUser: false);
        if (message.AdminId is not null)
            json["sender"]!["admin_id"] = message.AdminId;
        json["message"] = EventMessage.Of(message);
        return post.Post(json, resident.Id);
    }

    public Task Received(Resident resident, string messageId)
    {
        var json = Between("user_received_message", resident, isFromUser: false);
        json["message"] = new JsonObject { ["msg_id"] = messageId };
        return post.Post(json, resident.Id);
    }

    public Task Seen(Resident resident, IEnumerable<string> messageIds)
    {
        var json = Between("user_seen_message", resident, isFromUser: false);
        json["message"] = new JsonObject { ["msg_ids"] = new JsonArray([.. messageIds.Select(id => (JsonNode)id)]) };
        return post.Post(json, resident.Id);
    }

    public Task Reacted(Resident resident, string messageId, string icon, bool byUser)
    {
        var json = Between(byUser ? "user_reacted_message" : "oa_reacted_message", resident, byUser);
        json["message"] = new JsonObject { ["msg_id"] = messageId, ["react_icon"] = icon };
        return post.Post(json, resident.Id);
    }

    public Task SubmittedInfo(Resident resident, SharedContact contact)
    {
        var json = Between("user_submit_info", resident, isFromUser: true);
        json["info"] = new JsonObject
        {
            ["name"] = contact.Name, ["phone"] = contact.Phone, ["user_dob"] = contact.BirthDate,
            ["gender"] = contact.Gender,
            ["full_address"] = new JsonObject
            {
                ["user_city"] = contact.City, ["user_ward"] = contact.Ward, ["user_address"] = contact.Address,
            },
        };
        return post.Post(json, resident.Id);
    }

    /// <summary><c>follow</c> or <c>unfollow</c>: they have neither sender nor recipient.</summary>
    public Task Followed(Resident resident, bool isFollowing)
    {
        var json = About(isFollowing ? "follow" : "unfollow");
        json["user_id_by_app"] = resident.IdByApp;
        json["follower"] = new JsonObject { ["id"] = resident.Id };
        if (isFollowing)
            json["source"] = "oa_profile";
        return post.Post(json, resident.Id);
    }

    public Task ClickedChatNow(Resident resident) => post.Post(AboutUser("user_click_chatnow", resident), resident.Id);

    /// <summary>The person withdraws consent to the use of their data.</summary>
    public Task Withdrew(Resident resident) => post.Post(AboutUser("user_withdraw", resident), resident.Id);

    public Task PermissionRevoked() => post.Post(About("permission_revoked"), world.Account.OaId);

    public Task Tagged(Resident resident, string tag, bool isAdded)
    {
        var json = About(isAdded ? "add_user_to_tag" : "remove_user_from_tag");
        json["tag"] = new JsonObject { ["user_ids"] = new JsonArray(resident.Id), ["name"] = tag };
        return post.Post(json, resident.Id);
    }

    /// <summary>An event of a kind nobody documented.</summary>
    public Task Unknown()
    {
        var json = About("oa_something_new");
        json["data"] = new JsonObject { ["reason"] = "demo" };
        return post.Post(json, world.Account.OaId);
    }

    /// <summary>
    /// The Test button of the console: signed, with people who belong to no OA and a message id that is an English phrase,
    /// the same every time.
    /// </summary>
    public Task ConsoleTest()
    {
        var json = new JsonObject
        {
            ["app_id"] = world.Account.AppId, ["user_id_by_app"] = "5100000000000000001",
            ["event_name"] = "user_send_text", ["timestamp"] = Identifiers.Milliseconds(world.Now),
            ["sender"] = new JsonObject { ["id"] = "1100000000000000001" },
            ["recipient"] = new JsonObject { ["id"] = "1200000000000000001" },
            ["message"] = new JsonObject { ["msg_id"] = "This is message id", ["text"] = "This is testing message" },
        };
        return post.Post(json, "console-test");
    }

    private JsonObject Between(string name, Resident resident, bool isFromUser)
    {
        var (sender, recipient) = isFromUser ? (resident.Id, world.Account.OaId) : (world.Account.OaId, resident.Id);
        return new JsonObject
        {
            ["app_id"] = world.Account.AppId, ["user_id_by_app"] = resident.IdByApp, ["event_name"] = name,
            ["timestamp"] = Identifiers.Milliseconds(world.Now),
            ["sender"] = new JsonObject { ["id"] = sender }, ["recipient"] = new JsonObject { ["id"] = recipient },
        };
    }

    private JsonObject AboutUser(string name, Resident resident)
    {
        var json = About(name);
        json["user_id"] = resident.Id;
        json["user_id_by_app"] = resident.IdByApp;
        return json;
    }

    private JsonObject About(string name) => new()
    {
        ["event_name"] = name, ["app_id"] = world.Account.AppId, ["oa_id"] = world.Account.OaId,
        ["timestamp"] = Identifiers.Milliseconds(world.Now),
    };
}
