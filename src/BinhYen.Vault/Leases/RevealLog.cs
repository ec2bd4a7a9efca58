using System.Data.Common;
using BinhYen.Vault.Database;

namespace BinhYen.Vault.Leases;

/// <summary>The append-only log of reveals; triggers in the database hold it to that.</summary>
internal sealed class RevealLog(VaultDatabase database, TimeProvider clock)
{
    /// <summary>Retention table, "Vault reveal log".</summary>
    private const int YearsKept = 5;

    private const string Select = "SELECT request_id, ref, case_ref, step, done_by, happened_at FROM reveal_log";

    public Task<int> WriteAsync(DbConnection connection, RevealRequest request, RevealStep step, string by) => connection.RunAsync(
        """
        INSERT INTO reveal_log (request_id, commune_id, ref, case_ref, step, done_by, happened_at)
        VALUES (@request, @commune, @ref, @case, @step, @by, @now)
        """,
        default, ("@request", request.Id), ("@commune", request.CommuneId), ("@ref", request.Reporter.Value), ("@case", request.CaseRef),
        ("@step", step.ToString()), ("@by", by), ("@now", clock.GetUtcNow()));

    public async Task<IReadOnlyList<RevealLogEntry>> OfCommuneAsync(Guid commune, DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.ListAsync($"{Select} WHERE commune_id = @commune AND happened_at >= @since ORDER BY entry", Read, ct,
            ("@commune", commune), ("@since", since));
    }

    public async Task<IReadOnlyList<RevealLogEntry>> OfReporterAsync(ReporterRef reporter, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.ListAsync($"{Select} WHERE ref = @ref ORDER BY entry", Read, ct, ("@ref", reporter.Value));
    }

    /// <summary>The requests go with their entries.</summary>
    public Task<int> DeleteOldAsync(CancellationToken ct) => database.WriteAsync(async connection =>
    {
        var before = clock.GetUtcNow().AddYears(-YearsKept);
        await connection.RunAsync("DELETE FROM reveal_request WHERE requested_at < @before", ct, ("@before", before));
        return await connection.RunAsync("DELETE FROM reveal_log WHERE happened_at < @before", ct, ("@before", before));
    }, ct);

    private static RevealLogEntry Read(DbDataReader row) => new(row.Id(0), new ReporterRef(row.Id(1)), row.GetString(2),
        Enum.Parse<RevealStep>(row.GetString(3)), row.GetString(4), row.Time(5));
}
