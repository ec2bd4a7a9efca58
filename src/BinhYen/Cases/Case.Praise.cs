namespace BinhYen.Cases;

internal sealed partial class Case
{
    private static readonly CaseState[] _afterwards = [.. CaseStates.Open, CaseState.Answered, CaseState.Closed, CaseState.NotACase];

    /// <summary>The person who praised agrees that it may be told to others (R-HG-33). Only they can agree.</summary>
    /// <param name="o">The reporter.</param>
    /// <param name="othersWait">Another one whose words are in the case has not agreed.</param>
    public Result ConsentToAnnouncement(Occasion o, bool othersWait = false)
    {
        if (Unless(o, Who.Reporter, _afterwards) is { } no) return no;
        if (Kind is not CaseKind.Praise) return CaseRefusals.OnlyPraise;
        if (ConcernsMinor) return CaseRefusals.MinorNeedsBothConsents;
        if (AnnouncementConsentAt is not null) return CaseRefusals.AlreadySo;
        if (!othersWait) AnnouncementConsentAt = o.At;
        Note(CaseAct.ConsentToAnnouncement, o);
        return Result.Done;
    }

    /// <summary>Consent can be taken back at any time.</summary>
    /// <param name="o">The reporter.</param>
    /// <param name="hadAgreed">This one had agreed, while another has not.</param>
    public Result WithdrawConsent(Occasion o, bool hadAgreed = false)
    {
        if (Unless(o, Who.Reporter, _afterwards) is { } no) return no;
        if (AnnouncementConsentAt is null && !hadAgreed) return CaseRefusals.AlreadySo;
        AnnouncementConsentAt = null;
        Note(CaseAct.WithdrawConsent, o);
        return Result.Done;
    }
}
