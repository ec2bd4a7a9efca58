using BinhYen.Platform.Persistence;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>A leader opens a hand-over for somebody; the list of everything held is made at once.</summary>
internal sealed class OpenHandover(BinhYenDb db, HandoverDesk desk, StaffDirectory directory, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(92);

    /// <returns>The id, or what to mend.</returns>
    public async Task<(Guid? Id, FormErrors Errors)> HandleAsync(CurrentStaff by, IFormCollection form, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var giver = form.Id("person") is { } chosen ? await directory.FindAsync(new StaffId(chosen), cancellationToken) : null;
        var successor = form.Id("successor") is { } next ? await directory.FindAsync(new StaffId(next), cancellationToken) : null;
        var reason = Enum.TryParse<HandoverReason>(form.Text("reason"), out var given) && Enum.IsDefined(given) && !int.TryParse(form.Text("reason"), out _) ? given : (HandoverReason?)null;
        var (date, time, returns, basis) = (form.Date("date"), TimeOf(form.Text("time")), form.Date("returns"), form.Text("basis") ?? "");
        var at = date is { } d && time is { } t ? VietnamTime.At(d, t) : (DateTimeOffset?)null;
        var errors = new FormErrors()
            .Demand(giver is { IsClosed: false } && giver.CommuneId == by.CommuneId, "person", "Chọn người bàn giao đang làm việc ở xã này.")
            .Demand(giver?.Id != by.Id, "person", "Không tự mở bàn giao cho chính mình được. Nhờ lãnh đạo khác mở.")
            .Demand(reason is not null, "reason", "Chọn lý do bàn giao.")
            .Demand(basis.Length <= StaffHandover.LongestBasis, "basis", $"Ghi căn cứ ngắn hơn, tối đa {StaffHandover.LongestBasis} chữ.")
            .Demand(date is not null, "date", "Chọn ngày bàn giao.")
            .Demand(time is not null, "time", "Ghi giờ bàn giao, ví dụ 17:00.")
            .Demand(at is null || at > now - TimeSpan.FromDays(1) && at < now + Ahead, "date", "Thời điểm bàn giao từ hôm nay đến ba tháng tới.")
            .Demand(reason is not HandoverReason.LongLeave || returns is not null && date is not null && returns > date, "returns", "Ghi ngày dự kiến trở lại, sau ngày bàn giao.")
            .Demand(form.Id("successor") is null || successor is { IsClosed: false } && successor.CommuneId == by.CommuneId && successor.Id != giver?.Id, "successor", "Chọn người nhận đang làm việc ở xã này, khác người bàn giao.");
        if (errors.Any) return (null, errors);
        if (await db.Set<StaffHandover>().AsNoTracking().AnyAsync(h => h.Giver == giver!.Id && (h.State == HandoverState.Open || h.State == HandoverState.Agreed), cancellationToken))
            return (null, errors.Add("person", "Người này đang có một bàn giao chưa xong. Mở bàn giao đó trong danh sách."));

        var handover = new StaffHandover
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Giver = giver!.Id, Reason = reason!.Value, Basis = basis, EffectiveAt = at!.Value,
            ReturnsOn = reason is HandoverReason.LongLeave ? returns : null, Successor = successor?.Id, OpenedBy = by.Id, OpenedAt = now,
        };
        db.Add(handover);
        await desk.SyncAsync(handover, cancellationToken);
        await desk.SaveAsync(handover, by.JournalName, "staff.handover-opened.v1", cancellationToken, ("reason", reason.ToString()), ("at", at), ("items", handover.Items.Count));
        return (handover.Id, errors);
    }

    private static TimeOnly? TimeOf(string? text) => TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], out var time) ? time : null;
}
