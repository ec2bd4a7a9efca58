namespace BinhYen.Staff.Agreements;

/// <summary>What a leader must agree to.</summary>
internal static class AgreementRules
{
    // Words of residents, names of households, requests to look at something: whoever holds one of these learns of a person.
    private static readonly Permission[] OfContent =
    [
        Permission.ReadCases, Permission.HandleCases, Permission.SeeAllCases, Permission.ApproveCases, Permission.CommandCases, Permission.RevealReporter,
        Permission.ReadJournal, Permission.ProtectData, Permission.Verify, Permission.HelpHouseholds, Permission.ManageOrganisation, Permission.ManageVerifiers,
    ];

    /// <summary>Whether a role sees anything of residents.</summary>
    public static bool SeesContent(this StaffRole role) => OfContent.Any(p => role.Allows(p));
}
