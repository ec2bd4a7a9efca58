using System.Globalization;
using BinhYen.Communes;

namespace BinhYen.Groups.Registry;

/// <summary>Finds what has to be done about a group. Plain code over facts: the same facts give the same tasks in the same order.</summary>
internal static class FindTasks
{
    /// <summary>Settings are looked at every week …</summary>
    public const int LookDays = 7;

    /// <summary>… and a look that is missing for another week climbs to the leadership.</summary>
    public const int LookPatienceDays = 7;

    /// <summary>A figure older than this says little about today.</summary>
    public const int FigureDays = 35;

    /// <summary>A package that ends within these days is told early enough to renew it.</summary>
    public const int PackageWarningDays = 14;

    private const double NearlyFull = 0.9;

    /// <param name="facts">The group.</param>
    /// <param name="leadership">Chief and deputies who are there today, the chief first.</param>
    public static IReadOnlyList<GroupTask> Of(GroupFacts facts, IReadOnlyList<StaffId> leadership)
    {
        if (!facts.Group.IsAlive) return [];
        var tended = Tending.Of(facts, leadership);
        var tasks = facts.Group.State switch
        {
            GroupState.Proposed => [new GroupTask(GroupTaskKind.Approve, TaskWeight.Task, facts.Group, "Xem đề nghị lập nhóm: đồng ý hoặc trả lại.", null)],
            GroupState.SettingUp => [.. Setup(facts, tended), .. People(facts, tended), .. Names(facts, tended), .. Rules(facts, tended), .. Account(facts, tended)],
            GroupState.Active => [.. People(facts, tended), .. Names(facts, tended), .. Settings(facts, tended), .. Size(facts, tended), .. Rules(facts, tended), .. Account(facts, tended)],
            GroupState.Paused => People(facts, tended),
            GroupState.Dissolved or GroupState.Merged => Enumerable.Empty<GroupTask>(),
        };
        return [.. tasks.OrderByDescending(t => t.Weight).ThenBy(t => t.Kind)];
    }

    /// <summary>What a group still lacks before it may operate, in words (R-YC-33, R-YC-85, R-HG-55).</summary>
    public static IReadOnlyList<string> MissingToOperate(GroupFacts facts)
    {
        var missing = SetupSteps.Of(facts.Group.Kind).Where(step => !facts.Done.Contains(step)).Select(step => Lower(step.InWords())).ToList();
        if (facts.Holder(GroupDuty.Officer) is null) missing.Add("cán bộ phụ trách");
        if (facts.Holder(GroupDuty.Substitute) is null) missing.Add("người thay");
        if (facts.Group.Kind is GroupKind.None) return missing;
        if (NeedsLeader(facts) && Vacant(facts, GroupDuty.Leader)) missing.Add("trưởng nhóm");
        if (facts.Rules.TechContactRequired && Vacant(facts, GroupDuty.TechContact)) missing.Add("đầu mối kỹ thuật");
        missing.AddRange(MissingBooks(facts).Select(book => $"{Lower(book.InWords())} đang có hiệu lực"));
        if (facts.Group.Kind is GroupKind.Account && facts.Group.Account is null) missing.Add("nhóm trên Official Account");
        return missing;
    }

    /// <summary>Books the profile asks for that have no version in force for this group. A group always needs its own book (R-YC-33).</summary>
    public static IEnumerable<RuleBook> MissingBooks(GroupFacts facts) =>
        facts.Rules.RegulationsRequired.Select(RuleBooks.Of).Append(RuleBook.Group).Distinct().Where(book => facts.InForce.All(r => r.Book != book));

    /// <summary>Positions the profile wants represented that nobody in the group holds (R-YC-47, R-TT-46). Households are counted, not named.</summary>
    public static IReadOnlyList<GroupRole> MissingRoles(GroupFacts facts) =>
        facts.Group is { Purpose: GroupPurpose.Residents or GroupPurpose.Verification, UnitKind: UnitKind.Hamlet, Kind: not GroupKind.None }
            ? [.. facts.Rules.MemberRoles.Where(role => role is not GroupRole.Household && !facts.People.Any(p => p.Covers(facts.Today) && Represents(facts, p, role)))]
            : [];

