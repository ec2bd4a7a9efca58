using BinhYen.Platform.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BinhYen.Platform.Telemetry;

/// <summary>Ready means the database answers.</summary>
internal sealed class DatabaseHealth(DbFactory databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = databases.Create();
            return await db.Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database does not answer.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {e.GetType().Name}.");
        }
    }
}
