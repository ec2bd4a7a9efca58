using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>
/// A resident answers whether to join a group. Yes and no are recorded alike, with the words that were shown; no name, number or
/// account is asked for, because Zalo itself tells the leader who knocks (P-02, R-DT-53).
/// </summary>
internal sealed class JoinGroup(BinhYenDb db, GroupEntrance entrance, CommuneDirectory communes, Consents consents, TimeProvider clock)
{
    /// <returns>The code of the person's slip, by which the answer is seen and taken back.</returns>
    public async Task<Result<ConsentCode>> HandleAsync(CommuneId commune, string code, ConsentAnswer answer, bool? firstOfHousehold, CancellationToken cancellationToken)
    {
        if (await entrance.LoadAsync(commune, code, cancellationToken) is not { } group) return GroupRefusals.NoSuchGroup;
        var asker = await communes.PoliceNameAsync(commune, cancellationToken);
        var kept = new JoinAnswer
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = commune, GroupId = group.Id, On = clock.Today(), Yes = answer is ConsentAnswer.Yes,
            FirstOfHousehold = answer is ConsentAnswer.Yes ? firstOfHousehold : null,
        };
        db.Add(kept);
        // The consent's own entry in the journal tells of this save.
        var receipt = await consents.TakeAsync(new ConsentGiven(commune, asker, ConsentPurpose.GroupMembership, kept.Id, answer, ConsentChannel.Web, ActorStamp.Reporter), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return receipt.Code;
    }
}

/// <summary>A yes that is taken back counts no longer.</summary>
internal sealed class CountWithdrawnJoin(BinhYenDb db, TimeProvider clock) : IConsentListener
{
    public async Task WithdrawnAsync(Consent consent, CancellationToken cancellationToken)
    {
        if (consent.Purpose is not ConsentPurpose.GroupMembership) return;
        var answer = await db.Set<JoinAnswer>().SingleOrDefaultAsync(a => a.Id == consent.Subject && a.CommuneId == consent.CommuneId, cancellationToken);
        answer?.WithdrawnOn ??= clock.Today();
    }
}
