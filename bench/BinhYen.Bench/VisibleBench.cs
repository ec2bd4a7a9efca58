using System.Collections.Concurrent;
using System.Diagnostics;
using BinhYen.Cases;
using BinhYen.Cases.Inbox;
using BinhYen.Communes.Demo;
using BinhYen.Platform;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Staff;
using BinhYen.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Bench;

/// <summary>
/// From the moment a report is sent to the moment an officer's open inbox is told its number, at a steady pace: the hint goes through the rules of sight like that
/// of the live line. What a line misses because it does not keep up counts as never. The chat's own wait for a second message is no part of it.
/// </summary>
internal static class VisibleBench
{
    private const string Bench = "visible";
    private const int PerSecond = 200;
    private const int Clients = 32;
    private const double Never = 60_000;

    public static async Task RunAsync(BenchOutput output, TimeSpan time, string? engine)
    {
        if (engine is not "postgres") await EngineAsync(output, "sqlite", time, null, null);
        if (engine is "sqlite") return;
        if (await TemporaryPostgres.StartAsync() is not { } server) throw new InvalidOperationException(TemporaryPostgres.Missing);
        await using (server) await EngineAsync(output, "postgres", time, await server.NewDatabaseAsync(), await server.NewDatabaseAsync());
    }

    private static async Task EngineAsync(BenchOutput output, string engine, TimeSpan time, string? postgres, string? vault)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-bench-").FullName;
        var options = new BinhYenOptions { DataDirectory = folder, Postgres = postgres, VaultPostgres = vault };
        // One program hands in what a hundred would: its own limit is not what is measured.
        await using (var app = BinhYenApp.Build(options, builder => builder.Services.AddSingleton(new PaceLimits { ApiReports = 0 }), "http://127.0.0.1:0"))
        {
            await app.Services.GetRequiredService<Schema>().ApplyAsync(CancellationToken.None);
            var commune = await DemoCommune.EnsureAsync(app.Services, CancellationToken.None);
            await app.StartAsync();
            var load = new ReportLoad(new Uri(app.Urls.First()), DemoApiKey.Secret);
            await WarmUp.RunAsync(warm => load.RunAsync(Clients, warm));

            var told = new ConcurrentDictionary<string, long>();
            using var end = new CancellationTokenSource();
            var listening = ListenAsync(app.Services, await ChiefAsync(app.Services, commune), told, end.Token);
            var sent = new ConcurrentDictionary<string, long>();
            await load.RunAsync(Clients, time, PerSecond, (code, at) => sent[code] = at);
            await Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None);
            await end.CancelAsync();
            await listening;
            var waits = sent.Select(s => told.TryGetValue(s.Key, out var at) ? Stopwatch.GetElapsedTime(s.Value, at).TotalMilliseconds : Never).Order().ToArray();
            output.AtMost(Bench, $"{engine}.pace", waits.Length / time.TotalSeconds, "reports/s", null);
            output.AtMost(Bench, $"{engine}.told-p50", waits[waits.Length / 2], "ms", null);
            output.AtMost(Bench, $"{engine}.told-p99", waits[(int)(waits.Length * 0.99)], "ms", 1000);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ListenAsync(IServiceProvider services, CurrentStaff chief, ConcurrentDictionary<string, long> told, CancellationToken end)
    {
        try
        {
            await foreach (var hints in services.GetRequiredService<CaseNews>().ListenAsync(chief.CommuneId, end))
                foreach (var (_, code) in await CaseEvents.SeenAsync(hints, chief, services.GetRequiredService<IServiceScopeFactory>(), end)) told.TryAdd(code.ToString(), Stopwatch.GetTimestamp());
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Heard enough.
        }
    }

    private static async Task<CurrentStaff> ChiefAsync(IServiceProvider services, CommuneId commune)
    {
        await using var db = services.GetRequiredService<DbFactory>().Create();
        var chief = await db.Set<StaffMember>().AsNoTracking().SingleAsync(s => s.Role == StaffRole.PoliceChief);
        return new CurrentStaff(chief.StaffId, commune, chief.Role, chief.FullName);
    }
}
