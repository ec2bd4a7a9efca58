namespace BinhYen.Groups;

/// <summary>What has to be done about a group. Found anew each time from the facts, so a task vanishes when its cause does.</summary>
internal enum GroupTaskKind
{
    Approve,
    FinishSetup,
    NoOfficer,
    NoSubstitute,
    NobodyThere,
    Covering,
    OfficerMoved,
    NoLeader,
    NoTechContact,
    RoleMissing,
    DeputyMissing,
    CommitteeChanged,
    Rename,
    ShorterName,
    WrongSetting,
    LinkShared,
    CheckDue,
    CheckMissed,
    NearlyFull,
    Full,
    OverAccountLimit,
    SecondGroup,
    FigureOld,
    NoRegulation,
    ReadRegulation,
    TellMembers,
    PackageEnds,
    Disabled,
    AccountTrouble,
    Drift,
    DeputiesChanged,
    PeopleWait,
    RemovalWaits,
    RemovalHeldBack,
}

/// <summary>How pressing a task is.</summary>
internal enum TaskWeight
{
    /// <summary>Good to know; nobody has to act.</summary>
    Note,
    Task,

    /// <summary>Late, or people could come to harm.</summary>
    Urgent,
}

/// <param name="Kind">What it is about.</param>
/// <param name="Weight">How pressing.</param>
/// <param name="Group">Which group.</param>
/// <param name="Sentence">What to do, in Vietnamese.</param>
/// <param name="Owner">Whose task it is; null for the leadership.</param>
internal sealed record GroupTask(GroupTaskKind Kind, TaskWeight Weight, ZaloGroup Group, string Sentence, StaffId? Owner)
{
    /// <summary>Text ready to copy; null for none.</summary>
    public string? Copy { get; init; }

    /// <summary>Where it is done: a page below the group's, for example <c>check</c>; null for the group's own page.</summary>
    public string? Page { get; init; }

    /// <summary>Since when it is due; null when it has no day.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Told to the leadership as well, because it was left lying too long or nobody holds it.</summary>
    public bool IsRaised { get; init; }

    public string Href => Page is null ? $"/groups/{Group.Code}" : $"/groups/{Group.Code}/{Page}";
}
