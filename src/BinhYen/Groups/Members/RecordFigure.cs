using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Members;

/// <summary>Notes how many people a group had on a day. A second figure of the same day corrects the first.</summary>
internal sealed class RecordFigure(BinhYenDb db, GroupWork work)
{
    private const int MostPossible = 100_000;

    public async Task<Result> HandleAsync(CurrentStaff by, string code, DateOnly date, int members, int? households, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        var group = inHand.Group;
        if (group.Kind is GroupKind.None) return GroupRefusals.Invalid("Nơi này không dùng Zalo nên không có số thành viên.");
        if (date > work.Today) return GroupRefusals.Invalid("Ngày đếm không thể ở tương lai.");
        if (date < work.Today.AddYears(-2)) return GroupRefusals.Invalid("Ngày đếm quá xa. Ghi số của hai năm gần đây.");
        if (members is < 0 or > MostPossible) return GroupRefusals.Invalid("Số thành viên là số từ 0 đến 100.000.");
        if (households is < 0 || households > members) return GroupRefusals.Invalid("Số hộ không thể lớn hơn số thành viên: mỗi hộ tính một lần.");

        var figure = await db.Set<MemberFigure>().SingleOrDefaultAsync(f => f.GroupId == group.Id && f.Date == date, cancellationToken);
        if (figure is null) db.Add(figure = new MemberFigure { Id = Guid.CreateVersion7(work.Now), CommuneId = group.CommuneId, GroupId = group.Id, Date = date });
        var before = (figure.At == default ? (int?)null : figure.Members);
        (figure.Members, figure.Households, figure.By, figure.At) = (members, households, by.Id, work.Now);
        return await work.SaveAsync(by, group, "groups.counted.v1", cancellationToken, ("date", date), ("members", members), ("households", households), ("before", before));
    }
}
