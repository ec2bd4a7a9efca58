using System.Diagnostics;
using System.Globalization;
using System.Text;
using BinhYen.Communes.Demo;
using BinhYen.Communes.Households;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Sheets;
using BinhYen.Staff;
using BinhYen.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Bench;

/// <summary>
/// An import of households from the uploaded bytes to the last row: reading, guessing, trial, sealing with a key for each
/// household, entering. Beside it the same rows copied inside the database, without reading and sealing.
/// </summary>
internal static class HouseholdsBench
{
    private const string Bench = "households";
    private const double MostSeconds = 30;
    private const double MostMegabytes = 400;

    /// <param name="output">Where figures go.</param>
    /// <param name="rows">How many households.</param>
    /// <param name="engine">One engine only; null for both.</param>
    public static async Task RunAsync(BenchOutput output, int rows, string? engine)
    {
        if (engine is not "postgres") await EngineAsync(output, "sqlite", rows, null, null);
        if (engine is "sqlite") return;
        if (await TemporaryPostgres.StartAsync() is not { } server) throw new InvalidOperationException(TemporaryPostgres.Missing);
        await using (server) await EngineAsync(output, "postgres", rows, await server.NewDatabaseAsync(), await server.NewDatabaseAsync());
    }

    private static async Task EngineAsync(BenchOutput output, string engine, int rows, string? postgres, string? vault)
    {
        var folder = Directory.CreateTempSubdirectory("binhyen-bench-").FullName;
        var options = new BinhYenOptions { DataDirectory = folder, Postgres = postgres, VaultPostgres = vault };
        await using (var app = BinhYenApp.Build(options, urls: "http://127.0.0.1:0"))
        {
            await app.Services.GetRequiredService<Schema>().ApplyAsync(CancellationToken.None);
            await DemoCommune.EnsureAsync(app.Services, CancellationToken.None);
            await ImportAsync(app.Services, Table(200));
            await RemoveAsync(app.Services);
            var file = Table(rows);
            var (seconds, megabytes) = await MeasureAsync(() => ImportAsync(app.Services, file));
            var raw = await CopyAsync(app.Services);
            output.AtMost(Bench, $"{engine}.{rows}.import", seconds, "s", MostSeconds);
            output.AtMost(Bench, $"{engine}.{rows}.memory", megabytes, "MB", MostMegabytes);
            output.AtLeast(Bench, $"{engine}.{rows}.to-raw-rows", rows / seconds, "households/s", rows / raw, null);
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ImportAsync(IServiceProvider services, byte[] file)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinhYenDb>();
        var chief = await db.Set<StaffMember>().SingleAsync(s => s.Role == StaffRole.PoliceChief);
        var staff = new CurrentStaff(chief.StaffId, chief.CommuneId!.Value, chief.Role, chief.FullName);
        var begun = (await scope.ServiceProvider.GetRequiredService<BeginImport>().HandleAsync(staff, Sheet.Open(file), CancellationToken.None)).Value;
        begun.Consent = ImportConsent.AllOnPaper;
        var work = scope.ServiceProvider.GetRequiredService<ImportWork>();
        foreach (var state in new[] { ImportState.Checking, ImportState.Running })
        {
            begun.Restart(state);
            await db.SaveChangesAsync();
            await work.FinishAsync(begun.Id, CancellationToken.None);
            await db.Entry(begun).ReloadAsync();
        }

        if (begun.Added != begun.Rows) throw new InvalidOperationException($"{begun.Added} of {begun.Rows} rows were entered.");
    }

    // The import's own peak: what the process holds above what it held before.
    private static async Task<(double Seconds, double Megabytes)> MeasureAsync(Func<Task> work)
    {
        GC.Collect();
        var before = Environment.WorkingSet;
        var peak = before;
        using var stop = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                await Task.Delay(20);
            }
        });
        var started = Stopwatch.GetTimestamp();
        await work();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await stop.CancelAsync();
        await watch;
        return (seconds, (peak - before) / 1048576.0);
    }

    // The same rows once more, ready made: what the database alone costs, in batches of the same size.
    private static async Task<double> CopyAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DbFactory>().Create();
        var rows = await db.Set<BinhYen.Communes.Household>().AsNoTracking().ToListAsync();
        await db.Set<BinhYen.Communes.Household>().ExecuteDeleteAsync();
        var started = Stopwatch.GetTimestamp();
        foreach (var chunk in rows.Chunk(1_000))
            await db.InTransactionAsync(async token =>
            {
                await new InsertRows(db).Add(chunk).WriteAsync(token);
                return true;
            }, CancellationToken.None);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task RemoveAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<DbFactory>().Create();
        await db.Set<BinhYen.Communes.Household>().ExecuteDeleteAsync();
    }

    private static byte[] Table(int rows)
    {
        string[] hamlets = ["Đông Khê", "Tây Khê", "Phú Lộc", "Phú Hậu", "xóm Bãi", "xóm Chùa", "An Thịnh", "An Lạc", "xóm Cầu Đá", "Trung Hòa", "xóm Mới", "Thượng Lâm"];
        var text = new StringBuilder("STT;Thôn;Họ tên chủ hộ;Số điện thoại;Số nhà;Có điều kiện;Đã tham gia\r\n");
        for (var i = 0; i < rows; i++) text.Append(CultureInfo.InvariantCulture, $"{i + 1};{hamlets[i % 12]};Lại Văn Hộ {i};01{i:00000000};số {i / 12};x;{(i % 3 == 0 ? "x" : "")}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
