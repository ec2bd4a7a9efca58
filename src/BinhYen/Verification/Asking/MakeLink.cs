using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification.Asking;

/// <summary>
/// Makes a web link for one verifier and a code that goes another way: the link by message, the code by telephone. Both
/// are shown once and stored as keyed hashes; making new ones ends the old.
/// </summary>
internal sealed class MakeLink(BinhYenDb db, IRecordSealer vault, BinhYenOptions options)
{
    public async Task<Result<(string Address, string Code)>> ForAsync(CaseUnderVerification work, AskedId id, CancellationToken cancellationToken)
    {
        var @case = work.Case.Id;
        var found = await (from a in db.Set<AskedVerifier>()
                           where a.Id == id
                           join r in db.Set<VerificationRequest>() on a.RequestId equals r.Id
                           where r.CaseId == @case && r.State == RequestState.Sent
                           select a).SingleOrDefaultAsync(cancellationToken);
        if (!work.MayAsk) return VerificationRefusals.OnlyHandler;
        if (found?.SentAt is null) return VerificationRefusals.NotFound;
        var (secret, code) = (OneTime.NewSecret(), OneTime.NewCode());
        (found.LinkHash, found.CodeHash, found.CodeTries) = (vault.HashSecret(OneTime.WebPurpose, secret), vault.HashSecret(OneTime.CodePurpose, secret + code), 0);
        work.Record("verification.link-made.v1", ("request", found.RequestId.ToString()));
        return await work.SaveAsync(cancellationToken) ? ($"{options.PublicUrl}/xac-minh/{secret}", code) : VerificationRefusals.JustChanged;
    }
}
