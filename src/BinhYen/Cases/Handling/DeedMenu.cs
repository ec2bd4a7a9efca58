using BinhYen.Cases.Answering;
using BinhYen.Cases.Approval;
using BinhYen.Cases.Merging;
using BinhYen.Cases.Transferring;
using BinhYen.Cases.Triage;
using BinhYen.Staff;

namespace BinhYen.Cases.Handling;

/// <summary>
/// What this person may do with this case now, found by trying each act on a copy of the case: the aggregate is the only
/// place that knows the rules, and no page shows a button that would be refused.
/// </summary>
internal sealed class DeedMenu
{
    private static readonly SealedText NoWords = new([]);
    private static readonly Reason SomeReason = new("trial", NoWords);
    private static readonly TransferSlip SomeSlip = new("trial", NoWords);
    private static readonly SealedAnswer SomeAnswer = AnswerDraft.CreateLawfulReason("việc này thuộc thẩm quyền nơi khác", "UBND xã", null).Value.Seal(NoWords);
    private static readonly AnonymisedQuestion SomeQuestion = AnonymisedQuestion.Create("câu hỏi", [], _ => NoWords).Value;

    private static readonly IReadOnlyList<(string Path, Func<Case, Occasion, Result> Try)> Trials =
    [
        (OpenForTriage.Path, (c, o) => c.StartTriage(o)),
        (ConfirmKind.Path, (c, o) => c.ConfirmKind(o)),
        (ChangeKind.Path, (c, o) => c.ChangeKind(c.Kind is CaseKind.CrimeTip ? CaseKind.CrimeDenunciation : CaseKind.CrimeTip, SomeReason, o)),
        (ConfirmKindChange.Path, (c, o) => c.ConfirmKindChange(o)),
        (DeclineKindChange.Path, (c, o) => c.DeclineKindChange(SomeReason, o)),
        (Reclassify.Path, (c, o) => c.Reclassify(c.Category is CaseCategory.Noise ? CaseCategory.Theft : CaseCategory.Noise, SomeReason, o)),
        (ChangeUrgency.Path, (c, o) => c.Urgency < Urgency.Emergency ? c.RaiseUrgency(Urgency.Emergency, o) : c.LowerUrgency(Urgency.High, SomeReason, o)),
        (LocateCase.Path, (c, o) => c.Locate(new HamletId(Guid.Empty), o)),
        (Dismiss.Path, (c, o) => c.DismissAsNotACase(SomeReason, replied: true, o)),
        (UndoDismissal.Path, (c, o) => c.UndoDismissal(o)),
        (FlagComplex.Path, (c, o) => c.FlagComplex(SomeReason, o)),
        (WarnEarly.Path, (c, o) => c.WarnEarly(SomeReason, o)),
        (WidenConflict.Path, (c, o) => c.WidenConflict(ConflictScope.Of(new StaffId(Guid.Empty)), handlerIsInvolved: false, SomeReason, o)),
        (TakeForm, (c, o) => c.Assign(new Assignment(o.Staff!, HandlerIsAway: false, Somebody(c)), o)),
        (AssignCase.Path, (c, o) => o.Staff!.IsLeader ? c.Assign(new Assignment(SomebodyElse(c), HandlerIsAway: false, Somebody(c)), o) : CaseRefusals.OnlySelfAssignment),
        (HandOverCase.Path, (c, o) => c.HandOver(new Assignment(SomebodyElse(c), HandlerIsAway: false, Somebody(c)), SomeReason, o)),
        (TakeOver.Path, (c, o) => c.TakeOver(SomeReason, o)),
        (AskReporter.Path, (c, o) => c.AskReporter(NoWords, o)),
        (ReplyToReporter.Path, (c, o) => c.Reply(withPreliminaryResult: false, o)),
        (AddNote.Path, (c, o) => o.Staff!.IsOfficer && c.TextRemovedAt is null ? Result.Done : CaseRefusals.NotYours),
        (StartVerifying.Path, (c, o) => c.StartVerifying(NoWords, o)),
        (RecordVerification.Path, (c, o) => c.RecordVerification(VerificationResult.Confirmed, NoWords, o)),
        (AskExtension.Path, (c, o) => c.AskExtension(c.Clocks.Where(k => k.Kind is ClockKind.Answer && k.IsOpen).Select(k => k.DueAt).LastOrDefault().AddMinutes(1), SomeReason, o)),
        (GrantExtension.Path, (c, o) => c.GrantExtension(NoWords, o)),
        (DeclineExtension.Path, (c, o) => c.DeclineExtension(SomeReason, o)),
        (PutOnHold.Path, (c, o) => c.PutOnHold(o.At.AddDays(1), SomeReason, o)),
        (ResumeCase.Path, (c, o) => c.ResumeFromHold(o)),
        (ReferToMediation.Path, (c, o) => c.ReferToMediation(new HamletId(Guid.Empty), o)),
        (RecordMediation.Path, (c, o) => c.RecordMediation(MediationResult.Agreed, VietnamTime.DateOf(o.At).AddDays(1), NoWords, o)),
        (FollowUpMediation.Path, (c, o) => c.FollowUpMediation(null, NoWords, o)),
        (AskCommittee.Path, (c, o) => c.AskCommittee(SomeQuestion, o)),
        (StoreGuidance.Path, (c, o) => c.StoreGuidance(c.CommitteeQuestions.Where(q => q.Guidance is null).Select(q => q.Number).FirstOrDefault(), NoWords, o)),
        (ProposeTransfer.Path, (c, o) => c.ProposeTransfer(SomeSlip, o)),
        (ConfirmTransfer.Path, (c, o) => c.ConfirmTransfer(o)),
        (DeclineTransfer.Path, (c, o) => c.DeclineTransfer(SomeReason, o)),
        (RecordReceipt.Path, (c, o) => c.RecordReceipt(o)),
        (RecordFilePassed.Path, (c, o) => c.RecordFilePassed(o)),
        (TakeSecretOut.Path, (c, o) => c.TakeSecretOut(SecretGround.Marked, o)),
        (MarkMinor.Path, (c, o) => c.MarkMinor(!c.ConcernsMinor, SomeReason, o)),
        (HandOverNationalSecurity.Path, (c, o) => c.HandOverNationalSecurity(SomeSlip, o)),
        (AnswerDirectly.Path, (c, o) => c.Answer(SomeAnswer, Outcome.Resolved, o)),
        (SubmitForApproval.Path, (c, o) => c.NeedsApproval ? c.SubmitForApproval(SomeAnswer, Outcome.Resolved, "trial", o) : CaseRefusals.NotYours),
        (AnswerAfterTransfer.Path, (c, o) => c.AnswerAfterTransfer(SomeAnswer, Outcome.TransferredToOtherBody, o)),
        (Approve.Path, (c, o) => c.Approve(o)),
        (ReturnForRework.Path, (c, o) => c.ReturnForRework(NoWords, o)),
        (ConfirmOutcome.Path, (c, o) => c.ConfirmOutcome(o)),
        (Reopen.Path, (c, o) => c.Reopen(ReopenGround.NewFacts, null, o)),
        (MergeCases.Path, (c, o) => c.Unmergeable(o) is { } no ? no : Result.Done),
    ];

