using BinhYen.Platform.Persistence;
using BinhYen.Vault;

namespace BinhYen.Verification;

/// <summary>Keeps a verifier's picture, redrawn from its pixels and sealed. The room that stores files knows how.</summary>
internal interface IVerifierPhotos
{
    /// <summary>Keeps the redrawn picture; the row commits with the caller's save. Refuses what is no picture.</summary>
    Task<Result<Guid>> KeepAsync(BinhYenDb db, CommuneId commune, RecordKeyId key, Stream content, CancellationToken cancellationToken);
}
