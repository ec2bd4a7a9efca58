using System.Data.Common;
using BinhYen.Vault.Database;
using BinhYen.Vault.Identities;

namespace BinhYen.Vault.Leases;

/// <summary>
/// Reveal requests as rows. Every step is one conditional update (so that of two who come at once one finds nothing to
/// change) and its log entry, in one transaction.
/// </summary>
internal sealed class RevealLeaseTable(
    VaultDatabase database, ReporterTable reporters, IRecordSealer sealer, RevealLog log, VaultOptions options, TimeProvider clock)
{
    private const string ReasonPurpose = "reveal.reason";

    /// <summary>As long as the list of requests reaches back, from which leaders oversee them.</summary>
    private const int YearsOfReasons = 1;

    private const string Columns =
        "id, commune_id, ref, case_ref, requested_by, reason_code, reason_text, state, decided_by, requested_at, lapses_at, lease_until";

    public async Task<RevealRequest?> RequestAsync(ReporterRef reporter, string caseRef, string by, string code, string words,
        RecordKeyId key, bool needsApproval, CancellationToken ct)
    {
        if (await reporters.FindAsync(reporter, ct) is not { } row)
            return null;
        var now = clock.GetUtcNow();
        var reason = await sealer.SealAsync(key, ReasonPurpose, words, ct);
        var request = new RevealRequest(Guid.CreateVersion7(now), row.Commune, reporter, caseRef, by, code, reason,
            needsApproval ? RevealState.Waiting : RevealState.Approved, null, now, now + options.RevealRequestLife, null);
        await database.WriteAsync(async connection =>
        {
            await connection.RunAsync(
                $"""
                INSERT INTO reveal_request ({Columns})
                VALUES (@id, @commune, @ref, @case, @by, @code, @words, @state, NULL, @now, @lapses, NULL)
                """,
                ct, ("@id", request.Id), ("@commune", row.Commune), ("@ref", reporter.Value), ("@case", caseRef), ("@by", by),
                ("@code", code), ("@words", reason.ToBytes()), ("@state", request.State.ToString()), ("@now", now),
                ("@lapses", request.LapsesAt));
            return await log.WriteAsync(connection, request, RevealStep.Requested, by);
        }, ct);
        return request;
    }

    public Task<RevealDecision> DecideAsync(Guid id, string by, bool approve, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return database.WriteAsync(async connection =>
        {
            var decided = await ChangeAsync(connection,
                "state = @new, decided_by = @by", "state = 'Waiting' AND lapses_at > @now AND requested_by <> @by", ct,
                ("@id", id), ("@by", by), ("@new", (approve ? RevealState.Approved : RevealState.Refused).ToString()));
            if (decided is not null)
            {
                await log.WriteAsync(connection, decided, approve ? RevealStep.Approved : RevealStep.Refused, by);
                return RevealDecision.Done;
            }

            return await ReadAsync(connection, id, ct) is { State: RevealState.Waiting } own && own.RequestedBy == by
                ? RevealDecision.OwnRequest
                : RevealDecision.NotWaiting;
        }, ct);
    }

    public Task<LeaseMint> ActivateAsync(Guid id, string holder, CancellationToken ct) => database.WriteAsync(async connection =>
    {
        var minted = await ChangeAsync(connection,
            "state = 'Active', lease_until = @until", "state = 'Approved' AND lapses_at > @now AND requested_by = @by", ct,
            ("@id", id), ("@by", holder), ("@until", clock.GetUtcNow() + options.RevealTime));
        if (minted is not null)
        {
            await log.WriteAsync(connection, minted, RevealStep.Activated, holder);
            return new LeaseMint(LeaseMintOutcome.Minted, LeaseOf(minted));
        }

        var standing = await ReadAsync(connection, id, ct);
        return new LeaseMint(standing is null || standing.RequestedBy != holder ? LeaseMintOutcome.NotYours
            : standing.State == RevealState.Waiting ? LeaseMintOutcome.NotApproved : LeaseMintOutcome.Over, null);
    }, ct);

    /// <summary>Checks the lease against the database and logs the opening, or the refusal, before anything is opened.</summary>
    public Task<RevealOutcome> UseAsync(RevealLease lease, ReporterRef reporter, CancellationToken ct) => database.WriteAsync(async connection =>
    {
        // Changing the row to what it is holds it until the log entry is committed with it.
        var running = lease.Reporter != reporter ? null : await ChangeAsync(connection,
            "state = state", "state = 'Active' AND lease_until > @now AND requested_by = @by AND ref = @ref", ct,
            ("@id", lease.RequestId), ("@by", lease.Holder), ("@ref", reporter.Value));
        if (running is not null)
        {
            await log.WriteAsync(connection, running, RevealStep.Opened, lease.Holder);
            return RevealOutcome.Opened;
        }

        if (await ReadAsync(connection, lease.RequestId, ct) is { } standing)
            await log.WriteAsync(connection, standing, RevealStep.OpeningRefused, lease.Holder);
        return lease.Reporter != reporter ? RevealOutcome.OtherReporter : RevealOutcome.LeaseOver;
    }, ct);

    public Task EndAsync(RevealLease lease, CancellationToken ct) => database.WriteAsync(async connection =>
    {
        var ended = await ChangeAsync(connection, "state = 'Ended', lease_until = @now",
            "state = 'Active' AND lease_until > @now AND requested_by = @by", ct, ("@id", lease.RequestId), ("@by", lease.Holder));
        return ended is null ? 0 : await log.WriteAsync(connection, ended, RevealStep.Ended, lease.Holder);
    }, ct);

    public Task<int> NoteEndsAsync(CancellationToken ct) => database.WriteAsync(async connection =>
    {
        var over = await connection.ListAsync(
            $"""
            UPDATE reveal_request SET state = CASE state WHEN 'Active' THEN 'Ended' ELSE 'Lapsed' END
            WHERE (state = 'Active' AND lease_until <= @now) OR (state IN ('Waiting', 'Approved') AND lapses_at <= @now)
            RETURNING {Columns}
            """, Read, ct, ("@now", clock.GetUtcNow()));
        foreach (var request in over)
            await log.WriteAsync(connection, request, RevealStep.RanOut, "");
        return over.Count;
    }, ct);

    public async Task<RevealLease?> CurrentAsync(Guid id, string holder, CancellationToken ct) =>
        await FindAsync(id, ct) is { State: RevealState.Active } request && request.RequestedBy == holder ? LeaseOf(request) : null;

    public async Task<RevealRequest?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await ReadAsync(connection, id, ct);
    }

    public async Task<IReadOnlyList<RevealRequest>> ForCaseAsync(string caseRef, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.ListAsync($"SELECT {Columns} FROM reveal_request WHERE case_ref = @case ORDER BY requested_at DESC, id DESC",
            Read, ct, ("@case", caseRef));
    }

    public async Task<IReadOnlyList<RevealRequest>> OfCommuneAsync(Guid commune, DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        return await connection.ListAsync(
            $"SELECT {Columns} FROM reveal_request WHERE commune_id = @commune AND requested_at >= @since ORDER BY requested_at DESC, id DESC",
            Read, ct, ("@commune", commune), ("@since", since));
    }

    public ValueTask<Unsealed<string>> ReasonTextAsync(RevealRequest request, CancellationToken ct) => request.ReasonText is { } reason
        ? sealer.OpenAsync(reason, ReasonPurpose, ct)
        : new(new Unsealed<string>(UnsealOutcome.Destroyed));

    public Task<int> ForgetOldReasonsAsync(CancellationToken ct) => database.WriteAsync(connection => connection.RunAsync(
        "UPDATE reveal_request SET reason_text = @none WHERE requested_at < @before AND length(reason_text) > 0",
        ct, ("@none", Array.Empty<byte>()), ("@before", clock.GetUtcNow().AddYears(-YearsOfReasons))), ct);

    /// <summary>One conditional change; null when the condition did not hold.</summary>
    private Task<RevealRequest?> ChangeAsync(DbConnection connection, string change, string condition, CancellationToken ct,
        params (string Name, object? Value)[] parameters) =>
        connection.OneAsync($"UPDATE reveal_request SET {change} WHERE id = @id AND {condition} RETURNING {Columns}", Read, ct,
            [.. parameters, ("@now", clock.GetUtcNow())]);

    private Task<RevealRequest?> ReadAsync(DbConnection connection, Guid id, CancellationToken ct) =>
        connection.OneAsync($"SELECT {Columns} FROM reveal_request WHERE id = @id", Read, ct, ("@id", id));

    /// <summary>The state as it is now, also when nobody has noted an end yet.</summary>
    private RevealRequest Read(DbDataReader row)
    {
        var now = clock.GetUtcNow();
        var (lapses, until) = (row.Time(10), row.TimeOrNull(11));
        var state = Enum.Parse<RevealState>(row.GetString(7)) switch
        {
            RevealState.Active when until <= now => RevealState.Ended,
            RevealState.Waiting or RevealState.Approved when lapses <= now => RevealState.Lapsed,
            var stored => stored,
        };
        return new RevealRequest(row.Id(0), row.Id(1), new ReporterRef(row.Id(2)), row.GetString(3), row.GetString(4), row.GetString(5),
            row.Bytes(6) is { Length: > 0 } reason ? Sealed.FromBytes<string>(reason) : null, state, row.IsDBNull(8) ? null : row.GetString(8), row.Time(9), lapses, until);
    }

    private static RevealLease LeaseOf(RevealRequest request) =>
        new(request.Id, request.Reporter, request.RequestedBy, request.LeaseUntil!.Value);
}
