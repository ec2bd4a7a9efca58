using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.GroupPosts;

/// <summary>Posts whose private case is closed to whoever reads the journal: that one waits to be hidden would tell of it.</summary>
internal sealed class VeiledPosts(BinhYenDb db, VisibleCases visible) : IVeiledSubjects
{
    private const string Prefix = "post:";

    public async Task<IReadOnlySet<string>> ClosedAsync(CurrentStaff staff, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken)
    {
        var ids = subjects.Where(s => s.StartsWith(Prefix, StringComparison.Ordinal)).Select(s => Guid.TryParse(s.AsSpan(Prefix.Length), out var id) ? id : Guid.Empty).ToList();
        if (ids.Count == 0) return new HashSet<string>();
        var seen = await visible.ForAsync(staff, cancellationToken);
        var closed = await db.Set<GroupPost>().AsNoTracking().Where(p => p.CommuneId == staff.CommuneId && ids.Contains(p.Id) && p.CaseId != null && !seen.Any(c => c.Id == p.CaseId))
            .Select(p => p.Id).ToListAsync(cancellationToken);
        return closed.Select(id => $"{Prefix}{id}").ToHashSet(StringComparer.Ordinal);
    }
}
