using System.Security.Cryptography;
using BinhYen.Vault;

namespace BinhYen.Confidentiality;

/// <summary>What a reporter told about themselves. Prints as <c>•••</c>; goes into the vault and nowhere else.</summary>
/// <param name="Name">As given; null when not told.</param>
/// <param name="Phone">As given; null when not told.</param>
/// <param name="Address">As given; null when not told.</param>
internal sealed record ReporterContact(string? Name, string? Phone, string? Address = null)
{
    /// <summary>Nothing was told.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Address);

    public override string ToString() => "•••";
}

/// <summary>What a reporter asked for about one report since it came, as the vault keeps it.</summary>
/// <param name="NameSecret">The name is kept secret.</param>
/// <param name="Locked">Further use is stopped.</param>
internal sealed record KeptWish(bool NameSecret, bool Locked);

/// <summary>
/// The door through which other rooms make a reporter known to the vault and let an answer reach them. It gives opaque
/// references and one delivery address; no name ever comes back through it (reading one is a reveal).
/// </summary>
internal sealed class ReporterVault(SecureVault vault)
{
    // Digits that user ids of one account may have in common; more of them are those of a single person.
    private const int LongestCommonStart = 6;

    /// <summary>Keeps what somebody told at a counter, by telephone or on the web.</summary>
    /// <returns>The opaque reference, or null when nothing was told: then there is nobody to reveal.</returns>
    public async Task<Guid?> KeepAsync(CommuneId commune, ReporterContact? contact, CancellationToken cancellationToken) =>
        contact is null || contact.IsEmpty
            ? null
            : (await vault.Identities.CreateAsync(commune.Value, Details(contact), cancellationToken)).Value;

    /// <summary>The reference of a Zalo user of one Official Account, made now if the person writes for the first time.</summary>
    public Task<Guid> KnowZaloUserAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => KnowAsync(commune, oaId, userId, cancellationToken);

    /// <summary>
    /// The reference of an officer's own Zalo. Another identity than the one the same person has as a resident: nobody can
    /// learn from an alarm's address what its owner ever reported.
    /// </summary>
    public Task<Guid> KnowOfficerAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => KnowAsync(commune, $"officer:{oaId}", userId, cancellationToken);

    /// <summary>
    /// The reference of somebody who wrote in a group. Another identity than the one of the private talk: what was posted before everybody has an
    /// author whom everybody knows, and must lead to nothing that the same person said alone.
    /// </summary>
    public Task<Guid> KnowGroupMemberAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => KnowAsync(commune, $"group:{oaId}", userId, cancellationToken);

    /// <summary>The reference of somebody whose post in a group became a report; null for everybody else. Makes nobody known.</summary>
    public Task<Guid?> FindGroupMemberAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => FindAsync(commune, $"group:{oaId}", userId, cancellationToken);

    /// <summary>
    /// A reference for one answer to somebody who is neither resident nor officer to us yet, or any more. Joined to nothing; destroyed when the
    /// message has left (<see cref="Platform.Outbox.OutboxMessage.ForgetsRecipient"/>). Another one each time: two answers that wait together would be
    /// joined, and the first to leave would take the address of the second along.
    /// </summary>
    public Task<Guid> KnowOnceAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => KnowAsync(commune, $"once:{oaId}:{Guid.NewGuid():N}", userId, cancellationToken);

    /// <summary>
    /// A reference that leads to nobody: a Zalo user who told neither name nor number and never was. Its user id looks like those of the others, or whoever
    /// opens it would see at once that the person withdrew.
    /// </summary>
    /// <param name="commune">Whose channel.</param>
    /// <param name="others">Some who write to the same account.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    public async Task<Guid> StandInAsync(CommuneId commune, IReadOnlyCollection<Guid> others, CancellationToken cancellationToken)
    {
        var known = new List<string>();
        foreach (var other in others)
            if (await ZaloAddressAsync(other, cancellationToken) is { } address && address.All(char.IsAsciiDigit)) known.Add(address);
        return await KnowAsync(commune, $"nobody:{Guid.NewGuid():N}", UserIdLike(known), cancellationToken);
    }

    // As long as one of theirs, with the digits that all of them begin with, the rest by chance.
    private static string UserIdLike(List<string> known)
    {
        if (known.Count == 0) known = ["7000000000000000000"];
        var model = known[RandomNumberGenerator.GetInt32(known.Count)];
        var first = known.Count == 1 ? 1 : known.Min(other => other.AsSpan().CommonPrefixLength(model));
        var kept = Math.Clamp(first, 1, LongestCommonStart);
        return model[..kept] + RandomNumberGenerator.GetString("0123456789", model.Length - kept);
    }

