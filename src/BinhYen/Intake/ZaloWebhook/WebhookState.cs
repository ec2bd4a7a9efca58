using System.Diagnostics.Metrics;
using BinhYen.Platform.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>How the webhook is doing: counters, and what health has to say. Nothing about persons.</summary>
internal sealed class WebhookState(TimeProvider clock) : IHealthCheck
{
    private static readonly Counter<long> Requests = BinhYenMeter.Meter.CreateCounter<long>(
        "binhyen.webhook.requests", description: "Webhook requests by outcome.");

    private static readonly TimeSpan MismatchShows = TimeSpan.FromHours(1);

    private long lastMismatch;
    private volatile bool commitFails;

    /// <summary>True while the newest commit failed.</summary>
    public bool CommitFails => commitFails;

    /// <summary>True when a signature did not fit within the last hour: somebody forges, or the OA secret key was changed at Zalo.</summary>
    public bool RecentMismatch => Interlocked.Read(ref lastMismatch) is var at and not 0 && clock.GetElapsedTime(at) < MismatchShows;

    public static void Count(WebhookOutcome outcome) => Requests.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void CommitFailed() => commitFails = true;

    public void CommitSucceeded()
    {
        if (commitFails) commitFails = false;
    }

    public void SignatureMismatched() => Interlocked.Exchange(ref lastMismatch, clock.GetTimestamp());

    /// <summary>After quarantined requests were taken back: the key fits again.</summary>
    public void MismatchSettled() => Interlocked.Exchange(ref lastMismatch, 0);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        CommitFails ? HealthCheckResult.Unhealthy("Webhook events cannot be committed; Zalo is asked to send them again.")
        : RecentMismatch ? HealthCheckResult.Degraded("Webhook signatures did not fit within the last hour: check the OA secret key, then requeue the quarantine.")
        : HealthCheckResult.Healthy());
}

/// <summary>How a webhook request ended; the tag of the counter.</summary>
internal enum WebhookOutcome
{
    /// <summary>Kept.</summary>
    Accepted,

    /// <summary>Kept before.</summary>
    Duplicate,

    /// <summary>Empty or unsigned: a probe of the console.</summary>
    Probe,

    /// <summary>Wrong signature, kept aside.</summary>
    Quarantined,

    /// <summary>Wrong signature, and the quarantine is full or too many came at once.</summary>
    Dropped,

    /// <summary>Larger than any event.</summary>
    TooLarge,

    /// <summary>Not UTF-8 or not JSON.</summary>
    Malformed,

    /// <summary>The database could not commit.</summary>
    Unavailable,

    /// <summary>The sender went away in the middle.</summary>
    Aborted,
}
