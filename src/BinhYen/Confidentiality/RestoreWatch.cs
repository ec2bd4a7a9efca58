using System.Security.Cryptography;
using System.Text;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality;

/// <summary>What a commune may have lost by a backup that was put back.</summary>
/// <param name="JournalEndsBefore">The main database's journal does not have the entry that the vault saw last.</param>
/// <param name="OtherList">The list of destroyed keys is not the one the vault knows.</param>
/// <param name="OlderVault">The vault is an older copy of itself: wishes for secrecy may be gone from it too.</param>
/// <param name="Mark">Names this loss: who confirms one has not confirmed the next.</param>
internal sealed record RestoreGap(bool JournalEndsBefore, bool OtherList, bool OlderVault, string Mark)
{
    /// <summary>As the journal names it.</summary>
    public string Subject => $"restore:{Mark}";
}

/// <summary>
/// Tells whether the files that are there are the newest ones. The vault notes the end of a journal only after it is durable in the main database, so it is
/// never ahead of it by any crash: an entry that the vault knows and the journal does not have was taken away. An end is noted further only while the
/// one noted before is there; a journal that goes on after a restore never becomes the newest by itself. Whether the vault is the newest one says its witness. Decisions 0140 and 0145.
/// </summary>
internal sealed class RestoreWatch(BinhYenDb db, SecureVault vault, RestoredCommunes restored)
{
    private const int MarkLength = 12;

    /// <summary>What may be lost; null when nothing is. Asks both databases each time: names wait for the answer.</summary>
    public async Task<RestoreGap?> GapAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        // First the vault itself: where it is an older copy, it takes over from its witness what journal goes with it.
        var putBack = await vault.Memory.PutBackAsync(commune.Value, cancellationToken);
        var noted = await vault.Memory.JournalEndAsync(commune.Value, cancellationToken);
        var lost = noted is not null && !await VerifyJournal.HasAsync(db, commune, new RememberedEntry(noted.Sequence, noted.Hash), cancellationToken) ? noted : null;
        var list = await vault.Memory.KnowsDestroyedListAsync(commune.Value, cancellationToken) ? null : vault.Memory.DestroyedListName;
        return (lost, list, putBack) is (null, null, null) ? null : new RestoreGap(lost is not null, list is not null, putBack is not null, MarkOf(lost?.Hash ?? [], $"{list}{putBack}"));
    }

    /// <summary>Lets the vault remember how far the journal of a commune has come, unless it lacks what is remembered already.</summary>
    /// <returns>What may be lost; null when nothing is.</returns>
    public async Task<RestoreGap?> NoteAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var gap = await GapAsync(commune, cancellationToken);
        restored.Set(commune, gap);
        if (gap is { JournalEndsBefore: true } || await EndAsync(commune, cancellationToken) is not { } end) return gap;
        if (await vault.Memory.JournalEndAsync(commune.Value, cancellationToken) is { } noted && noted.Sequence >= end.Sequence) return gap;
        await vault.Memory.NoteJournalEndAsync(commune.Value, end, cancellationToken);
        return gap;
    }

    /// <summary>The same for every commune.</summary>
    public async Task<IReadOnlyDictionary<CommuneId, RestoreGap>> NoteAllAsync(CancellationToken cancellationToken)
    {
        var gaps = new Dictionary<CommuneId, RestoreGap>();
        var communes = await db.Set<JournalHead>().AsNoTracking().Select(h => h.CommuneId).ToListAsync(cancellationToken);
        foreach (var commune in communes.Union((await vault.Memory.CommunesAsync(cancellationToken)).Select(CommuneId.From)))
            if (await NoteAsync(commune, cancellationToken) is { } gap) gaps[commune] = gap;
        return gaps;
    }

    /// <summary>From now on what is there counts: the journal as it is, the list that is found, and the vault.</summary>
    public async Task AcceptAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await vault.Memory.AcceptDestroyedListAsync(commune.Value, cancellationToken);
        await vault.Memory.AcceptVaultAsync(commune.Value, cancellationToken);
        if (await EndAsync(commune, cancellationToken) is { } end) await vault.Memory.TakeJournalEndAsync(commune.Value, end, cancellationToken);
        restored.Set(commune, await GapAsync(commune, cancellationToken));
    }

    private async Task<JournalEnd?> EndAsync(CommuneId commune, CancellationToken cancellationToken) =>
        await db.Set<JournalHead>().AsNoTracking().SingleOrDefaultAsync(h => h.CommuneId == commune, cancellationToken) is { Sequence: > 0 } head ? new JournalEnd(head.Sequence, head.Hash) : null;

    private static string MarkOf(byte[] end, string names) =>
        Convert.ToHexStringLower(SHA256.HashData([.. end, .. Encoding.ASCII.GetBytes(names)]))[..MarkLength];
}

/// <summary>What the last look found, for what is shown on every page and asked every few seconds.</summary>
internal sealed class RestoredCommunes
{
    private readonly Lock gate = new();
    private readonly HashSet<CommuneId> communes = [];

    /// <summary>Whether any commune of this installation runs on an older state.</summary>
    public bool Any
    {
        get { lock (gate) return communes.Count > 0; }
    }

    public bool Has(CommuneId commune)
    {
        lock (gate) return communes.Contains(commune);
    }

    public void Set(CommuneId commune, RestoreGap? gap)
    {
        lock (gate) _ = gap is null ? communes.Remove(commune) : communes.Add(commune);
    }
}
