namespace BinhYen.Staff;

/// <summary>What an endpoint asks for. Which role holds which permission stands in <see cref="Rights"/> alone.</summary>
internal enum Permission
{
    /// <summary>Any signed-in account: own profile, password, passkeys.</summary>
    SignedIn,

    /// <summary>Open the inbox and the cases one may see (own, own area, or all with <see cref="SeeAllCases"/>).</summary>
    ReadCases,

    /// <summary>Classify, assign to oneself, ask the reporter, note, verify, handle, answer.</summary>
    HandleCases,

    /// <summary>See every case of the commune that is not closed off by a conflict of interest.</summary>
    SeeAllCases,

    /// <summary>Assign to others, confirm transfers, approve answers, put on hold, raise for guidance.</summary>
    ApproveCases,

    /// <summary>Acts that are the chief's alone: national security, reopening, police conduct.</summary>
    CommandCases,

    /// <summary>Enter a report for a caller or visitor; sees only what was entered by oneself when nothing more is held (R-TL-26).</summary>
    EnterReports,

    /// <summary>Answer questions about procedures.</summary>
    AnswerProcedures,

    /// <summary>Answer neutral verification requests.</summary>
    Verify,

    /// <summary>Keep the register of verifiers.</summary>
    ManageVerifiers,

    /// <summary>See figures without content.</summary>
    ReadFigures,

    /// <summary>Read the journal of the commune.</summary>
    ReadJournal,

    /// <summary>Ask to see who a reporter is, with a reason.</summary>
    RevealReporter,

    /// <summary>Residents' requests about their data, consents, the register of processing, incidents (P-04, P-15, P-17).</summary>
    ProtectData,

    /// <summary>Keep the duty roster, hamlet duties and leave.</summary>
    ManageDuty,

    /// <summary>Hamlets, units, positions, imports of households: what the commune is made of.</summary>
    ManageOrganisation,

    /// <summary>See the register of public places and print the list of a shift. Nothing of persons is in it.</summary>
    PlanPatrols,

    /// <summary>Open the register of households; single ones only of hamlets one helps in .</summary>
    HelpHouseholds,
    /// <summary>Read how the commune works: its model profile, versions, life cycle and calendar. Nothing of residents is in it.</summary>
    ReadProfile,

    /// <summary>Prepare changes of the model profile. They apply only once decided.</summary>
    PrepareProfile,

    /// <summary>Put prepared changes in force, take them back, lead the model through its life.</summary>
    DecideProfile,

    /// <summary>See the groups one may see and do the work of those one has a duty in. Opens no report.</summary>
    TendGroups,

    /// <summary>Approve, staff, pause and dissolve groups; issue regulations; decide about members.</summary>
    ManageGroups,

    /// <summary>Accounts, roles, API keys.</summary>
    ManageAccounts,

    /// <summary>Connect and look after the Official Account; settings of the installation.</summary>
    ManageChannels,
}
