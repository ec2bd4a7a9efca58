using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>A request whose signature fitted no key: forged, or genuine under a key that was changed at Zalo and not here.</summary>
internal sealed class QuarantinedRequest
{
    public long Id { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Size of the plain body in bytes.</summary>
    public int Size { get; init; }

    /// <summary>SHA-256 of body and signature: the same request is kept once.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The signature header as it came, at most 200 characters.</summary>
    public required string Signature { get; init; }

    /// <summary>The body, sealed with the installation's own epoch key.</summary>
    public required byte[] Body { get; init; }
}

internal sealed class QuarantinedRequestMapping : IEntityTypeConfiguration<QuarantinedRequest>
{
    public void Configure(EntityTypeBuilder<QuarantinedRequest> builder)
    {
        builder.ToTable("quarantined_requests").HasKey(r => r.Id);
        builder.Property(r => r.Digest).HasMaxLength(32);
        builder.Property(r => r.Signature).HasMaxLength(200);
        builder.HasIndex(r => r.Digest).IsUnique();
    }
}

/// <summary>Bounds of the quarantine: strangers decide what goes in, so they must not decide how much.</summary>
internal sealed class QuarantineLimits
{
    /// <summary>Most requests kept.</summary>
    public int Requests { get; set; } = 1_000;

    /// <summary>Most bytes kept, of plain bodies.</summary>
    public long Bytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Most requests taken in one minute.</summary>
    public int PerMinute { get; set; } = 120;

    /// <summary>How long a request waits for its key before it is deleted.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>Keeps requests with a wrong signature aside, sealed, few and for a week.</summary>
internal sealed class Quarantine(DbFactory databases, InboxEpochs epochs, IRecordSealer sealer, QuarantineLimits limits, TimeProvider clock) : IDisposable
{
    /// <summary>Purpose under which bodies are sealed.</summary>
    public const string BodyPurpose = "quarantine.body";
    private const int LongestSignature = 200;

    private readonly SemaphoreSlim turn = new(1, 1);
    private long minute;
    private int takenInMinute;

    /// <summary>Keeps the request.</summary>
    /// <returns>False when it was dropped because of a bound.</returns>
    public async Task<bool> KeepAsync(byte[] body, string signature, CancellationToken cancellationToken)
    {
        if (signature.Length > LongestSignature || signature.Contains('\0', StringComparison.Ordinal) || !MayTakeNow()) return false;
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = databases.Create();
            var digest = System.Security.Cryptography.SHA256.HashData([.. body, .. System.Text.Encoding.UTF8.GetBytes(signature)]);
            if (await db.Set<QuarantinedRequest>().AnyAsync(r => r.Digest == digest, cancellationToken)) return true;
            var held = await db.Set<QuarantinedRequest>().GroupBy(_ => 1).Select(g => new { Count = g.Count(), Bytes = g.Sum(r => (long)r.Size) })
                .SingleOrDefaultAsync(cancellationToken);
            if (held is not null && (held.Count >= limits.Requests || held.Bytes + body.Length > limits.Bytes)) return false;

            var epoch = await epochs.CurrentAsync(default, cancellationToken);
            db.Add(new QuarantinedRequest
            {
                ReceivedAt = clock.GetUtcNow(), Size = body.Length, Digest = digest, Signature = signature,
                Body = (await sealer.SealAsync(epoch, BodyPurpose, body, cancellationToken)).ToBytes(),
            });
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Deletes what waited too long.</summary>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var before = clock.GetUtcNow() - limits.Keep;
        return await db.InTransactionAsync(
            ct => db.Set<QuarantinedRequest>().Where(r => r.ReceivedAt < before).ExecuteDeleteAsync(ct), cancellationToken);
    }

    public void Dispose() => turn.Dispose();

    private bool MayTakeNow()
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        lock (turn)
        {
            if (minute != now) (minute, takenInMinute) = (now, 0);
            return ++takenInMinute <= limits.PerMinute;
        }
    }
}
