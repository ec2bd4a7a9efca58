using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Conversations;

/// <summary>When an identity is destroyed the talk with it goes too: somebody who writes again years later begins anew, as somebody new.</summary>
internal sealed class ForgetTalk(BinhYenDb db, IRecordSealer vault) : IIdentityFollower
{
    public async Task ForgetAsync(CommuneId commune, Guid reporter, CancellationToken cancellationToken)
    {
        var talks = await db.Set<Talk>().Where(t => t.CommuneId == commune && t.Reporter == reporter).ToListAsync(cancellationToken);
        await vault.DestroyAsync([.. talks.Select(t => t.KeyId)], "identity-destroyed", cancellationToken);
        db.RemoveRange(talks);
    }
}
