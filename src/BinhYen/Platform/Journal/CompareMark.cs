using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Journal;

/// <summary>What a comparison with a printed checkpoint showed.</summary>
internal enum MarkVerdict
{
    /// <summary>Nothing up to the checkpoint was altered, and the chain is whole from there to its end.</summary>
    Whole,

    /// <summary>The text is not a checkpoint.</summary>
    NotAMark,

    /// <summary>It is of another commune or not signed by this installation: a forged or damaged paper, or an exchanged key.</summary>
    NotOurs,

    /// <summary>The entries that the paper stands for are not the ones in the journal: something was altered after printing.</summary>
    AlteredBefore,

    /// <summary>What the paper stands for is whole, but what came after it is not.</summary>
    AlteredSince,
}

/// <summary>A comparison in words.</summary>
/// <param name="Verdict">What it showed.</param>
/// <param name="Mark">The paper as read; null when it is none.</param>
/// <param name="Since">Entries after the checkpoint, up to the end of yesterday.</param>
/// <param name="Faults">Where, in words; empty when whole.</param>
internal sealed record MarkComparison(MarkVerdict Verdict, CheckpointMark? Mark, long Since, IReadOnlyList<string> Faults);

/// <summary>
/// "Đối chiếu": reads a checkpoint that was printed some time ago and says whether anything it stands for, or anything since, was
/// altered. Trusts the paper, the vault's signing key and nothing of what the database says about itself.
/// </summary>
internal sealed class CompareMark(BinhYenDb db, IJournalSigner signer, VerifyJournal verify, TimeProvider clock)
{
    public async Task<MarkComparison> RunAsync(CommuneId commune, string? text, CancellationToken cancellationToken)
    {
        if (CheckpointMark.Parse(text) is not { } mark) return new(MarkVerdict.NotAMark, null, 0, []);
        if (mark.CommuneId != commune || !await signer.MadeAsync(commune, mark.Signed, mark.Signature, cancellationToken)) return new(MarkVerdict.NotOurs, mark, 0, []);
        var outcome = await verify.OfAsync(commune, cancellationToken);
        var before = outcome.Faults.Where(f => f.Sequence <= mark.Last).Select(f => f.InWords).ToList();
        var since = outcome.Faults.Where(f => f.Sequence > mark.Last).Select(f => f.InWords).ToList();
        // Entries of the running day are checked and not counted: among them are those that the journal page veils, and the count would give their minute.
        var today = clock.DayBegan();
        var newer = await db.Set<JournalEntry>().LongCountAsync(e => e.CommuneId == commune && e.Sequence > mark.Last && e.At < today, cancellationToken);
        if (!await StandsAsync(mark, cancellationToken)) return new(MarkVerdict.AlteredBefore, mark, newer, before);
        if (before.Count > 0) return new(MarkVerdict.AlteredBefore, mark, newer, before);
        return new(since.Count > 0 ? MarkVerdict.AlteredSince : MarkVerdict.Whole, mark, newer, since);
    }

    // The hashes are computed from the entries again: a row that only pretends to have its old hash does not pass.
    private async Task<bool> StandsAsync(CheckpointMark mark, CancellationToken cancellationToken)
    {
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == mark.CommuneId && e.Sequence >= mark.First && e.Sequence <= mark.Last)
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        return entries.Count == mark.Last - mark.First + 1
            && MerkleTree.Root(entries.Select(JournalHash.Of).ToArray()).AsSpan().SequenceEqual(mark.Root);
    }
}
