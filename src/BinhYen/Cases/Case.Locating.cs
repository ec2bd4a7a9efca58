namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// Says in which hamlet it happened. The reporter fills what was missing; an officer may also correct it. Where the
    /// officers of a hamlet are kept away, the place stays as it is: another place would let them in.
    /// </summary>
    public Result Locate(HamletId hamlet, Occasion o)
    {
        if (Unless(o, Who.Officer | Who.Reporter | Who.System, [.. CaseStates.Open]) is { } no) return no;
        if (HamletId == hamlet) return CaseRefusals.AlreadySo;
        if (ConflictHamlet is not null || (HamletId is not null && o.Staff is null)) return CaseRefusals.PlaceIsSet;
        HamletId = hamlet;
        Note(CaseAct.Locate, o);
        return Result.Done;
    }
}
