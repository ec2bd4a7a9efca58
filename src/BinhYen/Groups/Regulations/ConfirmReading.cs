using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Regulations;

/// <summary>Somebody who looks after a group confirms having read its regulation; and how the members were told.</summary>
internal sealed class ConfirmReading(BinhYenDb db, GroupWork work)
{
    /// <summary>"I have read it": for oneself only.</summary>
    public async Task<Result> ReadAsync(CurrentStaff by, string code, Guid regulation, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.See, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (!inHand.Facts.Has(by.Id)) return GroupRefusals.NotForMembers;
        if (inHand.Facts.InForce.All(r => r.Id != regulation)) return GroupRefusals.Invalid("Bản này không còn hiệu lực. Đọc bản mới nhất.");
        if (inHand.Facts.Readings.Any(r => r.RegulationId == regulation && r.StaffId == by.Id)) return Result.Done;
        db.Add(new RegulationReading { RegulationId = regulation, GroupId = inHand.Group.Id, StaffId = by.Id, CommuneId = by.CommuneId, At = work.Now });
        return await work.SaveAsync(by, inHand.Group, "groups.regulation-read.v1", cancellationToken, ("regulation", regulation));
    }

    /// <summary>The regulation was posted in the group; how many members confirmed so far. A count, never names (R-TT-22).</summary>
    public async Task<Result> ToldAsync(CurrentStaff by, string code, Guid regulation, DateOnly on, int? confirmed, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        if (inHand.Facts.InForce.All(r => r.Id != regulation)) return GroupRefusals.Invalid("Bản này không còn hiệu lực. Báo bản mới nhất.");
        if (on > work.Today) return GroupRefusals.Invalid("Ngày đăng không thể ở tương lai.");
        if (confirmed is < 0 or > 100_000) return GroupRefusals.Invalid("Số người đã xác nhận là số từ 0 trở lên.");
        var posting = await db.Set<RegulationPosting>().SingleOrDefaultAsync(p => p.RegulationId == regulation && p.GroupId == inHand.Group.Id, cancellationToken);
        if (posting is null) db.Add(posting = new RegulationPosting { RegulationId = regulation, GroupId = inHand.Group.Id, CommuneId = by.CommuneId });
        (posting.On, posting.Confirmed, posting.By) = (on, confirmed, by.Id);
        return await work.SaveAsync(by, inHand.Group, "groups.regulation-told.v1", cancellationToken, ("regulation", regulation), ("on", on), ("confirmed", confirmed));
    }
}
