using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>Switches that make the platform misbehave.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder app)
    {
        var faults = app.MapGroup("/faults").WithTags("Faults");
        faults.MapPost("", Set).WithSummary("Sets a switch; some act once, at the moment they are set.");
        faults.MapGet("", (Faults all) => all.All).WithSummary("Switches that are set.");
        faults.MapDelete("", Clear).WithSummary("Takes all switches away.");
        faults.MapDelete("/{id:int}", (int id, Faults all) => all.Remove(id) ? Results.NoContent() : Results.NotFound())
            .WithSummary("Takes one switch away.");
    }

    private static async Task<IResult> Set(NewFault fault, Faults faults, World world, OaEvents events)
    {
        switch (fault.Kind)
        {
            case FaultKind.UnknownEvent:
                await events.Unknown();
                return Results.Ok(new { done = true });
            case FaultKind.ExpireAccessToken or FaultKind.BurnRefreshToken or FaultKind.ExpireUploads:
                lock (world.Gate)
                    ActAtOnce(fault.Kind, world);
                return Results.Ok(new { done = true });
            case FaultKind.RevokePermission:
                lock (world.Gate)
                    world.Account.IsAuthorised = false;
                await events.PermissionRevoked();
                return Results.Ok(new { done = true });
            default:
                world.Touch();
                return Results.Ok(faults.Add(
                    fault.Kind, fault.Count, fault.Match, fault.Recipient, fault.Value, fault.Message));
        }
    }

    private static void ActAtOnce(FaultKind kind, World world)
    {
        world.Touch();
        if (kind == FaultKind.ExpireAccessToken)
            world.Grants.ExpireAccessTokens(world.Now);
        else if (kind == FaultKind.BurnRefreshToken)
            world.Grants.BurnRefreshTokens();
        else
            foreach (var upload in world.Uploads.Values.ToList())
                world.Uploads[upload.Token] = upload with { ExpiresAt = world.Now };
    }

    private static IResult Clear(Faults faults, World world)
    {
        faults.Clear();
        world.Touch();
        return Results.NoContent();
    }

    /// <param name="Kind">Which switch.</param>
    /// <param name="Count">How many times; null until taken away.</param>
    /// <param name="Match">Part of the call's path, or of the event's name; null for all.</param>
    /// <param name="Recipient">Resident or group; null for all.</param>
    /// <param name="Value">Error code, HTTP status, milliseconds or seconds; null for the kind's own.</param>
    /// <param name="Message">Error text; null for Zalo's own.</param>
    internal sealed record NewFault(
        FaultKind Kind, int? Count = null, string? Match = null, string? Recipient = null, int? Value = null,
        string? Message = null);
}
