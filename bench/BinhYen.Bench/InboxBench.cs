using System.Diagnostics;
using BinhYen.Cases.Inbox;
using BinhYen.Communes.Demo;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Staff;
using BinhYen.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Bench;

/// <summary>Server time of the officers' inbox, all tabs, as chief and as area officer, with 1,000 cases and with very many.</summary>
internal static class InboxBench
{
    private const string Bench = "inbox";
    private const int Small = 1_000;
    private const int Repeats = 25;

    /// <param name="output">Where figures go.</param>
    /// <param name="many">How many cases a large commune has gathered.</param>
    public static async Task RunAsync(BenchOutput output, int many)
    {
        if (await TemporaryPostgres.StartAsync() is not { } server) throw new InvalidOperationException(TemporaryPostgres.Missing);
        await using (server) await EngineAsync(output, "postgres", many, await server.NewDatabaseAsync(), await server.NewDatabaseAsync());
        await EngineAsync(output, "sqlite", many, null, null);
    }

    private static async Task EngineAsync(BenchOutput output, string engine, int many, string? postgres, string? vault)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-bench-").FullName;
        var options = new BinhYenOptions { DataDirectory = folder, Postgres = postgres, VaultPostgres = vault };
        await using (var app = BinhYenApp.Build(options, urls: "http://127.0.0.1:0"))
        {
            await app.Services.GetRequiredService<Schema>().ApplyAsync(CancellationToken.None);
            var cases = new ManyCases(app.Services, await DemoCommune.EnsureAsync(app.Services, CancellationToken.None));
            await cases.BeginAsync();
            await cases.FillAsync(Small);
            await MeasureAsync(app.Services);
            var small = await MeasureAsync(app.Services);
            await cases.FillAsync(many);
            await MeasureAsync(app.Services);
            var large = await MeasureAsync(app.Services);
            output.AtMost(Bench, $"{engine}.{Small}.p95", small, "ms", null);
            output.AtMost(Bench, $"{engine}.{many}.p95", large, "ms", 50);
            output.AtMost(Bench, $"{engine}.{many}.times-{Small}", large / small, "times", 2);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <returns>The 95th percentile in milliseconds over all tabs of both persons.</returns>
    private static async Task<double> MeasureAsync(IServiceProvider services)
    {
        List<StaffMember> people;
        await using (var db = services.GetRequiredService<DbFactory>().Create())
            people = await db.Set<StaffMember>().Where(s => s.Role == StaffRole.PoliceChief || s.UserName == "cskv-p04").ToListAsync();
        var times = new List<double>();
        foreach (var person in people)
        {
            var staff = new CurrentStaff(person.StaffId, person.CommuneId!.Value, person.Role, person.FullName);
            foreach (var tab in ReadInbox.Tabs(staff))
                for (var i = 0; i < Repeats; i++)
                {
                    await using var scope = services.CreateAsyncScope();
                    var started = Stopwatch.GetTimestamp();
                    await scope.ServiceProvider.GetRequiredService<ReadInbox>().HandleAsync(staff, new InboxQuery { Tab = tab }, CancellationToken.None);
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
        }

        return times.Order().ElementAt((int)(times.Count * 0.95));
    }
}
