using System.Data.Common;
using System.Globalization;

namespace BinhYen.Vault.Database;

/// <summary>
/// How far a vault had come at one moment. Its steps are counted by the vault itself, in the transaction of what must not be forgotten (a journal's end, a
/// resident's wish, the word of the people in charge): of two copies of one vault the one with fewer steps is the older.
/// </summary>
/// <param name="Steps">Never fewer than before, except in an older copy.</param>
/// <param name="Ends">The end of each commune's journal.</param>
internal sealed record VaultSight(long Steps, IReadOnlyDictionary<Guid, JournalEnd> Ends)
{
    private const string StepsMark = "steps";

    public bool IsAheadOf(VaultSight other) => Steps > other.Steps;

    public static async Task<VaultSight> OfAsync(DbConnection connection, CancellationToken ct)
    {
        // The steps first: ends that are newer than them do no harm.
        var steps = await StepsAsync(connection, ct);
        var ends = await connection.ListAsync(
            "SELECT commune_id, sequence, hash FROM journal_end", row => (Commune: row.Id(0), End: new JournalEnd(row.GetInt64(1), row.Bytes(2))), ct);
        return new VaultSight(steps, ends.ToDictionary(row => row.Commune, row => row.End));
    }

    public static async Task<long> StepsAsync(DbConnection connection, CancellationToken ct) =>
        await connection.OneAsync("SELECT value FROM meta WHERE name = @name", row => row.GetString(0), ct, ("@name", StepsMark)) is { } text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>One step more, at the end of the transaction that makes it: no two then wait for each other.</summary>
    public static Task<int> StepAsync(DbConnection connection, CancellationToken ct) => connection.RunAsync(
        "INSERT INTO meta (name, value) VALUES (@name, '1') ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS bigint) + 1 AS text)",
        ct, ("@name", StepsMark));

    /// <summary>At least so many steps: those of a newer copy count from now on.</summary>
    public static Task<int> RaiseAsync(DbConnection connection, long steps, CancellationToken ct) => connection.RunAsync(
        """
        INSERT INTO meta (name, value) VALUES (@name, @steps) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        WHERE CAST(meta.value AS bigint) < CAST(excluded.value AS bigint)
        """,
        ct, ("@name", StepsMark), ("@steps", steps.ToString(CultureInfo.InvariantCulture)));
}
