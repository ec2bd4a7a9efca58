using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// Work that must not be done twice at the same time, also not by two servers on one database. The turn is a row: whoever writes the own
/// mark into it has it until a moment, and the others find it taken and leave quietly. A server that dies with a turn gives
/// it back by the clock.
/// </summary>
internal sealed class SharedTurns(DbFactory databases, WriteGate gate, TimeProvider clock)
{
    /// <summary>How long a turn lasts without being kept.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>Takes the turn for a kind of work.</summary>
    /// <param name="work">Name of the work, at most 80 characters: <c>retention:</c> and the commune.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The turn; dispose it to give it back. Null when somebody else has it.</returns>
    public async Task<SharedTurn?> TakeAsync(string work, CancellationToken cancellationToken)
    {
        var mine = Guid.CreateVersion7(clock.GetUtcNow());
        return await WriteAsync(work, mine, cancellationToken) ? new SharedTurn(this, clock, work, mine) : null;
    }

    /// <summary>Takes or prolongs; false when it belongs to somebody else.</summary>
    internal async Task<bool> WriteAsync(string work, Guid holder, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = databases.Create();
        using (await gate.EnterAsync(cancellationToken))
        {
            if (await db.Set<SharedTurnRow>().Where(t => t.Work == work && (t.Holder == holder || t.Until <= now))
                .ExecuteUpdateAsync(t => t.SetProperty(r => r.Holder, holder).SetProperty(r => r.Until, now + Length), cancellationToken) == 1) return true;
        }

        if (await db.Set<SharedTurnRow>().AnyAsync(t => t.Work == work, cancellationToken)) return false;
        db.Add(new SharedTurnRow { Work = work, Holder = holder, Until = now + Length });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody wrote the first row of this work a moment earlier.
            return false;
        }
    }

    /// <summary>Ends a turn that is still the holder's.</summary>
    internal async Task GiveBackAsync(string work, Guid holder)
    {
        await using var db = databases.Create();
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await db.Set<SharedTurnRow>().Where(t => t.Work == work && t.Holder == holder).ExecuteUpdateAsync(t => t.SetProperty(r => r.Until, clock.GetUtcNow()), CancellationToken.None);
    }
}

/// <summary>A turn that was taken.</summary>
internal sealed class SharedTurn(SharedTurns turns, TimeProvider clock, string work, Guid holder) : IAsyncDisposable
{
    private DateTimeOffset kept = clock.GetUtcNow();

    /// <summary>To be asked before each piece of the work: prolongs the turn when a third of it is over.</summary>
    /// <returns>False when the turn went to somebody else: stop.</returns>
    public async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - kept < SharedTurns.Length / 3) return true;
        kept = now;
        return await turns.WriteAsync(work, holder, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await turns.GiveBackAsync(work, holder);
}

/// <summary>Who does a kind of work now.</summary>
internal sealed class SharedTurnRow
{
    public required string Work { get; init; }

    /// <summary>Made up anew for every turn.</summary>
    public Guid Holder { get; init; }

    /// <summary>From then on anybody may take it.</summary>
    public DateTimeOffset Until { get; init; }
}

internal sealed class SharedTurnMapping : IEntityTypeConfiguration<SharedTurnRow>
{
    public void Configure(EntityTypeBuilder<SharedTurnRow> builder)
    {
        builder.ToTable("shared_turns").HasKey(t => t.Work);
        builder.Property(t => t.Work).HasMaxLength(80);
    }
}
