using BinhYen.Communes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>
/// One group of the commune's registry, whether it lives in Zalo or (kind <see cref="GroupKind.None"/>) only on paper and
/// loudspeaker. Holds facts about the group, never about its members: those are counted, not listed.
/// </summary>
internal sealed class ZaloGroup
{
    public const int LongestName = 120;

    public GroupId Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Code within the commune: "G01".</summary>
    public required string Code { get; init; }
    public GroupKind Kind { get; private set; }
    public GroupPurpose Purpose { get; init; }
    public UnitKind UnitKind { get; init; }

    /// <summary>The hamlet the unit is or lies in; null for units of the whole commune.</summary>
    public HamletId? HamletId { get; init; }

    /// <summary>Further hamlets of a verification group that covers a cluster (R-TT-55), as ids.</summary>
    public List<Guid> Cluster { get; init; } = [];

    /// <summary>Name of the unit as the naming rule uses it: "thôn Đông Khê", "Trường THCS An Phú Khê".</summary>
    public required string UnitName { get; init; }

    /// <summary>1 for the first group of a unit; 2, 3 … for the groups opened when one was full.</summary>
    public int Number { get; init; } = 1;

    /// <summary>The group's name as it really is in Zalo; before it exists, as it was proposed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The name that was approved although it breaks the rule; null when none was. Another name is another question.</summary>
    public string? ApprovedName { get; private set; }

    /// <summary>Why it was approved.</summary>
    public string? ApprovedBecause { get; private set; }

    /// <summary>The link people join by; null when unknown or when the group has none.</summary>
    public string? Link { get; set; }

    public GroupState State { get; private set; }

    /// <summary>Why it is paused, dissolved or merged; null otherwise.</summary>
    public string? StateReason { get; private set; }

    /// <summary>Day it was proposed.</summary>
    public DateOnly ProposedOn { get; init; }

    /// <summary>Who proposed it: account of the one who typed it in.</summary>
    public StaffId? ProposedBy { get; init; }

    /// <summary>The body that proposes, as the profile says (<c>group.proposedBy</c>): "Ban liên cán khu dân cư".</summary>
    public string ProposingBody { get; init; } = "";

    /// <summary>What the survey before the proposal found (R-HG-51); numbers and circumstances, no persons. Empty when none was made.</summary>
    public string SurveyNote { get; init; } = "";

    /// <summary>What the group is for and what may be posted, as proposed (R-HG-51).</summary>
    public string ProposedContent { get; init; } = "";

    /// <summary>First day of operation; null before.</summary>
    public DateOnly? ActiveSince { get; private set; }

    /// <summary>Last day; null while it lives.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The group its people went over to; null unless merged.</summary>
    public GroupId? MergedInto { get; private set; }

    /// <summary>What Zalo said about a group of the Official Account; null for the other kinds and before it was made.</summary>
    public AccountGroup? Account { get; private set; }

    /// <summary>How the settings of a group of the Official Account should be.</summary>
    public WantedSettings Wanted { get; private set; } = new();

    /// <summary>Counts every change; two people who save at once do not overwrite each other.</summary>
    public int Revision { get; private set; }

    /// <summary>Has not ended.</summary>
    public bool IsAlive => State is not (GroupState.Dissolved or GroupState.Merged);

    /// <summary>Takes part in checks, figures and warnings.</summary>
    public bool IsInUse => State is GroupState.SettingUp or GroupState.Active;

    /// <summary>A group as it is proposed.</summary>
    public static ZaloGroup Propose(GroupProposal proposal, string code, CommuneId commune, DateTimeOffset now, StaffId? by) => new()
    {
        Id = GroupId.New(now), CommuneId = commune, Code = code, Kind = proposal.Kind, Purpose = proposal.Purpose, UnitKind = proposal.UnitKind,
        HamletId = proposal.HamletId, Cluster = [.. proposal.Cluster.Select(h => h.Value)], UnitName = proposal.UnitName, Number = proposal.Number,
        Name = proposal.Name, ProposedOn = VietnamTime.DateOf(now), ProposedBy = by, ProposingBody = proposal.ProposingBody,
        SurveyNote = proposal.SurveyNote, ProposedContent = proposal.Content, State = GroupState.Proposed,
    };

    /// <summary>The proposal is accepted; the checklist begins.</summary>
    public Result Approve() => Move(GroupState.SettingUp, null, GroupState.Proposed);

    /// <summary>The group begins to operate.</summary>
    /// <param name="missing">What is still missing, in words; a group with anything missing does not begin (R-YC-33, R-YC-85).</param>
    /// <param name="on">First day.</param>
    public Result Activate(IReadOnlyList<string> missing, DateOnly on)
    {
        if (State is not (GroupState.SettingUp or GroupState.Paused)) return GroupRefusals.WrongState(State);
        if (missing.Count > 0) return GroupRefusals.NotReady(missing);
        ActiveSince ??= on;
        return Move(GroupState.Active, null, State);
    }

    public Result Pause(string reason) => Move(GroupState.Paused, reason, GroupState.SettingUp, GroupState.Active);

    /// <summary>Ends the group for good.</summary>
    public Result Dissolve(string reason, DateOnly on)
    {
        if (!IsAlive) return GroupRefusals.WrongState(State);
        EndedOn = on;
        return Move(GroupState.Dissolved, reason, State);
    }

