namespace BinhYen.Cases;

/// <summary>
/// One event that officers handle from the first report to the closing (workflow §5). It changes only through its
/// methods: each checks who acts, in which state, under which rules, and then either happens and is recorded as a
/// <see cref="CaseEvent"/>, or returns a refusal and changes nothing. The words of the reporter are not here: a
/// <see cref="CaseReport"/> only points to them.
/// </summary>
internal sealed partial class Case
{
    private List<CaseEvent> events = [];
    private List<CaseClock> clocks = [];
    private List<CaseReport> reports = [];
    private List<CaseAnswer> answers = [];
    private List<CaseExclusion> exclusions = [];
    private List<DeadlineExtension> extensions = [];
    private List<Mediation> mediations = [];
    private List<CommitteeQuestion> questions = [];

    private Case()
    {
    }

    public CaseId Id { get; private init; }
    public CommuneId CommuneId { get; private init; }

    /// <summary>Where it happened, as far as known; null when it cannot be placed in one hamlet.</summary>
    public HamletId? HamletId { get; private set; }

    /// <summary>What people call it: on pages, papers and in logs.</summary>
    public CaseCode Code { get; private init; } = null!;

    public CaseState State { get; private set; }
    public CaseKind Kind { get; private set; }

    /// <summary>The officer who confirmed the kind, and with it the legal track; null while a machine only suggests it (R-TT-08).</summary>
    public StaffId? KindConfirmedBy { get; private set; }
    public PendingKind? PendingKind { get; private set; }
    public CaseCategory Category { get; private set; }
    public Urgency Urgency { get; private set; }

    /// <summary>The highest urgency since triage: approval and second person cannot be escaped by lowering it later.</summary>
    public Urgency PeakUrgency { get; private set; }

    /// <summary>Phức tạp: escalates one rung higher (R-YC-11).</summary>
    public bool IsComplex { get; private set; }

    /// <summary>A conflict between residents that may grow worse (R-YC-65).</summary>
    public bool IsEarlyWarning { get; private set; }

    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>The officer who opened it first; null before.</summary>
    public StaffId? TriagedBy { get; private set; }

    /// <summary>The one responsible person; null until assigned and after the handler turned out to be involved.</summary>
    public StaffId? Handler { get; private set; }
    public StaffId? SubstituteHandler { get; private set; }

    public VerificationResult? Verification { get; private set; }
    public Waiting? Waiting { get; private set; }
    public Hold? Hold { get; private set; }
    public Transfer? Transfer { get; private set; }
    public Finding? Finding { get; private set; }

    /// <summary>When the present answer was given; null before and after reopening.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When the reporter first got an answer or was told of a lawful transfer; decides whether it was in time.</summary>
    public DateTimeOffset? FirstSettledAt { get; private set; }
    public Closing? Closing { get; private set; }
    public CaseId? MergedInto { get; private set; }

    /// <summary>1 at first, one more each time the case is reopened.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>True while only the chief may assign the reopened case.</summary>
    public bool WaitsForChief { get; private set; }

    /// <summary>Working time that questions to the reporter have paused the clocks so far.</summary>
    public TimeSpan PauseUsed { get; private set; }

    /// <summary>All officers of this hamlet are kept away, because an officer is meant but not named; null otherwise.</summary>
    public HamletId? ConflictHamlet { get; private set; }

    /// <summary>The chief is concerned: only the hand-over to the province remains.</summary>
    public bool ConflictAboveCommune { get; private set; }

    /// <summary>True as soon as anybody is kept away because of an interest, or the kind is police conduct.</summary>
    public bool HasConflict { get; private set; }

    /// <summary>True when the reporter's first words concerned officers already, and not only what staff found or made of it later.</summary>
    public bool BeganWithConflict { get; private init; }

    /// <summary>When the sealed texts were removed after a national-security hand-over; null otherwise.</summary>
    public DateTimeOffset? TextRemovedAt { get; private set; }

    /// <summary>When the last of the reporters agreed that the praise may become an announcement; null while one has not (R-HG-33).</summary>
    public DateTimeOffset? AnnouncementConsentAt { get; private set; }

    /// <summary>The next due time of a running clock, for lists; null when none runs.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    /// <summary>Which list of the inbox it stands in: follows from the state.</summary>
    public CaseQueue Queue { get; private set; }

    /// <summary>Its place in the lists: the next due time, or <see cref="CaseQueues.NotDue"/> while no clock runs.</summary>
    public DateTimeOffset ListAt { get; private set; }

    /// <summary>True while a leader owes a decision: an answer, a transfer, more time, or a change of kind waits.</summary>
    public bool AwaitsDecision { get; private set; }

    /// <summary>The next date on which an unsettled conflict is looked at again, for lists; null when none is open (R-HG-07).</summary>
    public DateOnly? NextFollowUpOn { get; private set; }

    /// <summary>One more with every act; two people who save the same version do not overwrite each other.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<CaseEvent> Events => events;
    public IReadOnlyList<CaseClock> Clocks => clocks;
    public IReadOnlyList<CaseReport> Reports => reports;
    public IReadOnlyList<CaseAnswer> Answers => answers;
    public IReadOnlyList<CaseExclusion> Exclusions => exclusions;
    public IReadOnlyList<DeadlineExtension> Extensions => extensions;
    public IReadOnlyList<Mediation> Mediations => mediations;
    public IReadOnlyList<CommitteeQuestion> CommitteeQuestions => questions;

    /// <summary>National security: only the chief sees and hands over (R-YC-63).</summary>
    public bool IsNationalSecurity => Category is CaseCategory.NationalSecurity;

    /// <summary>True while somebody of the commune still owes something.</summary>
    public bool IsOpen => CaseStates.IsOpen(State);

    /// <summary>An emergency that whoever is on duty sees: not one about an officer, which waits for a leader. More cries for help belong to it.</summary>
    public bool IsEmergencyOnDuty => IsOpen && Urgency is Urgency.Emergency && !HasConflict;

    /// <summary>A cry for help that somebody of the commune hears, also one that is closed to whom it may speak of: what its sender says next belongs to it.</summary>
    public bool IsCryForHelp => IsOpen && Urgency is Urgency.Emergency && !ConflictAboveCommune;

    /// <summary>Another cry of its sender stands in it. Of a complaint about an officer nobody on duty hears: that cry alarms by itself.</summary>
    public bool TakesMoreCries => IsCryForHelp && Kind is not CaseKind.PoliceConduct;

    private bool IsCrime => CaseKinds.Of(Kind).IsCrime;

    private void Record(CaseAct act, CaseState to, Occasion o, Reason? reason = null)
    {
        Version++;
        events.Add(CaseEvent.Of(Id, Version, act, Version == 1 ? null : State, to, o, reason));
        State = to;
        NextDueAt = clocks.Where(c => c.IsRunning).Select(c => (DateTimeOffset?)c.DueAt).Min();
        Queue = CaseQueues.Of(to);
        ListAt = NextDueAt ?? CaseQueues.NotDue;
        AwaitsDecision = IsOpen && (to is CaseState.AwaitingApproval || PendingKind is not null || extensions.Any(e => e.IsPending))
            || to is not (CaseState.Merged or CaseState.NotACase or CaseState.Closed) && Transfer is { ConfirmedBy: null };
        NextFollowUpOn = mediations.Where(m => m.SettledAt is null && m.Result is not null).Select(m => m.FollowUpOn).Min();
        PlanWake(act, o);
    }

    private void Note(CaseAct act, Occasion o, Reason? reason = null) => Record(act, State, o, reason);
}
