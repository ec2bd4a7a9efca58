using BinhYen.Staff;

namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>The draft that waits for approval; null when none does.</summary>
    public CaseAnswer? CurrentDraft => answers.LastOrDefault(a => a is { AnsweredAt: null, ReturnedAt: null });

    /// <summary>True when a leader must approve the answer (T10): crime, police conduct, tố cáo, khiếu nại, any conflict, High and Emergency.</summary>
    public bool NeedsApproval => IsCrime || HasConflict || PeakUrgency >= Urgency.High
        || Kind is CaseKind.PoliceConduct or CaseKind.Denunciation or CaseKind.Complaint;

    /// <summary>True when a second person must confirm the outcome before closing (R-TT-11).</summary>
    public bool NeedsSecondPerson => HasConflict || PeakUrgency >= Urgency.High;

    /// <summary>T10: the handler's answer waits for a leader.</summary>
    /// <param name="answer">A checked and sealed answer.</param>
    /// <param name="outcome">What the case came to.</param>
    /// <param name="lawfulBasis">For crime kinds: the law that lets commune police finish it; null otherwise.</param>
    /// <param name="o">The handler.</param>
    public Result SubmitForApproval(SealedAnswer answer, Outcome outcome, string? lawfulBasis, Occasion o)
    {
        if (Unless(o, Who.Handler, CaseState.Handling) is { } no) return no;
        if (Unanswerable(answer, outcome, o) is { } unready) return unready;
        if (IsCrime && string.IsNullOrWhiteSpace(lawfulBasis)) return CaseRefusals.LawfulBasisMissing;
        if (lawfulBasis?.Trim().Length > CaseAnswer.LongestLawfulBasis) return CaseRefusals.LawfulBasisTooLong;
        Write(answer, outcome, lawfulBasis?.Trim(), o);
        Record(CaseAct.SubmitForApproval, CaseState.AwaitingApproval, o);
        return Result.Done;
    }

    /// <summary>T11: a leader who neither wrote it nor handles the case approves; the approval also confirms the outcome.</summary>
    public Result Approve(Occasion o)
    {
        if (Unless(o, Who.Leader, CaseState.AwaitingApproval) is { } no) return no;
        if (Inapprovable(o.Staff!) is { } unfit) return unfit;
        CurrentDraft!.ApprovedBy = o.Staff!.Id;
        Finding!.ConfirmedBy = o.Staff.Id;
        Give(CurrentDraft!, o);
        Record(CaseAct.Approve, CaseState.Answered, o);
        return Result.Done;
    }

    /// <summary>T11: a leader sends the draft back with a remark.</summary>
    public Result ReturnForRework(SealedText remark, Occasion o)
    {
        if (Unless(o, Who.Leader, CaseState.AwaitingApproval) is { } no) return no;
        if (Inapprovable(o.Staff!) is { } unfit) return unfit;
        CurrentDraft!.ReturnedAt = o.At;
        Finding = null;
        Record(CaseAct.ReturnForRework, CaseState.Handling, o, new Reason("rework", remark));
        return Result.Done;
    }

    /// <summary>T12: the handler answers directly, where no approval is needed.</summary>
    public Result Answer(SealedAnswer answer, Outcome outcome, Occasion o)
    {
        if (Unless(o, Who.Handler, CaseState.Handling) is { } no) return no;
        if (NeedsApproval) return CaseRefusals.ApprovalNeeded;
        if (Unanswerable(answer, outcome, o) is { } unready) return unready;
        Give(Write(answer, outcome, lawfulBasis: null, o), o);
        Record(CaseAct.Answer, CaseState.Answered, o);
        return Result.Done;
    }

    /// <summary>T13: the reporter is told where the case went and how to ask there. A leader has confirmed the transfer before.</summary>
    public Result AnswerAfterTransfer(SealedAnswer answer, Outcome outcome, Occasion o)
    {
        var who = Handler is null ? Who.Triager | Who.Leader : Who.Handler;
        if (Unless(o, who, CaseState.Transferred) is { } no) return no;
        if (TextRemovedAt is not null) return CaseRefusals.AlreadyHandedOver;
        if (Transfer!.ConfirmedBy is null) return CaseRefusals.TransferNotConfirmed;
        if (Unanswerable(answer, outcome, o) is { } unready) return unready;
        Give(Write(answer, outcome, lawfulBasis: null, o), o);
        Record(CaseAct.AnswerAfterTransfer, CaseState.Answered, o);
        return Result.Done;
    }

    /// <summary>A second person confirms what the case came to, where nobody approved the answer (R-TT-11).</summary>
    public Result ConfirmOutcome(Occasion o)
    {
        if (Unless(o, Who.Officer, CaseState.Answered) is { } no) return no;
        if (Finding!.ConfirmedBy is not null) return CaseRefusals.OutcomeAlreadyConfirmed;
        if (Finding.SetBy == o.Staff!.Id || o.Staff.Id == Handler) return CaseRefusals.SecondPersonNeeded;
        Finding.ConfirmedBy = o.Staff.Id;
        Note(CaseAct.ConfirmOutcome, o);
        return Result.Done;
    }

    private Refusal? Unanswerable(SealedAnswer answer, Outcome outcome, Occasion o)
    {
        if (PendingKind is not null) return CaseRefusals.KindChangePending;
        if (Transfer is { LeftAt: null }) return CaseRefusals.TransferPending;
        if (Category is CaseCategory.Unclear) return CaseRefusals.CategoryUnclear;
        if (!Outcomes.OfAnswers.Contains(outcome)) return CaseRefusals.OutcomeNotForAnswers;
        if (outcome is Outcome.Mediated && mediations.All(m => m.Result is not MediationResult.Agreed)) return CaseRefusals.MediatedWithoutAgreement;
        return answer.Facts.DoneOn > VietnamTime.DateOf(o.At) ? CaseRefusals.DoneInFuture : null;
    }

    private Refusal? Inapprovable(Actor.Staff leader)
    {
        if (CurrentDraft!.WrittenBy == leader.Id || Handler == leader.Id) return CaseRefusals.WriterCannotApprove;
        if (IsExcluded(leader, ExclusionScope.Handling)) return CaseRefusals.TakenOffHandling;
        // A deputy approves about the police only what the chief has written (workflow §7.8).
        return Kind is CaseKind.PoliceConduct && leader.Role is not StaffRole.PoliceChief && !CurrentDraft!.WrittenByChief
            ? CaseRefusals.ChiefMustApprove
            : null;
    }

    private CaseAnswer Write(SealedAnswer answer, Outcome outcome, string? lawfulBasis, Occasion o)
    {
        var written = new CaseAnswer
        {
            CaseId = Id, Number = answers.Count + 1, Basis = answer.Facts.Basis, DoneOn = answer.Facts.DoneOn, Unit = answer.Facts.Unit,
            Text = answer.Text, LawfulBasis = lawfulBasis, WrittenBy = o.Staff!.Id, WrittenAt = o.At,
            WrittenByChief = o.Staff.Role is StaffRole.PoliceChief,
        };
        answers.Add(written);
        Finding = new Finding { Outcome = outcome, SetBy = o.Staff.Id };
        return written;
    }

    private void Give(CaseAnswer answer, Occasion o)
    {
        answer.AnsweredAt = o.At;
        AnsweredAt = o.At;
        FirstSettledAt ??= o.At;
        foreach (var clock in clocks.Where(c => c.Kind is not (ClockKind.DataRequestCarryOut or ClockKind.CrimeFile) || answer.LawfulBasis is not null))
            clock.Stop(o.At);
    }
}
