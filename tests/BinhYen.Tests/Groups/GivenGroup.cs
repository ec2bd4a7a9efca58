using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform;
using BinhYen.Staff;

namespace BinhYen.Tests.Groups;

/// <summary>Facts about one group, in order unless a test spoils them.</summary>
internal static class GivenGroup
{
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly CommuneId CommuneId = new(new Guid("0199bbbb-0000-7000-8000-000000000001"));
    public static readonly StaffId Officer = new(new Guid("0199bbbb-0000-7000-8000-0000000000a1"));
    public static readonly StaffId Substitute = new(new Guid("0199bbbb-0000-7000-8000-0000000000a2"));
    public static readonly StaffId Chief = new(new Guid("0199bbbb-0000-7000-8000-0000000000a0"));

    public static readonly Commune Commune = new() { Id = CommuneId, Slug = "an-phu-khe", Name = "An Phú Khê", Kind = "xã", Province = "Sông Thanh", CodePrefix = "AP" };

    public static ZaloGroup Group(
        GroupKind kind = GroupKind.Ordinary, UnitKind unit = UnitKind.Hamlet, string unitName = "thôn Đông Khê", string? name = null, GroupPurpose purpose = GroupPurpose.Residents, int number = 1)
    {
        var group = ZaloGroup.Propose(
            new GroupProposal { Kind = kind, UnitKind = unit, UnitName = unitName, Name = name ?? $"Zalo ANTT {unitName} xã An Phú Khê", Purpose = purpose, Number = number },
            "G01", CommuneId, new DateTimeOffset(2026, 5, 12, 2, 0, 0, TimeSpan.Zero), Chief);
        group.Approve().Succeeded.ShouldBeTrue();
        group.Activate([], new DateOnly(2026, 5, 12)).Succeeded.ShouldBeTrue();
        return group;
    }

    public static Regulation Rules { get; } = new()
    {
        Id = new Guid("0199bbbb-0000-7000-8000-0000000000b1"), CommuneId = CommuneId, Book = RuleBook.Group, Version = 1, Title = "Quy chế nhóm", EffectiveFrom = new DateOnly(2026, 5, 12), Text = "…",
        Allowed = "Thông báo của Công an xã",
    };

    /// <summary>A group that needs nothing.</summary>
    public static GroupFacts Facts(ZaloGroup? group = null)
    {
        group ??= Group();
        return new GroupFacts(group, Commune, new GroupRules(), Today)
        {
            People = [Appointed(group, GroupDuty.Officer, Officer), Appointed(group, GroupDuty.Substitute, Substitute)],
            Figure = Figure(group, 180),
            Look = Look(group, Today.AddDays(-2)),
            Done = SetupSteps.Of(group.Kind).ToHashSet(),
            InForce = [Rules],
            Readings = [Read(group, Officer), Read(group, Substitute)],
            Postings = [new RegulationPosting { RegulationId = Rules.Id, GroupId = group.Id, CommuneId = CommuneId, On = Today, By = Officer }],
            Cards = new Dictionary<StaffId, StaffCard> { [Officer] = Card(Officer, "Lưu Gia Bách"), [Substitute] = Card(Substitute, "Phan Hữu Lân") },
            AreaOfficer = Officer,
        };
    }

    public static GroupAppointment Appointed(ZaloGroup group, GroupDuty duty, StaffId person) =>
        new() { Id = Guid.CreateVersion7(), CommuneId = CommuneId, GroupId = group.Id, Duty = duty, StaffId = person, From = new DateOnly(2026, 5, 12) };

    public static MemberFigure Figure(ZaloGroup group, int members, DateOnly? date = null) =>
        new() { Id = Guid.CreateVersion7(), CommuneId = CommuneId, GroupId = group.Id, Date = date ?? Today.AddDays(-3), Members = members, By = Officer };

    public static SettingsLook Look(ZaloGroup group, DateOnly on, bool editOnlyLeaders = true, bool linkShared = false, bool joinApproval = true, bool history = false) => new()
    {
        Id = Guid.CreateVersion7(), CommuneId = CommuneId, GroupId = group.Id, On = on, By = Officer, EditOnlyLeaders = editOnlyLeaders, JoinApproval = joinApproval, NewcomersSeeHistory = history, LinkShared = linkShared,
    };

    public static RegulationReading Read(ZaloGroup group, StaffId person) => new() { RegulationId = Rules.Id, GroupId = group.Id, StaffId = person, CommuneId = CommuneId };

    public static Leave Away(StaffId person, StaffId? substitute = null) =>
        new() { Id = Guid.CreateVersion7(), CommuneId = CommuneId, StaffId = person, From = Today.AddDays(-1), Until = Today.AddDays(5), SubstituteId = substitute };

    private static StaffCard Card(StaffId id, string name) => new(id, CommuneId, name, null, "Cảnh sát khu vực", StaffRole.AreaOfficer, false);
}
