using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Retaining;

/// <summary>
/// Takes officers' own Zalo off that nobody has confirmed for a month. Also of those who withdrew consent in Zalo: among the lapsed
/// they cannot be told apart.
/// </summary>
internal sealed class AlarmPhoneRetention(BinhYenDb db, OfficerPhones phones) : IRetentionSource
{
    public string Rule => RetentionTable.AlarmPhone;

    public async Task<IReadOnlyList<RetentionItem>> DueAsync(CommuneId commune, RetentionPeriod keep, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var moment = keep.Before(at);
        var lapsed = await db.Set<AlarmPhone>().AsNoTracking().Where(p => p.CommuneId == commune && p.HeardAt != null && p.HeardAt <= moment).OrderBy(p => p.HeardAt)
            .Select(p => new { p.StaffId, HeardAt = p.HeardAt!.Value }).ToListAsync(cancellationToken);
        return [.. lapsed.Select(p => new RetentionItem(p.StaffId.Value, "báo khẩn", p.HeardAt))];
    }

    public async Task CarryOutAsync(CommuneId commune, RetentionItem item, CancellationToken cancellationToken)
    {
        if (await phones.FindAsync(new StaffId(item.Id), cancellationToken) is not { } phone) return;
        await phones.LapseAsync(phone, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
