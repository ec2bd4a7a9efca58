using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Journal;

/// <summary>One thing that is wrong with a journal, and where.</summary>
/// <param name="CommuneId">Whose journal.</param>
/// <param name="Sequence">The entry it shows at.</param>
/// <param name="Fault">What is wrong.</param>
internal sealed record JournalFault(CommuneId CommuneId, long Sequence, JournalFaultKind Fault)
{
    /// <summary>The fault in words for an inspector.</summary>
    public string InWords => Fault switch
    {
        JournalFaultKind.Changed => $"Mục {Sequence} đã bị sửa: nội dung không khớp mã băm.",
        JournalFaultKind.Missing => $"Mục {Sequence} không còn: sổ bị bỏ trống ở đây.",
        JournalFaultKind.Unlinked => $"Mục {Sequence} không nối với mục trước: có mục bị chèn, đổi chỗ hoặc thay thế.",
        JournalFaultKind.TailCut => $"Sổ kết thúc ở mục {Sequence}, nhưng con dấu cuối sổ ghi khác: phần cuối đã bị cắt hoặc thêm.",
        JournalFaultKind.CheckpointBroken => $"Mốc ngày kết thúc ở mục {Sequence} không khớp các mục của nó: đã bị sửa hoặc làm giả.",
        JournalFaultKind.CheckpointMissing => $"Mục {Sequence} ghi đã ký một mốc ngày, nhưng mốc đó không còn.",
        JournalFaultKind.RecordGone => $"Mục {Sequence} ghi đã nhận một tin, nhưng tin đó không còn trong hệ thống.",
        JournalFaultKind.RecordChanged => $"Mục {Sequence} ghi đã nhận một tin, nhưng nội dung đang lưu không phải nội dung lúc nhận.",
        JournalFaultKind.RolledBack => $"Kho khóa nhớ mục {Sequence}, nhưng sổ không có mục đó: cơ sở dữ liệu chính đã được thay bằng một bản cũ hơn.",
        JournalFaultKind.HeadForged => $"Con dấu cuối sổ (mục {Sequence}) không phải do hệ thống này đóng.",
    };
}

/// <summary>What can be wrong with a chain.</summary>
internal enum JournalFaultKind
{
    /// <summary>The entry's fields do not give its hash.</summary>
    Changed,

    /// <summary>A number of the sequence is not there.</summary>
    Missing,

    /// <summary>The entry does not carry the hash of the one before it: inserted, reordered or replaced.</summary>
    Unlinked,

    /// <summary>The last entry is not the one that the head names.</summary>
    TailCut,

    /// <summary>The head's seal is not ours.</summary>
    HeadForged,

    /// <summary>An entry that is remembered outside of the database is not there: the database was put back from an older backup.</summary>
    RolledBack,

    /// <summary>A checkpoint's root or signature does not fit.</summary>
    CheckpointBroken,

    /// <summary>The chain tells of a checkpoint that is not there.</summary>
    CheckpointMissing,

    /// <summary>The chain tells of a report that is not there.</summary>
    RecordGone,

    /// <summary>What is stored of a report is not what was received.</summary>
    RecordChanged,
}

/// <summary>Walks every chain from the first entry to the sealed head, past its checkpoints, and asks the witnesses what lies beside it.</summary>
internal sealed class VerifyJournal(BinhYenDb db, IJournalSeal seal, IJournalSigner signer, IJournalMemory memory, IEnumerable<IJournalWitness> witnesses)
{
    /// <summary>Entries read and faults found; no faults means nothing was changed, dropped, inserted or reordered.</summary>
    internal sealed record Outcome(long Entries, IReadOnlyList<JournalFault> Faults);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        var heads = await db.Set<JournalHead>().AsNoTracking().Select(h => h.CommuneId).ToListAsync(cancellationToken);
        var communes = await db.Set<JournalEntry>().Select(e => e.CommuneId).Distinct().ToListAsync(cancellationToken);
        long entries = 0;
        var faults = new List<JournalFault>();
        foreach (var commune in communes.Union(heads).Union(await memory.CommunesAsync(cancellationToken)).OrderBy(c => c.Value))
        {
            var outcome = await OfAsync(commune, cancellationToken);
            entries += outcome.Entries;
            faults.AddRange(outcome.Faults);
        }

