using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Duty;

/// <summary>Gives a hamlet to an officer from a day on; the duty before ends the day before.</summary>
internal sealed class AssignHamlet(BinhYenDb db, StaffDirectory directory, TimeProvider clock)
{
    /// <returns>Null when done; otherwise field and sentence of what to mend.</returns>
    public async Task<(string Field, string Message)?> ToAsync(
        CurrentStaff by, HamletId hamlet, StaffId officer, StaffId? substitute, DateOnly from, CancellationToken cancellationToken)
    {
        if (!await db.Set<Hamlet>().AnyAsync(h => h.Id == hamlet && h.CommuneId == by.CommuneId && h.EndedOn == null, cancellationToken))
            return ("officer", "Địa bàn này không còn. Tải lại trang.");
        if (substitute == officer) return ("substitute", "Người thay phải khác người phụ trách.");
        if (from < clock.Today()) return ("from", "Ngày bắt đầu từ hôm nay trở đi; việc đã qua giữ nguyên để tra cứu.");
        var able = (await directory.WhoMayAsync(by.CommuneId, Permission.HandleCases, cancellationToken)).Select(p => p.Id).ToHashSet();
        if (!able.Contains(officer)) return ("officer", "Chọn người đang làm việc và được xử lý tin.");
        if (substitute is { } other && !able.Contains(other)) return ("substitute", "Chọn người thay đang làm việc và được xử lý tin.");
        if (await directory.IsOnLeaveAsync(officer, from, cancellationToken) && substitute is null)
            return ("substitute", "Người phụ trách đang nghỉ vào ngày này. Chọn người thay.");

        var later = await db.Set<HamletDuty>().Where(d => d.HamletId == hamlet && (d.Until == null || d.Until >= from)).ToListAsync(cancellationToken);
        foreach (var duty in later)
        {
            if (duty.From >= from) db.Remove(duty);
            else duty.Until = from.AddDays(-1);
        }

        var now = clock.GetUtcNow();
        db.Add(new HamletDuty { Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, HamletId = hamlet, OfficerId = officer, SubstituteId = substitute, From = from });
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.hamlet-assigned.v1", $"hamlet:{hamlet}", by.JournalName,
            ("officer", officer.ToString()), ("substitute", substitute?.ToString()), ("from", from)));
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
