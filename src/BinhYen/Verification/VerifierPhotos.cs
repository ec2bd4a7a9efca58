using BinhYen.Cases;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification;

/// <summary>Says which pictures belong to a case because a verifier sent them in answer to a question about it.</summary>
internal static class VerifierPhotos
{
    public static Task<bool> IsOfCaseAsync(BinhYenDb db, CaseId id, Guid photo, CancellationToken cancellationToken) =>
        (from a in db.Set<AskedVerifier>()
         where a.PhotoId == photo
         join r in db.Set<VerificationRequest>() on a.RequestId equals r.Id
         where r.CaseId == id
         select a.Id).AnyAsync(cancellationToken);
}
