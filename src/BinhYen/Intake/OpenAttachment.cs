using BinhYen.Intake.Media;
using BinhYen.Vault;

namespace BinhYen.Intake;

/// <summary>One form of an attachment, opened.</summary>
/// <param name="Content">The plain bytes.</param>
/// <param name="MediaType">What they are.</param>
/// <param name="DownloadName">A name made from the id and the true type; never the name it was sent under.</param>
internal sealed record OpenedAttachment(byte[] Content, string MediaType, string DownloadName);

/// <summary>Opens kept attachments. Rights are the caller's matter.</summary>
internal sealed class OpenAttachment(IRecordSealer sealer, AttachmentFiles files)
{
    /// <summary>Purpose under which the original name is sealed.</summary>
    public const string NamePurpose = "attachment.name";

    /// <summary>Purpose under which the hash of the original is sealed.</summary>
    public const string HashPurpose = "attachment.hash";

    public async Task<Result<OpenedAttachment>> RunAsync(Attachment attachment, AttachmentVariant variant, CancellationToken cancellationToken)
    {
        if (variant is AttachmentVariant.Original || attachment.HasCopies) return await KeptAsync(attachment, variant, cancellationToken);
        if (variant is not AttachmentVariant.Display) return AttachmentRefusals.NotFound;
        if (!(await KeptAsync(attachment, AttachmentVariant.Original, cancellationToken)).TryGet(out var original, out var refusal)) return refusal;
        return WorkingCopy.Of(attachment.MediaType, original.Content) is { } clean ? original with { Content = clean } : AttachmentRefusals.NotCleaned;
    }

    /// <summary>The name it was sent under, for those who may see the content; null when it had none or was deleted.</summary>
    public async Task<string?> NameAsync(Attachment attachment, CancellationToken cancellationToken) =>
        attachment.OriginalName is { } name ? await WordsAsync(name, NamePurpose, cancellationToken) : null;

    /// <summary>SHA-256 of the original as 64 hexadecimal digits, as it is printed beside evidence; null when it was deleted.</summary>
    public Task<string?> HashAsync(Attachment attachment, CancellationToken cancellationToken) => WordsAsync(attachment.Hash, HashPurpose, cancellationToken);

    private async Task<Result<OpenedAttachment>> KeptAsync(Attachment attachment, AttachmentVariant variant, CancellationToken cancellationToken)
    {
        if (await files.ReadAsync(attachment.Id, variant, cancellationToken) is not { } envelope) return AttachmentRefusals.NotFound;
        var opened = await sealer.OpenAsync(Sealed.FromBytes<byte[]>(envelope), AttachmentFiles.Purpose(attachment.Id, variant), cancellationToken);
        return opened.Match<Result<OpenedAttachment>>(
            opened: content => Describe(attachment, variant, content),
            destroyed: () => AttachmentRefusals.NotFound,
            corrupt: () => AttachmentRefusals.Unreadable);
    }

    private async Task<string?> WordsAsync(SealedText text, string purpose, CancellationToken cancellationToken) =>
        (await sealer.OpenAsync(Sealed.FromBytes<string>(text.Envelope), purpose, cancellationToken)).TryGet(out var words) ? words : null;

    private static OpenedAttachment Describe(Attachment attachment, AttachmentVariant variant, byte[] content)
    {
        var type = variant is AttachmentVariant.Original ? attachment.MediaType : ImageCopies.MediaType;
        var suffix = attachment.Id.Value.ToString("N")[^8..];
        return new OpenedAttachment(content, type, $"dinh-kem-{suffix}.{FileSignature.ExtensionOf(type)}");
    }
}
