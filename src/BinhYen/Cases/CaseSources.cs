using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>One reporter's thread of a case with the reporter's own words, opened only to be compared. Does not print.</summary>
/// <param name="Id">The thread.</param>
/// <param name="Reporter">The vault's opaque reference; null when anonymous.</param>
/// <param name="LastAt">When the reporter wrote last.</param>
/// <param name="Messages">The words.</param>
internal sealed record SourceWords(ConversationId Id, Guid? Reporter, DateTimeOffset LastAt, IReadOnlyList<string> Messages)
{
    /// <summary>As a text is held against it.</summary>
    public AskedReport Asked => new(Id, Reporter);

    /// <summary>Words the reporter had locked: never held against a text somebody types, but whoever they speak of is still asked nothing (ISO-8).</summary>
    public IReadOnlyList<string> Locked { get; init; } = [];

    /// <summary>All words, for whom they may speak of: a lock that took some away would open to whom they accuse what was closed before.</summary>
    public IReadOnlyList<string> Everything => [.. Messages, .. Locked];

    /// <summary>Since when the words are locked; null while they are not.</summary>
    public DateTimeOffset? LockedAt { get; init; }

    public override string ToString() => "•••";
}

/// <summary>
/// What the reporters of a case told, each apart, also after a merge, and the names everybody knows. Nobody reads it:
/// texts for other eyes are held against it (ISO-4, informant wall).
/// </summary>
internal sealed class CaseSources(BinhYenDb db, SealedRecords seals, CommuneDirectory communes)
{
    /// <summary>The threads of a case, oldest first.</summary>
    public async Task<IReadOnlyList<SourceWords>> OfAsync(CaseId id, CancellationToken cancellationToken)
    {
        var threads = await db.Set<ReportThread>().AsNoTracking().Where(t => t.CaseId == id).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var ids = threads.Select(t => t.Id).ToList();
        var rows = (await db.Set<ThreadMessage>().AsNoTracking().Where(m => ids.Contains(m.ThreadId) && m.Voice == ThreadVoice.Reporter)
            .OrderBy(m => m.At).ToListAsync(cancellationToken)).ToLookup(m => m.ThreadId);
        var told = new List<SourceWords>();
        foreach (var thread in threads)
        {
            var words = new List<string>();
            foreach (var message in rows[thread.Id]) words.Add(await seals.OpenAsync(message.Text, SealPurposes.ThreadMessage, cancellationToken));
            var source = new SourceWords(thread.Id, thread.Reporter, rows[thread.Id].Select(m => m.At).DefaultIfEmpty(thread.OpenedAt).Max(), words);
            // Locked words are compared with nothing: whoever may not read them would learn them by asking (decision 0129).
            told.Add(thread.RestrictedAt is null ? source : source with { Messages = [], Locked = words, LockedAt = thread.RestrictedAt });
        }

        return told;
    }

    /// <summary>The reports of a case and the vault's references to those who sent them.</summary>
    public async Task<IReadOnlyList<AskedReport>> ReportsAsync(CaseId id, CancellationToken cancellationToken) =>
        await db.Set<ReportThread>().Where(t => t.CaseId == id).Select(t => new AskedReport(t.Id, t.Reporter)).ToListAsync(cancellationToken);

    /// <summary>Names that tell nobody apart: the commune, its hamlets by old and new name, its public places.</summary>
    public async Task<IReadOnlyList<string>> PlacesAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var known = await communes.FindAsync(commune, cancellationToken);
        var hamlets = await communes.HamletsAsync(commune, cancellationToken, withEnded: true);
        return [.. known is null ? [] : new[] { known.FullName, known.Province, known.PoliceName }, .. hamlets.SelectMany(h => h.Places.Concat(h.OldNames).Append(h.FullName))];
    }
}
