using System.Text.RegularExpressions;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>
/// Hears "VÀO NHÓM G03": a resident asks to be invited into a group of the Official Account. The message itself is the
/// consent; it also opens the seven days in which Zalo allows the invitation.
/// </summary>
internal sealed partial class HearJoinWish(BinhYenDb db, SealedRecords seals, IRecordSealer vault, TimeProvider clock)
{
    /// <summary>Works inside the caller's context and does not save.</summary>
    /// <returns>What to answer; null when the message is something else.</returns>
    public async Task<string?> HearAsync(CommuneId commune, string userId, string text, CancellationToken cancellationToken)
    {
        if (Wish().Match(VietnameseText.Fold(text)) is not { Success: true } match) return null;
        var code = match.Groups[1].Value.ToUpperInvariant();
        var group = await db.Set<ZaloGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.CommuneId == commune && g.Code == code && g.State == GroupState.Active, cancellationToken);
        if (group is null || group.Purpose is not GroupPurpose.Residents)
            return $"Không có nhóm {code} đang hoạt động. Bà con xem lại mã trên tờ thông báo, hoặc hỏi trưởng thôn.";
        if (group.Kind is not GroupKind.Account)
            return $"Nhóm {group.UnitName} do cán bộ lập trong Zalo. Bà con quét mã QR trên tờ thông báo để xin vào nhóm.";

        var term = (await vault.BlindIndexAsync(commune.Value, cancellationToken)).Term("groups.join-wish", userId);
        var wish = await db.Set<JoinWish>().SingleOrDefaultAsync(w => w.GroupId == group.Id && w.MemberTerm == term, cancellationToken);
        // The day and no more: a minute would join the wish to whatever else stands in the same one.
        var day = clock.DayBegan();
        if (wish is not null) wish.At = day;
        else
        {
            var key = await seals.NewKeyAsync(commune, cancellationToken);
            db.Add(new JoinWish
            {
                Id = Guid.NewGuid(), CommuneId = commune, GroupId = group.Id, KeyId = key, MemberTerm = term, At = day,
                Member = await seals.SealAsync(key, JoinWish.Purpose, userId, cancellationToken),
            });
        }

        return $"Đã ghi bà con muốn vào {group.Name}. Cán bộ phụ trách mời trong 7 ngày. Không muốn vào nữa thì bỏ qua lời mời. Tin báo riêng vẫn nhắn tại đây, không cần vào nhóm.";
    }

    [GeneratedRegex(@"^(?:xin )?(?:vao|tham gia) nhom (g\d{2,4})[.!]?$")]
    private static partial Regex Wish();
}
