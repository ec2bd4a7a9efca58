using System.Text.Json;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>What asking after a receipt showed.</summary>
internal enum ReceiptVerdict
{
    /// <summary>Not a receipt of ours: mistyped or made up.</summary>
    Unknown,

    /// <summary>In the journal, unchanged.</summary>
    Whole,

    /// <summary>In the journal, unchanged; its words were deleted by a rule or at the reporter's wish, which the journal tells as well.</summary>
    WholeButDeleted,

    /// <summary>We gave this receipt, but the report is not there any more.</summary>
    Dropped,

    /// <summary>We gave this receipt, but the report or its entry is not what it was.</summary>
    Altered,
}

/// <summary>The answer to somebody who holds a receipt. Tells nothing of the report.</summary>
/// <param name="Verdict">What it showed.</param>
/// <param name="Proof">That the entry lies below a signed checkpoint; null before the day is over and for bad news.</param>
internal sealed record ReceiptAnswer(ReceiptVerdict Verdict, ReceiptProof? Proof);

/// <summary>Everything to check with pencil and paper, as far as SHA-256 and Ed25519 allow, that an entry stands below a printed checkpoint.</summary>
/// <param name="Mark">The checkpoint.</param>
/// <param name="Index">Place of the entry below it, from 0.</param>
/// <param name="Leaf">Hash of the entry.</param>
/// <param name="Path">Hashes beside the way to the root.</param>
/// <param name="PublicKey">The commune's public key.</param>
internal sealed record ReceiptProof(CheckpointMark Mark, int Index, byte[] Leaf, IReadOnlyList<byte[]> Path, byte[] PublicKey);

/// <summary>
/// The short proof on a receipt (decision 0061): 24 characters that find the journal's entry and say, each with a keyed hash of its own,
/// that we gave it and what was received. So a report that disappears is told from a code that was mistyped. A receipt is made to be shown: what is
/// printed is computed when it is shown and stands nowhere, so whoever copied the file does not find the report by it (decision 0139).
/// </summary>
internal sealed class ReportReceipts(BinhYenDb db, IRecordSealer vault, IJournalSigner signer)
{
    private const int IdSize = 8;
    private const int IssuedSize = 3;
    private const int ContentSize = 4;
    private const int NameSize = 16;
    private const int Size = IdSize + IssuedSize + ContentSize;
    private const int GroupLength = 4;

    /// <summary>Fact that a report came in.</summary>
    public const string Received = "cases.received.v1";

    /// <summary>Facts that say lawfully why words are gone.</summary>
    public const string WordsRemoved = "cases.words-removed.v1";

    /// <summary>The part of a receipt that finds its report.</summary>
    public static string IdOf(IRecordSealer vault, ConversationId thread) => Convert.ToHexStringLower(vault.HashSecret("receipt.id", thread.Value.ToString("N")).AsSpan(0, IdSize));

    /// <summary>How the journal names a receipt: a keyed hash of what is printed.</summary>
    public static string NameOf(IRecordSealer vault, string id) => Convert.ToHexStringLower(vault.HashSecret("receipt.name", id).AsSpan(0, NameSize));