    /// <summary>Positions the profile makes deputies that no deputy holds; the officer in charge counts where the profile makes the police deputy (R-DT-41, R-HG-47).</summary>
    public static IReadOnlyList<GroupRole> MissingDeputies(GroupFacts facts) =>
        facts.Group is { Purpose: GroupPurpose.Residents, UnitKind: UnitKind.Hamlet or UnitKind.SubHamlet, Kind: not GroupKind.None }
            ? [.. facts.Rules.DeputyRoles.Where(role => !facts.People.Any(p => p.Duty is GroupDuty.Deputy or GroupDuty.Officer && p.Covers(facts.Today) && Represents(facts, p, role)))]
            : [];

    private static bool Represents(GroupFacts facts, GroupAppointment person, GroupRole role) =>
        person.Position == role || person.StaffId is { } id && facts.Cards.GetValueOrDefault(id) is { } card && GroupRules.Holds(card.Role, role);

    /// <summary>Who came into the committee and who left it since members were counted last; the group in Zalo is mended by hand, then counted anew.</summary>
    public static (IReadOnlyList<string> Came, IReadOnlyList<string> Left) CommitteeChanges(GroupFacts facts)
    {
        if (facts.CommitteeAtCount.Count == 0) return ([], []);
        var (now, before) = (Sitting(facts.Committee), Sitting(facts.CommitteeAtCount));
        return ([.. now.Except(before)], [.. before.Except(now)]);

        static IReadOnlyList<string> Sitting(IEnumerable<CommitteeSeat> seats) => [.. seats.Where(s => s.Holder is not null).Select(s => $"{s.Holder!.HolderName} ({s.Position})").Distinct()];
    }

    private static IEnumerable<GroupTask> Setup(GroupFacts facts, TendedBy tended)
    {
        var missing = MissingToOperate(facts);
        yield return missing.Count == 0
            ? Task(facts, GroupTaskKind.FinishSetup, TaskWeight.Task, "Đã đủ điều kiện. Cho nhóm hoạt động.", null)
            : Task(facts, GroupTaskKind.FinishSetup, TaskWeight.Task, $"Thiết lập xong nhóm. Còn: {string.Join("; ", missing)}.", tended.Person);
    }

    private static IEnumerable<GroupTask> People(GroupFacts facts, TendedBy tended)
    {
        var officer = facts.Holder(GroupDuty.Officer);
        if (officer is null) yield return Task(facts, GroupTaskKind.NoOfficer, TaskWeight.Urgent, "Nhóm chưa có cán bộ phụ trách. Giao cho một người.", null, page: "people");
        if (facts.Holder(GroupDuty.Substitute) is null) yield return Task(facts, GroupTaskKind.NoSubstitute, TaskWeight.Task, "Nhóm chưa có người thay. Giao cho một người.", null, page: "people");
        if (officer is not null && tended.By is TendingBy.Leadership)
            yield return Task(facts, GroupTaskKind.NobodyThere, TaskWeight.Urgent, "Người phụ trách và người thay đều vắng. Lãnh đạo trông nhóm cho đến khi cử người khác.", tended.Person, page: "people") with { IsRaised = true };
        else if (officer is { } away && tended.Person is { } covering && covering != away)
            yield return Task(facts, GroupTaskKind.Covering, TaskWeight.Task,
                $"Trông nhóm thay {Name(facts, away)} đến hết {facts.Away.GetValueOrDefault(away)?.Until.InWords() ?? "khi có người mới"}. Mở Zalo xem mình đã là phó nhóm chưa.", covering);
        if (facts.Group is { UnitKind: UnitKind.Hamlet, Purpose: GroupPurpose.Residents } && facts.AreaOfficer is { } area && officer is { } holder && area != holder)
            yield return Task(facts, GroupTaskKind.OfficerMoved, TaskWeight.Task,
                $"Địa bàn nay do {Name(facts, area)} phụ trách. Bàn giao nhóm: thêm người nhận vào nhóm rồi chuyển quyền.", null, page: "people");
        if (NeedsLeader(facts) && Vacant(facts, GroupDuty.Leader))
            yield return Task(facts, GroupTaskKind.NoLeader, TaskWeight.Task, facts.Group.Purpose is GroupPurpose.Committee ? "Chưa ghi ai giữ chức Trưởng Ban Chỉ đạo. Ghi ở Thôn, đơn vị, mục Chức vụ." : "Nhóm chưa có trưởng nhóm.", null, page: "people");
        if (CommitteeChanges(facts) is var (came, left) && came.Count + left.Count > 0)
            yield return Task(facts, GroupTaskKind.CommitteeChanged, TaskWeight.Task, $"Ban Chỉ đạo thay đổi từ lần đếm {facts.Figure!.Date.InWords()}.{(came.Count > 0 ? $" Mời vào: {string.Join("; ", came)}." : "")}{(left.Count > 0 ? $" Mời ra: {string.Join("; ", left)}." : "")} Sửa trong Zalo rồi đếm lại.", tended.Person, page: "people");
        if (facts.Rules.TechContactRequired && facts.Group.Kind is not GroupKind.None && Vacant(facts, GroupDuty.TechContact))
            yield return Task(facts, GroupTaskKind.NoTechContact, TaskWeight.Task, "Nhóm chưa có đầu mối kỹ thuật (cán bộ Công an hiểu công nghệ).", null, page: "people");
        if (MissingDeputies(facts) is { Count: > 0 } deputies)
            yield return Task(facts, GroupTaskKind.DeputyMissing, TaskWeight.Note, $"Chưa có phó nhóm là {string.Join(", ", deputies.Select(r => Lower(r.InWords())))}. Một người giữ hai chức thì giao hai lần.", null, page: "people");
        if (MissingRoles(facts) is { Count: > 0 } roles)
            yield return Task(facts, GroupTaskKind.RoleMissing, TaskWeight.Note, $"Chưa có đại diện: {string.Join(", ", roles.Select(r => Lower(r.InWords())))}.", tended.Person, page: "people");
    }

