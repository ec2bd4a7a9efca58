using System.Data.Common;
using BinhYen.Vault.Database;
using BinhYen.Vault.Keys;
using BinhYen.Vault.Sealing;

namespace BinhYen.Vault.Identities;

/// <summary>
/// Channel addresses of reporters. Each is stored sealed with the reporter's key, and found again by a blind term under
/// a key that nothing else uses, unique within the commune.
/// </summary>
internal sealed class ReporterChannels(VaultDatabase database, Keyrings keyrings, ReporterTable reporters, IRecordSealer sealer)
{
    private const string ChannelPurpose = "reporter.channel";

    public async Task<ReporterRef?> FindAsync(Guid commune, ChannelAddress channel, CancellationToken ct) =>
        await FindAsync(commune, await BlindAsync(commune, channel, ct), ct);

    public async Task<ReporterRef> FindOrCreateAsync(Guid commune, ChannelAddress channel, CancellationToken ct)
    {
        var blind = await BlindAsync(commune, channel, ct);
        while (true)
        {
            if (await FindAsync(commune, blind, ct) is { } known)
                return known;
            var row = await reporters.DraftAsync(commune, new ReporterDetails(), ct);
            var address = await SealAsync(row.Key, channel, ct);
            if (await database.WriteAsync(connection => TryInsertBothAsync(connection, row, blind, channel.Kind, address), ct))
                return row.Ref;

            // Somebody else was first: this key has sealed nothing that is kept.
            await sealer.DestroyAsync([row.Key], "never-used", ct);
        }
    }

    public async Task<AddChannelOutcome> AddAsync(ReporterRef reporter, ChannelAddress channel, CancellationToken ct)
    {
        if (await reporters.FindAsync(reporter, ct) is not { } row)
            return AddChannelOutcome.Gone;
        var blind = await BlindAsync(row.Commune, channel, ct);
        byte[] address;
        try
        {
            address = await SealAsync(row.Key, channel, ct);
        }
        catch (RecordKeyGoneException)
        {
            return AddChannelOutcome.Gone;
        }

        var inserted = await database.WriteAsync(connection => InsertAsync(connection, row, blind, channel.Kind, address), ct);
        if (inserted == 1)
            return AddChannelOutcome.Added;
        var owner = await FindAsync(row.Commune, blind, ct);
        return owner is null ? AddChannelOutcome.Gone : owner == reporter ? AddChannelOutcome.Added : AddChannelOutcome.BelongsToAnother;
    }

    public async Task<ChannelAddress?> AddressAsync(ReporterRef reporter, ChannelKind kind, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        var address = await connection.OneAsync("SELECT address FROM reporter_channel WHERE ref = @ref AND kind = @kind ORDER BY blind LIMIT 1",
            row => row.Bytes(0), ct, ("@ref", reporter.Value), ("@kind", kind.ToString()));
        return address is null ? null : await OpenAsync(address, ct);
    }

    public async Task<IReadOnlyList<ChannelAddress>> AllAsync(ReporterRef reporter, CancellationToken ct)
    {
        List<byte[]> rows;
        await using (var connection = await database.ReadAsync(ct))
            rows = await connection.ListAsync("SELECT address FROM reporter_channel WHERE ref = @ref ORDER BY blind",
                row => row.Bytes(0), ct, ("@ref", reporter.Value));
        var addresses = new List<ChannelAddress>(rows.Count);
        foreach (var row in rows)
        {
            if (await OpenAsync(row, ct) is { } address)
                addresses.Add(address);
        }

        return addresses;
    }

    private async Task<ReporterRef?> FindAsync(Guid commune, byte[] blind, CancellationToken ct)
    {
        await using var connection = await database.ReadAsync(ct);
        var found = await connection.ListAsync("SELECT ref FROM reporter_channel WHERE commune_id = @commune AND blind = @blind",
            row => new ReporterRef(row.Id(0)), ct, ("@commune", commune), ("@blind", blind));
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Both rows or none: the unique address decides between two who come at once.</summary>
    private static async Task<bool> TryInsertBothAsync(DbConnection connection, ReporterRow row, byte[] blind, ChannelKind kind, byte[] address)
    {
        await ReporterTable.InsertAsync(connection, row);
        if (await InsertAsync(connection, row, blind, kind, address) == 1)
            return true;
        await connection.RunAsync("DELETE FROM reporter WHERE ref = @ref", default, ("@ref", row.Ref.Value));
        return false;
    }

    /// <summary>Writes nothing when the address is taken or the reporter was destroyed meanwhile.</summary>
    private static Task<int> InsertAsync(DbConnection connection, ReporterRow row, byte[] blind, ChannelKind kind, byte[] address) =>
        connection.RunAsync(
            """
            INSERT INTO reporter_channel (commune_id, blind, ref, kind, address)
            SELECT @commune, @blind, ref, @kind, @address FROM reporter WHERE ref = @ref
            ON CONFLICT DO NOTHING
            """,
            default, ("@commune", row.Commune), ("@blind", blind), ("@ref", row.Ref.Value), ("@kind", kind.ToString()), ("@address", address));

    private async Task<byte[]> BlindAsync(Guid commune, ChannelAddress channel, CancellationToken ct)
    {
        var key = await keyrings.NewestAsync(commune, KeyPurpose.Channels, ct);
        var term = new byte[KeyedHash.Term.MacSize];
        KeyedHash.Compute(KeyedHash.Term, key.Key, $"{channel.Kind}", $"{channel.Account}\n{channel.Address}", term);
        return term;
    }

    private async Task<byte[]> SealAsync(RecordKeyId key, ChannelAddress channel, CancellationToken ct) =>
        (await sealer.SealAsync(key, ChannelPurpose, new Address(channel.Kind, channel.Account, channel.Address), ct)).ToBytes();

    private async Task<ChannelAddress?> OpenAsync(byte[] stored, CancellationToken ct) =>
        (await sealer.OpenAsync(Sealed.FromBytes<Address>(stored), ChannelPurpose, ct)).TryGet(out var address)
            ? new ChannelAddress(address.Kind, address.Account, address.To)
            : null;

    /// <summary>The form in which an address is sealed; <see cref="ChannelAddress"/> itself refuses to be serialised.</summary>
    private sealed record Address(ChannelKind Kind, string Account, string To)
    {
        public override string ToString() => SealedFormat.Mask;
    }
}
