namespace BinhYen.Cases;

/// <summary>The lists of the inbox by what has to be done next (ux.md §15). Stored, so that a list is one range of an index.</summary>
internal enum CaseQueue
{
    /// <summary>Mới: nobody has it in hand.</summary>
    New,

    /// <summary>Cần xác minh.</summary>
    Verify,

    /// <summary>Chờ trả lời: the reporter is still to hear something, or has been asked.</summary>
    Answer,

    /// <summary>Chờ duyệt: a leader decides.</summary>
    Approve,

    /// <summary>Xong.</summary>
    Done,
}

/// <summary>How states fall into the lists.</summary>
internal static class CaseQueues
{
    /// <summary>Stands in the order of a list where no clock runs: after everything that is due.</summary>
    public static readonly DateTimeOffset NotDue = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static CaseQueue Of(CaseState state) => state switch
    {
        CaseState.Received or CaseState.Triaging or CaseState.Reopened => CaseQueue.New,
        CaseState.Assigned or CaseState.Verifying => CaseQueue.Verify,
        CaseState.Handling or CaseState.AwaitingInfo or CaseState.OnHold or CaseState.Transferred => CaseQueue.Answer,
        CaseState.AwaitingApproval => CaseQueue.Approve,
        CaseState.Answered or CaseState.Closed or CaseState.Merged or CaseState.NotACase => CaseQueue.Done,
    };
}
