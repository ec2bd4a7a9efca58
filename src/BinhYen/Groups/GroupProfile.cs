using BinhYen.Communes;

namespace BinhYen.Groups;

/// <summary>Reads what the commune's model profile says about groups.</summary>
internal sealed class GroupProfile(CommuneDirectory communes)
{
    public async Task<GroupRules> OfAsync(CommuneId commune, CancellationToken cancellationToken) => From((await communes.SettingsAsync(commune, cancellationToken)).Values);

    /// <summary>The rules of a profile.</summary>
    public static GroupRules From(ProfileValues profile) => new()
    {
        Tiering = profile.Tiering, PerUnit = profile.GroupsPerUnit, UnitKinds = profile.UnitKinds, NameTemplate = profile.GroupNameTemplate, LeaderRole = profile.GroupLeader,
        DeputyRoles = profile.GroupDeputies, CoManagerRoles = profile.GroupCoManagers, ModeratorRoles = profile.GroupModerators, MemberRoles = profile.GroupMembers,
        MemberApproval = profile.MemberApproval, ProposedBy = profile.GroupProposedBy, TechContactRequired = profile.ItContactRequired,
        Checklist = profile.GroupSettingsChecklist, RegulationsRequired = profile.RequiredRegulations, MostMembers = profile.GroupMaxMembers, CommitteeHasGroup = profile.CommitteeHasOwnGroup,
        SensitiveChannel = profile.SensitiveChannel, ProhibitedContent = profile.ProhibitedContent,
    };
}