    private static IEnumerable<GroupTask> Names(GroupFacts facts, TendedBy tended)
    {
        if (facts.Group.Kind is GroupKind.None) yield break;
        var verdict = GroupNaming.Judge(facts.Group, facts.Rules, facts.Commune);
        if (verdict.Fit is NameFit.Differs)
            yield return Task(facts, GroupTaskKind.Rename, TaskWeight.Task, "Đổi tên nhóm cho đúng quy ước, hoặc xin giữ tên riêng.", tended.Person, copy: verdict.Short ?? verdict.Proper, page: "name");
        else if (verdict.Fit is NameFit.FitsTwice)
            yield return Task(facts, GroupTaskKind.ShorterName, TaskWeight.Note, "Tên đúng quy ước nhưng lặp tên xã. Có thể dùng tên gọn, hoặc giữ nguyên.", tended.Person, copy: verdict.Short, page: "name");
    }

    private static IEnumerable<GroupTask> Settings(GroupFacts facts, TendedBy tended)
    {
        if (facts.Group.Kind is not GroupKind.Ordinary) yield break;
        var since = facts.Look?.On ?? facts.Group.ActiveSince ?? facts.Today;
        var due = facts.Look is null ? since : since.AddDays(LookDays);
        if (facts.Today >= due)
        {
            var late = facts.Today.DayNumber - due.DayNumber;
            var missed = late >= LookPatienceDays;
            yield return Task(facts, missed ? GroupTaskKind.CheckMissed : GroupTaskKind.CheckDue, missed ? TaskWeight.Urgent : TaskWeight.Task,
                facts.Look is null ? "Kiểm tra thiết lập lần đầu: hai phút, kèm một ảnh chụp màn hình."
                    : $"Kiểm tra thiết lập tuần này. Lần gần nhất {facts.Look.On.InWords()}, cách đây {facts.Today.DayNumber - facts.Look.On.DayNumber} ngày.",
                tended.Person, page: "check") with
            { Due = due, IsRaised = missed };
        }

        if (facts.Look is not { } look) yield break;
        foreach (var item in look.Wrong(facts.Rules.Checklist))
        {
            yield return item is GroupSettingCheck.Link
                ? Task(facts, GroupTaskKind.LinkShared, TaskWeight.Task,
                    "Liên kết vào nhóm đang được chia sẻ: người ngoài vào được. Hỏi trưởng nhóm, tắt hoặc đổi liên kết rồi kiểm tra lại.", tended.Person, page: "check")
                : Task(facts, GroupTaskKind.WrongSetting, TaskWeight.Task, SettingWords.Mend(item), tended.Person, page: "check");
        }
    }