    /// <summary>
    /// The reference of a verifier's own Zalo. As with officers another identity than the resident's: whoever holds the register and the
    /// reports, but not the vault, does not learn that a verifier reported something.
    /// </summary>
    public Task<Guid> KnowVerifierAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => KnowAsync(commune, $"verifier:{oaId}", userId, cancellationToken);

    /// <summary>The reference of a verifier who linked a Zalo; null for everybody else. Makes nobody known.</summary>
    public Task<Guid?> FindVerifierAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => FindAsync(commune, $"verifier:{oaId}", userId, cancellationToken);

    /// <summary>The reference of a Zalo user who wrote before; null for everybody else. Makes nobody known.</summary>
    public Task<Guid?> FindZaloUserAsync(CommuneId commune, string oaId, string userId, CancellationToken cancellationToken) => FindAsync(commune, oaId, userId, cancellationToken);

    /// <summary>Adds what the person told since, without reading what is known.</summary>
    /// <returns>False when the identity was destroyed meanwhile.</returns>
    public Task<bool> CompleteAsync(Guid reporter, ReporterContact contact, CancellationToken cancellationToken) =>
        vault.Identities.UpdateAsync(new ReporterRef(reporter), Details(contact), cancellationToken);

    /// <summary>
    /// Keeps with the identity that its owner wants the name kept secret in one report. Before the report's own row says so: a crash in between keeps more
    /// secret than the row, and a row put back from a backup opens nothing.
    /// </summary>
    public Task KeepNameSecretAsync(Guid reporter, Guid thread, CancellationToken cancellationToken) =>
        vault.Identities.AddWishAsync(new ReporterRef(reporter), thread, ReporterWish.NameKept, cancellationToken);

    /// <summary>Keeps with the identity, in the same way, that its owner had further use of one report stopped.</summary>
    public Task LockAsync(Guid reporter, Guid thread, CancellationToken cancellationToken) =>
        vault.Identities.AddWishAsync(new ReporterRef(reporter), thread, ReporterWish.Locked, cancellationToken);

    /// <summary>The owner takes the lock back.</summary>
    public Task UnlockAsync(Guid reporter, Guid thread, CancellationToken cancellationToken) =>
        vault.Identities.LiftWishAsync(new ReporterRef(reporter), thread, ReporterWish.Locked, cancellationToken);

    /// <summary>What the owner of an identity asked for about one report, whatever the report's row says.</summary>
    public async Task<KeptWish> WishAsync(Guid reporter, Guid thread, CancellationToken cancellationToken)
    {
        var wish = await vault.Identities.WishAsync(new ReporterRef(reporter), thread, cancellationToken);
        return new KeptWish(wish.HasFlag(ReporterWish.NameKept), wish.HasFlag(ReporterWish.Locked));
    }

    /// <summary>The Zalo user id to send an answer to; for the sender of messages alone. Null when there is none any more.</summary>
    public async Task<string?> ZaloAddressAsync(Guid reporter, CancellationToken cancellationToken) =>
        (await vault.Identities.AddressForDeliveryAsync(new ReporterRef(reporter), ChannelKind.Zalo, cancellationToken))?.Address;

    /// <summary>Whether a text would give the reporter away (ISO-4). Tells yes or no, not what matched.</summary>
    public Task<bool> IsMentionedInAsync(Guid reporter, string text, CancellationToken cancellationToken) =>
        vault.Identities.IsMentionedInAsync(new ReporterRef(reporter), text, cancellationToken);

    /// <summary>Destroys the identity and its key; what happened stays, who told it is gone (P-08).</summary>
    public Task<bool> ForgetAsync(Guid reporter, string reason, CancellationToken cancellationToken) =>
        vault.Identities.DestroyAsync(new ReporterRef(reporter), reason, cancellationToken);

    // What stands before the account keeps the identities of one person apart.
    private async Task<Guid> KnowAsync(CommuneId commune, string account, string userId, CancellationToken cancellationToken) =>
        (await vault.Identities.FindOrCreateByChannelAsync(commune.Value, new ChannelAddress(ChannelKind.Zalo, account, userId), cancellationToken)).Value;

    private async Task<Guid?> FindAsync(CommuneId commune, string account, string userId, CancellationToken cancellationToken) =>
        (await vault.Identities.FindByChannelAsync(commune.Value, new ChannelAddress(ChannelKind.Zalo, account, userId), cancellationToken))?.Value;

    private static ReporterDetails Details(ReporterContact contact) => new(contact.Name?.Trim(), contact.Phone?.Trim(), contact.Address?.Trim());
}
