using BinhYen.Commands;
using BinhYen.Communes.Demo;
using BinhYen.Communes.FirstRun;
using BinhYen.Groups.Demo;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Telemetry;
using BinhYen.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using OtpNet;
using Serilog;
using Serilog.Events;

namespace BinhYen.Tests.Drivers;

/// <summary>
/// The real product on a free port with the fictional commune, a clock turned by hand and an empty database of its own.
/// Time stands still until a test advances <see cref="Clock"/>.
/// </summary>
internal sealed class BinhYenServer : IAsyncDisposable
{
    /// <summary>09:00 on Monday 23/11/2026 in Vietnam.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private const int MostRetries = 60;
    private readonly Func<string, WebApplication> build;
    private readonly string folder;
    private readonly Dictionary<string, long> takenSteps = [];
    private WebApplication app;

    private BinhYenServer(Func<string, WebApplication> build, string folder, FakeTimeProvider clock, LogLines log) =>
        (this.build, app, this.folder, Clock, Log) = (build, build("http://127.0.0.1:0"), folder, clock, log);

    /// <summary>Turned by hand, by hours at most: each timer of the product rings for every period it passes.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Everything the product logged since it started, as it would be written.</summary>
    public LogLines Log { get; }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address => app.Urls.First();

    /// <summary>Where metrics are served, on the machine itself; null when that is switched off.</summary>
    public string? AdminAddress => app.Urls.Count > 1 ? app.Urls.Last() : null;

    /// <summary>Folder of its databases and keys.</summary>
    public string DataFolder => folder;

    /// <summary>The demo commune.</summary>
    public CommuneId Commune { get; private set; }

    /// <summary>For builders of data only. Tests speak over HTTP.</summary>
    public IServiceProvider Services => app.Services;

    /// <param name="engine">Where its data lie.</param>
    /// <param name="change">Changes settings before the start, for example Zalo's addresses.</param>
    /// <param name="configure">Replaces services after the rooms registered theirs.</param>
    /// <param name="clock">A clock shared with others; null for one of its own that stands at <see cref="Start"/>.</param>
    /// <param name="map">Adds endpoints of the test's own.</param>
    /// <param name="without">Beats of the product's own that stay silent, for tests that turn the clock far and do the beat's work themselves.</param>
    /// <param name="empty">True for a machine as <c>serve</c> starts it the first time: no commune, a set-up code in a file.</param>
    public static async Task<BinhYenServer> StartAsync(
        Engine engine = Engine.Sqlite, Action<BinhYenOptions>? change = null, Action<WebApplicationBuilder>? configure = null, FakeTimeProvider? clock = null,
        Action<WebApplication>? map = null, bool empty = false, IReadOnlyList<Type>? without = null)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-test-").FullName;
        var prepared = clock is null;
        clock ??= new TestClock(Start);
        var options = new BinhYenOptions { DataDirectory = folder };
        if (prepared) await PreparedData.CopyToAsync(options, engine, empty, original => PrepareAsync(original, empty));
        else if (engine == Engine.Postgres)
        {
            options.Postgres = await PostgresForTests.NewDatabaseAsync();
            options.VaultPostgres = await PostgresForTests.NewDatabaseAsync();
        }

