using BinhYen.Intake.Media;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using BinhYen.Verification;

namespace BinhYen.Intake;

/// <summary>
/// Keeps a verifier's picture as it was redrawn and nothing else: what a telephone wrote beside it, place and device,
/// would tell where the verifier stood.
/// </summary>
internal sealed class VerifierPictures(StoreAttachment store, ImageCopies images) : IVerifierPhotos
{
    public async Task<Result<Guid>> KeepAsync(BinhYenDb db, CommuneId commune, RecordKeyId key, Stream content, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancellationToken);
        var bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        if (ActiveContent.IsIn(bytes.Span) || FileSignature.Of(bytes.Span) is not { Kind: AttachmentKind.Image }) return AttachmentRefusals.UnknownType;
        if (!(await images.DrawAsync(bytes, cancellationToken)).TryGet(out var redrawn, out var broken)) return broken;
        using var clean = new MemoryStream(redrawn.Display);
        var kept = await store.RunAsync(db, new AttachmentUpload(commune, key, clean, AttachmentSource.Web), cancellationToken);
        if (!kept.TryGet(out var attachment, out var no)) return no;
        // No reporter's message holds it: a sweep of unsent forms would take it for one, and the answers go with its key.
        attachment.SentAt = attachment.ReceivedAt;
        return attachment.Id.Value;
    }
}
