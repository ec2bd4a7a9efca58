using BinhYen.Groups.Registry;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Members;

/// <summary>Makes an officer deputy of a group on Zalo, or takes it back. Only officers whose id at the account is known.</summary>
internal sealed class ChangeDeputies(BinhYenDb db, GroupWork work, IGroupAccounts accounts, SealedRecords seals)
{
    public async Task<Result> HandleAsync(CurrentStaff by, string code, Guid? admin, bool add, CancellationToken cancellationToken)
    {
        if (!(await GroupOnZalo.OfAsync(work, accounts, by, code, cancellationToken)).TryGet(out var zalo, out var refusal)) return refusal;
        if (!by.May(Permission.ManageGroups)) return GroupRefusals.NotForMembers;
        if (admin is null || await db.Set<AccountAdmin>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == admin && a.CommuneId == by.CommuneId, cancellationToken) is not { } person)
            return GroupRefusals.Invalid("Chọn một quản trị OA.");
        if (!ZaloUserId.TryParse(await seals.OpenAsync(person.ZaloId, AccountAdmin.Purpose, cancellationToken), out var id)) return GroupRefusals.Invalid("Mã Zalo của người này không đọc được. Ghi lại ở trang Nhóm trên OA.");
        // Written down first: the event of our own change must find it.
        zalo.Group.NoteAccount(zalo.Group.Account! with { OwnDeputyChangeAt = work.Now });
        if (await work.SaveAsync(by, zalo.Group, add ? "groups.deputy-added.v1" : "groups.deputy-removed.v1", cancellationToken, ("staff", person.StaffId.ToString())) is { Succeeded: false } no) return no;
        var answer = add ? await zalo.Client.Groups.AddAdminsAsync(zalo.Id, [id], cancellationToken) : await zalo.Client.Groups.RemoveAdminsAsync(zalo.Id, [id], cancellationToken);
        if (answer.TryGet(out _, out var error) || error.MaybeSent) return Result.Done;
        return error.Code == -201 ? GroupRefusals.Invalid("Người này chưa ở trong nhóm trên Zalo. Mời vào nhóm trước.") : RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
    }
}
