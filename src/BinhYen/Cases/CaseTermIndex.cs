using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>
/// Where the blind terms of a case's words stand, so that sealed words can be searched (architecture §4). SQLite has a row
/// for each term; PostgreSQL has one for each text, under an index made for lists, because fifty rows were half of what a
/// report cost there (decision 0103). A case with a conflict of interest has none (decision 0123). The terms are the first 64 bits of keyed hashes (decision 0051); the key is the
/// commune's own, so no two communes share a term.
/// </summary>
internal static class CaseTermIndex
{
    // Counting so many entries of an index takes half a millisecond. A page of 25 found along a word that more cases have passes few others,
    // whichever of them is walked; with 500 every word of a million cases looked alike, and "đèn" was walked for "ngõ 17".
    private const int MostCounted = 10_000;

    /// <summary>Adds the terms of texts of a new case; the caller saves.</summary>
    public static void AddTerms(this BinhYenDb db, CaseId id, IReadOnlyList<long> terms)
    {
        if (terms.Count == 0) return;
        if (db.Engine is DatabaseEngine.Postgres) db.Add(CaseTermList.Of(id, terms));
        else db.AddRange(CaseTerm.Of(id, terms));
    }

    /// <summary>The rows of many new cases.</summary>
    public static InsertRows AddTerms(this InsertRows rows, BinhYenDb db, IEnumerable<(CaseId Id, IReadOnlyList<long> Terms)> cases)
    {
        var some = cases.Where(c => c.Terms.Count > 0);
        return db.Engine is DatabaseEngine.Postgres
            ? rows.Add(some.Select(c => CaseTermList.Of(c.Id, c.Terms)))
            : rows.Add(some.SelectMany(c => CaseTerm.Of(c.Id, c.Terms)));
    }

    /// <summary>Adds the terms of a further text of a case, those it has already left out; the caller saves.</summary>
    public static async Task AddMoreTermsAsync(this BinhYenDb db, CaseId id, IEnumerable<long> terms, CancellationToken cancellationToken)
    {
        if (db.Engine is DatabaseEngine.Postgres)
        {
            // A list of its own: a phrase is looked for within one text, and nobody waits for whoever writes at the same time.
            db.AddTerms(id, [.. terms.Distinct()]);
            return;
        }

        // Several messages may be written before one save, so the rows that wait count as known.
        var known = (await db.Set<CaseTerm>().AsNoTracking().Where(t => t.CaseId == id).Select(t => t.Term).ToListAsync(cancellationToken))
            .Concat(db.Set<CaseTerm>().Local.Where(t => t.CaseId == id).Select(t => t.Term)).ToHashSet();
        db.AddTerms(id, [.. terms.Where(known.Add)]);
    }

