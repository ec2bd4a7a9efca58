using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations.Replies;

/// <summary>Reads from the talks when each person last wrote.</summary>
internal sealed class ReplyWindows(BinhYenDb db) : IReplyWindows
{
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastHeardAsync(
        CommuneId commune, IReadOnlyCollection<Guid> reporters, CancellationToken cancellationToken) =>
        (await db.Set<Talk>().AsNoTracking().Where(t => t.CommuneId == commune && reporters.Contains(t.Reporter) && t.LastInboundAt != null)
            .Select(t => new { t.Reporter, At = t.LastInboundAt!.Value }).ToListAsync(cancellationToken))
            .GroupBy(t => t.Reporter).ToDictionary(g => g.Key, g => g.Max(t => t.At));
}
