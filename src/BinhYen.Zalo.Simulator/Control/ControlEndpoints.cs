using BinhYen.Zalo.Simulator.State;
using BinhYen.Zalo.Simulator.Webhooks;

namespace BinhYen.Zalo.Simulator.Control;

/// <summary>
/// The remote control of the simulator: people, their messages, switches, what was sent. Tests, the demonstration and the
/// phone page use it. Described at <c>/sim/docs</c>.
/// </summary>
internal static class ControlEndpoints
{
    public static void MapControl(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/ready", () => Results.Ok(new { status = "ready" })).WithTags("State");
        var sim = app.MapGroup("/sim").DisableAntiforgery();
        sim.MapResidents();
        sim.MapGroups();
        sim.MapConsole();
        sim.MapFaults();
        sim.MapAccount();
        sim.MapDeliveries();
        MapState(sim.MapGroup("").WithTags("State"));
    }

    private static void MapState(RouteGroupBuilder sim)
    {
        sim.MapGet("/sent", ReadSent)
            .WithSummary("Everything the client sent, in order. With all=true also what was refused.");
        sim.MapPost("/reset", Reset).WithSummary("Back to the first moment: people, chats, tokens, switches, log.");
        sim.MapPost("/clock", MoveClock).WithSummary("Lets time pass; retries that become due are made.");
        sim.MapGet("/version", ReadVersion)
            .WithSummary("A number that grows with every visible change.");
    }

    private static object ReadVersion(World world) => new { version = world.Version };

    private static IReadOnlyList<SentEntry> ReadSent(World world, bool all = false)
    {
        lock (world.Gate)
            return [.. world.Sent.Where(s => all || s.Error == 0)];
    }

    private static object Reset(World world, Faults faults, PostOffice post, SimulatorClock clock)
    {
        lock (world.Gate)
        {
            post.Clear();
            faults.Clear();
            clock.BackToHostTime();
            world.Reset();
            return new { residents = world.Residents.Count };
        }
    }

    private static object MoveClock(ClockMove move, SimulatorClock clock)
    {
        clock.Advance(TimeSpan.FromSeconds(move.AdvanceSeconds));
        return new { now = clock.GetUtcNow() };
    }

    /// <param name="AdvanceSeconds">How far to go forward.</param>
    internal sealed record ClockMove(double AdvanceSeconds);
}
