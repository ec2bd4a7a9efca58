using BinhYen.Intake;
using BinhYen.Platform.Outbox;
using BinhYen.Tests.Drivers;
using BinhYen.Zalo.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace BinhYen.Acceptance.Drivers;

/// <summary>
/// The fictional commune as residents and staff know it: the real product, a simulated Zalo beside it, both on one clock
/// that stands still until a story lets time pass.
/// </summary>
internal sealed class Village : IAsyncDisposable
{
    private readonly WebApplication simulator;

    private Village(WebApplication simulator, BinhYenServer police) =>
        (this.simulator, Police, Zalo) = (simulator, police, new Zalo(simulator.Urls.First()));

    /// <summary>The product.</summary>
    public BinhYenServer Police { get; }

    /// <summary>What happens on Zalo's side.</summary>
    public Zalo Zalo { get; }

    public FakeTimeProvider Clock => Police.Clock;

    /// <param name="engine">Where the product's data lie.</param>
    /// <param name="start">The first moment; null for a Monday morning.</param>
    public static async Task<Village> WakeAsync(Engine engine = Engine.Sqlite, DateTimeOffset? start = null)
    {
        var clock = new TestClock(start ?? BinhYenServer.Start);
        var simulator = SimulatorApp.Build(["--urls", "http://127.0.0.1:0"], options =>
        {
            options.Clock = clock;
            // A loaded machine may take longer than Zalo would wait; what happens then has stories of its own.
            options.WebhookTimeout = TimeSpan.FromMinutes(1);
        });
        await simulator.StartAsync();
        var address = simulator.Urls.First();
        var police = await BinhYenServer.StartAsync(engine, change: options =>
        {
            options.Zalo.OAuth = options.Zalo.OpenApi = options.Zalo.Business = options.Zalo.Graph = address;
        }, clock: clock);
        var village = new Village(simulator, police);
        await ConnectDemoAccount.EnsureAsync(police.Services, police.Commune, new Uri(address), "Công an xã An Phú Khê", CancellationToken.None);
        await village.Zalo.DeliverToAsync($"{police.Address}/zalo/webhook");
        return village;
    }

    /// <summary>A resident with the OA open on the phone.</summary>
    public async Task<Neighbour> NeighbourAsync(string name) => new(this, await Zalo.NewPersonAsync(name), name);

    /// <summary>Waits until the product has worked off everything it heard and sent everything that may be sent now.</summary>
    public async Task CalmAsync()
    {
        await Zalo.SettleAsync();
        try
        {
            await Until.TrueAsync("the product works off what it heard", async () => (await UnfinishedAsync()).Count == 0);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} Left: {string.Join(", ", await UnfinishedAsync())}. Log: {string.Join('\n', Police.Log.All.Where(l => !l.Contains("DbCommand")).TakeLast(5))}");
        }
    }

    private async Task<IReadOnlyList<string>> UnfinishedAsync()
    {
        var now = Clock.GetUtcNow();
        return await Police.ReadAsync(async db =>
        {
            var heard = await db.Set<InboxEvent>().Where(e => e.State == InboxState.Pending).Select(e => e.EventName).ToListAsync();
            var replies = await db.Set<OutboxMessage>()
                .Where(m => m.State == OutboxState.Sending || (m.State == OutboxState.Waiting && m.NotBefore <= now))
                .Select(m => $"reply {m.State}, attempt {m.Attempts}").ToListAsync();
            return heard.Concat(replies).ToList();
        });
    }

    /// <summary>Time passes in small steps, and at each the product does what is due.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await CalmAsync();
        for (var left = time; left > TimeSpan.Zero;)
        {
            var step = left < TimeSpan.FromSeconds(10) ? left : left < TimeSpan.FromMinutes(10) ? TimeSpan.FromSeconds(10) : TimeSpan.FromMinutes(5);
            Clock.Advance(step);
            left -= step;
            await CalmAsync();
        }
    }

    /// <summary>Waits for something, letting a second pass on the clock whenever nothing has happened for a while.</summary>
    public Task SeeAsync(string what, Func<Task<bool>> happened)
    {
        var idle = 0;
        return Until.TrueAsync(what, async () =>
        {
            if (await happened()) return true;
            if (++idle % 10 == 0) Clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        });
    }

    public async ValueTask DisposeAsync()
    {
        Zalo.Dispose();
        await Police.DisposeAsync();
        await simulator.DisposeAsync();
    }
}
