using System.Globalization;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using BinhYen.Zalo;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Members;

/// <summary>
/// Duties in groups, and the administration of the Official Account. The leadership of a group passes in Zalo by two steps:
/// the successor is added, then the leadership goes over (R-TT-57). For groups of the Official Account the product takes both.
/// </summary>
internal sealed class GroupHoldings(BinhYenDb db, GroupBook book, StaffDirectory directory, IGroupAccounts accounts, SealedRecords seals, IRecordSealer vault, TimeProvider clock) : IAccountHoldings
{
    private static readonly Refusal Both = new("groups.officer-and-substitute", "Người phụ trách và người thay phải là hai người khác nhau. Giao việc kia cho người khác trước, hoặc chọn người khác.", RefusalKind.Conflict);
    private static readonly Refusal LastAdmin = new("groups.last-admin", "Đây là quản trị Official Account duy nhất mà xã còn nhóm của OA. Ghi thêm quản trị khác ở trang Nhóm trên OA trước.", RefusalKind.Conflict);
    private static readonly Refusal UnknownOnZalo = new("groups.no-zalo-id", "Chưa có mã Zalo của người nhận ở trang Nhóm trên OA. Ghi mã ở đó, hoặc làm trong OA Manager rồi xác nhận ngày ở đây.", RefusalKind.Conflict);

    public IReadOnlyList<string> Columns { get; } = ["group_appointments.staff_id", "group_account_admins.staff_id"];

    public IReadOnlyList<HoldingKind> Kinds { get; } = [HoldingKind.GroupDuty, HoldingKind.AccountAdmin];

