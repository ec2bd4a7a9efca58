using System.Text.Json;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Demo;

/// <summary>
/// Puts the fictional commune's fifteen groups into the registry, with everything that is deliberately wrong about some
/// of them. Does nothing when there are groups already.
/// </summary>
internal sealed class DemoGroups(BinhYenDb db, CommuneDirectory communes, TimeProvider clock)
{
    // The file's data were written for this day; looks and figures keep their distance to today, so that the demo is right on any day.
    private static readonly DateOnly WrittenFor = new(2026, 11, 15);

    /// <summary>Runs in a scope of its own.</summary>
    public static async Task EnsureAsync(IServiceProvider services, CommuneId commune, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<DemoGroups>(scope.ServiceProvider).EnsureAsync(commune, cancellationToken);
    }

    private async Task EnsureAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        if (await db.Set<ZaloGroup>().AnyAsync(g => g.CommuneId == commune, cancellationToken)) return;
        var file = DemoFile.Load();
        var hamlets = (await communes.HamletsAsync(commune, cancellationToken)).ToDictionary(h => h.Code);
        var staff = await db.Set<StaffMember>().AsNoTracking().Where(s => s.CommuneId == commune).ToListAsync(cancellationToken);
        var people = new People(file, staff);
        var rules = AddRegulations(commune, file, people.Of("P01"));
        foreach (var data in file.Groups) Add(commune, data, file, hamlets, people, rules);
        await db.SaveChangesAsync(cancellationToken);
    }

    private void Add(CommuneId commune, DemoFile.GroupData data, DemoFile file, Dictionary<string, Hamlet> hamlets, People people, Guid rules)
    {
        var created = VietnamTime.At(data.CreatedOn, new TimeOnly(9, 0));
        var hamlet = hamlets.GetValueOrDefault(data.Unit);
        var group = ZaloGroup.Propose(new GroupProposal
        {
            Kind = GroupKind.Ordinary, UnitKind = Enum.Parse<UnitKind>(data.Kind), HamletId = hamlet?.Id, Name = data.Name,
            UnitName = hamlet?.FullName ?? file.Units.First(u => u.Code == data.Unit).Name.Replace(" (hư cấu)", "", StringComparison.Ordinal), ProposingBody = "Công an xã",
        }, data.Code, commune, created, people.Of("P01"));
        _ = group.Approve();
        _ = group.Activate([], data.CreatedOn);
        db.Add(group);

        db.AddRange(SetupSteps.Of(group.Kind).Select(step => new SetupTick { GroupId = group.Id, CommuneId = commune, Step = step, DoneOn = data.CreatedOn, By = people.Of(data.Leader) }));
        AddPeople(group, data, file, people);
        AddFigures(group, data, people.Of(data.Leader));
        db.AddRange(new[] { people.Of(data.Leader), people.Of(data.Substitute) }.Concat(data.CoManagers.Select(people.Named).OfType<StaffId>()).Distinct()
            .Select(person => new RegulationReading { RegulationId = rules, GroupId = group.Id, StaffId = person, CommuneId = commune, At = VietnamTime.At(data.CreatedOn, new TimeOnly(10, 0)) }));
        db.Add(new RegulationPosting { RegulationId = rules, GroupId = group.Id, CommuneId = commune, On = data.CreatedOn, By = people.Of(data.Leader) });
        var looked = data.Settings.LastChecked.AddDays(clock.Today().DayNumber - WrittenFor.DayNumber);
        db.Add(new SettingsLook
        {
            Id = Guid.CreateVersion7(), CommuneId = commune, GroupId = group.Id, On = looked, At = VietnamTime.At(looked, new TimeOnly(8, 30)), By = people.Of(data.Leader),
            EditOnlyLeaders = data.Settings.EditOnlyLeaders, JoinApproval = data.Settings.JoinApproval,
            NewcomersSeeHistory = data.Settings.HistoryForNewMembers, LinkShared = data.Settings.LinkShared,
        });
    }

    private void AddPeople(ZaloGroup group, DemoFile.GroupData data, DemoFile file, People people)
    {
        Add(GroupDuty.Officer, people.Of(data.Leader), null, null);
        Add(GroupDuty.Substitute, people.Of(data.Substitute), null, null);
        foreach (var name in data.CoManagers) Add(GroupDuty.CoManager, people.Named(name), name, GroupRole.HamletHead);
        if (file.HamletPeople.FirstOrDefault(h => h.Hamlet == data.Unit) is not { } hamlet) return;
        Add(GroupDuty.Representative, null, hamlet.SecurityTeamLeader.Name, GroupRole.TeamLeader);
        Add(GroupDuty.Representative, null, hamlet.FrontCommitteeHead.Name, GroupRole.FrontCommittee);

        void Add(GroupDuty duty, StaffId? account, string? name, GroupRole? position) => db.Add(new GroupAppointment
        {
            Id = Guid.CreateVersion7(), CommuneId = group.CommuneId, GroupId = group.Id, Duty = duty, StaffId = account, From = data.CreatedOn,
            PersonName = account is null ? name : null, Position = account is null ? position : null,
        });
    }

    // Growth from the first day to today, as a drive of some months brings it.
    private void AddFigures(ZaloGroup group, DemoFile.GroupData data, StaffId by)
    {
        double[] share = [0.22, 0.48, 0.66, 0.79, 0.88, 0.95, 1];
        var last = clock.Today().AddDays(-3);
        var days = Math.Max(share.Length, last.DayNumber - data.CreatedOn.DayNumber - 7);
        for (var i = 0; i < share.Length; i++)
        {
            var date = last.AddDays(-days * (share.Length - 1 - i) / (share.Length - 1));
            db.Add(new MemberFigure
            {
                Id = Guid.CreateVersion7(), CommuneId = group.CommuneId, GroupId = group.Id, Date = date, Members = (int)(data.Members * share[i]),
                Households = data.HouseholdsJoined > 0 ? (int)(data.HouseholdsJoined * share[i]) : null, By = by, At = VietnamTime.At(date, new TimeOnly(16, 0)),
            });
        }
    }

    /// <returns>The regulation of the groups.</returns>
    private Guid AddRegulations(CommuneId commune, DemoFile file, StaffId chief)
    {
        var from = new DateOnly(2026, 5, 12);
        Add(RuleBook.Committee, "Quy chế hoạt động của Ban Chỉ đạo mô hình", "Ban Chỉ đạo họp định kỳ vào ngày 20 hằng tháng. Thành viên phụ trách từng thôn, xóm, từng tổ chức.", "");
        Add(RuleBook.Model, $"Quy chế hoạt động của mô hình tại xã {file.Commune.Name}", "Kênh trao đổi hai chiều giữa Công an xã và người dân về an ninh, trật tự. Danh tính người báo tin được giữ kín.", "");
        return Add(RuleBook.Group, "Quy chế nhóm Zalo an ninh trật tự", "Nhóm do Cảnh sát khu vực quản trị; trưởng thôn, xóm cùng quản lý. Thành viên dùng đúng mục đích, không đăng thông tin sai sự thật. Người bị nhắc nhở có quyền khiếu nại.",
            "Thông báo của Công an xã, UBND xã\nCảnh báo thủ đoạn tội phạm, lừa đảo\nPhòng cháy, chữa cháy; an toàn giao thông\nNgười tốt, việc tốt\nHỏi đáp thủ tục hành chính");

        Guid Add(RuleBook book, string title, string text, string allowed) => db.Add(new Regulation
        {
            Id = Guid.CreateVersion7(), CommuneId = commune, Book = book, Version = 1, Title = title, Number = "32/QĐ-UBND", EffectiveFrom = from, Text = text,
            Allowed = allowed, Prohibited = book is RuleBook.Group ? "Quảng cáo, rao bán\nTin không rõ nguồn" : "", By = chief, At = VietnamTime.At(from, new TimeOnly(8, 0)),
        }).Entity.Id;
    }

    /// <summary>Finds accounts by the codes and names of the file.</summary>
    private sealed class People(DemoFile file, IReadOnlyList<StaffMember> staff)
    {
        public StaffId Of(string code) => Named(file.Officers.First(o => o.Code == code).Name)!.Value;

        public StaffId? Named(string name) => staff.FirstOrDefault(s => s.FullName == name)?.StaffId;
    }

    /// <summary>The part of <c>data/demo/demo-model.json</c> that is about groups.</summary>
    internal sealed record DemoFile(
        DemoFile.CommuneData Commune, IReadOnlyList<DemoFile.GroupData> Groups, IReadOnlyList<DemoFile.UnitData> Units, IReadOnlyList<DemoFile.OfficerData> Officers, IReadOnlyList<DemoFile.HamletPeopleData> HamletPeople)
    {
        public static DemoFile Load()
        {
            using var stream = typeof(DemoFile).Assembly.GetManifestResourceStream("demo-model.json")!;
            return JsonSerializer.Deserialize<DemoFile>(stream, JsonSerializerOptions.Web)!;
        }

        internal sealed record CommuneData(string Name);

        internal sealed record GroupData(
            string Code, string Kind, string Unit, string Name, string Leader, IReadOnlyList<string> CoManagers, string Substitute, int Members, int HouseholdsJoined, DateOnly CreatedOn, SettingsData Settings);

        internal sealed record SettingsData(bool EditOnlyLeaders, bool JoinApproval, bool HistoryForNewMembers, bool LinkShared, DateOnly LastChecked);

        internal sealed record UnitData(string Code, string Name);

        internal sealed record OfficerData(string Code, string Name);

        internal sealed record HamletPeopleData(string Hamlet, PersonData SecurityTeamLeader, PersonData FrontCommitteeHead);

        internal sealed record PersonData(string Name);
    }
}
