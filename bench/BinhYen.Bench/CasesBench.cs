using BinhYen.Communes.Demo;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Bench;

/// <summary>
/// Whole reports through the API at 32 clients: read, sealed, identity put into the vault, journalled, routed, deadlines
/// set, acknowledged with number and tracking code; against single-row durable inserts by <c>pgbench</c> with as many
/// clients on the same server.
/// </summary>
internal static class CasesBench
{
    private const string Bench = "cases";
    private const int Clients = 32;

    /// <summary>20 × what a tuned help-desk does on the machine the bar was set on (architecture §5).</summary>
    private const double Bar = 0.12;

    /// <param name="output">Where figures go.</param>
    /// <param name="time">How long each measurement lasts.</param>
    /// <param name="rounds">How often reference and product take turns.</param>
    public static async Task RunAsync(BenchOutput output, TimeSpan time, int rounds)
    {
        if (await TemporaryPostgres.StartAsync() is not { } server) throw new InvalidOperationException(TemporaryPostgres.Missing);
        await using var stopAtEnd = server;
        var folder = Directory.CreateTempSubdirectory("binhyen-bench-").FullName;
        var options = new BinhYenOptions { DataDirectory = folder, Postgres = await server.NewDatabaseAsync(), VaultPostgres = await server.NewDatabaseAsync() };
        // The same tables in a database beside it: the product would take the reference's rows for residents' messages.
        var reference = new BinhYenOptions { DataDirectory = folder, Postgres = await server.NewDatabaseAsync(), VaultPostgres = await server.NewDatabaseAsync() };
        await using (var schema = BinhYenApp.Build(reference, urls: "http://127.0.0.1:0")) await schema.Services.GetRequiredService<Schema>().ApplyAsync(CancellationToken.None);
        await using (var app = await StartAsync(options))
        {
            var load = new ReportLoad(new Uri(app.Urls.First()), DemoApiKey.Secret);
            await WarmUp.RunAsync(time => load.RunAsync(Clients, time));
            double product = 0, database = 0, reports = 0;
            var (ours, inserts) = await AlternatingRounds.MiddleAsync(
                rounds,
                () => PgbenchInserts.RunAsync(reference.Postgres!, Clients, time, WebhookLoad.SealedBodySize),
                async () =>
                {
                    (product, database) = (product - CpuTime.OfThisProcess(), database - CpuTime.OfTree(server.ProcessId));
                    var given = await load.RunAsync(Clients, time);
                    (product, database) = (product + CpuTime.OfThisProcess(), database + CpuTime.OfTree(server.ProcessId));
                    reports += given.Latencies.Length;
                    return given;
                });
            output.AtLeast(Bench, $"postgres.c{Clients}", ours.PerSecond, "reports/s", inserts, Bar);
            output.AtMost(Bench, "postgres.answer-p99", ours.Percentile(0.99), "ms", null);
            // What a report costs: these two say more than the rate on a machine that is busy with something else.
            output.AtMost(Bench, "postgres.cpu-product", 1000 * product / reports, "ms/report", null);
            output.AtMost(Bench, "postgres.cpu-database", 1000 * database / reports, "ms/report", null);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<WebApplication> StartAsync(BinhYenOptions options)
    {
        // One program hands in what a hundred would: its own limit is not what is measured.
        var app = BinhYenApp.Build(options, builder => builder.Services.AddSingleton(new PaceLimits { ApiReports = 0 }), "http://127.0.0.1:0");
        await app.Services.GetRequiredService<Schema>().ApplyAsync(CancellationToken.None);
        await DemoCommune.EnsureAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        return app;
    }
}
