using System.Collections.Concurrent;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Intake.ZaloWebhook;

/// <summary>
/// A key that seals one commune's raw bodies of one day. Destroying it deletes those bodies in every backup, without
/// a key for each of a hundred thousand events.
/// </summary>
internal sealed class InboxEpoch
{
    public RecordKeyId RecordKey { get; init; }

    /// <summary>The empty id for requests of no connected account.</summary>
    public CommuneId CommuneId { get; init; }

    /// <summary>The day in UTC.</summary>
    public DateOnly Day { get; init; }
}

internal sealed class InboxEpochMapping : IEntityTypeConfiguration<InboxEpoch>
{
    public void Configure(EntityTypeBuilder<InboxEpoch> builder)
    {
        builder.ToTable("inbox_epochs").HasKey(e => e.RecordKey);
        builder.Property(e => e.RecordKey).HasConversion(key => key.Value, value => new RecordKeyId(value));
        builder.HasIndex(e => e.Day);
    }
}

/// <summary>The key of today for each commune, in memory so that sealing never waits. Every process has its own.</summary>
internal sealed class InboxEpochs(IRecordSealer sealer, DbFactory databases, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<CommuneId, InboxEpoch> today = new();
    private readonly SemaphoreSlim making = new(1, 1);

    public ValueTask<RecordKeyId> CurrentAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var day = Day();
        return today.TryGetValue(commune, out var epoch) && epoch.Day == day
            ? ValueTask.FromResult(epoch.RecordKey)
            : new(MakeAsync(commune, day, cancellationToken));
    }

    public void Dispose() => making.Dispose();

    private async Task<RecordKeyId> MakeAsync(CommuneId commune, DateOnly day, CancellationToken cancellationToken)
    {
        await making.WaitAsync(cancellationToken);
        try
        {
            if (today.TryGetValue(commune, out var known) && known.Day == day) return known.RecordKey;
            var epoch = new InboxEpoch { RecordKey = await sealer.NewKeyAsync(commune.Value, cancellationToken), CommuneId = commune, Day = day };
            await using var db = databases.Create();
            db.Add(epoch);
            // Before anything is sealed with it: a key nobody remembers could never be destroyed.
            await db.SaveChangesAsync(cancellationToken);
            today[commune] = epoch;
            return epoch.RecordKey;
        }
        finally
        {
            making.Release();
        }
    }

    private DateOnly Day() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
