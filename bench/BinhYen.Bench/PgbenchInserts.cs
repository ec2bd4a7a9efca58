using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace BinhYen.Bench;

/// <summary>PostgreSQL's own <c>pgbench</c> inserting one row per transaction into the product's inbox table, with prepared statements.</summary>
internal static partial class PgbenchInserts
{
    /// <returns>Transactions per second.</returns>
    public static async Task<double> RunAsync(string database, int clients, TimeSpan time, int bodySize)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script(bodySize));
        var server = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(Program(),
        [
            "-h", server.Host!, "-p", server.Port.ToString(CultureInfo.InvariantCulture), "-U", server.Username!, "-n", "-f", script, "-M", "prepared",
            "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", Math.Min(clients, 2).ToString(CultureInfo.InvariantCulture),
            "-T", ((int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture), server.Database!,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        File.Delete(script);
        var found = Rate().Match(await output);
        return process.ExitCode == 0 && found.Success
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench failed: {await errors}");
    }

    private static string Script(int bodySize) =>
        "INSERT INTO inbox_events (event_key, commune_id, app_id, oa_id, event_name, person_key, received_at, zalo_time, state, error_code, body, attempts) VALUES " +
        "(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), '0199bbbb-0000-7000-8000-000000000001', '4100000000000000017', '2900000000000000023', " +
        $"'user_send_text', gen_random_uuid(), now(), 1792000000123, 'Pending', NULL, '\\x{new string('a', 2 * bodySize)}', 0);\n";

    private static string Program() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(folder => Path.Combine(folder, "bin", "pgbench")).LastOrDefault(File.Exists) ?? "pgbench"
        : "pgbench";

    [GeneratedRegex(@"tps = ([0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Rate();
}