    private static IEnumerable<GroupTask> Size(GroupFacts facts, TendedBy tended)
    {
        var most = facts.Group.Kind is GroupKind.Account ? facts.Group.Account?.MostMembers : facts.Group.Kind is GroupKind.Ordinary ? facts.Rules.MostMembers : null;
        var members = facts.Group.Account?.Members ?? facts.Figure?.Members;
        if (most is { } limit && members is { } count)
        {
            var next = $"Lập nhóm số {facts.Group.Number + 1} cho người vào sau.";
            if (count >= limit) yield return Task(facts, GroupTaskKind.Full, TaskWeight.Urgent, $"Nhóm đã đủ {Count(limit)} người. {next}", tended.Person, page: "overflow");
            else if (count >= limit * NearlyFull) yield return Task(facts, GroupTaskKind.NearlyFull, TaskWeight.Task, $"Nhóm có {Count(count)} người, sắp đầy ({Count(limit)}). {next}", tended.Person, page: "overflow");
            else if (facts.Group.Kind is GroupKind.Ordinary && count > facts.Rules.AccountLimit)
                yield return Task(facts, GroupTaskKind.OverAccountLimit, TaskWeight.Note,
                    $"Nhóm có {Count(count)} người, trên {Count(facts.Rules.AccountLimit)}: giữ là nhóm lập tay, đừng chuyển sang nhóm của OA. Theo dõi khi đông thêm.", tended.Person);
        }

        if (facts.Rules.PerUnit is GroupsPerUnit.ExactlyOne && facts.OfSameUnit > 1 && facts.Group.Number == 1)
            yield return Task(facts, GroupTaskKind.SecondGroup, TaskWeight.Task, "Đơn vị này có hơn một nhóm. Mô hình chỉ cho một nhóm, trừ nhóm đánh số khi nhóm đầu đã đầy.", null);
        if (facts.Group.Kind is GroupKind.None) yield break;
        if (facts.Figure is null)
            yield return Task(facts, GroupTaskKind.FigureOld, TaskWeight.Task, "Chưa có số thành viên nào. Đếm và ghi số hôm nay.", tended.Person, page: "figures");
        else if (facts.Today.DayNumber - facts.Figure.Date.DayNumber > FigureDays)
            yield return Task(facts, GroupTaskKind.FigureOld, TaskWeight.Task, $"Số thành viên ghi từ {facts.Figure.Date.InWords()}. Đếm lại.", tended.Person, page: "figures");
    }

    private static IEnumerable<GroupTask> Rules(GroupFacts facts, TendedBy tended)
    {
        if (facts.Group.Kind is GroupKind.None) yield break;
        foreach (var book in MissingBooks(facts))
            yield return Task(facts, GroupTaskKind.NoRegulation, book is RuleBook.Group ? TaskWeight.Urgent : TaskWeight.Note, $"Chưa có {Lower(book.InWords())} đang có hiệu lực.", null, page: "regulation");
        foreach (var regulation in facts.InForce.Where(r => r.Book is RuleBook.Group))
        {
            foreach (var reader in Readers(facts).Where(p => !facts.Readings.Any(r => r.RegulationId == regulation.Id && r.StaffId == p)))
                yield return Task(facts, GroupTaskKind.ReadRegulation, TaskWeight.Task, $"Đọc và xác nhận {Lower(regulation.Title)} (bản {regulation.Version}, hiệu lực {regulation.EffectiveFrom.InWords()}).", reader, page: "regulation");
            if (facts.Group.State is GroupState.Active && facts.Postings.All(p => p.RegulationId != regulation.Id))
                yield return Task(facts, GroupTaskKind.TellMembers, TaskWeight.Task, $"Báo cho thành viên nhóm biết quy chế (bản {regulation.Version}): chép lời báo, đăng và ghim.", tended.Person, page: "regulation");
        }
    }

