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

/// <summary>
/// Server time of the officers' inbox with 1,000 cases and with very many: all tabs and what people type into the search,
/// as chief and as area officer.
/// </summary>
internal static class InboxBench
{
    private const string Bench = "inbox";
    private const int Small = 1_000;
    private const int Repeats = 25;

    /// <summary>Words of every case, of one in 500 with and without diacritics, of both together, of none.</summary>
    public static readonly IReadOnlyList<string> Searches = ["đèn đường", "ngõ 17", "ngo 17 hong", "đèn đường ở ngõ 17", "hố ga"];

    /// <param name="output">Where figures go.</param>
    /// <param name="many">How many cases a large commune has gathered.</param>
    /// <param name="engine">Only this database; null for both.</param>
    public static async Task RunAsync(BenchOutput output, int many, string? engine)
    {
        if (engine is not "postgres") await EngineAsync(output, "sqlite", many, null, null);
        if (engine is "sqlite") return;
        if (await TemporaryPostgres.StartAsync() is not { } server) throw new InvalidOperationException(TemporaryPostgres.Missing);
        await using (server) await EngineAsync(output, "postgres", many, await server.NewDatabaseAsync(), await server.NewDatabaseAsync());
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
            var large = await MeasureAsync(app.Services, slowest => Console.Error.WriteLine($"{engine}, slowest of {many}: {slowest}"));
            output.AtMost(Bench, $"{engine}.{Small}.p95", small, "ms", null);
            output.AtMost(Bench, $"{engine}.{many}.p95", large, "ms", 50);
            output.AtMost(Bench, $"{engine}.{many}.times-{Small}", large / small, "times", 2);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <returns>The 95th percentile in milliseconds over all lists of both persons.</returns>
    private static async Task<double> MeasureAsync(IServiceProvider services, Action<string>? tellSlowest = null)
    {
        List<StaffMember> people;
        await using (var db = services.GetRequiredService<DbFactory>().Create())
            people = await db.Set<StaffMember>().Where(s => s.Role == StaffRole.PoliceChief || s.UserName == "cskv-p04").ToListAsync();
        var times = new List<double>();
        var slowest = (Milliseconds: 0.0, List: "");
        foreach (var person in people)
        {
            var staff = new CurrentStaff(person.StaffId, person.CommuneId!.Value, person.Role, person.FullName);
            var queries = ReadInbox.Tabs(staff).Select(tab => new InboxQuery { Tab = tab }).Concat(Searches.Select(words => new InboxQuery { Search = words }));
            foreach (var query in queries)
            {
                var own = new List<double>();
                for (var i = 0; i < Repeats; i++) own.Add(await ReadAsync(services, staff, query));
                times.AddRange(own);
                if (own.Order().ElementAt(Repeats / 2) is var median && median > slowest.Milliseconds) slowest = (median, $"{person.Role}, {query.Search ?? query.Tab.ToString()}");
            }
        }

        tellSlowest?.Invoke($"{slowest.List}: {slowest.Milliseconds:0.0} ms");
        return times.Order().ElementAt((int)(times.Count * 0.95));
    }

    private static async Task<double> ReadAsync(IServiceProvider services, CurrentStaff staff, InboxQuery query)
    {
        await using var scope = services.CreateAsyncScope();
        var started = Stopwatch.GetTimestamp();
        await scope.ServiceProvider.GetRequiredService<ReadInbox>().HandleAsync(staff, query, CancellationToken.None);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
