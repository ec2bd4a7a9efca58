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
    public Task IntoAsync(GatheredReport report, Talk talk, CancellationToken cancellationToken) => IntoAsync(report.Thread.Value, talk.Id, report.Since, cancellationToken);

    /// <summary>What was asked for with words that waited for a button goes where they went.</summary>
    public Task IntoAsync(Guid owner, HeldWords row, CancellationToken cancellationToken) => IntoAsync(owner, row.Id, DateTimeOffset.MinValue, cancellationToken);

    // Fetched ones too: the row of a file that hangs at the report of a post would name where it was sent.
    private async Task IntoAsync(Guid to, Guid from, DateTimeOffset since, CancellationToken cancellationToken) =>
        Give(to, await db.Set<MediaFetch>().Where(f => f.OwnerId == from && f.AskedAt >= since).ToListAsync(cancellationToken));

    /// <summary>What was sent a moment before words that began a report of their own, and has not arrived, goes with them.</summary>
    public async Task ApartAsync(ConversationId left, ConversationId thread, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var since = at - SaidLately.PicturesBefore;
        Give(thread.Value, await Coming(left.Value).Where(f => f.AskedAt >= since).ToListAsync(cancellationToken));
    }

    /// <summary>What was sent with words that are kept nowhere is not fetched.</summary>
    public async Task ForgetAsync(HeldWords row, CancellationToken cancellationToken) =>
        db.RemoveRange(await Coming(row.Id).ToListAsync(cancellationToken));

    private IQueryable<MediaFetch> Coming(Guid owner) =>
        db.Set<MediaFetch>().Where(f => f.OwnerId == owner && f.State == MediaFetchState.Pending);

    private static void Give(Guid owner, List<MediaFetch> files) => files.ForEach(file => file.OwnerId = owner);
}
