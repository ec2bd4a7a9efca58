using BinhYen.Zalo.Simulator.Api.Messages;
using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>What an administrator does in Zalo's own web console.</summary>
internal static class ConsoleEndpoints
{
    public static void MapConsole(this IEndpointRouteBuilder app)
    {
        var console = app.MapGroup("/console").WithTags("Console");
        console.MapPost("/messages", Write).WithSummary("An administrator types an answer: echo with admin_id.");
        console.MapPost("/test", Test).WithSummary("The Test button: a signed event with placeholder ids.");
        console.MapPost("/probe", Probe).WithSummary("The probe on saving the webhook address: unsigned, empty.");
    }

    private static IResult Write(ConsoleMessage message, World world, OaEvents events)
    {
        lock (world.Gate)
        {
            if (world.FindResident(message.ResidentId) is not { } resident)
                return Results.NotFound(new { error = "Không có người này." });
            var sent = SendMessageToUser.Deliver(world, resident, new MessageContent(MessageKind.Text, message.Text),
                quote: null, message.AdminId ?? world.Account.AdminId);
            _ = events.OaSent(resident, sent);
            return Results.Ok(new { messageId = sent.Id });
        }
    }

    private static async Task<object> Test(OaEvents events)
    {
        await events.ConsoleTest();
        return new { sent = true };
    }

    private static async Task<IResult> Probe(World world, Postman postman)
    {
        if (world.Account.WebhookUrl is not { } url)
            return Results.BadRequest(new { error = "Chưa có địa chỉ webhook." });
        var outcome = await postman.ProbeAsync(url);
        return Results.Ok(new { accepted = outcome.HttpStatus == 200, outcome.HttpStatus, outcome.Problem, outcome.Milliseconds });
    }

    /// <param name="ResidentId">To whom.</param>
    /// <param name="Text">What was typed.</param>
    /// <param name="AdminId">Who typed; null for the administrator of the settings.</param>
    internal sealed record ConsoleMessage(string ResidentId, string Text, string? AdminId = null);
}
