using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Staff;

namespace BinhYen.Tests.Given;

/// <summary>A made-up commune police with people, rules and a clock that the test moves, and cases in any state.</summary>
internal sealed class GivenCase
{
    public static readonly DateTimeOffset MondayMorning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero); // 8:00 in Vietnam

    public GivenCase()
    {
        Commune = CommuneId.New(MondayMorning);
        Hamlet = HamletId.New(MondayMorning);
        Chief = Person(StaffRole.PoliceChief);
        Deputy = Person(StaffRole.DeputyPoliceChief);
        OtherDeputy = Person(StaffRole.DeputyPoliceChief);
        Officer = Person(StaffRole.AreaOfficer) with { Areas = new HashSet<HamletId> { Hamlet } };
        Colleague = Person(StaffRole.AreaOfficer);
        Duty = Person(StaffRole.DutyOfficer);
        Administrator = Person(StaffRole.SystemAdministrator);
        CommitteeMember = Person(StaffRole.Committee);
        HamletHead = Person(StaffRole.HamletHead);
    }

    public CommuneId Commune { get; }
    public HamletId Hamlet { get; }
    public Actor.Staff Chief { get; }
    public Actor.Staff Deputy { get; }
    public Actor.Staff OtherDeputy { get; }
    public Actor.Staff Officer { get; }
    public Actor.Staff Colleague { get; }
    public Actor.Staff Duty { get; }
    public Actor.Staff Administrator { get; }
    public Actor.Staff CommitteeMember { get; }
    public Actor.Staff HamletHead { get; }

    public IReadOnlyList<Actor> Everybody =>
        [Chief, Deputy, OtherDeputy, Officer, Colleague, Duty, Administrator, CommitteeMember, HamletHead, Actor.System, Actor.Reporter, Actor.Verifier];

    public DateTimeOffset Now { get; set; } = MondayMorning;

    public CaseRules Rules { get; set; } = new(
        PublicHolidays.UsualCalendar(), ClockTable.Proposed(LegalDeadlines.Shipped, new DateOnly(2026, 11, 23), remoteArea: false), ProfileVersion: 3);

    public static SealedText Sealed { get; } = new([1, 2, 3]);

    public static Reason Because { get; } = new("test", Sealed);

    public static TransferSlip Slip { get; } = new("Cơ quan Cảnh sát điều tra", Sealed);

    public Occasion By(Actor who) => new(who, Now, Rules);

    public Actor.Staff Person(StaffRole role) => new(StaffId.New(Now), Commune, role);

    public Assignment ToOfficer => new(Officer, HandlerIsAway: false, Colleague);

    public SealedAnswer GoodAnswer => AnswerDraft
        .Create("đã nhắc nhở và lập biên bản với cơ sở karaoke", VietnamTime.DateOf(Now), "Công an xã", null).Value.Seal(Sealed);

    public CaseReport Report() => new()
    {
        ReportId = ReportId.New(Now), ConversationId = ConversationId.New(Now), ContentHash = new byte[32], ReceivedAt = Now,
    };

    public Case Received(
        CaseKind kind = CaseKind.SecurityReport, CaseCategory category = CaseCategory.Noise, Urgency urgency = Urgency.Normal, ConflictScope? conflict = null) =>
        Case.Receive(CaseId.New(Now), new NewCase(Commune, Hamlet, CaseCode.New("AP"), kind, category, urgency, conflict ?? ConflictScope.None, Report()), By(Actor.System));

    public Case In(CaseState state, CaseKind kind = CaseKind.SecurityReport, CaseCategory category = CaseCategory.Noise, Urgency urgency = Urgency.Normal)
    {
        if (state is CaseState.NotACase) (kind, category) = (CaseKind.NonCase, CaseCategory.Greeting);
        var @case = Received(kind, category, urgency);
        if (state is CaseState.Received) return @case;
        Must(@case.StartTriage(By(Officer)));
        Must(@case.ConfirmKind(By(Officer)));
        if (state is CaseState.Triaging) return @case;
        if (state is CaseState.NotACase) return Done(@case, @case.DismissAsNotACase(Because, replied: true, By(Officer)));
        Must(@case.Assign(kind is CaseKind.PoliceConduct ? new Assignment(Deputy, false, OtherDeputy) : ToOfficer, By(Chief)));
        var handler = kind is CaseKind.PoliceConduct ? Deputy : Officer;
        if (state is CaseState.Assigned) return @case;
        if (state is CaseState.AwaitingInfo) return Done(@case, @case.AskReporter(Sealed, By(handler)));
        if (state is CaseState.OnHold) return Done(@case, @case.PutOnHold(Now.AddDays(10), Because, By(Chief)));
        if (state is CaseState.Merged) return Done(@case, @case.MergeInto(In(CaseState.Assigned, kind, category, urgency), By(handler)));
        Must(@case.StartVerifying(Sealed, By(handler)));
        if (state is CaseState.Verifying) return @case;
        Must(@case.RecordVerification(VerificationResult.Confirmed, Sealed, By(handler)));
        if (state is CaseState.Handling) return @case;
        if (state is CaseState.Transferred)
        {
            Must(@case.ProposeTransfer(Slip, By(handler)));
            return Done(@case, @case.ConfirmTransfer(By(Chief)));
        }

        Must(@case.SubmitForApproval(GoodAnswer, Outcome.Resolved, "Luật 99/2025/QH15", By(handler)));
        if (state is CaseState.AwaitingApproval) return @case;
        Must(@case.Approve(By(Chief)));
        if (state is CaseState.Answered) return @case;
        if (state is CaseState.Reopened) return Done(@case, @case.Reopen(ReopenGround.NewFacts, Sealed, By(Actor.Reporter)));
        return Done(@case, @case.Close(By(Actor.Reporter)));
    }

    public static void Must(Result result) => result.Refusal.ShouldBeNull();

    private static Case Done(Case @case, Result result)
    {
        Must(result);
        return @case;
    }
}