    public async Task<IReadOnlyList<Holding>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(account, cancellationToken) is not { CommuneId: { } commune }) return [];
        var holdings = new List<Holding>();
        if (await db.Set<GroupAppointment>().AnyAsync(a => a.StaffId == account, cancellationToken))
        {
            var people = await directory.WhoMayAsync(commune, Permission.TendGroups, cancellationToken);
            foreach (var facts in (await book.AllAsync(commune, cancellationToken)).Where(f => f.Group.IsAlive))
                holdings.AddRange(facts.People.Where(p => p.StaffId == account).GroupBy(p => p.Duty).Select(duty => Of(facts, duty.Key, account, people)));
        }

        if (await db.Set<AccountAdmin>().AsNoTracking().FirstOrDefaultAsync(a => a.StaffId == account, cancellationToken) is { } admin)
            holdings.Add(new Holding(HoldingKind.AccountAdmin, admin.Id.ToString(), "Quản trị viên Official Account") { MayEnd = true, Detail = "Gỡ người này trong OA Manager → Quản trị viên." });
        return holdings;
    }

    public Task<Result> PassAsync(Holding holding, Passing passing, CancellationToken cancellationToken) =>
        holding.Kind is HoldingKind.AccountAdmin ? EndAdminAsync(holding, passing, cancellationToken) : PassDutyAsync(holding, passing, cancellationToken);

    /// <summary>Adds the successor to the deputies of a group of the Official Account, or takes the one who leaves off. Done twice it changes nothing.</summary>
    public async Task<Result> StepAsync(Holding holding, LeadershipStep step, Passing passing, CancellationToken cancellationToken)
    {
        var (group, _) = Parse(holding);
        if (await db.Set<ZaloGroup>().SingleOrDefaultAsync(g => g.Id == group, cancellationToken) is not { Account: { } account } zalo) return Result.Done;
        if (await accounts.OfAsync(passing.CommuneId, cancellationToken) is not { } client) return RepairSettings.AccountRefusal("zalo:none");
        var person = await ZaloIdAsync(passing.CommuneId, step is LeadershipStep.Added ? passing.To!.Value : passing.From, cancellationToken);
        // Whoever leaves and was never known on Zalo cannot be deputy there.
        if (person is not { } id) return step is LeadershipStep.Added ? UnknownOnZalo : Result.Done;
        zalo.NoteAccount(account with { OwnDeputyChangeAt = clock.GetUtcNow() });
        db.Record(JournalDraft.Of(passing.CommuneId, clock.GetUtcNow(), step is LeadershipStep.Added ? "groups.deputy-added.v1" : "groups.deputy-removed.v1", $"group:{group}", passing.JournalName, ("staff", (step is LeadershipStep.Added ? passing.To : passing.From).ToString())));
        // Written down first: the event of our own change must find it.
        await db.SaveChangesAsync(cancellationToken);
        var where = ZaloGroupId.Parse(account.ZaloId);
        var answer = step is LeadershipStep.Added ? await client.Groups.AddAdminsAsync(where, [id], cancellationToken) : await client.Groups.RemoveAdminsAsync(where, [id], cancellationToken);
        if (answer.TryGet(out _, out var error)) return Result.Done;
        if (error.Code == -201) return step is LeadershipStep.Added ? GroupRefusals.Invalid("Người nhận chưa ở trong nhóm trên Zalo. Mời vào nhóm trước rồi làm lại.") : Result.Done;
        return RepairSettings.AccountRefusal(ReadFromZalo.TroubleOf(error));
    }

    private static Holding Of(GroupFacts facts, GroupDuty duty, StaffId account, IReadOnlyList<StaffCard> people)
    {
        var group = facts.Group;
        var allowed = AppointPerson.PositionsFor(duty, facts);
        var other = duty switch { GroupDuty.Officer => GroupDuty.Substitute, GroupDuty.Substitute => GroupDuty.Officer, _ => (GroupDuty?)null };
        var fit = people.Where(p => p.Id != account && (allowed is null || allowed.Any(position => GroupRules.Holds(p.Role, position)))
            && (other is null || facts.Holder(other.Value) != p.Id) && !facts.People.Any(a => a.Duty == duty && a.StaffId == p.Id));
        var preferred = facts.AreaOfficer;
        return new Holding(HoldingKind.GroupDuty, $"{group.Id}:{duty}", $"{duty.InWords()}: {facts.Name}")
        {
            Detail = InWords(facts), Takers = [.. fit.OrderByDescending(p => p.Id == preferred).ThenBy(p => facts.Away.ContainsKey(p.Id)).Select(p => p.Id)],
            MayEnd = duty is not (GroupDuty.Officer or GroupDuty.Substitute),
            HasSteps = duty is GroupDuty.Officer or GroupDuty.Leader or GroupDuty.Deputy && group.Kind is not GroupKind.None && group.State is not GroupState.Proposed,
            StepsByApi = group is { Kind: GroupKind.Account, Account: not null },
        };
    }

    // What the paper says of a group: members, and when the settings were looked at (documents.md, row 22).
    private static string InWords(GroupFacts facts)
    {
        var members = facts.Figure is { } figure ? $"{figure.Members.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))} thành viên (đếm {figure.Date.InWords()})" : "chưa đếm thành viên";
        var look = facts.Look is { } seen ? $"thiết lập kiểm tra {seen.On.InWords()}" : facts.Group.Account?.ReadAt is { } read ? $"thiết lập đọc từ Zalo {VietnamTime.DateOf(read).InWords()}" : "chưa kiểm tra thiết lập";
        return $"{facts.Group.Code}; {members}; {look}";
    }

    private async Task<Result> PassDutyAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var (group, duty) = Parse(holding);
        var (today, from) = (clock.Today(), passing.From);
        var current = await db.Set<GroupAppointment>().Where(a => a.GroupId == group && (a.Until == null || a.Until >= today)).ToListAsync(cancellationToken);
        var other = duty switch { GroupDuty.Officer => GroupDuty.Substitute, GroupDuty.Substitute => GroupDuty.Officer, _ => (GroupDuty?)null };
        if (passing.To is { } to && current.Exists(a => a.Duty == other && a.StaffId == to)) return Both;
        foreach (var held in current.Where(a => a.Duty == duty && a.StaffId == from))
        {
            if (passing.To is { } next && !current.Exists(a => a.Duty == duty && a.StaffId == next))
                db.Add(new GroupAppointment { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = held.CommuneId, GroupId = group, Duty = duty, StaffId = next, From = held.From > today ? held.From : today, Until = held.Until });
            if (held.From >= today) db.Remove(held);
            else held.Until = today.AddDays(-1);
            db.Record(JournalDraft.Of(held.CommuneId, clock.GetUtcNow(), passing.To is null ? "groups.duty-ended.v1" : "groups.appointed.v1", $"group:{group}", passing.JournalName, ("duty", duty.ToString()), ("staff", (passing.To ?? from).ToString()), ("from", today)));
        }

        return Result.Done;
    }

    private async Task<Result> EndAdminAsync(Holding holding, Passing passing, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(holding.Id);
        if (await db.Set<AccountAdmin>().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } admin) return Result.Done;
        var needed = await db.Set<ZaloGroup>().AnyAsync(g => g.CommuneId == admin.CommuneId && g.Kind == GroupKind.Account && g.State != GroupState.Dissolved && g.State != GroupState.Merged, cancellationToken);
        if (needed && !await db.Set<AccountAdmin>().AnyAsync(a => a.CommuneId == admin.CommuneId && a.Id != id, cancellationToken)) return LastAdmin;
        db.Remove(admin);
        db.Record(JournalDraft.Of(admin.CommuneId, clock.GetUtcNow(), "groups.account-admin-removed.v1", $"staff:{admin.StaffId}", passing.JournalName));
        await vault.DestroyAsync([admin.KeyId], "groups.admin-removed", cancellationToken);
        return Result.Done;
    }

    private async Task<ZaloUserId?> ZaloIdAsync(CommuneId commune, StaffId person, CancellationToken cancellationToken) =>
        await db.Set<AccountAdmin>().AsNoTracking().SingleOrDefaultAsync(a => a.CommuneId == commune && a.StaffId == person, cancellationToken) is { } admin
        && ZaloUserId.TryParse(await seals.OpenAsync(admin.ZaloId, AccountAdmin.Purpose, cancellationToken), out var id) ? id : null;

    private static (GroupId Group, GroupDuty Duty) Parse(Holding holding)
    {
        var parts = holding.Id.Split(':', 2);
        return (GroupId.From(Guid.Parse(parts[0])), Enum.Parse<GroupDuty>(parts[1]));
    }
}