    /// <summary>Lets a search for words of one case find another as well; the caller saves.</summary>
    public static async Task CopyTermsAsync(this BinhYenDb db, CaseId from, CaseId to, CancellationToken cancellationToken)
    {
        if (db.Engine is DatabaseEngine.Postgres)
        {
            foreach (var list in await db.Set<CaseTermList>().AsNoTracking().Where(l => l.CaseId == from).Select(l => l.Terms).ToListAsync(cancellationToken)) db.AddTerms(to, list);
            return;
        }

        await db.AddMoreTermsAsync(to, await db.Set<CaseTerm>().AsNoTracking().Where(t => t.CaseId == from).Select(t => t.Term).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Takes all terms of a case out; the caller saves.</summary>
    public static Task RemoveTermsAsync(this BinhYenDb db, CaseId id, CancellationToken cancellationToken) => db.ReplaceTermsAsync(id, [], cancellationToken);

    /// <summary>Lets a case be found by the terms of these texts and by no others, also none that wait to be saved; the caller saves.</summary>
    public static async Task ReplaceTermsAsync(this BinhYenDb db, CaseId id, IReadOnlyList<IReadOnlyList<long>> texts, CancellationToken cancellationToken)
    {
        if (db.Engine is DatabaseEngine.Postgres)
        {
            await db.Set<CaseTermList>().Where(l => l.CaseId == id).LoadAsync(cancellationToken);
            db.RemoveRange(db.Set<CaseTermList>().Local.Where(l => l.CaseId == id).ToList());
            foreach (var terms in texts) db.AddTerms(id, terms);
            return;
        }

        await db.Set<CaseTerm>().Where(t => t.CaseId == id).LoadAsync(cancellationToken);
        var (wanted, rows) = (texts.SelectMany(t => t).ToHashSet(), db.Set<CaseTerm>().Local.Where(t => t.CaseId == id).ToList());
        db.RemoveRange(rows.Where(r => !wanted.Contains(r.Term)));
        db.AddTerms(id, [.. wanted.Except(rows.Select(r => r.Term))]);
    }

    /// <summary>Takes out at once what a writer at the same time may have added to cases that have a conflict of interest by now.</summary>
    public static Task<int> RemoveHiddenTermsAsync(this BinhYenDb db, CancellationToken cancellationToken)
    {
        var hidden = db.Set<Case>().Where(c => c.HasConflict).Select(c => c.Id);
        return db.Engine is DatabaseEngine.Postgres
            ? db.Set<CaseTermList>().Where(l => hidden.Contains(l.CaseId)).ExecuteDeleteAsync(cancellationToken)
            : db.Set<CaseTerm>().Where(t => hidden.Contains(t.CaseId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>How many terms a case has.</summary>
    public static async Task<int> CountTermsAsync(this BinhYenDb db, CaseId id, CancellationToken cancellationToken) => db.Engine is DatabaseEngine.Postgres
        ? (await db.Set<CaseTermList>().AsNoTracking().Where(l => l.CaseId == id).Select(l => l.Terms).ToListAsync(cancellationToken)).Sum(terms => terms.Length)
        : await db.Set<CaseTerm>().CountAsync(t => t.CaseId == id, cancellationToken);

    /// <summary>Those of the cases that have all the terms, newest first: the order of ids is the order of time.</summary>
    /// <param name="db">The database the cases come from.</param>
    /// <param name="cases">Where to look.</param>
    /// <param name="terms">At least one.</param>
    /// <param name="cancellationToken">Stops the look at how rare the terms are.</param>
    public static async Task<IQueryable<Case>> WithTermsAsync(this BinhYenDb db, IQueryable<Case> cases, IReadOnlyList<long> terms, CancellationToken cancellationToken)
    {
        if (db.Engine is DatabaseEngine.Postgres)
        {
            var wanted = terms.ToArray();
            var lists = db.Set<CaseTermList>().Where(l => wanted.All(t => l.Terms.Contains(t)));
            return cases.Where(c => lists.Any(l => l.CaseId == c.Id)).OrderByDescending(c => c.Id);
        }

        var first = await RarestAsync(db, terms, cancellationToken);
        var all = db.Set<CaseTerm>();
        foreach (var term in terms.Where(t => t != first)) cases = cases.Where(c => all.Any(t => t.Term == term && t.CaseId == c.Id));
        return from t in all
               where t.Term == first
               join c in cases on t.CaseId equals c.Id
               orderby t.CaseId descending
               select c;
    }

    // The list is walked along one of the terms. Along "đèn đường" it would be long where "ngõ 17" is short.
    private static async Task<long> RarestAsync(BinhYenDb db, IReadOnlyList<long> terms, CancellationToken cancellationToken)
    {
        if (terms.Count == 1) return terms[0];
        var counted = new List<(long Term, int Cases)>();
        foreach (var term in terms)
            counted.Add((term, await db.Set<CaseTerm>().Where(t => t.Term == term).Take(MostCounted).CountAsync(cancellationToken)));
        return counted.MinBy(c => c.Cases).Term;
    }
}

/// <summary>One term of a case, on SQLite.</summary>
internal sealed class CaseTerm
{
    public required long Term { get; init; }
    public required CaseId CaseId { get; init; }

    public static IEnumerable<CaseTerm> Of(CaseId id, IEnumerable<long> terms) => terms.Select(term => new CaseTerm { CaseId = id, Term = term });
}

/// <summary>The terms of texts that came together, on PostgreSQL. Written once and never changed.</summary>
internal sealed class CaseTermList
{
    public required CaseId CaseId { get; init; }

    /// <summary>Tells the lists of a case apart, in the order of time.</summary>
    public required Guid Id { get; init; }

    public required long[] Terms { get; init; }

    public static CaseTermList Of(CaseId id, IReadOnlyList<long> terms) => new() { CaseId = id, Id = Guid.CreateVersion7(), Terms = [.. terms] };
}

[OnEngine(DatabaseEngine.Sqlite)]
internal sealed class CaseTermMapping : IEntityTypeConfiguration<CaseTerm>
{
    public void Configure(EntityTypeBuilder<CaseTerm> builder)
    {
        builder.ToTable("case_terms").HasKey(t => new { t.Term, t.CaseId });
        builder.HasIndex(t => t.CaseId);
    }
}

[OnEngine(DatabaseEngine.Postgres)]
internal sealed class CaseTermListMapping : IEntityTypeConfiguration<CaseTermList>
{
    public void Configure(EntityTypeBuilder<CaseTermList> builder)
    {
        builder.ToTable("case_terms").HasKey(l => new { l.CaseId, l.Id });
        builder.HasIndex(l => l.Terms).HasMethod("gin");
    }
}
