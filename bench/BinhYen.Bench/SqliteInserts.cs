using System.Diagnostics;
using System.Security.Cryptography;
using BinhYen.Platform.Persistence;
using Microsoft.Data.Sqlite;

namespace BinhYen.Bench;

/// <summary>Raw single-row commits into the same table: write-ahead log, <c>synchronous=FULL</c>, one connection, a prepared statement.</summary>
internal static class SqliteInserts
{
    /// <returns>Commits per second.</returns>
    public static double Run(string file, TimeSpan time, int bodySize)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using (var pragmas = connection.CreateCommand())
        {
            pragmas.CommandText = SqliteSettings.Pragmas;
            pragmas.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO inbox_events (event_key, commune_id, app_id, oa_id, event_name, person_key, received_at, zalo_time, state, error_code, body, attempts) " +
            "VALUES ($key, $commune, '4100000000000000017', '2900000000000000023', 'user_send_text', $person, 1792000000123000, 1792000000123, 'Pending', NULL, $body, 0)";
        var key = insert.Parameters.Add("$key", SqliteType.Blob);
        insert.Parameters.AddWithValue("$commune", Guid.CreateVersion7());
        var person = insert.Parameters.Add("$person", SqliteType.Text);
        insert.Parameters.AddWithValue("$body", new byte[bodySize]);

        var started = Stopwatch.GetTimestamp();
        var commits = 0;
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            key.Value = RandomNumberGenerator.GetBytes(32);
            person.Value = Guid.NewGuid().ToString().ToUpperInvariant();
            insert.ExecuteNonQuery();
            commits++;
        }

        return commits / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
