using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>People: make one, let one write, follow, leave, block, react, read.</summary>
internal static class ResidentEndpoints
{
    public static void MapResidents(this IEndpointRouteBuilder app)
    {
        var residents = app.MapGroup("/residents").WithTags("Residents");
        residents.MapPost("", Add).WithSummary("A new fictional person.");
        residents.MapGet("", List).WithSummary("All people.");
        residents.MapGet("/{id}", Find).WithSummary("One person.");
        residents.MapPost("/{id}/messages", Write).WithSummary("The person writes to the OA.");
        residents.MapGet("/{id}/messages", Chat).WithSummary("The chat as the person sees it, oldest first.");
        residents.MapPost("/{id}/seen", See).WithSummary("The person looks at the chat: user_seen_message.");
        residents.MapPost("/{id}/reactions", React).WithSummary("The person puts an icon on a message.");
        residents.MapPost("/{id}/follow", Follow).WithSummary("The person follows the OA.");
        residents.MapPost("/{id}/unfollow", Unfollow).WithSummary("The person stops following.");
        residents.MapPost("/{id}/withdraw", Withdraw).WithSummary("The person withdraws consent: user_withdraw.");
        residents.MapPost("/{id}/block", Block).WithSummary("The person refuses messages of the OA (-244).");
        residents.MapPost("/{id}/unblock", Unblock).WithSummary("The person accepts messages again.");
        residents.MapPost("/{id}/chatnow", ClickChatNow).WithSummary("The person taps «Nhắn tin»: user_click_chatnow, once.");
        residents.MapPost("/{id}/sign-in", SignIn)
            .WithSummary("Tokens as a Zalo login and a Mini App would give them, without the pages.");
    }

    private static IResult Add(NewResident? resident, World world)
    {
        lock (world.Gate)
        {
            var name = string.IsNullOrWhiteSpace(resident?.Name) ? $"Người dân {world.Residents.Count + 1}" : resident.Name.Trim();
            return Results.Ok(ResidentView.Of(world.AddResident(name, resident?.Follows ?? false)));
        }
    }

    private static ResidentView[] List(World world)
    {
        lock (world.Gate)
            return [.. world.Residents.Select(ResidentView.Of)];
    }

    private static IResult Find(string id, World world)
    {
        lock (world.Gate)
            return world.FindResident(id) is { } resident ? Results.Ok(ResidentView.Of(resident)) : NoSuchResident;
    }

    private static async Task<IResult> Write(
        string id, IncomingMessage message, World world, MediaLinks links, OaEvents events, bool wait = false)
    {
        var (sent, problem, delivered) = WriteAsResident.Write(id, message, world, links, events);
        if (wait)
            await delivered;
        return sent is not null ? Results.Ok(new { messageId = sent })
            : problem is null ? NoSuchResident
            : Results.BadRequest(new { error = problem });
    }

    private static IResult Chat(string id, World world)
    {
        lock (world.Gate)
            return world.FindResident(id) is { } resident
                ? Results.Ok(resident.Chat.Where(m => !m.IsHidden).Select(m => MessageView.Of(m, id)).ToArray())
                : NoSuchResident;
    }

    private static IResult See(string id, World world, OaEvents events) => Change(id, world, resident =>
    {
        var unseen = resident.Chat.Where(m => m is { FromOa: true, IsSeen: false }).ToList();
        unseen.ForEach(m => m.IsSeen = true);
        return unseen.Count == 0 ? Task.CompletedTask : events.Seen(resident, unseen.Select(m => m.Id));
    });

    private static IResult React(string id, Reaction reaction, World world, OaEvents events) => Change(id, world, resident =>
    {
        if (resident.Chat.Find(m => m.Id == reaction.MessageId) is not { } message)
            return Task.CompletedTask;
        message.Reactions.Add(reaction.Icon);
        return events.Reacted(resident, message.Id, reaction.Icon, byUser: true);
    });

    private static IResult Follow(string id, World world, OaEvents events) => Change(id, world, resident =>
    {
        resident.IsFollower = true;
        resident.Interact(world.Now);
        return events.Followed(resident, isFollowing: true);
    });

    private static IResult Unfollow(string id, World world, OaEvents events) => Change(id, world, resident =>
    {
        resident.IsFollower = false;
        return events.Followed(resident, isFollowing: false);
    });

    private static IResult Withdraw(string id, World world, OaEvents events) => Change(id, world, resident =>
    {
        resident.IsFollower = false;
        resident.LastInteraction = null;
        resident.Contact = null;
        return events.Withdrew(resident);
    });

    private static IResult Block(string id, World world) => Change(id, world, resident =>
    {
        resident.IsBlocking = true;
        return Task.CompletedTask;
    });

    private static IResult Unblock(string id, World world) => Change(id, world, resident =>
    {
        resident.IsBlocking = false;
        return Task.CompletedTask;
    });

    private static IResult ClickChatNow(string id, World world, OaEvents events) => Change(id, world, resident =>
    {
        resident.Interact(world.Now);
        if (resident.ClickedChatNow)
            return Task.CompletedTask;
        resident.ClickedChatNow = true;
        return events.ClickedChatNow(resident);
    });

    private static IResult SignIn(string id, World world)
    {
        lock (world.Gate)
        {
            if (world.FindResident(id) is not { } resident)
                return NoSuchResident;
            var pair = world.Grants.IssuePair(id, world.Now);
            return Results.Ok(new
            {
                accessToken = pair.AccessToken, refreshToken = pair.RefreshToken, idByApp = resident.IdByApp,
                phoneToken = world.MiniApp.Issue(id, MiniAppSecret.PhoneNumber, world.Now),
                locationToken = world.MiniApp.Issue(id, MiniAppSecret.Location, world.Now),
            });
        }
    }

    private static IResult Change(string id, World world, Func<Resident, Task> change)
    {
        lock (world.Gate)
        {
            if (world.FindResident(id) is not { } resident)
                return NoSuchResident;
            _ = change(resident);
            world.Touch();
            return Results.Ok(ResidentView.Of(resident));
        }
    }

    private static IResult NoSuchResident => Results.NotFound(new { error = "Không có người này." });

    /// <param name="Name">Null: a name is made up.</param>
    /// <param name="Follows">Whether the person already follows the OA; no event is sent for it.</param>
    internal sealed record NewResident(string? Name, bool? Follows = null);

    /// <param name="MessageId">The message the icon goes on.</param>
    /// <param name="Icon">One of Zalo's texts, for example <c>/-heart</c>.</param>
    internal sealed record Reaction(string MessageId, string Icon);
}
