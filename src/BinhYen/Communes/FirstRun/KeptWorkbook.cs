using System.Text.Json;
using BinhYen.Communes.Households;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Sheets;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes.FirstRun;

/// <summary>
/// The workbook that was brought last, sealed, so that the next steps read their pages of it without a second upload. One row at
/// most; it goes when the set-up ends, and after a week in any case.
/// </summary>
internal sealed class FirstRunFile
{
    public int Id { get; init; } = FirstRunState.Only;

    /// <summary>What it was called.</summary>
    public required string Name { get; init; }

    /// <summary>Names of its pages, as a JSON list.</summary>
    public required string PagesJson { get; init; }

    /// <summary>Its pages without the columns that must not be taken: packed and sealed.</summary>
    public required byte[] Content { get; init; }
    public RecordKeyId KeyId { get; init; }
    public DateTimeOffset KeptAt { get; init; }
}

/// <param name="Name">"xa.xlsx".</param>
/// <param name="Pages">Names of its pages, in their order.</param>
public sealed record KnownWorkbook(string Name, IReadOnlyList<string> Pages);

/// <summary>Keeps the workbook of the set-up between its steps.</summary>
internal sealed class KeptWorkbook(BinhYenDb db, IRecordSealer vault, TimeProvider clock)
{
    private const string Purpose = "first-run.workbook";
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    // There is no commune yet whose keys could be used.
    private static readonly Guid Owner = new("019abf00-0000-7000-8000-00000000f11e");

    /// <summary>Keeps a workbook in place of the one before; text and what cannot be read to its end is not kept.</summary>
    public async Task KeepAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        if (!KeptPages.Of(sheet).TryGet(out var pages, out _) || pages.Count == 0) return;
        await ForgetAsync(cancellationToken);
        var key = await vault.NewKeyAsync(Owner, cancellationToken);
        db.Add(new FirstRunFile
        {
            Name = sheet.Name.Length > 0 ? sheet.Name : "tệp vừa tải", PagesJson = JsonSerializer.Serialize(pages.Select(p => p.Name)), KeyId = key, KeptAt = clock.GetUtcNow(),
            Content = (await vault.SealBytesAsync(key, Purpose, PackedPages.Pack(pages), cancellationToken)).ToBytes(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What is kept, without its content; null when nothing is.</summary>
    public async Task<KnownWorkbook?> KnownAsync(CancellationToken cancellationToken)
    {
        var (row, since) = (await db.Set<FirstRunFile>().Select(f => new { f.Name, f.PagesJson, f.KeptAt }).SingleOrDefaultAsync(cancellationToken), clock.GetUtcNow() - KeptFor);
        return row is null || row.KeptAt < since ? null : new KnownWorkbook(row.Name, JsonSerializer.Deserialize<List<string>>(row.PagesJson)!);
    }

    /// <summary>The workbook to read again; null when it is gone.</summary>
    public async Task<Sheet?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await KnownAsync(cancellationToken) is not { } known) return null;
        var content = await db.Set<FirstRunFile>().Select(f => f.Content).SingleAsync(cancellationToken);
        var packed = (await vault.OpenAsync(Sealed.FromBytes<byte[]>(content), Purpose, cancellationToken)).Match(bytes => bytes, () => [], () => []);
        return packed.Length == 0 ? null : Sheet.Kept(known.Name, PackedPages.Unpack(packed));
    }

    /// <summary>Throws away what is kept too long, or all that is kept once there is a commune.</summary>
    public async Task TidyAsync(bool isSetUp, CancellationToken cancellationToken)
    {
        if (isSetUp || await KnownAsync(cancellationToken) is null) await ForgetAsync(cancellationToken);
    }

    /// <summary>Throws the workbook away, and its key with it.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var keys = await db.Set<FirstRunFile>().Select(f => f.KeyId).ToListAsync(cancellationToken);
        if (keys.Count == 0) return;
        await db.InTransactionAsync(token => db.Set<FirstRunFile>().ExecuteDeleteAsync(token), cancellationToken);
        await vault.DestroyAsync(keys, "first-run-workbook", cancellationToken);
    }
}

internal sealed class FirstRunFileMapping : IEntityTypeConfiguration<FirstRunFile>
{
    public void Configure(EntityTypeBuilder<FirstRunFile> builder)
    {
        builder.ToTable("first_run_file").HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(100);
    }
}
