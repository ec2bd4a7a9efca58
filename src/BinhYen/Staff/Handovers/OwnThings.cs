using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff.ApiKeys;
using BinhYen.Staff.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Handovers;

/// <summary>What the account itself holds: devices and passkeys, keys of the API, standing in for others on leave.</summary>
internal sealed class OwnThings(BinhYenDb db, StaffDirectory directory, TimeProvider clock) : IAccountHoldings
{
    public IReadOnlyList<string> Columns { get; } =
    [
        "staff_sessions.account_id", "staff_setup_codes.account_id", "AspNetUserPasskeys.user_id", "AspNetUserTokens.user_id", "AspNetUserLogins.user_id", "AspNetUserClaims.user_id",
        "api_keys.kept_by", "leaves.substitute_id",
    ];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.Devices, HoldingKind.ApiKey, HoldingKind.LeaveSubstitute];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(account, cancellationToken) is not { CommuneId: { } commune }) return [];
        return [.. await DevicesAsync(account, cancellationToken), .. await KeysAsync(account, commune, cancellationToken), .. await StandingInAsync(account, commune, cancellationToken)];
    }

    public async Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(holding.Id, out var id)) return Result.Done;
        if (holding.Kind is HoldingKind.ApiKey && await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == id && k.KeptBy == passing.From, cancellationToken) is { } key)
        {
            if (passing.To is { } keeper) key.KeptBy = keeper;
            else key.RevokedAt ??= clock.GetUtcNow();
            db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), passing.To is null ? "staff.api-key-revoked.v1" : "staff.api-key-passed.v1", $"api-key:{key.Id}", passing.JournalName, ("to", passing.To?.ToString())));
        }

        if (holding.Kind is HoldingKind.LeaveSubstitute && await db.Set<Leave>().SingleOrDefaultAsync(l => l.Id == id && l.SubstituteId == passing.From, cancellationToken) is { } leave)
        {
            leave.SubstituteId = passing.To;
            db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), "staff.leave-substitute-changed.v1", $"staff:{leave.StaffId}", passing.JournalName, ("to", passing.To?.ToString())));
        }

        return Result.Done;
    }

    /// <summary>Passkeys and one-time codes go; sessions and the password end with the closing itself.</summary>
    public async Task EndAsync(StaffId account, Passing passing, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Value).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<SetupCode>().Where(c => c.AccountId == account.Value).ToListAsync(cancellationToken));
        foreach (var leave in await db.Set<Leave>().Where(l => l.StaffId == account && l.CancelledAt == null && l.Until >= clock.Today()).ToListAsync(cancellationToken)) leave.CancelledAt = clock.GetUtcNow();
    }

    private async Task<IReadOnlyList<Holding>> DevicesAsync(StaffId account, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - StaffSession.LongestRest;
        var devices = (await db.Set<StaffSession>().AsNoTracking().Where(s => s.AccountId == account.Value && s.EndedAt == null && s.LastSeenAt > since).Select(s => s.Device).ToListAsync(cancellationToken)).Distinct().Order(StringComparer.Ordinal).ToList();
        var passkeys = await db.Set<IdentityUserPasskey<Guid>>().CountAsync(p => p.UserId == account.Value, cancellationToken);
        return
        [
            new Holding(HoldingKind.Devices, "all", "Mọi phiên đăng nhập, khóa đăng nhập, điện thoại báo khẩn")
            {
                EndsByItself = true, Detail = $"Đang đăng nhập: {(devices.Count == 0 ? "không máy nào" : string.Join(", ", devices))}. Khóa đăng nhập: {passkeys}.",
            },
        ];
    }

    private async Task<IReadOnlyList<Holding>> KeysAsync(StaffId account, CommuneId commune, CancellationToken cancellationToken)
    {
        var keys = await db.Set<ApiKey>().AsNoTracking().Where(k => k.KeptBy == account && k.RevokedAt == null).OrderBy(k => k.Name).ToListAsync(cancellationToken);
        if (keys.Count == 0) return [];
        var takers = (await directory.WhoMayAsync(commune, Permission.ManageAccounts, cancellationToken)).Select(p => p.Id).Where(p => p != account).ToList();
        return [.. keys.Select(k => new Holding(HoldingKind.ApiKey, k.Id.ToString(), $"Khóa API “{k.Name}” ({k.Beginning}…)")
        {
            Takers = takers, MayEnd = true, Detail = "Người giao đã biết khóa này: người nhận đổi khóa mới, hoặc chọn kết thúc để thu hồi.",
        })];
    }

    private async Task<IReadOnlyList<Holding>> StandingInAsync(StaffId account, CommuneId commune, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        var leaves = await db.Set<Leave>().AsNoTracking().Where(l => l.CommuneId == commune && l.CancelledAt == null && l.Until >= today).ToListAsync(cancellationToken);
        var mine = leaves.Where(l => l.SubstituteId == account).ToList();
        if (mine.Count == 0) return [];
        var people = (await directory.WhoMayAsync(commune, Permission.EnterReports, cancellationToken)).Select(p => p.Id).Where(p => p != account).ToList();
        var names = await directory.NamesAsync(mine.Select(l => l.StaffId), cancellationToken);
        return [.. mine.Select(l => new Holding(HoldingKind.LeaveSubstitute, l.Id.ToString(), $"Thay {names.GetValueOrDefault(l.StaffId)} nghỉ từ {l.From.InWords()} đến {l.Until.InWords()}")
        {
            MayEnd = true, Takers = [.. people.Where(p => p != l.StaffId && !leaves.Exists(o => o.StaffId == p && o.From <= l.Until && o.Until >= l.From))],
        })];
    }
}
