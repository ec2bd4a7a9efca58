using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// How a case stands for one of its reporters. Of several each sees and does what they would if they had reported alone (ISO-2): a question,
/// an agreement, an objection or a consent of another changes nothing here until something new comes into this thread.
/// </summary>
internal sealed class ReporterStanding
{
    private readonly List<Said> said;
    private readonly List<Other> others;
    private readonly Reopening? reopening;

    private ReporterStanding(ReportThread thread, Case @case, Case? own, List<Said> said, List<Other> others, Reopening? reopening)
    {
        (Thread, Case, Own, this.said, this.others, this.reopening) = (thread, @case, own, said, others, reopening);
        OverSince = ReopenedByAnother || @case.State is CaseState.Answered ? EndedAt() : null;
    }

    public ReportThread Thread { get; }

    /// <summary>The case that works on the report now.</summary>
    public Case Case { get; }

    /// <summary>The case the report opened, when that was merged into the other one since; null otherwise.</summary>
    public Case? Own { get; }

    /// <summary>The question that the case waits for went to this reporter.</summary>
    public bool IsAsked => Case.Waiting is { } waiting && said.Exists(s => s.Kind is ThreadMessageKind.Question && s.At == waiting.AskedAt);

    /// <summary>Since when it has ended for this reporter, while the case waits for others or goes on because of them; null otherwise.</summary>
    public DateTimeOffset? OverSince { get; }

    public string StateInWords => ReporterSteps.StateInWords(State, Objected);

    public IReadOnlyList<ThreadStep> Steps => ReporterSteps.Of(Case, Own, OverSince ?? (HasAnswerOfBefore ? reopening!.At : null));

    public bool CanAdd => OverSince is null && (Case.IsOpen || Case.State is CaseState.Answered or CaseState.Transferred);

    public bool CanConfirm => State is CaseState.Answered;

    public bool CanObject => State is CaseState.Answered or CaseState.Closed;

    public bool CanRate => Thread.Rating is null && (HasAnswerOfBefore || (Case.AnsweredAt ?? OverSince) is not null);

    /// <summary>Whose work the answer is; null where nobody handled it.</summary>
    public StaffId? HandledBy => (OverSince is not null && Case.IsOpen) || HasAnswerOfBefore ? LastAnswerBy : Case.Handler ?? Case.Finding?.SetBy;

    private CaseState State => OverSince is not null ? CaseState.Closed
        : HasAnswerOfBefore ? CaseState.Answered
        : Case.State is CaseState.AwaitingInfo && !IsAsked ? Case.Waiting!.ReturnTo : Case.State;

    // What was said in an earlier round did not open this one.
    private bool Objected => said.Exists(s => s.Kind is ThreadMessageKind.Objection && (reopening is null || !reopening.ByReporter || s.At >= reopening.At));

    private bool ReopenedByAnother => Case.IsOpen && reopening is { ByReporter: true } && !Objected;

    // Another one objected to the answer that this one has neither agreed nor objected to: here it stands until something new comes.
    private bool HasAnswerOfBefore => OverSince is null && ReopenedByAnother && !reopening!.FromClosed
        && !said.Exists(s => s.Kind is ThreadMessageKind.Question or ThreadMessageKind.Answer && s.At > reopening.At);

    private StaffId? LastAnswerBy => Case.Answers.LastOrDefault(a => a.AnsweredAt is not null)?.WrittenBy;

