using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Members;

/// <summary>Forgets what nobody acted on: wishes after two weeks, proposals after a month. Their keys are destroyed.</summary>
internal sealed class ForgetUndecided(BinhYenDb db, IRecordSealer vault, TimeProvider clock)
{
    private static readonly TimeSpan WishLife = TimeSpan.FromDays(14);
    private static readonly TimeSpan ProposalLife = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (wishEnd, proposalEnd) = (now - WishLife, now - ProposalLife);
        var wishes = await db.Set<JoinWish>().Where(w => w.At < wishEnd).Take(200).ToListAsync(cancellationToken);
        var proposals = await db.Set<RemovalProposal>().Where(r => r.State == RemovalState.Waiting && r.ProposedAt < proposalEnd).Take(200).ToListAsync(cancellationToken);
        if (wishes.Count + proposals.Count == 0) return;
        db.RemoveRange(wishes);
        foreach (var proposal in proposals) (proposal.State, proposal.DecidedAt) = (RemovalState.Lapsed, now);
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([.. wishes.Select(w => w.KeyId), .. proposals.Select(p => p.KeyId)], "groups.undecided", cancellationToken);
    }
}
