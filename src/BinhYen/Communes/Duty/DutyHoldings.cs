using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Duty;

/// <summary>Hamlets and shifts a person still holds.</summary>
internal sealed class DutyHoldings(BinhYenDb db, TimeProvider clock) : IAccountHoldings
{
    public async Task<IReadOnlyList<string>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var hamlets = await db.Set<HamletDuty>().CountAsync(
            d => (d.OfficerId == account || d.SubstituteId == account) && (d.Until == null || d.Until >= today), cancellationToken);
        var shifts = await db.Set<DutyShift>().CountAsync(
            s => s.Date >= today && (s.DayOfficerId == account || s.NightOfficerId == account || s.SubstituteId == account), cancellationToken);
        return [.. Sentences(hamlets, shifts)];
    }

    private static IEnumerable<string> Sentences(int hamlets, int shifts)
    {
        if (hamlets > 0) yield return $"Còn phụ trách hoặc thay {hamlets} địa bàn (Trực ban → Địa bàn).";
        if (shifts > 0) yield return $"Còn tên trong {shifts} ngày trực sắp tới (Trực ban → Lịch trực).";
    }
}
