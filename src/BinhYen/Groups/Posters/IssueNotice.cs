using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Groups.Registry;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Posters;

/// <summary>Issues a notice for a group, a hamlet or a place, and takes one out of circulation.</summary>
internal sealed class IssueNotice(BinhYenDb db, GroupWork work, CommuneDirectory communes, SecretWords secrets, TimeProvider clock)
{
    public const string Replaced = "Đã có tờ mới thay";

    /// <summary>For a group: by whoever tends it. An older one of the same group ends with it, so that only one is true.</summary>
    /// <param name="by">Who issues.</param>
    /// <param name="code">Code of the group.</param>
    /// <param name="link">Link people join by, of a group made by hand; null leaves it as it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<PublicNotice>> ForGroupAsync(CurrentStaff by, string code, string? link, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        var group = inHand.Group;
        if (group.Purpose is not GroupPurpose.Residents) return GroupRefusals.Invalid("Nhóm này không dành cho người dân nên không có tờ mời vào nhóm.");
        if (group.Kind is GroupKind.None) return GroupRefusals.Invalid("Nơi này chưa dùng Zalo. Phát hành tờ báo tin của thôn ở mục bên dưới.");
        if (!group.IsInUse) return GroupRefusals.WrongState(group.State);
        if (link is not null)
        {
            if (group.Kind is not GroupKind.Ordinary) return GroupRefusals.Invalid("Liên kết của nhóm OA do Zalo cấp, không sửa tay.");
            if (GroupLink.Clean(link) is not { } clean) return GroupRefusals.Invalid("Liên kết nhóm có dạng https://zalo.me/g/…: mở nhóm trong Zalo, chọn Liên kết nhóm, sao chép rồi dán vào đây.");
            if (await db.Set<ZaloGroup>().AnyAsync(g => g.CommuneId == by.CommuneId && g.Id != group.Id && g.Link == clean, cancellationToken))
                return GroupRefusals.Invalid("Liên kết này là của một nhóm khác trong sổ. Sao chép lại từ đúng nhóm.");
            group.Link = clean;
        }

        if (group is { Kind: GroupKind.Ordinary, Link: null }) return GroupRefusals.Invalid("Dán liên kết nhóm trước. Trong Zalo: mở nhóm, bấm ☰, chọn “Liên kết tham gia nhóm”, “Sao chép”. Thôn chưa dùng Zalo: phát hành tờ báo tin không kèm nhóm ở cuối trang.");
        return await AddAsync(by, group.UnitName, group.Id, group.HamletId, cancellationToken);
    }

    /// <summary>For a hamlet or a place without a group: only ways to report.</summary>
    public async Task<Result<PublicNotice>> ForPlaceAsync(CurrentStaff by, HamletId? hamlet, string? place, CancellationToken cancellationToken)
    {
        if (!by.May(Permission.ManageGroups)) return GroupRefusals.NotForMembers;
        Hamlet? of = null;
        if (hamlet is { } id)
        {
            of = (await communes.HamletsAsync(by.CommuneId, cancellationToken)).SingleOrDefault(h => h.Id == id);
            if (of is null) return GroupRefusals.Invalid("Chọn một thôn, xóm đang có của xã.");
        }

        if (place is { Length: > 160 }) return GroupRefusals.Invalid("Tên nơi dán nhiều nhất 160 ký tự.");
        if (await secrets.AnyAsync(by.CommuneId, [place], cancellationToken)) return SecretWords.Refused;
        var called = place ?? of?.FullName ?? (await communes.FindAsync(by.CommuneId, cancellationToken))!.FullName;
        return await AddAsync(by, called, null, of?.Id, cancellationToken);
    }

    /// <summary>From today the paper is no longer true, for example because the link of the group was spread.</summary>
    public async Task<Result> WithdrawAsync(CurrentStaff by, Guid id, string? because, CancellationToken cancellationToken)
    {
        if (await MineAsync(by, id, cancellationToken) is not { } notice) return NoSuchNotice;
        if (because is not { Length: >= 3 and <= 200 }) return GroupRefusals.Invalid("Ghi lý do (3 đến 200 ký tự): người quét tờ cũ sẽ đọc lý do này.");
        if (await secrets.AnyAsync(by.CommuneId, [because], cancellationToken)) return SecretWords.Refused;
        if (!notice.IsTrue) return Result.Done;
        notice.Withdraw(clock.Today(), because);
        Record(by, notice, "groups.notice-withdrawn.v1");
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>The notice, tracked, when this person may act on it: the leadership, and whoever tends its group.</summary>
    public async Task<PublicNotice?> MineAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<PublicNotice>().SingleOrDefaultAsync(n => n.Id == id && n.CommuneId == by.CommuneId, cancellationToken) is not { } notice) return null;
        if (by.May(Permission.ManageGroups)) return notice;
        if (notice.GroupId is not { } group || await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.Id == group).Select(g => g.Code).SingleOrDefaultAsync(cancellationToken) is not { } code) return null;
        return (await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).Succeeded ? notice : null;
    }

    /// <summary>Keeps the address of the page about procedures, or forgets it.</summary>
    public async Task<Result> KeepProceduresAsync(CurrentStaff by, string? address, CancellationToken cancellationToken)
    {
        if (!by.May(Permission.ManageGroups)) return GroupRefusals.NotForMembers;
        if (address is not null && (address.Length > NoticeSettings.LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != "https" || uri.UserInfo.Length > 0))
            return GroupRefusals.Invalid("Địa chỉ trang thủ tục phải bắt đầu bằng https:// và dài nhất 200 ký tự. Chưa có thì để trống.");
        var settings = await db.Set<NoticeSettings>().SingleOrDefaultAsync(s => s.CommuneId == by.CommuneId, cancellationToken);
        if (settings is null) db.Add(settings = new NoticeSettings { CommuneId = by.CommuneId });
        settings.ProceduresAddress = address;
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "groups.notice-settings-kept.v1", $"commune:{by.CommuneId}", by.JournalName, ("procedures", address is not null)));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    public static readonly Refusal NoSuchNotice = new("groups.no-notice", "Không có tờ thông báo này, hoặc bạn không phụ trách.", RefusalKind.NotFound);

    private async Task<Result<PublicNotice>> AddAsync(CurrentStaff by, string place, GroupId? group, HamletId? hamlet, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (group is not null)
        {
            foreach (var older in await db.Set<PublicNotice>().Where(n => n.CommuneId == by.CommuneId && n.GroupId == group && n.WithdrawnOn == null).ToListAsync(cancellationToken))
                older.Withdraw(clock.Today(), Replaced);
        }

        var notice = new PublicNotice
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, CheckCode = PublicNotice.NewCode(), GroupId = group, HamletId = hamlet, Place = place, IssuedOn = clock.Today(), IssuedBy = by.Id,
        };
        db.Add(notice);
        Record(by, notice, "groups.notice-issued.v1");
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            return GroupRefusals.SavedMeanwhile;
        }

        return notice;
    }

    private void Record(CurrentStaff by, PublicNotice notice, string fact) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"notice:{notice.Id}", by.JournalName, ("group", notice.GroupId?.ToString()), ("hamlet", notice.HamletId?.ToString())));
}
