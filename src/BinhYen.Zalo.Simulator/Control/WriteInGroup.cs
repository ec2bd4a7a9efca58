using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>A member or the OA writes in a group. A member's message also opens the one-to-one window again.</summary>
internal static class WriteInGroup
{
    /// <returns>The message's id; or a problem in words; or neither when there is no such group.</returns>
    public static (string? MessageId, string? Problem, Task Delivered) Write(
        string groupId, string residentId, GroupPost post, World world, MediaLinks links, GroupEvents events)
    {
        lock (world.Gate)
        {
            if (world.FindGroup(groupId) is not { } group || world.FindResident(residentId) is not { } resident)
                return (null, null, Task.CompletedTask);
            if (!group.Members.Contains(residentId))
                return (null, "Người này không ở trong nhóm.", Task.CompletedTask);
            if (group.LockSendMessage && !group.Deputies.Contains(residentId))
                return (null, "Nhóm chỉ cho quản trị viên nhắn.", Task.CompletedTask);
            try
            {
                return ReadIncoming.Read(post.AsMessage(), world, links) is { } content
                    ? Send(group, resident, content, post.QuoteMessageId, world, events)
                    : (null, "Tin nhắn trống.", Task.CompletedTask);
            }
            catch (FormatException)
            {
                return (null, "Nội dung không phải Base64.", Task.CompletedTask);
            }
        }
    }

    /// <summary>Puts a message of the OA into the group. The caller holds the world's gate.</summary>
    public static ChatMessage AsOa(GroupChat group, MessageContent content, string? quote, string? adminId, World world)
    {
        var message = new ChatMessage
        {
            Id = Identifiers.Message(), At = world.Now, FromOa = true, SenderId = world.Account.OaId,
            SenderName = world.Account.OaName, Content = content, QuoteMessageId = quote, AdminId = adminId,
            IsReceived = true,
        };
        group.Chat.Add(message);
        world.Touch();
        return message;
    }

    private static (string?, string?, Task) Send(
        GroupChat group, Resident resident, MessageContent content, string? quote, World world, GroupEvents events)
    {
        var message = new ChatMessage
        {
            Id = Identifiers.Message(), At = world.Now, FromOa = false, SenderId = resident.Id, SenderName = resident.Name,
            Content = content, QuoteMessageId = quote,
        };
        group.Chat.Add(message);
        resident.Interact(world.Now);
        world.Touch();
        return (message.Id, null, group.HasOa ? events.UserSent(group, resident, message) : Task.CompletedTask);
    }
}
