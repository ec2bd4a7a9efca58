using BinhYen.Confidentiality;
using BinhYen.Staff;

namespace BinhYen.Cases;

/// <summary>One opening of an identity as its reporter is told of it: when, why, and by which sort of person; no name of an officer (decision 0060).</summary>
/// <param name="At">When.</param>
/// <param name="Why">The reason from the list, said to the reporter.</param>
/// <param name="By">"người xử lý tin" or "lãnh đạo Công an xã".</param>
/// <param name="TwoPeople">A second person agreed before.</param>
internal sealed record IdentityOpening(DateTimeOffset At, string Why, string By, bool TwoPeople);

/// <summary>Tells a reporter when and why the own identity was opened (X-11, P-04).</summary>
internal sealed class IdentityOpenings(RevealIdentity identities, StaffDirectory directory)
{
    public async Task<IReadOnlyList<IdentityOpening>> OfAsync(ConversationId thread, CancellationToken cancellationToken)
    {
        var openings = new List<IdentityOpening>();
        foreach (var request in await identities.OfThreadAsync(thread.Value, cancellationToken))
        {
            if (await identities.OpenedAtAsync(request, cancellationToken) is not { } at) continue;
            var role = (await directory.FindAsync(request.By, cancellationToken))?.Role;
            openings.Add(new IdentityOpening(
                at, request.Reason.ForReporter(), role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief ? "lãnh đạo Công an xã" : "cán bộ xử lý tin này", request.DecidedBy is not null));
        }

        return openings;
    }
}
