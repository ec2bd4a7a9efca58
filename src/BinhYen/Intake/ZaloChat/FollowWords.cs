using BinhYen.Cases;
using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.ZaloChat;

/// <summary>
/// A file comes later than its words, sometimes by hours, and belongs where they went: whoever reads the newest report may be whom the picture shows.
/// Works inside the caller's context and does not save.
/// </summary>
internal sealed class FollowWords(BinhYenDb db, KeptInDoubt kept, IRecordSealer vault, TimeProvider clock)
{
    /// <summary>What was asked for while messages were gathered belongs to the report they became.</summary>
    public async Task IntoAsync(GatheredReport report, Talk talk, CancellationToken cancellationToken) =>
        // Fetched ones too: the row of a file that hangs at the report of a post would name the talk it was sent in.
        await ComeNowAsync(report.Thread.Value, await db.Set<MediaFetch>().Where(f => f.OwnerId == talk.Id && f.AskedAt >= report.Since).ToListAsync(cancellationToken), cancellationToken);

    /// <summary>What was asked for with words that waited for a button goes where they went, and came when they did: nothing of it shows that it waited.</summary>
    public async Task IntoAsync(Guid owner, HeldWords row, CancellationToken cancellationToken) => await ComeNowAsync(owner, await SentWithAsync(row, cancellationToken), cancellationToken);

    private async Task ComeNowAsync(Guid owner, List<MediaFetch> sent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        sent.ForEach(file => file.AskedAt = now);
        foreach (var attachment in await StoredAsync(sent, cancellationToken)) attachment.ReceivedAt = now;
        Give(owner, sent);
    }

    /// <summary>What was sent a moment before words that began a report of their own, and has not arrived, goes with them.</summary>
    public async Task ApartAsync(ConversationId left, ConversationId thread, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var since = at - SaidLately.PicturesBefore;
        Give(thread.Value, await Coming(left.Value).Where(f => f.AskedAt >= since).ToListAsync(cancellationToken));
    }

    /// <summary>What was sent with words that are kept nowhere is not kept either; the files themselves are swept.</summary>
    public async Task ForgetAsync(HeldWords row, CancellationToken cancellationToken)
    {
        var sent = await SentWithAsync(row, cancellationToken);
        db.RemoveRange(await StoredAsync(sent, cancellationToken));
        db.RemoveRange(sent);
    }

    /// <summary>Destroys the keys of words that wait no longer, so that no older copy of the row opens: they are told elsewhere, or nowhere. To be called after the caller has saved. A key under which files lie goes with them.</summary>
    public async Task DestroyKeysAsync(CancellationToken cancellationToken)
    {
        if (kept.Released is not { Count: > 0 } keys) return;
        var used = await db.Set<MediaFetch>().Where(f => keys.Contains(f.RecordKey)).Select(f => f.RecordKey).ToListAsync(cancellationToken);
        await vault.DestroyAsync([.. keys.Except(used)], "held-words-placed", cancellationToken);
    }

    private Task<List<MediaFetch>> SentWithAsync(HeldWords row, CancellationToken cancellationToken) => db.Set<MediaFetch>().Where(f => f.OwnerId == row.Id).ToListAsync(cancellationToken);

    private Task<List<Attachment>> StoredAsync(List<MediaFetch> files, CancellationToken cancellationToken)
    {
        var ids = files.Select(f => f.AttachmentId).OfType<AttachmentId>().ToList();
        return db.Set<Attachment>().Where(a => ids.Contains(a.Id)).ToListAsync(cancellationToken);
    }

    private IQueryable<MediaFetch> Coming(Guid owner) =>
        db.Set<MediaFetch>().Where(f => f.OwnerId == owner && f.State == MediaFetchState.Pending);

    private static void Give(Guid owner, List<MediaFetch> files) => files.ForEach(file => file.OwnerId = owner);
}
