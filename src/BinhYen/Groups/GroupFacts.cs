using BinhYen.Communes;
using BinhYen.Staff;

namespace BinhYen.Groups;

/// <summary>All that is known of one group on a day, loaded together so that every screen judges by the same facts.</summary>
/// <param name="Group">The group.</param>
/// <param name="Commune">Its commune.</param>
/// <param name="Rules">The profile's rules.</param>
/// <param name="Today">The day judged.</param>
internal sealed record GroupFacts(ZaloGroup Group, Commune Commune, GroupRules Rules, DateOnly Today)
{
    /// <summary>Appointments that hold today or begin later.</summary>
    public IReadOnlyList<GroupAppointment> People { get; init; } = [];

    /// <summary>The newest figure; null when nobody ever counted.</summary>
    public MemberFigure? Figure { get; init; }

    /// <summary>The newest look at the settings; null when nobody looked yet.</summary>
    public SettingsLook? Look { get; init; }
    public IReadOnlySet<SetupStep> Done { get; init; } = new HashSet<SetupStep>();

    /// <summary>Regulations in force today that concern this group, the newest of each book.</summary>
    public IReadOnlyList<Regulation> InForce { get; init; } = [];

    /// <summary>Who confirmed having read which of them.</summary>
    public IReadOnlyList<RegulationReading> Readings { get; init; } = [];

    /// <summary>Where they were made known in the group.</summary>
    public IReadOnlyList<RegulationPosting> Postings { get; init; } = [];

    /// <summary>Cards of everybody named in <see cref="People"/>.</summary>
    public IReadOnlyDictionary<StaffId, StaffCard> Cards { get; init; } = new Dictionary<StaffId, StaffCard>();

    /// <summary>Leave that covers today, by person.</summary>
    public IReadOnlyDictionary<StaffId, Leave> Away { get; init; } = new Dictionary<StaffId, Leave>();

    /// <summary>Seats of the steering committee today: the members of its own group (R-HG-43). Empty for every other group.</summary>
    public IReadOnlyList<CommitteeSeat> Committee { get; init; } = [];

    /// <summary>The same at the end of the day on which members were last counted; empty for other groups and before a first count.</summary>
    public IReadOnlyList<CommitteeSeat> CommitteeAtCount { get; init; } = [];

    /// <summary>Who polices the group's hamlet today; null when nobody or when the group has no hamlet.</summary>
    public StaffId? AreaOfficer { get; init; }

    /// <summary>Groups of the same unit and purpose that live, this one included.</summary>
    public int OfSameUnit { get; init; } = 1;

    /// <summary>Proposals to remove a member that wait for a second person.</summary>
    public int RemovalsWaiting { get; init; }

    /// <summary>The account that holds a duty today; null when vacant or held by somebody without an account.</summary>
    public StaffId? Holder(GroupDuty duty) => People.FirstOrDefault(p => p.Duty == duty && p.Covers(Today) && p.StaffId is not null)?.StaffId;

    /// <summary>How many people hold a duty today. Two positions of one person count once (R-DT-41).</summary>
    public int PersonsIn(GroupDuty duty) =>
        People.Where(p => p.Duty == duty && p.Covers(Today)).Select(p => p.StaffId?.ToString() ?? Registry.GroupNaming.Clean(p.PersonName ?? "").ToUpperInvariant()).Distinct().Count();

    /// <summary>Everybody of the staff with a duty in this group today.</summary>
    public bool Has(StaffId person) => People.Any(p => p.StaffId == person && p.Covers(Today) && p.Duty is not GroupDuty.Guest);

    /// <summary>"Zalo ANTT thôn Đông Khê …" or the unit where there is no name.</summary>
    public string Name => Group.Name.Length > 0 ? Group.Name : Group.UnitName;
}
