using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>
/// Where the blind terms of a case's words stand, so that sealed words can be searched (architecture §4): one sealed list for the words that came together. A case with a conflict of interest has
/// none (decision 0123). What is stored of equal words differs from list to list: whoever copied the file and hands in texts of their own compares nothing (decision 0156). <see cref="CaseSearch"/> finds by them.
/// </summary>
internal static class CaseTermIndex
{
    /// <summary>Lets a search for words of one case find another as well; the caller saves.</summary>
    public static async Task CopyTermsAsync(this BinhYenDb db, CaseId from, CaseId to, CancellationToken cancellationToken)
    {
        foreach (var list in await db.Set<CaseTermList>().AsNoTracking().Where(l => l.CaseId == from).ToListAsync(cancellationToken)) db.Add(CaseTermList.Of(list.CommuneId, to, list.Terms));
    }

    /// <summary>Takes all terms of a case out; the caller saves.</summary>
    public static Task RemoveTermsAsync(this BinhYenDb db, CaseId id, CancellationToken cancellationToken) => db.ReplaceTermsAsync(id, [], cancellationToken);

    /// <summary>Lets a case be found by the terms of these texts and by no others, also none that wait to be saved; the caller saves.</summary>
    public static async Task ReplaceTermsAsync(this BinhYenDb db, CaseId id, IReadOnlyList<CaseTermList> texts, CancellationToken cancellationToken)
    {
        await db.Set<CaseTermList>().Where(l => l.CaseId == id).LoadAsync(cancellationToken);
        db.RemoveRange(db.Set<CaseTermList>().Local.Where(l => l.CaseId == id).ToList());
        db.AddRange(texts);
    }

    /// <summary>Takes out at once what a writer at the same time may have added to cases that have a conflict of interest by now.</summary>
    public static Task<int> RemoveHiddenTermsAsync(this BinhYenDb db, CancellationToken cancellationToken)
    {
        var hidden = db.Set<Case>().Where(c => c.HasConflict).Select(c => c.Id);
        return db.Set<CaseTermList>().Where(l => hidden.Contains(l.CaseId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>How many lists of terms a case has.</summary>
    public static Task<int> CountTermsAsync(this BinhYenDb db, CaseId id, CancellationToken cancellationToken) => db.Set<CaseTermList>().CountAsync(l => l.CaseId == id, cancellationToken);
}

/// <summary>The terms of texts that came together. Written once and never changed.</summary>
internal sealed class CaseTermList
{
    public required CommuneId CommuneId { get; init; }

    /// <summary>In the order in which lists were written, by the clock of the machine: what is read on from here is new.</summary>
    public required Guid Id { get; init; }

    public required CaseId CaseId { get; init; }

    /// <summary>Sealed by <see cref="Vault.BlindIndex.Seal"/>.</summary>
    public required byte[] Terms { get; init; }

    public static CaseTermList Of(CommuneId commune, CaseId id, byte[] terms) => new() { CommuneId = commune, Id = Guid.CreateVersion7(), CaseId = id, Terms = terms };
}

internal sealed class CaseTermListMapping : IEntityTypeConfiguration<CaseTermList>
{
    public void Configure(EntityTypeBuilder<CaseTermList> builder)
    {
        builder.ToTable("case_terms").HasKey(l => new { l.CommuneId, l.Id });
        builder.HasIndex(l => l.CaseId);
    }
}