        Point(options);
        change?.Invoke(options);
        var server = Build(options, clock, configure, without);
        map?.Invoke(server.app);
        await server.MakeReadyAsync(empty);
        if (empty) await server.AnnounceAsync();
        await server.app.StartAsync();
        options.PublicUrl = server.Address;
        return server;
    }

    // What lies on the disk after a first start and before the first request.
    private static async Task PrepareAsync(BinhYenOptions options, bool empty)
    {
        Point(options);
        var server = Build(options, new TestClock(Start), null, null);
        await server.MakeReadyAsync(empty);
        await server.app.DisposeAsync();
    }

    // Nothing listens there: a test that needs Zalo names its simulator.
    private static void Point(BinhYenOptions options) => DemoSettings.Apply(options, "http://127.0.0.1:9", port: 0);

    private static BinhYenServer Build(BinhYenOptions options, FakeTimeProvider clock, Action<WebApplicationBuilder>? configure, IReadOnlyList<Type>? without)
    {
        var log = new LogLines();
        return new BinhYenServer(url => BinhYenApp.Build(options, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            // The strength of the hash is not under test; a slow one for twenty demo accounts is most of a start.
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            // A logger of its own: servers that run side by side would otherwise all write into the newest one.
            builder.Host.UseSerilog((_, logs) => logs.MinimumLevel.Is(LogEventLevel.Information).Enrich.With<WithoutAddress>().WriteTo.Sink(log), preserveStaticLogger: true);
            configure?.Invoke(builder);
            foreach (var beat in without ?? []) Silence(builder.Services, beat);
        }, url), options.DataDirectory, clock, log);
    }

    private async Task MakeReadyAsync(bool empty)
    {
        await Startup.PrepareAsync(Services, CancellationToken.None);
        if (empty) return;
        Commune = await DemoCommune.EnsureAsync(Services, CancellationToken.None);
        await DemoGroups.EnsureAsync(Services, Commune, CancellationToken.None);
    }

    /// <summary>Stops the product and starts it again with the same data at the same address, as after an update of the machine.</summary>
    /// <param name="whileStopped">Done to the files in between, for example putting a backup back.</param>
    public async Task RestartAsync(Action? whileStopped = null)
    {
        var address = Address;
        await app.StopAsync();
        await app.DisposeAsync();
        whileStopped?.Invoke();
        app = build(address);
        for (var patience = 0; ; patience++)
        {
            try
            {
                await app.StartAsync();
                return;
            }
            catch (IOException) when (patience < MostRetries)
            {
                // Another server of this run drew the same free port meanwhile; it does not live long.
                await app.DisposeAsync();
                await Task.Delay(TimeSpan.FromSeconds(1));
                app = build(address);
            }
        }
    }

    /// <summary>Does what <c>serve</c> does before its first request: offers the set-up while there is something to set up.</summary>
    public async Task AnnounceAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AnnounceFirstRun>().RunAsync(CancellationToken.None);
    }

    /// <summary>All demo accounts.</summary>
    public static IReadOnlyList<DemoAccount> Accounts { get; } = DemoAccount.Of(DemoModel.Load());

    /// <summary>The first demo account with a role.</summary>
    public static DemoAccount Account(StaffRole role) => Accounts.First(a => a.Role == role);

    /// <summary>All demo accounts with a role.</summary>
    public static IEnumerable<DemoAccount> Every(StaffRole role) => Accounts.Where(a => a.Role == role);

    /// <summary>A demo account by user name.</summary>
    public static DemoAccount Account(string user) => Accounts.Single(a => a.User == user);

    /// <summary>A browser that nobody has signed in with.</summary>
    public Browser NewBrowser() => new(Address);

    /// <summary>Signs in through the pages, as the first demo account with this role.</summary>
    public Task<Officer> SignInAsync(StaffRole role) => Officer.SignInAsync(this, Account(role));

    /// <summary>The code an account's authenticator shows now. A code is good once, so a second call within 30 seconds turns the clock on.</summary>
    public string NextTotp(DemoAccount account) => NextTotp(account.User, account.TotpSecret);

    /// <inheritdoc cref="NextTotp(DemoAccount)"/>
    /// <param name="account">Anything that names the account.</param>
    /// <param name="secret">Key in base32.</param>
    public string NextTotp(string account, string secret)
    {
        if (takenSteps.TryGetValue(account, out var step) && step == Step) Clock.Advance(TimeSpan.FromSeconds(30));
        takenSteps[account] = Step;
        return new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(Clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Reads the database, for facts that no page shows.</summary>
    public async Task<T> ReadAsync<T>(Func<BinhYenDb, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<BinhYenDb>());
    }

    /// <summary>Every file the product has written, to look for what must not be in any of them.</summary>
    public IReadOnlyList<string> Files() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    public async ValueTask DisposeAsync()
    {
        var options = Services.GetRequiredService<BinhYenOptions>();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        await PostgresForTests.DropAsync(options.Postgres, options.VaultPostgres);
    }

    private static void Silence(IServiceCollection services, Type beat)
    {
        // Some beats are services of their own as well: their registration as a hosted service is a function.
        var hosted = services.Where(s => s.ServiceType == typeof(IHostedService)
            && (s.ImplementationType == beat || s.ImplementationFactory?.Method.ReturnType == beat || s.ImplementationFactory?.GetType().GetGenericArguments()[^1] == beat)).ToList();
        if (hosted.Count == 0) throw new InvalidOperationException($"{beat.Name} is no beat of the product.");
        foreach (var one in hosted) services.Remove(one);
    }

    private long Step => Clock.GetUtcNow().ToUnixTimeSeconds() / 30;
}