        return new Outcome(entries, faults);
    }

    /// <summary>The same for one commune.</summary>
    public async Task<Outcome> OfAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var faults = new List<JournalFault>();
        // Remembered before reading: what is remembered was read from this database when it was durable there.
        var newest = await memory.NewestAsync(commune, cancellationToken);
        var entries = await WalkAsync(commune, faults, cancellationToken);
        if (newest is not null && !await HasAsync(db, commune, newest, cancellationToken)) faults.Add(new(commune, newest.Sequence, JournalFaultKind.RolledBack));
        await CheckpointsAsync(commune, faults, cancellationToken);
        foreach (var witness in witnesses) faults.AddRange(await witness.FaultsAsync(commune, cancellationToken));
        return new Outcome(entries, faults);
    }

    /// <summary>Whether a journal has an entry that is remembered elsewhere; another entry under its number is not it.</summary>
    public static Task<bool> HasAsync(BinhYenDb db, CommuneId commune, RememberedEntry entry, CancellationToken cancellationToken) =>
        db.Set<JournalEntry>().AnyAsync(e => e.CommuneId == commune && e.Sequence == entry.Sequence && e.Hash == entry.Hash, cancellationToken);

    private async Task CheckpointsAsync(CommuneId commune, List<JournalFault> faults, CancellationToken cancellationToken)
    {
        // First what the chain tells, then the checkpoints: one that is signed in between is told of later.
        var told = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == commune && e.Fact == SealDays.Fact).Select(e => new { e.Sequence, e.Details }).ToListAsync(cancellationToken);
        var checkpoints = await db.Set<JournalCheckpoint>().AsNoTracking().Where(c => c.CommuneId == commune).OrderBy(c => c.Number).ToListAsync(cancellationToken);
        long next = 1;
        foreach (var checkpoint in checkpoints)
        {
            var leaves = await SealDays.LeavesAsync(db, commune, checkpoint.FirstSequence, checkpoint.LastSequence, cancellationToken);
            var stands = checkpoint.FirstSequence == next && leaves.Length > 0 && MerkleTree.Root(leaves).AsSpan().SequenceEqual(checkpoint.Root)
                && await signer.MadeAsync(commune, checkpoint.Mark.Signed, checkpoint.Signature, cancellationToken);
            if (!stands) faults.Add(new(commune, checkpoint.LastSequence, JournalFaultKind.CheckpointBroken));
            next = checkpoint.LastSequence + 1;
        }

        var roots = checkpoints.Select(c => Convert.ToHexStringLower(c.Root)).ToList();
        faults.AddRange(told.Where(t => !roots.Exists(root => t.Details.Contains(root, StringComparison.Ordinal))).Select(t => new JournalFault(commune, t.Sequence, JournalFaultKind.CheckpointMissing)));
    }

    // The product goes on writing while this reads. The head is read after the entries, and what was written in between is read too:
    // a chain that grows is no chain with a cut end.
    private async Task<long> WalkAsync(CommuneId commune, List<JournalFault> faults, CancellationToken cancellationToken)
    {
        long expected = 1, count = 0;
        var previous = JournalHash.Start;
        JournalHead? head;
        long before;
        do
        {
            before = expected;
            var rows = db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == commune && e.Sequence >= before).OrderBy(e => e.Sequence).AsAsyncEnumerable();
            await foreach (var entry in rows.WithCancellation(cancellationToken))
            {
                if (entry.Sequence != expected) faults.Add(new(commune, expected, JournalFaultKind.Missing));
                else if (!entry.PreviousHash.AsSpan().SequenceEqual(previous)) faults.Add(new(commune, entry.Sequence, JournalFaultKind.Unlinked));
                if (!JournalHash.Of(entry).AsSpan().SequenceEqual(entry.Hash)) faults.Add(new(commune, entry.Sequence, JournalFaultKind.Changed));
                previous = entry.Hash;
                expected = entry.Sequence + 1;
                count++;
            }

            head = await db.Set<JournalHead>().AsNoTracking().SingleOrDefaultAsync(h => h.CommuneId == commune, cancellationToken);
        }
        while (head is not null && head.Sequence >= expected && expected > before);

        if (head is null || head.Sequence != expected - 1 || !head.Hash.AsSpan().SequenceEqual(previous))
            faults.Add(new(commune, expected - 1, JournalFaultKind.TailCut));
        if (head is not null && !seal.Of(commune, head.Sequence, head.Hash).AsSpan().SequenceEqual(head.Seal))
            faults.Add(new(commune, head.Sequence, JournalFaultKind.HeadForged));
        return count;
    }
}
