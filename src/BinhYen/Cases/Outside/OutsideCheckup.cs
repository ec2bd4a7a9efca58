using BinhYen.Platform.Health;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Outside;

/// <summary>Does every report about a chief have a way out, and was it opened in time?</summary>
internal sealed class OutsideCheckup(BinhYenDb db, TimeProvider clock) : ICheckup
{
    public string About => "Chuyển cấp trên";

    public async Task<IReadOnlyList<Platform.Health.Finding>> RunAsync(CancellationToken cancellationToken)
    {
        // As it stood when the day began: a figure that moves tells the minute of a report about the chief.
        var today = clock.DayBegan();
        var homeless = await db.Set<HandOver>().CountAsync(h => h.AddresseeId == null && h.MadeAt < today, cancellationToken);
        var late = await db.Set<HandOver>().CountAsync(h => h.AddresseeId != null && (h.OpenedAt == null || h.OpenedAt >= today) && h.DueAt < today, cancellationToken);
        var named = await db.Set<OutsideAddressee>().AnyAsync(a => a.Body == OutsideBody.ProvincialInspection && a.EndedAt == null, cancellationToken);
        var findings = new List<Platform.Health.Finding>();
        if (homeless > 0) findings.Add(Platform.Health.Finding.Wrong($"{homeless} tin về Trưởng Công an xã chưa có nơi nhận", "Vào trang quản trị, mục “Nơi nhận cấp trên”, khai thanh tra Công an tỉnh."));
        else if (!named) findings.Add(Platform.Health.Finding.Watch("chưa khai nơi nhận tin về Trưởng Công an xã", "Vào trang quản trị, mục “Nơi nhận cấp trên”."));
        if (late > 0) findings.Add(Platform.Health.Finding.Wrong($"{late} tin chuyển cấp trên quá hạn chưa được mở", "In phiếu và gọi nơi nhận."));
        return findings.Count > 0 ? findings : [Platform.Health.Finding.Ok("có nơi nhận, không có tin quá hạn")];
    }
}