    /// <summary>How the case stands for whoever wrote this thread.</summary>
    public static async Task<ReporterStanding> OfAsync(BinhYenDb db, ReportThread thread, Case @case, CancellationToken cancellationToken)
    {
        var (id, opened, current, reporter) = (thread.Id, thread.OpenedCaseId, thread.CaseId, Actor.Reporter.Stamp);
        var own = opened == current ? null : await db.Set<Case>().AsNoTracking().Include(c => c.Events).AsSplitQuery().SingleAsync(c => c.Id == opened, cancellationToken);
        var said = await db.Set<ThreadMessage>().Where(m => m.ThreadId == id).Select(m => new Said(m.Kind, m.At)).ToListAsync(cancellationToken);
        var others = await db.Set<ReportThread>().Where(t => t.CaseId == current && t.Id != id).Select(t => new Other(t.AcceptedAt, t.TellingAllowedAt)).ToListAsync(cancellationToken);
        var reopening = await db.Set<Case>().Where(c => c.Id == current || c.Id == opened).SelectMany(c => c.Events).Where(e => e.Act == CaseAct.Reopen)
            .OrderByDescending(e => e.At).Select(e => new Reopening(e.At, e.By == reporter, e.From == CaseState.Closed)).FirstOrDefaultAsync(cancellationToken);
        return new ReporterStanding(thread, @case, own, said, others, reopening);
    }

    /// <summary>When the answer is due as this reporter was told; null when there is no such time.</summary>
    public DateTimeOffset? AnswerDue(DateTimeOffset now) => OverSince is null && !HasAnswerOfBefore ? ReporterSteps.AnswerDue(Case, Own, now, Thread.AnswerTold) : null;

    /// <summary>T14: this reporter accepts the answer; the case ends with the last of them.</summary>
    public Result Accept(Occasion o)
    {
        if (OverSince is not null) return CaseRefusals.WrongState(CaseState.Closed);
        if (HasAnswerOfBefore)
        {
            // The work goes on for whoever objected.
            Thread.AcceptedAt = o.At;
            return Result.Done;
        }

        var done = Case.Close(o, othersWait: others.Exists(t => t.AcceptedAt is null || t.AcceptedAt < Case.AnsweredAt));
        if (done.Succeeded) Thread.AcceptedAt = o.At;
        return done;
    }

    /// <summary>T15: this reporter objects; where another has done so before, the words go to the work that began then.</summary>
    public Result Object(ReopenGround ground, SealedText? words, Occasion o)
    {
        var done = ReopenedByAnother ? Case.JoinReopening(ground, LastAnswerBy, o, Thread.WasUnsatisfactory) : Case.Reopen(ground, words, o, Thread.WasUnsatisfactory);
        if (done.Succeeded) Thread.WasUnsatisfactory |= ground is ReopenGround.NotSatisfied;
        return done;
    }

    /// <summary>This sender allows telling the praise, or takes that back; it is told when every sender of the case allows it (R-HG-33).</summary>
    public Result AllowTelling(bool allowed, Occasion o)
    {
        if (allowed && Thread.TellingAllowedAt is not null) return CaseRefusals.AlreadySo;
        var done = allowed ? Case.ConsentToAnnouncement(o, othersWait: others.Exists(t => t.TellingAllowedAt is null)) : Case.WithdrawConsent(o, hadAgreed: Thread.TellingAllowedAt is not null);
        if (done.Succeeded) Thread.TellingAllowedAt = allowed ? o.At : null;
        return done;
    }

    // An acceptance holds, and so does a case that ended by itself, until there is another question, answer or objection in this thread.
    private DateTimeOffset? EndedAt()
    {
        var accepted = Thread.AcceptedAt is { } at && (Case.AnsweredAt is not { } answered || at >= answered) ? at : (DateTimeOffset?)null;
        var ended = ReopenedByAnother && reopening!.FromClosed && (accepted is null || accepted < reopening.At) ? reopening.At : accepted;
        return ended is not null && !said.Exists(s => s.Kind switch
        {
            ThreadMessageKind.Question or ThreadMessageKind.Answer => s.At > ended,
            ThreadMessageKind.Objection => s.At >= ended,
            _ => false,
        }) ? ended : null;
    }

    private sealed record Said(ThreadMessageKind Kind, DateTimeOffset At);

    private sealed record Other(DateTimeOffset? AcceptedAt, DateTimeOffset? TellingAllowedAt);

    private sealed record Reopening(DateTimeOffset At, bool ByReporter, bool FromClosed);
}
