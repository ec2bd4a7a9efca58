using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BinhYen.Bench.Crash;

/// <summary>Looks into the product's database from outside while the product runs: counts only, nothing is opened.</summary>
internal sealed class CrashStore(string data, string? postgres)
{
    /// <summary>Messages that are kept and not worked off, talks that still gather, replies that have not left.</summary>
    public async Task<long> UnfinishedAsync()
    {
        await using var connection = await OpenAsync();
        return await CountAsync(connection, "SELECT count(*) FROM inbox_events WHERE state = 'Pending'")
            + await CountAsync(connection, "SELECT count(*) FROM talks WHERE gather_until IS NOT NULL")
            + await CountAsync(connection, "SELECT count(*) FROM outbox WHERE state IN ('Waiting', 'Sending')");
    }

    /// <summary>Lets a talk become a case after one second instead of three quarters of a minute.</summary>
    public async Task ShortenGatheringAsync()
    {
        await using var connection = await OpenAsync();
        await using var read = Command(connection, "SELECT json FROM commune_settings");
        var settings = JsonNode.Parse((string)(await read.ExecuteScalarAsync())!)!;
        settings["intake.bundleWindow"] = 1;
        await using var write = Command(connection, "UPDATE commune_settings SET json = @json");
        var json = write.CreateParameter();
        (json.ParameterName, json.Value) = ("@json", settings.ToJsonString());
        write.Parameters.Add(json);
        await write.ExecuteNonQueryAsync();
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = postgres is null
            ? new SqliteConnection($"Data Source={Path.Combine(data, "binhyen.db")};Pooling=False;Default Timeout=10")
            : new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> CountAsync(DbConnection connection, string sql)
    {
        await using var command = Command(connection, sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
