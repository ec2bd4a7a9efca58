using BinhYen.Cases;
using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.ZaloChat;

/// <summary>
/// A file comes later than its words, sometimes by hours, and belongs where they went: whoever reads the newest report may be whom the picture shows.
/// Works inside the caller's context and does not save.
/// </summary>
internal sealed class FollowWords(BinhYenDb db)
{
    /// <summary>What was asked for while messages were gathered belongs to the report they became.</summary>
    public async Task IntoAsync(GatheredReport report, Talk talk, CancellationToken cancellationToken) =>
        // Fetched ones too: the row of a file that hangs at the report of a post would name the talk it was sent in.
        Give(report.Thread, await db.Set<MediaFetch>().Where(f => f.OwnerId == talk.Id && f.AskedAt >= report.Since).ToListAsync(cancellationToken));

    /// <summary>What was sent a moment before words that began a report of their own, and has not arrived, goes with them.</summary>
    public async Task ApartAsync(ConversationId left, ConversationId thread, DateTimeOffset at, CancellationToken cancellationToken) =>
        Give(thread, await Coming(left.Value, at - SaidLately.PicturesBefore).ToListAsync(cancellationToken));

    /// <summary>What was sent with words that are kept nowhere is not fetched.</summary>
    public async Task ForgetAsync(Talk talk, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.RemoveRange(await Coming(talk.Id, since).ToListAsync(cancellationToken));

    private IQueryable<MediaFetch> Coming(Guid owner, DateTimeOffset since) =>
        db.Set<MediaFetch>().Where(f => f.OwnerId == owner && f.AskedAt >= since && f.State == MediaFetchState.Pending);

    private static void Give(ConversationId thread, List<MediaFetch> files) => files.ForEach(file => file.OwnerId = thread.Value);
}
