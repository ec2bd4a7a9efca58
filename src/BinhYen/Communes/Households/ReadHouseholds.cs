using BinhYen.Platform.Persistence;
using BinhYen.Platform.Sheets;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Households;

/// <summary>Which households of a hamlet a list shows.</summary>
internal enum HouseholdFilter
{
    NotJoined,
    Joined,
    All,
}

/// <param name="Household">The row.</param>
/// <param name="Contact">Opened for a helper of the hamlet.</param>
internal sealed record HouseholdRow(Household Household, HouseholdContact Contact);

/// <summary>Counts of one hamlet from the register.</summary>
internal sealed record RegisterCount(HamletId Hamlet, int Households, int WithMeans, int MeansUnknown, int Joined, int Loudspeaker, int Paper, int Visit, int Group);

/// <summary>Reads the register: counts for those who lead, single households for helpers of their hamlet alone.</summary>
internal sealed class ReadHouseholds(BinhYenDb db, HouseholdSealing sealing)
{
    public const int PageSize = 50;

    /// <summary>Counts by hamlet; a hamlet without any household in the register is missing, not zero.</summary>
    public Task<List<RegisterCount>> CountsAsync(CommuneId commune, CancellationToken cancellationToken) =>
        db.Set<Household>().Where(h => h.CommuneId == commune).GroupBy(h => h.HamletId).Select(g => new RegisterCount(
            g.Key, g.Count(), g.Count(h => h.HasMeans == true), g.Count(h => h.HasMeans == null), g.Count(h => h.JoinedOn != null),
            g.Count(h => (h.ReachedBy & Reach.Loudspeaker) != 0), g.Count(h => (h.ReachedBy & Reach.Paper) != 0), g.Count(h => (h.ReachedBy & Reach.Visit) != 0),
            g.Count(h => (h.ReachedBy & Reach.Group) != 0))).ToListAsync(cancellationToken);

    /// <summary>One page of a hamlet in the order of entry.</summary>
    /// <returns>The rows of page <paramref name="page"/> (from 1) and how many there are in all.</returns>
    public async Task<(IReadOnlyList<HouseholdRow> Rows, int Total)> PageAsync(
        CommuneId commune, HamletId hamlet, HouseholdFilter filter, int page, CancellationToken cancellationToken)
    {
        var query = db.Set<Household>().AsNoTracking().Where(h => h.CommuneId == commune && h.HamletId == hamlet);
        if (filter is HouseholdFilter.NotJoined) query = query.Where(h => h.JoinedOn == null);
        if (filter is HouseholdFilter.Joined) query = query.Where(h => h.JoinedOn != null);
        var total = await query.CountAsync(cancellationToken);
        var found = await query.OrderBy(h => h.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        await sealing.WarmAsync(found, cancellationToken);
        var rows = new List<HouseholdRow>();
        foreach (var household in found) rows.Add(new HouseholdRow(household, await sealing.OpenAsync(household, cancellationToken)));
        return (rows, total);
    }

    /// <summary>
    /// The register of one hamlet as a workbook for its own helper, by name. Who has joined is not in it: a list of those
    /// who have not must not travel.
    /// </summary>
    public async Task<byte[]> ExportAsync(CurrentStaff by, Hamlet hamlet, CancellationToken cancellationToken)
    {
        var households = await db.Set<Household>().AsNoTracking().Where(h => h.CommuneId == by.CommuneId && h.HamletId == hamlet.Id).OrderBy(h => h.Id).Take(SheetLimits.Rows).ToListAsync(cancellationToken);
        var contacts = new List<HouseholdContact>(households.Count);
        foreach (var chunk in households.Chunk(1_000))
        {
            await sealing.WarmAsync(chunk, cancellationToken);
            foreach (var household in chunk) contacts.Add(await sealing.OpenAsync(household, cancellationToken));
        }

        var order = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);
        return await SheetExport.WorkbookAsync("Hộ dân", ["Thôn, xóm", "Họ tên đại diện hộ", "Số điện thoại", "Nơi ở", "Có điều kiện"],
            households.Zip(contacts).OrderBy(h => h.Second.Name ?? h.Second.Place ?? "", order).Select(IReadOnlyList<string?> (h) =>
                [hamlet.FullName, h.Second.Name, h.Second.Phone, h.Second.Place, h.First.HasMeans switch { true => "có", false => "không", null => "" }]), cancellationToken);
    }
}
