using System.Collections.Concurrent;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Platform.Persistence;

/// <summary>
/// The one model of the product's main database. Two derived contexts (<see cref="SqliteDb"/>, <see cref="PostgresDb"/>)
/// carry the two migration sets. Each room maps its own entities beside them (<c>IEntityTypeConfiguration</c>) and reads
/// them with <c>db.Set&lt;T&gt;()</c>. Identity, contact and chat addresses are not here: they live in the vault.
/// </summary>
/// <remarks>
/// A use case calls <see cref="Record"/> for what it did and then one <see cref="SaveChangesAsync(bool, CancellationToken)"/>:
/// the change and its journal entries commit together or not at all.
/// </remarks>
internal abstract class BinhYenDb(DbContextOptions options, JournalChain chain, WriteGate gate)
    : IdentityUserContext<StaffMember, Guid>(options), IDataProtectionKeyContext
{
    // Only of types that somebody asked for: what nobody keeps need not be counted.
    private static readonly ConcurrentDictionary<Type, long> Changes = new();
    private readonly List<JournalDraft> pending = [];

    /// <summary>Goes up with every save of this process that touches rows of a type: what keeps such rows in memory reads them again.</summary>
    public static long ChangesOf<T>()
        where T : class => Changes.GetOrAdd(typeof(T), 0);

    /// <summary>What the database runs on.</summary>
    public abstract DatabaseEngine Engine { get; }

    /// <summary>Keys of cookies and antiforgery tokens, so that every node reads what another one wrote.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Asks that <paramref name="entry"/> is chained into its commune's journal by the next save.</summary>
    public void Record(JournalDraft entry) => pending.Add(entry);

    /// <summary>Forgets every change and every recorded entry that was not saved: for work that goes on with the next thing after one failed.</summary>
    public void DropChanges()
    {
        ChangeTracker.Clear();
        pending.Clear();
    }

    /// <summary>
    /// Saves the tracked changes and the recorded journal entries in one transaction. On SQLite writers queue in
    /// this process instead of meeting a locked file; on PostgreSQL the row of the commune's journal head orders them.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
        {
            await ChainPendingAsync(cancellationToken);
            return await SaveTrackedAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        if (pending.Count == 0)
            return await SaveTrackedAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await ChainPendingAsync(cancellationToken);
        var written = await SaveTrackedAsync(acceptAllChangesOnSuccess: false, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (acceptAllChangesOnSuccess) ChangeTracker.AcceptAllChanges();
        return written;
    }

    /// <summary>Saves; where somebody else wrote the same at this moment nothing is kept of what was to be saved, and the caller says so.</summary>
    /// <returns>False when the database refused the rows.</returns>
    public async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            DropChanges();
            return false;
        }
    }

    /// <summary>Not offered: every write is asynchronous, so that a slow disk never blocks a request thread.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction that holds the write turn, for use cases that must read under
    /// lock or write by hand-made SQL. The work calls <see cref="SaveChangesAsync(bool, CancellationToken)"/> itself.
    /// </summary>
    public async Task<T> InTransactionAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var result = await work(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>
    /// Writes new rows and their journal entries in one transaction without tracking any of them: for the few paths where
    /// a busy night shows.
    /// </summary>
    public async Task WriteTogetherAsync(InsertRows rows, IReadOnlyList<JournalDraft> entries, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await rows.WriteAsync(cancellationToken);
        await chain.WriteAsync(this, entries, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // The first context of a process makes the model for all: one without Identity's settings would make a smaller one for everybody.
        if (builder.Model.FindEntityType(typeof(IdentityUserPasskey<Guid>)) is null)
            throw new InvalidOperationException($"A context needs application services that say which tables Identity has ({nameof(DesignTimeServices)}).");
        builder.ApplyConfigurationsFromAssembly(typeof(BinhYenDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        StorageConventions.Apply(configurationBuilder);
    }

    private async Task<int> SaveTrackedAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        // What is tracked was looked at a moment ago; looking again would cost every save twice.
        ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var type in ChangeTracker.Entries().Select(e => e.Metadata.ClrType).Where(Changes.ContainsKey).Distinct()) Changes.AddOrUpdate(type, 1, (_, number) => number + 1);
        ChangeTracker.AutoDetectChangesEnabled = true;
        return written;
    }

    private async Task ChainPendingAsync(CancellationToken cancellationToken)
    {
        if (pending.Count == 0) return;
        var drafts = pending.ToArray();
        pending.Clear();
        await chain.AppendAsync(this, drafts, cancellationToken);
    }
}

/// <summary>The model on the embedded SQLite file.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options, JournalChain chain, WriteGate gate)
    : BinhYenDb(options, chain, gate)
{
    public override DatabaseEngine Engine => DatabaseEngine.Sqlite;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no time type that sorts and compares with an offset; microseconds since 1970 do both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMicroseconds>();
    }
}

/// <summary>The model on PostgreSQL.</summary>
internal sealed class PostgresDb(DbContextOptions<PostgresDb> options, JournalChain chain, WriteGate gate)
    : BinhYenDb(options, chain, gate)
{
    public override DatabaseEngine Engine => DatabaseEngine.Postgres;
}
