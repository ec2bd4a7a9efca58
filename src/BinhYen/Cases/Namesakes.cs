using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Accounts of one name, however it is written: taken for one person wherever somebody must be kept away.</summary>
internal static class Namesakes
{
    /// <summary>All accounts of a commune, open or closed and of any role, that bear the name.</summary>
    public static async Task<IReadOnlyList<StaffId>> OfAsync(BinhYenDb db, CommuneId commune, string name, CancellationToken cancellationToken)
    {
        var wanted = Folded(name);
        var all = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune).Select(s => new { s.Id, s.FullName }).ToListAsync(cancellationToken);
        return [.. all.Where(s => Folded(s.FullName) == wanted).Select(s => new StaffId(s.Id))];
    }

    /// <summary>For every account those of its name, itself among them.</summary>
    public static IReadOnlyDictionary<StaffId, IReadOnlyList<StaffId>> Bearers(IEnumerable<(StaffId Id, string FullName)> accounts) =>
        accounts.GroupBy(a => Folded(a.FullName), a => a.Id, StringComparer.Ordinal)
            .SelectMany(name => name.Select(id => (Id: id, Same: (IReadOnlyList<StaffId>)[.. name]))).ToDictionary(a => a.Id, a => a.Same);

    private static string Folded(string name) => string.Join(' ', VietnameseText.Words(name));
}
