namespace BinhYen.Cases;

/// <summary>Everything that can be done to a case. What is not here cannot be done: there is no deleting and no rewriting.</summary>
internal enum CaseAct
{
    Receive,
    Acknowledge,
    StartTriage,
    ConfirmKind,
    DismissAsNotACase,
    Assign,
    HandOver,

    /// <summary>Somebody else takes the second place.</summary>
    NameSubstitute,
    Substitute,
    TakeOver,
    AskReporter,
    ReporterAnswered,
    WaitingExpired,
    Reply,
    StartVerifying,
    RecordVerification,
    ProposeTransfer,
    ConfirmTransfer,
    DeclineTransfer,
    RecordReceipt,
    RecordFilePassed,
    HandOverAboveCommune,
    HandOverNationalSecurity,
    SubmitForApproval,
    Approve,
    ReturnForRework,
    Answer,
    AnswerAfterTransfer,
    ConfirmOutcome,
    Close,

    /// <summary>One of several reporters agrees; the others have not yet.</summary>
    AcceptAnswer,
    Reopen,

    /// <summary>Another reporter objects to an answer that was reopened before.</summary>
    JoinReopening,
    MergeInto,
    PutOnHold,
    ResumeFromHold,
    RaiseUrgency,
    LowerUrgency,
    Reclassify,
    ChangeKind,
    ProposeKindChange,
    ConfirmKindChange,
    DeclineKindChange,
    FlagComplex,
    WarnEarly,
    WidenConflict,
    AskExtension,
    GrantExtension,
    DeclineExtension,
    ReferToMediation,
    RecordMediation,
    FollowUpMediation,
    AskCommittee,
    StoreGuidance,
    ConsentToAnnouncement,
    WithdrawConsent,
    AddReport,
    Locate,

    /// <summary>A dismissal was taken back at once.</summary>
    UndoDismissal,

    /// <summary>T18: nobody confirmed the receipt within 72 hours; the words went all the same.</summary>
    ForgetUnreceipted,

    /// <summary>The chief took a State secret out (B-03).</summary>
    TakeSecretOut,

    /// <summary>A child is concerned (P-11).</summary>
    MarkMinor,
    UnmarkMinor,
}

/// <summary>The numbers that the state machine on paper gives to acts.</summary>
internal static class CaseActs
{
    /// <summary>T1–T18 of the state machine, or null for an act that leaves the state as it is.</summary>
    public static int? TransitionOf(CaseAct act) => act switch
    {
        CaseAct.Receive => 1,
        CaseAct.StartTriage => 2,
        CaseAct.DismissAsNotACase => 3,
        CaseAct.Assign => 4,
        CaseAct.AskReporter => 5,
        CaseAct.ReporterAnswered or CaseAct.WaitingExpired => 6,
        CaseAct.StartVerifying => 7,
        CaseAct.RecordVerification => 8,
        CaseAct.ConfirmTransfer or CaseAct.HandOverAboveCommune => 9,
        CaseAct.SubmitForApproval => 10,
        CaseAct.Approve or CaseAct.ReturnForRework => 11,
        CaseAct.Answer => 12,
        CaseAct.AnswerAfterTransfer => 13,
        CaseAct.Close => 14,
        CaseAct.Reopen => 15,
        CaseAct.MergeInto => 16,
        CaseAct.PutOnHold or CaseAct.ResumeFromHold => 17,
        CaseAct.HandOverNationalSecurity => 18,
        _ => null,
    };
}
