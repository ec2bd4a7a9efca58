using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>Accounts that bear or bore one name, however it is written: taken for one person wherever somebody must be kept away.</summary>
internal static class Namesakes
{
    /// <summary>All accounts of a commune, open or closed and of any role, that bear the name or bore it.</summary>
    public static async Task<IReadOnlyList<StaffId>> OfAsync(BinhYenDb db, CommuneId commune, string name, CancellationToken cancellationToken)
    {
        var wanted = Folded(name);
        var all = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune).Select(s => new { s.Id, s.FullName, s.FormerNames }).ToListAsync(cancellationToken);
        return [.. all.Where(s => s.FormerNames.Prepend(s.FullName).Any(n => Folded(n) == wanted)).Select(s => new StaffId(s.Id))];
    }

    /// <summary>For every account those of its name, itself among them.</summary>
    public static IReadOnlyDictionary<StaffId, IReadOnlyList<StaffId>> Bearers(IEnumerable<(StaffId Id, IReadOnlyList<string> Names)> accounts) =>
        accounts.SelectMany(a => a.Names.Select(Folded).Distinct(StringComparer.Ordinal), (a, name) => (a.Id, Name: name)).GroupBy(a => a.Name, a => a.Id, StringComparer.Ordinal)
            .SelectMany(name => name.Select(id => (Id: id, Same: name)))
            .GroupBy(a => a.Id).ToDictionary(a => a.Key, a => (IReadOnlyList<StaffId>)[.. a.SelectMany(one => one.Same).Distinct()]);

    private static string Folded(string name) => string.Join(' ', VietnameseText.Words(name));
}
