using BinhYen.Cases.Escalating;
using BinhYen.Confidentiality;
using BinhYen.Staff;

namespace BinhYen.Cases.Revealing;

/// <summary>The second person agrees or refuses. Nobody decides over the own request; who was excluded from the case does not even find it.</summary>
internal sealed class DecideReveal(RevealSight sight, RevealIdentity identities, RevealNotices notices, ICaseNews news)
{
    public async Task<Result> HandleAsync(CurrentStaff staff, Guid id, bool approve, CancellationToken cancellationToken)
    {
        if (await sight.RequestAsync(staff, id, cancellationToken) is not { } seen) return RevealRefusals.NotFound;
        if (seen.Request.By == staff.Id) return RevealRefusals.Own;
        if (approve && await sight.AgainstAgreeingAsync(staff, seen, cancellationToken) is { } named) return named;
        var notice = approve ? RevealNotice.Approved : RevealNotice.Refused;
        if (!await identities.DecideAsync(staff, id, seen.Case.Code.ToString(), approve, () => notices.Tell(seen.Case, id, notice, [seen.Request.By]), cancellationToken))
            return RevealRefusals.Settled;
        news.Changed(seen.Case.CommuneId, seen.Case.Id);
        return Result.Done;
    }
}
