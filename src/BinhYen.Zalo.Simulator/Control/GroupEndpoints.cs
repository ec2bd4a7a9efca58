using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>Group chats as people use them: look, write, join, leave.</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder app)
    {
        var groups = app.MapGroup("/groups").WithTags("Groups");
        groups.MapGet("", List).WithSummary("All groups.");
        groups.MapPost("", Create).WithSummary("A group with the OA in it.");
        groups.MapGet("/{id}/messages", Chat).WithSummary("The chat, oldest first, as the given person sees it.");
        groups.MapPost("/{id}/messages", Write).WithSummary("A member writes.");
        groups.MapPost("/{id}/join", Join).WithSummary("A person opens the group's link: joins, or asks to.");
        groups.MapPost("/{id}/leave", Leave).WithSummary("A member leaves.");
        groups.MapPost("/{id}/console", WriteInConsole).WithSummary("An administrator of the OA writes in the console.");
        groups.MapPost("/{id}/state", SetState).WithSummary("Disables the group (-237) or puts the OA out of it (-403).");
    }

    private static GroupView[] List(World world)
    {
        lock (world.Gate)
            return [.. world.Groups.Select(g => GroupView.Of(g, world))];
    }

    private static IResult Create(NewGroup group, World world, GroupEvents events)
    {
        lock (world.Gate)
        {
            if (world.Assets.Find(a => a.UsedBy is null) is not { } asset)
                return Results.BadRequest(new { error = "Không còn gói nhóm trống." });
            var made = new GroupChat
            {
                Id = Identifiers.Message(), Link = "https://zalo.me/g/" + Identifiers.Token(9), Name = group.Name,
                Asset = asset, JoinApproval = group.JoinApproval,
            };
            asset.UsedBy = made.Id;
            made.Members.AddRange((group.Members ?? []).Where(m => world.FindResident(m) is not null));
            world.Groups.Add(made);
            world.Touch();
            _ = events.Created(made);
            return Results.Ok(GroupView.Of(made, world));
        }
    }

    private static IResult Chat(string id, World world, string? residentId = null)
    {
        lock (world.Gate)
            return world.FindGroup(id) is { } group
                ? Results.Ok(group.Chat.Select(m => MessageView.Of(m, residentId)).ToArray())
                : NoSuchGroup;
    }

    private static async Task<IResult> Write(
        string id, GroupPost message, World world, MediaLinks links, GroupEvents events, bool wait = false)
    {
        var (sent, problem, delivered) = WriteInGroup.Write(id, message.ResidentId, message, world, links, events);
        if (wait)
            await delivered;
        return sent is not null ? Results.Ok(new { messageId = sent })
            : problem is null ? NoSuchGroup
            : Results.BadRequest(new { error = problem });
    }

    private static IResult Join(string id, GroupMember member, World world, GroupEvents events) =>
        Change(id, member, world, (group, resident) =>
        {
            if (group.Members.Contains(resident.Id) || group.Pending.Contains(resident.Id))
                return Task.CompletedTask;
            (group.JoinApproval ? group.Pending : group.Members).Add(resident.Id);
            return group.JoinApproval ? events.AskedToJoin(group, [resident.Id]) : events.Joined(group, [resident.Id]);
        });

    private static IResult Leave(string id, GroupMember member, World world, GroupEvents events) =>
        Change(id, member, world, (group, resident) =>
            group.Members.Remove(resident.Id) ? events.Left(group, [resident.Id]) : Task.CompletedTask);

    private static IResult WriteInConsole(string id, ConsolePost message, World world, GroupEvents events)
    {
        lock (world.Gate)
        {
            if (world.FindGroup(id) is not { } group)
                return NoSuchGroup;
            var sent = WriteInGroup.AsOa(group, new MessageContent(MessageKind.Text, message.Text), quote: null,
                message.AdminId ?? world.Account.AdminId, world);
            _ = events.OaSent(group, sent);
            return Results.Ok(new { messageId = sent.Id });
        }
    }

    private static IResult SetState(string id, GroupState state, World world)
    {
        lock (world.Gate)
        {
            if (world.FindGroup(id) is not { } group)
                return NoSuchGroup;
            group.IsEnabled = state.IsEnabled ?? group.IsEnabled;
            group.HasOa = state.HasOa ?? group.HasOa;
            group.JoinApproval = state.JoinApproval ?? group.JoinApproval;
            world.Touch();
            return Results.Ok(GroupView.Of(group, world));
        }
    }

    private static IResult Change(string id, GroupMember member, World world, Func<GroupChat, Resident, Task> change)
    {
        lock (world.Gate)
        {
            if (world.FindGroup(id) is not { } group || world.FindResident(member.ResidentId) is not { } resident)
                return NoSuchGroup;
            _ = change(group, resident);
            world.Touch();
            return Results.Ok(GroupView.Of(group, world));
        }
    }

    private static IResult NoSuchGroup => Results.NotFound(new { error = "Không có nhóm hoặc người này." });

    /// <param name="Name">Name of the group.</param>
    /// <param name="Members">Ids of residents; null for none.</param>
    /// <param name="JoinApproval">Whether newcomers by link must be accepted.</param>
    internal sealed record NewGroup(string Name, IReadOnlyList<string>? Members = null, bool JoinApproval = false);

    internal sealed record GroupMember(string ResidentId);

    /// <param name="Text">What was typed.</param>
    /// <param name="AdminId">Who typed; null for the administrator of the settings.</param>
    internal sealed record ConsolePost(string Text, string? AdminId = null);

    /// <summary>Null fields stay as they are.</summary>
    internal sealed record GroupState(bool? IsEnabled = null, bool? HasOa = null, bool? JoinApproval = null);

    internal sealed record GroupView(
        string Id, string Name, string Link, bool IsEnabled, bool HasOa, bool JoinApproval, IReadOnlyList<string> Members,
        IReadOnlyList<string> Pending, IReadOnlyList<string> Deputies, string? LastText, DateTimeOffset? LastAt)
    {
        public static GroupView Of(GroupChat group, World world) => new(
            group.Id, group.Name, group.Link, group.IsEnabled, group.HasOa, group.JoinApproval, [.. group.Members],
            [.. group.Pending], [.. group.Deputies], group.Chat.Count == 0 ? null : MessageView.Summary(group.Chat[^1].Content),
            group.Chat.Count == 0 ? null : group.Chat[^1].At);
    }
}
