using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>What went into a case: closed to everybody whom that case is closed to (workflow §7), and searched as it is. The caller saves.</summary>
internal sealed class MergedCases(BinhYenDb db)
{
    public async Task FollowAsync(Case target, CancellationToken cancellationToken)
    {
        foreach (var one in await IntoAsync(target.Id, cancellationToken)) one.FollowConflict(target);
    }

    /// <summary>Takes the words of a case with a conflict of interest out of the search, and those of what went into it (decision 0123).</summary>
    public async Task HideWordsAsync(Case target, CancellationToken cancellationToken)
    {
        if (!target.HasConflict) return;
        foreach (var id in await WithAsync(target.Id, cancellationToken)) await db.RemoveTermsAsync(id, cancellationToken);
    }

    /// <summary>The case and all that went into it.</summary>
    public async Task<IReadOnlyList<CaseId>> WithAsync(CaseId target, CancellationToken cancellationToken) =>
        [target, .. (await IntoAsync(target, cancellationToken)).Select(c => c.Id)];

    private async Task<List<Case>> IntoAsync(CaseId target, CancellationToken cancellationToken)
    {
        List<Case> all = [];
        List<CaseId> level = [target];
        while (level.Count > 0)
        {
            var into = level.ConvertAll(id => (CaseId?)id);
            var merged = await db.Set<Case>().Where(c => into.Contains(c.MergedInto)).ToListAsync(cancellationToken);
            all.AddRange(merged);
            level = merged.ConvertAll(c => c.Id);
        }

        return all;
    }
}
