using BinhYen.Communes;

namespace BinhYen.Cases;

internal sealed partial class Case
{
    /// <summary>
    /// Follows a hamlet into what it became part of. Where its officers were kept away, the former ones stay away by name
    /// and the new ones are kept away too: a merger opens no case to anybody it was closed to (threat 14).
    /// </summary>
    public Result FollowHamlet(HamletMove move, Occasion o)
    {
        if (o.By != Actor.System) return CaseRefusals.NotYours;
        var lies = HamletId is { } place && move.From.Contains(place);
        var keeps = ConflictHamlet is { } kept && move.From.Contains(kept);
        if (!lies && !keeps) return CaseRefusals.AlreadySo;
        if (keeps)
        {
            foreach (var officer in move.Former) Exclude(officer, ExclusionScope.Everything);
            ConflictHamlet = move.Into;
        }

        if (lies)
        {
            HamletId = move.Into;
            // The old area's substitute looked in because of the area alone.
            if (SubstituteHandler is { } substitute && move.Former.Contains(substitute) && !move.Next.Contains(substitute)) SubstituteHandler = null;
        }

        Note(CaseAct.Locate, o, new Reason("hamlet-merged"));
        return Result.Done;
    }
}
