using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Accounts of one name, however it is written: taken for one person wherever somebody must be kept away.</summary>
internal static class Namesakes
{
    /// <summary>All accounts of a commune, open or closed and of any role, that bear one of the names.</summary>
    public static async Task<IReadOnlyList<StaffId>> OfAsync(BinhYenDb db, CommuneId commune, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var wanted = names.Select(Folded).ToHashSet(StringComparer.Ordinal);
        return [.. (await AllAsync(db, commune, cancellationToken)).Where(s => wanted.Contains(Folded(s.FullName))).Select(s => s.Id)];
    }

    /// <summary>The scope with every other account of whoever it keeps away.</summary>
    public static async Task<ConflictScope> WithNamesakesAsync(this ConflictScope scope, BinhYenDb db, CommuneId commune, CancellationToken cancellationToken)
    {
        if (scope.Excluded.Count == 0) return scope;
        var all = await AllAsync(db, commune, cancellationToken);
        var names = all.Where(s => scope.Excluded.Contains(s.Id)).Select(s => Folded(s.FullName)).ToHashSet(StringComparer.Ordinal);
        return scope with { Excluded = scope.Excluded.Concat(all.Where(s => names.Contains(Folded(s.FullName))).Select(s => s.Id)).ToHashSet() };
    }

    private static string Folded(string name) => string.Join(' ', VietnameseText.Words(name));

    private static async Task<List<(StaffId Id, string FullName)>> AllAsync(BinhYenDb db, CommuneId commune, CancellationToken cancellationToken) =>
        [.. (await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune).Select(s => new { s.Id, s.FullName }).ToListAsync(cancellationToken)).Select(s => (new StaffId(s.Id), s.FullName))];
}
