using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff;

/// <summary>Notes that a person is away, or that the plan changed.</summary>
internal sealed class RecordLeave(BinhYenDb db, StaffDirectory directory, TimeProvider clock)
{
    /// <returns>Null when noted; otherwise why not, as a sentence for the form.</returns>
    public async Task<LeaveRefusal?> AddAsync(CurrentStaff by, StaffId person, DateOnly from, DateOnly until, StaffId? substitute, CancellationToken cancellationToken)
    {
        if (until < from) return new("until", "Ngày cuối phải từ ngày đầu trở đi.");
        if (until.DayNumber - from.DayNumber > 366) return new("until", "Mỗi lần ghi nghỉ nhiều nhất một năm.");
        if (substitute == person) return new("substitute", "Người thay phải là người khác.");
        if (await directory.FindAsync(person, cancellationToken) is not { IsClosed: false } found || found.CommuneId != by.CommuneId)
            return new("person", "Chọn người đang làm việc ở xã này.");
        if (substitute is { } other && (await directory.FindAsync(other, cancellationToken) is not { IsClosed: false } deputy || deputy.CommuneId != by.CommuneId))
            return new("substitute", "Chọn người thay đang làm việc ở xã này.");
        if (substitute is { } away && await OverlapsAsync(away, from, until, cancellationToken))
            return new("substitute", "Người thay cũng nghỉ trong những ngày này. Chọn người khác.");
        if (await OverlapsAsync(person, from, until, cancellationToken)) return new("from", "Người này đã có đợt nghỉ trùng ngày. Bỏ đợt cũ trước khi ghi đợt mới.");

        var now = clock.GetUtcNow();
        var leave = new Leave { Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, StaffId = person, From = from, Until = until, SubstituteId = substitute };
        db.Add(leave);
        db.Record(JournalDraft.Of(by.CommuneId, now, "staff.leave-recorded.v1", $"staff:{person}", by.JournalName,
            ("from", from), ("until", until), ("substitute", substitute?.ToString())));
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <returns>False when there is no such leave in the commune.</returns>
    public async Task<bool> CancelAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Leave>().SingleOrDefaultAsync(l => l.Id == id && l.CommuneId == by.CommuneId, cancellationToken) is not { } leave) return false;
        if (leave.CancelledAt is not null) return true;
        leave.CancelledAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "staff.leave-cancelled.v1", $"staff:{leave.StaffId}", by.JournalName, ("from", leave.From)));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private Task<bool> OverlapsAsync(StaffId person, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        db.Set<Leave>().AnyAsync(l => l.StaffId == person && l.CancelledAt == null && l.From <= until && l.Until >= from, cancellationToken);
}

/// <param name="Field">Field of the form it belongs to.</param>
/// <param name="Message">What to do, in Vietnamese.</param>
internal sealed record LeaveRefusal(string Field, string Message);
