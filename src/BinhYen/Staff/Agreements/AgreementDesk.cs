using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff.ApiKeys;
using BinhYen.Staff.Sessions;
using BinhYen.Staff.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Agreements;

/// <summary>The second pair of eyes on what an administrator does with accounts and keys.</summary>
internal sealed class AgreementDesk(BinhYenDb db, UserManager<StaffMember> users, StaffSessions sessions, KnownApiKeys keys, ISecondAccounts second, Leaders leaders, TimeProvider clock)
{
    /// <summary>Puts a question to the leaders, inside the caller's transaction; an open one of the same kind about the same subject is replaced.</summary>
    public async Task AskAsync(CurrentStaff by, AgreementKind kind, Guid subject, StaffRole? role, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Set<Agreement>().Where(a => a.SubjectId == subject && a.Kind == kind && a.DecidedAt == null).ToListAsync(cancellationToken));
        var now = clock.GetUtcNow();
        var agreement = new Agreement { Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Kind = kind, SubjectId = subject, Role = role, AskedBy = by.Id, AskedAt = now };
        db.Add(agreement);
        Record(agreement, "staff.agreement-asked.v1", by.JournalName);
    }

    /// <summary>What waits about one account, oldest first.</summary>
    public Task<List<Agreement>> OpenAboutAsync(Guid subject, CancellationToken cancellationToken) =>
        db.Set<Agreement>().AsNoTracking().Where(a => a.SubjectId == subject && a.DecidedAt == null).OrderBy(a => a.AskedAt).ToListAsync(cancellationToken);

    /// <summary>Takes back what waits about an account that is closed meanwhile; the caller saves.</summary>
    public async Task DropAboutAsync(Guid subject, CancellationToken cancellationToken) =>
        db.RemoveRange(await db.Set<Agreement>().Where(a => a.SubjectId == subject && a.DecidedAt == null).ToListAsync(cancellationToken));

    /// <summary>What waits for a leader: nobody is asked about the own account.</summary>
    public IQueryable<Agreement> WaitingFor(CurrentStaff leader) =>
        db.Set<Agreement>().AsNoTracking().Where(a => a.CommuneId == leader.CommuneId && a.DecidedAt == null && a.SubjectId != leader.Id.Value);

    /// <summary>A leader says yes or no.</summary>
    public async Task<Result<AgreementOutcome>> DecideAsync(CurrentStaff leader, Guid id, bool agreed, CancellationToken cancellationToken)
    {
        var agreement = await db.Set<Agreement>().SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == leader.CommuneId && a.SubjectId != leader.Id.Value, cancellationToken);
        if (agreement is not { IsOpen: true }) return AgreementRefusals.Decided;
        return await CarryOutAsync(agreement, leader.Id, leader.JournalName, agreed, cancellationToken);
    }

    /// <summary>How long a question about a commune with several leaders waits for one of them before the machine may answer it.</summary>
    public static readonly TimeSpan LeadersHave = TimeSpan.FromHours(72);

    /// <summary>
    /// Yes at the machine itself: at once where the commune has one leader, who lost the telephone. Where there are others, or were lately, only after they had three days and none of them was there: whoever
    /// resets or closes all leaders on one evening would else be the chief before the morning.
    /// </summary>
    public async Task<Result<AgreementOutcome>> AgreeAtMachineAsync(string userName, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(userName) is not { CommuneId: { } commune } account) return AgreementRefusals.NoAccount;
        if (await db.Set<Agreement>().Where(a => a.SubjectId == account.Id && a.DecidedAt == null).OrderBy(a => a.AskedAt).FirstOrDefaultAsync(cancellationToken) is not { } agreement)
            return AgreementRefusals.NothingWaits;
        if (!await leaders.IsOnlyOneAsync(commune, account.StaffId, cancellationToken))
        {
            var others = await leaders.WhoCanSignInAsync(commune, account.StaffId, cancellationToken);
            if (others.Any(leader => leader.LastSeenAt > agreement.AskedAt)) return AgreementRefusals.AskALeader;
            if (clock.GetUtcNow() - agreement.AskedAt < LeadersHave) return others.Count > 0 ? AgreementRefusals.AskALeader : AgreementRefusals.LeadersHaveTime;
        }

        return await CarryOutAsync(agreement, null, "machine", agreed: true, cancellationToken);
    }

    private async Task<Result<AgreementOutcome>> CarryOutAsync(Agreement agreement, StaffId? leader, string journalName, bool agreed, CancellationToken cancellationToken)
    {
        agreement.Decide(leader, agreed, clock.GetUtcNow());
        Record(agreement, agreed ? "staff.agreement-given.v1" : "staff.agreement-refused.v1", journalName);
        var outcome = agreement.IsAboutKey
            ? await ForKeyAsync(agreement, agreed, cancellationToken)
            : await ForAccountAsync(agreement, agreed, journalName, cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return AgreementRefusals.Decided;
        }

        if (agreement.IsAboutKey) keys.Forget(agreement.SubjectId);
        return outcome;
    }

    private async Task<AgreementOutcome> ForKeyAsync(Agreement agreement, bool agreed, CancellationToken cancellationToken)
    {
        var key = await db.Set<ApiKey>().SingleAsync(k => k.Id == agreement.SubjectId, cancellationToken);
        string[] asked = agreement.Kind is AgreementKind.TextKey ? [ApiScope.ReadReports, ApiScope.ReadText] : [ApiScope.ReadReports];
        if (agreed && key.RevokedAt is null) key.Scopes.AddRange(asked.Except(key.Scopes));
        return new AgreementOutcome(agreement, key.Name, null);
    }

    private async Task<AgreementOutcome> ForAccountAsync(Agreement agreement, bool agreed, string journalName, CancellationToken cancellationToken)
    {
        var account = await db.Set<StaffMember>().SingleAsync(s => s.Id == agreement.SubjectId, cancellationToken);
        var now = clock.GetUtcNow();
        switch (agreement.Kind)
        {
            case AgreementKind.NewAccount when !agreed:
                account.ClosedAt = now;
                break;
            case AgreementKind.Role when agreed:
                // A complaint that came while the agreement waited knew no officer of this name yet.
                await second.FollowAsync(agreement.CommuneId, account.StaffId, account.FullName, cancellationToken);
                (account.Role, account.ServesUntil) = (agreement.Role!.Value, null);
                await sessions.EndAllAsync(account.Id, except: null, cancellationToken);
                account.SecurityStamp = Guid.NewGuid().ToString("N");
                break;
            case AgreementKind.Reopening when agreed:
                (account.ClosedAt, account.ServesUntil, account.LockoutEnd, account.LastSeenAt) = (null, null, null, now);
                break;
            default:
                break;
        }

        return new AgreementOutcome(agreement, account.Name, agreed && agreement.GivesCode ? await db.NewSetupCodeAsync(account, journalName, now, cancellationToken) : null);
    }

    private void Record(Agreement agreement, string fact, string by) => db.Record(JournalDraft.Of(
        agreement.CommuneId, clock.GetUtcNow(), fact, $"{(agreement.IsAboutKey ? "api" : "staff")}:{agreement.SubjectId}", by,
        ("kind", agreement.Kind.ToString()), ("role", agreement.Role?.ToString())));
}

