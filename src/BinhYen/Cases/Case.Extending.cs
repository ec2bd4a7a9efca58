namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>The handler asks for more time, before the answer is due (workflow §5.4).</summary>
    public Result AskExtension(DateTimeOffset newDue, Reason reason, Occasion o)
    {
        if (Unless(o, Who.Handler, [.. _working, CaseState.AwaitingApproval]) is { } no) return no;
        if (extensions.Any(e => e.IsPending)) return CaseRefusals.ExtensionPending;
        if (Unextendable(newDue, o) is { } refusal) return refusal;
        extensions.Add(new DeadlineExtension { CaseId = Id, Number = extensions.Count + 1, NewDue = newDue, AskedBy = o.Staff!.Id, AskedAt = o.At });
        Note(CaseAct.AskExtension, o, reason);
        return Result.Done;
    }

    /// <summary>A leader grants it, also before the answer is due, and with the words that tell the reporter.</summary>
    public Result GrantExtension(SealedText wordsToReporter, Occasion o)
    {
        if (Unless(o, Who.Leader, [.. CaseStates.Open]) is { } no) return no;
        if (extensions.SingleOrDefault(e => e.IsPending) is not { } asked) return CaseRefusals.NoExtensionPending;
        if (asked.AskedBy == o.Staff!.Id) return CaseRefusals.SecondPersonNeeded;
        if (Unextendable(asked.NewDue, o) is { } refusal) return refusal;
        (asked.DecidedBy, asked.DecidedAt, asked.Granted, asked.WordsToReporter) = (o.Staff.Id, o.At, true, wordsToReporter);
        OpenClock(ClockKind.Answer)!.Extend(asked.NewDue, o.Rules.Calendar);
        Note(CaseAct.GrantExtension, o);
        return Result.Done;
    }

    /// <summary>A leader does not grant it: the due time stays.</summary>
    public Result DeclineExtension(Reason reason, Occasion o)
    {
        if (Unless(o, Who.Leader, [.. CaseStates.Open]) is { } no) return no;
        if (extensions.SingleOrDefault(e => e.IsPending) is not { } asked) return CaseRefusals.NoExtensionPending;
        (asked.DecidedBy, asked.DecidedAt) = (o.Staff!.Id, o.At);
        Note(CaseAct.DeclineExtension, o, reason);
        return Result.Done;
    }

    private Refusal? Unextendable(DateTimeOffset newDue, Occasion o)
    {
        if (OpenClock(ClockKind.Answer) is not { IsRunning: true } clock) return CaseRefusals.NoAnswerClock;
        if (o.At > clock.DueAt) return CaseRefusals.AlreadyOverdue;
        if (extensions.Count(e => e.Granted) >= o.Rules.Clocks.MostExtensions) return CaseRefusals.ExtensionsUsedUp;
        return newDue <= clock.DueAt || newDue > clock.DueAt.AddDays(o.Rules.Clocks.LongestExtensionDays) ? CaseRefusals.ExtensionNotLater : null;
    }
}