    private static IEnumerable<GroupTask> Account(GroupFacts facts, TendedBy tended)
    {
        if (facts.RemovalsWaiting > 0)
            yield return Task(facts, GroupTaskKind.RemovalWaits, TaskWeight.Task, $"{facts.RemovalsWaiting} đề nghị mời thành viên ra khỏi nhóm chờ lãnh đạo xem.", null, page: "members");
        if (facts.Group is not { Kind: GroupKind.Account, Account: { } account }) yield break;
        if (account.IsDisabled)
            yield return Task(facts, GroupTaskKind.Disabled, TaskWeight.Urgent,
                $"Gói của nhóm đã hết: không gửi tin được (-237).{(account.DeletedOn is { } gone ? $" Zalo xóa nhóm ngày {gone.InWords()}; gia hạn trước ngày đó." : "")}", null, page: "account");
        else if (account.AssetEndsOn is { } ends && account.AssetRenews is not true && ends.DayNumber - facts.Today.DayNumber <= PackageWarningDays)
            yield return Task(facts, GroupTaskKind.PackageEnds, TaskWeight.Urgent,
                $"Gói của nhóm hết ngày {ends.InWords()}. Sau đó không gửi được tin và 45 ngày sau Zalo xóa nhóm. Gia hạn hoặc chuyển sang nhóm lập tay.", null, page: "account");
        if (account.Trouble is { } trouble)
            yield return Task(facts, GroupTaskKind.AccountTrouble, TaskWeight.Urgent, AccountTroubles.InWords(trouble), null, page: "account");
        if (AccountDrift.Of(facts.Group, facts.Rules, facts.Commune) is { Count: > 0 } drift)
            yield return Task(facts, GroupTaskKind.Drift, TaskWeight.Task, $"Thiết lập trên Zalo khác với quy định: {string.Join("; ", drift.Select(d => d.Label))}. Sửa lại bằng một nút.", tended.Person, page: "account");
        if (account.DeputiesChangedAt is { } changed)
            yield return Task(facts, GroupTaskKind.DeputiesChanged, TaskWeight.Task, $"Phó nhóm trên Zalo bị đổi ngoài hệ thống ({changed.Short()}). Mở OA Manager xem lại, rồi xác nhận.", tended.Person, page: "account");
        if (account.Waiting is > 0)
            yield return Task(facts, GroupTaskKind.PeopleWait, TaskWeight.Task, $"{account.Waiting} người chờ duyệt vào nhóm.", tended.Person, page: "members");
    }

    /// <summary>Whoever leads or looks after a group confirms its rules; each person once.</summary>
    public static IEnumerable<StaffId> Readers(GroupFacts facts) => facts.People
        .Where(p => p.Covers(facts.Today) && p.StaffId is not null && p.Duty is not (GroupDuty.Guest or GroupDuty.TechContact)).Select(p => p.StaffId!.Value).Distinct();

    private static bool NeedsLeader(GroupFacts facts) =>
        facts.Group.Purpose is GroupPurpose.Committee || facts.Group.Purpose is GroupPurpose.Residents && facts.Rules.CivilianLeads && facts.Group.UnitKind is UnitKind.Hamlet or UnitKind.SubHamlet;

    // The head of the committee leads its group, whoever that is today (R-HG-42).
    private static bool Vacant(GroupFacts facts, GroupDuty duty) => duty is GroupDuty.Leader && facts.Group.Purpose is GroupPurpose.Committee
        ? !facts.Committee.Any(s => s is { Rank: CommitteeRank.Head, Holder: not null })
        : !facts.People.Any(p => p.Duty == duty && p.Covers(facts.Today));

    private static GroupTask Task(GroupFacts facts, GroupTaskKind kind, TaskWeight weight, string sentence, StaffId? owner, string? copy = null, string? page = null) =>
        new(kind, weight, facts.Group, sentence, owner) { Copy = copy, Page = page };

    private static string Name(GroupFacts facts, StaffId person) => facts.Cards.GetValueOrDefault(person)?.Name ?? "người phụ trách";

    private static string Count(int number) => number.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"));

    // Names that begin with an abbreviation (ANTT, OA) keep it.
    private static string Lower(string text) => text.Length < 2 || char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
