using BinhYen.Communes;
using BinhYen.Staff;

namespace BinhYen.Groups;

/// <summary>
/// What the commune's model profile says about groups, as far as this room acts on it. Safety is not among it: leading a
/// group never opens a report, whatever the profile calls the leader (C-01).
/// </summary>
internal sealed record GroupRules
{
    /// <summary><c>group.tiering</c>.</summary>
    public GroupTiering Tiering { get; init; } = GroupTiering.OneTier;

    /// <summary><c>group.perUnitMax</c>.</summary>
    public GroupsPerUnit PerUnit { get; init; } = GroupsPerUnit.OneWithOverflow;

    /// <summary><c>org.unitKinds</c>.</summary>
    public IReadOnlyList<UnitKind> UnitKinds { get; init; } = [UnitKind.Hamlet, UnitKind.Agency, UnitKind.School, UnitKind.Enterprise];

    /// <summary><c>group.nameTemplate</c>.</summary>
    public GroupNameTemplate NameTemplate { get; init; } = new("Zalo ANTT {unit} {kind} {commune}");

    /// <summary><c>group.leaderRole</c>.</summary>
    public GroupRole LeaderRole { get; init; } = GroupRole.AreaOfficer;

    /// <summary><c>group.deputyRoles</c>.</summary>
    public IReadOnlyList<GroupRole> DeputyRoles { get; init; } = [];

    /// <summary><c>group.coManagerRoles</c>.</summary>
    public IReadOnlyList<GroupRole> CoManagerRoles { get; init; } = [GroupRole.HamletHead];

    /// <summary><c>group.moderatorRoles</c>.</summary>
    public IReadOnlyList<GroupRole> ModeratorRoles { get; init; } = [GroupRole.AreaOfficer];

    /// <summary><c>group.memberRoles</c>: positions that should be represented.</summary>
    public IReadOnlyList<GroupRole> MemberRoles { get; init; } = [];

    /// <summary><c>group.memberApproval</c>.</summary>
    public MemberApproval MemberApproval { get; init; } = MemberApproval.OpenWithApproval;

    /// <summary><c>group.proposedBy</c>.</summary>
    public string ProposedBy { get; init; } = "Công an xã";

    /// <summary><c>group.itContact.required</c>.</summary>
    public bool TechContactRequired { get; init; }

    /// <summary><c>group.settingsChecklist</c>.</summary>
    public IReadOnlyList<GroupSettingCheck> Checklist { get; init; } = Enum.GetValues<GroupSettingCheck>();

    /// <summary><c>group.regulation.required</c>.</summary>
    public IReadOnlyList<RegulationKind> RegulationsRequired { get; init; } = [RegulationKind.Group];

    /// <summary><c>group.sensitiveChannel</c>: changes what members are told, never where a report is kept (R-HG-49, C-03).</summary>
    public SensitiveChannel SensitiveChannel { get; init; } = SensitiveChannel.PrivateOnly;

    /// <summary>What may not be posted in any group, in the profile's words (<c>content.prohibited</c>, R-DT-50).</summary>
    public IReadOnlyList<string> ProhibitedContent { get; init; } = [];

    /// <summary><c>committee.ownGroup</c>: the committee has a group of its own, led by its head (R-HG-41).</summary>
    public bool CommitteeHasGroup { get; init; }

    /// <summary><c>group.maxMembers</c> of groups made by hand.</summary>
    public int MostMembers { get; init; } = 1000;

    /// <summary>Members beyond which a hand-made group no longer fits an account-managed one of the small packages (workflow §9).</summary>
    public int AccountLimit { get; init; } = 200;

    /// <summary>Whether a unit of this kind may have a group. "Cơ quan, đơn vị" of a plan means bodies of every kind.</summary>
    public bool Takes(UnitKind kind) =>
        UnitKinds.Contains(kind) || (UnitKinds.Contains(UnitKind.Agency) && kind is UnitKind.School or UnitKind.Enterprise or UnitKind.Cooperative);

    /// <summary>Positions with "trưởng nhóm" and "phó nhóm" spelled out as the positions that lead and assist here.</summary>
    public IReadOnlyList<GroupRole> Spelled(IEnumerable<GroupRole> roles) =>
    [
        .. roles.SelectMany(role => role switch
        {
            GroupRole.GroupLeader => [LeaderRole],
            GroupRole.GroupDeputy => DeputyRoles,
            _ => [role],
        }).Distinct(),
    ];

    /// <summary>Whether a civilian leads the groups of residents (Hà Giang). Then the responsible officer is another person beside the leader.</summary>
    public bool CivilianLeads => LeaderRole is not (GroupRole.AreaOfficer or GroupRole.RegularPoliceOfficer);

    /// <summary>Whether a position comes with a role in the product, so that an account either has it or does not.</summary>
    public static bool IsRole(GroupRole position) => Enum.GetValues<StaffRole>().Any(role => Holds(role, position));

    /// <summary>Whether an account's role fits a position of the profile. Positions without a role of their own fit no account.</summary>
    public static bool Holds(StaffRole role, GroupRole position) => position switch
    {
        GroupRole.AreaOfficer => role is StaffRole.AreaOfficer,
        GroupRole.RegularPoliceOfficer or GroupRole.TechnicalContact =>
            role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief or StaffRole.AreaOfficer or StaffRole.DutyOfficer,
        GroupRole.ManagementTeam => role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief,
        GroupRole.HamletHead => role is StaffRole.HamletHead,
        GroupRole.GroupLeader or GroupRole.GroupDeputy or GroupRole.TeamLeader or GroupRole.PartyCellSecretary or GroupRole.FrontCommittee or GroupRole.Union
            or GroupRole.HamletBoard or GroupRole.SecurityTeam or GroupRole.CriminalPolice or GroupRole.OrderPolice or GroupRole.Agency or GroupRole.Enterprise or GroupRole.Household
            or GroupRole.RespectedPerson => false,
    };
}
