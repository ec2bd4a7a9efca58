using BinhYen.Vault.Identities;
using BinhYen.Vault.Leases;

namespace BinhYen.Vault;

/// <summary>
/// The second door of the vault, for the confidentiality room alone: who a reporter is. Nothing here lists, counts or
/// searches reporters; one is found only by an exact channel address, and read only with a lease. Safe for
/// concurrent use.
/// </summary>
public sealed class IdentityVault
{
    private readonly ReporterTable _reporters;
    private readonly ReporterChannels _channels;
    private readonly RevealLeaseTable _leases;
    private readonly VaultMemory _memory;

    internal IdentityVault(ReporterTable reporters, ReporterChannels channels, RevealLeaseTable leases, VaultMemory memory) =>
        (_reporters, _channels, _leases, _memory) = (reporters, channels, leases, memory);

    /// <summary>The reporter behind a channel address, made known now if he was not. Two at once get the same.</summary>
    /// <param name="communeId">A person who writes to two communes is two reporters.</param>
    /// <param name="channel">The exact address, for example Official Account id and user id.</param>
    /// <param name="ct">Gives up before the reporter is written.</param>
    public Task<ReporterRef> FindOrCreateByChannelAsync(Guid communeId, ChannelAddress channel, CancellationToken ct = default) =>
        _channels.FindOrCreateAsync(communeId, Checked(channel), ct);

    /// <summary>The reporter behind a channel address, or null.</summary>
    public Task<ReporterRef?> FindByChannelAsync(Guid communeId, ChannelAddress channel, CancellationToken ct = default) =>
        _channels.FindAsync(communeId, Checked(channel), ct);

    /// <summary>A new reporter without a channel, for example one who spoke at the counter.</summary>
    public Task<ReporterRef> CreateAsync(Guid communeId, ReporterDetails details, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(details);
        return _reporters.CreateAsync(communeId, details, ct);
    }

    /// <summary>
    /// Adds what the reporter told since. Null in <paramref name="details"/> leaves a field as it is, an empty text
    /// removes it; so nobody needs to read the identity to complete it.
    /// </summary>
    /// <returns>False when the reporter was destroyed or never existed.</returns>
    public Task<bool> UpdateAsync(ReporterRef reporter, ReporterDetails details, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(details);
        return _reporters.UpdateAsync(reporter, details, ct);
    }

    /// <summary>What the reporter asked for about one report; nothing when the reporter was destroyed.</summary>
    public Task<ReporterWish> WishAsync(ReporterRef reporter, Guid report, CancellationToken ct = default) => _reporters.WishAsync(reporter, report, ct);

    /// <summary>Keeps a wish about one report, beside those kept before.</summary>
    /// <returns>False when the reporter was destroyed or never existed.</returns>
    public async Task<bool> AddWishAsync(ReporterRef reporter, Guid report, ReporterWish wish, CancellationToken ct = default)
    {
        if (!await _reporters.AddWishAsync(reporter, report, wish, ct))
            return false;
        await _memory.WitnessWishAsync(ct);
        return true;
    }

    /// <summary>The reporter takes a wish back.</summary>
    /// <returns>False when the reporter was destroyed or never existed.</returns>
    public Task<bool> LiftWishAsync(ReporterRef reporter, Guid report, ReporterWish wish, CancellationToken ct = default) => _reporters.LiftWishAsync(reporter, report, wish, ct);

    /// <summary>Adds one more way to reach the reporter.</summary>
    public Task<AddChannelOutcome> AddChannelAsync(ReporterRef reporter, ChannelAddress channel, CancellationToken ct = default) =>
        _channels.AddAsync(reporter, Checked(channel), ct);

    /// <summary>
    /// Where to send an answer: for the sender of messages only. Opens that one address and nothing else; neither
    /// name nor other addresses are touched, and no lease is needed because nobody gets to see it.
    /// </summary>
    /// <returns>Null when there is no such way or the reporter was destroyed.</returns>
    public Task<ChannelAddress?> AddressForDeliveryAsync(ReporterRef reporter, ChannelKind kind, CancellationToken ct = default) =>
        _channels.AddressAsync(reporter, kind, ct);

    /// <summary>
    /// Whether a text would give the reporter away (ISO-4): contains the name, the contact number or a channel
    /// address. The answer is yes or no; what matched is not told.
    /// </summary>
    public async Task<bool> IsMentionedInAsync(ReporterRef reporter, string text, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return await ReadAsync(reporter, ct) is { } identity && Mentions.Of(identity, text);
    }

    /// <summary>
    /// Opens the identity. The lease must still run, belong to this reporter and to the person it was minted for; that
    /// is asked of the database each time, and the opening (or the refusal) is in the reveal log before this returns.
    /// Beside another list of destroyed keys than the one the vault knows nothing opens: who was destroyed may be back. Nothing opens either from a vault
    /// that was put back: a wish for secrecy may be gone.
    /// </summary>
    public async Task<RevealResult> RevealAsync(ReporterRef reporter, RevealLease lease, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(lease);
        if (await _reporters.FindAsync(reporter, ct) is { } row)
        {
            if (!await _memory.KnowsDestroyedListAsync(row.Commune, ct))
                return new RevealResult(RevealOutcome.OtherDestroyedList);
            if (await _memory.PutBackAsync(row.Commune, ct) is not null)
                return new RevealResult(RevealOutcome.OlderVault);
        }

        var outcome = await _leases.UseAsync(lease, reporter, ct);
        if (outcome != RevealOutcome.Opened)
            return new RevealResult(outcome);
        return await ReadAsync(reporter, ct) is { } identity
            ? new RevealResult(RevealOutcome.Opened, identity)
            : new RevealResult(RevealOutcome.Gone);
    }

    /// <summary>Destroys the identity and its key, with minutes (P-08). The case keeps its reference, which leads nowhere.</summary>
    /// <param name="reporter">Whom.</param>
    /// <param name="reason">A code of the retention rule or request, 1–64 characters; never words about a person.</param>
    /// <param name="ct">Stops before anything is destroyed.</param>
    /// <returns>False when the reporter was destroyed before or never existed.</returns>
    public Task<bool> DestroyAsync(ReporterRef reporter, string reason, CancellationToken ct = default) =>
        _reporters.DestroyAsync(reporter, reason, ct);

    private async Task<ReporterIdentity?> ReadAsync(ReporterRef reporter, CancellationToken ct) =>
        await _reporters.DetailsAsync(reporter, ct) is { } details
            ? new ReporterIdentity(details, await _channels.AllAsync(reporter, ct))
            : null;

    private static ChannelAddress Checked(ChannelAddress channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentException.ThrowIfNullOrWhiteSpace(channel.Address);
        return channel;
    }
}

/// <summary>How adding a channel ended.</summary>
public enum AddChannelOutcome
{
    /// <summary>The reporter can now be reached this way too (or could already).</summary>
    Added,

    /// <summary>The address belongs to another reporter of the commune; nothing was changed.</summary>
    BelongsToAnother,

    /// <summary>The reporter was destroyed or never existed.</summary>
    Gone,
}