    /// <summary>Taking a case oneself: the same deed as assigning, without choosing.</summary>
    public const string TakeForm = "take";

    private readonly Dictionary<string, Refusal?> tried = [];

    private DeedMenu()
    {
    }

    /// <summary>Tries everything once.</summary>
    public static DeedMenu For(Case @case, CurrentStaff staff, Occasion o)
    {
        var menu = new DeedMenu();
        if (!MayAct(staff, @case)) return menu;
        foreach (var (path, attempt) in Trials) menu.tried[path] = @case.Try(c => attempt(c, o)).Refusal;
        return menu;
    }

    /// <summary>Why one act would be refused now; null when it would happen.</summary>
    /// <param name="path">The act; one that is tried here.</param>
    /// <param name="case">The case; it stays as it is.</param>
    /// <param name="o">Who would act.</param>
    public static Refusal? AgainstNow(string path, Case @case, Occasion o) => @case.Try(c => Trials.Single(t => t.Path == path).Try(c, o)).Refusal;

    /// <summary>Whether the account may act on this case at all; the desk for procedures only answers questions about them.</summary>
    public static bool MayAct(CurrentStaff staff, Case @case) =>
        staff.May(Permission.HandleCases) || (staff.May(Permission.AnswerProcedures) && @case.Kind is CaseKind.ProcedureQuestion);

    /// <summary>True when the act would happen.</summary>
    public bool Allows(string path) => tried.TryGetValue(path, out var no) && no is null;

    /// <summary>Why not; null when it is allowed or does not concern this person.</summary>
    public Refusal? WhyNot(string path) => tried.GetValueOrDefault(path);

    // People who are nobody in particular: the rules about rank and commune hold for them, those about one person do not.
    private static Actor.Staff Somebody(Case @case) => new(new StaffId(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), @case.CommuneId, StaffRole.PoliceChief);

    private static Actor.Staff SomebodyElse(Case @case) => new(new StaffId(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])), @case.CommuneId, StaffRole.PoliceChief);
}
