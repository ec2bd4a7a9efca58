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
}

/// <summary>Walks every chain from the first entry to the sealed head.</summary>
internal sealed class VerifyJournal(BinhYenDb db, IJournalSeal seal)
{
    /// <summary>Entries read and faults found; no faults means nothing was changed, dropped, inserted or reordered.</summary>
    internal sealed record Outcome(long Entries, IReadOnlyList<JournalFault> Faults);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        var heads = await db.Set<JournalHead>().AsNoTracking().ToListAsync(cancellationToken);
        var communes = await db.Set<JournalEntry>().Select(e => e.CommuneId).Distinct().ToListAsync(cancellationToken);
        long entries = 0;
        var faults = new List<JournalFault>();
        foreach (var commune in communes.Union(heads.Select(h => h.CommuneId)).OrderBy(c => c.Value))
        {
            var head = heads.SingleOrDefault(h => h.CommuneId == commune);
            entries += await WalkAsync(commune, head, faults, cancellationToken);
        }

        return new Outcome(entries, faults);
    }

    private async Task<long> WalkAsync(CommuneId commune, JournalHead? head, List<JournalFault> faults, CancellationToken cancellationToken)
    {
        long expected = 1, count = 0;
        var previous = JournalHash.Start;
        var rows = db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == commune).OrderBy(e => e.Sequence).AsAsyncEnumerable();
        await foreach (var entry in rows.WithCancellation(cancellationToken))
        {
            if (entry.Sequence != expected) faults.Add(new(commune, expected, JournalFaultKind.Missing));
            else if (!entry.PreviousHash.AsSpan().SequenceEqual(previous)) faults.Add(new(commune, entry.Sequence, JournalFaultKind.Unlinked));
            if (!JournalHash.Of(entry).AsSpan().SequenceEqual(entry.Hash)) faults.Add(new(commune, entry.Sequence, JournalFaultKind.Changed));
            previous = entry.Hash;
            expected = entry.Sequence + 1;
            count++;
        }

        if (head is null || head.Sequence != expected - 1 || !head.Hash.AsSpan().SequenceEqual(previous))
            faults.Add(new(commune, expected - 1, JournalFaultKind.TailCut));
        if (head is not null && !seal.Of(commune, head.Sequence, head.Hash).AsSpan().SequenceEqual(head.Seal))
            faults.Add(new(commune, head.Sequence, JournalFaultKind.HeadForged));
        return count;
    }
}
