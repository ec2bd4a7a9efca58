using static BinhYen.Staff.Permission;
using static BinhYen.Staff.StaffRole;

namespace BinhYen.Staff;

/// <summary>
/// The table of roles and rights. The administrator of the system has no right to any content; a hamlet head
/// leads a group but opens no report of others (C-01).
/// </summary>
internal static class Rights
{
    private static readonly IReadOnlyDictionary<StaffRole, IReadOnlySet<Permission>> Table = new Dictionary<StaffRole, IReadOnlySet<Permission>>
    {
        [PoliceChief] = Set(SignedIn, ReadCases, HandleCases, SeeAllCases, ApproveCases, CommandCases, EnterReports, AnswerProcedures, ReadFigures, ReadJournal, RevealReporter, ManageDuty, ProtectData, ManageOrganisation, PlanPatrols, HelpHouseholds, ReadProfile, PrepareProfile, DecideProfile, TendGroups, ManageGroups, ManageVerifiers),
        [DeputyPoliceChief] = Set(SignedIn, ReadCases, HandleCases, SeeAllCases, ApproveCases, EnterReports, AnswerProcedures, ReadFigures, RevealReporter, ManageDuty, ProtectData, ManageOrganisation, PlanPatrols, HelpHouseholds, ReadProfile, PrepareProfile, TendGroups, ManageGroups, ManageVerifiers),
        [AreaOfficer] = Set(SignedIn, ReadCases, HandleCases, EnterReports, AnswerProcedures, RevealReporter, PlanPatrols, HelpHouseholds, ReadProfile, TendGroups),
        [DutyOfficer] = Set(SignedIn, ReadCases, HandleCases, EnterReports, AnswerProcedures, PlanPatrols, ReadProfile, TendGroups),
        [ProcedureDesk] = Set(SignedIn, ReadCases, EnterReports, AnswerProcedures, ReadProfile),
        [HamletHead] = Set(SignedIn, EnterReports, Verify, HelpHouseholds, ReadProfile, TendGroups),
        [Committee] = Set(SignedIn, ReadFigures, ReadProfile),
        [SystemAdministrator] = Set(SignedIn, ManageAccounts, ManageChannels, ReadProfile, PrepareProfile),
    };

    /// <summary>Whether <paramref name="role"/> holds <paramref name="permission"/>.</summary>
    public static bool Allows(this StaffRole role, Permission permission) => Table[role].Contains(permission);

    /// <summary>All permissions of a role.</summary>
    public static IReadOnlySet<Permission> Of(StaffRole role) => Table[role];

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
