namespace BinhYen.Intake;

/// <summary>Decides who may open an attachment. The Cases room knows; without it nobody may.</summary>
internal interface IAttachmentAccess
{
    /// <summary>
    /// Whether the person behind the request may open this form of the attachment. False is shown as "there is no such
    /// thing". The original may carry place, device and author, so it deserves a stricter answer than the copies.
    /// </summary>
    ValueTask<bool> MayOpenAsync(HttpContext request, Attachment attachment, AttachmentVariant variant, CancellationToken cancellationToken);
}

/// <summary>The forms an attachment is kept in.</summary>
internal enum AttachmentVariant
{
    /// <summary>The bytes exactly as they came.</summary>
    Original,

    /// <summary>What is worked with: a picture redrawn without metadata, at most 1,600 pixels long; of other files a copy without hidden data, made when it is opened.</summary>
    Display,

    /// <summary>The same, at most 320 pixels long.</summary>
    Thumbnail,
}

/// <summary>Nobody may open anything.</summary>
internal sealed class NoAttachmentAccess : IAttachmentAccess
{
    public ValueTask<bool> MayOpenAsync(
        HttpContext request, Attachment attachment, AttachmentVariant variant, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