/// <summary>What a decision did.</summary>
/// <param name="Agreement">The question, decided.</param>
/// <param name="Subject">Whose account or which key, as printed.</param>
/// <param name="Code">The one-time code to hand over in person; null where none belongs to it. Shown once.</param>
internal sealed record AgreementOutcome(Agreement Agreement, string Subject, string? Code);

/// <summary>Every "no" of this room.</summary>
internal static class AgreementRefusals
{
    public static Refusal Decided { get; } = new("agreement.decided", "Việc này đã có người quyết định, hoặc quản trị đã rút lại. Xem lại danh sách.", RefusalKind.Conflict);
    public static Refusal NoAccount { get; } = new("agreement.no-account", "Không có tài khoản này.", RefusalKind.NotFound);
    public static Refusal NothingWaits { get; } = new("agreement.nothing-waits", "Tài khoản này không có việc nào đang chờ đồng ý. Quản trị bấm “Cấp lại” trước.", RefusalKind.Conflict);
    public static Refusal AskALeader { get; } = new("agreement.ask-a-leader", "Xã còn lãnh đạo khác đăng nhập được: người đó đồng ý ở mục “Chờ đồng ý”. Lệnh này chỉ dùng khi sau 72 giờ không lãnh đạo nào đăng nhập.", RefusalKind.Conflict);
    public static Refusal LeadersHaveTime { get; } = new("agreement.leaders-have-time", "Xã có hơn một lãnh đạo: lệnh này chỉ dùng được sau 72 giờ kể từ lúc quản trị đề nghị, để lãnh đạo kịp biết.", RefusalKind.Conflict);
}