    /// <summary>The proof of a thread in six groups; null when its report was not written down by this version.</summary>
    public async Task<string?> OfAsync(ConversationId thread, CancellationToken cancellationToken)
    {
        var row = await (from t in db.Set<ReportThread>().AsNoTracking()
                         where t.Id == thread
                         join c in db.Set<Case>() on t.OpenedCaseId equals c.Id
                         select new { t.CommuneId, c.Code }).SingleOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        var subject = row.Code.ToString();
        var entry = await db.Set<JournalEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.CommuneId == row.CommuneId && e.Subject == subject && e.Fact == Received, cancellationToken);
        return entry is not null && Read(entry) is var (_, content) ? Print(IdOf(vault, thread), content) : null;
    }

    /// <summary>What became of the report that a receipt stands for.</summary>
    public async Task<ReceiptAnswer> CheckAsync(string? typed, CancellationToken cancellationToken)
    {
        if (Base32.Decode(typed, Size) is not { } bytes) return new(ReceiptVerdict.Unknown, null);
        var id = Convert.ToHexStringLower(bytes.AsSpan(0, IdSize));
        if (!bytes.AsSpan(IdSize, IssuedSize).SequenceEqual(IssuedMark(id, bytes[^ContentSize..]))) return new(ReceiptVerdict.Unknown, null);
        var sought = $"\"receipt\":\"{NameOf(vault, id)}\"";
        var entry = await db.Set<JournalEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.Fact == Received && e.Details.Contains(sought), cancellationToken);
        if (entry is null) return new(ReceiptVerdict.Dropped, null);
        if (Read(entry) is not var (_, content) || !bytes.AsSpan(IdSize + IssuedSize).SequenceEqual(ContentMark(id, content))) return new(ReceiptVerdict.Altered, null);
        if (!JournalHash.Of(entry).AsSpan().SequenceEqual(entry.Hash)) return new(ReceiptVerdict.Altered, null);
        var state = (await StoredAsync([(entry, content)], cancellationToken))[0];
        if (state is ReceiptVerdict.Dropped or ReceiptVerdict.Altered) return new(state, null);
        return await ProveAsync(entry, cancellationToken) is var (stands, proof) && stands ? new(state, proof) : new(ReceiptVerdict.Altered, null);
    }

    /// <summary>Whether both are one receipt, however it was typed.</summary>
    public static bool AreSame(string? typed, string? receipt) =>
        Base32.Decode(typed, Size) is { } one && Base32.Decode(receipt, Size) is { } other && one.AsSpan().SequenceEqual(other);

    /// <summary>Whether what entries of one commune tell of is stored as it was received, in their order.</summary>
    internal async Task<IReadOnlyList<ReceiptVerdict>> StoredAsync(IReadOnlyList<(JournalEntry Entry, string Content)> received, CancellationToken cancellationToken)
    {
        var commune = received[0].Entry.CommuneId;
        var subjects = received.Select(r => r.Entry.Subject).ToList();
        var codes = subjects.Select(s => CaseCode.TryParse(s, out var code) ? code : null).OfType<CaseCode>().ToList();
        var messages = (await (from c in db.Set<Case>().AsNoTracking() where c.CommuneId == commune && codes.Contains(c.Code)
                               join t in db.Set<ReportThread>() on c.Id equals t.OpenedCaseId
                               join m in db.Set<ThreadMessage>() on t.Id equals m.ThreadId
                               select new { c.Code, m.Text }).ToListAsync(cancellationToken)).ToLookup(m => m.Code.ToString(), m => m.Text);
        var removed = (await db.Set<JournalEntry>().Where(e => e.CommuneId == commune && e.Fact == WordsRemoved && subjects.Contains(e.Subject))
            .Select(e => e.Subject).ToListAsync(cancellationToken)).ToHashSet();
        return [.. received.Select(r => removed.Contains(r.Entry.Subject) ? ReceiptVerdict.WholeButDeleted
            : !messages.Contains(r.Entry.Subject) ? ReceiptVerdict.Dropped
            : ReportSeal.AllIn(r.Content, messages[r.Entry.Subject]) ? ReceiptVerdict.Whole : ReceiptVerdict.Altered)];
    }

    /// <summary>Name of the receipt and hashes of an entry; null for one that has none.</summary>
    internal static (string Name, string Content)? Read(JournalEntry entry)
    {
        try
        {
            using var details = JsonDocument.Parse(entry.Details);
            return details.RootElement.TryGetProperty("receipt", out var name) && details.RootElement.TryGetProperty("content", out var content)
                ? (name.GetString()!, content.GetString()!)
                : null;
        }
        catch (JsonException)
        {
            // Somebody has been at the row: it is no entry of ours any more.
            return null;
        }
    }

    private async Task<(bool Stands, ReceiptProof? Proof)> ProveAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var checkpoint = await db.Set<JournalCheckpoint>().AsNoTracking()
            .SingleOrDefaultAsync(c => c.CommuneId == entry.CommuneId && c.FirstSequence <= entry.Sequence && c.LastSequence >= entry.Sequence, cancellationToken);
        if (checkpoint is null) return (true, null);
        var leaves = await SealDays.LeavesAsync(db, entry.CommuneId, checkpoint.FirstSequence, checkpoint.LastSequence, cancellationToken);
        var index = (int)(entry.Sequence - checkpoint.FirstSequence);
        if (leaves.Length != checkpoint.LastSequence - checkpoint.FirstSequence + 1) return (false, null);
        var path = MerkleTree.Path(leaves, index);
        var stands = MerkleTree.Leads(entry.Hash, index, leaves.Length, path, checkpoint.Root)
            && await signer.MadeAsync(entry.CommuneId, checkpoint.Mark.Signed, checkpoint.Signature, cancellationToken);
        return (stands, stands ? new ReceiptProof(checkpoint.Mark, index, entry.Hash, path, await signer.PublicKeyAsync(entry.CommuneId, cancellationToken)) : null);
    }

    private string Print(string id, string content)
    {
        var mark = ContentMark(id, content);
        return string.Join('-', Base32.Encode([.. Convert.FromHexString(id), .. IssuedMark(id, mark), .. mark]).Chunk(GroupLength).Select(group => new string(group)));
    }

    // Over the whole code, so that one mistyped character is a slip and never an alarm.
    private byte[] IssuedMark(string id, byte[] contentMark) => vault.HashSecret("receipt.issued", $"{id}|{Convert.ToHexStringLower(contentMark)}")[..IssuedSize];

    private byte[] ContentMark(string id, string content) => vault.HashSecret("receipt.content", $"{id}|{content}")[..ContentSize];
}

/// <summary>For <c>journal verify</c>: every report that the chain tells of is there, with the words that were received.</summary>
internal sealed class ReportWitness(BinhYenDb db, ReportReceipts receipts) : IJournalWitness
{
    public async Task<IReadOnlyList<JournalFault>> FaultsAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var faults = new List<JournalFault>();
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.CommuneId == commune && e.Fact == ReportReceipts.Received)
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        foreach (var portion in entries.Select(e => (Entry: e, ReportReceipts.Read(e)?.Content)).Where(e => e.Content is not null).Chunk(PortionSize))
        {
            var states = await receipts.StoredAsync([.. portion.Select(p => (p.Entry, p.Content!))], cancellationToken);
            foreach (var ((entry, _), state) in portion.Zip(states))
            {
                if (state is ReceiptVerdict.Dropped) faults.Add(new(commune, entry.Sequence, JournalFaultKind.RecordGone));
                if (state is ReceiptVerdict.Altered) faults.Add(new(commune, entry.Sequence, JournalFaultKind.RecordChanged));
            }
        }

        return faults;
    }

    private const int PortionSize = 300;
}
