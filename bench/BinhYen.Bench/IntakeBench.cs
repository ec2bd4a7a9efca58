using BinhYen.Intake;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Testing;
using BinhYen.Vault;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BinhYen.Bench;

/// <summary>
/// Durable webhook intake: the whole product listening on a real socket, a load generator in the same process, against
/// single-row durable inserts into the same table of the same server (<c>pgbench</c>) and against raw single-row commits
/// of SQLite. Conversations do not work on the events meanwhile: what is measured is the promise "200 means kept".
/// </summary>
internal static class IntakeBench
{
    private const string Bench = "intake";
    private const string AppId = "4100000000000000017";
    private const string OaId = "2900000000000000023";
    private const string Key = "benchOaSecret001";
    private static readonly (int Clients, double? PostgresBar, double? SqliteBar)[] Loads = [(1, null, null), (8, null, null), (32, 1.0, 1.0), (128, 1.3, null)];

    /// <param name="output">Where figures go.</param>
    /// <param name="time">How long each measurement lasts.</param>
    /// <param name="rounds">How often reference and product take turns at each load.</param>
    public static async Task RunAsync(BenchOutput output, TimeSpan? time = null, int rounds = 3)
    {
        var seconds = time ?? TimeSpan.FromSeconds(5);
        await PostgresAsync(output, seconds, rounds);
        await SqliteAsync(output, seconds, rounds);
    }

    private static async Task PostgresAsync(BenchOutput output, TimeSpan time, int rounds)
    {
        if (await TemporaryPostgres.StartAsync() is not { } server) throw new InvalidOperationException(TemporaryPostgres.Missing);
        await using var stopAtEnd = server;
        var folder = Directory.CreateTempSubdirectory("binhyen-bench-").FullName;
        var options = new BinhYenOptions { DataDirectory = folder, Postgres = await server.NewDatabaseAsync(), VaultPostgres = await server.NewDatabaseAsync() };
        await using (var app = await StartAsync(options))
        {
            await MeasureAsync(output, app, "postgres", time, rounds, load => load.PostgresBar,
                clients => PgbenchInserts.RunAsync(options.Postgres!, clients, time, WebhookLoad.SealedBodySize));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task SqliteAsync(BenchOutput output, TimeSpan time, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-bench-").FullName;
        var options = new BinhYenOptions { DataDirectory = folder };
        await using (var app = await StartAsync(options))
        {
            // The same schema in a file of its own beside, so that both write to the same disk and never wait for each other.
            var reference = Path.Combine(folder, "reference.db");
            await CopySchemaAsync(options.DatabaseFile, reference);
            await MeasureAsync(output, app, "sqlite", time, rounds, load => load.SqliteBar,
                _ => Task.FromResult(SqliteInserts.Run(reference, time, WebhookLoad.SealedBodySize)));
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MeasureAsync(
        BenchOutput output, WebApplication app, string engine, TimeSpan time, int rounds,
        Func<(int Clients, double? PostgresBar, double? SqliteBar), double?> barOf, Func<int, Task<double>> reference)
    {
        var load = new WebhookLoad(new Uri(app.Urls.First()), AppId, OaId, Key);
        await WarmUp.RunAsync(time => load.RunAsync(32, time));
        double at32 = 0;
        foreach (var step in Loads)
        {
            var (ours, them) = await AlternatingRounds.MiddleAsync(rounds, () => reference(step.Clients), () => load.RunAsync(step.Clients, time));
            output.AtLeast(Bench, $"{engine}.c{step.Clients}", ours.PerSecond, "events/s", them, barOf(step));
            if (step.Clients == 32) at32 = ours.PerSecond;
        }

        var half = await load.RunAsync(32, time * 2, at32 / 2);
        output.AtMost(Bench, $"{engine}.answer-p99-at-half-load", half.Percentile(0.99), "ms", 100);
        output.AtMost(Bench, $"{engine}.answer-max-at-half-load", half.Percentile(1), "ms", 2000);
    }

    private static async Task<WebApplication> StartAsync(BinhYenOptions options)
    {
        var app = BinhYenApp.Build(
            options, builder => builder.Services.Replace(ServiceDescriptor.Singleton<IInboxListener>(new NoInboxListener())), "http://127.0.0.1:0");
        await app.Services.GetRequiredService<Schema>().ApplyAsync(CancellationToken.None);
        await ConnectAsync(app.Services);
        await app.StartAsync();
        return app;
    }

    private static async Task ConnectAsync(IServiceProvider services)
    {
        var sealer = services.GetRequiredService<IRecordSealer>();
        var now = TimeProvider.System.GetUtcNow();
        var commune = CommuneId.New(now);
        var record = await sealer.NewKeyAsync(commune.Value);
        await using var db = services.GetRequiredService<DbFactory>().Create();
        db.Add(new ZaloAccount
        {
            Id = ZaloAccountId.New(now), CommuneId = commune, RecordKey = record, AppId = AppId, OaId = OaId, State = ZaloAccountState.Connected, ChangedAt = now,
            AppSecret = new SealedText((await sealer.SealAsync(record, ZaloAccountSecrets.AppSecret, "bench")).ToBytes()),
            OaSecretKey = new SealedText((await sealer.SealAsync(record, ZaloAccountSecrets.OaSecretKey, Key)).ToBytes()),
        });
        await db.SaveChangesAsync();
    }

    private static async Task CopySchemaAsync(string from, string to)
    {
        await using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        await source.OpenAsync();
        await using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        await target.OpenAsync();
        await using var read = new SqliteCommand("SELECT sql FROM sqlite_master WHERE tbl_name = 'inbox_events' AND sql IS NOT NULL ORDER BY type DESC", source);
        await using var statements = await read.ExecuteReaderAsync();
        while (await statements.ReadAsync())
        {
            await using var create = target.CreateCommand();
            create.CommandText = statements.GetString(0);
            await create.ExecuteNonQueryAsync();
        }
    }
}
