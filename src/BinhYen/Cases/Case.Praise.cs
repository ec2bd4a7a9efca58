namespace BinhYen.Cases;

internal sealed partial class Case
{
    private static readonly CaseState[] _afterwards = [.. CaseStates.Open, CaseState.Answered, CaseState.Closed, CaseState.NotACase];

    /// <summary>The person who praised agrees that it may be told to others (R-HG-33). Only they can agree.</summary>
    public Result ConsentToAnnouncement(Occasion o)
    {
        if (Unless(o, Who.Reporter, _afterwards) is { } no) return no;
        if (Kind is not CaseKind.Praise) return CaseRefusals.OnlyPraise;
        if (ConcernsMinor) return CaseRefusals.MinorNeedsBothConsents;
        if (AnnouncementConsentAt is not null) return CaseRefusals.AlreadySo;
        AnnouncementConsentAt = o.At;
        Note(CaseAct.ConsentToAnnouncement, o);
        return Result.Done;
    }

    /// <summary>Consent can be taken back at any time.</summary>
    public Result WithdrawConsent(Occasion o)
    {
        if (Unless(o, Who.Reporter, _afterwards) is { } no) return no;
        if (AnnouncementConsentAt is null) return CaseRefusals.AlreadySo;
        AnnouncementConsentAt = null;
        Note(CaseAct.WithdrawConsent, o);
        return Result.Done;
    }
}