    /// <summary>Its people went over to another group.</summary>
    public Result Merge(ZaloGroup into, string reason, DateOnly on)
    {
        if (!IsAlive) return GroupRefusals.WrongState(State);
        if (into.Id == Id || !into.IsAlive || into.CommuneId != CommuneId) return GroupRefusals.NoGroupToMergeInto;
        (EndedOn, MergedInto) = (on, into.Id);
        return Move(GroupState.Merged, reason, State);
    }

    /// <summary>Notes the name the group really has in Zalo.</summary>
    public void NoteName(string name)
    {
        if (Name == name) return;
        Name = name;
        Revision++;
    }

    /// <summary>Lets the present name stand although it breaks the rule.</summary>
    public void ApproveName(string because)
    {
        (ApprovedName, ApprovedBecause) = (Name, because);
        Revision++;
    }

    /// <summary>The kind was chosen otherwise before the group came to life.</summary>
    public Result ChangeKind(GroupKind kind)
    {
        if (State is not (GroupState.Proposed or GroupState.SettingUp) || Account is not null) return GroupRefusals.KindIsFixed;
        Kind = kind;
        Revision++;
        return Result.Done;
    }

    /// <summary>Notes news of Zalo or a decision about the account's side. A reading that began before gives way to it.</summary>
    public void NoteAccount(AccountGroup account)
    {
        NoteReading(account);
        Revision++;
    }

    /// <summary>Notes what Zalo said when asked. Does not count as a change: whoever decides meanwhile is not disturbed.</summary>
    public void NoteReading(AccountGroup account)
    {
        Account = account;
        if (account.Link is not null) Link = account.Link;
    }

    /// <summary>Chooses how the settings should be.</summary>
    public void Want(WantedSettings wanted)
    {
        Wanted = wanted;
        Revision++;
    }

    private Result Move(GroupState to, string? reason, params ReadOnlySpan<GroupState> from)
    {
        if (!from.Contains(State)) return GroupRefusals.WrongState(State);
        (State, StateReason) = (to, reason);
        Revision++;
        return Result.Done;
    }
}

/// <summary>
/// Wanted settings of a group of the Official Account. Newcomers always wait for approval; that is no choice.
/// </summary>
internal sealed record WantedSettings
{
    /// <summary><c>enable_link_join</c>: the link on posters lets people ask to join.</summary>
    public bool LinkJoins { get; init; } = true;

    /// <summary><c>lock_send_msg</c>: the group is for announcements only.</summary>
    public bool OnlyAccountWrites { get; init; }

    /// <summary><c>enable_msg_history</c>: off, for the sake of those who spoke before.</summary>
    public bool NewcomersSeeHistory { get; init; }
}

/// <summary>What is asked for when a group is proposed.</summary>
internal sealed record GroupProposal
{
    public GroupKind Kind { get; init; }
    public GroupPurpose Purpose { get; init; }
    public UnitKind UnitKind { get; init; }
    public HamletId? HamletId { get; init; }
    public IReadOnlyList<HamletId> Cluster { get; init; } = [];
    public string UnitName { get; init; } = "";
    public int Number { get; init; } = 1;
    public string Name { get; init; } = "";
    public string ProposingBody { get; init; } = "";
    public string SurveyNote { get; init; } = "";
    public string Content { get; init; } = "";

    /// <summary>Whether the group begins with the people the commune knows for its hamlet.</summary>
    public bool WithKnownPeople { get; init; }
}

internal sealed class ZaloGroupMapping : IEntityTypeConfiguration<ZaloGroup>
{
    public void Configure(EntityTypeBuilder<ZaloGroup> builder)
    {
        builder.ToTable("zalo_groups").HasKey(g => g.Id);
        builder.Property(g => g.Code).HasMaxLength(20);
        builder.Property(g => g.UnitName).HasMaxLength(120);
        builder.Property(g => g.Name).HasMaxLength(ZaloGroup.LongestName);
        builder.Property(g => g.ApprovedName).HasMaxLength(ZaloGroup.LongestName);
        builder.Property(g => g.ApprovedBecause).HasMaxLength(300);
        builder.Property(g => g.Link).HasMaxLength(300);
        builder.Property(g => g.StateReason).HasMaxLength(300);
        builder.Property(g => g.ProposingBody).HasMaxLength(120);
        builder.Property(g => g.SurveyNote).HasMaxLength(2000);
        builder.Property(g => g.ProposedContent).HasMaxLength(4000);
        builder.Property(g => g.Revision).IsConcurrencyToken();
        builder.HasIndex(g => new { g.CommuneId, g.Code }).IsUnique();
        builder.OwnsOne(g => g.Account, account =>
        {
            account.Property(a => a.ZaloId).HasMaxLength(200);
            account.Property(a => a.Name).HasMaxLength(200);
            account.Property(a => a.Link).HasMaxLength(300);
            account.Property(a => a.AssetType).HasMaxLength(40);
            account.Property(a => a.AssetId).HasMaxLength(200);
            account.Property(a => a.Trouble).HasMaxLength(60);
            account.HasIndex(a => a.ZaloId).IsUnique();
            account.HasIndex(a => a.ReadAgainAt);
        });
        builder.OwnsOne(g => g.Wanted);
        builder.Navigation(g => g.Wanted).IsRequired();
        builder.Ignore(g => g.IsAlive).Ignore(g => g.IsInUse);
    }
}
