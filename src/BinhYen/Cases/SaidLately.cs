using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>What a reporter added to a report a short while ago: blame is often said in pieces, and is understood together.</summary>
internal sealed class SaidLately(BinhYenDb db, SealedRecords seals, ConflictFinder conflicts, TimeProvider clock)
{
    private const int Most = 3;
    internal static readonly TimeSpan Together = TimeSpan.FromHours(1);

    /// <summary>Whether words blame an officer by name, read together with what was added before.</summary>
    public async Task<bool> BlamesAsync(CommuneId commune, ConversationId thread, string text, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Together;
        var before = await db.Set<ThreadMessage>().AsNoTracking()
            .Where(m => m.ThreadId == thread && m.Voice == ThreadVoice.Reporter && m.Kind == ThreadMessageKind.Addition && m.At >= since)
            .OrderByDescending(m => m.At).Take(Most).Select(m => m.Text).ToListAsync(cancellationToken);
        var said = new List<string>();
        foreach (var words in Enumerable.Reverse(before)) said.Add(await seals.OpenAsync(words, SealPurposes.ThreadMessage, cancellationToken));
        return await conflicts.AreBlamedInAsync(commune, [.. said, text], cancellationToken);
    }
}
