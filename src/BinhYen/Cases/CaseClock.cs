namespace BinhYen.Cases;

/// <summary>What a clock of a case waits for (workflow §5.3).</summary>
internal enum ClockKind
{
    /// <summary>The acknowledgement with the tracking code.</summary>
    Acknowledge,

    /// <summary>The first look of a human.</summary>
    FirstLook,

    /// <summary>The first reply with content to the reporter.</summary>
    FirstReply,

    /// <summary>The preliminary result.</summary>
    PreliminaryResult,

    /// <summary>The answer. This clock decides whether a case was in time.</summary>
    Answer,

    /// <summary>Crime: report to the investigating body (D-05).</summary>
    CrimeHandOver,

    /// <summary>Crime: file of the preliminary work (D-06).</summary>
    CrimeFile,

    /// <summary>Police conduct: first contact by the chief.</summary>
    ChiefContact,

    /// <summary>Tố cáo: first check (D-12).</summary>
    DenunciationCheck,

    /// <summary>Tố cáo: resolution (D-13).</summary>
    DenunciationResolution,

    /// <summary>Khiếu nại: acceptance (D-14).</summary>
    ComplaintAcceptance,

    /// <summary>Khiếu nại: resolution (D-14).</summary>
    ComplaintResolution,

    /// <summary>Data request: carrying it out.</summary>
    DataRequestCarryOut,

    /// <summary>Review of a case that was put on hold.</summary>
    HoldReview,
}

/// <summary>
/// One running, paused or stopped clock of a case. A row, so that no restart loses a deadline. What is overdue stays
/// overdue: neither a pause nor an extension nor a lower urgency moves a due time that has passed.
/// </summary>
internal sealed class CaseClock
{
    private CaseClock()
    {
    }

    public CaseId CaseId { get; private init; }

    /// <summary>1, 2, 3 … within the case.</summary>
    public int Number { get; private init; }

    public ClockKind Kind { get; private init; }

    /// <summary>Which opening of the case it belongs to: 1 at first, one more each time the case is reopened.</summary>
    public int Round { get; private init; }

    /// <summary>Where the period comes from: a row of the legal table (<c>D-05</c>) or <c>profile</c>.</summary>
    public string Basis { get; private set; } = "profile";

    public int Amount { get; private set; }

    public ClockUnit Unit { get; private set; }

    /// <summary>True when the clock stands still while the reporter is asked or the case is on hold. Legal clocks do not.</summary>
    public bool PausesWhileWaiting { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>When it is due, including pauses so far and granted extensions.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>All the counted time somebody has had for it, for percentages.</summary>
    public TimeSpan Allotted { get; private set; }

    /// <summary>Since when it stands still; null while it runs.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>When what it waited for happened; null until then.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>When it lost its meaning, for example because the case was merged; null otherwise.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>The period as a value.</summary>
    public Allowance Allowance => new(Amount, Unit);

    /// <summary>True until it stops or is cancelled; a paused clock is still open.</summary>
    public bool IsOpen => StoppedAt is null && CancelledAt is null;

    /// <summary>True while time passes on it.</summary>
    public bool IsRunning => IsOpen && PausedAt is null;

    /// <summary>True when it is open, not paused, and its due time has passed.</summary>
    public bool IsOverdue(DateTimeOffset now) => IsRunning && now > DueAt;

    internal CaseClock Copy() => (CaseClock)MemberwiseClone();

    internal static CaseClock Start(CaseId caseId, int number, int round, ClockRule rule, DateTimeOffset at, WorkingCalendar calendar)
    {
        var due = rule.Allowance.DueFrom(at, calendar);
        return new CaseClock
        {
            CaseId = caseId, Number = number, Kind = rule.Kind, Round = round, Basis = rule.Basis,
            Amount = rule.Allowance.Amount, Unit = rule.Allowance.Unit, PausesWhileWaiting = rule.PausesWhileWaiting,
            StartedAt = at, DueAt = due, Allotted = rule.Allowance.Measure(at, due, calendar),
        };
    }

    internal void Stop(DateTimeOffset at)
    {
        if (IsOpen) (StoppedAt, PausedAt) = (at, null);
    }

    /// <summary>It was cancelled by a slip of the hand and runs on.</summary>
    internal void Uncancel() => CancelledAt = null;

    internal void Cancel(DateTimeOffset at)
    {
        if (IsOpen) (CancelledAt, PausedAt) = (at, null);
    }

    internal void Pause(DateTimeOffset at)
    {
        if (IsRunning && PausesWhileWaiting && at <= DueAt) PausedAt = at;
    }

    internal void Resume(DateTimeOffset at, WorkingCalendar calendar)
    {
        if (!IsOpen || PausedAt is not { } pausedAt) return;
        var left = Allowance.Measure(pausedAt, DueAt, calendar);
        var due = Allowance.Later(at, left, calendar);
        DueAt = Unit is ClockUnit.WorkingDay or ClockUnit.CalendarDay ? calendar.EndOfOfficeDay(VietnamTime.DateOf(due)) : due;
        PausedAt = null;
    }

    internal void Extend(DateTimeOffset newDue, WorkingCalendar calendar)
    {
        Allotted += Allowance.Measure(DueAt, newDue, calendar);
        DueAt = newDue;
    }

    /// <summary>Follows a new rule because urgency or kind changed; see the type's remark about what is overdue.</summary>
    internal void Retime(ClockRule rule, DateTimeOffset now, bool neverLater, WorkingCalendar calendar)
    {
        if (!IsOpen || now > DueAt) return;
        var due = neverLater
            ? Earliest(DueAt, rule.Allowance.DueFrom(now, calendar))
            : rule.Allowance.DueFrom(StartedAt, calendar);
        if (due <= now) due = Earliest(DueAt, rule.Allowance.DueFrom(now, calendar));
        (Basis, Amount, Unit, PausesWhileWaiting) = (rule.Basis, rule.Allowance.Amount, rule.Allowance.Unit, rule.PausesWhileWaiting);
        (DueAt, Allotted) = (due, rule.Allowance.Measure(StartedAt, due, calendar));
    }

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
