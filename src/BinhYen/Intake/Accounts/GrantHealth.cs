using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BinhYen.Intake.Accounts;

/// <summary>Warns two weeks before a grant may end: afterwards nothing is sent until an administrator grants anew.</summary>
internal sealed class GrantHealth(ZaloAccounts accounts, TimeProvider clock) : IHealthCheck
{
    /// <summary>How long before its end a grant shows.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(14);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var soon = clock.GetUtcNow() + Warning;
        var ending = (await accounts.CurrentAsync(cancellationToken)).Accounts.Values.Count(account => account.GrantEndsAt < soon);
        return ending == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"The grant of {ending} Official Account(s) may end within two weeks: an administrator must grant anew at /admin/zalo.");
    }
}
