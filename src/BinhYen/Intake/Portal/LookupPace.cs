using System.Net;
using System.Threading.RateLimiting;

namespace BinhYen.Intake.Portal;

/// <summary>
/// Slows down guessing codes without ever locking anybody out: after ten misses one every three seconds, in turn. Only
/// misses wait, so a whole hamlet behind one address (or one proxy) still reads its answers. A code has 80 random
/// bits; this only spares the machine. Addresses are held in memory while they guess and are written nowhere.
/// </summary>
internal sealed class LookupPace : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 10, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(3), QueueLimit = 3,
        }));

    /// <summary>Waits before a miss is told. False when too many wait already: then the page asks to wait a moment.</summary>
    public async Task<bool> MissedAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var turn = await limiter.AcquireAsync(context.Connection.RemoteIpAddress ?? IPAddress.None, 1, cancellationToken);
        return turn.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
