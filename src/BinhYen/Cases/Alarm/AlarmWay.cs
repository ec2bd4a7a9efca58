using BinhYen.Communes;
using BinhYen.Staff;

namespace BinhYen.Cases.Alarm;

/// <summary>Says how an alarm reaches somebody away from the screen, and what is missing.</summary>
internal sealed class AlarmWay(OfficerPhones phones, ICommuneChannel channel, CommuneDirectory communes, StaffDirectory directory, TimeProvider clock)
{
    /// <summary>A nudge for whoever is on duty now without an open way; null for everybody else.</summary>
    public async Task<string?> HintAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (await communes.OnDutyAsync(staff.CommuneId, cancellationToken) is not { } duty || duty.OfficerId != staff.Id) return null;
        if (await channel.OfAsync(staff.CommuneId, cancellationToken) is null) return null;
        var phone = await phones.FindAsync(staff.Id, cancellationToken);
        if (phone is not { IsLinked: true }) return "Bạn đang trực mà tin khẩn chưa báo được tới Zalo của bạn: máy sẽ nhờ người khác gọi điện.";
        if (!await phones.ReachesAsync(phone, cancellationToken)) return "Zalo của bạn đã rút đồng ý nên báo khẩn không gửi tới được. Nhắn chữ TRUC cho trang Zalo của xã để mở lại.";
        return phone.IsOpen(clock.GetUtcNow()) ? null : "Zalo của bạn đã quá 7 ngày không nhắn, báo khẩn không gửi tới được. Nhắn chữ TRUC cho trang Zalo của xã để mở lại.";
    }

    /// <summary>Who is rung up for this person while Zalo does not reach them.</summary>
    public async Task<string?> CallerAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (await communes.OnDutyAsync(staff.CommuneId, cancellationToken) is not { } duty) return null;
        var names = await directory.NamesAsync([duty.OfficerId, duty.SubstituteId], cancellationToken);
        return duty.OfficerId == staff.Id ? names.GetValueOrDefault(duty.SubstituteId) : names.GetValueOrDefault(duty.OfficerId);
    }
}
