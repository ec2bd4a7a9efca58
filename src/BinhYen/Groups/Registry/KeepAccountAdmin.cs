using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Registry;

/// <summary>Keeps which officers administrate the Official Account, with their ids there, sealed.</summary>
internal sealed class KeepAccountAdmin(BinhYenDb db, SealedRecords seals, IRecordSealer vault, StaffDirectory directory, TimeProvider clock)
{
    public async Task<Result> AddAsync(CurrentStaff by, StaffId? person, string? zaloId, CancellationToken cancellationToken)
    {
        if (person is not { } who || await directory.FindAsync(who, cancellationToken) is not { IsClosed: false } card || card.CommuneId != by.CommuneId) return GroupRefusals.Invalid("Chọn cán bộ đang làm việc ở xã này.");
        if (zaloId is null || zaloId.Length > 40 || !zaloId.All(char.IsAsciiDigit) || !ZaloUserId.TryParse(zaloId, out _))
            return GroupRefusals.Invalid("Mã người dùng Zalo là dãy chữ số trong OA Manager → Quản trị viên. Chép lại nguyên dãy số.");
        if (await db.Set<AccountAdmin>().SingleOrDefaultAsync(a => a.CommuneId == by.CommuneId && a.StaffId == who, cancellationToken) is { } old) db.Remove(old);
        var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        db.Add(new AccountAdmin { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, StaffId = who, KeyId = key, ZaloId = await seals.SealAsync(key, AccountAdmin.Purpose, zaloId, cancellationToken) });
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "groups.account-admin-kept.v1", $"staff:{who}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    public async Task RemoveAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<AccountAdmin>().SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == by.CommuneId, cancellationToken) is not { } admin) return;
        db.Remove(admin);
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "groups.account-admin-removed.v1", $"staff:{admin.StaffId}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([admin.KeyId], "groups.admin-removed", cancellationToken);
    }
}
