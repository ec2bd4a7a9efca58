namespace BinhYen.Cases;

/// <summary>Where a category usually leads after triage. A hint for the officer, never an automatic action.</summary>
public enum CategoryTrack
{
    /// <summary>Only handed over to the competent body by the chief; nothing is kept here (national security).</summary>
    HandOverOnly,

    /// <summary>Information about crime: receipt record, preliminary check, hand-over (BLTTHS Art. 144–147).</summary>
    Crime,

    /// <summary>Administrative order: check, remind, record, sanction by the competent person.</summary>
    Administrative,

    /// <summary>The hamlet's mediation team first, with an early warning to the officer (R-YC-65).</summary>
    Mediation,

    /// <summary>Only the event is checked; no file on a person is opened (R-HG-22).</summary>
    EventCheck,

    /// <summary>Emergency services first: 113, 114, 115 or 112.</summary>
    EmergencyServices,

    /// <summary>Usually passed to the People's Committee or another competent body.</summary>
    OtherBody,

    /// <summary>Guidance to the sender about what to do.</summary>
    Guidance,

    /// <summary>Conflict-of-interest rules for reports about the police.</summary>
    PoliceConduct,

    /// <summary>Thank and answer.</summary>
    Answer,

    /// <summary>Answer from the checked library of procedures.</summary>
    ProcedureLibrary,

    /// <summary>Joined to the earlier report of the same sender.</summary>
    EarlierReport,

    /// <summary>The data-protection officer.</summary>
    DataProtection,

    /// <summary>Automatic reply, or nothing (advertising is hidden).</summary>
    NoAction,

    /// <summary>Ask the sender one question; must be classified before the case closes (R-YC-67).</summary>
    AskBack,
}
