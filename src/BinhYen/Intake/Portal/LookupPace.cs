using System.Net;
using System.Threading.RateLimiting;

namespace BinhYen.Intake.Portal;

/// <summary>
/// Slows down trying codes without ever locking anybody out: ten tries at once, then one every three seconds, in
/// turn. A code has 80 random bits; this only spares the machine. Addresses are held in memory while they
/// try and are written nowhere.
/// </summary>
internal sealed class LookupPace : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 10, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(3), QueueLimit = 3,
        }));

    /// <summary>Waits for this try's turn. False when too many wait already: then the page asks to wait a moment.</summary>
    public async Task<bool> EnterAsync(HttpContext context, CancellationToken cancellationToken)
    {
        using var turn = await limiter.AcquireAsync(context.Connection.RemoteIpAddress ?? IPAddress.None, 1, cancellationToken);
        return turn.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
